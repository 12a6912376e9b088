//! Where letters leave: a mail server, or a mailbox in memory.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use tokio_util::sync::CancellationToken;

/// A letter as it is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The letter's id and the installation: the same in each try (RFC 5322 §3.6.4), without angle brackets.
    pub message_id: String,
    /// Whom it comes from and where replies go: an address, with a name or without.
    pub from: String,
    /// Name and address.
    pub to: (String, String),
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// METHOD and calendar object.
    pub calendar: Option<(String, String)>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The far side took it.
    Taken,
    /// The far side will never take it.
    Refused,
    /// Not now: it certainly did not go out, and may be tried again.
    Later,
    /// The connection broke after the text had left: nobody can tell. A person is asked.
    Unclear,
}

/// The end of a try, with what both sides said (secrets left out).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// What became of it.
    pub sent: Sent,
    /// A line for each thing said.
    pub dialogue: String,
}

/// A future that a trait object gives.
pub(super) type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Takes letters.
pub trait Mail: Send + Sync {
    /// Hands `message` over. Where `stop` comes before its text has left, it stays: [`Sent::Later`].
    fn send<'a>(&'a self, message: &'a Message, stop: &'a CancellationToken) -> Boxed<'a, Posted>;

    /// Says hello without sending anything: a sentence that says what is wrong, or who answered.
    fn greet(&self) -> Boxed<'_, Result<String, String>>;

    /// Whether there is anybody to hand letters to; without, they wait.
    fn is_set(&self) -> bool {
        true
    }

    /// Letters that stay here to be read, newest first: of a mailbox in memory.
    fn kept(&self) -> Vec<Message> {
        Vec::new()
    }
}

/// No mail server: letters wait.
pub struct NoMail;

impl Mail for NoMail {
    fn send<'a>(&'a self, _: &'a Message, _: &'a CancellationToken) -> Boxed<'a, Posted> {
        Box::pin(std::future::ready(Posted { sent: Sent::Later, dialogue: "No mail server is set.".to_owned() }))
    }

    fn greet(&self) -> Boxed<'_, Result<String, String>> {
        let sentence = "no mail server is set: letters wait. Set --smtp-url (WELLSPRING_SMTP_URL).";
        Box::pin(std::future::ready(Err(sentence.to_owned())))
    }

    fn is_set(&self) -> bool {
        false
    }
}

/// How many letters a mailbox keeps.
const KEPT: usize = 500;

/// A mailbox in memory: for stories, and for the demo, whose letters reach nobody.
#[derive(Default)]
pub struct Mailbox {
    kept: Mutex<Vec<Message>>,
    next: Mutex<Vec<Sent>>,
    meanwhile: Mutex<Option<Boxed<'static, ()>>>,
}

impl Mailbox {
    /// An empty one.
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// The next tries end like this, in order; all others are taken.
    pub fn will(&self, ends: impl IntoIterator<Item = Sent>) {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).extend(ends);
    }

    /// The next try takes as long as this, like a slow server.
    pub fn meanwhile(&self, deed: impl Future<Output = ()> + Send + 'static) {
        *self.meanwhile.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::pin(deed));
    }

    fn take_in(&self, message: &Message) -> Posted {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = if next.is_empty() { Sent::Taken } else { next.remove(0) };
        if sent == Sent::Taken {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.push(message.clone());
            let spare = kept.len().saturating_sub(KEPT);
            kept.drain(..spare);
        }
        let dialogue = format!("Mailbox in memory: {sent:?}.");
        Posted { sent, dialogue }
    }

    /// Takes out all letters, in the order in which they came.
    pub fn take(&self) -> Vec<Message> {
        std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Mail for Mailbox {
    fn send<'a>(&'a self, message: &'a Message, stop: &'a CancellationToken) -> Boxed<'a, Posted> {
        Box::pin(async {
            let meanwhile = self.meanwhile.lock().unwrap_or_else(PoisonError::into_inner).take();
            match stop.run_until_cancelled(meanwhile.unwrap_or_else(|| Box::pin(std::future::ready(())))).await {
                Some(()) => self.take_in(message),
                None => Posted { sent: Sent::Later, dialogue: "Mailbox in memory: stopped.".to_owned() },
            }
        })
    }

    fn greet(&self) -> Boxed<'_, Result<String, String>> {
        Box::pin(std::future::ready(Ok("letters stay in memory".to_owned())))
    }

    fn kept(&self) -> Vec<Message> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).iter().rev().cloned().collect()
    }
}
