//! How fast a request's body has to come. A byte now and then would keep its connection for ever, so there is a least rate,
//! and an end of it all.

use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use tokio::time::{Instant as Tick, Sleep, sleep_until};

/// How long it may pause between two pieces.
const PAUSE: Duration = Duration::from_secs(30);

/// What is asked of a body.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How long it may take before anything is asked: phones go through tunnels.
    pub grace: Duration,
    /// Bytes a second from then on, on average.
    pub least: u32,
    /// How long all of it may take.
    pub longest: Duration,
}

impl Pace {
    /// For bodies that may take so long: as an operator sets it.
    pub fn new(longest: Duration) -> Self {
        Self { grace: Duration::from_secs(20).min(longest), least: 1_000, longest }
    }

    /// When the next bytes have to be there, for a body that has brought so many.
    fn due(self, began: Tick, came: u64) -> Tick {
        let earned = Duration::from_millis(came.saturating_mul(1_000) / u64::from(self.least.max(1)));
        let paused = began.elapsed().saturating_add(PAUSE);
        began + self.grace.saturating_add(earned).min(paused).min(self.longest)
    }

    /// The same body, with an error where it is too slow. One that is whole already stays as it is.
    pub fn of(self, body: Body) -> Body {
        if body.is_end_stream() {
            return body;
        }
        let began = Tick::now();
        let due = Box::pin(sleep_until(self.due(began, 0)));
        Body::new(Paced { body, pace: self, began, came: 0, due })
    }
}

/// It did not come in time.
#[derive(Debug, thiserror::Error)]
#[error("the body came too slowly")]
pub struct TooSlow;

impl TooSlow {
    /// Whether that is behind an error.
    pub fn is_behind(error: &(dyn Error + 'static)) -> bool {
        let mut next = Some(error);
        while let Some(error) = next {
            if error.is::<Self>() {
                return true;
            }
            next = error.source();
        }
        false
    }
}

struct Paced {
    body: Body,
    pace: Pace,
    began: Tick,
    came: u64,
    due: Pin<Box<Sleep>>,
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        // Looked at first: of what always comes just in time, something is always there.
        if self.due.as_mut().poll(context).is_ready() {
            return Poll::Ready(Some(Err(axum::Error::new(TooSlow))));
        }
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &polled {
            self.came += frame.data_ref().map_or(0, |data| data.len() as u64);
            let due = self.pace.due(self.began, self.came);
            self.due.as_mut().reset(due);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        HttpBody::size_hint(&self.body)
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use futures::stream;

    use super::*;

    const PACE: Pace = Pace { grace: Duration::from_millis(60), least: 1_000_000, longest: Duration::from_millis(300) };

    /// So many pieces of so many bytes, with so many milliseconds before each.
    async fn sent(pieces: usize, bytes: usize, every: u64) -> Result<usize, bool> {
        let pieces = stream::unfold(0, move |n| async move {
            if n == pieces {
                return None;
            }
            tokio::time::sleep(Duration::from_millis(every)).await;
            Some((Ok::<_, std::io::Error>(Bytes::from(vec![0; bytes])), n + 1))
        });
        let whole = to_bytes(PACE.of(Body::from_stream(pieces)), 10_000_000).await;
        whole.map(|whole| whole.len()).map_err(|error| TooSlow::is_behind(&error))
    }

    #[tokio::test]
    async fn a_byte_now_and_then_ends_and_so_does_what_takes_for_ever() {
        assert_eq!(sent(3, 10, 1).await, Ok(30));
        assert_eq!(sent(1_000, 1, 5).await, Err(true), "too slow");
        // Fast enough beyond the grace, and within the whole time.
        assert_eq!(sent(10, 50_000, 12).await, Ok(500_000));
        assert_eq!(sent(1_000, 50_000, 12).await, Err(true), "too long");
    }

    #[test]
    fn what_has_come_earns_time() {
        let (pace, began) = (Pace::new(Duration::from_secs(300)), Tick::now());
        assert_eq!(pace.due(began, 0) - began, Duration::from_secs(20));
        assert_eq!((pace.due(began, 5_000) - began).as_secs(), 25);
        assert_eq!((pace.due(began, 60_000) - began).as_secs(), 30, "no longer pause than that");
        let long_ago = began.checked_sub(Duration::from_secs(290)).unwrap();
        assert_eq!((pace.due(long_ago, 10_000_000) - long_ago).as_secs(), 300);
        assert_eq!(Pace::new(Duration::from_secs(5)).due(began, 0) - began, Duration::from_secs(5));
    }
}
