//! Public event streams (WHATWG HTML §9.2): new questions, votes and states of one session as they come.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use bytes::Bytes;
use domain::id::SessionId;
use futures::stream::{self, Stream, StreamExt};
use tokio::sync::broadcast::error::RecvError;
use tokio::time::timeout;
use wellspring_core::live::{Listener, Message, Topic, resume, votes};
use wellspring_core::{Error, Wellspring};

use super::Site;
use super::form::Query;
use super::reply::Reply;

/// Proxies close what is silent for longer.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// `GET /api/v1/public/sessions/{code}/live`, from `Last-Event-ID`, else from `?after=`, else from now.
pub async fn stream(State(site): State<Site>, Path(code): Path<String>, query: Query, headers: HeaderMap) -> Reply {
    let session = site.sessions.get(&site, &code.to_lowercase()).await?.id.clone();
    // Listen first, then read what was missed: what happens in between comes twice and is passed over once.
    let listener = site.app.live.listen(&session);
    let newest = site.app.live.stamp(&site.app.storage, &Topic::Session(session.clone())).await?;
    let seen = seen(&headers, &query).unwrap_or(newest);
    let missed = resume(&site.app, &session, seen).await?;
    let seen = missed.iter().filter_map(|message| message.seq).max().unwrap_or(seen);
    let counts = votes(&site.app, &session).await?;
    let hello = Bytes::from(format!("retry: {}\n: welcome\n\n", retry(&site)));
    let first = std::iter::once(hello).chain(missed.into_iter().chain(counts).map(|message| message.bytes));
    let ear = Ear { app: site.app.clone(), session, listener, seen };
    let body = Body::from_stream(stream::iter(first).chain(ear.messages()).map(Ok::<_, std::convert::Infallible>));
    Ok(dressed(Response::new(body)))
}

fn seen(headers: &HeaderMap, query: &Query) -> Option<i64> {
    let header = headers.get("last-event-id").and_then(|value| value.to_str().ok());
    header.or(query.get("after")).and_then(|text| text.trim().parse().ok())
}

/// When to come back, 1 to 8 s: after a restart a whole hall must not come in the same moment.
fn retry(site: &Site) -> u64 {
    let [high, low] = site.app.outside.bytes::<2>();
    1_000 + u64::from(u16::from_be_bytes([high, low])) % 7_000
}

fn dressed(mut response: Response) -> Response {
    let set = response.headers_mut();
    set.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    set.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would hold messages back until its buffer is full.
    set.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

/// One listener's place in a topic.
struct Ear {
    app: Wellspring,
    session: SessionId,
    listener: Listener,
    seen: i64,
}

impl Ear {
    /// Messages until shutdown; then the stream ends and the phone comes back by itself.
    fn messages(self) -> impl Stream<Item = Bytes> {
        stream::unfold(self, |mut ear| async move {
            let shutdown = ear.app.shutdown.clone();
            let bytes = tokio::select! {
                () = shutdown.cancelled() => return None,
                bytes = ear.next() => bytes?,
            };
            Some((bytes, ear))
        })
    }

    async fn next(&mut self) -> Option<Bytes> {
        loop {
            match timeout(HEARTBEAT, self.listener.recv()).await {
                Err(_) => return Some(Bytes::from_static(b": here\n\n")),
                Ok(Ok(message)) if message.seq.is_some_and(|seq| seq <= self.seen) => {}
                Ok(Ok(message)) => {
                    self.seen = message.seq.unwrap_or(self.seen);
                    return Some(message.bytes);
                }
                Ok(Err(RecvError::Lagged(_))) => return self.reset().await.ok(),
                Ok(Err(RecvError::Closed)) => return None,
            }
        }
    }

    /// Too slow: told to read anew, never left in silence.
    async fn reset(&mut self) -> Result<Bytes, Error> {
        self.seen = self.app.live.stamp(&self.app.storage, &Topic::Session(self.session.clone())).await?;
        Ok(Message::reset(self.seen).bytes)
    }
}
