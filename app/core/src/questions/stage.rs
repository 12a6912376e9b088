//! What a moderator does with a question while its session runs: in line, on stage, set aside, answered aloud.

use domain::Instant;
use domain::activity::Verb;
use domain::id::{QuestionId, SessionId};
use domain::question::{Place, Question};
use domain::screens::desk::DeedForm;
use domain::session::State;
use domain::text::AnswerText;

use super::deeds::{begin, confirmed};
use super::{announce, session_of};
use crate::actor::Responder;
use crate::held::Held;
use crate::storage::questions as rows;
use crate::storage::sessions;
use crate::{Error, Wellspring, Work};

/// What the record says when nobody wrote what was said.
pub(crate) const ALOUD: &str = "This was answered aloud in the session.";

/// At the end of the line of those that come next.
///
/// # Errors
/// [`Error::State`] when it is not public or has an end; [`Error::Conflict`].
pub async fn queue(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let (held, line) = in_line(app, who, id, form).await?;
    let last = line.iter().map(|other| other.place_rank).max().unwrap_or(0);
    let after = held.before.placed(Some(Place::Next), last + 1, held.work.now());
    held.done_as(after, Verb::PutInLine).await
}

/// One place further up the line.
///
/// # Errors
/// [`Error::State`] when it is not in line; [`Error::Conflict`].
pub async fn raise(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let (mut held, mut line) = in_line(app, who, id, form).await?;
    let Some(at) = line.iter().position(|other| other.id == *id) else {
        return Err(Error::State("This question is not in line.".to_owned()));
    };
    line.swap(at, at.saturating_sub(1));
    for (rank, other) in (1..).zip(&line) {
        rows::set_rank(&mut held.work, &other.id, rank).await?;
    }
    let rank = at.max(1) as i64;
    let after = held.before.placed(Some(Place::Next), rank, held.work.now());
    held.done_as(after, Verb::MovedUp).await
}

/// On stage, with a clock. Whatever was there goes back to the head of the line.
///
/// # Errors
/// [`Error::State`] unless the session is live, and as for [`queue`].
pub async fn answer_now(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<Question, Error> {
    let (mut held, line) = in_line(app, who, id, form).await?;
    if held.before.place == Some(Place::Now) {
        // Pressed twice: the clock runs on.
        return Ok(held.before);
    }
    let session = session_of(&held.before)?;
    let since = live_since(&mut held.work, &session).await?;
    let now = held.work.now();
    let after = held.before.answered_now(now.since(since), now).map_err(Error::State)?;
    let first = line.iter().map(|other| other.place_rank).min().unwrap_or(1);
    leave_stage(&mut held.work, &session, Some(Place::Next), first - 1).await?;
    held.done_as(Ok(after), Verb::PutOnStage).await
}

/// Not now, and not forgotten.
///
/// # Errors
/// [`Error::State`] when it has an end; [`Error::Conflict`].
pub async fn set_aside(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let (held, _) = in_line(app, who, id, form).await?;
    let after = held.before.placed(Some(Place::Aside), 0, held.work.now());
    held.done_as(after, Verb::SetAside).await
}

/// Among the others again.
///
/// # Errors
/// [`Error::State`] when it has an end; [`Error::Conflict`].
pub async fn put_back(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let (held, _) = in_line(app, who, id, form).await?;
    let after = held.before.placed(None, 0, held.work.now());
    held.done_as(after, Verb::PutBack).await
}

/// Answered aloud: `text` says what was said, in a few words; without it the record says that it was answered aloud.
///
/// # Errors
/// [`Error::State`] when it ended otherwise; [`Error::Invalid`]; [`Error::Conflict`].
pub async fn answered_live(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<Question, Error> {
    let words = if form.text.trim().is_empty() { ALOUD } else { &form.text };
    let note: AnswerText = words.parse().map_err(|why| Error::field("text", why))?;
    let mut held = begin(app, who, id, form).await?;
    let public = match held.before.cleared() {
        Some(_) => Some(app.clear_answer(note.as_str(), &form.confirm).await?),
        None => None,
    };
    confirmed(&mut held, form);
    let after = held.before.answered_live(&note, public, held.work.now());
    if after.is_ok() && !held.done {
        let (reply, author, now) =
            (held.work.app().outside.uuid().to_string(), held.work.who().name.clone(), held.work.now());
        rows::insert_reply(&mut held.work, &reply, id, &author, &note, now).await?;
    }
    held.done_as(after, Verb::AnsweredLive).await
}

/// A step of ending a session: nothing is being answered any more; what was on stage is open as before.
pub(crate) async fn clear_stage(work: &mut Work, session: &SessionId) -> Result<(), Error> {
    leave_stage(work, session, None, 0).await
}

/// What is on stage goes elsewhere. The session is locked; the question is locked and read here, as somebody may just
/// have answered it.
async fn leave_stage(work: &mut Work, session: &SessionId, place: Option<Place>, rank: i64) -> Result<(), Error> {
    for seen in rows::placed_of(&mut *work, session).await?.iter().filter(|seen| seen.place == Some(Place::Now)) {
        let other = rows::lock(&mut *work, &seen.id).await?;
        if other.place != Some(Place::Now) {
            continue;
        }
        let left = other.placed(place, rank, work.now()).map_err(Error::State)?;
        rows::save(&mut *work, &left).await?;
        announce(work, &left, true);
    }
    Ok(())
}

/// The question locked behind its session, so that two moderators cannot wait for each other; and the line as it is.
async fn in_line(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<(Held<Question>, Vec<Question>), Error> {
    let mut work = app.begin(who).await?;
    let session = session_of(&rows::get(&mut work, id).await?)?;
    sessions::lock(&mut work, &session).await?;
    let mut held = Held::<Question>::within(work, id, form.seen()).await?;
    let mut line = rows::placed_of(&mut held.work, &session).await?;
    line.retain(|other| other.place == Some(Place::Next));
    Ok((held, line))
}

/// When the session went live.
async fn live_since(work: &mut Work, session: &SessionId) -> Result<Instant, Error> {
    let session = sessions::get(&mut *work, session).await?;
    let began = session.live_at.filter(|_| session.state == State::Live);
    began.ok_or_else(|| Error::State("Go live first: only then is a question answered on stage.".to_owned()))
}
