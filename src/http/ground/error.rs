//! From [`Error`] to a status and its words. [`answer::refusal`](crate::http::answer::refusal) writes them down.

use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::Problems;
use domain::gate::{Finding, Marked};
use domain::time::in_words;
use texts::Texts;
use wellspring_core::{Error, SlotBusy, SlotConflict};

use super::problem::{MarkedSpan, More};

/// A refused request on its way to an answer; a layer writes it as a page or as problem details.
#[derive(Clone, Debug, Default)]
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

/// Why there is no answer.
#[derive(Debug)]
pub enum Refused {
    /// What a command or a lookup says.
    Why(Error),
    /// What was sent cannot be read: a status, and the reason.
    Unreadable(StatusCode, String),
}

impl<E: Into<Error>> From<E> for Refused {
    fn from(error: E) -> Self {
        Self::Why(error.into())
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
        match self {
            Self::Why(error) => Refusal::from(&error).into_response(),
            Self::Unreadable(status, reason) => Refusal::of_status(status, reason).into_response(),
        }
    }
}

impl From<&Error> for Refusal {
    /// The one place that decides status, type and words. What is our fault goes to the log alone.
    fn from(error: &Error) -> Self {
        use StatusCode as S;
        let (status, kind, title) = match error {
            Error::Invalid(_) => (S::UNPROCESSABLE_ENTITY, "invalid", "Some fields need another look"),
            Error::NotFound | Error::Unknown(_) => (S::NOT_FOUND, "not-found", "Not found"),
            Error::Gone => (S::GONE, "gone", "Gone"),
            Error::NotSignedIn => (S::UNAUTHORIZED, "not-signed-in", "Not signed in"),
            Error::PasswordDue => (S::FORBIDDEN, "password-due", "Another password first"),
            Error::ProofNeeded => (S::FORBIDDEN, "proof-needed", "Is it you?"),
            Error::Forbidden(_) => (S::FORBIDDEN, "forbidden", "Not allowed"),
            Error::Conflict { .. } => (S::CONFLICT, "conflict", "Changed meanwhile"),
            Error::State(_) => (S::CONFLICT, "wrong-state", "Not now"),
            Error::Marked(_) => (S::CONFLICT, "marked", "Look at what is marked"),
            Error::SlotConflict(_) => (S::CONFLICT, "slot-conflict", "Already taken then"),
            Error::SlotBusy(_) => (S::CONFLICT, "slot-busy", "Not free then"),
            Error::SlotMoved => (S::CONFLICT, "slot-moved", "Changed meanwhile"),
            Error::LinkEnded(_) => (S::GONE, "link-ended", "This link has ended"),
            Error::Taken => (S::CONFLICT, "taken", "Taken just now"),
            Error::KeyReused => (S::UNPROCESSABLE_ENTITY, "key-reused", "Idempotency-Key used before"),
            Error::TooMany(_) => (S::TOO_MANY_REQUESTS, "too-many", "Too many at once"),
            Error::TooSoon { .. } => (S::TOO_MANY_REQUESTS, "too-soon", "One question at a time"),
            Error::Busy(_) => (S::SERVICE_UNAVAILABLE, "busy", "Very busy right now"),
            Error::NoRoom(_) => (S::SERVICE_UNAVAILABLE, "no-room", "No room right now"),
            Error::Away(_) => (S::SERVICE_UNAVAILABLE, "away", "Not reachable right now"),
            Error::Storage(_) | Error::Internal(_) => {
                tracing::error!(%error, "a request failed");
                (S::INTERNAL_SERVER_ERROR, "internal", "Our fault")
            }
        };
        let refusal = Self { status, kind, title, detail: detail(error), more: more(error), ..Self::default() };
        match error {
            Error::Invalid(problems) => Self { problems: problems.clone(), ..refusal },
            Error::TooMany(seconds)
            | Error::TooSoon { seconds, .. }
            | Error::Busy(seconds)
            | Error::NoRoom(seconds)
            | Error::Away(seconds) => Self { retry_after: Some(*seconds), ..refusal },
            _ => refusal,
        }
    }
}

impl Refusal {
    /// The same as its reader reads it; where this language has no sentence for it, what the status says.
    #[must_use]
    pub fn told(self, t: Texts) -> Self {
        let usual = || match self.status {
            // Of what somebody did themselves nobody may read that others did it.
            StatusCode::CONFLICT => t.not_possible_now().to_owned(),
            status => t.problem(status.as_u16()).1.to_owned(),
        };
        let problems = t.problems(self.problems);
        let detail =
            if problems.is_empty() { t.again(&self.detail).unwrap_or_else(usual) } else { sentence(&problems) };
        Self { detail, problems, ..self }
    }

    /// Refusals that the framework decides: malformed bodies, wrong methods, too large.
    pub fn of_status(status: StatusCode, detail: String) -> Self {
        use StatusCode as S;
        let (kind, title, said) = match status {
            S::NOT_FOUND => ("not-found", "Not found", "There is nothing at this address."),
            S::METHOD_NOT_ALLOWED => ("method-not-allowed", "Not like this", "This address does not take that method."),
            S::PAYLOAD_TOO_LARGE => ("too-large", "Too large", "This is larger than we take (64 KiB)."),
            S::UNSUPPORTED_MEDIA_TYPE => {
                ("unsupported-media-type", "Unknown form", "Send application/json, or a form.")
            }
            S::FORBIDDEN => (
                "cross-site",
                "Sent from elsewhere",
                "This form was sent from another site. Open the page here and send it again.",
            ),
            S::REQUEST_TIMEOUT => {
                ("timeout", "Too slow", "The request did not arrive whole in time. Please try again.")
            }
            S::SERVICE_UNAVAILABLE => ("busy", "Very busy right now", "Please try again in a few seconds."),
            status if status.is_server_error() => {
                ("internal", "Our fault", "Something went wrong on our side. Please try again.")
            }
            _ => ("malformed", "Not understood", detail.as_str()),
        };
        Self { status, kind, title, detail: said.to_owned(), ..Self::default() }
    }
}

/// One or two sentences about what stands in the way.
fn detail(error: &Error) -> String {
    let said: &str = match error {
        Error::Invalid(problems) => return sentence(problems),
        Error::Forbidden(needed) => return format!("This needs the permission “{needed}”."),
        Error::Marked(marked) => {
            return format!("Word it anew, or confirm what may stand: {}.", marked.words().trim_end_matches('.'));
        }
        Error::SlotConflict(conflict) => return conflict.sentence(),
        Error::SlotBusy(busy) => {
            return format!("{} Send an override_reason to ask them all the same.", busy.sentence());
        }
        Error::TooMany(seconds) => {
            return format!("That was a lot in a short time. Please try again in {}.", waiting(*seconds));
        }
        Error::TooSoon { every, seconds } => {
            let every = in_words(*every);
            let wait = waiting(*seconds);
            return format!(
                "Each person may ask one question in {every} here. Yours can be sent in {wait}; it is kept."
            );
        }
        Error::State(why) => why,
        Error::Unknown(why) | Error::LinkEnded(why) => why,
        Error::NotFound => "There is nothing here, or not for you.",
        Error::Gone => "This was here and has been taken away for good.",
        Error::NotSignedIn => "Send a valid bearer token, or sign in.",
        Error::PasswordDue => "Choose another password before anything else.",
        Error::ProofNeeded => "Give your password again, then do this.",
        Error::Conflict { .. } => {
            "Somebody else changed this since you opened it. Look at the newest version, then try again."
        }
        Error::SlotMoved => "This has changed since you opened it. Look at it as it is now, then answer again.",
        Error::Taken => "Somebody else made the same at this moment. Look at what is there now, then try again.",
        Error::KeyReused => "This Idempotency-Key came with another body before. Use a new one.",
        Error::Busy(_) => {
            "Many people are here at once. Please try again in a few seconds; your text is still in your browser."
        }
        Error::NoRoom(_) => {
            "There is no room to keep anything new for the moment. Please try again in a few minutes; your text is still \
             in your browser."
        }
        Error::Away(_) => {
            "Wellspring can neither read nor keep anything for the moment. Please try again in a few seconds; your text is \
             still in your browser."
        }
        Error::Storage(_) | Error::Internal(_) => {
            "Something went wrong on our side. It is in our log; please try again."
        }
    };
    said.to_owned()
}

fn waiting(seconds: u64) -> String {
    in_words(i64::try_from(seconds).unwrap_or(i64::MAX))
}

/// What its type of problem has beside.
fn more(error: &Error) -> Option<More> {
    match error {
        Error::Conflict { current } => Some(More::Conflict { current_version: *current, both: None }),
        Error::Marked(Marked { open, .. }) => {
            let one = |finding: &Finding| MarkedSpan {
                what: finding.what.as_str(),
                span: [finding.span.start, finding.span.end],
                means: finding.what.words(),
            };
            Some(More::Marked { marked: open.iter().map(one).collect() })
        }
        Error::SlotConflict(conflict) => {
            let SlotConflict { clinician, session, starts_at, ends_at, .. } = conflict.clone();
            Some(More::SlotConflict { clinician, session, starts_at, ends_at })
        }
        Error::SlotBusy(busy) => {
            let SlotBusy { clinician, clashes, .. } = busy.clone();
            Some(More::SlotBusy { clinician, clashes })
        }
        _ => None,
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
