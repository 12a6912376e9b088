//! Where somebody is on the map, and what their car says.

use super::chars::{Text, Token};
use super::mark;
use super::words::Words;
use crate::safety::{Mark, MarkKind};

/// Two numbers of degrees, with three decimals or more, or in degrees, minutes and seconds.
pub(super) fn coordinates(text: &Text) -> Vec<Mark> {
    let degrees = text.letters.iter().any(|letter| matches!(letter, '°' | 'º'));
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.letters.len() {
        let inside = at > 0 && (text.letters[at - 1].is_ascii_digit() || text.letters[at - 1] == '.');
        let begins = !inside && (text.letters[at].is_ascii_digit() || matches!(text.letters[at], '-' | '+' | '−'));
        match begins.then(|| pair(text, at).or_else(|| if degrees { sexagesimal(text, at) } else { None })).flatten() {
            Some(end) => {
                marks.push(mark(MarkKind::Coordinates, led(text, at), end));
                at = end;
            }
            None => at += 1,
        }
    }
    marks
}

/// `lat 32.879`: what the number is belongs to it.
fn led(text: &Text, at: usize) -> usize {
    let before = text.tokens[..text.from(at)].last();
    let says = before.filter(|token| token.is(&["lat", "latitude", "latitud"]) && at - token.end <= 2);
    says.map_or(at, |token| token.start)
}

/// The place after two numbers with three decimals or more.
fn pair(text: &Text, at: usize) -> Option<usize> {
    let first = decimal(text, at, 90.0)?;
    let gap = text.letters[first..].iter().take(6).take_while(|letter| " ,;°NSEWOnsewo/".contains(**letter)).count();
    let second = decimal(text, first + gap, 180.0).filter(|_| gap > 0).or_else(|| {
        // `lat 32.879 long -112.714`.
        let next = text.tokens.get(text.from(first))?;
        let says = next.is(&["lon", "long", "lng", "longitude", "longitud", "y"]) && next.start <= first + 2;
        let gap = text.letters[next.end..].iter().take(2).take_while(|letter| " :".contains(**letter)).count();
        decimal(text, next.end + gap, 180.0).filter(|_| says)
    });
    let end = second?;
    let tail = text.letters[end..].iter().take(3).take_while(|letter| " °NSEWO".contains(**letter)).count();
    Some(end + if text.letters[end..end + tail].iter().any(|letter| letter.is_alphabetic()) { tail } else { 0 })
}

/// The place after a number with three decimals or more that is at most `most`.
fn decimal(text: &Text, at: usize, most: f64) -> Option<usize> {
    let sign = usize::from(matches!(text.at(at), Some('-' | '+' | '−')));
    let digits = |from: usize| {
        text.letters
            .get(from..)
            .map_or(0, |rest| rest.iter().take(12).take_while(|letter| letter.is_ascii_digit()).count())
    };
    let whole = digits(at + sign);
    let point = at + sign + whole;
    let decimals = (matches!(text.at(point), Some('.'))).then(|| digits(point + 1))?;
    let number: String = text.letters[at + sign..point + 1 + decimals].iter().collect();
    let fits = (1..=3).contains(&whole)
        && (3..=10).contains(&decimals)
        && number.parse::<f64>().is_ok_and(|number| number <= most);
    fits.then_some(point + 1 + decimals)
}

/// `40°26′46″N 79°58′56″W`.
fn sexagesimal(text: &Text, at: usize) -> Option<usize> {
    if !text.letters[at].is_ascii_digit() {
        return None;
    }
    let half = |from: usize| {
        let part = |letter: &&char| {
            letter.is_ascii_digit() || matches!(**letter, '°' | 'º' | '\'' | '′' | '’' | '"' | '″' | '”' | '.' | ' ')
        };
        let end = from + text.letters[from..].iter().take(20).take_while(part).count();
        let degrees = text.letters[from..end].iter().any(|letter| matches!(letter, '°' | 'º'));
        let minutes = text.letters[from..end].iter().any(|letter| matches!(letter, '\'' | '′' | '’'));
        let point = text.at(end).is_some_and(|letter| matches!(letter, 'N' | 'S' | 'E' | 'W' | 'O'));
        (degrees && minutes && point).then_some(end + 1)
    };
    let first = half(at)?;
    let gap = text.letters[first..].iter().take(3).take_while(|letter| matches!(letter, ' ' | ',')).count();
    half(first + gap)
}

/// Plates, after a word that says so.
pub(super) fn plates(text: &Text) -> Vec<Mark> {
    static SAYS: Words = Words::new(&[
        "plate",
        "plates",
        "license plate",
        "licence plate",
        "number plate",
        "tag",
        "tags",
        "matricula",
        "placa",
        "placas",
        "vin",
        "reg",
        "registration",
        "patente",
    ]);
    static BETWEEN: Words = Words::new(&[
        "is",
        "es",
        "number",
        "no",
        "numero",
        "num",
        "de",
        "la",
        "las",
        "with",
        "con",
        "that",
        "says",
        "dice",
        "reads",
        "was",
        "are",
        "son",
        "on",
        "file",
        "my",
        "mi",
        "car",
        "carro",
        "coche",
        "its",
        "en",
        "del",
        "auto",
        "az",
        "arizona",
        "california",
        "sonora",
        "mexico",
        "and",
        "the",
    ]);
    let mut marks = Vec::new();
    for at in 0..text.tokens.len() {
        let Some(mut next) = text.after(at, &SAYS) else { continue };
        next = text.past(next, &BETWEEN, 4);
        let end = (next..text.tokens.len().min(next + 3))
            .take_while(|place| is_plate_part(text, *place, *place == next))
            .count()
            + next;
        let length: usize = text.tokens[next.min(end)..end].iter().map(|token| token.text.len()).sum();
        let digits = text.tokens[next.min(end)..end].iter().any(Token::has_digit);
        if digits && matches!(length, 4..=9 | 17) {
            marks.push(mark(MarkKind::Plate, text.tokens[next].start, text.tokens[end - 1].end));
        }
    }
    marks
}

fn is_plate_part(text: &Text, at: usize, first: bool) -> bool {
    let token = &text.tokens[at];
    let close = first || matches!(token.before, " " | "-" | "·" | ".");
    let large =
        text.letters[token.start..token.end].iter().all(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    let small = token.has_digit() && token.is_word() || token.has_digit() && !token.is_digits();
    close && (large || small) && (token.text.len() <= 8 || token.text.len() == 17) && !token.is(&["i"])
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn places_on_the_map() {
        for (text, wanted) in [
            ("lat 32.879 long -112.714.", &["lat 32.879 long -112.714"][..]),
            ("33.4652,-112.1907", &["33.4652,-112.1907"][..]),
        ] {
            assert_eq!(found(coordinates, text), wanted, "{text}");
        }
        for text in ["from 6.125 to 7.250 mg", "37.5 and 38.2"] {
            assert_eq!(found(coordinates, text), Vec::<String>::new(), "{text}");
        }
    }
}
