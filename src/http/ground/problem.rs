//! Problem details (RFC 9457): how programs read a refusal.

use domain::clinician;
use domain::{Instant, LocalDate, Problems};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

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

/// Why somebody is not free.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(examples(json!({ "kind": "leave", "starts_on": "2027-03-22", "ends_on": "2027-03-28" })))]
pub enum Clash {
    /// Days away.
    Leave {
        /// The first day away.
        starts_on: LocalDate,
        /// The last day away, included.
        ends_on: LocalDate,
    },
    /// Their own calendar says busy.
    Busy {
        /// From when.
        starts_at: Instant,
        /// Until when.
        ends_at: Instant,
    },
}

impl From<&clinician::Clash> for Clash {
    fn from(clash: &clinician::Clash) -> Self {
        match clash {
            clinician::Clash::Leave(first, last) => Self::Leave { starts_on: *first, ends_on: *last },
            clinician::Clash::Busy(span) => Self::Busy { starts_at: span.start, ends_at: span.end },
        }
    }
}
