//! Phone numbers: in digits as people group them, and in words.

mod lists;

use super::chars::{Text, Token};
use super::mark;
use super::words::Words;
use crate::safety::{Mark, MarkKind};
use lists::SAYS;

/// Numbers that everybody may call: help lines of the United States.
const PUBLIC: &[&str] = &[
    "8002221222",
    "8002738255",
    "8006624357",
    "8007997233",
    "8006564673",
    "8004224453",
    "8003779950",
    "8332255694",
    "8884265224",
    "8006336334",
    "8002324636",
];

/// Phone numbers, with their extension.
pub(super) fn marks(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.letters.len() {
        if !text.letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = run(text, at);
        if (7..=15).contains(&run.digits) {
            let number = Number::new(text, at, run.end);
            if is_phone(text, &number) {
                marks.push(mark(MarkKind::Phone, number.start, with_extension(text, number.end)));
            }
        }
        at = run.end;
    }
    marks.extend(spoken(text));
    marks
}

/// How far digits go on, with what people put between them.
struct Run {
    end: usize,
    digits: usize,
}

fn run(text: &Text, at: usize) -> Run {
    let (mut run, mut place) = (Run { end: at, digits: 0 }, at);
    while let Some(letter) = text.at(place) {
        if is_digit(text, place, letter) {
            (place, run.digits) = (place + 1, run.digits + 1);
            run.end = place;
            continue;
        }
        let gap = text.letters[place..].iter().take(4).take_while(|letter| is_between(**letter)).count();
        let next = text.at(place + gap).is_some_and(|next| next.is_ascii_digit());
        if gap == 0 || gap > 3 || !next {
            break;
        }
        place += gap;
    }
    run
}

/// A digit, or the letter O that many type for a zero.
fn is_digit(text: &Text, at: usize, letter: char) -> bool {
    let beside = |at: Option<usize>| at.and_then(|at| text.at(at)).is_some_and(|letter| letter.is_ascii_digit());
    letter.is_ascii_digit() || matches!(letter, 'O' | 'o') && beside(at.checked_sub(1)) && beside(Some(at + 1))
}

fn is_between(letter: char) -> bool {
    matches!(letter, ' ' | '-' | '.' | '(' | ')' | '/' | '*' | '\u{a0}' | '\u{2010}'..='\u{2013}')
}

/// Digits with what people put between them.
struct Number {
    start: usize,
    end: usize,
    digits: String,
    /// How many digits stand in each group.
    groups: Vec<usize>,
    /// What stands between groups.
    between: String,
    plus: bool,
}

impl Number {
    fn new(text: &Text, start: usize, end: usize) -> Self {
        let letters = &text.letters[start..end];
        let groups = letters.split(|letter| is_between(*letter)).map(<[char]>::len).filter(|digits| *digits > 0);
        let digit = |letter: &char| if letter.is_ascii_digit() { *letter } else { '0' };
        let mut number = Self {
            start,
            end,
            digits: letters.iter().filter(|letter| !is_between(**letter)).map(digit).collect(),
            groups: groups.collect(),
            between: letters.iter().filter(|letter| is_between(**letter)).collect(),
            plus: false,
        };
        number.begin(text);
        number
    }

    /// A bracket and a plus in front belong to it.
    fn begin(&mut self, text: &Text) {
        for wanted in ['(', '+', '('] {
            if self.start > 0 && text.at(self.start - 1) == Some(wanted) {
                self.start -= 1;
                self.plus |= wanted == '+';
            }
        }
    }
}

/// The place after an extension, or `end` where there is none: `x3`, `ext. 9`.
fn with_extension(text: &Text, end: usize) -> usize {
    static SAYS: Words = Words::new(&["x", "ext", "exten", "extension", "anexo", "interno", "opcion", "option"]);
    let at = text.from(end);
    let Some(token) = text.tokens.get(at).filter(|token| token.start <= end + 3) else { return end };
    let digits = |text: &str| (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let glued = token.text.strip_prefix("ext").or_else(|| token.text.strip_prefix('x'));
    if glued.is_some_and(digits) {
        return token.end;
    }
    let at = text.past(at + 1, &["no", "number", "numero", "num"], 1);
    let next = text.tokens.get(at).filter(|next| digits(next.text) && next.before.len() <= 3);
    next.filter(|_| token.is(&SAYS)).map_or(end, |next| next.end)
}

fn is_phone(text: &Text, number: &Number) -> bool {
    let glued =
        |at: Option<char>| at.is_some_and(|letter| letter.is_alphabetic() || matches!(letter, '#' | '$' | '€' | '%'));
    let before = number.start.checked_sub(1).and_then(|at| text.at(at));
    if glued(before) || text.at(number.end).is_some_and(|letter| matches!(letter, '%' | '€' | '°' | 'º')) {
        return false;
    }
    let unit = text.tokens.get(text.from(number.end));
    if unit.is_some_and(|unit| unit.is(&UNITS) && unit.start <= number.end + 1) {
        return false;
    }
    if PUBLIC.contains(&number.digits.strip_prefix('1').unwrap_or(&number.digits)) {
        return false;
    }
    is_grouped(number) || is_said(text, number.start) && !is_date(number) && !number.between.contains('/')
}

/// Whether it is written as phone numbers are, so that nothing has to say that it is one.
fn is_grouped(number: &Number) -> bool {
    let groups = &number.groups[..];
    let american = matches!(groups, [3, 3, 4]) && matches!(number.digits.as_bytes().first(), Some(b'2'..=b'9'));
    match number.digits.len() {
        8..=15 if number.plus => true,
        7 => groups == [3, 4] && number.between.trim() != "/",
        9 => is_spanish(number),
        10 => american || is_ten(number),
        11 => is_eleven(number) || is_british(number),
        12..=15 if number.digits.starts_with("00") && groups.len() > 2 => true,
        12 | 13 => {
            number.digits.starts_with("00")
                || matches!(
                    groups,
                    [2, 1, 2, 4, 4]
                        | [2, 1, 3, 3, 4]
                        | [2, 2, 4, 4]
                        | [2, 3, 3, 3]
                        | [2, 3, 3, 4]
                        | [2, 4, 6]
                        | [2, 4, 3, 3]
                )
        }
        _ => false,
    }
}

static UNITS: Words = Words::new(&[
    "mg", "mcg", "ml", "units", "steps", "pasos", "unidades", "ui", "iu", "kcal", "calories", "calorias", "dollars",
    "euros", "pesos", "people", "personas", "km", "miles", "usd", "kg", "lb", "lbs", "libras", "copies", "copias",
]);

/// Ten digits, as in America and Mexico. Prices and readings are written with a stroke now and then; ten in a row begin as
/// phones do.
fn is_ten(number: &Number) -> bool {
    let grouped = matches!(
        number.groups[..],
        [3, 3, 4]
            | [2, 4, 4]
            | [2, 2, 2, 2, 2]
            | [3, 7]
            | [2, 8]
            | [4, 3, 3]
            | [3, 3, 2, 2]
            | [3, 4, 3]
            | [6, 4]
            | [10]
    );
    let begins = matches!(number.digits.as_bytes().first(), Some(b'2'..=b'9'));
    grouped && !number.digits.starts_with('0') && !number.between.contains('/') && (number.groups.len() > 1 || begins)
}

/// With the country's number in front: America's one digit, Spain's two.
fn is_eleven(number: &Number) -> bool {
    match number.digits.as_bytes() {
        [b'1', ..] => matches!(number.groups[..], [1, 3, 3, 4] | [1, 10] | [11] | [1, 3, 7] | [1, 3, 3, 2, 2]),
        [b'3', b'4', ..] => matches!(number.groups[..], [2, 3, 3, 3] | [2, 9] | [2, 3, 2, 2, 2] | [2, 3, 6]),
        _ => false,
    }
}

/// Nine digits, as in Spain: 6, 7, 8 or 9 in front.
fn is_spanish(number: &Number) -> bool {
    let grouped = matches!(number.groups[..], [3, 3, 3] | [3, 2, 2, 2] | [2, 3, 2, 2] | [9] | [3, 6]);
    grouped && matches!(number.digits.as_bytes().first(), Some(b'6'..=b'9')) && !number.between.contains(['/', '.'])
}

fn is_british(number: &Number) -> bool {
    number.digits.starts_with('0') && number.groups.len() > 1
}

fn is_date(number: &Number) -> bool {
    matches!(number.groups[..], [4, 2, 2] | [2, 2, 4] | [1, 2, 4] | [2, 1, 4] | [1, 1, 4] | [4, 1, 2] | [4, 2, 1])
}

/// Whether one of the few words in front speaks of phones.
fn is_said(text: &Text, start: usize) -> bool {
    text.tokens[..text.from(start)].iter().rev().take(6).any(|token| token.is(&SAYS))
}

/// Seven digits or more said in words, `six oh two, five five five …`, or partly so, `8 hundred 555 0119`.
fn spoken(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let (mut digits, mut words, mut end) = (0, 0, at);
        while let Some(token) = text.tokens.get(end).filter(|token| end == at || is_near(token)) {
            let Some(said) = digits_in(token).or_else(|| multiplied(text, end)) else { break };
            digits += said;
            words += usize::from(!token.is_digits());
            end += 1;
        }
        let american = || end >= at + 3 && text.tokens[end - 1].text.len() == 4 && text.tokens[end - 2].text.len() == 3;
        let mixed = words >= 1 && matches!(digits, 10 | 11) && american() && text.tokens[end - 1].is_digits();
        // The word that says "double" at the end multiplies nothing.
        if digits >= 7 && words >= 4 || digits >= 10 && words >= 3 || mixed {
            marks.push(mark(MarkKind::Phone, text.tokens[at].start, text.tokens[end - 1].end));
        }
        at = end.max(at + 1);
    }
    marks
}

fn is_near(token: &Token) -> bool {
    token.before.chars().count() <= 3
        && token.before.chars().all(|letter| matches!(letter, ' ' | ',' | '-' | '.' | '\u{a0}' | '/'))
}

fn digits_in(token: &Token) -> Option<usize> {
    static ONE: Words = Words::new(&[
        "zero", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "cero", "uno",
        "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
    ]);
    static TWO: Words = Words::new(&[
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciseis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidos",
        "veintitres",
        "veinticuatro",
        "veinticinco",
        "veintiseis",
        "veintisiete",
        "veintiocho",
        "veintinueve",
        "treinta",
        "cuarenta",
        "cincuenta",
        "sesenta",
        "setenta",
        "ochenta",
        "noventa",
        "twentyone",
        "hundred",
        "cien",
        "mil",
        "thousand",
    ]);
    static THREE: Words = Words::new(&[
        "quinientos",
        "seiscientos",
        "setecientos",
        "ochocientos",
        "novecientos",
        "doscientos",
        "trescientos",
        "cuatrocientos",
        "ciento",
        "seiscientas",
    ]);
    match token {
        token if token.is(&ONE) => Some(1),
        token if token.is(&TWO) => Some(2),
        token if token.is(&THREE) => Some(3),
        token if token.is_digits() && token.text.len() <= 4 => Some(token.text.len()),
        token if token.is(&["y"]) => Some(0),
        _ => None,
    }
}

/// `double five` says one more, `triple` two more.
fn multiplied(text: &Text, at: usize) -> Option<usize> {
    if text.says(at, &["area", "code"]) || text.says(at, &["codigo", "de"]) {
        return text.tokens.get(at + 2).and_then(digits_in).map(|_| 0);
    }
    let next = text.tokens.get(at + 1).and_then(digits_in)?;
    match text.tokens[at].text {
        "double" | "doble" => Some(next),
        "triple" => Some(2 * next),
        "area" | "code" | "plus" | "mas" | "dash" | "guion" => Some(0),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
