//! Names: how one is read, and those of whoever writes, by how they introduce themselves.

mod lists;

use super::chars::{Text, Token};
use super::mark;
use super::words::Words;
use crate::safety::{Mark, MarkKind};
use lists::{CLOSERS, GREETINGS, HERE, PERHAPS, SOLE, SURE, SURNAMES};

/// What stands between words of a name.
static PARTICLES: Words = Words::new(&[
    "viuda", "vda", "de", "del", "la", "las", "los", "van", "von", "der", "da", "di", "al", "bin", "st", "y", "el",
    "dos", "do", "ibn", "abu", "ter", "ten", "mc", "o", "san", "santa",
]);

/// Titles in front of a name that are no part of it.
static TITLES: Words = Words::new(&[
    "mr", "mrs", "ms", "miss", "don", "dona", "sr", "sra", "srta", "senor", "senora", "senorita", "mx", "sir",
    "hermana", "hermano", "sister", "brother", "tio", "tia", "lil", "little", "big", "old", "ol", "pequeno", "pequena",
    "the", "la", "el",
]);

/// How sure it is that a name stands at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// A name stands there, in small letters or capitals.
    Sure,
    /// A word with a capital is a name, if it is none of the words that are not.
    Capital,
    /// So is one, or a given name in small letters.
    Given,
    /// Only a given name is one, with a capital if it is an ordinary word as well.
    Known,
}

/// The place after the name that begins at `at`.
pub(super) fn name(text: &Text, at: usize, trust: Trust) -> Option<usize> {
    let main = past_initials(text, at, trust);
    let first = text.tokens.get(main).filter(|token| token.is_word() && !token.known.common)?;
    let capital = first.capital && !text.shouts;
    let known = first.known.given || capital && first.known.name_too;
    let begins = match trust {
        Trust::Sure => first.text.chars().count() > 1 && !first.has_digit(),
        Trust::Capital => capital && is_name_like(text, first),
        Trust::Given => known || capital && is_name_like(text, first),
        Trust::Known => known && !first.known.elsewhere,
    };
    if !begins || main > at && !capital {
        return None;
    }
    let mut end = main + 1;
    while end < main + 5 && goes_on(text, end, capital) {
        end += 1;
    }
    while end > main + 1 && text.tokens[end - 1].is(&PARTICLES) {
        end -= 1;
    }
    Some(end + usize::from(is_suffix(text, end)))
}

/// A mark of the name from `at` to `end`, with the point of an initial at its end.
pub(super) fn named(text: &Text, kind: MarkKind, at: usize, end: usize) -> Mark {
    let at = at - usize::from(at > 0 && is_byname(text, at - 1) && text.tokens[at].follows());
    let last = &text.tokens[end - 1];
    let short = last.capital && last.end - last.start == 1 || last.is(&["jr", "sr"]);
    let point = short && text.at(last.end) == Some('.');
    mark(kind, text.tokens[at].start, last.end + usize::from(point))
}

/// `Big Ray`: a word with a capital that people make part of a name.
fn is_byname(text: &Text, at: usize) -> bool {
    let token = &text.tokens[at];
    token.capital && token.is(&["big", "lil", "little", "old", "ol", "baby", "mama", "papa", "nana"])
}

/// Skips initials in front of a name: `R. Delgadillo`, `J. R. Ortega`.
fn past_initials(text: &Text, at: usize, trust: Trust) -> usize {
    let initial = |at: usize| {
        let (Some(token), Some(next)) = (text.tokens.get(at), text.tokens.get(at + 1)) else { return false };
        let point = matches!(next.before, "." | ". ") || next.before == " " && trust == Trust::Sure;
        let short = token.end - token.start == 1 || token.is(&["ma", "fco", "gpe", "jse", "fr", "sta"]);
        token.capital && short && next.capital && point
    };
    at + (at..at + 3).take_while(|place| initial(*place)).count()
}

/// Two letters or more, not all of them capitals as in abbreviations.
fn is_name_like(text: &Text, token: &Token) -> bool {
    let letters = &text.letters[token.start..token.end];
    letters.len() > 1 && !token.has_digit() && letters.iter().any(|letter| letter.is_lowercase())
}

fn goes_on(text: &Text, at: usize, capitals: bool) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let hyphen = token.before == "-" && token.is_word();
    let initial = is_initial(text, at)
        && token.follows()
        && (text.at(token.end) == Some('.') || capitals && is_before_name(text, at));
    let after_initial = token.before == ". " && is_initial(text, at - 1);
    let nickname = token.capital
        && matches!(token.before, " \"" | "\" " | " “" | "” " | " '" | "' " | " (" | ") ")
        && !token.before.contains('\n');
    if !(token.follows() || hyphen || after_initial || nickname && capitals) || token.has_digit() {
        return false;
    }
    let next = text.past(at + 1, &PARTICLES, 2);
    let next_capital = text.tokens.get(next).is_some_and(|next| next.capital && next.follows());
    let particle = token.is(&PARTICLES)
        && (next_capital && capitals && !token.is(&["o", "el", "dos"]) || token.is(&["van", "von", "bin"]));
    if hyphen || initial || particle {
        return true;
    }
    if capitals {
        token.capital && (!token.known.common || token.is(&SURNAMES))
    } else {
        !token.known.common && token.text.len() > 2 && !is_verb_like(token.text)
    }
}

/// `Thaddeus O Nwosu`: what follows an initial without a point.
fn is_before_name(text: &Text, at: usize) -> bool {
    let next = text.tokens.get(at + 1);
    next.is_some_and(|next| next.capital && next.follows() && !next.known.common && next.text.len() > 1)
}

/// A capital alone that belongs to a name: `Clyde R. Hutchins`; one behind a sentence's last word does not.
fn is_initial(text: &Text, at: usize) -> bool {
    let token = &text.tokens[at];
    token.capital && token.end - token.start == 1
}

/// Endings that verbs have more often than names.
fn is_verb_like(word: &str) -> bool {
    ["ed", "ing", "aron", "ieron", "aba", "ando", "iendo", "ly", "mente"]
        .iter()
        .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// `Jr`, `III` behind a name.
fn is_suffix(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| {
        token.is(&["jr", "sr", "ii", "iii", "iv"]) && token.capital && matches!(token.before, " " | ", ")
    })
}

/// Skips titles in front of a name.
pub(super) fn past_titles(text: &Text, at: usize) -> usize {
    let end = text.past(at, &TITLES, 2);
    // `Miss`, `Sister` may be all the name there is.
    if text.tokens.get(end).is_some_and(|token| token.follows() || token.before == ". ") || end == at {
        end
    } else {
        at
    }
}

/// Names that people give as theirs, and names with a title.
pub(super) fn names(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in 0..text.tokens.len() {
        let introduced = [introduced(text, at), titled(text, at), closed(text, at), month(text, at), reached(text, at)];
        marks.extend(introduced.into_iter().flatten().map(|(at, end)| named(text, MarkKind::Name, at, end)));
        if text.after(at, &HERE).is_some() {
            marks.extend(writes(text, at).map(|begin| named(text, MarkKind::Name, begin, at)));
        }
    }
    marks
}

/// The name behind words that introduce one.
fn introduced(text: &Text, at: usize) -> Option<(usize, usize)> {
    let sure =
        text.after(at, &SURE).map(|next| (next, if said(text, at, next) { Trust::Sure } else { Trust::Capital }));
    let perhaps = || text.after(at, &PERHAPS).map(|next| (next, trust(text, at, next)));
    let (next, trust) = sure.or_else(perhaps)?;
    let next = past_titles(text, next);
    let token = text.tokens.get(next)?;
    let apart = token.begins_sentence() && trust != Trust::Sure;
    let end = name(text, next, trust).filter(|_| !apart || token.before == ": ")?;
    // `as R. Delgadillo` is a name, `as Metformin` is none.
    let plain = text.says(at, &["as"]) && end - next == 1 && !text.tokens[next].known.given;
    (!plain).then_some((next, end))
}

/// `From: Rosa Pettigrew` says who writes, `from Rosa` hardly.
fn trust(text: &Text, at: usize, next: usize) -> Trust {
    let colon = text.tokens.get(next).is_some_and(|token| token.before.contains(':'));
    match text.tokens[at].text {
        "from" | "de" | "by" if text.says(at, &["de", "parte"]) => Trust::Given,
        "from" | "de" | "by" | "as" if colon => Trust::Capital,
        "from" | "de" | "by" => Trust::Known,
        "as" => Trust::Capital,
        _ => Trust::Given,
    }
}

/// Whether words that stand before a name say so: `my name is`, `Name:`.
fn said(text: &Text, at: usize, next: usize) -> bool {
    let last = &text.tokens[next - 1];
    let colon = text.tokens.get(next).is_some_and(|token| token.before.contains(':'));
    colon
        || last.is(&["is", "es", "was", "names", "llamo", "son", "card", "tarjeta", "account"])
        || text.says(at, &["a", "nombre", "de"])
}

/// A name behind a title.
fn titled(text: &Text, at: usize) -> Option<(usize, usize)> {
    let token = &text.tokens[at];
    // Multiple sclerosis.
    if token.is(&["ms"]) && !text.shouts && text.at(token.start + 1) == Some('S') {
        return None;
    }
    let next = text.past(at, &SOLE, 2);
    let near = text.tokens.get(next).is_some_and(|next| matches!(next.before, " " | ". " | "."));
    let small = token.is(&["don", "dona", "sra", "sr", "mrs", "mr"]);
    let end = name(text, next, if small { Trust::Given } else { Trust::Capital });
    end.filter(|_| next > at && near).map(|end| (next, end))
}

/// The name behind what ends a letter, if nothing but an end or an address follows.
fn closed(text: &Text, at: usize) -> Option<(usize, usize)> {
    let next = past_titles(text, text.after(at, &CLOSERS)?);
    let token = text.tokens.get(next)?;
    let near = token.before.chars().all(|letter| !letter.is_alphanumeric() && !matches!(letter, '?' | '@' | '#'));
    let end = name(text, next, Trust::Given).filter(|_| near)?;
    let ends = super::signed::ends(text, end) || super::signed::reaches(text, end);
    ends.then_some((next, end))
}

/// `a message for Deb (928) 555-0144`: who can be reached at what follows.
fn reached(text: &Text, at: usize) -> Option<(usize, usize)> {
    static FOR: Words = Words::new(&[
        "message for",
        "mensaje para",
        "recado para",
        "recado con",
        "recado a",
        "call",
        "text",
        "contact",
        "contacto",
        "reach",
        "llame a",
        "llamen a",
        "llamar a",
        "llama a",
        "marque a",
        "marcar a",
        "avisen a",
        "avisar a",
        "avise a",
        "attention",
        "with",
        "con",
        "for",
        "para",
        "to",
        "and",
        "y",
        "o",
        "or",
    ]);
    let next = past_titles(text, text.after(at, &FOR)?);
    let end = name(text, next, Trust::Capital).filter(|_| text.tokens[next].follows())?;
    let call = text.past(end, &["at", "on", "al", "en", "cel", "tel", "is", "es", "phone"], 2);
    let number = text.tokens.get(call).is_some_and(|token| {
        let further = text.tokens.get(call + 1);
        let long = |token: &Token| token.is_digits() && token.text.len() >= 3;
        long(token) && (token.text.len() >= 7 || further.is_some_and(long))
    });
    (number && !text.tokens[next].known.elsewhere).then_some((next, end))
}

/// `Im June`: a month that somebody says they are.
fn month(text: &Text, at: usize) -> Option<(usize, usize)> {
    static AM: Words = Words::new(&["im", "i am", "my name is", "name is", "soy", "me llamo", "this is"]);
    let next = text.after(at, &AM)?;
    let month = text.tokens.get(next).filter(|token| token.capital && token.follows())?;
    let date = text.tokens.get(next + 1).is_some_and(|token| token.is_digits());
    (month.is(&["april", "may", "june", "august", "abril", "julio"]) && !date).then_some((next, next + 1))
}

/// Where the name begins in front of `at`, if whoever writes is meant: `Cody here`, `Fidencio otra vez`.
fn writes(text: &Text, at: usize) -> Option<usize> {
    let near = text.tokens[at].follows() || matches!(text.tokens[at].before, ", " | " (" | "(");
    (at.saturating_sub(4)..at).find(|begin| {
        let token = &text.tokens[*begin];
        let first = *begin == 0
            || token.begins_sentence()
            || text.tokens[*begin - 1].is(&GREETINGS)
            || text.tokens[*begin - 1].is(&SOLE);
        // Every sentence begins with a capital: "Stays here" names nobody.
        let known = *begin + 1 < at || token.known.given || token.known.name_too;
        near && first && known && name(text, *begin, Trust::Given) == Some(at)
    })
}

#[cfg(test)]
mod tests;
