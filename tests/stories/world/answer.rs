//! What comes back, and what stories say about it.

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;

use super::html::readable;

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Answer {
    asked: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

/// What came back to something thrown: any bytes, none of a stream.
pub struct Thrown {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Thrown {
    pub(super) async fn read(response: Response<Body>) -> Self {
        let (head, body) = response.into_parts();
        let streams = head.headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
        let body = if streams { Vec::new() } else { body.collect().await.expect("a body").to_bytes().to_vec() };
        Self { status: head.status, headers: head.headers, body }
    }

    /// Where it leads, or nothing.
    pub fn location(&self) -> String {
        let location = self.headers.get("location").map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        location.unwrap_or_default()
    }
}

impl Answer {
    pub(super) async fn read(asked: String, response: Response<Body>) -> Self {
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let body = String::from_utf8(bytes.to_vec()).expect("text");
        Self { asked, status: head.status.as_u16(), headers: head.headers, body }
    }

    /// Expects a status.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.asked, readable(&self.body));
        self
    }

    /// Expects "done; look there", and gives where.
    #[track_caller]
    pub fn leads(self) -> String {
        let answer = self.is(303);
        let path = answer.header("location");
        assert!(!path.starts_with("/signin"), "{}: nobody is signed in", answer.asked);
        path
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).map_or_else(String::new, |value| value.to_str().expect("text").to_owned())
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{}: {error}: {}", self.asked, self.body))
    }

    /// The word that follows `mark`, up to the next quote, slash or `#`.
    #[track_caller]
    pub fn after(&self, mark: &str) -> String {
        let rest = self.body.split_once(mark).unwrap_or_else(|| panic!("{} has no {mark}", self.asked)).1;
        rest.split(['"', '/', '#', '&', '<']).next().expect("a word").to_owned()
    }

    /// Whether a reader finds `words` on the page.
    pub fn has(&self, words: &str) -> bool {
        readable(&self.body).contains(words)
    }

    /// Expects words on the page.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.has(words), "{} does not say “{words}”: {}", self.asked, readable(&self.body));
        self
    }

    /// Expects that nothing of this is anywhere in the answer.
    #[track_caller]
    pub fn hides(self, words: &str) -> Self {
        let found = self.has(words) || format!("{:?}", self.headers).contains(words);
        assert!(!found, "{} tells “{words}”: {}", self.asked, readable(&self.body));
        self
    }

    /// Expects a problem document (RFC 9457) of this kind.
    #[track_caller]
    pub fn problem(self, status: u16, kind: &str) -> Value {
        let answer = self.is(status);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.asked);
        let problem = answer.json();
        assert_eq!(problem["type"], format!("{}/problems/{kind}", super::HERE), "{}", answer.asked);
        assert_eq!(problem["status"], status, "{}", answer.asked);
        for member in ["title", "detail"] {
            assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{}: {problem}", answer.asked);
        }
        problem
    }
}
