//! `/settings/targets`: how soon a person has in hand what came in, and how soon it has an answer.

use crate::hours::DeskHours;
use crate::target::{Rule, Target, TargetDraft};
use crate::{LocalDate, Problems, ZoneName};

/// The targets with a form for one more.
#[derive(Clone, Debug)]
pub struct TargetsScreen {
    /// What counts where nothing else was agreed on, by the installation's settings.
    pub usual: Target,
    /// What was agreed on.
    pub rules: Vec<Rule>,
    /// When somebody is at the desk.
    pub hours: DeskHours,
    /// In this zone.
    pub zone: ZoneName,
    /// The next days on which nobody is, by the calendar's layers.
    pub closed: Vec<LocalDate>,
    /// Whether nobody is there for a whole month: then no working time ever ends.
    pub never_opens: bool,
    /// Whether askers are promised a time at all.
    pub promises: bool,
    /// What is typed.
    pub draft: TargetDraft,
    /// What was wrong with it.
    pub problems: Problems,
}
