//! How newtypes stand in the description of the API: each once, under the name by which bodies refer to it.

use std::borrow::Cow;

use utoipa::openapi::{Object, ObjectBuilder, SchemaFormat, Type};

#[cfg(feature = "zones")]
use crate::series::Rule;
use crate::text::Email;
use crate::{Instant, LocalDate, LocalTime, Version, ZoneName};

/// Describes `$name` by a schema, under `$named`.
macro_rules! schema {
    ($name:ty, $named:expr, $schema:expr) => {
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                $schema.into()
            }
        }
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $named.into()
            }
        }
    };
}
pub(crate) use schema;

/// A text, said to be `about` something.
pub(crate) fn text(about: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description((!about.is_empty()).then_some(about))
}

/// A text of a known format, as it may look.
pub(crate) fn formatted(format: &str, example: &str, about: &str) -> Object {
    text(about).format(Some(SchemaFormat::Custom(format.to_owned()))).examples([example]).build()
}

/// A text of `least` to `most` characters.
pub(crate) fn long(least: usize, most: usize) -> Object {
    text("").min_length((least > 0).then_some(least)).max_length(Some(most)).build()
}

/// One of a few words, each with its meaning.
pub(crate) fn words(words: &[(&str, &str)]) -> Object {
    let meanings: Vec<_> = words.iter().map(|(word, meaning)| format!("- `{word}`: {}", meaning.trim())).collect();
    text(&meanings.join("\n")).enum_values(Some(words.iter().map(|(word, _)| *word))).build()
}

/// The name of a word's type beside those of other nouns: `session::State` is a `SessionState`. The list of deeds names
/// its nouns itself.
pub(crate) fn named(module: &str, name: &str) -> Cow<'static, str> {
    // A noun's words may stand in a file of their own.
    let noun = module.trim_end_matches("::states").rsplit("::").next().unwrap_or_default();
    let noun: String =
        noun.chars().take(1).map(|first| first.to_ascii_uppercase()).chain(noun.chars().skip(1)).collect();
    if name.starts_with(&noun) || noun == "Deeds" { name.to_owned().into() } else { format!("{noun}{name}").into() }
}

schema!(Instant, "Instant", formatted("date-time", "2027-03-28T08:00:00Z", "RFC 3339, in UTC."));
schema!(LocalDate, "LocalDate", formatted("date", "2027-03-28", ""));
schema!(Email, "Email", formatted("email", "lin@clinic.example", ""));
schema!(ZoneName, "ZoneName", text("IANA zone").examples(["Europe/Berlin"]).build());
schema!(
    LocalTime,
    "LocalTime",
    text("Local time; its zone stands beside it.")
        .pattern(Some(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$"))
        .examples(["2027-03-28T10:00"])
        .build()
);
schema!(
    Version,
    "Version",
    ObjectBuilder::new().schema_type(Type::Integer).description(Some("Rises with every change.")).build()
);
#[cfg(feature = "zones")]
schema!(
    Rule,
    "Rule",
    text(
        "An RRULE's value (RFC 5545): FREQ=DAILY, WEEKLY with BYDAY, or MONTHLY with BYMONTHDAY or one BYDAY such as 2TU \
         or -1FR; INTERVAL up to 52; UNTIL or COUNT (500 at most)."
    )
    .examples(["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=6"])
    .build()
);
