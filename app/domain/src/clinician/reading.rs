//! How a clinician reads: their language, and their clock.

use crate::{Clock, Language, Problems};
use serde::{Deserialize, Serialize};

/// How a clinician reads, as a form sends it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadingDraft {
    /// By its tag, as `es`; English where it is empty.
    pub language: String,
    /// `12` or `24`.
    pub clock: String,
}

impl ReadingDraft {
    /// Checks both fields.
    pub fn check(&self) -> Result<(Language, Clock), Problems> {
        let mut wrong = Problems::default();
        let language = wrong.take("language", language(&self.language));
        let clock = wrong.take("clock", self.clock.parse());
        let whole = || Some((language?, clock?));
        wrong.or(whole())
    }
}

/// The language of a tag; English where it is empty.
pub(super) fn language(tag: &str) -> Result<Language, String> {
    match tag {
        "" => Ok(Language::default()),
        tag => tag.parse(),
    }
}
