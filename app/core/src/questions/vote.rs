//! Upvotes: one for each voter and question, idempotent, withdrawable; through the queue.

use crate::actor::Asker;
use crate::live::Topic;
use crate::storage::questions as rows;
use crate::storage::votes::{self, Counted};
use crate::{Activity, Error, Wellspring, Work};

/// A vote on its way through the queue.
#[derive(Clone, Debug)]
pub(crate) struct Voting {
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
    app.intake.vote(Voting { handle: handle.to_owned(), voter: voter.to_owned(), wanted }).await
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
    /// The step that the queue runs; `None`, with nothing left, unless the question is public. Two statements: a hall
    /// votes thousands of times in a second.
    pub(crate) async fn step(&self, work: &mut Work) -> Result<Option<Voted>, Error> {
        let counted = if self.wanted { self.add(work).await? } else { self.take_back(work).await? };
        Ok(counted.map(|Counted { votes, votes_hidden, .. }| Voted {
            handle: self.handle.clone(),
            votes: if votes_hidden.is_set() { 0 } else { votes },
            voted: self.wanted,
        }))
    }

    async fn add(&self, work: &mut Work) -> Result<Option<Counted>, Error> {
        let now = work.now();
        let added = votes::add(&mut *work, &self.handle, &self.voter, now).await?;
        let counted = self.count(work, i64::from(added)).await?;
        if added && counted.is_none() {
            // The desk took the question away between the two statements.
            votes::remove(&mut *work, &self.handle, &self.voter).await?;
        }
        Ok(counted)
    }

    /// Locked first, and seldom enough for three statements.
    async fn take_back(&self, work: &mut Work) -> Result<Option<Counted>, Error> {
        let Some(counted) = self.count(work, 0).await? else { return Ok(None) };
        if !votes::remove(&mut *work, &self.handle, &self.voter).await? {
            return Ok(Some(counted));
        }
        self.count(work, -1).await
    }

    /// Changes the count, and tells of it.
    async fn count(&self, work: &mut Work, by: i64) -> Result<Option<Counted>, Error> {
        let counted = votes::count(&mut *work, &self.handle, by).await?;
        if let Some(counted) = counted.as_ref().filter(|_| by != 0) {
            work.announce(Topic::Votes(counted.session_id.clone()), "votes", &"");
        }
        Ok(counted)
    }
}
