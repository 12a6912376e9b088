//! Rendered public pages and calendars, kept until what they show has changed.
//!
//! A page's [`Stamp`] names everything that its bytes depend on. While nothing has risen, a request
//! costs a look into a map; a matching `If-None-Match` answers 304 without the bytes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::headers::{ETag, HeaderMapExt, IfModifiedSince, IfNoneMatch, LastModified};
use bytes::Bytes;
use domain::Instant;
use domain::id::SessionId;
use tokio::task::spawn_blocking;
use wellspring_core::live::Topic;
use wellspring_core::{Error, Wellspring, key, screens};

use crate::assets::accepts_brotli;

/// How many pages are kept; beyond, the shelf starts over.
const PAGES: usize = 2_000;

/// How many pages may be rendered at once. Pages that share a lane wait for each other.
const LANES: usize = 16;

/// HTML.
pub const HTML: &str = "text/html; charset=utf-8";
/// iCalendar.
pub const CALENDAR: &str = "text/calendar; charset=utf-8";
/// Atom.
pub const ATOM: &str = "application/atom+xml; charset=utf-8";
/// JSON.
pub const JSON: &str = "application/json";

/// Ask again each time, by ETag: a 304 is cheap, and nobody sees a list from before their vote.
const ALWAYS_ASK: HeaderValue = HeaderValue::from_static("public, no-cache");

/// The same for a page, which no proxy is to rewrite on its way (RFC 9111 §5.2.2.6).
const ALWAYS_ASK_AS_IT_IS: HeaderValue = HeaderValue::from_static("public, no-cache, no-transform");

/// The numbers that a page's bytes depend on, which only rise: counters of topics, the minute or the day.
pub type Stamp = [i64; 4];

/// A page's text, and from when its data is where that is newer than what was asked for: of those who waited for it, nobody
/// need render it again.
pub struct Rendered {
    text: String,
    stamp: Option<Stamp>,
    modified: Option<Instant>,
}

impl Rendered {
    /// A text whose data was read after `stamp`.
    pub fn at(stamp: Stamp, text: String) -> Self {
        Self { text, stamp: Some(stamp), modified: None }
    }

    /// A text that is as it is since an instant, for programs that know no ETag.
    pub fn since(modified: Instant, text: String) -> Self {
        Self { text, stamp: None, modified: Some(modified) }
    }
}

impl From<String> for Rendered {
    fn from(text: String) -> Self {
        Self { text, stamp: None, modified: None }
    }
}

/// The shelf of rendered pages.
#[derive(Default)]
pub struct Shelf {
    kept: Mutex<HashMap<String, Arc<Kept>>>,
    rendering: [tokio::sync::Mutex<()>; LANES],
}

fn lane(key: &str) -> usize {
    key.bytes().fold(0, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % LANES
}

/// A rendered answer.
struct Kept {
    stamp: Stamp,
    kind: &'static str,
    etag: ETag,
    modified: Option<LastModified>,
    plain: Bytes,
    brotli: Option<Bytes>,
}

impl Shelf {
    /// Answers with the page `key` as of `stamp`, rendering it once if it is not there. Not for calendars: these go uncompressed.
    ///
    /// # Errors
    /// What `render` says.
    pub async fn answer<F, R, T>(
        &self,
        key: &str,
        stamp: Stamp,
        kind: &'static str,
        headers: &HeaderMap,
        render: F,
    ) -> Result<Response, Error>
    where
        F: FnOnce() -> R,
        R: Future<Output = Result<T, Error>>,
        T: Into<Rendered>,
    {
        if let Some(kept) = self.find(key, stamp) {
            return Ok(kept.answer(headers));
        }
        // One renders while the others wait: three thousand phones may ask in the same moment.
        let _one = self.rendering[lane(key)].lock().await;
        if let Some(kept) = self.find(key, stamp) {
            return Ok(kept.answer(headers));
        }
        // Boxed, as all that is seldom done: otherwise its size would be moved about with every request.
        let rendered: Rendered = Box::pin(render()).await?.into();
        let packing = spawn_blocking(move || Kept::new(rendered, stamp, kind));
        let kept = Arc::new(packing.await.map_err(|error| Error::Internal(error.to_string()))??);
        self.insert(key, kept.clone());
        Ok(kept.answer(headers))
    }

    fn find(&self, key: &str, stamp: Stamp) -> Option<Arc<Kept>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).filter(|kept| kept.is_at_least(stamp)).cloned()
    }

    fn insert(&self, key: &str, page: Arc<Kept>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= PAGES {
            kept.clear();
        }
        kept.insert(key.to_owned(), page);
    }
}

impl Kept {
    fn new(rendered: Rendered, asked: Stamp, kind: &'static str) -> Result<Self, Error> {
        let Rendered { text, stamp, modified } = rendered;
        let brotli = (kind != CALENDAR).then(|| compress(text.as_bytes()));
        // Weak where there are two forms of the same page (RFC 9110 §8.8.1).
        let weak = if brotli.is_some() { "W/" } else { "" };
        let etag = format!("{weak}\"{}\"", &key::digest(&[text.as_bytes()])[..22]);
        let etag = etag.parse().map_err(|_| Error::Internal(format!("{etag} is no ETag")))?;
        let modified = modified.map(|at| LastModified::from(UNIX_EPOCH + Duration::from_millis(at.0.unsigned_abs())));
        Ok(Self { stamp: stamp.unwrap_or(asked), kind, etag, modified, plain: Bytes::from(text), brotli })
    }

    /// Whether it shows everything that there was at `stamp`: its numbers only rise, so newer is as good, and who waited
    /// while somebody rendered need not render again.
    fn is_at_least(&self, stamp: Stamp) -> bool {
        self.stamp.iter().zip(stamp).all(|(mine, asked)| *mine >= asked)
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        let mut response =
            if self.is_known(headers) { StatusCode::NOT_MODIFIED.into_response() } else { self.whole(headers) };
        let set = response.headers_mut();
        set.typed_insert(self.etag.clone());
        if let Some(modified) = self.modified {
            set.typed_insert(modified);
        }
        set.insert(CACHE_CONTROL, if self.kind == HTML { ALWAYS_ASK_AS_IT_IS } else { ALWAYS_ASK });
        set.insert(VARY, HeaderValue::from_static("accept-encoding"));
        response
    }

    fn is_known(&self, headers: &HeaderMap) -> bool {
        // An ETag says more than a second of a clock (RFC 9110 §13.1.3).
        match (headers.typed_get::<IfNoneMatch>(), headers.typed_get::<IfModifiedSince>(), self.modified) {
            (Some(known), ..) => !known.precondition_passes(&self.etag),
            (None, Some(since), Some(modified)) => !since.is_modified(modified.into()),
            _ => false,
        }
    }

    fn whole(&self, headers: &HeaderMap) -> Response {
        let packed = self.brotli.as_ref().filter(|_| accepts_brotli(headers));
        let mut response = Response::new(Body::from(packed.unwrap_or(&self.plain).clone()));
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
        if packed.is_some() {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    }
}

/// Brotli at level 5: a few milliseconds once, for every phone in the hall.
fn compress(text: &[u8]) -> Bytes {
    let mut packed = Vec::with_capacity(text.len() / 4);
    let settings = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    match brotli::BrotliCompress(&mut &text[..], &mut packed, &settings) {
        Ok(_) => Bytes::from(packed),
        Err(_) => Bytes::copy_from_slice(text),
    }
}

/// Public sessions by address part or short code, remembered: what [`Known`] holds never changes.
#[derive(Default)]
pub struct Sessions(Mutex<HashMap<String, Arc<Known>>>);

/// A session that is public, and where its news come from.
pub struct Known {
    /// Its id.
    pub id: SessionId,
    /// Its public questions and its state.
    pub questions: Topic,
    /// Their votes.
    pub votes: Topic,
}

impl Sessions {
    /// The session at this address.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn get(&self, app: &Wellspring, slug: &str) -> Result<Arc<Known>, Error> {
        if let Some(known) = self.lock().get(slug) {
            return Ok(known.clone());
        }
        let id = Box::pin(screens::public_session(app, slug)).await?.id;
        let known = Arc::new(Known { questions: Topic::Session(id.clone()), votes: Topic::Votes(id.clone()), id });
        let mut all = self.lock();
        if all.len() >= PAGES {
            all.clear();
        }
        all.insert(slug.to_owned(), known.clone());
        Ok(known)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<Known>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
