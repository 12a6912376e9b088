//! Forms: what was typed comes back with what was wrong.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use domain::{Problems, Version};
use wellspring_core::Error;

use crate::http::ground::error::Refusal;

/// The version that a form was filled from.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Seen {
    #[serde(deserialize_with = "domain::form::number_or_text")]
    version: String,
}

impl Seen {
    /// As a number; a form without one saw nothing.
    pub fn version(&self) -> Version {
        Version(self.version.trim().parse().unwrap_or(0))
    }
}

/// A form's draft with the version it was filled from.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Edited<T> {
    #[serde(flatten)]
    pub(in crate::http) seen: Seen,
    #[serde(flatten)]
    pub(in crate::http) draft: T,
}

/// What an editor reads above the form when a command refused.
pub fn problems(error: &Error) -> Problems {
    match error {
        Error::Invalid(problems) => problems.clone(),
        other => Problems::one("", Refusal::of(other).detail),
    }
}

/// Whether a refusal belongs on the form that was sent, rather than on a page of its own.
pub fn belongs_on_form(error: &Error) -> bool {
    matches!(
        error,
        Error::Invalid(_) | Error::Conflict { .. } | Error::SlotConflict(_) | Error::SlotBusy(_) | Error::State(_)
    )
}

/// The form again: 409 where somebody or something was in the way, else 422.
pub fn again(html: String, error: &Error) -> Response {
    (Refusal::of(error).status, Html(html)).into_response()
}

/// The form again (422), with what was typed and what was wrong.
pub fn invalid(html: String) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response()
}
