//! Slots: one clinician's part in a session.

mod hear;
mod reply;

pub use hear::{Spoken, Standing};
pub use reply::{AnswerDraft, Heard, ReplyKind, SlotReply};

use crate::id::{ClinicianId, SessionId, SlotId};
use crate::session::{self, Session};
use crate::time::MINUTE;
use crate::{Instant, Problems, Span, words};
use serde::{Deserialize, Serialize};

words! {
    /// What the clinician does there.
    Role {
        /// Leads the conversation.
        Chair = "chair",
        /// Answers.
        Expert = "expert",
        /// Welcomes.
        Host = "host",
        /// Sorts the questions.
        Moderator = "moderator",
    }
}

words! {
    /// A slot's life: proposed → confirmed | declined | withdrawn.
    State {
        /// Asked; not answered yet.
        Proposed = "proposed",
        /// Agreed.
        Confirmed = "confirmed",
        /// Refused by the clinician.
        Declined = "declined",
        /// Taken back by the planner.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What the clinician's own calendar shows of a slot, as far as our letters and their replies tell.
    Shown {
        /// They are asked.
        Asked = "asked",
        /// They come.
        Agreed = "agreed",
        /// It was taken out, or declined there.
        Off = "off",
    }
}

impl State {
    /// Whether the slot still takes the clinician's time.
    pub fn holds_time(self) -> bool {
        matches!(self, Self::Proposed | Self::Confirmed)
    }
}

/// A slot as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = StoredSlot, examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000007", "session_id": "01935f5e-7c1a-7000-8000-000000000006",
    "clinician_id": "01935f5e-7c1a-7000-8000-000000000003", "role": "expert", "ends_at": "2027-03-28T09:00:00Z",
    "call_minutes": 10, "updated_at": "2027-03-01T09:00:00Z",
}))))]
pub struct Slot {
    /// Its id.
    pub id: SlotId,
    /// The session it is part of.
    pub session_id: SessionId,
    /// Whose part.
    pub clinician_id: ClinicianId,
    /// What they do.
    pub role: Role,
    /// Start, in minutes from the session's start; follows a move.
    pub offset_minutes: i64,
    /// Length; null lasts until the session's end, following it.
    pub minutes: Option<i64>,
    /// Derived from the session.
    pub starts_at: Instant,
    /// Derived from the session.
    pub ends_at: Instant,
    /// Life.
    pub state: State,
    /// iCalendar SEQUENCE of its own; confirming or declining leaves it (RFC 5546 §2.1.4).
    pub sequence: i64,
    /// Minutes before the slot at which they are expected.
    pub call_minutes: Option<i64>,
    /// Why it was proposed although their calendar or leave said no; empty otherwise.
    pub override_reason: String,
    /// Version of the link by which the clinician answers; re-issuing is + 1.
    #[serde(skip)]
    pub link_version: i64,
    /// When somebody last acted by their link.
    pub link_used_at: Option<Instant>,
    /// Digest of what the clinician was last told by mail; None before the first letter, and where it is to be told anew.
    #[serde(skip)]
    pub told: Option<String>,
    /// The address that was told.
    #[serde(skip)]
    pub told_to: Option<String>,
    /// The lowest SEQUENCE under which they were told just this.
    #[serde(skip)]
    pub told_since: Option<i64>,
    /// The highest SEQUENCE that was sent to them.
    #[serde(skip)]
    pub told_sequence: Option<i64>,
    /// What their own calendar shows; None before the first letter.
    #[serde(skip)]
    pub shown: Option<Shown>,
    /// When they were told.
    #[serde(skip)]
    pub told_at: Option<Instant>,
    /// The time to which they agreed.
    #[serde(skip)]
    pub agreed_starts_at: Option<Instant>,
    /// See `agreed_starts_at`.
    #[serde(skip)]
    pub agreed_ends_at: Option<Instant>,
    /// When they said what stands: by their own calendar's clock where it came by mail (DTSTAMP).
    #[serde(skip)]
    pub answered_at: Option<Instant>,
    /// What it was before its whole session was called off.
    #[serde(skip)]
    pub was: Option<State>,
    /// Last change.
    pub updated_at: Instant,
}

/// A slot as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "clinician_id": "01935f5e-7c1a-7000-8000-000000000003", "role": "chair", "call_minutes": 10 }))))]
pub struct SlotDraft {
    /// Who.
    #[cfg_attr(feature = "schema", schema(value_type = ClinicianId, required))]
    pub clinician_id: String,
    /// What they do.
    #[cfg_attr(feature = "schema", schema(value_type = Role, default = "expert"))]
    pub role: String,
    /// Minutes from the session's start; follows a move.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = i64, minimum = -120, maximum = 720, default = 0))]
    pub offset_minutes: String,
    /// Length in minutes; null lasts until the session's end.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<i64>, minimum = 5, maximum = 720))]
    pub minutes: String,
    /// Minutes before their start at which they are expected.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<i64>, minimum = 0, maximum = 240))]
    pub call_minutes: String,
    /// Why they are asked although their leave or their own calendar says no.
    #[cfg_attr(feature = "schema", schema(max_length = 300))]
    pub override_reason: String,
}

/// What a planner's step may carry.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SlotStepDraft {
    /// Why they decline.
    #[cfg_attr(feature = "schema", schema(max_length = 500))]
    pub reason: String,
}

/// A checked slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotFacts {
    /// Who.
    pub clinician_id: ClinicianId,
    /// What they do.
    pub role: Role,
    /// Minutes from the session's start.
    pub offset_minutes: i64,
    /// Length in minutes, or until the session's end.
    pub minutes: Option<i64>,
    /// Minutes before their start at which they are expected.
    pub call_minutes: Option<i64>,
    /// Why they are asked all the same; empty where nothing is in the way.
    pub override_reason: String,
}

/// The longest call time, in minutes.
pub const LONGEST_CALL: i64 = 240;
/// How long before its session a slot may begin, in minutes.
const EARLIEST: i64 = 120;
/// The longest slot, in minutes: from well before the longest session until its end.
pub const LONGEST: i64 = EARLIEST + session::LONGEST;

impl SlotDraft {
    /// Checks every field.
    pub fn check(&self) -> Result<SlotFacts, Problems> {
        let mut wrong = Problems::default();
        let clinician_id =
            wrong.take("clinician_id", self.clinician_id.parse().map_err(|_| "Choose a clinician.".to_owned()));
        let role = wrong.take("role", if self.role.is_empty() { Ok(Role::Expert) } else { self.role.parse() });
        let offset_minutes = wrong
            .take("offset_minutes", number(&self.offset_minutes, -EARLIEST, session::LONGEST))
            .map(Option::unwrap_or_default);
        let minutes = wrong.take("minutes", number(&self.minutes, 5, session::LONGEST));
        let call_minutes = wrong.take("call_minutes", number(&self.call_minutes, 0, LONGEST_CALL));
        let override_reason =
            wrong.take("override_reason", crate::text::line(&self.override_reason, "The reason", 0, 300));
        let whole = || {
            Some(SlotFacts {
                clinician_id: clinician_id?,
                role: role?,
                offset_minutes: offset_minutes?,
                minutes: minutes?,
                call_minutes: call_minutes?.filter(|minutes| *minutes > 0),
                override_reason: override_reason?,
            })
        };
        wrong.or(whole())
    }
}

fn number(text: &str, least: i64, most: i64) -> Result<Option<i64>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let number = text.trim().parse::<i64>().ok().filter(|number| (least..=most).contains(number));
    number.map(Some).ok_or_else(|| format!("Use {least} to {most} minutes."))
}

impl SlotFacts {
    /// The slot's stretch of time in `session`.
    ///
    /// # Errors
    /// A message for a session without a time, or for a slot that would end before it begins.
    pub fn span_in(&self, session: &Session) -> Result<Span, Problems> {
        let Some(whole) = session.span() else {
            return Err(Problems::one("clinician_id", "Give the session a time first."));
        };
        let start = whole.start.plus(self.offset_minutes * MINUTE);
        let end = self.minutes.map_or(whole.end, |minutes| start.plus(minutes * MINUTE));
        if end <= start {
            return Err(Problems::one("offset_minutes", "The slot would begin after the session has ended."));
        }
        Ok(Span { start, end })
    }
}

impl Slot {
    /// Start to end.
    pub fn span(&self) -> Span {
        Span { start: self.starts_at, end: self.ends_at }
    }

    /// The same as somebody else would be asked for it.
    pub fn draft_for(&self, clinician: &str) -> SlotDraft {
        SlotDraft {
            clinician_id: clinician.to_owned(),
            role: self.role.to_string(),
            offset_minutes: self.offset_minutes.to_string(),
            minutes: self.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            call_minutes: self.call_minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            override_reason: String::new(),
        }
    }

    /// What was asked for.
    pub fn facts(&self) -> SlotFacts {
        SlotFacts {
            clinician_id: self.clinician_id.clone(),
            role: self.role,
            offset_minutes: self.offset_minutes,
            minutes: self.minutes,
            call_minutes: self.call_minutes,
            override_reason: self.override_reason.clone(),
        }
    }

    /// When they are expected, where that is before their part begins.
    pub fn call_at(&self) -> Option<Instant> {
        self.call_minutes.filter(|minutes| *minutes > 0).map(|minutes| self.starts_at.plus(-minutes * MINUTE))
    }

    /// All of the clinician's time that it takes: from the call to the end.
    pub fn held(&self) -> Span {
        Span { start: self.call_at().unwrap_or(self.starts_at), end: self.ends_at }
    }

    /// The time to which the clinician agreed, whether or not it still stands then.
    pub fn agreed(&self) -> Option<Span> {
        Some(Span { start: self.agreed_starts_at?, end: self.agreed_ends_at? })
    }

    /// The slot at `span`, which its clinician is asked for. Whoever agreed to just this time, and was never told of
    /// another, need not be asked again.
    pub fn asked_for(&self, span: Span, now: Instant) -> Self {
        let state = if self.agreed() == Some(span) { State::Confirmed } else { State::Proposed };
        let answered_at = self.answered_at.filter(|_| state == State::Confirmed);
        Self { answered_at, ..self.at(span, state, now) }
    }

    /// The slot at `span`; SEQUENCE rises.
    pub fn at(&self, span: Span, state: State, now: Instant) -> Self {
        let Span { start, end } = span;
        Self { starts_at: start, ends_at: end, state, sequence: self.sequence + 1, updated_at: now, ..self.clone() }
    }

    /// The slot once its whole session is called off; SEQUENCE rises. What it was is kept for the way back.
    pub fn called_off(&self, now: Instant) -> Self {
        Self { was: Some(self.state), ..self.at(self.span(), State::Withdrawn, now) }
    }

    /// The slot at `span` once its session takes place after all; None where it was not called off with it. It is what it
    /// was, unless its clinician was told that it is off: they are asked anew. SEQUENCE rises.
    pub fn called_on(&self, span: Span, now: Instant) -> Option<Self> {
        let was = self.was?;
        let back = Self { was: None, ..self.at(span, was, now) };
        let knows = self.shown == Some(Shown::Off);
        let asked = || Self {
            state: State::Proposed,
            agreed_starts_at: None,
            agreed_ends_at: None,
            answered_at: None,
            ..back.clone()
        };
        Some(if knows { asked() } else { back })
    }

    /// The slot after a deed on it.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn become_state(&self, to: State, now: Instant) -> Result<Self, String> {
        let allowed = match to {
            State::Confirmed => matches!(self.state, State::Proposed | State::Confirmed),
            State::Declined => self.state.holds_time() || self.state == State::Declined,
            State::Withdrawn => true,
            State::Proposed => false,
        };
        if !allowed {
            return Err(format!("This slot is {}; it cannot become {to}.", self.state));
        }
        let risen = i64::from(to == State::Withdrawn && self.state != to);
        let agreed = (to == State::Confirmed).then_some(self.span());
        Ok(Self {
            state: to,
            sequence: self.sequence + risen,
            agreed_starts_at: agreed.map(|span| span.start),
            agreed_ends_at: agreed.map(|span| span.end),
            updated_at: now,
            ..self.clone()
        })
    }
}
