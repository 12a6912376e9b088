//! Names that stand alone at an end or a beginning, as a signature or beside a number to call.

use super::chars::{Text, Token};
use super::named::{Trust, name, named, past_titles};
use super::words::Words;
use crate::safety::{Mark, MarkKind};

/// What people give beside their name.
static CONTACTS: Words = Words::new(&[
    "dob",
    "born",
    "tel",
    "cel",
    "cell",
    "phone",
    "ph",
    "zip",
    "email",
    "mail",
    "correo",
    "mrn",
    "domicilio",
    "address",
    "age",
    "aged",
    "edad",
    "nacido",
    "nacida",
    "nac",
    "ssn",
    "movil",
    "whatsapp",
    "telefono",
    "birthdate",
    "birthday",
    "id",
    "member",
    "policy",
    "insta",
    "ig",
    "mobile",
    "text",
    "call",
    "fn",
    "fecha",
    "direccion",
    "cp",
    "expediente",
    "curp",
    "dni",
    "nss",
    "celular",
    "llamar",
    "facebook",
    "fb",
    "acct",
    "account",
    "medicare",
    "poliza",
    "afiliacion",
    "patient",
    "paciente",
    "whats",
    "apt",
]);

/// What stands in front of a name that might be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    Dash,
    Line,
    Sentence,
}

/// Names alone at the end, after a dash or on a line of their own, and names beside an address.
pub(super) fn marks(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    let lists = text.tokens.iter().filter(|token| is_item(token)).count() > 1;
    for at in 0..text.tokens.len() {
        let Some(begin) = begin(text, at) else { continue };
        let token = &text.tokens[at];
        if lists && is_item(token) && !token.known.given {
            continue;
        }
        let first = past_titles(text, at);
        let Some(end) = name(text, first, Trust::Given) else { continue };
        if signs(text, begin, first, end) {
            marks.push(named(text, MarkKind::Name, first, end));
        }
    }
    marks
}

/// Whether a line begins with it and a sign before it: `- Walk`, `* Walk`. Several are a list, and no signatures.
fn is_item(token: &Token) -> bool {
    let line = token.before.rsplit('\n').next().unwrap_or_default().trim();
    token.before.contains('\n') && matches!(line, "-" | "*" | "–" | "—" | "•" | "·" | "+")
}

fn begin(text: &Text, at: usize) -> Option<Begin> {
    let token = &text.tokens[at];
    let before = token.before.trim_end_matches([' ', '*', '_']);
    if at == 0 || before.ends_with('\n') {
        return Some(Begin::Line);
    }
    let dash = before.ends_with(['—', '–', '~', '/', '|'])
        || before.ends_with('-') && token.before.contains([' ', '\n', '.', '?', '!']);
    if dash && !before.ends_with('/') || before.ends_with("//") {
        return Some(Begin::Dash);
    }
    (token.begins_sentence() || before.ends_with(['…', ')', ']']) || before.chars().any(|letter| letter > '\u{2600}'))
        .then_some(Begin::Sentence)
}

/// Whether a name that stands there is a signature.
fn signs(text: &Text, begin: Begin, at: usize, end: usize) -> bool {
    let first = &text.tokens[at];
    let whole = text.tokens[at..end].iter().filter(|token| token.capital).count() > 1;
    let known = first.known.given || first.capital && first.known.name_too && begin != Begin::Sentence;
    let place = first.known.elsewhere || !known && text.tokens[end - 1].known.elsewhere;
    let (ends, reaches) = (ends(text, end), reaches(text, end));
    let last = ends && !text.tokens[end.min(text.tokens.len())..].iter().any(|token| token.before.contains('\n'));
    let last = last && end == text.tokens.len();
    match begin {
        Begin::Dash => ends && !place || reaches,
        Begin::Line if reaches => !place,
        Begin::Line if ends => !place && (known || at > 0 && last && (whole || is_short(text, at))),
        Begin::Line => last_line_with_place(text, at, end) && !place,
        Begin::Sentence if place => false,
        Begin::Sentence => {
            reaches && (known || whole) || last && whole && first.capital || last && known && first.capital
        }
    }
}

/// One word, and the lines above are sentences.
fn is_short(text: &Text, at: usize) -> bool {
    text.tokens[at].capital && text.tokens[..at].len() > 4
}

/// Whether nothing but signs stand behind a name, up to the end of its line.
pub(super) fn ends(text: &Text, end: usize) -> bool {
    let stop = text.tokens[end - 1].end;
    let rest = text.letters[stop..].iter().take_while(|letter| **letter != '\n');
    rest.take(12).all(|letter| !letter.is_alphanumeric())
        && text.letters[stop..].iter().take(12).all(|letter| !matches!(letter, '?' | ':' | '@' | '='))
        || text.letters.get(stop).is_none()
}

/// Whether a number or address stands behind a name: `Mariana, 520-555-0111`.
pub(super) fn reaches(text: &Text, end: usize) -> bool {
    let Some(next) = text.tokens.get(end) else { return false };
    let apart = next
        .before
        .chars()
        .any(|letter| matches!(letter, ',' | '(' | '<' | ':' | '-' | '—' | '–' | '|' | '/' | '\n' | '.' | '@' | '+'));
    if !apart || next.before.contains(['?', '!']) {
        return false;
    }
    let mail = text.letters[next.start..]
        .iter()
        .take(64)
        .take_while(|letter| !letter.is_whitespace())
        .any(|letter| *letter == '@');
    let digits = next.is_digits()
        && (next.text.len() >= 3
            || next.text.len() == 2
                && !next.before.contains('.')
                && text.tokens[end - 1].known.given
                && is_age(text, end));
    digits || mail || next.is(&CONTACTS) || next.before.contains('@')
}

/// Two digits between commas, as an age stands.
fn is_age(text: &Text, at: usize) -> bool {
    matches!(text.at(text.tokens[at].end), None | Some(',' | '.' | ')' | '\n'))
}

/// `Wendell, Sun City`: a last line of a name and a place.
fn last_line_with_place(text: &Text, at: usize, end: usize) -> bool {
    let rest = &text.tokens[end..];
    at > 0
        && (1..=4).contains(&rest.len())
        && matches!(rest[0].before, ", " | " (" | " - " | " — ")
        && rest.iter().all(|token| (token.capital || token.is(&["de", "en", "in"])) && !token.has_digit())
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn names_at_an_end_or_beside_a_number() {
        for (text, wanted) in [
            ("Does it hurt? — Mitch", &["Mitch"][..]),
            ("Is it bad?\nZdenka, 520-555-0111", &["Zdenka"][..]),
            ("¿Duele mucho? -Eleuterio", &["Eleuterio"][..]),
            ("Do I get it once. Harlan J.", &["Harlan J."][..]),
            ("born 1951, is it real?\nWendell, Sun City", &["Wendell"][..]),
        ] {
            assert_eq!(found(marks, text), wanted, "{text}");
        }
        for text in [
            "Is it safe? Thanks",
            "Tylenol, 650 every day",
            "Valley Fever\nI have it",
            "is it cold? Phoenix, Arizona",
            "Start slowly.\n\n- Walk\n- Stretch",
            "Tips:\n* Breathe\n* Smile",
        ] {
            assert_eq!(found(marks, text), Vec::<String>::new(), "{text}");
        }
    }
}
