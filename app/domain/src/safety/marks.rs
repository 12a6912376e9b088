//! The reader of marks: what in a text could say who somebody is.

mod alone;
mod born;
mod chars;
mod given;
mod kin;
mod links;
mod named;
mod numbers;
mod phones;
mod places;
mod signed;
mod streets;
mod titles;
mod towns;
mod words;

use std::collections::HashMap;

use super::{Known, Mark, MarkKind, Span};
use chars::{Read, Text, Token};

/// What in `text` could say who somebody is, in order; where several readers find the same place, one mark covers it. What is
/// `known` to everybody is left out.
#[must_use]
pub fn marks(text: &str, known: &Known) -> Vec<Mark> {
    let read = Read::new(text);
    let text = Text::new(text, &read);
    let mut marks: Vec<Mark> = Vec::new();
    // What is surest comes first: a later reader leaves its places alone.
    for read in [
        links::marks,
        numbers::cards,
        places::coordinates,
        born::birth_dates,
        numbers::records,
        numbers::national,
        places::plates,
        streets::addresses,
        phones::marks,
        born::ages,
        named::names,
        kin::relatives,
        titles::marks,
        signed::marks,
        alone::marks,
    ] {
        let found = read(&text);
        marks.extend(found.into_iter().filter(|mark| !is_known(&text, mark, known)).collect::<Vec<_>>());
    }
    let again = again(&text, &marks, known);
    marks.extend(again);
    apart(marks)
}

/// Where words of names that were found stand once more: who is named once is named again without an introduction.
fn again(text: &Text, marks: &[Mark], known: &Known) -> Vec<Mark> {
    let is_name = |mark: &&Mark| matches!(mark.kind, MarkKind::Name | MarkKind::Relative | MarkKind::Staff);
    let mut names: HashMap<&str, MarkKind> = HashMap::new();
    for found in marks.iter().filter(is_name) {
        let words = (text.from(found.span.start)..text.tokens.len()).map(|at| &text.tokens[at]);
        let words = words.take_while(|word| word.end <= found.span.end);
        names.extend(words.filter(|word| word.capital && is_telling(word)).map(|word| (stem(word), found.kind)));
    }
    let places = text.tokens.iter().filter(|word| word.capital && is_telling(word));
    let found = places.filter_map(|word| names.get(stem(word)).map(|kind| mark(*kind, word.start, word.end)));
    found.filter(|mark| !is_known(text, mark, known)).collect()
}

/// A name without the letter of whose it is: `Hyacinth's`.
fn stem<'a>(word: &Token<'a>) -> &'a str {
    let owns = word.end - word.start > word.text.len();
    word.text.strip_suffix('s').filter(|_| owns).unwrap_or(word.text)
}

/// A word that, alone, is a name rather than anything else.
fn is_telling(word: &Token) -> bool {
    word.text.len() > 2 && word.is_word() && !word.known.common && !word.known.elsewhere
}

/// Whether a mark is of what everybody knows: a number of the house, or a clinician's name or part of it.
fn is_known(text: &Text, mark: &Mark, known: &Known) -> bool {
    if known.names.is_empty() && known.numbers.is_empty() {
        return false;
    }
    let found = text.folded(mark.span);
    match mark.kind {
        MarkKind::Phone => known.numbers.iter().any(|number| is_same_number(&found, number)),
        MarkKind::Name | MarkKind::Relative | MarkKind::Staff => known.names.iter().any(|name| is_part(&found, name)),
        _ => false,
    }
}

fn is_same_number(found: &str, known: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (found, known) = (digits(found), digits(known));
    // With or without a country's or an area's number in front.
    found.len() >= 7 && known.len() >= 7 && (found.ends_with(&known) || known.ends_with(&found))
}

/// Whether every word of a name is one of a known name.
fn is_part(found: &str, known: &str) -> bool {
    let known = crate::text::folded(known);
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (found, known) = (words(found), words(&known));
    found.iter().all(|word| known.contains(word))
}

/// Marks that do not overlap: what several readers marked is one mark, of the first reader's kind.
fn apart(marks: Vec<Mark>) -> Vec<Mark> {
    let mut ordered: Vec<(usize, Mark)> = marks.into_iter().enumerate().collect();
    ordered.sort_by_key(|(order, mark)| (mark.span, *order));
    let mut kept: Vec<(usize, Mark)> = Vec::new();
    for (order, mark) in ordered {
        match kept.last_mut() {
            Some((first, last)) if last.span.meets(mark.span) => {
                last.span = last.span.with(mark.span);
                if order < *first {
                    (*first, last.kind) = (order, mark.kind);
                }
            }
            _ => kept.push((order, mark)),
        }
    }
    kept.into_iter().map(|(_, mark)| mark).collect()
}

/// A mark from `start` to `end`, without that one.
fn mark(kind: MarkKind, start: usize, end: usize) -> Mark {
    Mark { kind, span: Span { start, end } }
}

/// What one reader finds, as it stands in the text.
#[cfg(test)]
fn found(read: fn(&Text) -> Vec<Mark>, text: &str) -> Vec<String> {
    let letters = Read::new(text);
    apart(read(&Text::new(text, &letters))).into_iter().map(|mark| mark.span.of(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_once_is_known_again() {
        let text = "My son Zdenko is 4. Is Zdenko's cough croup?";
        let marks = marks(text, &Known::default());
        assert_eq!(marks.iter().map(|mark| mark.span.of(text)).collect::<Vec<_>>(), ["Zdenko", "Zdenko's"]);
    }
}
