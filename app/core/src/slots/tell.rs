//! Clinicians are told what became of their slots: changes wait in a bundle, so that five of them make one letter.

use domain::Instant;
use domain::activity::Verb;
use domain::clinician::Clinician;
use domain::id::{ClinicianId, SlotId};
use domain::session::{Session, State as Life};
use domain::slot::{Shown, Slot, State};
use domain::text::Email;

use super::{Held, confirm_url, lock};
use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::notices::slot::{About, News, digest, news, to_clinician};
use crate::storage::slots as rows;
use crate::{Activity, Error, Wellspring, Work};

/// A step of every change to a slot: its clinician will be told once the bundle's time has passed.
pub(super) async fn changed(work: &mut Work, slot: &Slot) -> Result<(), Error> {
    let due = work.now().plus(work.app().settings.notice_delay);
    jobs::enqueue::<TellClinician>(work, &slot.id, due).await
}

/// A step of telling a session's clinicians at once: what waits for this slot is due now.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn tell_now(work: &mut Work, id: &SlotId) -> Result<(), Error> {
    let now = work.now();
    jobs::enqueue::<TellClinician>(work, id, now).await
}

/// A step of an answer to an older letter, to a slot that is locked: they get the newest anew, at once.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn tell_anew(work: &mut Work, slot: &Slot) -> Result<(), Error> {
    rows::save(&mut *work, &Slot { told: None, ..slot.clone() }).await?;
    tell_now(work, &slot.id).await
}

/// A step of another address of a clinician's: whoever was invited at the old one is invited at the new one, and the old one
/// is told.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn readdressed(work: &mut Work, clinician: &ClinicianId) -> Result<(), Error> {
    let (now, due) = (work.now(), work.now().plus(work.app().settings.notice_delay));
    for slot in rows::of_clinician(&mut *work, clinician, now, now).await? {
        if slot.shown.is_some_and(|shown| shown != Shown::Off) {
            jobs::enqueue::<TellClinician>(work, &slot.id, due).await?;
        }
    }
    Ok(())
}

/// The job: tells the clinician what became of their slot since they were last told.
pub(crate) struct TellClinician;

impl Job for TellClinician {
    const KIND: &'static str = "notice";
    const LANE: Lane = Lane::Notices;
    type Subject = SlotId;

    async fn run(app: &Wellspring, id: &SlotId) -> Result<Outcome, Error> {
        let mut work = app.begin(&Timer).await?;
        let Held { slot, session, clinician } = match lock(&mut work, id).await {
            // A draft that was deleted meanwhile.
            Err(Error::NotFound) => return Ok(Outcome::Done),
            held => held?,
        };
        let moved = match old_address(&slot, &session, &clinician, work.now()) {
            Some(old) => Some(let_go(&mut work, &slot, &session, &clinician, old).await?),
            None => None,
        };
        let told = tell(&mut work, moved.as_ref().unwrap_or(&slot), &session, &clinician).await?;
        match told.or_else(|| moved.map(|_| Verb::ToldTheOldAddress)) {
            Some(verb) => work.commit(Activity::slot(&slot.id, verb)).await?,
            None => drop(work),
        }
        Ok(Outcome::Done)
    }
}

/// A step: tells what is news; what the record says of it.
async fn tell(work: &mut Work, slot: &Slot, session: &Session, clinician: &Clinician) -> Result<Option<Verb>, Error> {
    let (digest, now) = (digest(slot, session), work.now());
    let Some(news) = news(slot, session, &digest, now) else { return Ok(None) };
    let to = if news.is_off() { address_of(slot, clinician) } else { clinician.email.clone() };
    let slot = sent(slot, news, now);
    rows::save(&mut *work, &after_letter(&slot, news, (digest, &to), now)).await?;
    let about = About { slot: &slot, session, clinician, to, link: confirm_url(work.app(), &slot, clinician.language) };
    to_clinician(work, news, &about).await?;
    work.record(Activity::session(&session.id, verb(news)).detail(&clinician.name));
    Ok(Some(verb(news)))
}

/// Where the invitation stands.
fn address_of(slot: &Slot, clinician: &Clinician) -> Email {
    slot.told_to.as_deref().and_then(|to| to.parse().ok()).unwrap_or_else(|| clinician.email.clone())
}

/// The address that has an invitation which now belongs to another.
fn old_address(slot: &Slot, session: &Session, clinician: &Clinician, now: Instant) -> Option<Email> {
    let stands = slot.shown.is_some_and(|shown| shown != Shown::Off) && slot.state.holds_time();
    let to_come = slot.ends_at > now && session.state != Life::Ended;
    let old = slot.told_to.as_deref().filter(|to| stands && to_come && *to != clinician.email.as_str())?;
    old.parse().ok()
}

/// Takes an invitation out of the calendar at the old address; its link there ends. The slot is as if nobody had been told.
async fn let_go(
    work: &mut Work,
    slot: &Slot,
    session: &Session,
    clinician: &Clinician,
    old: Email,
) -> Result<Slot, Error> {
    let now = work.now();
    let off = sent(slot, News::Elsewhere, now);
    let about = About { slot: &off, session, clinician, to: old, link: String::new() };
    to_clinician(work, News::Elsewhere, &about).await?;
    work.record(Activity::session(&session.id, Verb::ToldTheOldAddress).detail(&clinician.name));
    Ok(Slot {
        told: None,
        told_to: None,
        told_since: None,
        // What comes is newer than what was taken out, should both addresses lead to one calendar.
        sequence: off.sequence + 1,
        told_sequence: Some(off.sequence),
        shown: None,
        link_version: slot.link_version + 1,
        ..off
    })
}

/// The slot as it goes out: what takes it out of a calendar, or puts it in again after that, is newer than all before.
fn sent(slot: &Slot, news: News, now: Instant) -> Slot {
    let newer = news.is_off() || slot.shown == Some(Shown::Off);
    let sequence = slot.told_sequence.filter(|_| newer).map_or(slot.sequence, |sent| slot.sequence.max(sent + 1));
    let updated_at = if sequence == slot.sequence { slot.updated_at } else { now };
    Slot { sequence, updated_at, ..slot.clone() }
}

/// Whoever is told of another time has to agree anew, also to the old one.
fn after_letter(slot: &Slot, news: News, (told, to): (String, &Email), now: Instant) -> Slot {
    let agreed = slot.agreed().filter(|agreed| *agreed == slot.span());
    let same = slot.told.as_ref() == Some(&told);
    let shown = match (news.is_off(), slot.state) {
        (true, _) => Shown::Off,
        (_, State::Confirmed) => Shown::Agreed,
        _ => Shown::Asked,
    };
    Slot {
        told_since: slot.told_since.filter(|_| same).or(Some(slot.sequence)),
        told_sequence: Some(slot.sequence),
        told: Some(told),
        told_to: Some(to.to_string()),
        told_at: Some(now),
        shown: Some(shown),
        agreed_starts_at: agreed.map(|span| span.start),
        agreed_ends_at: agreed.map(|span| span.end),
        ..slot.clone()
    }
}

fn verb(news: News) -> Verb {
    match news {
        News::Asked => Verb::InvitedByMail,
        News::Changed => Verb::ToldOfAChange,
        News::Agreed => Verb::SentTheConfirmedTime,
        News::Released => Verb::TookTheInvitationBack,
        News::Cancelled => Verb::ToldOfTheCancellation,
        News::Elsewhere => Verb::ToldTheOldAddress,
    }
}
