//! Upvotes: one for each voter and question, idempotent, withdrawable; through the queue.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::id::SessionId;

use crate::actor::Voter;
use crate::intake::{Voted, Voting};
use crate::live::{EventKind, Topic};
use crate::storage::votes::{self, Counted};
use crate::{Error, Wellspring, Work};

impl Voting {
    /// The order in which a batch votes.
    pub(crate) fn order(&self) -> (&str, &str) {
        (&self.handle, &self.voter)
    }
}

/// Votes for a public question (`wanted`), or takes the vote back. A second time changes nothing.
///
/// # Errors
/// [`Error::NotFound`] unless the question is public; [`Error::Busy`] when the queue is full.
pub async fn vote(app: &Wellspring, handle: &str, voter: &Voter, wanted: bool) -> Result<Voted, Error> {
    // Nothing that a database may choke on: a batch that breaks is written one by one, which strangers must not bring about.
    if !handle.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
        return Err(Error::NotFound);
    }
    let network = voter.network(&app.key, handle);
    let voting = Voting { handle: handle.to_owned(), voter: voter.word.clone(), network, is_new: voter.is_new, wanted };
    app.intake.vote(voting).await
}

/// The step that the queue runs, for many at once, each with what became of it: three statements for however many add
/// theirs, since a hall votes thousands of times in a second. `None`, with nothing left, unless the question is public.
pub(crate) async fn count(work: &mut Work, votings: &[&Voting]) -> Result<Vec<Option<Voted>>, Error> {
    if votings.is_empty() {
        return Ok(Vec::new());
    }
    let handles: BTreeSet<&str> = votings.iter().map(|voting| voting.handle.as_str()).collect();
    votes::lock(&mut *work, &handles).await?;
    let mut counted = add(work, votings.iter().filter(|voting| voting.wanted)).await?;
    for voting in votings.iter().filter(|voting| !voting.wanted) {
        if let Some(now) = take_back(work, voting).await? {
            counted.insert(now.handle.clone(), now);
        }
    }
    let voted = |voting: &&Voting| {
        let Counted { votes, votes_hidden, .. } = counted.get(&voting.handle)?;
        let votes = if votes_hidden.is_set() { 0 } else { *votes };
        Some(Voted { handle: voting.handle.clone(), votes, voted: voting.wanted })
    };
    Ok(votings.iter().map(voted).collect())
}

async fn add<'a>(
    work: &mut Work,
    votings: impl Iterator<Item = &'a &'a Voting>,
) -> Result<HashMap<String, Counted>, Error> {
    let all: Vec<votes::Ballot> = votings.map(ballot).collect();
    if all.is_empty() {
        return Ok(HashMap::new());
    }
    let mut by: BTreeMap<&str, i64> = all.iter().map(|(handle, ..)| (*handle, 0)).collect();
    let now = work.now();
    let added = votes::add(&mut *work, &all, now).await?;
    for handle in &added {
        *by.entry(handle).or_default() += 1;
    }
    let counted = votes::count(&mut *work, &by.iter().map(|(handle, by)| (*handle, *by)).collect::<Vec<_>>()).await?;
    for Counted { session_id, .. } in counted.iter().filter(|counted| by.get(counted.handle.as_str()) > Some(&0)) {
        tell(work, session_id);
    }
    Ok(counted.into_iter().map(|counted| (counted.handle.clone(), counted)).collect())
}

fn ballot<'a>(voting: &&'a Voting) -> votes::Ballot<'a> {
    (&voting.handle, &voting.voter, &voting.network, i64::from(voting.is_new))
}

async fn take_back(work: &mut Work, voting: &Voting) -> Result<Option<Counted>, Error> {
    let counted = votes::count(&mut *work, &[(&voting.handle, 0)]).await?.pop();
    if counted.is_none() || !votes::remove(&mut *work, &voting.handle, &voting.voter).await? {
        return Ok(counted);
    }
    let counted = votes::count(&mut *work, &[(&voting.handle, -1)]).await?.pop();
    if let Some(Counted { session_id, .. }) = &counted {
        tell(work, session_id);
    }
    Ok(counted)
}

fn tell(work: &mut Work, session: &SessionId) {
    work.announce(Topic::Votes(session.clone()), EventKind::Votes, &"");
}
