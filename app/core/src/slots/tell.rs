//! Clinicians are told what became of their slots: changes wait in a bundle, so that five of them make one letter.

use domain::Instant;
use domain::activity::Verb;
use domain::id::SlotId;
use domain::slot::Slot;

use super::{Held, confirm_url, lock};
use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::notices::slot::{About, CANCELLED, News, digest, news, to_clinician};
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

/// Of whoever declines: they know that it does not take place for them, so nobody tells them.
pub(super) fn said_no(slot: Slot) -> Slot {
    Slot { told: Some(CANCELLED.to_owned()), ..slot }
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
        let (digest, now) = (digest(&slot, &session), work.now());
        let Some(news) = news(&slot, &session, &digest, now) else { return Ok(Outcome::Done) };
        let told = if news == News::Cancelled { CANCELLED.to_owned() } else { digest };
        rows::save(&mut work, &after_letter(&slot, told, now)).await?;
        let about = About { slot: &slot, session: &session, clinician: &clinician, link: confirm_url(app, &slot) };
        to_clinician(&mut work, news, &about).await?;
        work.record(Activity::session(&session.id, verb(news)).detail(&clinician.name));
        work.commit(Activity::slot(&slot.id, verb(news))).await?;
        Ok(Outcome::Done)
    }
}

/// Whoever is told of another time has to agree anew, also to the old one.
fn after_letter(slot: &Slot, told: String, now: Instant) -> Slot {
    let agreed = slot.agreed().filter(|agreed| *agreed == slot.span());
    Slot {
        told: Some(told),
        told_at: Some(now),
        agreed_starts_at: agreed.map(|span| span.start),
        agreed_ends_at: agreed.map(|span| span.end),
        ..slot.clone()
    }
}

fn verb(news: News) -> Verb {
    match news {
        News::Asked => Verb::InvitedByMail,
        News::Changed => Verb::ToldOfAChange,
        News::Cancelled => Verb::ToldOfTheCancellation,
    }
}
