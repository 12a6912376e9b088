//! What a form sent, held beside its request: it comes back where the sign-in has ended meanwhile, and a form that was sent
//! twice is one deed.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::form_urlencoded;

use super::body::kind;
use super::error::Refused;
use super::pace::TooSlow;

/// Bytes of the longest form, once more for what its way through the sign-in page adds.
pub const MOST: usize = 1024 * 1024;

/// A field that tells one rendering of a form from another.
const KEY: &str = "form_key";

/// The fields of a form as they arrived.
#[derive(Clone, Debug)]
pub struct Sending(Bytes);

impl Sending {
    /// What the request brought, if that was a form with something in it.
    pub fn of(parts: &Parts) -> Option<&Self> {
        parts.extensions.get::<Self>().filter(|sending| !sending.0.is_empty())
    }

    /// Names and values in their order. Passwords are left out: they go nowhere but where they were sent.
    pub fn fields(&self) -> Vec<(String, String)> {
        let fields = form_urlencoded::parse(&self.0).into_owned();
        fields.filter(|(name, _)| !name.contains("password")).collect()
    }

    /// What the form is known by when it arrives a second time: its own key, with all that stands in it. The same form with
    /// another text is another deed.
    pub fn repeats(&self) -> Option<&[u8]> {
        let keyed = form_urlencoded::parse(&self.0).any(|(name, value)| name == KEY && !value.is_empty());
        keyed.then_some(&self.0)
    }
}

/// Holds what a form sends beside the request; files are not held.
pub async fn hold(request: Request, next: Next) -> Response {
    if request.method() != Method::POST || kind(request.headers()) != "application/x-www-form-urlencoded" {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let bytes = match to_bytes(body, MOST).await {
        Ok(bytes) => bytes,
        Err(error) => {
            let late = TooSlow::is_behind(&error);
            let status = if late { StatusCode::REQUEST_TIMEOUT } else { StatusCode::PAYLOAD_TOO_LARGE };
            return Refused::Unreadable(status, String::new()).into_response();
        }
    };
    parts.extensions.insert(Sending(bytes.clone()));
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}
