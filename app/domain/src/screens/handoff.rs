//! `/handoffs/{token}`: what a team was handed; and `/settings/teams`.

use crate::handoff::Handoff;
use crate::id::TeamId;
use crate::screens::attendee::Said;
use crate::screens::desk::RefusedDeed;
use crate::screens::{Both, Choice};
use crate::team::{Team, TeamDraft};
use crate::{Instant, Problems, Version};

/// What a team was handed, by its link.
#[derive(Clone, Debug)]
pub struct HandoffScreen {
    /// This page's path with its token; steps post to `{path}/{step}`.
    pub path: String,
    /// The team's name.
    pub team: String,
    /// The record, with how its asker is reached.
    pub handoff: Handoff,
    /// The version of what was said to us, by which two of the team do not overwrite each other.
    pub version: Version,
    /// What was said to us.
    pub text: String,
    /// What was said since.
    pub said: Vec<Said>,
    /// The name that its asker gave.
    pub name: Option<String>,
    /// A step that was refused.
    pub refused: Option<RefusedDeed>,
    /// Now.
    pub now: Instant,
}

/// `/settings/teams`.
#[derive(Clone, Debug)]
pub struct TeamsScreen {
    /// The teams, each with the name of who hears of what rests there.
    pub teams: Vec<(Team, Option<String>)>,
    /// Whom of ours that can be.
    pub members: Vec<Choice>,
    /// The one that is edited.
    pub editing: Option<(TeamId, Version)>,
    /// What is typed.
    pub draft: TeamDraft,
    /// What was wrong with it.
    pub problems: Problems,
    /// Both versions, where somebody else was faster.
    pub both: Option<Both>,
}
