//! Questions of a webinar tool, as its export holds them.

use serde::Serialize;

use crate::id::QuestionId;
use crate::question::QuestionDraft;
use crate::session::Session;
use crate::{Instant, Problems};

/// `/plan/sessions/{id}/questions/import`; posts to itself as `multipart/form-data`: `file` or `text`, and `step`
/// (`preview` or `import`).
#[derive(Clone, Debug)]
pub struct QuestionImportScreen {
    /// The session that takes them.
    pub session: Session,
    /// What was pasted.
    pub pasted: String,
    /// The export as it was read, carried from the preview to the import.
    pub text: String,
    /// What was wrong with it.
    pub problems: Problems,
    /// What would come in.
    pub preview: Option<Brought>,
}

/// What an import brings in, or would.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Brought {
    /// In the export’s order.
    pub items: Vec<BroughtQuestion>,
    /// What is left out, in the export's order.
    pub skipped: Vec<LeftOut>,
}

impl Brought {
    /// How many come with an answer.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.items.iter().filter(|item| item.answer.is_some()).count()
    }
}

/// One question of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BroughtQuestion {
    /// Its id; null while it is only looked at.
    pub id: Option<QuestionId>,
    /// Where it begins in the export, from 1.
    pub line: usize,
    /// What was asked.
    pub text: String,
    /// Who asked, unless they wished not to say.
    pub name: Option<String>,
    /// Where the answer goes.
    #[cfg_attr(feature = "schema", schema(value_type = Option<crate::text::Email>))]
    pub email: Option<String>,
    /// When, where the export tells.
    pub asked_at: Option<Instant>,
    /// What was answered over there.
    pub answer: Option<String>,
    /// By whom.
    pub answered_by: Option<String>,
    /// When.
    pub answered_at: Option<Instant>,
}

impl BroughtQuestion {
    /// The question as its asker would have typed it here.
    #[must_use]
    pub fn draft(&self) -> QuestionDraft {
        QuestionDraft {
            text: self.text.clone(),
            name: self.name.clone().unwrap_or_default(),
            email: self.email.clone().unwrap_or_default(),
            ..QuestionDraft::default()
        }
    }
}

/// One row that does not come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LeftOut {
    /// Where it begins in the export, from 1, as an editor of text shows it.
    pub line: usize,
    /// Its row, from 1, as a spreadsheet shows it: a cell of several lines is one row there.
    pub row: usize,
    /// A plain sentence that goes on after "Line 3: ".
    pub reason: String,
}

impl LeftOut {
    /// `Line 12: there is no question in it.` and, where a spreadsheet counts otherwise, ` (row 11 of a spreadsheet)`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { line, row, reason } = self;
        if line == row {
            format!("Line {line}: {reason}")
        } else {
            format!("Line {line}: {reason} (Row {row} in a spreadsheet.)")
        }
    }
}
