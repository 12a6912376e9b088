//! Somebody who listens: what they have heard, and what comes next.

use bytes::Bytes;
use domain::Instant;
use domain::time::SECOND;
use futures::stream::{self, Stream};
use tokio::sync::broadcast::error::RecvError;
use wellspring_core::live::{Listener, Message, Missed, Topic, resume, votes};
use wellspring_core::{Error, Wellspring, identity};

/// How long a sign-in is believed to last without another look, while none has ended, in milliseconds.
const BELIEVED: i64 = 30 * SECOND;

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
    /// The sign-in on whose end the stream ends.
    sign_in: Option<SignIn>,
}

/// Begins to listen, and gives what was missed since `seen`; of a session, with the votes as they are.
pub async fn come(app: &Wellspring, topic: Topic, seen: Option<i64>) -> Result<(Ear, Bytes), Error> {
    let (ear, missed) = Ear::at(app, topic, seen).await?;
    let votes = match &ear.topic {
        Topic::Session(session) => votes(app, session).await?,
        _ => None,
    };
    Ok((ear, votes.map_or(missed.clone(), |votes| Bytes::from([missed, votes.bytes].concat()))))
}

impl Ear {
    async fn at(app: &Wellspring, topic: Topic, seen: Option<i64>) -> Result<(Self, Bytes), Error> {
        // Listen first, then read what was missed: what happens in between comes twice and is passed over once.
        let listener = app.live.listen(&topic);
        let newest = app.stamp(&topic).await?;
        let seen = seen.unwrap_or(newest);
        // A hall that begins together has missed nothing, and costs no read.
        let nothing = Missed { bytes: Bytes::new(), seen };
        let missed = if seen == newest { nothing } else { Box::pin(resume(app, &topic, seen)).await? };
        let Missed { bytes, seen } = missed;
        Ok((Self { app: app.clone(), topic, listener, seen, sign_in: None }, bytes))
    }

    /// Also ends with the sign-in of this cookie.
    pub fn until(self, cookie: Option<String>) -> Self {
        Self { sign_in: cookie.map(SignIn::new), ..self }
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

    async fn may_go_on(&mut self) -> bool {
        match &mut self.sign_in {
            // Boxed, here and above: every listener of a hall would carry the place for it.
            Some(sign_in) => Box::pin(sign_in.lasts(&self.app)).await,
            None => true,
        }
    }

    /// Too slow: told to read anew, never left in silence.
    async fn reset(&mut self) -> Result<Bytes, Error> {
        self.seen = self.app.stamp(&self.topic).await?;
        Ok(Message::reset(self.seen).bytes)
    }
}

/// A sign-in, looked at once any has ended and each half a minute, not with each message.
struct SignIn {
    cookie: String,
    /// When it was looked at last, and how many had ended then.
    looked: Option<(Instant, i64)>,
}

impl SignIn {
    fn new(cookie: String) -> Self {
        Self { cookie, looked: None }
    }

    /// Whether it lasts. Where that cannot be found out now, it is asked again with the next message.
    async fn lasts(&mut self, app: &Wellspring) -> bool {
        let Ok(ended) = app.stamp(&Topic::SignIns).await else { return true };
        let now = app.now();
        if self.looked.is_some_and(|(at, known)| known == ended && now.since(at) < BELIEVED) {
            return true;
        }
        let lasts = identity::lasts(app, &self.cookie).await;
        if lasts.is_ok() {
            self.looked = Some((now, ended));
        }
        lasts.unwrap_or(true)
    }
}
