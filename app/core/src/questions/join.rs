//! Several questions that ask the same: joined under one, whose answer goes to all who asked.

use domain::activity::Verb;
use domain::id::QuestionId;
use domain::question::{Question, State};
use domain::screens::desk::DeedForm;
use domain::text::AnswerText;

use super::link::mailed_path;
use super::{announce, session_of};
use crate::actor::Responder;
use crate::held::Held;
use crate::live::{EventKind, Topic};
use crate::storage::{questions as rows, sessions, votes};
use crate::{Activity, Error, Wellspring, Work, notices};

/// Joins the question with the one named in `into`: that one's answer goes to both askers, and who voted for either
/// counts once.
///
/// # Errors
/// [`Error::State`] when one of both has an end, is private or was joined; [`Error::Invalid`] beside `into`;
/// [`Error::Conflict`].
pub async fn join(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let wrong = |_| Error::field("into", "Choose the question to join it with.");
    let into: QuestionId = form.into.parse().map_err(wrong)?;
    let mut work = app.begin(who).await?;
    let session = session_of(&rows::get(&mut work, id).await?)?;
    // The session first: two joins in opposite directions, or one and a batch of votes, cannot wait for each other.
    sessions::lock(&mut work, &session).await?;
    let umbrella = match rows::lock(&mut work, &into).await {
        Err(Error::NotFound) => return Err(wrong(String::new())),
        found => found?,
    };
    let mut held = Held::<Question>::within(work, id, form.seen()).await?;
    let mut after = held.before.joined(&umbrella, held.work.now());
    if after.is_ok() && !held.done {
        if !rows::joined_with(&mut held.work, id).await?.is_empty() {
            after = Err("Others were joined with this one; join this one's like with it instead.".to_owned());
        } else {
            votes::bring(&mut held.work, id, &into).await?;
            tell_votes(&mut held.work, &umbrella, Verb::OthersJoined).await?;
        }
    }
    held.done_as(after, Verb::Joined).await
}

/// On its own again; the votes that came with it go with it.
///
/// # Errors
/// [`Error::State`] when it was not joined; [`Error::Conflict`].
pub async fn part(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let held = begin_below(app, who, id, form).await?;
    let after = held.before.parted(held.work.now());
    held.done_as(after, Verb::Parted).await
}

/// Takes a question that may leave its umbrella, if it is still the version that the form saw.
pub(super) async fn begin_below(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<Held<Question>, Error> {
    let mut work = app.begin(who).await?;
    lock_above(&mut work, id).await?;
    Held::within(work, id, form.seen()).await
}

/// A step before a question is locked that may leave its umbrella: the session first, then the umbrella, as everywhere.
pub(super) async fn lock_above(work: &mut Work, id: &QuestionId) -> Result<(), Error> {
    let seen = rows::get(&mut *work, id).await?;
    if let Some(umbrella) = &seen.umbrella_id {
        sessions::lock(&mut *work, &session_of(&seen)?).await?;
        rows::lock(work, umbrella).await?;
    }
    Ok(())
}

async fn tell_votes(work: &mut Work, umbrella: &Question, verb: Verb) -> Result<(), Error> {
    work.announce(Topic::Votes(session_of(umbrella)?), EventKind::Votes, &"");
    announce(work, umbrella, true);
    work.record(Activity::question(&umbrella.id, verb));
    Ok(())
}

/// A step of every deed: what becomes of those that were joined with the question. They are in hand with it, and an answer is
/// theirs too; where there will be none, they are on their own again. What leaves its own umbrella takes its votes along.
pub(super) async fn carry(work: &mut Work, before: &Question, after: &Question) -> Result<(), Error> {
    if let (Some(umbrella), None) = (&before.umbrella_id, &after.umbrella_id) {
        votes::take_back(&mut *work, &after.id, umbrella).await?;
        let umbrella = rows::get(&mut *work, umbrella).await?;
        tell_votes(work, &umbrella, Verb::OthersParted).await?;
    }
    let answer = after.answer.as_deref().filter(|_| after.state == State::Answered && before.answer != after.answer);
    // What its asker asked back is theirs alone, and so is what they are told.
    let answer = answer.filter(|_| after.followed_up_at.is_none());
    // What nobody else may read is seen to by itself, and answers nobody else.
    let secret = !before.is_secret() && after.is_secret();
    let over = secret || (matches!(after.state, State::Dismissed | State::Withdrawn) && before.state.is_open());
    let seized = before.acknowledged_at.is_none() && after.acknowledged_at.is_some();
    if answer.is_none() && !over && !seized {
        return Ok(());
    }
    for seen in rows::joined_with(&mut *work, &after.id).await? {
        let child = rows::lock(&mut *work, &seen.id).await?;
        match answer {
            Some(answer) => answered(work, &child, &answer.parse().map_err(Error::Internal)?, before).await?,
            None if over => parted(work, &child, after).await?,
            None => in_hand(work, &child).await?,
        }
    }
    Ok(())
}

async fn answered(work: &mut Work, child: &Question, answer: &AnswerText, before: &Question) -> Result<(), Error> {
    let follows = child.state.is_open() || (child.state == State::Answered && child.answer == before.answer);
    if !follows || child.erasing.is_some() {
        return Ok(());
    }
    let (entry, author, now) = (work.app().outside.uuid().to_string(), work.who().name.clone(), work.now());
    let after = child.answered(answer, now).map_err(Error::State)?;
    rows::insert_reply(&mut *work, &entry, &child.id, &author, answer, now).await?;
    save_and_tell(work, child, &after, Verb::AnsweredWithAnother).await
}

async fn in_hand(work: &mut Work, child: &Question) -> Result<(), Error> {
    match child.acknowledged(work.now()) {
        Ok(after) if child.state == State::Received => save_and_tell(work, child, &after, Verb::Acknowledged).await,
        _ => Ok(()),
    }
}

async fn parted(work: &mut Work, child: &Question, umbrella: &Question) -> Result<(), Error> {
    votes::take_back(&mut *work, &child.id, &umbrella.id).await?;
    let after = child.parted(work.now()).map_err(Error::State)?;
    save_and_tell(work, child, &after, Verb::Parted).await
}

async fn save_and_tell(work: &mut Work, before: &Question, after: &Question, verb: Verb) -> Result<(), Error> {
    rows::save(&mut *work, after).await?;
    announce(work, after, before.cleared().is_some());
    let page = mailed_path(work, after).await?;
    notices::asker::question_changed(work, before, after, &page).await?;
    super::follow::news(work, before, after).await?;
    work.record(Activity::question(&after.id, verb));
    Ok(())
}
