//! What is wrong with what somebody typed: a message for each field, beside the field.

use crate::{Instant, LocalTime};
use serde::{Deserialize, Serialize};

/// Field names with a plain sentence each. Empty means that nothing is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Problems(pub Vec<Problem>);

/// One field's message. Names equal the fields of the form and of the JSON body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = FieldProblem))]
pub struct Problem {
    /// The field's name; empty for the whole form.
    pub field: String,
    /// What is wrong and what to do, in one or two sentences.
    pub message: String,
}

impl Problems {
    /// One problem alone.
    pub fn one(field: &str, message: impl Into<String>) -> Self {
        let mut problems = Self::default();
        problems.add(field, message);
        problems
    }

    /// Adds a message to a field.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.push(Problem { field: field.to_owned(), message: message.into() });
    }

    /// The field's value, or its message noted and `None`.
    pub fn take<T>(&mut self, field: &str, value: Result<T, String>) -> Option<T> {
        value.map_err(|message| self.add(field, message)).ok()
    }

    /// The first message of a field.
    pub fn message(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|problem| problem.field == field).map(|problem| problem.message.as_str())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` where it is whole and nothing was wrong; otherwise the problems.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

/// Reads a number or its text, so that a form and a JSON body share a type.
///
/// # Errors
/// When the value is neither.
pub fn number_or_text<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(i64),
        Text(String),
        Nothing(()),
    }
    Ok(match Either::deserialize(from)? {
        Either::Number(number) => number.to_string(),
        Either::Text(text) => text,
        Either::Nothing(()) => String::new(),
    })
}

/// Reads `true`, or a ticked checkbox's `on`.
///
/// # Errors
/// When the value is neither a boolean nor text.
pub fn tick<'de, D: serde::Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Bool(bool),
        Text(String),
    }
    Ok(match Either::deserialize(from)? {
        Either::Bool(ticked) => ticked,
        Either::Text(text) => matches!(text.as_str(), "on" | "true" | "1"),
    })
}

/// Reads a yes or no that may be missing: a boolean, or a button's `on` or `off`.
///
/// # Errors
/// When the value is neither a boolean nor text.
pub fn choice<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Tick(#[serde(deserialize_with = "tick")] bool);
    Ok(Option::<Tick>::deserialize(from)?.map(|Tick(ticked)| ticked))
}

/// Reads a list of words, or one line with commas; gives the line.
///
/// # Errors
/// When the value is neither.
pub fn list_or_line<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        List(Vec<String>),
        Line(String),
    }
    Ok(match Either::deserialize(from)? {
        Either::List(list) => list.join(", "),
        Either::Line(line) => line,
    })
}

/// A line with commas as a list, the way back from [`list_or_line`].
///
/// # Errors
/// What `to` says.
pub fn as_list<S: serde::Serializer>(line: &str, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(line.split(',').map(str::trim).filter(|word| !word.is_empty()))
}

/// A time as typed: nothing, a local time that `place` knows where to put, or an instant.
///
/// # Errors
/// A sentence for what is neither.
pub fn moment(text: &str, place: impl Fn(LocalTime) -> Result<Instant, String>) -> Result<Option<Instant>, String> {
    let text = text.trim();
    match (text.is_empty(), text.parse::<Instant>()) {
        (true, _) => Ok(None),
        (_, Ok(instant)) => Ok(Some(instant)),
        _ => text.parse().and_then(place).map(Some),
    }
}
