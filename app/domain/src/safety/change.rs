//! Another text for a list: one person proposes it, a second one lets it count.

use crate::id::ListChangeId;
use crate::text::bounded;
use crate::{Flag, Instant, Language, LocalDate, Problems, words};
use serde::{Deserialize, Serialize};

use super::list::{Fault, List};
use super::{Lists, SignKind};

/// A text's greatest length, in characters.
pub const LONGEST: usize = 60_000;

/// Days ahead to which nobody puts off reading a list again: more than two years.
const FURTHER: i64 = 732;

/// By how much a version may rise: a number that nothing can follow would end a list.
const AT_ONCE: u32 = 1_000;

words! {
    /// What became of a change.
    ChangeState {
        /// It waits for a second person.
        Proposed = "proposed",
        /// It is what is read by.
        InForce = "in_force",
        /// Somebody said no.
        TurnedDown = "turned_down",
        /// A later one took its place.
        Replaced = "replaced",
    }
}

/// A change as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = ListChange))]
pub struct ListChange {
    /// Its id.
    pub id: ListChangeId,
    /// Whose list.
    pub kind: SignKind,
    /// In which language.
    pub language: Language,
    /// The whole list as it would be.
    pub text: String,
    /// Why, in its author's words.
    pub why: String,
    /// What became of it.
    pub state: ChangeState,
    /// The id of the person who stands for it (internal); empty while only a program proposed it.
    #[serde(skip)]
    pub proposed_by: String,
    /// Their name, or the program's.
    pub proposed_name: String,
    /// When.
    pub proposed_at: Instant,
    /// Who decided, once somebody did.
    pub decided_name: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
    /// Whether it is the very text that came with the program: then later ones of the program's count by themselves.
    #[serde(skip)]
    pub is_shipped: Flag,
}

impl ListChange {
    /// Whether only a program proposed it. Who uses that program nobody can tell: so a person has to stand for it before another
    /// one can let it count.
    #[must_use]
    pub fn is_nobodys(&self) -> bool {
        self.proposed_by.is_empty()
    }
}

/// A change as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = ListChangeDraft))]
pub struct ChangeDraft {
    /// The whole list: `version`, `review by`, `owner`, `quiet when`, then an entry a line.
    #[cfg_attr(feature = "schema", schema(required, max_length = 60_000))]
    pub text: String,
    /// Why it has to change.
    #[cfg_attr(feature = "schema", schema(required, max_length = 500))]
    pub why: String,
}

/// A checked change.
#[derive(Clone, Debug)]
pub struct ChangeFacts {
    /// See [`ChangeDraft`].
    pub text: String,
    /// See [`ChangeDraft`].
    pub why: String,
    /// Everything that would be read by, with this list in it.
    pub lists: Lists,
}

impl ChangeDraft {
    /// Checks a change of the list of `kind` in `language`, where `lists` are in force.
    ///
    /// # Errors
    /// What is wrong with each field; of the text the first lines that cannot be read.
    pub fn check(
        &self,
        (kind, language): (SignKind, Language),
        lists: &Lists,
        today: LocalDate,
    ) -> Result<ChangeFacts, Problems> {
        let mut wrong = Problems::default();
        let why = wrong.take("why", bounded(&self.why, "Why it changes", 1, 500));
        let text = wrong.take("text", bounded(&self.text, "The list", 1, LONGEST));
        let lists = text.as_deref().and_then(|text| {
            let version = lists.list(kind, language).map_or(0, |list| list.version);
            let promised =
                |list: List| if is_shipped(kind, language, text) { Ok(()) } else { promises(&list, version, today) };
            let read = List::parse(text).map_err(said).and_then(promised);
            wrong.take("text", read.and_then(|()| lists.with([(kind, language, text)]).map_err(said)))
        });
        let whole = || Some(ChangeFacts { text: text?, why: why?, lists: lists? });
        wrong.or(whole())
    }
}

/// Whether this is the very text that came with the program: it may always be put back.
#[must_use]
pub fn is_shipped(kind: SignKind, language: Language, text: &str) -> bool {
    text.trim() == Lists::shipped_text(kind, language).trim()
}

/// What its first lines promise: that it is the next one, and when somebody reads it again.
fn promises(list: &List, before: u32, today: LocalDate) -> Result<(), String> {
    let ahead = list.review_by.days() - today.days();
    match (list.version > before, ahead) {
        (true, _) if list.version - before > AT_ONCE => Err(format!(
            "Version {before} is in force: the next one is {}, or a little more.",
            before.saturating_add(1)
        )),
        (false, _) => Err(format!("Version {before} is in force: a change has a greater number in its first line.")),
        (true, ..1) => Err("The day to read it again by is over: write one to come.".to_owned()),
        (true, FURTHER..) => {
            Err("A list is read again within two years: write an earlier day to review by.".to_owned())
        }
        (true, _) => Ok(()),
    }
}

/// The first faults, in a line.
fn said(faults: Vec<Fault>) -> String {
    let first: Vec<String> = faults.iter().take(3).map(ToString::to_string).collect();
    let more = faults.len().saturating_sub(first.len());
    let more = if more == 0 { String::new() } else { format!(" And {more} more.") };
    format!("{}{more}", first.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: (SignKind, Language) = (SignKind::Stroke, Language::En);

    fn checked(text: &str) -> Result<ChangeFacts, Problems> {
        let draft = ChangeDraft { text: text.to_owned(), why: "Heard at the desk.".to_owned() };
        draft.check(LIST, Lists::shipped(), "2026-11-30".parse().unwrap())
    }

    fn shipped() -> String {
        Lists::shipped_text(LIST.0, LIST.1).to_owned()
    }

    #[test]
    fn a_change_is_the_next_version_and_will_be_read_again() {
        let first = shipped().lines().next().unwrap().to_owned();
        let next = shipped().replace(&first, "version: 99");
        let facts = checked(&format!("{next}\nwobbling like jelly")).unwrap();
        assert_eq!(facts.lists.list(LIST.0, LIST.1).unwrap().version, 99);
        let wrong = |text: &str| checked(text).unwrap_err().message("text").unwrap().to_owned();
        assert!(checked(&shipped()).is_ok(), "what came with the program may always be put back");
        let again = format!("{}\nwobbling like jelly", shipped());
        assert!(wrong(&again).contains("is in force"), "{}", wrong(&again));
        assert!(wrong(&next.replace("version: 99", "version: 4294967295")).contains("a little more"));
        let day = next.lines().find(|line| line.starts_with("review by")).unwrap().to_owned();
        assert!(wrong(&next.replace(&day, "review by: 2026-11-30")).contains("is over"));
        assert!(wrong(&next.replace(&day, "review by: 2036-11-30")).contains("two years"));
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_line() {
        let told = |text: &str| checked(text).unwrap_err().message("text").unwrap().to_owned();
        assert!(told("version: 1\nreview by: 2027-05-01\nowner: me\nache\nquiet when: no\n").contains("head"));
        assert!(told("version: 9\nreview by: 2027-05-01\nowner: me\n+200 ache\n").contains("from 1 to 9"));
        assert!(
            told(&format!("version: 9\nreview by: 2027-05-01\nowner: me\n{}\n", "a ".repeat(31))).contains("in a row")
        );
        let shipped = shipped().trim_end().replacen("version: ", "version: 9", 1);
        let broken = format!("{shipped}\n(open\n~\n)\n~99 far\n");
        let said = told(&broken);
        let line = shipped.lines().count() + 1;
        assert!(said.starts_with(&format!("Line {line}: ")), "{said}");
        assert!(said.ends_with("And 1 more."), "{said}");
        assert!(told("").contains("missing"));
    }
}
