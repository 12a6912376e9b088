//! Screens of *Ask our experts*, and of coming back.

use super::{AskForm, PublicQuestion};
use crate::help::Line;
use crate::hours::{DeskHours, Within};
use crate::question::State as QuestionState;
use crate::screens::Choice;
use crate::{Instant, Problems, ZoneName};

/// `/questions`: the form for a short code.
#[derive(Clone, Debug, Default)]
pub struct CodeScreen {
    /// What was wrong.
    pub problems: Problems,
}

/// `/ask`: *Ask our experts*. The same bytes for everyone.
#[derive(Clone, Debug)]
pub struct AskScreen {
    /// Whom to call instead, if it cannot wait.
    pub lines: Vec<Line>,
    /// When the desk reads.
    pub hours: DeskHours,
    /// In this zone.
    pub zone: ZoneName,
    /// How long most answers take, as the house says it.
    pub within: Option<Within>,
    /// Topics to choose from: address part and name.
    pub topics: Vec<Choice>,
    /// The post that the reader comes from: address part and title.
    pub post: Option<(String, String)>,
    /// The newest published answers to what was asked here.
    pub answers: Vec<PublicQuestion>,
    /// The form.
    pub form: AskForm,
}

/// `/ask/mine`: what was asked on this device.
#[derive(Clone, Debug)]
pub struct MineScreen {
    /// The newest first.
    pub asked: Vec<Mine>,
    /// The zone of their times.
    pub zone: ZoneName,
}

/// A question of one's own. Its words stand behind the link alone.
#[derive(Clone, Debug)]
pub struct Mine {
    /// The path of its page, with its token.
    pub path: String,
    /// The title of its session; None for *Ask our experts*.
    pub title: Option<String>,
    /// Life.
    pub state: QuestionState,
    /// When it was asked.
    pub asked_at: Instant,
}
