//! `/settings/safety`: what is read as urgent, what a text would be read as, and how the lists change.

use crate::gate::{Marked, Signs};
use crate::id::{ListChangeId, QuestionId};
use crate::safety::{ChangeDraft, ListChange, Measured, Sign, SignKind};
use crate::{Instant, Language, LocalDate, Problems};

/// The lists, and a text that was tried (posts `text` to the page).
#[derive(Clone, Debug)]
pub struct SafetyScreen {
    /// Every list.
    pub lists: Vec<ListRow>,
    /// Changes that wait for a second person.
    pub waiting: Vec<ListChange>,
    /// What people said otherwise of, where the reader may see questions as they were asked.
    pub tuning: Option<Tuning>,
    /// Today, in the house's zone.
    pub today: LocalDate,
    /// The text that was tried, and what was found in it.
    pub tried: Option<Tried>,
}

/// A list as it is written.
#[derive(Clone, Debug)]
pub struct ListRow {
    /// Of what.
    pub kind: SignKind,
    /// In which language.
    pub language: Language,
    /// Its version.
    pub version: u32,
    /// When it has to be read again.
    pub review_by: LocalDate,
    /// Who answers for it.
    pub owner: String,
    /// The whole of it.
    pub text: String,
    /// Where it is of the house's own making: the version that came with the program.
    pub shipped: Option<u32>,
    /// Whether the house made one that this program cannot read, so that the program's counts.
    pub is_unread: bool,
}

/// A text and what was found in it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The text.
    pub text: String,
    /// Signs of danger.
    pub signs: Vec<Sign>,
    /// What could say who somebody is.
    pub marked: Option<Marked>,
}

/// Where people and lists disagreed, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Tuning {
    /// Read as urgent, and no emergency.
    pub calm: Vec<Disagreed>,
    /// Marked as urgent by hand.
    pub missed: Vec<Disagreed>,
}

/// A question of which people said otherwise than the lists.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Disagreed {
    /// The question: `/inbox/{id}`.
    pub id: QuestionId,
    /// What was written.
    pub text: String,
    /// What fired.
    pub signs: Option<Signs>,
    /// When it was raised.
    pub raised_at: Instant,
}

/// `/settings/safety/{kind}/{language}`: one list, with a form for another text.
#[derive(Clone, Debug)]
pub struct ListScreen {
    /// The list in force.
    pub list: ListRow,
    /// The change that waits for a second person: nothing else is proposed meanwhile.
    pub waiting: Option<ListChangeId>,
    /// The text that came with the program, where the one in force is another.
    pub shipped: Option<&'static str>,
    /// The form.
    pub draft: ChangeDraft,
    /// What the draft would make of the project's own texts, once that was tried.
    pub measured: Option<Measured>,
    /// What was wrong with it.
    pub problems: Problems,
}

/// `/settings/safety/changes/{id}`: a change for a second person to decide on.
#[derive(Clone, Debug)]
pub struct ChangeScreen {
    /// The change.
    pub change: ListChange,
    /// The list in force now.
    pub list: ListRow,
    /// What it would make of the project's own texts; why it cannot be read any more.
    pub measured: Result<Measured, Problems>,
    /// Whether the reader proposed it, so that somebody else has to decide.
    pub is_mine: bool,
    /// What was wrong with the last deed.
    pub problems: Problems,
}

impl ChangeScreen {
    /// Lines that it takes out, and lines that it brings: an entry stands where it likes.
    #[must_use]
    pub fn lines(&self) -> (Vec<&str>, Vec<&str>) {
        (others(&self.list.text, &self.change.text), others(&self.change.text, &self.list.text))
    }
}

/// The lines of `one` that `other` does not have.
fn others<'a>(one: &'a str, other: &str) -> Vec<&'a str> {
    let known: std::collections::HashSet<&str> = other.lines().map(str::trim).collect();
    one.lines().map(str::trim).filter(|line| !line.is_empty() && !known.contains(line)).collect()
}
