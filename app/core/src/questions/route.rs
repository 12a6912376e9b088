//! Asking a clinician: they answer in writing by a link of their own; the desk sends and publishes it.

use domain::activity::Verb;
use domain::clinician::Clinician;
use domain::id::{ClinicianId, QuestionId};
use domain::question::Question;
use domain::screens::attendee::Said;
use domain::screens::desk::DeedForm;
use domain::text::{self, AnswerText};

use super::announce;
use super::deeds::begin;
use super::follow_up::said;
use crate::actor::{Clinician as Actor, Responder};
use crate::key::Purpose;
use crate::storage::clinicians;
use crate::storage::{questions as rows, sessions};
use crate::{Activity, Error, Wellspring, Work, notices};

/// What the link says once there is nothing to answer any more.
const OVER: &str = "This question has found its end, or somebody else was asked. Thank you for being there.";

/// Asks the clinician `clinician_id`; the question is acknowledged first, and its earlier link ends.
///
/// # Errors
/// [`Error::State`] when it has an end; [`Error::Invalid`] beside `clinician_id`; [`Error::Conflict`].
pub async fn route(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let mut held = begin(app, who, id, form).await?;
    let clinician = chosen(&mut held.work, form).await?;
    let after = held.before.routed(&clinician.id, held.work.now());
    if let (Ok(after), false) = (&after, held.done) {
        invite(&mut held.work, &held.before, after, &clinician).await?;
    }
    held.done_as(after, Verb::Routed).await
}

/// The clinician that the form names.
pub(super) async fn chosen(work: &mut Work, form: &DeedForm) -> Result<Clinician, Error> {
    let wrong = |_| Error::field("clinician_id", "Choose a clinician.");
    let id: ClinicianId = form.clinician_id.parse().map_err(wrong)?;
    match clinicians::get(work, &id).await {
        Err(Error::NotFound) => Err(wrong(String::new())),
        found => found,
    }
}

/// A step: the clinician gets their link.
pub(super) async fn invite(
    work: &mut Work,
    before: &Question,
    after: &Question,
    clinician: &Clinician,
) -> Result<(), Error> {
    keep_proposal(work, before).await?;
    let path = answer_path(work.app(), after);
    notices::routed::to_clinician(work, clinician, after, &path).await
}

/// What whoever was asked before had written stays, as a note.
pub(super) async fn keep_proposal(work: &mut Work, before: &Question) -> Result<(), Error> {
    let (Some(id), Some(text)) = (&before.clinician_id, before.proposal()) else { return Ok(()) };
    let author = clinicians::get(&mut *work, id).await?.name.to_string();
    let (text, now): (Vec<char>, _) = (text.chars().collect(), work.now());
    // An answer may be twice as long as a note.
    for part in text.chunks(4_000).map(|part| part.iter().collect::<String>().parse()) {
        let (note, Ok(part)) = (work.app().outside.uuid().to_string(), part) else { continue };
        rows::insert_note(&mut *work, &note, &before.id, &author, &part, now).await?;
    }
    Ok(())
}

/// The path at which the clinician answers.
pub fn answer_path(app: &Wellspring, question: &Question) -> String {
    let subject = uuid::Uuid::try_parse(question.id.as_str()).unwrap_or_default();
    let version = u32::try_from(question.route_version).unwrap_or_default();
    format!("/answer/{}", app.key.sign(Purpose::Answer, subject, version))
}

/// What a clinician was asked, by their link.
#[derive(Clone, Debug)]
pub struct Routed {
    /// Whoever holds the link.
    pub who: Actor,
    /// The question.
    pub question: Question,
    /// The clinician.
    pub clinician: Clinician,
    /// The title of the session in which it was asked, if it was in one.
    pub session: Option<String>,
    /// What was said since it was asked.
    pub said: Vec<Said>,
}

/// The question behind a link.
///
/// # Errors
/// [`Error::NotFound`] for a token that is none; [`Error::LinkEnded`] once it has an end, or somebody else was asked.
pub async fn routed(app: &Wellspring, token: &str) -> Result<Routed, Error> {
    let linked = app.key.verify(Purpose::Answer, token).ok_or(Error::NotFound)?;
    let question = rows::get(&app.storage, &linked.subject.into()).await?;
    let current = question.route_version == i64::from(linked.version) && question.state.is_open();
    let id = question.clinician_id.clone().filter(|_| current).ok_or(Error::LinkEnded(OVER))?;
    let clinician = clinicians::get(&app.storage, &id).await?;
    let session = match &question.session_id {
        Some(session) => Some(sessions::get(&app.storage, session).await?.title.to_string()),
        None => None,
    };
    let said = said(app, &question.id).await?;
    Ok(Routed { who: Actor::themselves(&clinician), question, clinician, session, said })
}

/// The clinician writes an answer; the desk sees it at once. A later one replaces it.
///
/// # Errors
/// As for [`routed`]; [`Error::Invalid`] beside `text`.
pub async fn propose(app: &Wellspring, token: &str, text: &str) -> Result<(), Error> {
    let Routed { who, question, clinician, .. } = routed(app, token).await?;
    let text: AnswerText = text.parse().map_err(|why| Error::field("text", why))?;
    let mut work = app.begin(&who).await?;
    let now = work.now();
    let before = rows::lock(&mut work, &question.id).await?;
    if before.route_version != question.route_version {
        return Err(Error::LinkEnded(OVER));
    }
    let after = before.proposed(&text, now).map_err(|_| Error::LinkEnded(OVER))?;
    rows::save(&mut work, &after).await?;
    if before.proposed_at.is_none() {
        notices::owner::answer_came(&mut work, &after, clinician.name.as_str()).await?;
    }
    announce(&mut work, &after, before.cleared().is_some());
    work.commit(Activity::question(&after.id, Verb::AnswerProposed).detail(&clinician.name)).await
}

/// Keeps what the clinician has written so far; nobody else reads it before it is sent. What was sent stays as it was.
///
/// # Errors
/// As for [`routed`]; [`Error::Invalid`] beside `text`.
pub async fn keep_draft(app: &Wellspring, token: &str, text: &str) -> Result<(), Error> {
    let Routed { who, question, .. } = routed(app, token).await?;
    let text = text::bounded(text, "The answer", 0, 8_000).map_err(|why| Error::field("text", why))?;
    let mut work = app.begin(&who).await?;
    let before = rows::lock(&mut work, &question.id).await?;
    if before.route_version != question.route_version || !before.state.is_open() {
        return Err(Error::LinkEnded(OVER));
    }
    if before.proposed_at.is_none() {
        rows::save_answer_draft(&mut work, &before.id, &text).await?;
    }
    work.upkeep().await
}
