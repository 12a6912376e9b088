//! Names: how one is read, and those of whoever writes, by how they introduce themselves.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::chars::{Text, Token};
use super::mark;
use crate::safety::{Mark, MarkKind};

/// Given names, where nothing else would say that a word in small letters is one. Without those that are ordinary words.
static GIVEN: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../../data/safety/given.txt").split_whitespace().collect());

/// Words that are no name, or mostly none.
static NAMELESS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../../data/safety/nameless.txt").split_whitespace().collect());

/// After these stands a name, whatever its letters.
const SURE: &[&str] = &[
    "my name is",
    "my names",
    "my name s",
    "my full name is",
    "my name",
    "name is",
    "me llamo",
    "mi nombre es",
    "mi nombre completo es",
    "mi nombre",
    "nombre completo",
    "full name",
    "name",
    "nombre",
    "patient name",
    "nombre del paciente",
    "signed",
    "atentamente",
    "sincerely",
    "regards",
    "atte",
    "firmado",
    "the name is",
    "a nombre de",
];

/// After these may stand one, or what somebody is.
const PERHAPS: &[&str] = &[
    "im",
    "i am",
    "i m",
    "this is",
    "soy",
    "yo soy",
    "call me",
    "they call me",
    "people call me",
    "me dicen",
    "le saluda",
    "les saluda",
    "les escribe",
    "le escribe",
    "aqui",
    "habla",
    "its",
    "thanks",
    "gracias",
    "saludos",
    "les habla",
    "cheers",
    "i go by",
    "everyone calls me",
    "everybody calls me",
    "my friends call me",
    "todos me dicen",
    "me conocen como",
    "de parte de",
    "firma",
];

/// What stands between words of a name.
const PARTICLES: &[&str] = &["de", "del", "la", "las", "los", "van", "von", "der", "da", "di", "al", "bin", "st", "y"];

/// Titles in front of a name that are no part of it.
const TITLES: &[&str] =
    &["mr", "mrs", "ms", "miss", "don", "dona", "sr", "sra", "srta", "senor", "senora", "senorita", "mx", "sir"];

pub(super) fn is_common(word: &str) -> bool {
    NAMELESS.contains(word)
}

fn is_given(word: &str) -> bool {
    GIVEN.contains(word)
}

/// How sure it is that a name stands at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// A name stands there, in small letters or capitals.
    Sure,
    /// A word with a capital is a name, if it is none of the words that are not.
    Capital,
    /// So is one, or a given name in small letters.
    Given,
}

/// The place after the name that begins at `at`.
pub(super) fn name(text: &Text, at: usize, trust: Trust) -> Option<usize> {
    let first = text.tokens.get(at).filter(|token| token.is_word() && !is_common(&token.text))?;
    let capital = first.capital && !text.shouts;
    let begins = match trust {
        Trust::Sure => first.text.chars().count() > 1,
        Trust::Capital => capital && is_name_like(text, first),
        Trust::Given => is_given(&first.text) || capital && is_name_like(text, first),
    };
    if !begins {
        return None;
    }
    let mut end = at + 1;
    while end < at + 5 && goes_on(text, end, capital) {
        end += 1;
    }
    while end > at + 1 && text.tokens[end - 1].is(PARTICLES) {
        end -= 1;
    }
    Some(end)
}

/// Two letters or more, not all of them capitals as in abbreviations.
fn is_name_like(text: &Text, token: &Token) -> bool {
    let letters = &text.letters[token.start..token.end];
    letters.len() > 1 && !token.has_digit() && letters.iter().any(|letter| letter.is_lowercase())
}

fn goes_on(text: &Text, at: usize, capitals: bool) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let hyphen = token.before == "-" && token.is_word();
    let initial =
        token.text.chars().count() == 1 && token.capital && token.follows() && text.at(token.end) == Some('.');
    let after_initial = token.before == ". " && text.tokens[at - 1].text.chars().count() == 1;
    if !(token.follows() || hyphen || after_initial) || token.has_digit() {
        return false;
    }
    let next_capital = text.tokens.get(at + 1).is_some_and(|next| next.capital && next.follows());
    let particle = token.is(PARTICLES) && (next_capital && capitals || token.is(&["van", "von", "bin"]));
    if hyphen || initial || particle {
        return true;
    }
    if capitals {
        token.capital && (!is_common(&token.text) || token.is(SURNAMES))
    } else {
        !is_common(&token.text) && token.text.len() > 2
    }
}

/// Words that are names as well: with a capital, beside a name, they are one.
const SURNAMES: &[&str] = &[
    "brown", "white", "black", "young", "love", "delgado", "english", "french", "german", "irish", "west", "delgada",
    "baker", "day", "little", "small", "good", "rico", "blanco",
];

/// Skips titles in front of a name.
pub(super) fn past_titles(text: &Text, at: usize) -> usize {
    at + (at..text.tokens.len()).take(2).take_while(|place| text.tokens[*place].is(TITLES)).count()
}

/// Names that people give as theirs, and names with a title.
pub(super) fn names(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in 0..text.tokens.len() {
        let sure =
            text.after(at, SURE).map(|next| (next, if said(text, at, next) { Trust::Sure } else { Trust::Capital }));
        let perhaps = text.after(at, PERHAPS).map(|next| (next, Trust::Given));
        let titled = titled(text, at).map(|next| (next, Trust::Capital));
        for (next, trust) in [sure, perhaps, titled].into_iter().flatten() {
            let next = past_titles(text, next);
            let apart = text
                .tokens
                .get(next)
                .is_some_and(|token| token.begins_sentence() && trust != Trust::Sure && !token.before.starts_with('.'));
            if let Some(end) = name(text, next, trust).filter(|_| !apart) {
                marks.push(mark(MarkKind::Name, text.tokens[next].start, text.tokens[end - 1].end));
            }
        }
    }
    marks.extend(signature(text));
    marks
}

/// Whether words that stand before a name say so: `my name is`, `Name:`.
fn said(text: &Text, at: usize, next: usize) -> bool {
    let last = &text.tokens[next - 1];
    let colon = text.tokens.get(next).is_some_and(|token| token.before.contains(':'));
    colon || last.is(&["is", "es", "names", "llamo"]) || text.says(at, &["a", "nombre", "de"])
}

fn titled(text: &Text, at: usize) -> Option<usize> {
    const SOLE: &[&str] =
        &["mr", "mrs", "ms", "miss", "sr", "sra", "srta", "don", "dona", "senora", "senor", "senorita"];
    let token = &text.tokens[at];
    let near = text.tokens.get(at + 1).is_some_and(|next| matches!(next.before.as_str(), " " | ". " | "."));
    (token.is(SOLE) && near).then_some(at + 1)
}

/// A name alone at the end, after a dash or on a line of its own.
fn signature(text: &Text) -> Option<Mark> {
    let from = text.tokens.len().saturating_sub(4);
    let begins = (from..text.tokens.len()).rev().find(|at| {
        let before = text.tokens[*at].before.trim_matches(' ');
        *at > 0
            && !before.is_empty()
            && (before.ends_with(['—', '–', '\n', '~'])
                || before.ends_with('-') && text.tokens[*at].before.contains(' '))
    })?;
    let end = name(text, begins, Trust::Given).filter(|end| *end == text.tokens.len())?;
    let given = is_given(&text.tokens[begins].text) || end - begins > 1;
    given.then(|| mark(MarkKind::Name, text.tokens[begins].start, text.tokens[end - 1].end))
}
