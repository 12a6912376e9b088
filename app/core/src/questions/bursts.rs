//! Votes that came in a burst from one network, by voters who were new: a hall behind one address, or one person with many
//! cookies. They count until the desk, who can tell, leaves them out.

use domain::activity::Verb;
use domain::id::{QuestionId, SessionId};
use domain::permission::Permission;
use domain::question::{BURST, BURST_WITHIN, Question};
use domain::screens::desk::{Burst, DeedForm};

use super::session_of;
use crate::actor::{Reader, Responder};
use crate::held::Held;
use crate::live::{EventKind, Topic};
use crate::storage::{questions as rows, sessions, votes};
use crate::{Activity, Error, Wellspring};

/// A question's bursts of votes, the first one first: for the desk alone.
///
/// # Errors
/// [`Error::Storage`].
pub async fn bursts(app: &Wellspring, reader: &Reader, id: &QuestionId) -> Result<Vec<Burst>, Error> {
    if !reader.may(Permission::Desk) {
        return Ok(Vec::new());
    }
    votes::bursts(&app.storage, id, BURST, BURST_WITHIN).await
}

/// Of each of a session's questions with bursts that wait for the desk, the votes of the largest: for the desk alone.
///
/// # Errors
/// [`Error::Storage`].
pub async fn bursts_of(
    app: &Wellspring,
    reader: &Reader,
    session: &SessionId,
) -> Result<Vec<(QuestionId, i64)>, Error> {
    if !reader.may(Permission::Desk) {
        return Ok(Vec::new());
    }
    votes::bursts_of(&app.storage, session, BURST, BURST_WITHIN).await
}

/// The desk leaves out the new voters of `form.network`, or counts them. The question itself does not change.
///
/// # Errors
/// [`Error::Invalid`] beside `network` unless a burst came from there.
pub async fn decide(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
    left_out: bool,
) -> Result<Question, Error> {
    let mut work = app.begin(who).await?;
    let session = session_of(&rows::get(&mut work, id).await?)?;
    // The session first, as for every batch of votes: none is counted meanwhile that should not be.
    sessions::lock(&mut work, &session).await?;
    let Held { mut work, before: question, done } = Held::<Question>::within(work, id, None).await?;
    if done {
        return Ok(question);
    }
    let bursts = votes::bursts(&mut work, id, BURST, BURST_WITHIN).await?;
    let burst = bursts.into_iter().find(|burst| burst.network == form.network);
    let Burst { network, votes: count, .. } =
        burst.ok_or_else(|| Error::field("network", "No burst of votes came from there."))?;
    let now = work.now();
    votes::decide(&mut work, id, &network, left_out, now).await?;
    work.announce(Topic::Votes(session.clone()), EventKind::Votes, &"");
    work.announce(Topic::Desk(session), EventKind::Question, id);
    let verb = if left_out { Verb::LeftVotesOut } else { Verb::CountedVotes };
    work.commit(Activity::question(id, verb).detail(format!("{count} from one network"))).await?;
    rows::get(&app.storage, id).await
}
