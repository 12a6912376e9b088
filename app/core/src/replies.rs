//! Replies by mail: a calendar program answers an invitation (iTIP REPLY, RFC 5546 §3.2.3), and a mail gateway hands the
//! message on. Matched by UID and the attendee's address; an ORGANIZER is never asked for, since many programs leave it out.

mod message;

use domain::Instant;
use domain::activity::Verb;
use domain::clinician::Clinician;
use domain::id::SlotId;
use domain::slot::{AnswerDraft, Heard, Slot, State};
use serde::Serialize;

use self::message::{Partstat, Reply};
use crate::actor::{Clinician as Actor, Planner};
use crate::slots::{self, answer};
use crate::storage::clinicians::{self, assistants};
use crate::storage::repeats::{Claim, KEPT, claim};
use crate::storage::slots as rows;
use crate::{Activity, Error, Wellspring, key};

/// Largest message that is read, in bytes.
pub const MOST: usize = 2 * 1024 * 1024;

/// Characters of their words that are kept: a reason is no longer.
const LONGEST_REASON: usize = 500;

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = ReceivedMail, examples(json!({
    "slot_id": "01935f5e-7c1a-7000-8000-000000000007", "state": "confirmed", "outcome": "confirmed",
}))))]
pub struct Received {
    /// The slot that it answers.
    pub slot_id: SlotId,
    /// Where the slot stands now.
    pub state: State,
    /// What it came to.
    pub outcome: Heard,
}

/// Takes a raw message (RFC 5322) with a REPLY in it. The same reply twice is once.
///
/// # Errors
/// [`Error::Invalid`] with a sentence when it holds no reply that can be read; [`Error::Unknown`] when it answers no slot of
/// ours, or not from its clinician's address or an assistant's.
pub async fn receive(app: &Wellspring, _: &Planner, raw: &[u8]) -> Result<Received, Error> {
    if raw.len() > MOST {
        return Err(Error::field("message", "The message is larger than 2 MiB."));
    }
    let raw = raw.to_vec();
    let read = tokio::task::spawn_blocking(move || Reply::read(&raw)).await;
    let reply =
        read.map_err(|error| Error::Internal(error.to_string()))?.map_err(|why| Error::field("message", why))?;
    let slot = slot(app, &reply).await?;
    let who = author(app, &slot, &reply).await?;
    let draft = draft(&reply);
    let done = match reply.partstat {
        Partstat::Accepted => answer::confirm(app, &who, &slot.id, &draft).await.map(|_| Heard::Confirmed),
        Partstat::Declined => answer::decline(app, &who, &slot.id, &draft).await.map(|_| Heard::Declined),
        Partstat::Tentative => noted(app, &who, &slot.id, &reply, Heard::Noted).await,
    };
    let outcome = match done {
        Err(Error::SlotMoved) => noted(app, &who, &slot.id, &reply, Heard::Moved).await?,
        Err(Error::State(_) | Error::LinkEnded(_)) => noted(app, &who, &slot.id, &reply, Heard::Late).await?,
        done => done?,
    };
    let state = rows::get(&app.storage, &slot.id).await?.state;
    Ok(Received { slot_id: slot.id, state, outcome })
}

/// The slot whose UID it names.
async fn slot(app: &Wellspring, reply: &Reply) -> Result<Slot, Error> {
    const NONE: Error = Error::Unknown("No slot here has the UID of this reply.");
    let named = reply.uid.strip_prefix("slot-").and_then(|rest| rest.split_once('@'));
    let id = named.filter(|(_, host)| *host == app.installation).and_then(|(id, _)| id.parse().ok()).ok_or(NONE)?;
    match rows::get(&app.storage, &id).await {
        Err(Error::NotFound) => Err(NONE),
        found => found,
    }
}

/// What they say, as if by their link: the slot as they saw it, and their words.
fn draft(reply: &Reply) -> AnswerDraft {
    let reason = reply.comment.chars().take(LONGEST_REASON).collect();
    AnswerDraft { sequence: reply.sequence.to_string(), reason, ..AnswerDraft::default() }
}

/// The clinician, or an assistant of theirs, by the address that answers.
async fn author(app: &Wellspring, slot: &Slot, reply: &Reply) -> Result<Actor, Error> {
    const NOBODY: Error =
        Error::Unknown("The reply's attendee is neither the clinician of this slot nor an assistant of theirs.");
    let clinician: Clinician = clinicians::get(&app.storage, &slot.clinician_id).await?;
    let is = |email: &str| reply.address.eq_ignore_ascii_case(email);
    if is(clinician.email.as_str()) {
        return Ok(Actor::by_mail(&clinician, slot));
    }
    let all = assistants::of_clinician(&app.storage, &clinician.id).await?;
    let assistant = all.iter().find(|assistant| is(assistant.email.as_str())).ok_or(NOBODY)?;
    Ok(Actor::by_mail_of(&clinician, slot, assistant))
}

/// What changes no state but is worth the team's while. Whoever answered an older letter gets the newest anew; nothing
/// is taken for agreed.
async fn noted(app: &Wellspring, who: &Actor, id: &SlotId, reply: &Reply, outcome: Heard) -> Result<Heard, Error> {
    let mut work = app.begin(who).await?;
    let now = work.now();
    if claim(&mut work, &once(reply, now), id.as_str(), now).await?.is_some() {
        return Ok(outcome);
    }
    let slot = slots::lock(&mut work, id).await?.slot;
    let verb = match outcome {
        Heard::Moved => Verb::AnsweredAnOlderLetter,
        Heard::Late => Verb::AnsweredTooLate,
        _ => Verb::SaidMaybe,
    };
    if outcome == Heard::Moved {
        slots::tell_anew(&mut work, &slot).await?;
    }
    work.record(Activity::session(&slot.session_id, verb));
    work.commit(Activity::slot(id, verb)).await?;
    Ok(outcome)
}

/// What two deliveries of one reply have in common, whatever the servers on its way wrote around it.
fn once(reply: &Reply, now: Instant) -> Claim {
    let said = format!("{:?} {}", reply.partstat, reply.sequence);
    let parts = [reply.uid.as_bytes(), reply.address.as_bytes(), said.as_bytes(), reply.stamp.as_bytes()];
    Claim { scope: "mail".to_owned(), key: key::digest(&parts), fingerprint: String::new(), since: now.plus(-KEPT) }
}
