//! Retention: how long what people wrote, and what stands around it, is kept.

use crate::time::DAY;
use crate::{Instant, LocalDate, Problems, Version, words};
use serde::{Deserialize, Serialize};

/// The days that a look ahead covers; and those after which a shorter time takes hold, so that nothing of what people wrote
/// goes before somebody could see that it will.
pub const AHEAD: i64 = 7;

words! {
    /// What is kept for a time of its own.
    Kind {
        /// Names and addresses of who asked, and of who wanted an answer too; where what was brought in was said.
        Contacts = "contacts",
        /// The text as it was written, of questions that have an end.
        Originals = "originals",
        /// Conversations that their askers wanted private.
        PrivateThreads = "private_threads",
        /// What was written where somebody was in danger.
        UrgentRecords = "urgent_records",
        /// What letters say.
        Letters = "letters",
        /// News for open pages.
        Events = "events",
        /// What makes a form or request that is sent twice one deed.
        Keys = "keys",
        /// Where people were signed in.
        SignIns = "sign_ins",
    }
}

/// The days that a kind may be kept.
struct Days {
    usual: i64,
    least: i64,
    most: i64,
}

const fn days(usual: i64, least: i64, most: i64) -> Days {
    Days { usual, least, most }
}

impl Kind {
    const fn limits(self) -> Days {
        match self {
            Self::Contacts => days(180, 7, 3650),
            Self::Originals | Self::PrivateThreads => days(365, 30, 3650),
            Self::UrgentRecords => days(2555, 90, 10_950),
            Self::Letters => days(30, 7, 365),
            // Whoever comes back resumes from an event of a day ago.
            Self::Events => days(2, 1, 30),
            // Programs and phones send again for as long as this.
            Self::Keys => days(7, 7, 90),
            Self::SignIns => days(1, 1, 90),
        }
    }

    /// The days that it is kept where nobody set others.
    pub const fn usual(self) -> i64 {
        self.limits().usual
    }

    /// The fewest days that may be set.
    pub const fn least(self) -> i64 {
        self.limits().least
    }

    /// The most days that may be set.
    pub const fn most(self) -> i64 {
        self.limits().most
    }

    /// Its name on the page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Contacts => "Names and addresses",
            Self::Originals => "Questions as they were written",
            Self::PrivateThreads => "Private conversations",
            Self::UrgentRecords => "Urgent records",
            Self::Letters => "Letters",
            Self::Events => "Live news",
            Self::Keys => "Keys of what was sent",
            Self::SignIns => "Sign-ins",
        }
    }

    /// What goes, and from when its days count.
    pub const fn means(self) -> &'static str {
        match self {
            Self::Contacts => {
                "Of who asked and who wanted the answer too, with the letters to them and the page on which something was said. Counted in questions, from the last change after each was ended."
            }
            Self::Originals => {
                "From the last change after each was ended. What was cleared for everybody stays, with its answer; of all others, that there was one and when."
            }
            Self::PrivateThreads => {
                "Every word between their askers and the team, from the last change after each was ended."
            }
            Self::UrgentRecords => {
                "What was written where somebody was in danger, from the last change after each was ended. When the alarm was raised and how it ended stays."
            }
            Self::Letters => {
                "What they say, and what mail servers said, from when they were written. That there was one, to whom and what became of it stays in the mail log."
            }
            Self::Events => "What changed on open pages, for those that were away for a while.",
            Self::Keys => "By which a form or request that comes twice is done once.",
            Self::SignIns => "In which browser somebody was signed in, from when that ended.",
        }
    }

    /// Whether it is what people wrote, or who they are.
    pub const fn is_personal(self) -> bool {
        !matches!(self, Self::Events | Self::Keys | Self::SignIns)
    }

    /// Its place in [`Kind::ALL`].
    const fn place(self) -> usize {
        self as usize
    }
}

/// How many days each kind is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times([i64; Kind::ALL.len()]);

impl Default for Times {
    fn default() -> Self {
        Self::of(Kind::usual)
    }
}

impl Times {
    /// With these days for each kind.
    pub fn of(days: impl Fn(Kind) -> i64) -> Self {
        let mut times = [0; Kind::ALL.len()];
        Kind::ALL.iter().for_each(|kind| times[kind.place()] = days(*kind));
        Self(times)
    }

    /// The days of a kind.
    pub fn days(&self, kind: Kind) -> i64 {
        self.0[kind.place()]
    }

    /// What of this kind is from before this, has no time left at `at`.
    pub fn before(&self, kind: Kind, at: Instant) -> Instant {
        at.plus(-self.days(kind).saturating_mul(DAY))
    }
}

/// How long the house keeps things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The days of each kind.
    pub times: Times,
    /// Before this, nothing goes that people wrote: a shorter time takes hold in seven days.
    pub goes_from: Instant,
    /// Version.
    pub version: Version,
}

impl Retention {
    /// As a house begins, or one from before there were times.
    pub fn new(now: Instant) -> Self {
        Self { times: Times::default(), goes_from: now.plus(AHEAD * DAY), version: Version(1) }
    }

    /// With other times.
    #[must_use]
    pub fn edited(&self, times: Times, now: Instant) -> Self {
        let shorter = |kind: &Kind| kind.is_personal() && times.days(*kind) < self.times.days(*kind);
        let goes_from = if Kind::ALL.iter().any(shorter) { now.plus(AHEAD * DAY) } else { self.goes_from };
        Self { times, goes_from, ..*self }
    }

    /// Whether what has no time left of this kind may go at `now`.
    pub fn takes_hold(&self, kind: Kind, now: Instant) -> bool {
        !kind.is_personal() || self.goes_from <= now
    }

    /// What changes with other times, for the record.
    pub fn changes(&self, times: &Times) -> String {
        let change = |kind: &Kind| {
            let (from, to) = (self.times.days(*kind), times.days(*kind));
            (from != to).then(|| format!("{}: {from} to {to} days", kind.title()))
        };
        Kind::ALL.iter().filter_map(change).collect::<Vec<_>>().join("; ")
    }

    /// As an operator would type it.
    pub fn draft(&self) -> RetentionDraft {
        let mut draft = RetentionDraft::default();
        Kind::ALL.iter().for_each(|kind| *draft.field(*kind) = self.times.days(*kind).to_string());
        draft
    }
}

/// Times as typed: days for each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RetentionDraft {
    contacts: String,
    originals: String,
    private_threads: String,
    urgent_records: String,
    letters: String,
    events: String,
    keys: String,
    sign_ins: String,
}

impl RetentionDraft {
    fn field(&mut self, kind: Kind) -> &mut String {
        match kind {
            Kind::Contacts => &mut self.contacts,
            Kind::Originals => &mut self.originals,
            Kind::PrivateThreads => &mut self.private_threads,
            Kind::UrgentRecords => &mut self.urgent_records,
            Kind::Letters => &mut self.letters,
            Kind::Events => &mut self.events,
            Kind::Keys => &mut self.keys,
            Kind::SignIns => &mut self.sign_ins,
        }
    }

    /// What was typed for a kind.
    pub fn typed(&self, kind: Kind) -> String {
        std::mem::take(self.clone().field(kind))
    }

    /// Checks each.
    ///
    /// # Errors
    /// A sentence beside each field that is wrong.
    pub fn check(&self) -> Result<Times, Problems> {
        let mut wrong = Problems::default();
        let taken: Vec<Option<i64>> =
            Kind::ALL.iter().map(|kind| wrong.take(kind.as_str(), days_of(*kind, &self.typed(*kind)))).collect();
        wrong.or(Some(Times::of(|kind| taken[kind.place()].unwrap_or_else(|| kind.usual()))))
    }
}

fn days_of(kind: Kind, typed: &str) -> Result<i64, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err("Say for how many days.".to_owned());
    }
    let days: i64 = typed.parse().map_err(|_| "Use a whole number of days, such as 90.".to_owned())?;
    match days {
        days if days < kind.least() => Err(format!("At least {}.", count(kind.least()))),
        days if days > kind.most() => Err(format!("At most {}.", count(kind.most()))),
        days => Ok(days),
    }
}

fn count(days: i64) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// What goes of a kind in the next seven days, and what would but for a hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// How many go.
    pub goes: i64,
    /// How many a legal hold or an open alarm keeps.
    pub held: i64,
}

/// What went on one day: how many of a kind, and nothing that says of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Went {
    /// The day, in the house's zone.
    pub on_day: LocalDate,
    /// Of which kind.
    pub kind: Kind,
    /// How many.
    pub many: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_795_532_400_000);

    fn typed(kind: Kind, days: &str) -> RetentionDraft {
        let mut draft = Retention::new(NOW).draft();
        *draft.field(kind) = days.to_owned();
        draft
    }

    #[test]
    fn each_kind_stands_at_its_place_with_days_that_may_be_set() {
        for (n, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(kind.place(), n);
            assert!((kind.least()..=kind.most()).contains(&kind.usual()), "{kind}");
            assert!(kind.least() > 0 && !kind.title().is_empty() && kind.means().ends_with('.'), "{kind}");
        }
        assert_eq!(Retention::new(NOW).draft().check().unwrap(), Times::default());
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        for kind in Kind::ALL {
            for (days, says) in [
                ("", "Say for how many days.".to_owned()),
                ("soon", "Use a whole number of days, such as 90.".to_owned()),
                ("1.5", "Use a whole number of days, such as 90.".to_owned()),
                ("-1", format!("At least {}.", count(kind.least()))),
                (&(kind.most() + 1).to_string(), format!("At most {}.", count(kind.most()))),
                ("99999999999999999999", "Use a whole number of days, such as 90.".to_owned()),
            ] {
                let wrong = typed(*kind, days).check().unwrap_err();
                assert_eq!((wrong.0.len(), wrong.message(kind.as_str())), (1, Some(says.as_str())), "{kind}: {days}");
            }
            assert_eq!(typed(*kind, &format!(" {} ", kind.least())).check().unwrap().days(*kind), kind.least());
        }
    }

    #[test]
    fn the_names_of_fields_are_those_of_kinds() {
        let fields = serde_json::to_value(Retention::new(NOW).draft()).unwrap();
        for kind in Kind::ALL {
            assert_eq!(fields[kind.as_str()], kind.usual().to_string(), "{kind}");
        }
        assert_eq!(fields.as_object().unwrap().len(), Kind::ALL.len());
    }

    #[test]
    fn a_shorter_time_takes_hold_in_seven_days_and_a_longer_one_changes_nothing_of_that() {
        let house = Retention { goes_from: NOW, ..Retention::new(NOW) };
        let with = |kind: Kind, days: i64| Times::of(|one| if one == kind { days } else { one.usual() });
        let later = NOW.plus(DAY);
        let shorter = house.edited(with(Kind::Originals, 30), later);
        assert!(!shorter.takes_hold(Kind::Originals, later.plus(7 * DAY - 1)));
        assert!(shorter.takes_hold(Kind::Originals, later.plus(7 * DAY)));
        assert!(shorter.takes_hold(Kind::Events, later), "nobody wrote that");
        assert_eq!(house.edited(with(Kind::Originals, 400), later).goes_from, NOW);
        assert_eq!(house.edited(with(Kind::Keys, 7), later).goes_from, NOW);
        assert_eq!(house.changes(&with(Kind::Letters, 60)), "Letters: 30 to 60 days");
    }

    #[test]
    fn what_is_older_than_its_days_has_no_time_left() {
        assert_eq!(Times::default().before(Kind::Events, NOW), NOW.plus(-2 * DAY));
    }
}
