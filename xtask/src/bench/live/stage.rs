//! A server with one session that takes questions.

use super::stream::{Place, text};
use crate::bench::desk::{Desk, Session};
use crate::bench::http::Client;
use crate::bench::server::Server;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::net::SocketAddr;

/// Where a part of the bench plays.
pub struct Stage {
    /// The release server.
    pub server: Server,
    /// Its staff.
    pub desk: Desk,
    /// The session; its questions are public at once.
    pub session: Session,
}

impl Stage {
    /// Starts a server on an empty database.
    pub fn set() -> Result<Self> {
        let mut server = Server::new(None)?;
        server.start()?;
        let desk = Desk::of(&server)?;
        let session = desk.session("open")?;
        Ok(Self { server, desk, session })
    }

    /// Where the server listens.
    pub fn address(&self) -> Result<SocketAddr> {
        self.server.host.parse().context("no address")
    }

    /// The session's public stream.
    pub fn stream(&self) -> Result<Place> {
        let path = format!("/api/v1/public/sessions/{}/live", self.session.code);
        Ok(Place { address: self.address()?, path })
    }

    /// Where strangers' questions go.
    pub fn asking(&self) -> String {
        self.asking_at(&self.session)
    }

    /// Where those of another session go.
    pub fn asking_at(&self, session: &Session) -> String {
        format!("/api/v1/public/sessions/{}/questions", session.code)
    }

    /// Asks the question of that number on a kept-alive connection, again and again.
    pub fn asker(&self) -> Result<impl FnMut(usize) -> Result<()> + Send + 'static> {
        let (mut client, path) = (Client::connect(&self.server.host)?, self.asking());
        Ok(move |number| {
            let answer = client.post(&path, &[], &json!({ "text": text(number) }).to_string())?;
            ensure!(answer.status == 201, "status {} for a question", answer.status);
            Ok(())
        })
    }

    /// Asks so many questions; their public names.
    pub fn questions(&self, many: usize) -> Result<Vec<String>> {
        let mut client = Client::connect(&self.server.host)?;
        let ask = |number| {
            let answer = client.post(&self.asking(), &[], &json!({ "text": text(number) }).to_string())?.json()?;
            answer["handle"].as_str().map(str::to_owned).context("a question without a handle")
        };
        (0..many).map(ask).collect()
    }
}
