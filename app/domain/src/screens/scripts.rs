//! `/scripts`: scripted responses, and one of them.

use super::{Both, Choice};
use crate::id::ScriptId;
use crate::screens::desk::HistoryLine;
use crate::script::{Script, ScriptDraft, Use};
use crate::{Language, LocalDate, Problems};

/// The list.
#[derive(Clone, Debug)]
pub struct ScriptsScreen {
    /// All, by title.
    pub scripts: Vec<Script>,
    /// Of which language; None for all.
    pub language: Option<Language>,
    /// Names of those of ours who keep them right.
    pub owners: Vec<Choice>,
    /// The day it is in the house.
    pub today: LocalDate,
}

/// One script, or the form for a new one.
#[derive(Clone, Debug)]
pub struct ScriptScreen {
    /// As it is stored; None for a new one.
    pub script: Option<Script>,
    /// The form.
    pub draft: ScriptDraft,
    /// What was wrong.
    pub problems: Problems,
    /// Where somebody else was faster: what they saved, and what was typed.
    pub both: Option<Both>,
    /// Who of ours may keep it right.
    pub owners: Vec<Choice>,
    /// Whether the reader may approve it.
    pub may_approve: bool,
    /// What was done to it.
    pub history: Vec<HistoryLine>,
    /// The day it is in the house.
    pub today: LocalDate,
}

/// A scripted response that is offered where something is written to an asker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: ScriptId,
    /// What it is said for.
    pub used_for: Use,
    /// Its title, with its language where that is not known of the asker.
    pub label: String,
}
