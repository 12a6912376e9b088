//! Problem details (RFC 9457): how programs read a refusal.

use domain::clinician::Clash;
use domain::{Instant, Problems};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::error::Refusal;

/// A refusal. Members beyond the first four come with some types only.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(examples(json!({
    "type": "https://wellspring.example/problems/invalid", "title": "Some fields need another look", "status": 422,
    "detail": "Use 5 to 720 minutes.", "problems": [{ "field": "minutes", "message": "Use 5 to 720 minutes." }],
})))]
pub struct Problem {
    /// Ends in a word that stays the same, such as `invalid` or `slot-conflict`.
    #[serde(rename = "type")]
    #[schema(format = "uri")]
    pub kind: String,
    /// A short title.
    pub title: &'static str,
    /// The answer's status.
    pub status: u16,
    /// One or two sentences for people.
    pub detail: String,
    /// A message beside each wrong field (422).
    #[serde(skip_serializing_if = "Problems::is_empty")]
    #[schema(value_type = Vec<domain::form::Problem>)]
    pub problems: Problems,
    /// What its type has beside.
    #[serde(flatten)]
    pub more: Option<More>,
}

impl Problem {
    /// A refusal as programs of this installation read it.
    pub fn new(refusal: &Refusal, public_url: &str) -> Self {
        let Refusal { status, title, detail, problems, more, .. } = refusal.clone();
        let kind = format!("{public_url}/problems/{}", refusal.kind);
        Self { kind, title, status: status.as_u16(), detail, problems, more }
    }
}

/// What problems of one type have beside the others.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum More {
    /// Somebody was faster.
    Conflict {
        /// Of what is stored now (`conflict`).
        current_version: i64,
        /// What is stored now and what was sent.
        #[serde(flatten)]
        both: Option<Both>,
    },
    /// Parts of the text would say who somebody is, or treat one person in public.
    Marked {
        /// Send the spans that may stand as `confirm`, or another text (`marked`).
        marked: Vec<MarkedSpan>,
    },
    /// They have a part elsewhere.
    SlotConflict {
        /// Who is taken (`slot-conflict`, `slot-busy`).
        clinician: String,
        /// By which session (`slot-conflict`).
        session: String,
        /// When they are taken (`slot-conflict`).
        starts_at: Instant,
        /// Until when they are taken (`slot-conflict`).
        ends_at: Instant,
    },
    /// They are not free.
    SlotBusy {
        /// Who is taken (`slot-conflict`, `slot-busy`).
        clinician: String,
        /// Why they are not free (`slot-busy`).
        clashes: Vec<Clash>,
    },
}

/// A part of a text that a person has to confirm.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MarkedSpan {
    /// What it is: `phone`, `name`, `confirms_patient` …
    pub what: &'static str,
    /// Code points of the text that was meant for everybody: from and until.
    pub span: [usize; 2],
    /// The same for people.
    pub means: &'static str,
}

/// Both sides of a conflict.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Both {
    /// What is stored now (`conflict`).
    #[schema(value_type = Object)]
    pub current: Value,
    /// What you sent (`conflict`).
    #[schema(value_type = Object)]
    pub sent: Value,
}
