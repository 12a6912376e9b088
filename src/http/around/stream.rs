//! Event streams (WHATWG HTML §9.2).

use std::time::{Duration, UNIX_EPOCH};

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use axum_extra::headers::{Date, HeaderMapExt};
use bytes::Bytes;
use futures::stream::{self, StreamExt};
use wellspring_core::Wellspring;

use super::rows::{Seat, Taken};
use crate::http::ground::Query;

/// A response whose body takes the seat, unless the server has taken it before and writes to the socket itself.
pub fn streamed(app: &Wellspring, seat: Seat) -> Response {
    let taken = stream::once(async move { seat.take() }).filter_map(std::future::ready);
    let messages = taken.flat_map(|Taken { first, ear, held, .. }| {
        let messages = stream::once(std::future::ready(first)).chain(ear.messages());
        messages.inspect(move |_| {
            // Held for as long as there may be another message.
            let _ = &held;
        })
    });
    dressed(app, Response::new(Body::from_stream(messages.map(Ok::<_, std::convert::Infallible>))))
}

/// What every stream begins with, and what was missed.
pub fn hello(app: &Wellspring, missed: &[u8]) -> Bytes {
    let mut hello = format!("retry: {}\n: welcome\n\n", retry(app)).into_bytes();
    hello.extend_from_slice(missed);
    Bytes::from(hello)
}

/// The number that was heard last: `Last-Event-ID`, else `?after=`; without either, listening begins now.
pub fn seen(headers: &HeaderMap, query: &Query) -> Option<i64> {
    let header = headers.get("last-event-id").and_then(|value| value.to_str().ok());
    header.or(query.get("after")).and_then(|text| text.trim().parse().ok())
}

/// When to come back, 1 to 8 s: after a restart a whole hall must not come in the same moment.
fn retry(app: &Wellspring) -> u64 {
    let [high, low] = app.outside.bytes::<2>();
    1_000 + u64::from(u16::from_be_bytes([high, low])) % 7_000
}

fn dressed(app: &Wellspring, mut response: Response) -> Response {
    let now = UNIX_EPOCH + Duration::from_millis(app.now().0.unsigned_abs());
    let set = response.headers_mut();
    set.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    set.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would hold messages back until its buffer is full.
    set.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    // RFC 9110 §6.6.1.
    set.typed_insert(Date::from(now));
    response
}
