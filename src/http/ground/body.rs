//! Forms and JSON bodies as one extractor.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::Refused;
use super::pace::TooSlow;

/// Fields that may come several times, beside those whose names end in `_ids`.
const MANY: [&str; 3] = ["confirm", "kinds", "categories"];

/// What a form or a JSON body carried. Some fields may come several times.
#[derive(Clone, Debug)]
pub struct Sent<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        let kind = kind(request.headers());
        let bytes = bytes(request, state).await?;
        let value = match kind.as_str() {
            "application/json" => parse_json(&bytes)?,
            "application/x-www-form-urlencoded" | "" => fields(&bytes),
            _ => return Err(Refused::Unreadable(StatusCode::UNSUPPORTED_MEDIA_TYPE, String::new())),
        };
        let unfit =
            |error: serde_json::Error| Refused::Unreadable(StatusCode::UNPROCESSABLE_ENTITY, format!("{error}."));
        serde_json::from_value(value).map(Self).map_err(unfit)
    }
}

/// What a body says that it is, without parameters.
pub fn kind(headers: &HeaderMap) -> String {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The whole body, within the limit.
///
/// # Errors
/// 413 when it is larger, 408 when it does not arrive.
pub async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Refused> {
    Bytes::from_request(request, state).await.map_err(|refused| {
        let status = if TooSlow::is_behind(&refused) { StatusCode::REQUEST_TIMEOUT } else { refused.status() };
        Refused::Unreadable(status, refused.body_text())
    })
}

/// Parses JSON; an empty body is an empty object.
///
/// # Errors
/// 422 with what the parser says: position and reason, none of our internals.
pub fn parse_json(bytes: &[u8]) -> Result<Value, Refused> {
    if bytes.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    serde_json::from_slice(bytes)
        .map_err(|error| Refused::Unreadable(StatusCode::UNPROCESSABLE_ENTITY, format!("This is not JSON: {error}.")))
}

/// What a form's bytes carry.
///
/// # Errors
/// 422 where a field does not fit.
pub fn form<T: DeserializeOwned>(bytes: &[u8]) -> Result<Sent<T>, Refused> {
    let unfit = |error: serde_json::Error| Refused::Unreadable(StatusCode::UNPROCESSABLE_ENTITY, format!("{error}."));
    serde_json::from_value(fields(bytes)).map(Sent).map_err(unfit)
}

fn fields(bytes: &[u8]) -> Value {
    let mut fields = Map::new();
    for (name, value) in url::form_urlencoded::parse(bytes) {
        if name.ends_with("_ids") || MANY.contains(&name.as_ref()) {
            let list = fields.entry(name.into_owned()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                list.push(Value::String(value.into_owned()));
            }
        } else {
            fields.insert(name.into_owned(), Value::String(value.into_owned()));
        }
    }
    Value::Object(fields)
}
