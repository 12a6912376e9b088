//! Numbers that stand for a person: cards, records and policies, what a state gives.

mod lists;

use super::chars::{Text, Token};
use super::mark;
use super::words::Words;
use crate::safety::{Mark, MarkKind};
use lists::{BETWEEN, NATIONAL, RECORDS, UNITS};

/// Payment cards: 13 to 19 digits with the check digit of ISO/IEC 7812-1.
pub(super) fn cards(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        match card(text, at) {
            Some(end) => {
                marks.push(mark(MarkKind::Card, text.tokens[at].start, text.tokens[end - 1].end));
                at = end;
            }
            None => at += 1,
        }
    }
    marks
}

/// The place after the card whose number begins at `at`, in up to eight groups.
fn card(text: &Text, at: usize) -> Option<usize> {
    let (mut digits, mut card) = (String::new(), None);
    for end in at..text.tokens.len().min(at + 8) {
        let token = &text.tokens[end];
        let belongs = token.is_digits() && (end == at || matches!(token.before, " " | "-" | "." | ""));
        if !belongs || digits.len() + token.text.len() > 19 {
            break;
        }
        digits.push_str(token.text);
        if digits.len() >= 13 && passes_luhn(&digits) {
            card = Some(end + 1);
        }
    }
    card
}

fn passes_luhn(digits: &str) -> bool {
    let twice = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let digits = digits.chars().rev().filter_map(|digit| digit.to_digit(10));
    let sum: u32 = digits.enumerate().map(|(at, digit)| if at % 2 == 1 { twice(digit) } else { digit }).sum();
    sum.is_multiple_of(10) && sum > 0
}

/// Numbers of records, policies and accounts.
pub(super) fn records(text: &Text) -> Vec<Mark> {
    let mut marks = following(text, &RECORDS, MarkKind::RecordNumber, 4);
    marks.extend((0..text.tokens.len()).filter_map(|at| numbered(text, at).or_else(|| hashed(text, at))));
    marks
}

/// `#R-55019-22`: five digits or more behind a number sign.
fn hashed(text: &Text, at: usize) -> Option<Mark> {
    let token = &text.tokens[at];
    let end = if matches!(token.before, " #" | "#" | " # " | ": #") { id(text, at, 5) } else { None }?;
    Some(mark(MarkKind::RecordNumber, token.start, text.tokens[end - 1].end))
}

/// `número de solicitud A-3381920`: a number of whatever it is.
fn numbered(text: &Text, at: usize) -> Option<Mark> {
    static OF: Words = Words::new(&[
        "numero de",
        "num de",
        "nro de",
        "no de",
        "clave de",
        "folio de",
        "codigo de",
        "id de",
        "number of my",
    ]);
    static PHONES: Words =
        Words::new(&["telefono", "celular", "cel", "tel", "movil", "contacto", "casa", "whatsapp", "pasos"]);
    let what = text.after(at, &OF)?;
    text.tokens.get(what).filter(|token| token.is_word() && !token.is(&PHONES))?;
    let next = text.past(what + 1, &BETWEEN, 3);
    let end = id(text, next, 5)?;
    Some(mark(MarkKind::RecordNumber, text.tokens[next].start, text.tokens[end - 1].end))
}

/// Numbers that a state gave, by what they follow on or by their shape.
pub(super) fn national(text: &Text) -> Vec<Mark> {
    let mut marks = following(text, &NATIONAL, MarkKind::NationalNumber, 4);
    for at in 0..text.tokens.len() {
        if let Some(end) = shaped(text, at) {
            marks.push(mark(MarkKind::NationalNumber, text.tokens[at].start, text.tokens[end - 1].end));
        }
    }
    marks
}

fn following(text: &Text, words: &Words, kind: MarkKind, least: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    let year = |at: usize| {
        let token = &text.tokens[at];
        token.is_digits()
            && token.text.len() == 4
            && token.text.starts_with(['1', '2'])
            && (1900..2100).contains(&token.text.parse().unwrap_or(0))
    };
    for at in 0..text.tokens.len() {
        let Some(begin) = text.after(at, words) else { continue };
        let near =
            |place: &usize| text.tokens[*place].is(&BETWEEN) && !text.tokens[*place].before.contains(['?', '!', '\n']);
        let next = begin + (begin..text.tokens.len()).take(6).take_while(near).count();
        // Words between may be part of the number: `policy no. A 4410`.
        let found = [begin.max(next.saturating_sub(1)), next]
            .into_iter()
            .find_map(|next| id(text, next, least).map(|end| (next, end)));
        // `insurance 2025` is a year.
        let found = found.or_else(|| past_word(text, next));
        let found = found.filter(|(next, end)| kind != MarkKind::RecordNumber || end - next > 1 || !year(*next));
        if let Some((next, end)) = found {
            let start = text.tokens[next].start;
            let sign = usize::from(start > 0 && text.letters[start - 1] == '#');
            marks.push(mark(kind, start - sign, text.tokens[end - 1].end));
        }
    }
    marks
}

/// A number of six digits or more in one piece may stand a word further.
fn past_word(text: &Text, at: usize) -> Option<(usize, usize)> {
    let (word, next) = (text.tokens.get(at)?, text.tokens.get(at + 1)?);
    let digits = next.text.bytes().filter(u8::is_ascii_digit).count();
    let fits = word.is_word() && !word.begins_sentence() && matches!(next.before, " " | ": " | " #") && digits >= 6;
    fits.then(|| id(text, at + 1, 6)).flatten().map(|end| (at + 1, end))
}

/// The place after an identifier that begins at `at`: letters and digits in groups, with so many digits at least.
fn id(text: &Text, at: usize, least: usize) -> Option<usize> {
    let first = text.tokens.get(at)?;
    if first.before.chars().any(|letter| matches!(letter, '?' | '!' | '\n')) {
        return None;
    }
    let mut end = past_letters(text, at);
    text.tokens.get(end).filter(|token| token.has_digit())?;
    end += 1;
    while end <= at + 8 && belongs(text, end) {
        end += 1;
    }
    let digits: usize =
        text.tokens[at..end].iter().map(|token| token.text.bytes().filter(u8::is_ascii_digit).count()).sum();
    let counted = end == at + 1 && text.is(end, &UNITS) && text.tokens[end].follows();
    (digits >= least && !counted && !is_date(text, at, end)).then_some(end)
}

/// Skips letters in front of an identifier's digits: `XWA 4410`, `AZ-DES-0093117`.
fn past_letters(text: &Text, at: usize) -> usize {
    let letters = |place: usize| {
        let token = &text.tokens[place];
        let large = text.letters[token.start..token.end].iter().all(|letter| letter.is_uppercase());
        let joined = text.tokens.get(place + 1).is_some_and(|next| matches!(next.before, "-" | "/"));
        let near = place == at || matches!(token.before, "-" | " " | "/");
        near && !token.has_digit() && token.text.len() <= 5 && (large || joined)
    };
    at + (at..text.tokens.len()).take(3).take_while(|place| letters(*place)).count()
}

/// Whether a token goes on with an identifier.
fn belongs(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let joined = matches!(token.before, "-" | "/" | "." | "–") && token.text.len() <= 12;
    let joined = joined && (token.has_digit() || token.before != "." && token.text.len() <= 3);
    let spaced =
        matches!(token.before, " " | " - ") && token.has_digit() && (token.text.len() >= 2 || token.is_digits());
    joined || spaced && !text.is(at + 1, &UNITS)
}

/// Three numbers of a date's size.
fn is_date(text: &Text, at: usize, end: usize) -> bool {
    let sizes: Vec<usize> = text.tokens[at..end].iter().map(|token| token.text.len()).collect();
    matches!(sizes[..], [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2])
        && text.tokens[at].is_digits()
        && text.tokens[end - 1].is_digits()
}

/// Numbers of a shape that nothing else has: 219-09-9999, 12345678Z, X1234567L, CURP and RFC.
fn shaped(text: &Text, at: usize) -> Option<usize> {
    let token = &text.tokens[at];
    if token.capital && token.is(&["x", "y", "z"]) {
        // X-1234567-L.
        let digits = part(text, at + 1, &["-", " "]).is_some_and(|token| is_group(token, 7));
        let letter = part(text, at + 2, &["-", " "]).is_some_and(|token| token.is_word() && token.text.len() == 1);
        return (digits && letter).then_some(at + 3);
    }
    if !token.has_digit() {
        return None;
    }
    let whole = token.text.len() >= 8 && is_shaped(token.text);
    whole.then_some(at + 1).or_else(|| in_groups(text, at))
}

/// The token at `at`, if one of `between` stands in front of it.
fn part<'a>(text: &'a Text, at: usize, between: &[&str]) -> Option<&'a Token<'a>> {
    text.tokens.get(at).filter(|token| between.contains(&token.before))
}

fn is_group(token: &Token, digits: usize) -> bool {
    token.text.len() == digits && token.is_digits()
}

/// DNI and NIE, British and American numbers, CURP, RFC; `9` stands for a digit and `a` for a letter.
fn is_shaped(word: &str) -> bool {
    const SHAPES: &[&str] = &[
        "99999999a",
        "9999999a",
        "a9999999a",
        "a999999999",
        "aa999999a",
        "aaaa999999aaaaaa99",
        "aaaa999999aaaaaaa9",
        "aaaa999999999",
        "aaaa999999aaa",
        "aaaa999999aa9",
        "aaaa999999a99",
        "aaaa999999a9a",
        "aaaa99999999a",
        "aaaa9999999aa",
        "aaaa9999999a9",
    ];
    let kind = |byte: u8| if byte.is_ascii_digit() { b'9' } else { b'a' };
    SHAPES.iter().any(|shape| shape.len() == word.len() && shape.bytes().eq(word.bytes().map(kind)))
}

fn in_groups(text: &Text, at: usize) -> Option<usize> {
    const DASHES: &[&str] = &["-", " ", ".", "\u{2013}"];
    let token = &text.tokens[at];
    let group = |step: usize, between: &[&str], digits| {
        part(text, at + step, between).is_some_and(|token| is_group(token, digits))
    };
    if is_group(token, 3) && group(1, DASHES, 2) && group(2, DASHES, 4) {
        return (!part(text, at + 3, &["-"]).is_some_and(Token::is_digits)).then_some(at + 3);
    }
    // USCIS: A203-555-918.
    let alien = token.text.len() == 4
        && token.text.starts_with('a')
        && token.text[1..].bytes().all(|byte| byte.is_ascii_digit());
    if alien && group(1, &["-", " "], 3) && group(2, &["-", " "], 3) {
        return Some(at + 3);
    }
    if is_group(token, 8) {
        let letter = part(text, at + 1, &["-", " "]).filter(|token| token.text.len() == 1 && token.capital);
        return letter.map(|_| at + 2);
    }
    // CPF 000.000.000-00, RUT 12.345.678-5, DNI 12.345.678-Z.
    let dotted = token.is_digits() && group(1, &["."], 3) && group(2, &["."], 3);
    (dotted && part(text, at + 3, &["-"]).is_some()).then_some(at + 4)
}

#[cfg(test)]
mod tests;
