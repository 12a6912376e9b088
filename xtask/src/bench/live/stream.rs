//! A listener's end of an event stream (WHATWG HTML §9.2), reading no more than the bench asks for.

use crate::bench::server::now;
use anyhow::{Result, bail};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Stands before an event's number in its text.
const MARK: &str = "Question no. ";

/// A text by which listeners know the event again.
pub fn text(number: usize) -> String {
    format!("{MARK}{number}: how much water should somebody drink who is seventy and takes something for the heart?")
}

/// Where a stream is.
#[derive(Clone)]
pub struct Place {
    /// The server.
    pub address: SocketAddr,
    /// The stream's path.
    pub path: String,
}

/// An open stream.
pub struct Stream {
    socket: TcpStream,
    rest: Vec<u8>,
}

/// What stands between two empty lines. Lines of the HTTP around it are passed over.
#[derive(Default)]
pub struct Event {
    /// To resume from.
    pub id: Option<String>,
    /// When to come back after a lost connection.
    pub retry: Option<Duration>,
    /// Which of the bench's questions it carries.
    pub number: Option<usize>,
}

impl Stream {
    /// Connects, and asks for what came after `last`.
    pub async fn open(place: &Place, last: Option<&str>) -> Result<Self> {
        let mut socket = TcpStream::connect(place.address).await?;
        let resume = last.map(|id| format!("last-event-id: {id}\r\n")).unwrap_or_default();
        let request =
            format!("GET {} HTTP/1.1\r\nhost: bench\r\naccept: text/event-stream\r\n{resume}\r\n", place.path);
        socket.write_all(request.as_bytes()).await?;
        Ok(Self { socket, rest: Vec::new() })
    }

    /// The events of one read, and when it came: one look at the clock for all of them.
    pub async fn next(&mut self) -> Result<(Instant, Vec<Event>)> {
        if self.socket.read_buf(&mut self.rest).await? == 0 {
            bail!("the stream ended");
        }
        let at = now();
        Ok((at, self.events()))
    }

    fn events(&mut self) -> Vec<Event> {
        let Some(end) = self.rest.windows(2).rposition(|two| two == b"\n\n") else { return Vec::new() };
        let whole: Vec<u8> = self.rest.drain(..end + 2).collect();
        String::from_utf8_lossy(&whole).split("\n\n").map(Event::of).collect()
    }
}

impl Event {
    fn of(block: &str) -> Self {
        let mut event = Self::default();
        for line in block.lines() {
            if let Some(id) = line.strip_prefix("id: ") {
                event.id = Some(id.trim().to_owned());
            } else if let Some(retry) = line.strip_prefix("retry: ") {
                event.retry = retry.trim().parse().ok().map(Duration::from_millis);
            } else if line.starts_with("data: ") {
                event.number = number(line);
            }
        }
        event
    }
}

fn number(line: &str) -> Option<usize> {
    let (_, rest) = line.split_once(MARK)?;
    rest.split(':').next()?.parse().ok()
}
