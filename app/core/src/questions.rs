//! Questions: asked by strangers, worked on at the desk, followed by their askers.

mod ask;
mod deeds;
mod link;
mod route;
mod stage;
#[cfg(test)]
mod tests;
mod vote;

pub(crate) use ask::Asking;
pub use ask::{Asked, ask};
pub use deeds::{acknowledge, answer, dismiss, hold, note, publish, publish_answer, reopen};
pub use link::{by_token, path, withdraw};
pub use route::{Routed, answer_url, keep_draft, propose, route, routed};
pub(crate) use stage::clear_stage;
pub use stage::{answer_now, answered_live, put_back, queue, raise, set_aside};
pub(crate) use vote::Voting;
pub use vote::{Voted, vote};

use domain::question::Question;
use domain::screens::attendee::PublicQuestion;
use domain::text::QuestionText;

use crate::live::Topic;
use crate::{Error, Work};

/// A question as everybody may see it; `None` unless it is public now.
pub fn public_view(question: &Question) -> Option<PublicQuestion> {
    Some(PublicQuestion {
        handle: question.handle.clone(),
        text: question.cleared()?,
        votes: question.votes,
        answered: question.state == domain::question::State::Answered,
        answer: question.cleared_answer(),
        now: question.place == Some(domain::question::Place::Now),
        asked_at: question.created_at,
    })
}

/// Tells the desk; and everybody, if it is or was public.
fn announce(work: &mut Work, question: &Question, was_public: bool) {
    work.announce(Topic::Desk(question.session_id.clone()), "question", &question.id);
    if was_public || question.cleared().is_some() {
        work.announce(Topic::Session(question.session_id.clone()), "question", &question.handle);
    }
}

/// A wording as typed; an empty one is none.
fn wording(text: &str) -> Result<Option<QuestionText>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|why| Error::field("public_text", why))
}
