//! Screens of a session while it runs: the desk's, the experts', and the wall's.

use crate::id::QuestionId;
use crate::likeness::Words;
use crate::question::{Place, PublicText, Question, State, Urgency, Visibility};
use crate::screens::Choice;
use crate::screens::attendee::{EventScreen, PublicQuestion, PublicSession};
use crate::screens::desk::{AlarmRow, Note, RefusedDeed};
use crate::session::{HallDraft, Session};
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
    pub fn from_questions(questions: Vec<Question>) -> Self {
        let mut lines = Self::default();
        for question in questions
            .into_iter()
            .filter(|question| question.umbrella_id.is_none() && question.urgency == Urgency::Routine)
        {
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
    /// Questions that came in the last minute.
    pub last_minute: usize,
    /// Since when the oldest question waits that nobody has touched.
    pub waits_since: Option<Instant>,
    /// What is shown of the lines.
    pub filter: LiveFilter,
    /// Questions that were joined with another, by that one.
    pub joined: Vec<Question>,
    /// Notes among colleagues on what is being answered.
    pub notes: Vec<Note>,
    /// Reports of the audience that wait for the desk, by question.
    pub reports: Vec<(QuestionId, i64)>,
    /// Votes of new voters that came in a burst from one network and wait for the desk, by question: of several, the largest.
    pub bursts: Vec<(QuestionId, i64)>,
    /// Alarms that are open, of every session.
    pub alarms: Vec<AlarmRow>,
    /// The session's clinicians: to put a question off to, and to look for theirs.
    pub experts: Vec<Choice>,
    /// What is offered as due time: local time in the session's zone.
    pub due: String,
    /// The reader's id, for whose hands a question is in.
    pub reader: String,
    /// Whether the reader may act (permission `desk`).
    pub may_act: bool,
    /// A refused deed, of which question.
    pub refused: Option<(QuestionId, RefusedDeed)>,
    /// Settings that were refused, as typed, and what was wrong with them.
    pub typed: HallDraft,
    /// See `typed`.
    pub problems: Problems,
    /// Now, for ages.
    pub now: Instant,
}

/// What of the lines is shown: `?owner&q`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveFilter {
    /// A clinician's id, or empty.
    pub owner: String,
    /// Words in the question, as asked or as published; or empty.
    pub q: String,
}

impl LiveFilter {
    /// Whether it lets a question through.
    #[must_use]
    pub fn shows(&self, question: &Question) -> bool {
        let words = self.q.trim().to_lowercase();
        let texts = [question.text.as_str(), question.public_text.as_ref().map(PublicText::as_str).unwrap_or_default()];
        let found = || texts.iter().any(|text| text.to_lowercase().contains(&words));
        let owned = || question.clinician_id.as_ref().is_some_and(|id| id.as_str() == self.owner);
        (self.owner.is_empty() || owned()) && (words.is_empty() || found())
    }
}

impl LiveScreen {
    /// The questions that were joined with this one.
    pub fn joined_with(&self, id: &QuestionId) -> impl Iterator<Item = &Question> {
        self.joined.iter().filter(move |question| question.umbrella_id.as_ref() == Some(id))
    }

    /// How many reports of this one wait for the desk.
    #[must_use]
    pub fn reports_of(&self, id: &QuestionId) -> i64 {
        self.reports.iter().find(|(of, _)| of == id).map_or(0, |(_, count)| *count)
    }

    /// How many votes of this one may not be as many people.
    #[must_use]
    pub fn burst_of(&self, id: &QuestionId) -> i64 {
        self.bursts.iter().find(|(of, _)| of == id).map_or(0, |(_, votes)| *votes)
    }

    /// The public open questions that are most like this one, the likest first.
    #[must_use]
    pub fn like(&self, question: &Question) -> Vec<&Question> {
        let words = Words::from_text(question.text.as_str());
        let open = self.lines.open.iter().chain(&self.lines.next).chain(&self.lines.now);
        let other = open.filter(|other| other.id != question.id);
        let mut all: Vec<_> = other.map(|other| (words.likeness(&Words::from_text(wording(other))), other)).collect();
        all.sort_by_key(|(likeness, other)| std::cmp::Reverse((*likeness, other.votes)));
        all.into_iter().take(LIKE).map(|(_, other)| other).collect()
    }

    /// What was wrong with a deed on this question, if it was refused.
    #[must_use]
    pub fn problems_of(&self, id: &QuestionId) -> Option<&Problems> {
        self.refused.as_ref().filter(|(of, _)| of == id).map(|(_, refused)| &refused.problems)
    }
}

/// How many questions to join with are offered.
const LIKE: usize = 8;

fn wording(question: &Question) -> &str {
    question.public_text.as_ref().map(PublicText::as_str).unwrap_or(question.text.as_str())
}

/// `/plan/sessions/{id}/wrap`: every question that the session left open, each to get an owner and a due time or an end.
#[derive(Clone, Debug)]
pub struct WrapScreen {
    /// The session.
    pub session: Session,
    /// What has no end and no due time yet, then what has one.
    pub open: Vec<Question>,
    /// Clinicians to ask: those of the session first.
    pub clinicians: Vec<Choice>,
    /// What is offered as due time: local time in the session's zone.
    pub due: String,
    /// Whether the reader may act (permission `desk`).
    pub may_act: bool,
    /// What was typed, by question, where it was refused.
    pub typed: Vec<(QuestionId, HandOut)>,
    /// What was wrong: `due_at-{id}`, `reason-{id}`, `clinician_id-{id}` and a whole row's `{id}`.
    pub problems: Problems,
    /// Now, for ages.
    pub now: Instant,
}

/// What becomes of one question after its session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandOut {
    /// Whether it is handed out by this form: an untouched row is left as it is.
    pub chosen: bool,
    /// The clinician's id; empty for the desk.
    pub clinician_id: String,
    /// Until when, as local time in the session's zone.
    pub due_at: String,
    /// Why it ends without an answer, instead.
    pub reason: String,
    /// The version that was seen.
    pub version: String,
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

/// Questions on a wall: more cannot be read from the back row.
const ON_THE_WALL: usize = 5;

impl From<EventScreen> for WallScreen {
    fn from(event: EventScreen) -> Self {
        let (now, open): (Vec<_>, Vec<_>) =
            event.questions.into_iter().filter(|question| !question.answered).partition(|question| question.now);
        Self {
            session: event.session,
            now: now.into_iter().next(),
            more: open.len().saturating_sub(ON_THE_WALL),
            wanted: open.into_iter().take(ON_THE_WALL).collect(),
            seq: event.seq,
        }
    }
}
