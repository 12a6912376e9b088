//! Bounded texts. Every one is clean (see [`clean`]) and of a known length.

mod clean;
mod direction;
mod email;
mod fold;
mod link;

use crate::script::must_be_filled;
use serde::{Deserialize, Serialize};

pub use clean::{clean, is_hidden, is_kept, is_visible, unix};
pub use direction::isolated;
pub use email::Email;
pub(crate) use fold::folded_letter;
pub use fold::{as_compared, folded};
pub use link::{calendar_link, secure_link, web_link};

/// Cleans `text` and checks its length in characters. `what` begins the message.
pub fn bounded(text: &str, what: &str, least: usize, most: usize) -> Result<String, String> {
    let clean = clean(text);
    match clean.chars().count() {
        0 if least > 0 => Err(format!("{what} is missing.")),
        n if n < least => Err(format!("{what} needs at least {least} characters.")),
        n if n > most => Err(format!("{what} may have at most {most} characters; this has {n}.")),
        _ => Ok(clean),
    }
}

/// Like [`bounded`], on one line.
pub fn line(text: &str, what: &str, least: usize, most: usize) -> Result<String, String> {
    bounded(&clean(text).split_whitespace().collect::<Vec<_>>().join(" "), what, least, most)
}

/// Like [`bounded`], for what somebody outside will read: nothing in it is still to be filled in.
fn whole(text: &str, what: &str, least: usize, most: usize) -> Result<String, String> {
    let text = bounded(text, what, least, most)?;
    must_be_filled(&text).map(|()| text)
}

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident = $read:ident($what:literal, $least:literal, $most:literal)),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);
        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> { $read(text, $what, $least, $most).map(Self) }
        }
        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<Self, String> { text.parse() }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
        #[cfg(feature = "sqlx")]
        crate::sql_kept!($name);
        #[cfg(feature = "schema")]
        crate::schema::schema!($name, stringify!($name), crate::schema::long($least, $most));
    )+ };
}

texts! {
    /// The name of a campaign, audience or token.
    Name = line("The name", 1, 120),
    /// A session's title.
    Title = line("The title", 1, 160),
    /// A person's name.
    PersonName = line("The name", 1, 80),
    /// A longer internal or public description.
    Prose = bounded("The text", 0, 4_000),
    /// A post's text, in Markdown.
    Markdown = bounded("The text", 0, 40_000),
    /// What a person asked, as they wrote it. Private.
    QuestionText = bounded("Your question", 1, 1_000),
    /// An answer in writing.
    AnswerText = whole("The answer", 1, 8_000),
    /// A scripted response, with its blanks.
    ScriptText = bounded("The text", 1, 4_000),
    /// An internal note.
    NoteText = bounded("The note", 1, 4_000),
    /// How, or when, somebody can be reached.
    Contact = line("The way to reach you", 1, 200),
    /// What somebody told for being reached alone. Private.
    Details = bounded("The text", 1, 580),
    /// Why something ended without an answer; its asker reads it.
    Reason = whole("The reason", 1, 500),
}

impl QuestionText {
    /// What stands where a question was erased.
    pub(crate) fn erased() -> Self {
        Self(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_have_one_to_a_thousand_characters() {
        assert!("  ".parse::<QuestionText>().is_err());
        assert!("é".repeat(1_000).parse::<QuestionText>().is_ok());
        assert!("é".repeat(1_001).parse::<QuestionText>().is_err());
    }

    #[test]
    fn titles_stand_on_one_line_and_questions_in_several() {
        let title: Title = "Sleep\u{ffff}  well \u{fffe} \n tonight".parse().unwrap();
        assert_eq!(title.as_str(), "Sleep well tonight");
        let asked: QuestionText = "\u{200b} May I?\r\nOr not?".parse().unwrap();
        assert_eq!(asked.as_str(), "May I?\nOr not?");
        assert_eq!("\u{2800}\u{3164}".parse::<Title>().unwrap_err(), "The title is missing.");
        assert_eq!("\u{feff}".parse::<Prose>().unwrap().as_str(), "");
    }

    #[test]
    fn what_askers_read_has_no_open_blanks_and_what_the_team_reads_may() {
        let open = "Call {{clinic_phone}}.";
        assert_eq!(open.parse::<AnswerText>().unwrap_err(), "Fill in {{clinic_phone}} first.");
        assert!(open.parse::<Reason>().is_err());
        assert!(open.parse::<NoteText>().is_ok() && open.parse::<ScriptText>().is_ok());
    }
}
