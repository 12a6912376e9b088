//! Somebody who listens: what they have heard, and what comes next.

use bytes::Bytes;
use futures::stream::{self, Stream};
use tokio::sync::broadcast::error::RecvError;
use wellspring_core::live::{Listener, Message, Topic, resume, votes};
use wellspring_core::{Error, Wellspring, identity};

/// One listener's place in a topic.
pub struct Ear {
    /// Where.
    pub app: Wellspring,
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
pub async fn come(app: &Wellspring, topic: Topic, seen: Option<i64>) -> Result<(Ear, Bytes), Error> {
    let (ear, mut missed) = Ear::at(app, topic, seen).await?;
    if let Topic::Session(session) = &ear.topic {
        missed.extend(votes(app, session).await?);
    }
    let bytes = missed.iter().flat_map(|message| message.bytes.iter().copied()).collect();
    Ok((ear, bytes))
}

impl Ear {
    async fn at(app: &Wellspring, topic: Topic, seen: Option<i64>) -> Result<(Self, Vec<Message>), Error> {
        // Listen first, then read what was missed: what happens in between comes twice and is passed over once.
        let listener = app.live.listen(&topic);
        let newest = app.stamp(&topic).await?;
        let seen = seen.unwrap_or(newest);
        // A hall that begins together has missed nothing, and costs no read.
        let missed = if seen == newest { Vec::new() } else { Box::pin(resume(app, &topic, seen)).await? };
        let seen = missed.iter().filter_map(|message| message.seq).max().unwrap_or(seen);
        Ok((Self { app: app.clone(), topic, listener, seen, sign_in: None }, missed))
    }

    /// Also ends with this sign-in.
    pub fn until(self, sign_in: Option<String>) -> Self {
        Self { sign_in, ..self }
    }

    /// Messages until shutdown; then the stream ends and the page comes back by itself.
    pub fn messages(self) -> impl Stream<Item = Bytes> {
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
        self.seen = self.app.stamp(&self.topic).await?;
        Ok(Message::reset(self.seen).bytes)
    }
}
