//! Kept-alive connections that ask and read, one request after another. They read no more of an answer than its end needs.

use std::net::SocketAddr;
use std::time::Duration;

use futures::future::try_join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::Instant;

use crate::Outcome;

/// Open connections.
pub struct Load(Vec<Line>);

struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Load {
    /// Connects.
    pub async fn open(address: SocketAddr, connections: usize) -> Outcome<Self> {
        let mut lines = Vec::new();
        for _ in 0..connections {
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            lines.push(Line { stream, buffer: vec![0; 256 * 1024] });
        }
        Ok(Self(lines))
    }

    /// Sends the request again and again on every connection; gives answers per second.
    pub async fn run(&mut self, request: &[u8], time: Duration) -> Outcome<f64> {
        let since = Instant::now();
        let end = since + time;
        let counts = try_join_all(self.0.iter_mut().map(|line| line.run(request, end))).await?;
        Ok(counts.iter().sum::<u32>() as f64 / since.elapsed().as_secs_f64())
    }
}

impl Line {
    async fn run(&mut self, request: &[u8], end: Instant) -> Outcome<u32> {
        let mut count = 0;
        while Instant::now() < end {
            self.stream.write_all(request).await?;
            self.read().await?;
            count += 1;
        }
        Ok(count)
    }

    /// Reads one whole answer.
    async fn read(&mut self) -> Outcome<()> {
        let (mut have, mut need) = (0, usize::MAX);
        while have < need {
            let more = self.stream.read(&mut self.buffer[have..]).await?;
            if more == 0 {
                return Err("the server closed a connection, or an answer is longer than the buffer".into());
            }
            have += more;
            if need == usize::MAX {
                need = whole(&self.buffer[..have])?.unwrap_or(need);
            }
        }
        Ok(())
    }
}

/// How long the answer is whose beginning this is, once its head is there.
fn whole(bytes: &[u8]) -> Outcome<Option<usize>> {
    let Some(head) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let lines = std::str::from_utf8(&bytes[..head])?;
    let body = match lines.get(9..12) {
        Some("304") => 0,
        Some("200") => length(lines).ok_or("an answer without Content-Length")?,
        _ => return Err(format!("an unexpected answer: {lines}").into()),
    };
    Ok(Some(head + 4 + body))
}

fn length(head: &str) -> Option<usize> {
    head.split("\r\n").find_map(|line| line.strip_prefix("content-length: "))?.parse().ok()
}
