//! Numbers that stand for a person: cards, records and policies, what a state gives.

use super::chars::Text;
use super::mark;
use crate::safety::{Mark, MarkKind};

/// Payment cards: 13 to 19 digits with the check digit of ISO/IEC 7812-1.
pub(super) fn cards(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let run = run(text, at, |token| token.chars().all(|letter| letter.is_ascii_digit()), &[" ", "-", ""]);
        let digits = |end: usize| text.tokens[at..end].iter().flat_map(|token| token.text.chars()).collect::<String>();
        let is_card = |end: &usize| (13..=19).contains(&digits(*end).len()) && passes_luhn(&digits(*end));
        if let Some(end) = (at + 1..=run).rev().find(is_card) {
            marks.push(mark(MarkKind::Card, text.tokens[at].start, text.tokens[end - 1].end));
            at = end;
        } else {
            at += 1;
        }
    }
    marks
}

/// The place after the tokens from `at` on that belong and have one of `between` between them.
fn run(text: &Text, at: usize, belongs: impl Fn(&str) -> bool, between: &[&str]) -> usize {
    let mut end = at;
    while let Some(token) = text.tokens.get(end)
        && belongs(&token.text)
        && (end == at || between.contains(&token.before.as_str()))
        && end < at + 8
    {
        end += 1;
    }
    end
}

fn passes_luhn(digits: &str) -> bool {
    let twice = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let digits = digits.chars().rev().filter_map(|digit| digit.to_digit(10));
    let sum: u32 = digits.enumerate().map(|(at, digit)| if at % 2 == 1 { twice(digit) } else { digit }).sum();
    sum.is_multiple_of(10) && sum > 0
}

/// What a number of a record, policy or account follows on.
const RECORDS: &[&str] = &[
    "mrn",
    "medical record",
    "record",
    "record number",
    "chart",
    "patient id",
    "patient number",
    "patient account",
    "member id",
    "member",
    "membership",
    "policy",
    "policy number",
    "account",
    "account number",
    "acct",
    "claim",
    "claim number",
    "group number",
    "group",
    "subscriber",
    "subscriber id",
    "case",
    "case number",
    "reference",
    "ref",
    "confirmation",
    "invoice",
    "booking",
    "rx",
    "prescription",
    "insurance id",
    "insurance number",
    "insurance",
    "medicaid",
    "medicare",
    "health card",
    "referral",
    "authorization",
    "order",
    "ticket",
    "expediente",
    "historia",
    "historia clinica",
    "poliza",
    "cuenta",
    "afiliado",
    "afiliacion",
    "afiliada",
    "nhc",
    "cip",
    "siniestro",
    "factura",
    "folio",
    "registro",
    "tarjeta sanitaria",
    "socio",
    "contrato",
    "iban",
    "paciente",
    "orden",
    "beneficiario",
];

/// What a number that a state gave follows on.
const NATIONAL: &[&str] = &[
    "ssn",
    "social",
    "social security",
    "social security number",
    "ss",
    "soc",
    "seguro social",
    "nss",
    "dni",
    "nie",
    "nif",
    "curp",
    "rfc",
    "passport",
    "pasaporte",
    "cedula",
    "ine",
    "nhs",
    "nhs number",
    "sin",
    "sin number",
    "license",
    "licence",
    "drivers license",
    "driver license",
    "licencia",
    "national insurance",
    "nino",
    "itin",
    "green card",
    "alien number",
    "visa number",
    "aadhaar",
    "cpf",
    "rut",
    "national id",
    "state id",
    "tax id",
    "dl",
    "numero de seguridad social",
    "seguridad social",
    "carnet",
    "identidad",
    "identificacion",
    "cuil",
    "dui",
    "ein",
    "id number",
];

/// Words between what a number is and the number.
const BETWEEN: &[&str] = &[
    "is",
    "es",
    "number",
    "no",
    "num",
    "nr",
    "id",
    "numero",
    "n",
    "o",
    "de",
    "la",
    "el",
    "my",
    "mi",
    "the",
    "for",
    "del",
    "social",
    "clinica",
    "clinico",
    "medico",
    "seguro",
    "its",
    "are",
    "was",
    "code",
    "ending",
    "in",
    "with",
    "card",
    "last",
    "four",
    "digits",
    "tarjeta",
    "medica",
    "paciente",
    "patient",
    "sanitaria",
    "and",
];

/// Numbers of records, policies and accounts.
pub(super) fn records(text: &Text) -> Vec<Mark> {
    following(text, RECORDS, MarkKind::RecordNumber, 4)
}

/// Numbers that a state gave, by what they follow on or by their shape.
pub(super) fn national(text: &Text) -> Vec<Mark> {
    let mut marks = following(text, NATIONAL, MarkKind::NationalNumber, 4);
    for at in 0..text.tokens.len() {
        if let Some(end) = shaped(text, at) {
            marks.push(mark(MarkKind::NationalNumber, text.tokens[at].start, text.tokens[end - 1].end));
        }
    }
    marks
}

fn following(text: &Text, words: &[&str], kind: MarkKind, least: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in 0..text.tokens.len() {
        let Some(mut next) = text.after(at, words) else { continue };
        let mut skipped = 0;
        while skipped < 5
            && text.tokens.get(next).is_some_and(|token| token.is(BETWEEN) && !token.before.contains(['?', '!', '\n']))
        {
            next += 1;
            skipped += 1;
        }
        if let Some(end) = id(text, next, least) {
            marks.push(mark(kind, text.tokens[next].start, text.tokens[end - 1].end));
        }
    }
    marks
}

/// The place after an identifier that begins at `at`: letters and digits in groups, with so many digits at least.
fn id(text: &Text, at: usize, least: usize) -> Option<usize> {
    let first = text.tokens.get(at)?;
    let is_large = |at: usize| {
        text.tokens[at].text.len() <= 4
            && text.letters[text.tokens[at].start..text.tokens[at].end].iter().all(|letter| letter.is_uppercase())
    };
    let far = first.before.chars().any(|letter| matches!(letter, '?' | '!' | '\n' | '('));
    let begins =
        first.has_digit() || (is_large(at) && text.tokens.get(at + 1).is_some_and(super::chars::Token::has_digit));
    if far || !begins {
        return None;
    }
    let mut end = at + 1;
    while let Some(token) = text.tokens.get(end) {
        let joined = matches!(token.before.as_str(), "-" | "/" | "." | "–") && token.text.len() <= 12;
        let joined = joined && (token.has_digit() || token.before != "." && token.text.len() <= 3);
        let spaced = token.before == " " && token.has_digit() && (token.text.len() >= 2 || token.is_digits());
        let spaced = spaced
            && !text.tokens.get(end + 1).is_some_and(|next| {
                next.is(&["mg", "years", "times", "days", "appointments", "euros", "dollars", "pesos"])
            });
        if !(joined || spaced) || end > at + 6 {
            break;
        }
        end += 1;
    }
    let digits: usize =
        text.tokens[at..end].iter().map(|token| token.text.bytes().filter(u8::is_ascii_digit).count()).sum();
    (digits >= least && !is_date(text, at, end)).then_some(end)
}

/// Three numbers of a date's size.
fn is_date(text: &Text, at: usize, end: usize) -> bool {
    let sizes: Vec<usize> = text.tokens[at..end].iter().map(|token| token.text.len()).collect();
    matches!(sizes[..], [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2])
        && text.tokens[at].is_digits()
        && text.tokens[end - 1].is_digits()
}

/// Numbers of a shape that nothing else has: 219-09-9999, 12345678Z, X1234567L, CURP and RFC, MBI.
fn shaped(text: &Text, at: usize) -> Option<usize> {
    let token = &text.tokens[at];
    let next = |step: usize, between: &[&str]| {
        text.tokens.get(at + step).filter(|token| between.contains(&token.before.as_str()))
    };
    let sizes = |wanted: [usize; 3]| {
        let dashes = ["-", " ", ".", "\u{2013}"];
        token.is_digits()
            && token.text.len() == wanted[0]
            && next(1, &dashes).is_some_and(|token| token.is_digits() && token.text.len() == wanted[1])
            && next(2, &dashes).is_some_and(|token| token.is_digits() && token.text.len() == wanted[2])
    };
    if sizes([3, 2, 4]) && !next(3, &["-"]).is_some_and(super::chars::Token::is_digits) {
        return Some(at + 3);
    }
    let kinds: String = token.text.chars().map(|letter| if letter.is_ascii_digit() { '9' } else { 'a' }).collect();
    let whole =
        matches!(kinds.as_str(), "99999999a" | "a9999999a" | "aaaa999999aaaaaa99" | "aaaa999999aaaaaaa9" | "aa999999a");
    let rfc = matches!(
        kinds.as_str(),
        "aaaa999999999"
            | "aaaa999999aaa"
            | "aaaa999999aa9"
            | "aaaa999999a99"
            | "aaaa999999a9a"
            | "aaaa99999999a"
            | "aaaa9999999aa"
            | "aaaa9999999a9"
    );
    if whole || rfc {
        return Some(at + 1);
    }
    let letter = next(1, &["-", " "]).filter(|token| token.text.len() == 1 && token.capital);
    if kinds == "99999999" && letter.is_some() {
        return Some(at + 2);
    }
    // CPF 000.000.000-00, RUT 12.345.678-5, DNI 12.345.678-Z.
    let dotted = next(1, &["."]).zip(next(2, &["."])).zip(next(3, &["-"]));
    let grouped = dotted.is_some_and(|((one, two), _)| one.text.len() == 3 && two.text.len() == 3 && token.is_digits());
    grouped.then_some(at + 4)
}
