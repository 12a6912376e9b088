//! Upvotes: one for each voter and question, idempotent, withdrawable; through the queue.

use domain::id::SessionId;

use crate::actor::Asker;
use crate::live::Topic;
use crate::storage::{questions as rows, votes};
use crate::{Activity, Error, Wellspring, Work};

/// A vote on its way through the queue.
#[derive(Clone, Debug)]
pub(crate) struct Voting {
    pub(crate) session: SessionId,
    pub(crate) handle: String,
    pub(crate) voter: String,
    pub(crate) wanted: bool,
}

/// What the voter gets back.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Voted {
    /// The question.
    pub handle: String,
    /// Its votes now; 0 while the desk hides them.
    pub votes: i64,
    /// Whether this voter's is among them.
    pub voted: bool,
}

/// Votes for a public question (`wanted`), or takes the vote back. A second time changes nothing.
///
/// # Errors
/// [`Error::NotFound`] unless the question is public; [`Error::Busy`] when the queue is full.
pub async fn vote(app: &Wellspring, handle: &str, voter: &str, wanted: bool) -> Result<Voted, Error> {
    let (session, hidden) = rows::votable(&app.storage, handle).await?.ok_or(Error::NotFound)?;
    let voted = app.intake.vote(Voting { session, handle: handle.to_owned(), voter: voter.to_owned(), wanted }).await?;
    Ok(Voted { votes: if hidden.is_set() { 0 } else { voted.votes }, ..voted })
}

/// Whoever voted wants the answer by mail, once it is public.
///
/// # Errors
/// [`Error::NotFound`] unless the question is public; [`Error::Invalid`] beside `email`.
pub async fn follow(app: &Wellspring, handle: &str, email: &str) -> Result<(), Error> {
    let email = email.parse().map_err(|why| Error::field("email", why))?;
    let mut work = app.begin(&Asker::default()).await?;
    let now = work.now();
    let question = rows::lock_handle(&mut work, handle).await?.filter(|question| question.cleared().is_some());
    let question = question.ok_or(Error::NotFound)?;
    rows::follow(&mut work, &question.id, &email, now).await?;
    work.commit(Activity::question(&question.id, "followed")).await
}

impl Voting {
    /// The step that the queue runs; `None`, with nothing written, unless the question is public.
    pub(crate) async fn step(&self, work: &mut Work) -> Result<Option<Voted>, Error> {
        let now = work.now();
        let question =
            rows::lock_handle(&mut *work, &self.handle).await?.filter(|question| question.cleared().is_some());
        let Some(question) = question else { return Ok(None) };
        let changed = if self.wanted {
            votes::add(&mut *work, &question.id, &self.voter, now).await?
        } else {
            votes::remove(&mut *work, &question.id, &self.voter).await?
        };
        let by = if self.wanted { 1 } else { -1 };
        if changed {
            votes::count(&mut *work, &question.id, by).await?;
            work.announce(Topic::Votes(question.session_id.clone()), "votes", &"");
        }
        let votes = question.votes + if changed { by } else { 0 };
        Ok(Some(Voted { handle: self.handle.clone(), votes, voted: self.wanted }))
    }
}
