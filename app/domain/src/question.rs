//! Questions: what a person said to us, from the moment they ask until each has an end.

use crate::gate::Signs;
use crate::id::{ClinicianId, PostId, QuestionId, SessionId, StaffId, TopicId};
use crate::safety::SignKind;
use crate::target::Source;
use crate::text::{AnswerText, QuestionText};
use crate::{Flag, Instant, Version};

mod clocks;
mod code;
mod dismiss;
mod draft;
mod erase;
mod follow_up;
mod hall;
mod hand;
mod offline;
mod owner;
mod stage;
mod states;
mod urgent;

pub use crate::gate::PublicText;
pub use clocks::Warning;
pub use code::ShortCode;
pub use draft::{Asked, ExpertsDraft, QuestionDraft, QuestionFacts};
pub use erase::Left;
pub use hall::{BURST, BURST_WITHIN, CLAIM, NEW_VOTER, REPORT_SLIP, REPORTS_HOLD};
pub use hand::{HandDraft, HandFacts};
pub use states::{Kind, Place, State, Urgency, Visibility};

/// What is said to whoever would publish what an asker is told alone.
pub const ALONE: &str = "Its asker asked back, and what they are told is for them alone.";

/// A question as stored. It is not `Serialize`: the doors choose what leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Question {
    /// Its id, for staff.
    pub id: QuestionId,
    /// Its unguessable public name, for votes.
    pub handle: String,
    /// The session in which it was asked; None for what was asked outside any.
    pub session_id: Option<SessionId>,
    /// What it is about, as its author chose.
    pub topic_id: Option<TopicId>,
    /// The post that its author had read.
    pub post_id: Option<PostId>,
    /// What its author wrote. Private.
    pub text: QuestionText,
    /// What it is.
    pub kind: Kind,
    /// Where it came from.
    pub source: Source,
    /// The page on which it was said, if it was said on one.
    pub source_url: Option<String>,
    /// Life.
    pub state: State,
    /// Who may see it.
    pub visibility: Visibility,
    /// How fast it needs a person.
    pub urgency: Urgency,
    /// What the reader of signs found in it; None for what came before there was one.
    pub signs: Option<Signs>,
    /// Whether its author has decided about what in it could say who they are.
    pub marks_settled: Flag,
    /// Its wording for other people's eyes, once one was cleared.
    pub public_text: Option<PublicText>,
    /// The newest answer in writing, for the asker.
    pub answer: Option<String>,
    /// The answer's wording for other people's eyes, once published.
    pub public_answer: Option<PublicText>,
    /// Why it was dismissed.
    pub reason: Option<String>,
    /// Upvotes.
    pub votes: i64,
    /// Arrival.
    pub created_at: Instant,
    /// When a person first took it in hand, since it was asked or asked about again.
    pub acknowledged_at: Option<Instant>,
    /// When it was first answered.
    pub answered_at: Option<Instant>,
    /// Who of ours sees it to its end; nobody yet, or not any more, where it is None.
    pub owner_id: Option<StaffId>,
    /// The clinician who is asked to answer it.
    pub clinician_id: Option<ClinicianId>,
    /// When they were asked.
    pub routed_at: Option<Instant>,
    /// Version of the link by which they answer; asking somebody else is + 1.
    pub route_version: i64,
    /// What they wrote, also before they sent it: see [`Question::proposal`]. The desk sends and publishes it.
    pub proposed_answer: Option<String>,
    /// When they sent it to the desk; None while it is theirs alone.
    pub proposed_at: Option<Instant>,
    /// Where it stands in its session's talk; None for most.
    pub place: Option<Place>,
    /// Its order among those of the same place, the lowest first.
    pub place_rank: i64,
    /// Since when it stands there.
    pub placed_at: Option<Instant>,
    /// From going live until its answer began, in milliseconds: where to find it in the recording.
    pub live_offset: Option<i64>,
    /// Until when whoever looks after it means to answer.
    pub due_at: Option<Instant>,
    /// Since when its clocks run: its arrival, or when it was opened again.
    pub clock_from: Instant,
    /// Until when a person is to have it in hand, by the target.
    pub acknowledge_by: Option<Instant>,
    /// Until when it is to have an answer, by the target.
    pub answer_by: Option<Instant>,
    /// When half of the time to take it in hand is over.
    pub acknowledge_half: Option<Instant>,
    /// When half of the time to answer it is over.
    pub answer_half: Option<Instant>,
    /// Of which warnings somebody was told: see [`Question::warning`].
    pub warned: i64,
    /// When its author last asked back after an end. What is answered to that goes to them alone.
    pub followed_up_at: Option<Instant>,
    /// Until when the team that takes it up has its next step to do; None unless somebody was taken offline and is not done yet.
    pub handoff_due_at: Option<Instant>,
    /// Whether the newest answer helped, as its author says.
    pub helped: Option<Flag>,
    /// The question that this one was joined with: it is answered there.
    pub umbrella_id: Option<QuestionId>,
    /// Who has it open at this moment; their id.
    pub claimed_by: Option<String>,
    /// Their name.
    pub claimed_name: Option<String>,
    /// Until when that counts.
    pub claimed_until: Option<Instant>,
    /// Which of its asker's links opens their page; another one is + 1.
    pub link_version: i64,
    /// What is to be left of it, once somebody wanted it erased.
    pub erasing: Option<Left>,
    /// When its words were erased.
    pub erased_at: Option<Instant>,
    /// Last change.
    pub updated_at: Instant,
    /// Rises with every change but votes and claims.
    pub version: Version,
}

impl Question {
    /// The cleared wording; `None` unless it is public now.
    pub fn cleared(&self) -> Option<PublicText> {
        let shown = self.visibility == Visibility::Public
            && self.state != State::Withdrawn
            && self.umbrella_id.is_none()
            && self.urgency == Urgency::Routine;
        self.public_text.clone().filter(|_| shown)
    }

    /// The cleared answer; `None` unless question and answer are both public now. It stays while its asker asks back.
    pub fn cleared_answer(&self) -> Option<PublicText> {
        self.cleared().and(self.public_answer.clone())
    }

    /// The question as everybody may read it, for whoever is not at the desk; `None` unless it is public now. What its
    /// author wrote beside the cleared wording, what went to them alone, and what nobody has sent yet is not in it.
    #[must_use]
    pub fn for_everybody(&self) -> Option<Self> {
        let text = self.cleared()?.as_str().parse().ok()?;
        let public_answer = self.cleared_answer();
        let answer = public_answer.as_ref().map(ToString::to_string);
        let (reason, proposed_answer, proposed_at, signs, source_url) = (None, None, None, None, None);
        let (owner_id, followed_up_at, handoff_due_at, helped) = (None, None, None, None);
        Some(Self {
            text,
            answer,
            public_answer,
            reason,
            proposed_answer,
            proposed_at,
            signs,
            source_url,
            owner_id,
            followed_up_at,
            handoff_due_at,
            helped,
            ..self.clone()
        })
    }

    fn touched(&self, now: Instant) -> Self {
        Self { updated_at: now, ..self.clone() }
    }

    fn must_be(&self, allowed: bool, deed: &str) -> Result<(), String> {
        if self.erasing.is_some() {
            return Err(format!("This question was erased; it cannot be {deed}."));
        }
        allowed.then_some(()).ok_or_else(|| format!("This question is {}; it cannot be {deed}.", self.state))
    }

    /// Received → acknowledged. A second time changes nothing.
    ///
    /// # Errors
    /// A sentence when it already has an end.
    pub fn acknowledged(&self, now: Instant) -> Result<Self, String> {
        self.must_be(self.state.is_open(), "acknowledged")?;
        Ok(self.in_hand(now))
    }

    /// A person acts on it: the first act acknowledges it.
    fn in_hand(&self, now: Instant) -> Self {
        let state = if self.state == State::Received { State::Acknowledged } else { self.state };
        Self { state, acknowledged_at: self.acknowledged_at.or(Some(now)), ..self.touched(now) }
    }

    /// Made public in a cleared wording.
    ///
    /// # Errors
    /// A sentence when its author wanted it private, it ended without an answer, or somebody may be in danger.
    pub fn published(&self, wording: PublicText, now: Instant) -> Result<Self, String> {
        self.may_be_published()?;
        Ok(Self { visibility: Visibility::Public, public_text: Some(wording), ..self.in_hand(now) })
    }

    /// Whether it may become public at all, whatever its wording.
    ///
    /// # Errors
    /// As for [`Question::published`].
    pub fn may_be_published(&self) -> Result<(), String> {
        if self.visibility == Visibility::Private {
            return Err("Its author asked for privacy; it never becomes public.".to_owned());
        }
        self.must_be_calm()?;
        self.must_be(!matches!(self.state, State::Dismissed | State::Withdrawn), "published")
    }

    /// Whether nobody but its author and the desk may read it: as its author wished, or while somebody may be in danger.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.visibility == Visibility::Private || self.urgency == Urgency::Urgent
    }

    /// Whether it was written by a child: no address is kept of them, and the desk has a duty to report.
    #[must_use]
    pub fn is_from_a_child(&self) -> bool {
        self.signs.iter().flat_map(|signs| &signs.0).any(|sign| sign.kind == SignKind::Minor)
    }

    /// Whether the only hurry is its turn. What is urgent is neither published, put off, joined, handed out nor dismissed.
    pub(crate) fn must_be_calm(&self) -> Result<(), String> {
        let calm = self.urgency == Urgency::Routine;
        calm.then_some(())
            .ok_or_else(|| "Somebody may be in danger here: see to that first, and say how it ended.".to_owned())
    }

    /// Taken off the public pages.
    ///
    /// # Errors
    /// A sentence when it is not public.
    pub fn held(&self, now: Instant) -> Result<Self, String> {
        match self.visibility {
            Visibility::Public => Ok(Self { visibility: Visibility::Held, ..self.off_stage().in_hand(now) }),
            _ => Err(format!("This question is {}; only a public one can be held back.", self.visibility)),
        }
    }

    /// Answered in writing. A further answer replaces the one that the asker reads first.
    ///
    /// # Errors
    /// A sentence when it ended otherwise.
    pub fn answered(&self, answer: &AnswerText, now: Instant) -> Result<Self, String> {
        self.must_be(self.state.is_open() || self.state == State::Answered, "answered")?;
        let answered_at = self.answered_at.or(Some(now));
        Ok(Self {
            state: State::Answered,
            answer: Some(answer.to_string()),
            helped: None,
            answered_at,
            ..self.off_stage().in_hand(now)
        })
    }

    /// Whether its answer can become public, whatever that says.
    ///
    /// # Errors
    /// A sentence while the question is not public or has no answer, and where the newest one is for its asker alone.
    pub fn takes_public_answer(&self) -> Result<(), String> {
        if self.cleared().is_none() {
            return Err("Publish the question first; its answer alone would not be understood.".to_owned());
        }
        if self.followed_up_at.is_some() && self.public_answer.is_none() {
            return Err(ALONE.to_owned());
        }
        self.must_be(self.state == State::Answered, "answered in public before it has an answer")
    }

    /// The answer made public in a cleared wording.
    ///
    /// # Errors
    /// As for [`Question::takes_public_answer`].
    pub fn answer_published(&self, wording: PublicText, now: Instant) -> Result<Self, String> {
        self.takes_public_answer()?;
        Ok(Self { public_answer: Some(wording), ..self.touched(now) })
    }

    /// Somebody looked at its published answer, and it holds.
    ///
    /// # Errors
    /// A sentence while nobody but the desk reads it.
    pub fn answer_reviewed(&self, now: Instant) -> Result<Self, String> {
        let shown = self.cleared_answer().is_some();
        shown.then(|| self.touched(now)).ok_or_else(|| "There is no public answer to review.".to_owned())
    }

    /// A clinician is asked to answer; whoever was asked before no longer is.
    ///
    /// # Errors
    /// A sentence when it has an end.
    pub fn routed(&self, clinician: &ClinicianId, now: Instant) -> Result<Self, String> {
        self.must_be_calm()?;
        self.must_be(self.state.is_open(), "routed")?;
        Ok(Self {
            clinician_id: Some(clinician.clone()),
            routed_at: Some(now),
            route_version: self.route_version + 1,
            proposed_answer: None,
            proposed_at: None,
            ..self.in_hand(now)
        })
    }

    /// What the clinician sent to the desk. What they only keep for later is nobody else's.
    pub fn proposal(&self) -> Option<&str> {
        self.proposed_at.and(self.proposed_answer.as_deref())
    }

    /// The clinician has written an answer, for the desk to send. A later one replaces it.
    ///
    /// # Errors
    /// A sentence when it has an end.
    pub fn proposed(&self, answer: &AnswerText, now: Instant) -> Result<Self, String> {
        self.must_be(self.state.is_open(), "answered")?;
        Ok(Self { proposed_answer: Some(answer.to_string()), proposed_at: Some(now), ..self.touched(now) })
    }

    /// In hand again after an end. A published answer is taken off the public pages for good: the next one may say
    /// something else, and is published by an act of its own; but what is said since its asker asked back is for them alone.
    ///
    /// # Errors
    /// A sentence while it is open, or when its author took it back.
    pub fn reopened(&self, now: Instant) -> Result<Self, String> {
        let ended = matches!(self.state, State::Answered | State::Dismissed | State::TakenOffline);
        self.must_be(ended, "reopened")?;
        let public_answer = self.public_answer.clone().filter(|_| self.followed_up_at.is_some());
        Ok(Self { state: State::Acknowledged, reason: None, public_answer, handoff_due_at: None, ..self.touched(now) })
    }

    /// Taken back by its author: no longer shown, no longer answered.
    ///
    /// # Errors
    /// A sentence when it was taken back before.
    pub fn withdrawn(&self, now: Instant) -> Result<Self, String> {
        self.must_be(self.state != State::Withdrawn, "withdrawn again")?;
        Ok(Self {
            state: State::Withdrawn,
            visibility: self.hidden(),
            handoff_due_at: None,
            ..self.off_stage().touched(now)
        })
    }

    fn hidden(&self) -> Visibility {
        if self.visibility == Visibility::Private { Visibility::Private } else { Visibility::Held }
    }
}

#[cfg(test)]
mod tests;
