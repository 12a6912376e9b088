//! One request, bent in its path, query, headers and body.

use axum::http::{HeaderName, HeaderValue};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use super::super::rows::{Row, Things};
use super::strange;

const METHODS: [&str; 8] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"];

const HEADERS: [&str; 18] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "authorization",
    "content-encoding",
    "content-length",
    "cookie",
    "expect",
    "host",
    "idempotency-key",
    "if-none-match",
    "last-event-id",
    "origin",
    "range",
    "referer",
    "sec-fetch-site",
    "x-forwarded-for",
    "x-http-method-override",
];

/// Kinds of bodies, each with what it may look like.
const KINDS: [(&str, &str); 8] = [
    (
        "text/calendar",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270203T100000\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\nEND:VCALENDAR",
    ),
    ("text/csv", "title,zone,minutes,question\r\nSleep,UTC,60,\"Tea?\r\n"),
    ("message/rfc822", "Content-Type : message/rfc822\r\n\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR"),
    (
        "multipart/form-data; boundary=b",
        "--b\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\nBEGIN:VCALENDAR\r\n--b--",
    ),
    ("multipart/form-data", "--b\r\n\r\n"),
    ("application/octet-stream", "\u{0}\u{1}"),
    ("application/json", "[[[[[[[[\"\\ud800"),
    ("", "a=%zz&&=&a[]=1"),
];

/// A request as it will be sent.
pub struct Bent {
    pub method: String,
    pub path: String,
    pub headers: Vec<(HeaderName, HeaderValue)>,
    pub body: Vec<u8>,
}

impl Bent {
    pub fn of(row: &Row, things: &Things, dice: &mut StdRng) -> Self {
        let method = if dice.random_bool(0.93) { row.method } else { METHODS.choose(dice).expect("methods") };
        let path = path(row.path, &things.fill(row.path), dice) + &query(dice);
        let (kind, body) = match method {
            "GET" | "HEAD" => (None, Vec::new()),
            _ => body(row.path.starts_with("/api/"), dice),
        };
        let kind = kind.map(|kind| (HeaderName::from_static("content-type"), HeaderValue::from_static(kind)));
        let headers = kind.into_iter().chain(headers(dice)).collect();
        Self { method: method.to_owned(), path, headers, body }
    }

    /// Enough to send it again by hand.
    pub fn told(&self) -> String {
        let short: String = String::from_utf8_lossy(&self.body).chars().take(300).collect();
        let path: String = self.path.chars().take(300).collect();
        format!("{} {path} {:?} {short:?}", self.method, self.headers)
    }
}

/// The filled path, with some of what its parameters stand for bent.
fn path(template: &str, filled: &str, dice: &mut StdRng) -> String {
    let words = template.split('/').zip(filled.split('/'));
    let bent = words.map(|(word, part)| match word.starts_with('{') && dice.random_bool(0.4) {
        true if dice.random_bool(0.3) => strange::step(dice).to_owned(),
        true => encoded(&strange::word(dice), dice),
        false => part.to_owned(),
    });
    let path = bent.collect::<Vec<_>>().join("/");
    match dice.random_range(0..40) {
        0 => path + "/",
        1 => path + "/" + &encoded(&strange::word(dice), dice),
        2 => path.replacen('/', "//", 2),
        _ => path,
    }
}

/// As a browser writes it, or byte by byte, with cut-off escapes.
fn encoded(word: &str, dice: &mut StdRng) -> String {
    let mut bytes = word.as_bytes().to_vec();
    if dice.random_bool(0.1) {
        bytes.push(0xff);
    }
    let all = percent_encode(&bytes, NON_ALPHANUMERIC).to_string();
    if dice.random_bool(0.05) { all + "%f" } else { all }
}

fn query(dice: &mut StdRng) -> String {
    if dice.random_bool(0.5) {
        return String::new();
    }
    let pairs = (0..dice.random_range(1..4)).map(|_| {
        let name = strange::name(dice);
        let value = strange::value(name, dice);
        format!("{name}={}", encoded(&value, dice))
    });
    format!("?{}", pairs.collect::<Vec<_>>().join("&"))
}

fn headers(dice: &mut StdRng) -> Vec<(HeaderName, HeaderValue)> {
    let many = if dice.random_bool(0.5) { 0 } else { dice.random_range(1..4) };
    let header = |dice: &mut StdRng| {
        let name = HeaderName::from_static(HEADERS.choose(dice).expect("headers"));
        let word = strange::word(dice);
        // What no header can hold never arrives.
        let value = HeaderValue::from_bytes(word.as_bytes()).ok()?;
        Some((name, value))
    };
    (0..many).filter_map(|_| header(dice)).collect()
}

/// A kind and a body of it, or of another.
fn body(json: bool, dice: &mut StdRng) -> (Option<&'static str>, Vec<u8>) {
    match dice.random_range(0..20) {
        0 => (Some("application/json"), strange::json(dice, 6).to_string().into_bytes()),
        1 => (Some("application/json"), format!("{}{}", "[".repeat(20_000), "]".repeat(20_000)).into_bytes()),
        2..=5 => {
            let (kind, text) = KINDS.choose(dice).expect("kinds");
            (Some(kind), cut(text.as_bytes().to_vec(), dice))
        }
        6 => (None, (0..dice.random_range(0..300)).map(|_| dice.random()).collect()),
        _ if json => (Some("application/json"), strange::object(dice, 3).to_string().into_bytes()),
        _ => (Some("application/x-www-form-urlencoded"), form(dice).into_bytes()),
    }
}

fn form(dice: &mut StdRng) -> String {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    for _ in 0..dice.random_range(0..9) {
        let name = strange::name(dice);
        form.append_pair(name, &strange::value(name, dice));
    }
    form.finish()
}

/// Cut off, or with a byte changed.
fn cut(mut bytes: Vec<u8>, dice: &mut StdRng) -> Vec<u8> {
    let at = dice.random_range(0..bytes.len());
    match dice.random_range(0..3) {
        0 => bytes.truncate(at),
        1 => bytes[at] = dice.random(),
        _ => {}
    }
    bytes
}
