//! From [`Error`] to a status and its words. [`answer::refusal`](crate::http::answer::refusal) writes them down.

use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::Problems;
use wellspring_core::{Error, SlotBusy, SlotConflict};

use super::problem::{Clash, More};

/// A refused request on its way to an answer; a layer writes it as a page or as problem details.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Status.
    pub status: StatusCode,
    /// Last part of the problem type: `/problems/{kind}`.
    pub kind: &'static str,
    /// A short title.
    pub title: &'static str,
    /// One or two sentences for the person or program; never internals.
    pub detail: String,
    /// Messages beside fields.
    pub problems: Problems,
    /// Seconds to wait.
    pub retry_after: Option<u64>,
    /// More members of the problem document.
    pub more: Option<More>,
}

/// What handlers return when they cannot answer.
#[derive(Debug)]
pub struct Refused(pub Error);

impl<E: Into<Error>> From<E> for Refused {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        Refusal::from(&self.0).into_response()
    }
}

impl From<&Error> for Refusal {
    /// The one place that decides status, type and words.
    fn from(error: &Error) -> Self {
        use StatusCode as S;
        match error {
            Error::Invalid(problems) => Self {
                problems: problems.clone(),
                ..Self::new(S::UNPROCESSABLE_ENTITY, "invalid", "Some fields need another look", sentence(problems))
            },
            Error::NotFound => {
                Self::new(S::NOT_FOUND, "not-found", "Not found", "There is nothing here, or not for you.")
            }
            Error::Unknown(why) => Self::new(S::NOT_FOUND, "not-found", "Not found", *why),
            Error::Gone => Self::new(S::GONE, "gone", "Gone", "This was here and has been taken away for good."),
            Error::NotSignedIn => {
                Self::new(S::UNAUTHORIZED, "not-signed-in", "Not signed in", "Send a valid bearer token, or sign in.")
            }
            Error::Forbidden(needed) => {
                Self::new(S::FORBIDDEN, "forbidden", "Not allowed", format!("This needs the permission “{needed}”."))
            }
            Error::Conflict { current } => Self::conflict(*current),
            Error::State(detail) => Self::new(S::CONFLICT, "wrong-state", "Not now", detail),
            Error::SlotConflict(conflict) => Self::slot_conflict(conflict),
            Error::SlotBusy(busy) => Self::slot_busy(busy),
            Error::SlotMoved => Self::new(
                S::CONFLICT,
                "slot-moved",
                "Changed meanwhile",
                "This has changed since you opened it. Look at it as it is now, then answer again.",
            ),
            Error::LinkEnded(why) => Self::new(S::GONE, "link-ended", "This link has ended", *why),
            Error::KeyReused => Self::new(
                S::UNPROCESSABLE_ENTITY,
                "key-reused",
                "Idempotency-Key used before",
                "This Idempotency-Key came with another body before. Use a new one.",
            ),
            Error::TooMany(seconds) => Self::too_many(*seconds),
            Error::Busy(seconds) => Self::busy(*seconds),
            Error::Storage(_) | Error::Internal(_) => Self::our_fault(error),
        }
    }
}

impl Refusal {
    fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status,
            kind,
            title,
            detail: detail.into(),
            problems: Problems::default(),
            retry_after: None,
            more: None,
        }
    }

    fn conflict(current: i64) -> Self {
        let detail = "Somebody else changed this since you opened it. Look at the newest version, then try again.";
        let refusal = Self::new(StatusCode::CONFLICT, "conflict", "Changed meanwhile", detail);
        Self { more: Some(More::Conflict { current_version: current, both: None }), ..refusal }
    }

    fn slot_conflict(with: &SlotConflict) -> Self {
        let SlotConflict { clinician, session, starts_at, ends_at, .. } = with.clone();
        let more = Some(More::SlotConflict { clinician, session, starts_at, ends_at });
        let refusal = Self::new(StatusCode::CONFLICT, "slot-conflict", "Already taken then", with.sentence());
        Self { more, ..refusal }
    }

    fn slot_busy(busy: &SlotBusy) -> Self {
        let clashes = busy.clashes.iter().map(Clash::from).collect();
        let detail = format!("{} Send an override_reason to ask them all the same.", busy.sentence());
        let refusal = Self::new(StatusCode::CONFLICT, "slot-busy", "Not free then", detail);
        Self { more: Some(More::SlotBusy { clinician: busy.clinician.clone(), clashes }), ..refusal }
    }

    fn too_many(seconds: u64) -> Self {
        let detail = "That was a lot in a short time. Please wait a moment and try again.";
        let refusal = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many", "Too many at once", detail);
        Self { retry_after: Some(seconds), ..refusal }
    }

    fn busy(seconds: u64) -> Self {
        let detail =
            "Many people are here at once. Please try again in a few seconds; your text is still in your browser.";
        let refusal = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "Very busy right now", detail);
        Self { retry_after: Some(seconds), ..refusal }
    }

    /// What went wrong goes to the log alone.
    fn our_fault(error: &Error) -> Self {
        tracing::error!(%error, "a request failed");
        let detail = "Something went wrong on our side. It is in our log; please try again.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Our fault", detail)
    }

    /// Refusals that the framework decides: malformed bodies, wrong methods, too large.
    pub fn of_status(status: StatusCode, detail: String) -> Self {
        use StatusCode as S;
        let plain = |kind, title, text: &str| Self::new(status, kind, title, text);
        match status {
            S::NOT_FOUND => plain("not-found", "Not found", "There is nothing at this address."),
            S::METHOD_NOT_ALLOWED => {
                plain("method-not-allowed", "Not like this", "This address does not take that method.")
            }
            S::PAYLOAD_TOO_LARGE => plain("too-large", "Too large", "This is larger than we take (64 KiB)."),
            S::UNSUPPORTED_MEDIA_TYPE => {
                plain("unsupported-media-type", "Unknown form", "Send application/json, or a form.")
            }
            S::FORBIDDEN => plain(
                "cross-site",
                "Sent from elsewhere",
                "This form was sent from another site. Open the page here and send it again.",
            ),
            S::REQUEST_TIMEOUT => {
                plain("timeout", "Too slow", "The request did not arrive whole in time. Please try again.")
            }
            S::UNPROCESSABLE_ENTITY => Self::new(status, "malformed", "Not understood", detail),
            S::SERVICE_UNAVAILABLE => plain("busy", "Very busy right now", "Please try again in a few seconds."),
            status if status.is_server_error() => {
                plain("internal", "Our fault", "Something went wrong on our side. Please try again.")
            }
            _ => Self::new(status, "malformed", "Not understood", detail),
        }
    }
}

fn sentence(problems: &Problems) -> String {
    problems.0.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether the answer should be JSON: an API address, or an island that asks for it.
pub fn wants_json(path: &str, headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    path.starts_with("/api/") || accept.contains("application/json")
}
