//! The protocol of every form: it is done and leads on, or it comes back with everything that was typed and what was wrong.

use axum::http::HeaderValue;
use axum::http::header::RETRY_AFTER;
use axum::response::{AppendHeaders, Html, IntoResponse, Response};
use domain::screens::desk::HistoryLine;
use domain::screens::{Both, Differs};
use domain::{Instant, Problems, Version, plan};
use serde::Serialize;
use serde_json::{Value, json};
use texts::Texts;
use wellspring_core::Error;

use super::Reply;
use crate::http::ground::error::Refusal;
use crate::http::site::Site;

/// The end of a form: on to where `done` leads. A refusal that belongs on the form is handed to `again`, which makes the
/// page of it; its status is 409 where somebody or something was in the way, 429 or 503 where that passes by itself, else 422.
/// Others are pages of their own.
pub async fn end<F>(done: Result<Response, Error>, again: impl FnOnce(Error) -> F) -> Reply
where
    F: Future<Output = Result<String, Error>>,
{
    match done {
        Err(why) if belongs_on_form(&why) || passes(&why) => {
            let Refusal { status, retry_after, .. } = Refusal::from(&why);
            let wait = retry_after.map(|seconds| (RETRY_AFTER, HeaderValue::from(seconds)));
            Ok((status, AppendHeaders(wait), Html(again(why).await?)).into_response())
        }
        done => Ok(done?),
    }
}

/// Whether a refusal belongs on the form that was sent, rather than on a page of its own.
pub fn belongs_on_form(why: &Error) -> bool {
    matches!(
        why,
        Error::Invalid(_)
            | Error::Conflict { .. }
            | Error::SlotConflict(_)
            | Error::SlotBusy(_)
            | Error::SlotMoved
            | Error::State(_)
            | Error::Marked(_)
    )
}

/// Whether the same form may well be taken in a while.
fn passes(why: &Error) -> bool {
    matches!(why, Error::TooMany(_) | Error::TooSoon { .. } | Error::Busy(_) | Error::NoRoom(_) | Error::Away(_))
}

/// What stands on the form when a command refused: beside its fields, or above them.
pub fn problems(why: &Error) -> Problems {
    match why {
        Error::Invalid(problems) => problems.clone(),
        other => Problems::one("", Refusal::from(other).detail),
    }
}

/// The same in the language in which the form is read.
pub fn problems_told(site: &Site, why: &Error) -> Problems {
    let t = Texts::of(site.language);
    match why {
        // With its times, which are said anew.
        Error::SlotConflict(conflict) => Problems::one("", conflict.sentence_in(t)),
        why => t.problems(problems(why)),
    }
}

/// Both versions, where somebody else was faster: in which fields what they saved differs from what was typed.
pub fn both<T: Serialize>(why: &Error, stored: &T, typed: &T, history: &[HistoryLine]) -> Option<Both> {
    let (Error::Conflict { .. }, Value::Object(stored), Value::Object(typed)) = (why, json!(stored), json!(typed))
    else {
        return None;
    };
    let differs = |(field, now): (String, Value)| {
        let (stored, typed) = (words(&now), words(&typed[&field]));
        (stored != typed).then_some(Differs { field, stored, typed })
    };
    let by = history.last().map(|line| line.actor.clone()).unwrap_or_default();
    Some(Both { by, fields: stored.into_iter().filter_map(differs).collect() })
}

/// A field's values as people read them. Browsers send line breaks of their own.
fn words(value: &Value) -> Vec<String> {
    let one = |text: &str| Some(text.replace("\r\n", "\n").trim().to_owned()).filter(|text| !text.is_empty());
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => Vec::from_iter(one(text)),
        Value::Array(several) => several.iter().flat_map(words).collect(),
        other => vec![other.to_string()],
    }
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

/// Whether what leads into the past is meant: asked first, as it is where one drags on the calendar.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Meant {
    #[serde(deserialize_with = "domain::form::tick")]
    past: bool,
}

impl Meant {
    /// Asks, unless it was answered.
    ///
    /// # Errors
    /// [`Error::Invalid`] beside `past`, where `to` is over at `now` and `from` was not.
    pub fn check(self, from: Option<Instant>, to: Option<Instant>, now: Instant) -> Result<(), Error> {
        if self.past || !plan::is_slip(from, to, now) {
            return Ok(());
        }
        Err(Error::field("past", "That is in the past. Choose another time, or tick that it is meant."))
    }
}

/// A form's draft with the version it was filled from.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Edited<T> {
    /// The version that was seen.
    #[serde(flatten)]
    pub seen: Seen,
    /// Whether a time in the past is meant.
    #[serde(flatten)]
    pub meant: Meant,
    /// What was typed.
    #[serde(flatten)]
    pub draft: T,
}
