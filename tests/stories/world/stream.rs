//! A listener at an event stream (WHATWG HTML §9.2).

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Response};
use http_body_util::BodyExt;
use serde_json::Value;
use tokio::time::timeout;

/// Longer than any event takes; only a failure waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream.
pub struct Stream {
    pub headers: HeaderMap,
    body: Body,
    read: String,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: Option<i64>,
    pub kind: String,
    pub data: Value,
}

impl Stream {
    pub(super) fn of(response: Response<Body>) -> Self {
        let (head, body) = response.into_parts();
        Self { headers: head.headers, body, read: String::new() }
    }

    /// The next event; comments and retry times are passed over.
    pub async fn next(&mut self) -> Event {
        self.maybe().await.expect("the stream ended before the next event")
    }

    /// The next event, or `None` at the stream's end.
    pub async fn maybe(&mut self) -> Option<Event> {
        loop {
            if let Some((block, rest)) = self.read.split_once("\n\n") {
                let event = event(block);
                self.read = rest.to_owned();
                match event {
                    Some(event) => return Some(event),
                    None => continue,
                }
            }
            let frame = timeout(PATIENCE, self.body.frame()).await.expect("an event in time")?;
            let bytes = frame.expect("a frame").into_data().expect("data");
            self.read.push_str(std::str::from_utf8(&bytes).expect("text"));
        }
    }
}

fn event(block: &str) -> Option<Event> {
    let line = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let data = line("data")?;
    Some(Event {
        id: line("id").map(|id| id.parse().expect("a number")),
        kind: line("event").expect("a kind").to_owned(),
        data: serde_json::from_str(data).expect("JSON"),
    })
}
