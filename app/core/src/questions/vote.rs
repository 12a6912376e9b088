//! Upvotes: one for each voter and question, idempotent, withdrawable; through the queue.

use domain::id::SessionId;

use crate::live::Topic;
use crate::storage::{questions as rows, votes};
use crate::{Error, Wellspring, Work};

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
    /// Its votes now.
    pub votes: i64,
    /// Whether this voter's is among them.
    pub voted: bool,
}

/// Votes for a public question (`wanted`), or takes the vote back. A second time changes nothing.
///
/// # Errors
/// [`Error::NotFound`] unless the question is public; [`Error::Busy`] when the queue is full.
pub async fn vote(app: &Wellspring, handle: &str, voter: &str, wanted: bool) -> Result<Voted, Error> {
    let question = rows::by_handle(&app.storage, handle)
        .await?
        .filter(|question| question.cleared().is_some())
        .ok_or(Error::NotFound)?;
    let voting = Voting { session: question.session_id, handle: handle.to_owned(), voter: voter.to_owned(), wanted };
    app.intake.vote(voting).await
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
