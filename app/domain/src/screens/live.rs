//! Screens of a session while it runs: the desk's, the experts', and the wall's.

use crate::id::QuestionId;
use crate::question::{Place, Question, State, Visibility};
use crate::screens::attendee::{PublicQuestion, PublicSession};
use crate::screens::desk::RefusedDeed;
use crate::session::Session;
use crate::{Instant, Problems};

/// A session's questions, each in one line.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// Read by nobody outside yet, the oldest first.
    pub held: Vec<Question>,
    /// Public and open, the most wanted first.
    pub open: Vec<Question>,
    /// Those that come next, in order.
    pub next: Vec<Question>,
    /// The one that is being answered.
    pub now: Option<Question>,
    /// Set aside.
    pub aside: Vec<Question>,
    /// With an answer, the newest first.
    pub answered: Vec<Question>,
}

impl Lines {
    /// Sorts questions that come most wanted first.
    #[must_use]
    pub fn of(questions: Vec<Question>) -> Self {
        let mut lines = Self::default();
        for question in questions {
            match (question.place, question.state, question.visibility) {
                (_, State::Answered | State::TakenOffline, _) => lines.answered.push(question),
                (Some(Place::Now), ..) => lines.now = Some(question),
                (Some(Place::Next), ..) => lines.next.push(question),
                (Some(Place::Aside), ..) => lines.aside.push(question),
                (None, _, Visibility::Public) => lines.open.push(question),
                (None, ..) => lines.held.push(question),
            }
        }
        lines.held.sort_by_key(|question| question.created_at);
        lines.next.sort_by_key(|question| (question.place_rank, question.placed_at));
        lines.answered.sort_by_key(|question| std::cmp::Reverse(question.answered_at));
        lines
    }
}

/// `/plan/sessions/{id}/live`. Deeds post to `{here}/{question}/{deed}` with `version` and the deed's fields.
#[derive(Clone, Debug)]
pub struct LiveScreen {
    /// The session.
    pub session: Session,
    /// Its questions.
    pub lines: Lines,
    /// When it went live, while it is.
    pub since: Option<Instant>,
    /// Pages that listen at this node.
    pub listeners: usize,
    /// Whether the reader may act (permission `desk`).
    pub may_act: bool,
    /// A refused deed, of which question.
    pub refused: Option<(QuestionId, RefusedDeed)>,
    /// Now, for ages.
    pub now: Instant,
}

impl LiveScreen {
    /// What was wrong with a deed on this question, if it was refused.
    #[must_use]
    pub fn problems(&self, id: &QuestionId) -> Option<&Problems> {
        self.refused.as_ref().filter(|(of, _)| of == id).map(|(_, refused)| &refused.problems)
    }
}

/// `/events/{slug}/wall`: only what is cleared, and no name.
#[derive(Clone, Debug)]
pub struct WallScreen {
    /// The session.
    pub session: PublicSession,
    /// The one that is being answered.
    pub now: Option<PublicQuestion>,
    /// The most wanted without an answer.
    pub wanted: Vec<PublicQuestion>,
    /// How many open public ones there are beyond those shown.
    pub more: usize,
    /// How far the session's public topic had come.
    pub seq: i64,
}
