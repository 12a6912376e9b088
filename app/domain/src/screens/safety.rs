//! `/settings/safety`: what is read as urgent, and what a text would be read as.

use crate::Language;
use crate::LocalDate;
use crate::gate::Marked;
use crate::safety::{Sign, SignKind};

/// The lists, and a text that was tried (posts `text` to the page).
#[derive(Clone, Debug)]
pub struct SafetyScreen {
    /// Every list.
    pub lists: Vec<ListRow>,
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
    pub text: &'static str,
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
