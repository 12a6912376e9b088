//! What a list of questions is narrowed to.

use domain::Instant;
use domain::id::{QuestionId, StaffId};
use domain::question::{State, Visibility};

use super::Sight;
use crate::storage::search::Wanted;

/// What the inbox and the API list by; empty texts do not filter.
#[derive(Clone, Debug, Default)]
pub struct QuestionFilter {
    /// States; empty for all.
    pub states: Vec<State>,
    /// A session's id.
    pub session: String,
    /// A visibility.
    pub visibility: String,
    /// A kind.
    pub kind: String,
    /// A clinician's id, or `desk` for those that nobody else is asked about.
    pub owner: String,
    /// Only those that these of ours look after.
    pub owned: Owned,
    /// Only those whose time was over at this instant.
    pub overdue: Option<Instant>,
    /// Only those that wait for this.
    pub waits: Waits,
    /// Only those that the audience reported, and nobody has decided about.
    pub reported: bool,
    /// Words to find, each by its beginning.
    pub q: String,
    /// Rank, arrival and id of the last row seen, as `rank.millis.id`.
    pub cursor: String,
}

/// Whom an open question waits for, beside the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Waits {
    /// Anybody.
    #[default]
    Any,
    /// The desk, to send what a clinician wrote.
    ToSend,
    /// A clinician, to answer.
    WithClinicians,
    /// Whoever reaches its asker in person.
    Offline,
}

/// Who of ours looks after a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Owned {
    /// Anybody, or nobody.
    #[default]
    Any,
    /// This member of staff.
    By(StaffId),
    /// Nobody, and it is open. What is joined with another is looked after there.
    ByNobody,
}

/// The owner of those that nobody else is asked about.
pub(super) const DESK: &str = "desk";

impl QuestionFilter {
    /// Nothing is late, or waits for anybody, that is over; and what waits for a clinician is not with the desk alone.
    pub(super) fn wants(&self, state: State) -> bool {
        let waits = match self.waits {
            Waits::Any => true,
            Waits::ToSend | Waits::WithClinicians => state.is_open() && self.owner != DESK,
            Waits::Offline => state == State::TakenOffline,
        };
        // What is offline has a time of its own.
        let late = self.overdue.is_none() || state.is_open() || state == State::TakenOffline;
        let unowned = self.owned != Owned::ByNobody || state.is_open();
        (self.states.is_empty() || self.states.contains(&state)) && late && unowned && waits
    }

    /// Whether it leaves so few that their own words are looked through: one session, one clinician, one owner or none, what is
    /// late or reported, or what waits for a clinician, or for the desk to send.
    pub(super) fn leaves_few(&self) -> bool {
        !self.session.is_empty()
            || self.owner_is_a_clinician()
            || self.overdue.is_some()
            || self.reported
            || self.waits != Waits::Any
            || self.owned != Owned::Any
    }

    /// Whether a statement looks for those of an owner. Where it looks for what is late or waits, which is little, or for what
    /// is with the desk alone, each row is looked at.
    pub(super) fn asks_for_owned(&self) -> bool {
        self.owned != Owned::Any && self.overdue.is_none() && self.waits == Waits::Any && self.owner != DESK
    }

    /// Whether whoever looks after a question is asked for.
    pub(super) fn suits(&self, owner: Option<&StaffId>, umbrella: Option<&QuestionId>) -> bool {
        match &self.owned {
            Owned::Any => true,
            Owned::By(member) => owner == Some(member),
            Owned::ByNobody => owner.is_none() && umbrella.is_none(),
        }
    }

    pub(super) fn owner_is_a_clinician(&self) -> bool {
        !self.owner.is_empty() && self.owner != DESK
    }

    /// The same for a reader with this sight; `None` where nothing is left for them.
    pub(super) fn within(&self, sight: Sight) -> Option<Self> {
        const PUBLIC: &str = Visibility::Public.as_str();
        match sight {
            Sight::Whole => Some(self.clone()),
            Sight::Public if self.owned != Owned::Any => None,
            Sight::Public if self.visibility.is_empty() || self.visibility == PUBLIC => {
                Some(Self { visibility: PUBLIC.to_owned(), ..self.clone() })
            }
            Sight::Public => None,
        }
    }

    /// What is looked for; nothing without words.
    pub(super) fn wanted(&self) -> Option<Wanted> {
        let words = Some(self.q.trim()).filter(|words| !words.is_empty())?;
        let marks = [("owner", &self.owner), ("visibility", &self.visibility), ("kind", &self.kind)];
        Some(marks.into_iter().fold(Wanted::new(words), |wanted, (name, value)| wanted.with(name, value)))
    }
}
