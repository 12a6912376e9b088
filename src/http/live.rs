//! Event streams (WHATWG HTML §9.2). Public: new questions, votes and states of one session as they come. Staff: that
//! something on the plan or in the inbox changed, for pages that then read it anew.

use std::time::{Duration, UNIX_EPOCH};

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, DATE};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use bytes::Bytes;
use futures::stream::{self, Stream, StreamExt};
use tokio::sync::broadcast::error::RecvError;
use wellspring_core::actor::Reader;
use wellspring_core::live::{Listener, Message, Topic, resume, votes};
use wellspring_core::{Error, Wellspring, identity};

use super::Site;
use super::form::Query;
use super::identity::{As, cookie, sign_in_cookie};
use super::reply::Reply;
use super::rows::{Seat, Taken};

/// How many staff pages may listen at once, at one node; the others work without.
const STAFF_PAGES: usize = 500;

/// `GET /api/v1/public/sessions/{code}/live`, from `Last-Event-ID`, else from `?after=`, else from now.
pub async fn stream(State(site): State<Site>, Path(code): Path<String>, query: Query, headers: HeaderMap) -> Reply {
    let session = site.sessions.get(&site, &code.to_lowercase()).await?.id.clone();
    let (ear, missed) = come(&site, Topic::Session(session), seen(&headers, &query)).await?;
    let seat = Seat::new(site.clone(), ear, hello(&site, &missed));
    let mut response = streamed(&site, seat.clone());
    response.extensions_mut().insert(seat);
    Ok(response)
}

/// `GET /plan/live`, likewise: `plan` with what changed, `inbox` without a number, `reset`. It ends with the sign-in.
pub async fn plan(State(site): State<Site>, _: As<Reader>, query: Query, headers: HeaderMap) -> Reply {
    if site.app.live.listeners(&Topic::Plan) >= STAFF_PAGES {
        return Err(Error::Busy(60).into());
    }
    let (ear, missed) = come(&site, Topic::Plan, seen(&headers, &query)).await?;
    let ear = Ear { sign_in: cookie(&headers, sign_in_cookie(&site)), ..ear };
    Ok(streamed(&site, Seat::new(site.clone(), ear, hello(&site, &missed))))
}

/// A response whose body takes the seat, unless the server has taken it before and writes to the socket itself.
fn streamed(site: &Site, seat: Seat) -> Response {
    let taken = stream::once(async move { seat.take() }).filter_map(std::future::ready);
    let messages =
        taken.flat_map(|Taken { first, ear, .. }| stream::once(std::future::ready(first)).chain(ear.messages()));
    dressed(site, Response::new(Body::from_stream(messages.map(Ok::<_, std::convert::Infallible>))))
}

/// What every stream begins with, and what was missed.
fn hello(site: &Site, missed: &[u8]) -> Bytes {
    let mut hello = format!("retry: {}\n: welcome\n\n", retry(site)).into_bytes();
    hello.extend_from_slice(missed);
    Bytes::from(hello)
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

fn dressed(site: &Site, mut response: Response) -> Response {
    let now = UNIX_EPOCH + Duration::from_millis(site.app.now().0.unsigned_abs());
    let set = response.headers_mut();
    set.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    set.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would hold messages back until its buffer is full.
    set.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    // RFC 9110 §6.6.1.
    set.extend(HeaderValue::try_from(httpdate::fmt_http_date(now)).ok().map(|now| (DATE, now)));
    response
}

/// One listener's place in a topic.
pub struct Ear {
    app: Wellspring,
    /// What is listened to.
    pub topic: Topic,
    /// Its messages.
    pub listener: Listener,
    /// The newest number that was heard.
    pub seen: i64,
    /// The sign-in's cookie, on whose end the stream ends.
    sign_in: Option<String>,
}

/// Begins to listen, and gives what was missed since `seen`; of a session, with the votes as they are.
///
/// # Errors
/// [`Error::Storage`].
pub async fn come(site: &Site, topic: Topic, seen: Option<i64>) -> Result<(Ear, Bytes), Error> {
    let (ear, mut missed) = Ear::at(site, topic, seen).await?;
    if let Topic::Session(session) = &ear.topic {
        missed.extend(votes(&site.app, session).await?);
    }
    let bytes = missed.iter().flat_map(|message| message.bytes.iter().copied()).collect();
    Ok((ear, bytes))
}

impl Ear {
    async fn at(site: &Site, topic: Topic, seen: Option<i64>) -> Result<(Self, Vec<Message>), Error> {
        // Listen first, then read what was missed: what happens in between comes twice and is passed over once.
        let listener = site.app.live.listen(&topic);
        let newest = site.app.live.stamp(&site.app.storage, &topic).await?;
        let seen = seen.unwrap_or(newest);
        // A hall that begins together has missed nothing, and costs no read.
        let missed = if seen == newest { Vec::new() } else { Box::pin(resume(&site.app, &topic, seen)).await? };
        let seen = missed.iter().filter_map(|message| message.seq).max().unwrap_or(seen);
        Ok((Self { app: site.app.clone(), topic, listener, seen, sign_in: None }, missed))
    }

    /// Messages until shutdown; then the stream ends and the page comes back by itself.
    fn messages(self) -> impl Stream<Item = Bytes> {
        stream::unfold(self, |mut ear| async move { Some((ear.next().await?, ear)) })
    }

    async fn next(&mut self) -> Option<Bytes> {
        loop {
            match self.listener.recv().await {
                Ok(message) if message.seq.is_some_and(|seq| seq <= self.seen) => {}
                Ok(_) if !self.may_go_on().await => return None,
                Ok(message) => {
                    self.seen = message.seq.unwrap_or(self.seen);
                    return Some(message.bytes);
                }
                Err(RecvError::Lagged(_)) => return Box::pin(self.reset()).await.ok(),
                Err(RecvError::Closed) => return None,
            }
        }
    }

    async fn may_go_on(&self) -> bool {
        match &self.sign_in {
            // Boxed, here and above: every listener of a hall would carry the place for it.
            Some(token) => Box::pin(identity::lasts(&self.app, token)).await.unwrap_or(true),
            None => true,
        }
    }

    /// Too slow: told to read anew, never left in silence.
    async fn reset(&mut self) -> Result<Bytes, Error> {
        self.seen = self.app.live.stamp(&self.app.storage, &self.topic).await?;
        Ok(Message::reset(self.seen).bytes)
    }
}
