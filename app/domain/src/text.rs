//! Bounded texts. Every one is trimmed, free of control characters and of a known length.

use serde::{Deserialize, Serialize};

/// Cleans `text` and checks its length in characters. `what` begins the message.
pub fn bounded(text: &str, what: &str, least: usize, most: usize) -> Result<String, String> {
    let clean: String =
        text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let clean = clean.trim().to_owned();
    match clean.chars().count() {
        0 if least > 0 => Err(format!("{what} is missing.")),
        n if n < least => Err(format!("{what} needs at least {least} characters.")),
        n if n > most => Err(format!("{what} may have at most {most} characters; this has {n}.")),
        _ => Ok(clean),
    }
}

/// Like [`bounded`], on one line.
pub fn line(text: &str, what: &str, least: usize, most: usize) -> Result<String, String> {
    bounded(&text.split_whitespace().collect::<Vec<_>>().join(" "), what, least, most)
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
        crate::sql_text!($name);
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
    AnswerText = bounded("The answer", 1, 8_000),
    /// An internal note.
    NoteText = bounded("The note", 1, 4_000),
    /// Why something ended without an answer; its asker reads it.
    Reason = bounded("The reason", 1, 500),
}

/// An e-mail address: one `@`, a dot in the domain, no spaces, ASCII letters lower-cased, at most 254 bytes. (Unicode's
/// lower case is a table of 5 KB that every attendee would download, and mail servers do not fold it.)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Email(String);

impl Email {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Email {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "Use an e-mail address such as rosa@example.org.".to_owned();
        let address = text.trim().to_ascii_lowercase();
        let (mailbox, host) = address.split_once('@').ok_or_else(wrong)?;
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"".contains(c);
        let formed = !mailbox.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !host.starts_with('.')
            && !host.ends_with('.');
        (formed && address.len() <= 254 && address.chars().all(plain)).then_some(Self(address)).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Email {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "sqlx")]
crate::sql_text!(Email);

/// A join link: http or https, at most 2,000 characters.
pub fn web_link(text: &str) -> Result<Option<String>, String> {
    let link = text.trim();
    if link.is_empty() {
        return Ok(None);
    }
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let formed = rest.is_some_and(|rest| rest.split('/').next().is_some_and(|host| !host.is_empty()));
    let plain =
        link.len() <= 2_000 && !link.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\".contains(c));
    (formed && plain).then(|| Some(link.to_owned())).ok_or_else(|| "Use a link that begins with https://.".to_owned())
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
    fn addresses_cannot_carry_a_second_header() {
        assert!("rosa@example.org".parse::<Email>().is_ok());
        assert!("rosa@example.org\r\nBcc: x@y.z".parse::<Email>().is_err());
        assert!("rosa@@example.org".parse::<Email>().is_err());
    }
}
