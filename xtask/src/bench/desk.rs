//! The staff's side of a bench, by the API.

use super::http::Client;
use super::server::Server;
use crate::shell::read;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// A member of staff's program.
pub struct Desk {
    host: String,
    bearer: String,
}

/// A session that takes questions.
pub struct Session {
    /// For the staff's side.
    pub id: String,
    /// For everybody.
    pub code: String,
    /// Its page is `/events/{slug}`.
    pub slug: String,
}

impl Desk {
    /// A token for this server, made at its command line.
    pub fn of(server: &Server) -> Result<Self> {
        let token = read(server.program().args(["token", "create", "--name", "bench", "--scopes", "read,plan,desk"]))?;
        Ok(Self { host: server.host.clone(), bearer: format!("Bearer {}", token.trim()) })
    }

    fn call(&self, body: Option<Value>, path: &str) -> Result<Value> {
        let headers = [("authorization", self.bearer.as_str())];
        let mut client = Client::connect(&self.host)?;
        let path = format!("/api/v1{path}");
        let answer = match body {
            Some(json) => client.post(&path, &headers, &json.to_string()),
            None => client.get(&path, &headers),
        };
        answer?.json().with_context(|| format!("at {path}"))
    }

    /// A scheduled session; `moderation` is `held`, or `open` where questions are public at once.
    pub fn session(&self, moderation: &str) -> Result<Session> {
        let draft = json!({
            "title": "Bench", "starts": "2099-01-05T10:00", "zone": "UTC", "minutes": 60, "moderation": moderation
        });
        let made = self.call(Some(draft), "/sessions")?;
        let text =
            |field: &str| made[field].as_str().map(str::to_owned).with_context(|| format!("a session without {field}"));
        let session = Session { id: text("id")?, code: text("code")?, slug: text("slug")? };
        self.call(Some(json!({})), &format!("/sessions/{}/schedule", session.id))?;
        Ok(session)
    }

    /// The texts of all its questions.
    pub fn questions(&self, session: &str) -> Result<Vec<String>> {
        let (mut texts, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self.call(None, &format!("/questions?session={session}&cursor={cursor}"))?;
            let items = page["items"].as_array().context("no items")?;
            texts.extend(items.iter().filter_map(|item| Some(item["text"].as_str()?.to_owned())));
            match page["next"].as_str() {
                Some(next) => cursor = next.to_owned(),
                None => return Ok(texts),
            }
        }
    }
}
