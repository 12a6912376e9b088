//! Replies by mail: a calendar program answers an invitation (iTIP REPLY, RFC 5546 §3.2.3), and a mail gateway hands the
//! message on. Matched by UID and the attendee's address; an ORGANIZER is never asked for, since many programs leave it out.

mod reply;

use domain::id::SlotId;
use domain::slot::{AnswerDraft, Slot};
use serde::Serialize;

use self::reply::{Partstat, Reply};
use crate::actor::{Clinician as Actor, Planner};
use crate::jobs::{self, Job};
use crate::storage::clinicians::{self, Clinician, assistants};
use crate::storage::slots as rows;
use crate::{Activity, Error, Wellspring, slots::answer};

/// Largest message that is read, in bytes.
pub const MOST: usize = 2 * 1024 * 1024;

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Received {
    /// The slot that it answers.
    pub slot_id: SlotId,
    /// Where the slot stands now.
    pub state: domain::slot::State,
    /// `confirmed`, `declined`, `noted` (they may come), or `moved`: the slot had changed since, and they are told anew.
    pub outcome: &'static str,
}

/// Takes a raw message (RFC 5322) with a REPLY in it. The same message twice is once.
///
/// # Errors
/// [`Error::Invalid`] with a sentence when it holds no reply that can be read; [`Error::NotFound`] when it answers no slot of
/// ours, or not from its clinician's address or an assistant's; [`Error::State`] when there is nothing to answer any more.
pub async fn receive(app: &Wellspring, _: &Planner, raw: &[u8]) -> Result<Received, Error> {
    if raw.len() > MOST {
        return Err(Error::field("message", "The message is larger than 2 MiB."));
    }
    let raw = raw.to_vec();
    let read = tokio::task::spawn_blocking(move || Reply::read(&raw)).await;
    let reply = read.map_err(|error| Error::Internal(error.to_string()))?.map_err(|why| Error::field("message", why))?;
    let id = reply.uid.strip_prefix("slot-").and_then(|rest| rest.split_once('@'));
    let id = id.filter(|(_, host)| *host == app.installation).and_then(|(id, _)| id.parse().ok()).ok_or(Error::NotFound)?;
    let slot = rows::get(&app.storage, &id).await?;
    let who = author(app, &slot, &reply).await?;
    let draft = AnswerDraft { sequence: reply.sequence.to_string(), ..AnswerDraft::default() };
    let done = match reply.partstat {
        Partstat::Accepted => answer::confirm(app, &who, &id, &draft).await.map(|slot| (slot, "confirmed")),
        Partstat::Declined => answer::decline(app, &who, &id, &draft).await.map(|slot| (slot, "declined")),
        Partstat::Tentative => maybe(app, &who, slot).await.map(|slot| (slot, "noted")),
    };
    let (slot, outcome) = match done {
        Err(Error::SlotMoved) => (ask_anew(app, &who, &id).await?, "moved"),
        done => done?,
    };
    Ok(Received { slot_id: id, state: slot.state, outcome })
}

/// The clinician, or an assistant of theirs, by the address that answers.
async fn author(app: &Wellspring, slot: &Slot, reply: &Reply) -> Result<Actor, Error> {
    let clinician: Clinician = clinicians::get(&app.storage, &slot.clinician_id).await?;
    let is = |email: &str| reply.address.eq_ignore_ascii_case(email);
    if is(clinician.email.as_str()) {
        return Ok(Actor::by_mail(&clinician, slot));
    }
    let all = assistants::of(&app.storage, &clinician.id).await?;
    let assistant = all.iter().find(|assistant| is(assistant.email.as_str())).ok_or(Error::NotFound)?;
    Ok(Actor::by_mail_of(&clinician, slot, assistant))
}

/// They may come: nothing changes, but the team reads it.
async fn maybe(app: &Wellspring, who: &Actor, slot: Slot) -> Result<Slot, Error> {
    let work = app.begin(who).await?;
    work.commit(Activity::session(&slot.session_id, "said maybe by mail")).await?;
    Ok(slot)
}

/// The slot changed after the letter that they answered: nothing is taken for agreed, and they are told anew.
async fn ask_anew(app: &Wellspring, who: &Actor, id: &SlotId) -> Result<Slot, Error> {
    let mut work = app.begin(who).await?;
    let now = work.now();
    let slot = rows::get(&mut work, id).await?;
    rows::save(&mut work, &Slot { told: None, ..slot.clone() }).await?;
    jobs::enqueue(&mut work, &Job::Notice(id.clone()), now).await?;
    work.record(Activity::session(&slot.session_id, "answered an older letter").detail(who.name())).await?;
    work.commit(Activity::slot(id, "answered an older letter")).await?;
    Ok(slot)
}
