//! Phone numbers: in digits as people group them, and in words.

use super::chars::{Text, Token};
use super::mark;
use crate::safety::{Mark, MarkKind};

/// Words that say that a number is a phone's.
const SAYS: &[&str] = &[
    "phone",
    "cell",
    "cellphone",
    "mobile",
    "call",
    "text",
    "tel",
    "telephone",
    "number",
    "reach",
    "ring",
    "whatsapp",
    "whats",
    "dial",
    "fax",
    "wa",
    "telefono",
    "tlf",
    "tfno",
    "movil",
    "celular",
    "cel",
    "llamame",
    "llamen",
    "llama",
    "llameme",
    "llamar",
    "marcar",
    "marquen",
    "marcame",
    "numero",
    "contacto",
    "wsp",
    "wasap",
    "landline",
    "fijo",
    "sms",
    "ph",
    "contact",
    "comunicarse",
];

/// Phone numbers, with their extension.
pub(super) fn marks(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.letters.len() {
        let number = text.letters[at].is_ascii_digit().then(|| number(text, at));
        at = number.as_ref().map_or(at + 1, |number| number.end.max(at + 1));
        marks.extend(
            number
                .filter(|number| is_phone(text, number))
                .map(|number| mark(MarkKind::Phone, number.start, number.end)),
        );
    }
    marks.extend(spoken(text));
    marks
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

fn number(text: &Text, at: usize) -> Number {
    let mut number =
        Number { start: at, end: at, digits: String::new(), groups: vec![0], between: String::new(), plus: false };
    let mut place = at;
    while let Some(letter) = text.at(place) {
        if letter.is_ascii_digit() {
            number.digits.push(letter);
            if let Some(group) = number.groups.last_mut() {
                *group += 1;
            }
            place += 1;
            number.end = place;
            continue;
        }
        let gap = text.letters[place..].iter().take(4).take_while(|letter| is_between(**letter)).count();
        if gap == 0 || gap > 3 || !text.at(place + gap).is_some_and(|next| next.is_ascii_digit()) {
            break;
        }
        number.between.extend(&text.letters[place..place + gap]);
        number.groups.push(0);
        place += gap;
    }
    number.begin(text);
    number
}

fn is_between(letter: char) -> bool {
    matches!(letter, ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{2010}'..='\u{2013}')
}

impl Number {
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

fn is_phone(text: &Text, number: &Number) -> bool {
    let glued =
        |at: Option<char>| at.is_some_and(|letter| letter.is_alphabetic() || matches!(letter, '#' | '$' | '€' | '%'));
    let before = number.start.checked_sub(1).and_then(|at| text.at(at));
    if glued(before) || text.at(number.end).is_some_and(|letter| matches!(letter, '%' | '€' | '°' | 'º')) {
        return false;
    }
    let unit = text.tokens.get(text.from(number.end));
    if unit.is_some_and(|unit| unit.is(UNITS) && unit.start <= number.end + 1) {
        return false;
    }
    let said = is_said(text, number.start);
    match number.digits.len() {
        8..=15 if number.plus => true,
        7..=15 if said => !is_date(number) && !number.between.contains('/'),
        7 => number.groups == [3, 4] && number.between.trim() != "/",
        9 => is_spanish(number),
        10 => {
            matches!(number.groups[..], [3, 3, 4] | [2, 4, 4] | [2, 2, 2, 2, 2] | [3, 7] | [2, 8] | [4, 3, 3] | [10])
                && !number.digits.starts_with('0')
                && is_plain(number)
        }
        11 => {
            (number.digits.starts_with('1') && matches!(number.groups[..], [1, 3, 3, 4] | [1, 10] | [11] | [1, 3, 7]))
                || is_british(number)
        }
        12 | 13 => {
            number.digits.starts_with("00")
                || matches!(number.groups[..], [2, 1, 2, 4, 4] | [2, 2, 4, 4] | [2, 3, 3, 3] | [2, 3, 3, 4])
        }
        _ => false,
    }
}

const UNITS: &[&str] = &[
    "mg", "mcg", "ml", "units", "steps", "pasos", "unidades", "ui", "iu", "kcal", "calories", "calorias", "dollars",
    "euros", "pesos", "people", "personas", "km", "miles", "usd", "kg", "lb",
];

/// Prices and readings are written with a stroke or a dot now and then; ten digits in a row begin as phones do.
fn is_plain(number: &Number) -> bool {
    !number.between.contains('/')
        && (number.groups.len() > 1 || matches!(number.digits.as_bytes().first(), Some(b'2'..=b'9')))
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
    text.tokens[..text.from(start)].iter().rev().take(6).any(|token| token.is(SAYS))
}

/// Seven digits or more said in words, `six oh two, five five five …`.
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
        // The word that says "double" at the end multiplies nothing.
        if digits >= 7 && words >= 4 {
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
    const ONE: &[&str] = &[
        "zero", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "cero", "uno",
        "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
    ];
    const TWO: &[&str] = &[
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
    ];
    const THREE: &[&str] = &[
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
    ];
    match token {
        token if token.is(ONE) => Some(1),
        token if token.is(TWO) => Some(2),
        token if token.is(THREE) => Some(3),
        token if token.is_digits() && token.text.len() <= 4 => Some(token.text.len()),
        token if token.is(&["y"]) => Some(0),
        _ => None,
    }
}

/// `double five` says one more, `triple` two more.
fn multiplied(text: &Text, at: usize) -> Option<usize> {
    let next = text.tokens.get(at + 1).and_then(digits_in)?;
    match text.tokens[at].text.as_str() {
        "double" | "doble" => Some(next),
        "triple" => Some(2 * next),
        "area" | "code" | "plus" | "mas" | "dash" | "guion" => Some(0),
        _ => None,
    }
}
