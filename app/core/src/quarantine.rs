//! Where bytes of strangers are read. Mail, calendars, tables and Markdown go through parsers that were written by others
//! and for other sizes; whatever happens to one, the server answers everybody else. Each read has a thread of its own,
//! whose stack is known, and a limit in time; there are few such threads, so those that do not come back cost no more than
//! that. A stack that overflows would still end the program: so what is read here is bounded in depth by its reader.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;

use crate::Error;

/// How many are read at once; a thread that does not come back keeps its place.
const PLACES: usize = 8;
/// The stack of each. Pages of it that nobody touches cost nothing.
const STACK: usize = 16 * 1024 * 1024;
/// How long a read may take. The largest file of each kind takes a fifth of that.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long one waits for a place, before one is asked to come back after so many seconds.
const TURN: Duration = Duration::from_secs(5);
const COME_BACK: u64 = 5;

static FREE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(PLACES)));

/// Reads what a stranger sent as `field`, away from everybody else.
///
/// # Errors
/// [`Error::Invalid`] beside `field` where the reader panics or does not end in time; [`Error::Busy`] where as many are
/// read as may be.
pub(crate) async fn read<T: Send + 'static>(
    field: &str,
    reader: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    within(PATIENCE, field, reader).await
}

async fn within<T: Send + 'static>(
    patience: Duration,
    field: &str,
    reader: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let place = timeout(TURN, Arc::clone(&FREE).acquire_owned()).await;
    let Ok(Ok(place)) = place else { return Err(Error::Busy(COME_BACK)) };
    let (tell, told) = oneshot::channel();
    let thread = std::thread::Builder::new().name("quarantine".to_owned()).stack_size(STACK).spawn(move || {
        let read = catch_unwind(AssertUnwindSafe(reader));
        // Before whoever waits goes on, so that the next finds it.
        drop(place);
        // Nobody may wait any more.
        drop(tell.send(read.ok()));
    });
    thread.map_err(|error| Error::Internal(format!("the system gives no thread: {error}")))?;
    match timeout(patience, told).await {
        Ok(Ok(Some(read))) => Ok(read),
        Ok(_) => {
            tracing::error!(field, "a reader of strangers' bytes panicked");
            Err(Error::field(field, "This cannot be read."))
        }
        Err(_) => {
            tracing::error!(field, "a reader of strangers' bytes did not end in time");
            Err(Error::field(field, "This takes too long to read. Give less of it at once."))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn said(refused: Result<(), Error>) -> String {
        let Err(Error::Invalid(problems)) = refused else { panic!("{refused:?}") };
        problems.message("file").expect("a message").to_owned()
    }

    #[tokio::test]
    async fn a_reader_that_panics_or_never_ends_is_a_refusal_in_words() {
        assert_eq!(read("file", || 7).await.unwrap(), 7);
        assert!(said(read("file", || panic!("a bug of somebody's")).await).contains("cannot be read"));
        let (go, wait) = mpsc::channel::<()>();
        let stuck = within(Duration::from_millis(5), "file", move || wait.recv().unwrap_or_default()).await;
        assert!(said(stuck).contains("too long"));
        drop(go);
        assert_eq!(read("file", || 8).await.unwrap(), 8);
    }

    #[tokio::test]
    async fn a_reader_has_a_stack_that_a_test_does_not() {
        fn down(steps: u32) -> u32 {
            let frame = std::hint::black_box([steps; 64]);
            if steps == 0 { frame[1] } else { down(steps - 1).wrapping_add(frame[2]) }
        }
        read("file", || down(10_000)).await.unwrap();
    }
}
