//! A slot's own link: made again for each letter, ended by a newer one and with its session.

use domain::Language;
use domain::activity::Verb;
use domain::id::SlotId;
use domain::slot::Slot;

use crate::actor::{Clinician, Planner};
use crate::key::Purpose;
use crate::storage::{clinicians, sessions, slots as rows};
use crate::{Activity, Error, Wellspring};

const REPLACED: &str = "A newer link has taken its place. Open the newest letter, or ask the team for a new one.";
pub(super) const OVER: &str = "This session is over, and so is its link. Thank you for having been asked.";

/// The absolute address at which a slot's clinician, who reads this language, answers.
pub(crate) fn confirm_url(app: &Wellspring, slot: &Slot, language: Language) -> String {
    let subject = uuid::Uuid::try_parse(slot.id.as_str()).unwrap_or_default();
    let token = app.key.sign(Purpose::Slot, subject, u32::try_from(slot.link_version).unwrap_or_default());
    format!("{}{}", app.settings.public_url, language.path(&format!("/slots/{token}")))
}

/// Whoever holds a slot's link, and the slot. Reading changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for any token that we did not make; [`Error::LinkEnded`] once it was replaced or the session is over.
pub async fn by_token(app: &Wellspring, token: &str) -> Result<(Clinician, Slot), Error> {
    let linked = app.key.verify(Purpose::Slot, token).ok_or(Error::NotFound)?;
    let slot = rows::get(&app.storage, &linked.subject.into()).await?;
    if slot.link_version != i64::from(linked.version) {
        return Err(Error::LinkEnded(REPLACED));
    }
    if slot.ends_at <= app.now() || is_over(app, &slot).await? {
        return Err(Error::LinkEnded(OVER));
    }
    let clinician = clinicians::get(&app.storage, &slot.clinician_id).await?;
    Ok((Clinician::of_slot(&clinician, &slot), slot))
}

async fn is_over(app: &Wellspring, slot: &Slot) -> Result<bool, Error> {
    let session = sessions::get(&app.storage, &slot.session_id).await?;
    Ok(session.state == domain::session::State::Ended)
}

/// Gives the slot a new link; the old one stops working.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn renew_link(app: &Wellspring, planner: &Planner, id: &SlotId) -> Result<Slot, Error> {
    let mut work = app.begin(planner).await?;
    let before = rows::get(&mut work, id).await?;
    if work.repeated(id).await?.is_some() {
        return Ok(before);
    }
    rows::renew_link(&mut work, id).await?;
    let after = rows::get(&mut work, id).await?;
    work.record(Activity::session(&after.session_id, Verb::MadeANewLink));
    work.commit(Activity::slot(id, Verb::LinkRenewed)).await?;
    Ok(after)
}
