//! Handoffs: somebody was taken offline, to be reached in person; the record of that until it is closed.

use crate::id::{HandoffId, QuestionId, TeamId};
use crate::script::Category;
use crate::text::{Contact, Details};
use crate::time::DAY;
use crate::{Flag, Instant, Problems, words};

/// For how long another try can be put off, in milliseconds.
const LATER: i64 = 14 * DAY;

words! {
    /// How far it is.
    Standing {
        /// Its asker has not said yet how they can be reached.
        Waiting = "waiting",
        /// They are to be reached.
        ToDo = "to_do",
        /// They were tried in vain, and are tried again.
        Tried = "tried",
        /// They were reached; it goes on.
        Reached = "reached",
        /// It has an end.
        Closed = "closed",
    }
}

words! {
    /// How it ended.
    Outcome {
        /// It is settled.
        Settled = "settled",
        /// The right people of ours see to it from now on, as its asker knows.
        PassedOn = "passed_on",
        /// They could not be reached.
        NotReached = "not_reached",
        /// They did not want it.
        Declined = "declined",
        /// The desk took it back, or its asker did.
        TakenBack = "taken_back",
    }
}

impl Outcome {
    /// Those that whoever works on it can choose.
    pub const CHOICES: [Self; 4] = [Self::Settled, Self::PassedOn, Self::NotReached, Self::Declined];
}

words! {
    /// What is done with it by whoever works on it.
    Step {
        /// Its asker was reached.
        Reached = "reached",
        /// They were tried in vain; again at `due_at`.
        Tried = "tried",
        /// It is over, as `outcome` says.
        Settle = "settle",
    }
}

/// The record of taking somebody offline.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Handoff {
    /// Its id.
    pub id: HandoffId,
    /// What was said to us.
    pub question_id: QuestionId,
    /// What for.
    pub category: Category,
    /// Who takes it up; the desk itself where it is None.
    pub team_id: Option<TeamId>,
    /// How far it is.
    pub standing: Standing,
    /// How its asker is reached.
    pub contact: Option<Contact>,
    /// When that suits them.
    pub best_time: Option<Contact>,
    /// What they told for this alone.
    pub details: Option<Details>,
    /// When they agreed to be reached.
    pub agreed_at: Option<Instant>,
    /// How often they were tried in vain.
    pub tries: i64,
    /// Until when the next step is due.
    pub due_at: Instant,
    /// Whether its lead was told that it rests.
    pub told: Flag,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// When.
    pub closed_at: Option<Instant>,
    /// Which of its links opens it; another team is + 1.
    pub link_version: i64,
    /// Since when.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
}

/// How somebody can be reached, as they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// A phone number or an address.
    pub contact: Contact,
    /// When it suits them.
    pub best_time: Option<Contact>,
    /// What is to be known for that.
    pub details: Option<Details>,
}

/// The same as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ReachDraft {
    /// A phone number or an address.
    pub contact: String,
    /// When it suits them.
    pub best_time: String,
    /// What is to be known for that.
    pub details: String,
    /// Whether they agree.
    #[serde(deserialize_with = "crate::form::tick")]
    pub agreed: bool,
}

impl ReachDraft {
    /// Checks every field.
    ///
    /// # Errors
    /// What is wrong with each, in the words of whoever is asked: of the form's own language where a text has some.
    pub fn check(&self) -> Result<Reach, Problems> {
        let mut wrong = Problems::default();
        let contact = wrong.take("contact", reachable(&self.contact));
        let best_time = wrong.take("best_time", maybe(&self.best_time));
        let details = wrong.take("details", maybe(&self.details));
        let agreed =
            if self.agreed { Ok(()) } else { Err("Tick this, so that we may call or write to you.".to_owned()) };
        let agreed = wrong.take("agreed", agreed);
        wrong.or((|| {
            agreed?;
            Some(Reach { contact: contact?, best_time: best_time?, details: details? })
        })())
    }
}

/// Six figures or an @: less reaches nobody.
fn reachable(text: &str) -> Result<Contact, String> {
    let contact: Contact = text.parse()?;
    let figures = contact.as_str().chars().filter(char::is_ascii_digit).count();
    let is_one = figures >= 6 || contact.as_str().contains('@');
    if is_one { Ok(contact) } else { Err("Write a phone number or an e-mail address.".to_owned()) }
}

fn maybe<T: std::str::FromStr<Err = String>>(text: &str) -> Result<Option<T>, String> {
    if text.trim().is_empty() { Ok(None) } else { text.parse().map(Some) }
}

impl Handoff {
    /// As it begins: for a question, to a team or the desk itself, with its next step due by then.
    #[must_use]
    pub fn begun(
        id: HandoffId,
        question_id: QuestionId,
        (category, team_id): To,
        due_at: Instant,
        now: Instant,
    ) -> Self {
        Self {
            id,
            question_id,
            category,
            team_id,
            standing: Standing::Waiting,
            contact: None,
            best_time: None,
            details: None,
            agreed_at: None,
            tries: 0,
            due_at,
            told: Flag::default(),
            outcome: None,
            closed_at: None,
            link_version: 1,
            created_at: now,
            updated_at: now,
        }
    }

    /// Whether somebody still has to see to it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.standing != Standing::Closed
    }

    fn open(&self, now: Instant) -> Result<Self, String> {
        let over = || "This was closed already.".to_owned();
        self.is_open().then(|| Self { updated_at: now, ..self.clone() }).ok_or_else(over)
    }

    fn due(self, due_at: Instant) -> Self {
        Self { due_at, told: Flag::default(), ..self }
    }

    /// To another team, or for something else: that team has to take it up by then. How its asker is reached goes along.
    ///
    /// # Errors
    /// A sentence once it is closed.
    pub fn passed_to(&self, (category, team_id): To, due_at: Instant, now: Instant) -> Result<Self, String> {
        let link_version = self.link_version + i64::from(team_id != self.team_id);
        let standing = if self.agreed_at.is_some() { Standing::ToDo } else { Standing::Waiting };
        // Another team has tried nothing yet.
        let tries = if team_id == self.team_id { self.tries } else { 0 };
        Ok(Self { category, team_id, link_version, standing, tries, ..self.open(now)? }.due(due_at))
    }

    /// Its asker has said how they can be reached, and that they agree to it; or says it anew.
    ///
    /// # Errors
    /// A sentence once it is closed.
    pub fn reachable(&self, reach: Reach, due_at: Instant, now: Instant) -> Result<Self, String> {
        let Reach { contact, best_time, details } = reach;
        let after = Self { contact: Some(contact), best_time, details, agreed_at: Some(now), ..self.open(now)? };
        // What was tried in vain was another number.
        let anew = self.standing == Standing::Tried && self.contact != after.contact;
        let begins = self.standing == Standing::Waiting || anew;
        Ok(if begins { Self { standing: Standing::ToDo, tries: 0, ..after }.due(due_at) } else { after })
    }

    /// They were tried in vain, and are tried again at `again`.
    ///
    /// # Errors
    /// A sentence while nobody knows how to reach them, once it is closed, and for a time that is over or far away.
    pub fn tried(&self, again: Instant, now: Instant) -> Result<Self, String> {
        self.known()?;
        if again <= now || again > now.plus(LATER) {
            return Err("Try again within the next 14 days.".to_owned());
        }
        Ok(Self { standing: Standing::Tried, tries: self.tries + 1, ..self.open(now)? }.due(again))
    }

    /// They were reached; what follows is due by then.
    ///
    /// # Errors
    /// As for [`Handoff::tried`].
    pub fn reached(&self, due_at: Instant, now: Instant) -> Result<Self, String> {
        self.known()?;
        Ok(Self { standing: Standing::Reached, ..self.open(now)? }.due(due_at))
    }

    /// It ended.
    ///
    /// # Errors
    /// A sentence once it is closed, and where nobody has tried to reach them.
    pub fn closed(&self, outcome: Outcome, now: Instant) -> Result<Self, String> {
        let reached = self.standing == Standing::Reached;
        let wrong = match outcome {
            Outcome::Settled | Outcome::PassedOn if !reached => Some("Note first that you reached them."),
            Outcome::Declined if !reached && self.agreed_at.is_some() => Some("Note first that you reached them."),
            Outcome::NotReached if self.tries == 0 && self.agreed_at.is_some() => {
                Some("Note first that you tried to reach them.")
            }
            _ => None,
        };
        let after =
            Self { standing: Standing::Closed, outcome: Some(outcome), closed_at: Some(now), ..self.open(now)? };
        wrong.map_or(Ok(after), |why| Err(why.to_owned()))
    }

    /// Its lead was told that it rests.
    #[must_use]
    pub fn told_of(&self, now: Instant) -> Self {
        Self { told: true.into(), updated_at: now, ..self.clone() }
    }

    fn known(&self) -> Result<(), String> {
        let why = || "They have not said yet how they can be reached.".to_owned();
        self.agreed_at.map(drop).ok_or_else(why)
    }
}

/// What for, and to which team; to the desk itself where there is none.
pub type To = (Category, Option<TeamId>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::HOUR;

    fn start() -> Instant {
        "2027-03-01T09:00:00Z".parse().unwrap()
    }

    fn handoff() -> Handoff {
        let id = |n: u128| uuid::Uuid::from_u128(n);
        Handoff::begun(id(1).into(), id(2).into(), (Category::Billing, None), start().plus(DAY), start())
    }

    fn reach() -> Reach {
        ReachDraft { contact: "555 010 999".into(), agreed: true, ..ReachDraft::default() }.check().unwrap()
    }

    #[test]
    fn nobody_is_called_who_has_not_agreed() {
        let (now, due) = (start(), start().plus(DAY));
        let begun = handoff();
        assert!(begun.reached(due, now).is_err() && begun.tried(due, now).is_err());
        assert!(ReachDraft { contact: "555 010 999".into(), ..ReachDraft::default() }.check().is_err());
        let known = begun.reachable(reach(), due, now).unwrap();
        assert_eq!(known.standing, Standing::ToDo);
        assert_eq!(known.reached(due, now).unwrap().standing, Standing::Reached);
    }

    #[test]
    fn it_is_settled_only_with_somebody_who_was_reached() {
        let (now, due) = (start(), start().plus(DAY));
        let known = handoff().reachable(reach(), due, now).unwrap();
        assert!(known.closed(Outcome::Settled, now).is_err() && known.closed(Outcome::NotReached, now).is_err());
        let tried = known.tried(now.plus(HOUR), now).unwrap();
        assert!(tried.closed(Outcome::NotReached, now).is_ok());
        let closed = known.reached(due, now).unwrap().closed(Outcome::Settled, now).unwrap();
        assert!(!closed.is_open() && closed.closed(Outcome::Settled, now).is_err());
    }

    #[test]
    fn another_try_comes_within_two_weeks() {
        let (now, due) = (start(), start().plus(DAY));
        let known = handoff().reachable(reach(), due, now).unwrap();
        assert!(known.tried(now, now).is_err() && known.tried(now.plus(15 * DAY), now).is_err());
        assert_eq!(known.told_of(now).tried(now.plus(DAY), now).unwrap().told, Flag::default());
    }

    #[test]
    fn another_number_and_another_team_begin_anew() {
        let (now, due) = (start(), start().plus(DAY));
        let tried = handoff().reachable(reach(), due, now).unwrap().tried(now.plus(9 * DAY), now).unwrap();
        let same = tried.reachable(reach(), due, now).unwrap();
        assert_eq!((same.standing, same.tries, same.due_at), (Standing::Tried, 1, now.plus(9 * DAY)));
        let other = Reach { contact: "555 010 111".parse().unwrap(), ..reach() };
        let anew = tried.reachable(other, due, now).unwrap();
        assert_eq!((anew.standing, anew.tries, anew.due_at), (Standing::ToDo, 0, due));
        let team = Some(uuid::Uuid::from_u128(3).into());
        assert_eq!(tried.passed_to((Category::Billing, team), due, now).unwrap().tries, 0);
    }

    #[test]
    fn nobody_is_said_to_want_nothing_who_was_not_reached() {
        let (now, due) = (start(), start().plus(DAY));
        assert!(handoff().closed(Outcome::Declined, now).is_ok(), "they never said how they can be reached");
        let known = handoff().reachable(reach(), due, now).unwrap();
        assert!(known.closed(Outcome::Declined, now).is_err());
        assert!(known.reached(due, now).unwrap().closed(Outcome::Declined, now).is_ok());
    }

    #[test]
    fn less_than_six_figures_reach_nobody() {
        assert!(reachable("call me").is_err() && reachable("12345").is_err());
        assert!(reachable("rosa@mail.example").is_ok() && reachable("+1 555 010").is_ok());
    }
}
