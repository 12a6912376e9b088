//! A small HTTP/1.1 client for one server on this machine: one connection, one request at a time. Load generators need
//! no more, and xtask stays quick to build.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A kept-alive connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    host: String,
}

/// What came back.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The body, unpacked from chunks.
    pub body: Vec<u8>,
}

impl Client {
    /// Connects to `host` (`127.0.0.1:3000`); every read and write gives up after ten seconds.
    pub fn connect(host: &str) -> Result<Self> {
        let stream = TcpStream::connect(host).with_context(|| format!("nobody answers at {host}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.set_write_timeout(Some(Duration::from_secs(10)))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), host: host.to_owned() })
    }

    /// Reads `path`.
    pub fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        self.send("GET", path, headers, "")
    }

    /// Sends JSON.
    pub fn post(&mut self, path: &str, headers: &[(&str, &str)], json: &str) -> Result<Answer> {
        self.send("POST", path, headers, json)
    }

    fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Result<Answer> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.host);
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if method != "GET" {
            request.push_str(&format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        request.push_str(body);
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.answer()
    }

    fn answer(&mut self) -> Result<Answer> {
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no status line")?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let body = self.body(status, &headers)?;
        Ok(Answer { status, body })
    }

    fn body(&mut self, status: u16, headers: &[(String, String)]) -> Result<Vec<u8>> {
        let header = |name: &str| headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
        if header("transfer-encoding") == Some("chunked") {
            return self.chunks();
        }
        let length = header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        if status == 304 { Ok(Vec::new()) } else { self.bytes(length) }
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut all = Vec::new();
        loop {
            let size = usize::from_str_radix(self.line()?.trim(), 16).context("a bad chunk")?;
            let chunk = self.bytes(size)?;
            self.line()?;
            if size == 0 {
                return Ok(all);
            }
            all.extend(chunk);
        }
    }

    fn bytes(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the connection was closed");
        }
        Ok(line.trim_end().to_owned())
    }
}

impl Answer {
    /// The body as JSON; an error that shows it otherwise, or when the status is no success.
    pub fn json(&self) -> Result<serde_json::Value> {
        let text = String::from_utf8_lossy(&self.body);
        if self.status >= 300 {
            bail!("status {}: {text}", self.status);
        }
        serde_json::from_str(&text).with_context(|| format!("not JSON: {text}"))
    }
}
