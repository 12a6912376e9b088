//! What the desk does to a question. Any act of a person on it acknowledges it first.

use domain::id::QuestionId;
use domain::question::{Question, State};
use domain::screens::desk::DeedForm;
use domain::text::AnswerText;

use super::link::path;
use super::{announce, wording};
use crate::actor::Responder;
use crate::live::{EventKind, Topic};
use crate::storage::questions as rows;
use crate::{Activity, Error, Wellspring, Work, notices};

/// A question in a responder's hands: locked, with what it was before.
pub(super) struct Deed {
    pub(super) work: Work,
    pub(super) before: Question,
    /// The same request came before and was done.
    pub(super) done: bool,
}

/// Locks the question, if it is still the version that was seen.
pub(super) async fn begin(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Deed, Error> {
    held(app.begin(who).await?, id, form).await
}

/// Likewise, in a work that has begun.
pub(super) async fn held(mut work: Work, id: &QuestionId, form: &DeedForm) -> Result<Deed, Error> {
    let before = rows::lock(&mut work, id).await?;
    let done = work.repeated(id).await?.is_some();
    match form.version.trim().parse::<i64>() {
        Ok(seen) if seen != before.version.0 && !done => Err(Error::Conflict { current: before.version.0 }),
        _ => Ok(Deed { work, before, done }),
    }
}

impl Deed {
    /// Saves what became of it, and commits with its records.
    pub(super) async fn keep(mut self, after: Result<Question, String>, verb: &'static str) -> Result<Question, Error> {
        if self.done {
            return Ok(self.before);
        }
        let after = after.map_err(Error::State)?;
        rows::save(&mut self.work, &after).await?;
        if self.before.claimed_by.as_deref() == Some(self.work.who().id.as_str()) {
            rows::set_claim(&mut self.work, &after.id, None, None).await?;
        }
        announce(&mut self.work, &after, self.before.cleared().is_some());
        super::join::carry(&mut self.work, &self.before, &after).await?;
        let page = path(self.work.app(), &after.id);
        notices::asker::question_changed(&mut self.work, &self.before, &after, &page).await?;
        if self.before.acknowledged_at.is_none() && after.acknowledged_at.is_some() && verb != "acknowledged" {
            self.work.record(Activity::question(&after.id, "acknowledged"));
        }
        let saved = rows::get(&mut self.work, &after.id).await?;
        self.work.commit(Activity::question(&after.id, verb)).await?;
        Ok(saved)
    }
}

/// A person has it in hand.
///
/// # Errors
/// [`Error::State`] when it has an end; [`Error::Conflict`].
pub async fn acknowledge(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<Question, Error> {
    let deed = begin(app, who, id, form).await?;
    if deed.before.state == State::Acknowledged {
        return Ok(deed.before);
    }
    let after = deed.before.acknowledged(deed.work.now());
    deed.keep(after, "acknowledged").await
}

/// Makes it public, in `public_text` or as written.
///
/// # Errors
/// [`Error::State`] when its author wanted it private; [`Error::Invalid`]; [`Error::Conflict`].
pub async fn publish(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let wording = wording(&form.public_text)?;
    let mut deed = begin(app, who, id, form).await?;
    let after = deed.before.published(wording.as_ref(), deed.work.now());
    rows::settle_reports(&mut deed.work, id).await?;
    deed.keep(after, "published").await
}

/// Takes it off the public pages.
///
/// # Errors
/// [`Error::State`] unless it is public; [`Error::Conflict`].
pub async fn hold(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let deed = begin(app, who, id, form).await?;
    let after = deed.before.held(deed.work.now());
    deed.keep(after, "held").await
}

/// Answers in writing with `text`; with `publish`, everybody reads the answer too.
///
/// # Errors
/// [`Error::State`] when it ended otherwise, or the answer cannot be public; [`Error::Invalid`]; [`Error::Conflict`].
pub async fn answer(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let text: AnswerText = form.text.parse().map_err(|why| Error::field("text", why))?;
    let mut deed = begin(app, who, id, form).await?;
    let now = deed.work.now();
    let after = deed.before.answered(&text, now);
    let after = after.and_then(|after| if form.publish { after.answer_published(None, now) } else { Ok(after) });
    if !deed.done && after.is_ok() {
        let (entry, author) = (deed.work.app().outside.uuid().to_string(), deed.work.who().name.clone());
        rows::insert_reply(&mut deed.work, &entry, id, &author, &text, now).await?;
    }
    deed.keep(after, if form.publish { "answered in public" } else { "answered" }).await
}

/// Publishes the answer, in `public_text` or as given.
///
/// # Errors
/// [`Error::State`] while the question is not public or has no answer; [`Error::Invalid`]; [`Error::Conflict`].
pub async fn publish_answer(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<Question, Error> {
    let typed = Some(form.public_text.as_str()).filter(|text| !text.trim().is_empty());
    let wording: Option<AnswerText> =
        typed.map(str::parse).transpose().map_err(|why| Error::field("public_text", why))?;
    let deed = begin(app, who, id, form).await?;
    let after = deed.before.answer_published(wording.as_ref(), deed.work.now());
    deed.keep(after, "answer published").await
}

/// Ends it with `reason`, which its asker reads.
///
/// # Errors
/// [`Error::State`] when it has an end; [`Error::Invalid`]; [`Error::Conflict`].
pub async fn dismiss(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let reason = form.reason.parse().map_err(|why| Error::field("reason", why))?;
    let deed = begin(app, who, id, form).await?;
    let after = deed.before.dismissed(&reason, deed.work.now());
    deed.keep(after, "dismissed").await
}

/// Takes it in hand again after an end.
///
/// # Errors
/// [`Error::State`] while it is open; [`Error::Conflict`].
pub async fn reopen(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let deed = begin(app, who, id, form).await?;
    let after = deed.before.reopened(deed.work.now());
    deed.keep(after, "reopened").await
}

/// Adds an internal note: `text`. The question itself does not change.
///
/// # Errors
/// [`Error::Invalid`].
pub async fn note(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let text = form.text.parse().map_err(|why| Error::field("text", why))?;
    let mut work = app.begin(who).await?;
    let now = work.now();
    let question = rows::lock(&mut work, id).await?;
    if work.repeated(id).await?.is_some() {
        return Ok(question);
    }
    let (note, author, now) = (work.app().outside.uuid().to_string(), work.who().name.clone(), now);
    rows::insert_note(&mut work, &note, id, &author, &text, now).await?;
    work.announce(Topic::Desk(question.session_id.clone()), EventKind::Note, id);
    work.commit(Activity::question(id, "noted")).await?;
    Ok(question)
}
