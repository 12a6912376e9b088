//! The desk sets how a session takes questions, while it runs or before.

use domain::activity::Verb;
use domain::id::SessionId;
use domain::session::{HallDraft, Session};

use crate::actor::Responder;
use crate::live::{EventKind, Topic};
use crate::storage::sessions as rows;
use crate::{Activity, Error, Wellspring};

/// Changes what the draft names: pause, closing time, time between two questions of one person, hidden votes, and the
/// line to the experts' screen.
///
/// # Errors
/// [`Error::NotFound`] while it was never public; [`Error::Invalid`] beside the fields.
pub async fn set_hall(app: &Wellspring, who: &Responder, id: &SessionId, draft: &HallDraft) -> Result<Session, Error> {
    let mut work = app.begin(who).await?;
    let before = rows::lock(&mut work, id).await?;
    if !before.is_public() {
        return Err(Error::NotFound);
    }
    let facts = draft.check(|local| domain::zone::existing(local, &before.zone))?;
    let hall = before.hall.with(&facts);
    if work.repeated(id).await?.is_some() || hall == before.hall {
        return Ok(before);
    }
    rows::save_hall(&mut work, id, &hall).await?;
    work.announce(Topic::Desk(id.clone()), EventKind::Session, id);
    work.announce(Topic::Session(id.clone()), EventKind::State, id);
    // Whoever listens is told the counts anew, or none.
    work.announce(Topic::Votes(id.clone()), EventKind::Votes, &"");
    let after = Session { hall, ..before };
    work.commit(Activity::session(id, Verb::SetForQuestions).detail(words(&after))).await?;
    Ok(after)
}

/// What the record says. The line to the experts is not for it.
fn words(session: &Session) -> String {
    let hall = &session.hall;
    let slow = format!("one in {} s each", hall.slow_seconds);
    let until = hall.questions_until.map(|at| format!("until {at}")).unwrap_or_default();
    let words = [
        (hall.paused.is_set(), "paused"),
        (hall.questions_until.is_some(), until.as_str()),
        (hall.slow_seconds > 0, slow.as_str()),
        (hall.votes_hidden.is_set(), "votes hidden"),
    ];
    words.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect::<Vec<_>>().join(", ")
}
