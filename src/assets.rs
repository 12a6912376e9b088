//! What a browser loads beside the pages: style, scripts, wasm, icon. Embedded from `target/site` (made by
//! `cargo xtask client`), served under a path that holds their hash, and so cached for ever.

use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// The folder: inside the program in a release build, read from disk in a debug build.
#[derive(RustEmbed)]
#[folder = "target/site"]
#[allow_missing = true]
struct Site;

/// Every file in memory, and the path they live under. One hash stands for all of them, so that relative imports
/// between them keep working.
#[derive(Debug)]
pub struct Assets {
    base: String,
    files: BTreeMap<String, File>,
}

#[derive(Debug)]
struct File {
    kind: HeaderValue,
    plain: Bytes,
    brotli: Option<Bytes>,
}

impl Assets {
    /// Reads the embedded folder; in a debug build a new client build is seen at the next start.
    pub fn load() -> Self {
        Self::from_files(
            Site::iter().filter_map(|name| Site::get(&name).map(|file| (name.into_owned(), bytes(file.data)))),
        )
    }

    fn from_files(site: impl Iterator<Item = (String, Bytes)>) -> Self {
        let mut all: BTreeMap<String, Bytes> = site.collect();
        let mut hash = Sha256::new();
        for (name, bytes) in &all {
            hash.update(name.as_bytes());
            hash.update(Sha256::digest(bytes));
        }
        let base = format!("/assets/{}", &format!("{:x}", hash.finalize())[..16]);
        let names: Vec<String> = all.keys().filter(|name| !name.ends_with(".br")).cloned().collect();
        let mut take = |name: &str| all.remove(name);
        let file = |name: String| {
            let (plain, brotli) = (take(&name)?, take(&format!("{name}.br")));
            Some((name.clone(), File { kind: kind(&name), plain, brotli }))
        };
        Self { base, files: names.into_iter().filter_map(file).collect() }
    }

    /// `/assets/{hash}`, without a slash at the end: pages put it before a file's name.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Whether `cargo xtask client` has run; pages without style help nobody, so the server says so at start.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Answers `/assets/{hash}/{file}`. Another build's hash is 404, never today's bytes under yesterday's name.
    pub fn serve(&self, hash: &str, file: &str, asked: &HeaderMap) -> Response {
        match self.files.get(file) {
            Some(found) if self.base.strip_prefix("/assets/") == Some(hash) => found.reply(asked, FOREVER),
            _ => StatusCode::NOT_FOUND.into_response(),
        }
    }

    /// Answers `/favicon.ico`, which browsers ask for where no page names an icon (a calendar, an error).
    pub fn favicon(&self, asked: &HeaderMap) -> Response {
        self.files
            .get("favicon.svg")
            .map_or_else(|| StatusCode::NOT_FOUND.into_response(), |icon| icon.reply(asked, A_DAY))
    }
}

impl File {
    fn reply(&self, asked: &HeaderMap, cache: HeaderValue) -> Response {
        let packed = self.brotli.as_ref().filter(|_| accepts_brotli(asked));
        let mut reply = Response::new(Body::from(packed.unwrap_or(&self.plain).clone()));
        let headers = reply.headers_mut();
        headers.insert(CONTENT_TYPE, self.kind.clone());
        headers.insert(CACHE_CONTROL, cache);
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if packed.is_some() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        reply
    }
}

/// `br` is named and not refused by `q=0` (RFC 9110, 12.5.3).
pub(crate) fn accepts_brotli(asked: &HeaderMap) -> bool {
    asked.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(',')).any(
        |coding| {
            let mut parts = coding.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br"));
            let weight = parts.find_map(|part| part.strip_prefix("q=")).and_then(|q| q.parse::<f32>().ok());
            named && weight.unwrap_or(1.0) > 0.0
        },
    )
}

/// By its ending; every text here is UTF-8.
fn kind(name: &str) -> HeaderValue {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let charset = if kind.type_() == mime_guess::mime::TEXT { "; charset=utf-8" } else { "" };
    HeaderValue::try_from(format!("{kind}{charset}")).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

fn bytes(data: Cow<'static, [u8]>) -> Bytes {
    match data {
        Cow::Borrowed(embedded) => Bytes::from_static(embedded),
        Cow::Owned(read) => Bytes::from(read),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(style: &'static str) -> Assets {
        let files = [("style.css", style), ("style.css.br", "packed"), ("favicon.svg", "<svg/>")];
        Assets::from_files(files.into_iter().map(|(name, text)| (name.to_owned(), Bytes::from_static(text.as_bytes()))))
    }

    fn asking(encoding: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(encoding))])
    }

    fn hash(assets: &Assets) -> &str {
        assets.base().strip_prefix("/assets/").expect("a base under /assets")
    }

    #[test]
    fn the_packed_copy_goes_to_who_takes_it() {
        let assets = site("a{}");
        let encoding =
            |asked| assets.serve(hash(&assets), "style.css", &asking(asked)).headers().get(CONTENT_ENCODING).cloned();
        assert_eq!(encoding("gzip, br;q=0.9"), Some(HeaderValue::from_static("br")));
        assert_eq!(encoding("gzip, br;q=0"), None);
        assert_eq!(encoding("gzip"), None);
    }

    #[test]
    fn another_builds_hash_and_packed_names_are_not_found() {
        let (old, new) = (site("a{}"), site("b{}"));
        assert_ne!(old.base(), new.base());
        assert_eq!(new.serve(hash(&old), "style.css", &HeaderMap::new()).status(), StatusCode::NOT_FOUND);
        assert_eq!(new.serve(hash(&new), "style.css.br", &HeaderMap::new()).status(), StatusCode::NOT_FOUND);
        assert_eq!(new.serve(hash(&new), "style.css", &HeaderMap::new()).status(), StatusCode::OK);
    }

    #[test]
    fn every_ending_has_its_kind() {
        let kinds = [
            ("style.css", "text/css; charset=utf-8"),
            ("start.js", "text/javascript; charset=utf-8"),
            ("staff_bg.wasm", "application/wasm"),
            ("favicon.svg", "image/svg+xml"),
            ("og.png", "image/png"),
            ("event.webp", "image/webp"),
            ("serif.woff2", "font/woff2"),
            ("LICENSE", "application/octet-stream"),
        ];
        for (name, expected) in kinds {
            assert_eq!(kind(name), expected, "{name}");
        }
    }

    #[test]
    fn an_icon_is_there_without_a_page() {
        let reply = site("a{}").favicon(&HeaderMap::new());
        assert_eq!(reply.headers()[CONTENT_TYPE], "image/svg+xml");
    }
}
