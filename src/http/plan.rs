//! The planner's pages: the month, campaigns, audiences, sessions, slots.

pub mod audiences;
pub mod calendar;
pub mod campaigns;
pub mod import;
pub mod live;
pub mod posts;
pub mod quick;
pub mod series;
pub mod sessions;
pub mod shift;
pub mod slots;
pub mod wrap;

use domain::Version;
use wellspring_core::Error;

use super::reply;

/// An id from an address: what is no id names nothing.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

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
pub fn problems(error: &Error) -> domain::Problems {
    match error {
        Error::Invalid(problems) => problems.clone(),
        other => domain::Problems::one("", super::error::Refusal::of(other).detail),
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
pub fn again(html: String, error: &Error) -> axum::response::Response {
    let mut response = reply::again(html);
    *response.status_mut() = super::error::Refusal::of(error).status;
    response
}
