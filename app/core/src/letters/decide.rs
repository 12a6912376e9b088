//! What a person decides where nobody else can tell.

use domain::activity::Verb;
use domain::deeds::LetterDecision;
use domain::id::LetterId;
use domain::letter::{Kind, State};

use super::{SendCall, SendLetter, enqueue};
use crate::actor::Operator;
use crate::jobs;
use crate::storage::letters as rows;
use crate::{Activity, Error, Wellspring};

/// A person decides.
///
/// # Errors
/// [`Error::State`] when there is nothing to decide, or nothing left to send; [`Error::NotFound`].
pub async fn decide(
    app: &Wellspring,
    operator: &Operator,
    id: &LetterId,
    decision: LetterDecision,
) -> Result<(), Error> {
    let mut work = app.begin(operator).await?;
    let now = work.now();
    let letter = rows::lock(&mut work, id).await?;
    let open = letter.state.can_be_decided() || (letter.state == State::Waiting && decision == LetterDecision::Drop);
    if !open {
        return Err(Error::State(format!("This letter is {}; there is nothing to decide.", letter.state)));
    }
    if decision == LetterDecision::Again && letter.text.is_empty() {
        let gone = "What this letter said was kept for its time and is gone: it cannot be sent again.";
        return Err(Error::State(gone.to_owned()));
    }
    let (state, verb) = match decision {
        LetterDecision::Again => (State::Waiting, Verb::SentOnceMore),
        LetterDecision::Arrived => (State::Sent, Verb::NotedAsArrived),
        LetterDecision::Drop => (State::Dropped, Verb::Dropped),
    };
    rows::mark(&mut work, id, state, now).await?;
    match (decision, letter.kind) {
        (LetterDecision::Again, kind) => enqueue(&mut work, id, kind).await?,
        (_, Kind::Call) => jobs::cancel::<SendCall>(&mut work, id).await?,
        _ => jobs::cancel::<SendLetter>(&mut work, id).await?,
    }
    work.commit(Activity::letter(id, verb)).await
}
