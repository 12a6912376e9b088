//! Not now: somebody answers it after the talk, until a time that was set by hand.

use domain::activity::Verb;
use domain::form::moment;
use domain::id::{ClinicianId, QuestionId};
use domain::question::Question;
use domain::screens::desk::DeedForm;
use domain::{Instant, zone};

use super::deeds::begin;
use super::route::{chosen, invite};
use crate::actor::Responder;
use crate::held::Held;
use crate::storage::sessions;
use crate::{Error, Wellspring, Work};

/// To be answered until `due_at`: by the clinician `clinician_id`, who gets a link by mail, else by the desk. It leaves
/// the line and the stage.
///
/// # Errors
/// [`Error::State`] when it has an end; [`Error::Invalid`] beside `due_at` or `clinician_id`; [`Error::Conflict`].
pub async fn later(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    put_off(begin(app, who, id, form).await?, form, Question::put_off).await
}

/// The same where many are handed out at once: their askers read who answers, and until when, and not that somebody has read
/// them.
///
/// # Errors
/// As for [`later`].
pub async fn hand_out(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    put_off(begin(app, who, id, form).await?, form, Question::handed_out).await
}

/// What becomes of a question that somebody, or else the desk, looks after until then.
type PutOff = fn(&Question, Instant, Option<&ClinicianId>, Instant) -> Result<Question, String>;

async fn put_off(mut held: Held<Question>, form: &DeedForm, becomes: PutOff) -> Result<Question, Error> {
    let now = held.work.now();
    let due = due(&mut held.work, &held.before, &form.due_at).await?;
    if form.clinician_id.trim().is_empty() {
        let after = becomes(&held.before, due, None, now);
        return held.done_as(after, Verb::PutOff).await;
    }
    let clinician = chosen(&mut held.work, form).await?;
    let after = becomes(&held.before, due, Some(&clinician.id), now);
    if let (Ok(after), false) = (&after, held.done) {
        invite(&mut held.work, &held.before, after, &clinician).await?;
    }
    held.done_as(after, Verb::PutOff).await
}

pub(super) async fn due(work: &mut Work, question: &Question, text: &str) -> Result<Instant, Error> {
    let now = work.now();
    let house = work.app().settings.house_zone();
    let zone = sessions::zone_of(work, question.session_id.as_ref(), house).await?;
    let typed = moment(text, |local| zone::existing(local, &zone));
    match typed.map_err(|why| Error::field("due_at", why))? {
        None => Err(Error::field("due_at", "Say until when.")),
        Some(due) if due <= now => Err(Error::field("due_at", "That time is already over.")),
        Some(due) => Ok(due),
    }
}
