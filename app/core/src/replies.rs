//! Replies by mail: a calendar program answers an invitation (iTIP, RFC 5546 §3.2.3 and §3.2.7), and a mail gateway hands the
//! message on. Matched by UID and the attendee's address; an ORGANIZER is never asked for, since many programs leave it out.
//! Whatever comes is kept in the mail log with what became of it: nobody reads a gateway's errors.

mod act;
mod decide;
mod mail;
mod parts;
mod said;
#[cfg(test)]
mod tests;
mod vouched;

use domain::Instant;
use domain::id::{LetterId, SlotId};
use domain::slot::{Heard, State};
use serde::Serialize;

pub use decide::decide;
pub(crate) use decide::waiting;

use self::act::Found;
use self::mail::Mail;
use crate::actor::{Gateway, Timer};
use crate::calendar::read::Event;
use crate::storage::mail_in::{self as rows, Came};
use crate::storage::slots;
use crate::{Error, Wellspring, Work, quarantine};

/// Largest message that is read, in bytes.
pub const MOST: usize = 2 * 1024 * 1024;

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = ReceivedMail, examples(json!({
    "slot_id": "01935f5e-7c1a-7000-8000-000000000007", "state": "confirmed", "outcome": "confirmed", "reason": "",
}))))]
pub struct Received {
    /// The slot that it answers; null where it answers none of ours.
    pub slot_id: Option<SlotId>,
    /// Where the slot stands now.
    pub state: Option<State>,
    /// What it came to.
    pub outcome: Heard,
    /// Why it cannot be used, or waits; empty otherwise.
    pub reason: String,
}

/// Takes a raw message (RFC 5322) with an answer in it. The same answer twice is once. What cannot be used is no error: it
/// stands in the mail log with its reason.
///
/// # Errors
/// [`Error::Storage`].
pub async fn receive(app: &Wellspring, gateway: &Gateway, raw: &[u8]) -> Result<Received, Error> {
    if raw.len() > MOST {
        return unread(app, gateway, "The message is larger than 2 MiB.").await;
    }
    let (raw, authority) = (raw.to_vec(), app.settings.mail_authority.clone());
    let mail = match quarantine::read("message", move || Mail::read(&raw, authority.as_deref())).await {
        Err(Error::Invalid(_)) => return unread(app, gateway, "The message cannot be read.").await,
        read => read?,
    };
    let ours = ours(app, &mail.answers);
    if ours.is_empty() {
        let reason = if mail.answers.is_empty() { mail.reason.clone() } else { NONE.to_owned() };
        return unused(app, &mail, None, reason).await;
    }
    let mut first = None;
    for (id, event) in ours {
        let became = one(app, &mail, &id, event).await?;
        first = first.or(Some(became));
    }
    // There is one for each of ours, and ours are not none.
    first.ok_or_else(|| Error::Internal("an answer came to nothing".to_owned()))
}

const NONE: &str = "No slot here has the UID of this reply.";

/// A message that is not read at all.
///
/// # Errors
/// [`Error::Storage`].
pub async fn unread(app: &Wellspring, _: &Gateway, why: &str) -> Result<Received, Error> {
    unused(app, &Mail::default(), None, why.to_owned()).await
}

/// Answers to slots of ours, one for each slot: the newest of those that a message holds more than once.
fn ours<'a>(app: &Wellspring, answers: &'a [Event]) -> Vec<(SlotId, &'a Event)> {
    let mut all: Vec<(SlotId, &Event)> = Vec::new();
    for event in answers {
        let Some(id) = slot_of(&event.uid, &app.installation) else { continue };
        match all.iter_mut().find(|(known, _)| *known == id) {
            Some((_, kept)) if (kept.sequence, &kept.stamp) < (event.sequence, &event.stamp) => *kept = event,
            Some(_) => {}
            None => all.push((id, event)),
        }
    }
    all
}

/// The slot that a UID names, however a program spells it: `slot-{id}@{installation}`.
fn slot_of(uid: &str, installation: &str) -> Option<SlotId> {
    let uid = outlooks(uid).unwrap_or_else(|| uid.trim().to_owned()).to_ascii_lowercase();
    let (id, host) = uid.strip_prefix("slot-")?.split_once('@')?;
    host.eq_ignore_ascii_case(installation).then(|| id.parse().ok())?
}

/// Outlook's own form of another program's UID: hexadecimal digits, with `vCal-Uid` before it.
fn outlooks(uid: &str) -> Option<String> {
    let digits = uid.trim();
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let bytes: Vec<u8> = (0..digits.len() / 2).map(|n| byte(2 * n)).collect::<Option<_>>()?;
    let mark = b"vCal-Uid\x01\0\0\0";
    let from = bytes.windows(mark.len()).position(|window| window == mark)? + mark.len();
    let rest = bytes.get(from..)?.iter().take_while(|byte| **byte != 0).copied().collect();
    String::from_utf8(rest).ok()
}

/// One answer.
async fn one(app: &Wellspring, mail: &Mail, id: &SlotId, event: &Event) -> Result<Received, Error> {
    let found = match Found::load(app, id, mail, event).await {
        Err(Error::NotFound) => return unused(app, mail, None, NONE.to_owned()).await,
        Err(Error::State(why)) => return unused(app, mail, Some(id), why).await,
        found => found?,
    };
    let (outcome, reason) = match act::act(app, &found, mail).await {
        // What they ask for cannot be: they and we know no more than before.
        Err(Error::Invalid(problems)) => {
            let reason = problems.0.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join(" ");
            return unused(app, mail, Some(id), reason).await;
        }
        acted => acted?,
    };
    let state = slots::get(&app.storage, id).await?.state;
    Ok(Received { slot_id: Some(id.clone()), state: Some(state), outcome, reason })
}

/// What [`receive`] reads of a message, and nothing done with it; whether there is an answer in it.
pub(crate) fn read(raw: &[u8]) -> Result<(), String> {
    let mail = Mail::read(raw, None);
    if mail.answers.is_empty() { Err(mail.reason) } else { Ok(()) }
}

/// What cannot be used stands in the mail log.
async fn unused(app: &Wellspring, mail: &Mail, slot: Option<&SlotId>, reason: String) -> Result<Received, Error> {
    let mut work = app.begin(&Timer).await?;
    log(&mut work, mail, slot, (Heard::Unused, &reason), None).await?;
    work.upkeep().await?;
    Ok(Received { slot_id: slot.cloned(), state: None, outcome: Heard::Unused, reason })
}

/// A step: keeps what came in the mail log.
async fn log(
    work: &mut Work,
    mail: &Mail,
    slot: Option<&SlotId>,
    (outcome, reason): (Heard, &str),
    said: Option<String>,
) -> Result<(), Error> {
    let (id, at): (LetterId, Instant) = (work.id(), work.now());
    let came = Came {
        id,
        at,
        sender: mail.senders.first().cloned().unwrap_or_default(),
        subject: mail.subject.clone(),
        outcome,
        reason: reason.to_owned(),
        slot_id: slot.cloned(),
        said,
    };
    rows::insert(work, &came).await
}
