//! What every letter looks like: a greeting, a few sentences, facts in a table, one button, a closing line.

use askama::Template;

use domain::Language;
use domain::letter::{Kind, Letter, Method};
use domain::text::{Email, isolated};
use texts::Texts;

/// A letter's contents; text and HTML are made from the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// What it is written in.
    pub language: Language,
    /// Subject line; never private text.
    pub subject: String,
    /// "Hello Dr. Lin,"
    pub greeting: String,
    /// Sentences.
    pub paragraphs: Vec<String>,
    /// Names and values.
    pub facts: Vec<(&'static str, String)>,
    /// Label and absolute address of the one thing to do.
    pub button: Option<(&'static str, String)>,
    /// The last line.
    pub closing: String,
}

#[derive(Template)]
#[template(path = "letter.txt", escape = "none")]
struct Plain<'a> {
    greeting: &'a str,
    paragraphs: &'a [String],
    /// What can turn the letters around it stands apart: plain text has no elements.
    facts: &'a [(&'a str, String)],
    button: &'a Option<(&'static str, String)>,
    closing: &'a str,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'a> {
    language: Language,
    subject: &'a str,
    greeting: &'a str,
    paragraphs: &'a [String],
    facts: &'a [(&'static str, String)],
    button: &'a Option<(&'static str, String)>,
    closing: &'a str,
}

impl Sheet {
    /// As a letter of this kind about that thing.
    pub(crate) fn letter(
        &self,
        kind: Kind,
        about: &impl ToString,
        to: (String, Email),
        calendar: Option<(Method, String)>,
    ) -> Letter {
        let Self { language, subject, greeting, paragraphs, facts, button, closing } = self;
        let apart: Vec<(&str, String)> = facts.iter().map(|(name, value)| (*name, isolated(value))).collect();
        let text = Plain { greeting, paragraphs, facts: &apart, button, closing }.render();
        let html = Html { language: *language, subject, greeting, paragraphs, facts, button, closing }.render();
        // Rendering into a String cannot fail.
        let (text, html) = (text.unwrap_or_default(), html.unwrap_or_default());
        Letter { kind, about: about.to_string(), to, subject: subject.clone(), text, html, calendar }
    }
}

/// "Hello Dr. Mei Lin,"
pub(crate) fn greeting(t: Texts, name: &str) -> String {
    t.letter_hello(&isolated(name))
}
