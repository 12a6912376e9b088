//! Addresses: streets with their number, post boxes, towns with their code.

mod lists;

use super::chars::{Text, Token};
use super::mark;
use super::towns::{STATES, post_box, town};
use super::words::Words;
use crate::safety::{Mark, MarkKind};
use lists::{LEADS, STREETS, UNITS, VIAS};

/// Kinds of streets that are ordinary words: only a capital says that they are one.
static ORDINARY: Words = Words::new(&[
    "way", "place", "run", "walk", "path", "point", "row", "loop", "close", "hill", "ridge", "trail", "bend", "route",
    "plaza", "square", "circle", "gardens", "grove", "pike", "crossing", "court", "drive", "dr", "terrace", "crescent",
    "cove", "pl", "av", "st",
]);

static PARTICLES: Words = Words::new(&[
    "de", "del", "la", "las", "los", "el", "y", "san", "santa", "of", "the", "n", "s", "e", "w", "north", "south",
    "east", "west",
]);

/// Street addresses, post boxes, and places with their postal code.
pub(super) fn addresses(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let body = street(text, at).or_else(|| via(text, at)).or_else(|| post_box(text, at)).or_else(|| town(text, at));
        match body {
            Some(body) => {
                let end = tail(text, body);
                marks.push(mark(MarkKind::Address, text.tokens[at].start, last(text, end)));
                at = end;
            }
            None => at += 1,
        }
    }
    marks
}

/// Where the token before `end` ends, with the sign of an ordinal.
fn last(text: &Text, end: usize) -> usize {
    let (token, last) = (&text.tokens[end - 1], text.tokens[end - 1].end);
    // `Nogales, Son.`
    let short = token.capital && token.text.len() <= 4 && !token.has_digit() && text.at(last) == Some('.');
    last + usize::from(short || matches!(text.at(last), Some('º' | 'ª' | '°')))
}

/// `418 Larkspur Hollow Rd`: a number, up to five words, a kind of street.
fn street(text: &Text, at: usize) -> Option<usize> {
    let number = &text.tokens[at];
    let digits = number.text.trim_end_matches(|letter: char| letter.is_alphabetic());
    let numbered = (1..=6).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && number.text.len() <= digits.len() + 1;
    if !numbered || number.before.ends_with(['/', '$', '.', '-']) {
        return None;
    }
    if let Some(end) = directed(text, at) {
        return Some(end);
    }
    let led = at > 0 && text.tokens[at.saturating_sub(2)..at].iter().any(|token| token.is(&LEADS));
    let near = |token: &Token| {
        token.before.chars().all(|letter| matches!(letter, ' ' | '.' | '-' | '\u{a0}')) && token.before.len() <= 2
    };
    // "At 40. If a close relative …": a sentence ends there.
    if text.tokens.get(at + 1).is_some_and(|token| token.before.contains('.')) {
        return None;
    }
    let mut end = at + 1;
    while let Some(token) = text.tokens.get(end).filter(|token| near(token)) {
        let named = token.capital || token.is(&PARTICLES) || is_ordinal(token) || text.shouts;
        let kind = token.is(&STREETS)
            && end > at + 1
            && (token.capital || text.tokens[at + 1].capital || !token.is(&ORDINARY));
        if kind && (led || text.tokens[at + 1].capital || is_ordinal(&text.tokens[at + 1])) {
            let more =
                text.tokens.get(end + 1).filter(|next| near(next) && next.is(&STREETS) && !next.before.contains('.'));
            return Some(end + 1 + usize::from(more.is_some()));
        }
        if end > at + 5
            || !(named || led)
            || token.is(&["minutes", "years", "mg", "days", "times", "hours", "minute", "year", "and", "i", "my"])
        {
            break;
        }
        end += 1;
    }
    // Where it is said to be an address, capitals are enough: `I live at 12 Harbour View`.
    let lives = text.tokens[at.saturating_sub(3)..at]
        .iter()
        .any(|token| token.is(&["address", "live", "lives", "reside", "direccion", "domicilio"]));
    let capitals = (at + 1..text.tokens.len().min(at + 5))
        .take_while(|place| text.tokens[*place].capital && near(&text.tokens[*place]))
        .count();
    (lives && capitals > 0 && !text.shouts).then_some(at + 1 + capitals)
}

/// `1609 E Roosevelt`: a number, a point of the compass and a name; the kind of street may be missing.
fn directed(text: &Text, at: usize) -> Option<usize> {
    static COMPASS: Words = Words::new(&["n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west"]);
    let (number, compass) = (&text.tokens[at], text.tokens.get(at + 1)?);
    let first = text.tokens.get(at + 2)?;
    let near = |token: &Token| matches!(token.before, " " | ". ");
    let named = first.capital && !first.known.common && !first.is(&STREETS) || is_ordinal(first);
    let begins = number.is_digits() && number.text.len() >= 2 && compass.is(&COMPASS) && compass.capital;
    if !(begins && named && near(compass) && near(first) && !text.shouts) {
        return None;
    }
    let more = (at + 3..text.tokens.len()).take(4).take_while(|place| {
        let token = &text.tokens[*place];
        near(token) && token.capital && !token.known.common
    });
    let end = at + 3 + more.count();
    let kind = (at + 3..=end).rev().find(|place| text.is(*place, &STREETS) && near(&text.tokens[*place]));
    Some(kind.map_or(end, |kind| kind + 1))
}

fn is_ordinal(token: &Token) -> bool {
    token.text.starts_with(|letter: char| letter.is_ascii_digit()) && token.text.ends_with(['h', 't', 'd'])
}

/// `Calle del Almendro 14`, `Av. Los Tulipanes #203`.
fn via(text: &Text, at: usize) -> Option<usize> {
    let first = &text.tokens[at];
    let led = at > 0
        && text.tokens[at.saturating_sub(3)..at]
            .iter()
            .any(|token| token.is(&["vivo", "vive", "vivimos", "direccion", "domicilio", "en", "address", "live"]));
    if !first.is(&VIAS) || !(first.capital || led) {
        return None;
    }
    let near = |token: &Token| {
        token.before.chars().all(|letter| matches!(letter, ' ' | '.' | '/' | ',' | '#' | 'º' | '°' | '\u{a0}' | '-'))
            && token.before.len() <= 4
    };
    for (words, (place, token)) in text.tokens.iter().enumerate().skip(at + 1).take(9).enumerate() {
        if !near(token) {
            return None;
        }
        if token.has_digit()
            && !is_ordinal(token)
            && (words > 0
                || token.before.contains('#')
                || first.capital && !first.is(&["camino", "paseo", "carretera"]))
        {
            return Some(place + 1);
        }
        let skipped = token.is(&["num", "numero", "no", "n", "nro", "km", "#", "esquina", "con", "s"]);
        if !(token.capital || token.is(&PARTICLES) || skipped || led || token.has_digit()) {
            return None;
        }
    }
    None
}

/// What follows an address and belongs to it: a flat, a town, a state, a code.
fn tail(text: &Text, body: usize) -> usize {
    let mut end = body;
    while let Some(token) = text.tokens.get(end) {
        let close = token
            .before
            .chars()
            .all(|letter| matches!(letter, ' ' | ',' | '.' | '#' | 'º' | 'ª' | '°' | '-' | '\u{a0}' | '\n'))
            && token.before.chars().count() <= 4;
        if !close {
            break;
        }
        let step = tail_step(text, end);
        if step == 0 {
            break;
        }
        end += step;
        // A code of five digits after a town ends it, as in America; before one it goes on, as in Europe.
        let code = text.tokens[end - 1].is_digits() && text.tokens[end - 1].text.len() == 5;
        let plus = text
            .tokens
            .get(end)
            .is_some_and(|next| code && next.before == "-" && next.is_digits() && next.text.len() == 4);
        end += usize::from(plus);
    }
    end
}

/// How many tokens from `at` on go on with an address.
fn tail_step(text: &Text, at: usize) -> usize {
    let token = &text.tokens[at];
    let comma = token.before.contains(',');
    let stops = token.before.contains('.')
        && !text.tokens[at - 1].is(&[
            "st", "rd", "ave", "av", "apt", "col", "c", "p", "ln", "dr", "blvd", "int", "depto", "no", "ct", "pl",
            "ste",
        ]);
    if stops || token.before.contains('\n') && !(token.capital || token.has_digit()) {
        return 0;
    }
    // `41005 sevilla`: a town in small letters behind its code.
    let coded = text.tokens[at - 1].is_digits() && text.tokens[at - 1].text.len() == 5;
    if coded && token.follows() && token.is_word() && !token.known.common && token.text.len() > 3 {
        return 1;
    }
    let number = |place: usize| text.tokens.get(place).is_some_and(|token| token.has_digit() || token.text.len() == 1);
    if token.is(&["colonia", "col", "barrio", "fraccionamiento", "fracc"]) {
        return 1 + usize::from(text.tokens.get(at + 1).is_some_and(|next| next.follows() || next.before == ". "));
    }
    if token.is(&UNITS) || token.is(&VIAS) || token.is(&["barrio", "sector", "municipio", "cp", "zip"]) {
        return if number(at + 1) { 2 } else { usize::from(token.capital || number(at + 1) || token.is(&["bajo"])) };
    }
    if text.says(at, &["c", "p"]) {
        return 2 + usize::from(number(at + 2));
    }
    if token.is_digits() {
        return usize::from(token.text.len() == 5 || comma || token.before.contains(['#', '-']));
    }
    if token.has_digit() {
        return 1;
    }
    let lone = token.text.chars().count() == 1 && (token.capital || comma) && !token.is(&["i", "y", "a"]);
    let state = token.is(&STATES)
        && text.letters[token.start..token.end].iter().all(|letter| letter.is_uppercase())
        && !text.shouts;
    if lone || state {
        return 1;
    }
    if text.shouts {
        return usize::from(comma && !&token.known.common);
    }
    let particle = token.is(&PARTICLES)
        && token.follows()
        && text.tokens.get(at + 1).is_some_and(|next| next.capital && next.follows());
    usize::from(
        particle
            || token.capital
                && !token
                    .is(&["i", "im", "ive", "my", "mi", "can", "is", "what", "thanks", "gracias", "please", "por"]),
    )
}

#[cfg(test)]
mod tests;
