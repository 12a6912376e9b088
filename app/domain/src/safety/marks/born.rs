//! Days of birth, and ages over 89.

mod lists;

use super::chars::{Text, Token};
use super::mark;
use super::words::Words;
use crate::safety::{Mark, MarkKind};
use lists::{BORN, MONTHS, NOT_AGES};

static BETWEEN: Words = Words::new(&[
    "is", "es", "on", "in", "the", "of", "el", "dia", "de", "was", "en", "a", "his", "her", "my", "mi", "su", "at",
    "anos", "del", "fue", "this", "hospital", "she", "he", "i", "year", "un", "una", "fecha", "back", "way", "day",
    "exactly", "que", "old", "years", "this", "next", "proximo",
]);

/// Months as some people write them between numbers: `23-IV-1970`.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// Days of birth.
pub(super) fn birth_dates(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in 0..text.tokens.len() {
        let Some(mut next) = text.after(at, &BORN) else { continue };
        let last = next + 5;
        let between = |token: &Token| token.is(&BETWEEN) || token.is_digits() && token.text.len() < 4;
        while next < last && text.tokens.get(next).is_some_and(between) && date(text, next).is_none() {
            next += 1;
        }
        if let Some(end) = date(text, next) {
            marks.push(mark(MarkKind::BirthDate, text.tokens[next].start, text.tokens[end - 1].end));
        }
    }
    for at in 0..text.tokens.len() {
        // `3/14/1952 (dob)`, `nacida`: the word may follow.
        let told = |end: usize| {
            let near =
                text.tokens[end.min(text.tokens.len())..].iter().take(4).take_while(|token| !token.begins_sentence());
            near.into_iter()
                .any(|token| token.is(&["dob", "birthday", "birthdate", "bday", "cumpleanos", "cumple", "nacimiento"]))
        };
        if let Some(end) = date(text, at).filter(|end| told(*end)) {
            marks.push(mark(MarkKind::BirthDate, text.tokens[at].start, text.tokens[end - 1].end));
        }
    }
    marks
}

/// The place after a date that begins at `at`; its year may be missing only beside a month's name.
fn date(text: &Text, at: usize) -> Option<usize> {
    let token = text.tokens.get(at)?;
    let get = |step: usize| text.tokens.get(at + step);
    let part = |step: usize| {
        get(step).is_some_and(|token| {
            token.is_digits() && token.text.len() <= 4 && matches!(token.before, "/" | "-" | "." | " / " | " - " | " ")
        })
    };
    if token.is_digits() && token.text.len() <= 4 && part(1) && part(2) {
        return Some(at + 3);
    }
    if token.is_digits() && matches!(token.text.len(), 6 | 8) && token.before.len() <= 2 {
        return Some(at + 1);
    }
    let year = |step: usize| get(step).is_some_and(is_year);
    let roman = get(1).is_some_and(|token| token.is(&ROMAN) && matches!(token.before, "-" | "/" | "."));
    if day(token) && roman && year(2) {
        return Some(at + 3);
    }
    if token.is_digits() && token.text.len() == 4 && get(1).is_some_and(|token| token.is(&MONTHS)) {
        return get(2).is_some_and(day).then_some(at + 3);
    }
    if day(token) {
        let of = 1 + usize::from(get(1).is_some_and(|token| token.is(&["of", "de"])));
        if !get(of).is_some_and(|token| token.is(&MONTHS)) {
            // `14-May-1952`.
            return None;
        }
        let with = of + 1 + usize::from(get(of + 1).is_some_and(|token| token.is(&["de", "del", "of"])));
        return Some(if year(with) { at + with + 1 } else { at + of + 1 });
    }
    if token.is(&MONTHS) {
        let the = 1 + usize::from(get(1).is_some_and(|token| token.is(&["the"])));
        if get(the).is_some_and(day) {
            let with = the + 1 + usize::from(get(the + 1).is_some_and(|token| token.is(&["of", "de", "del"])));
            return Some(if year(with) { at + with + 1 } else { at + the + 1 });
        }
        // `March of 1952` is a month of a year: more than a year says.
        let with = 1 + usize::from(get(1).is_some_and(|token| token.is(&["of", "de", "del"])));
        return year(with).then_some(at + with + 1);
    }
    None
}

fn day(token: &Token) -> bool {
    let digits = token.text.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == 'º');
    digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)) && token.text.len() - digits.len() <= 2
}

fn is_year(token: &Token) -> bool {
    let near = token.before.chars().all(|letter| matches!(letter, ' ' | ',' | '\'' | '’' | '-' | '/' | '.'));
    near && token.is_digits() && matches!(token.text.len(), 2 | 4)
}

static OLD: Words = Words::new(&[
    "years",
    "year",
    "yr",
    "yrs",
    "yo",
    "y",
    "anos",
    "ano",
    "anitos",
    "yearold",
    "yrold",
    "f",
    "m",
    "primaveras",
    "añitos",
]);

/// Who is of an age: what goes in front of it.
static AGED: Words = Words::new(&[
    "im", "whos", "thats", "aged", "age", "turned", "turning", "turns", "tengo", "tiene", "cumplio", "cumple",
    "cumpli", "cumplir", "edad", "hes", "shes", "is", "am", "was", "was", "aged", "es", "moms", "dads", "grandmas",
    "grandpas", "tenia", "almost", "casi", "only", "now", "be", "on", "turn", "hit", "reached", "pushing", "hizo",
    "llego", "cumplira", "cumplire", "cumplen", "ser", "voy", "va", "nearly", "be", "being", "already", "ya", "just",
    "apenas", "barely", "about",
]);

/// Ages over 89, in digits and words.
pub(super) fn ages(text: &Text) -> Vec<Mark> {
    (0..text.tokens.len()).filter_map(|at| age(text, at)).collect()
}

fn age(text: &Text, at: usize) -> Option<Mark> {
    let token = &text.tokens[at];
    let end = over_89(text, at)?;
    let next = text.tokens.get(end);
    let glued = token.has_digit() && !token.is_digits();
    let close = |next: &&Token| next.before.chars().all(|letter| matches!(letter, ' ' | '-' | '/' | '.' | '\u{a0}'));
    let counted = glued
        || next.filter(close).is_some_and(|next| next.is(&OLD) && !(next.before.is_empty() && next.text.len() == 1));
    let unit = next
        .filter(|next| next.before.len() <= 1)
        .is_some_and(|next| next.is(&NOT_AGES) && !(next.is(&["and", "or", "a", "to"]) && is_person_before(text, at)));
    let sign = text.at(text.tokens[end - 1].end);
    let reading = sign.is_some_and(|sign| matches!(sign, '%' | '/' | '°' | 'º'))
        || sign == Some('.') && text.at(text.tokens[end - 1].end + 1).is_some_and(|next| next.is_ascii_digit());
    let told = at > 0 && text.tokens[at - 1].is(&AGED) && is_person_before(text, at) && !unit && !reading;
    // `At 94 she still drives`, `a sus 93`.
    let at_age = text.tokens[..at].last().is_some_and(|token| {
        token.is(&["at", "sus", "los"]) && (token.text == "at" || at > 1 && text.tokens[at - 2].is(&["a"]))
    });
    let at_age = at_age
        && !unit
        && !reading
        && next.is_none_or(|next| next.is(&["she", "he", "i", "my", "ella", "el", "todavia", "sigue", "aun", "mi"]));
    let alone = !unit && !reading && (is_beside(text, at, end) || is_of(text, at));
    (counted || told || at_age || alone).then(|| mark(MarkKind::Age, token.start, text.tokens[end - 1].end))
}

/// `my mother, 94, lives`, `my uncle (94)`, `just 94,`: a number between signs, with a person in front.
fn is_beside(text: &Text, at: usize, end: usize) -> bool {
    let token = &text.tokens[at];
    let closed = matches!(text.at(text.tokens[end - 1].end), None | Some(',' | ')' | '.' | '\n' | ';' | '!' | '?'));
    let signs = matches!(token.before, ", " | "," | " (" | "(");
    let just = at > 0 && text.tokens[at - 1].is(&["just", "only", "barely", "apenas", "ya"]);
    let near = text.tokens[..at].iter().rev().take(if just { 9 } else { 4 });
    closed && (signs || just) && near.into_iter().any(|token| token.is(&super::kin::RELATIVES))
}

/// `mi tía Cuquita de 99`.
fn is_of(text: &Text, at: usize) -> bool {
    let near = text.tokens[..at].iter().rev().skip(1).take(4).take_while(|token| !token.begins_sentence());
    at > 0
        && text.tokens[at - 1].is(&["de", "of", "age", "edad"])
        && near.into_iter().any(|token| token.is(&super::kin::RELATIVES))
}

/// Whether a person stands before an age: `I am`, `she is`, `my mother turned`, `tiene`.
fn is_person_before(text: &Text, at: usize) -> bool {
    let before = &text.tokens[..at];
    let near = before.iter().rev().take(5);
    let said = before.last().is_some_and(|token| {
        token.is(&[
            "im", "whos", "thats", "hes", "shes", "aged", "age", "tengo", "tiene", "cumplio", "cumple", "cumpli",
            "turned", "turns", "turning", "edad", "cumplir", "moms", "dads", "grandmas", "grandpas", "tenia",
        ])
    });
    said || near.take(3).any(|token| token.is(&["i", "he", "she", "who"]) || token.is(&super::kin::RELATIVES))
}

/// The place after a number from 90 to 120 in digits (`93`, `93yo`) or words.
fn over_89(text: &Text, at: usize) -> Option<usize> {
    let token = &text.tokens[at];
    let digits = token.text.trim_end_matches(|letter: char| letter.is_alphabetic());
    let rest = &token.text[digits.len()..];
    if let Ok(number) = digits.parse::<u16>() {
        let decimal = token.before.ends_with(['.', ',', '$', '/', '-', '€'])
            && at > 0
            && text.tokens[at - 1].is_digits()
            && token.before.len() == 1;
        let money = token.before.ends_with(['$', '€', '#']);
        return ((90..=120).contains(&number)
            && !decimal
            && !money
            && (rest.is_empty() || ["yo", "yr", "yrs", "y", "f", "m", "yrold", "yearold", "anos"].contains(&rest)))
        .then_some(at + 1);
    }
    if token.is(&["ninety", "noventa"]) {
        static ONES: Words = Words::new(&[
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "uno", "un", "dos", "tres",
            "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
        ]);
        let and = usize::from(text.tokens.get(at + 1).is_some_and(|token| token.is(&["y"])));
        let one = text.tokens.get(at + 1 + and).is_some_and(|token| token.is(&ONES));
        return Some(if one { at + 2 + and } else { at + 1 });
    }
    hundred(text, at).or_else(|| {
        token.is(&["noventaiuno", "noventaidos", "ninetyone", "ninetytwo", "ninetythree"]).then_some(at + 1)
    })
}

/// The place after a hundred and up to twenty: `a hundred and two`, `ciento cuatro`.
fn hundred(text: &Text, at: usize) -> Option<usize> {
    static HUNDRED: Words = Words::new(&["a hundred", "one hundred", "hundred", "ciento", "cien"]);
    static ONES: Words = Words::new(&[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "uno", "un", "dos", "tres",
        "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    ]);
    let next = text.after(at, &HUNDRED)?;
    let and = text.past(next, &["and", "y"], 1);
    Some(if text.is(and, &ONES) { and + 1 } else { next })
}

#[cfg(test)]
mod tests;
