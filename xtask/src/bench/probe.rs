//! What somebody sees who asks now: whether a question is kept, and what `/readyz` says.

use super::desk::Session;
use super::http::Client;
use super::server::now;
use anyhow::{Result, bail};
use serde_json::json;
use std::thread::sleep;
use std::time::Duration;

/// A proof of `/readyz` is believed for a second.
pub const PROOF: Duration = Duration::from_millis(1_100);

/// Whether a question more is kept. It is long, so that a few of them fill what is left of a disk.
pub fn is_kept(host: &str, session: &Session) -> bool {
    let path = format!("/api/v1/public/sessions/{}/questions", session.code);
    let body = json!({ "text": format!("Probe of {:?}: {}", now(), "how far may I walk? ".repeat(40)) }).to_string();
    let asked = Client::connect(host).and_then(|mut line| line.post(&path, &[], &body));
    asked.is_ok_and(|answer| answer.status == 201)
}

/// Whether `/readyz` says that it is ready.
pub fn is_ready(host: &str) -> bool {
    Client::connect(host).and_then(|mut line| line.get("/readyz", &[])).is_ok_and(|answer| answer.status == 200)
}

/// Waits until something is so; for how long.
pub fn until(mut is_so: impl FnMut() -> bool, patience: Duration) -> Result<Duration> {
    let since = now();
    while !is_so() {
        if since.elapsed() > patience {
            bail!("after {} s it still was not so", patience.as_secs());
        }
        sleep(Duration::from_millis(10));
    }
    Ok(since.elapsed())
}
