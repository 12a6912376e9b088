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

use super::{Known, Mark, MarkKind, Span};
use chars::{Read, Text};

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
    apart(marks)
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
