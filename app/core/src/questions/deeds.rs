//! What the desk does to a question. Any act of a person on it acknowledges it first, but for handing out many at once.

use domain::Version;
use domain::activity::{Verb, Who};
use domain::id::QuestionId;
use domain::question::{ALONE, Kind, Question, State};
use domain::screens::desk::DeedForm;
use domain::script;
use domain::text::{AnswerText, QuestionText};

use super::link::mailed_path;
use super::{announce, desk_of, wording};
use crate::actor::Responder;
use crate::held::{Held, Hold};
use crate::live::EventKind;
use crate::storage::questions as rows;
use crate::{Activity, Error, Wellspring, Work, notices};

/// Takes the question, if it is still the version that the form saw.
pub(super) async fn begin(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<Held<Question>, Error> {
    Held::within(app.begin(who).await?, id, form.seen()).await
}

impl Hold for Question {
    type Id = QuestionId;

    async fn lock(work: &mut Work, id: &QuestionId) -> Result<Self, Error> {
        rows::lock(work, id).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, before: &Self, after: &Self) -> Result<Self, Error> {
        let after = &timed_by_urgency(work, before, after).await?;
        rows::save(&mut *work, after).await?;
        if before.claimed_by.as_deref() == Some(work.who().id.as_str()) {
            rows::set_claim(&mut *work, &after.id, None, None).await?;
        }
        announce(work, after, before.cleared().is_some());
        super::offline::follow(work, before, after).await?;
        super::answers::stand(work, before, after).await?;
        super::join::carry(work, before, after).await?;
        let page = mailed_path(work, after).await?;
        notices::asker::question_changed(work, before, after, &page).await?;
        super::follow::news(work, before, after).await?;
        rows::get(work, &after.id).await
    }
}

/// What may be an emergency waits for no office hours, and what is none after all is promised what everybody is.
async fn timed_by_urgency(work: &Work, before: &Question, after: &Question) -> Result<Question, Error> {
    if before.urgency == after.urgency {
        return Ok(after.clone());
    }
    Ok(after.clone().timed(work.app().house().await?.desk()))
}

/// Whether whoever does this means to see it to its end. Clearing and sorting while a session runs says nothing of the kind.
fn takes(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::Acknowledged
            | Verb::Answered
            | Verb::AnsweredInPublic
            | Verb::Routed
            | Verb::PutOff
            | Verb::Reopened
            | Verb::TakenOffline
    )
}

impl Held<Question> {
    /// Keeps what became of it as `verb`. Any act of a person on it acknowledges it first.
    pub(super) async fn done_as(self, after: Result<Question, String>, verb: Verb) -> Result<Question, Error> {
        let record = Activity::question(&self.before.id, verb);
        self.done(after, record).await
    }

    /// The same with a record of its own. Who answers it, or asks somebody to, looks after it unless somebody does.
    pub(super) async fn done(mut self, after: Result<Question, String>, record: Activity) -> Result<Question, Error> {
        let acknowledges = |after: &Question| self.before.acknowledged_at.is_none() && after.acknowledged_at.is_some();
        if after.as_ref().is_ok_and(acknowledges) && record.verb != Verb::Acknowledged {
            self.work.record(Activity::question(&self.before.id, Verb::Acknowledged));
        }
        let me = Some(self.work.who()).filter(|_| takes(record.verb)).and_then(Who::member);
        self.keep(after.map(|after| after.looked_after_by(me)), record).await
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
    let held = begin(app, who, id, form).await?;
    if held.before.state == State::Acknowledged {
        return Ok(held.before);
    }
    let after = held.before.acknowledged(held.work.now());
    held.done_as(after, Verb::Acknowledged).await
}

/// Makes it public, in `public_text` or as written.
///
/// # Errors
/// [`Error::State`] when its author wanted it private; [`Error::Invalid`]; [`Error::Conflict`].
pub async fn publish(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let typed: Option<QuestionText> = wording(&form.public_text)?;
    let mut held = begin(app, who, id, form).await?;
    held.before.may_be_published().map_err(Error::State)?;
    let wording = match (typed, &held.before.public_text) {
        // Cleared before, and not touched since.
        (None, Some(cleared)) => cleared.clone(),
        (Some(typed), Some(cleared)) if typed.as_str() == cleared.as_str() => cleared.clone(),
        (Some(typed), _) => app.clear(typed.as_str(), &form.confirm).await?,
        (None, None) => app.clear(held.before.text.as_str(), &form.confirm).await?,
    };
    confirmed(&mut held, form);
    let after = held.before.published(wording, held.work.now());
    rows::settle_reports(&mut held.work, id).await?;
    held.done_as(after, Verb::Published).await
}

/// A person has looked at what was marked, and lets it stand: that is noted.
pub(super) fn confirmed(held: &mut Held<Question>, form: &DeedForm) {
    if !form.confirm.is_empty() {
        held.work.record(Activity::question(&held.before.id, Verb::ConfirmedMarks));
    }
}

/// Takes it off the public pages.
///
/// # Errors
/// [`Error::State`] unless it is public; [`Error::Conflict`].
pub async fn hold(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let held = begin(app, who, id, form).await?;
    let after = held.before.held(held.work.now());
    held.done_as(after, Verb::Held).await
}

/// Answers in writing with `text`; with `publish`, everybody reads the answer too.
///
/// # Errors
/// [`Error::State`] when it ended otherwise, or the answer cannot be public; [`Error::Invalid`]; [`Error::Conflict`].
pub async fn answer(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let text: AnswerText = form.text.parse().map_err(|why| Error::field("text", why))?;
    let mut held = begin(app, who, id, form).await?;
    names_no_bill(app, &held.before, ("text", text.as_str()))?;
    let now = held.work.now();
    let mut after = held.before.answered(&text, now);
    if let (Ok(answered), true) = (&after, form.publish) {
        // A wording of its own may replace what is public; what was just written to them may not.
        if answered.followed_up_at.is_some() {
            return Err(Error::State(ALONE.to_owned()));
        }
        let public = app.clear_answer(text.as_str(), &form.confirm).await?;
        confirmed(&mut held, form);
        after = answered.answer_published(public, now);
    }
    if !held.done && after.is_ok() {
        let (entry, author) = (held.work.app().outside.uuid().to_string(), held.work.who().name.clone());
        rows::insert_reply(&mut held.work, &entry, id, &author, &text, now).await?;
    }
    held.done_as(after, if form.publish { Verb::AnsweredInPublic } else { Verb::Answered }).await
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
    let typed: Option<AnswerText> = wording(&form.public_text)?;
    let mut held = begin(app, who, id, form).await?;
    held.before.takes_public_answer().map_err(Error::State)?;
    if typed.is_none() && held.before.followed_up_at.is_some() {
        return Err(Error::State(ALONE.to_owned()));
    }
    let given = held.before.answer.as_deref().unwrap_or_default();
    let public = app.clear_answer(typed.as_ref().map_or(given, AnswerText::as_str), &form.confirm).await?;
    confirmed(&mut held, form);
    let after = held.before.answer_published(public, held.work.now());
    held.done_as(after, Verb::AnswerPublished).await
}

/// Ends it with `reason`, which its asker reads; an insult or spam may be left without one.
///
/// # Errors
/// [`Error::State`] when it has an end; [`Error::Invalid`]; [`Error::Conflict`].
pub async fn dismiss(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    if form.unsaid {
        let held = begin(app, who, id, form).await?;
        let after = held.before.dismissed_unsaid(held.work.now());
        return held.done(after, Activity::question(id, Verb::Dismissed).detail("insult or spam")).await;
    }
    let reason = form.reason.parse().map_err(|why| Error::field("reason", why))?;
    let held = begin(app, who, id, form).await?;
    names_no_bill(app, &held.before, ("reason", &form.reason))?;
    let after = held.before.dismissed(&reason, held.work.now());
    held.done_as(after, Verb::Dismissed).await
}

/// What is said about a bill, in a field, names no amount and no account.
fn names_no_bill(app: &Wellspring, question: &Question, (field, text): (&str, &str)) -> Result<(), Error> {
    let said = match question.kind {
        Kind::Billing => script::names_no_bill(text, &app.settings.house_numbers),
        _ => Ok(()),
    };
    said.map_err(|why| Error::field(field, why))
}

/// Takes it in hand again after an end.
///
/// # Errors
/// [`Error::State`] while it is open; [`Error::Conflict`].
pub async fn reopen(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let (held, house) = (begin(app, who, id, form).await?, app.house().await?);
    let now = held.work.now();
    let after = held.before.reopened(now).map(|after| after.timed_anew(house.desk(), now));
    held.done_as(after, Verb::Reopened).await
}

/// Adds an internal note: `text`. The question itself does not change.
///
/// # Errors
/// [`Error::Invalid`].
pub async fn note(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let text = form.text.parse().map_err(|why| Error::field("text", why))?;
    let Held { mut work, before: question, done } = Held::<Question>::take(app, who, id).await?;
    if done {
        return Ok(question);
    }
    if question.erased_at.is_some() {
        return Err(Error::State("This question was erased; nothing more is kept of it.".to_owned()));
    }
    let (note, author, now) = (work.app().outside.uuid().to_string(), work.who().name.clone(), work.now());
    rows::insert_note(&mut work, &note, id, &author, &text, now).await?;
    work.announce(desk_of(&question), EventKind::Note, id);
    work.commit(Activity::question(id, Verb::Noted)).await?;
    Ok(question)
}
