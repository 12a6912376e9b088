//! Where somebody is or lives, and what their car says.

use super::chars::{Text, Token};
use super::mark;
use crate::safety::{Mark, MarkKind};

/// Two numbers of degrees, with three decimals or more, or in degrees, minutes and seconds.
pub(super) fn coordinates(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.letters.len() {
        let pair = decimal(text, at, 90.0).and_then(|first| {
            let gap = text.letters[first..].iter().take(6).take_while(|letter| " ,;°NSEWOnsewo/".contains(**letter)).count();
            let end = if gap > 0 { decimal(text, first + gap, 180.0) } else { None }?;
            let tail = text.letters[end..].iter().take(3).take_while(|letter| " °NSEWO".contains(**letter)).count();
            Some(end + if text.letters[end..end + tail].iter().any(|letter| letter.is_alphabetic()) { tail } else { 0 })
        });
        let begins = at == 0 || !(text.letters[at - 1].is_ascii_digit() || text.letters[at - 1] == '.');
        match pair.filter(|_| begins).or_else(|| sexagesimal(text, at)) {
            Some(end) => {
                marks.push(mark(MarkKind::Coordinates, at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    marks
}

/// The place after a number with three decimals or more that is at most `most`.
fn decimal(text: &Text, at: usize, most: f64) -> Option<usize> {
    let sign = usize::from(matches!(text.at(at), Some('-' | '+' | '−')));
    let digits = |from: usize| text.letters.get(from..).map_or(0, |rest| rest.iter().take(12).take_while(|letter| letter.is_ascii_digit()).count());
    let whole = digits(at + sign);
    let point = at + sign + whole;
    let decimals = (matches!(text.at(point), Some('.'))).then(|| digits(point + 1))?;
    let number: String = text.letters[at + sign..point + 1 + decimals].iter().collect();
    let fits = (1..=3).contains(&whole) && (3..=10).contains(&decimals) && number.parse::<f64>().is_ok_and(|number| number <= most);
    fits.then_some(point + 1 + decimals)
}

/// `40°26′46″N 79°58′56″W`.
fn sexagesimal(text: &Text, at: usize) -> Option<usize> {
    let digit = text.letters[at].is_ascii_digit() && (at == 0 || !text.letters[at - 1].is_ascii_digit());
    if !digit {
        return None;
    }
    let half = |from: usize| {
        let part = |letter: &&char| letter.is_ascii_digit() || matches!(**letter, '°' | 'º' | '\'' | '′' | '’' | '"' | '″' | '”' | '.' | ' ');
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
    const SAYS: &[&str] =
        &["plate", "plates", "license plate", "licence plate", "number plate", "tag", "tags", "matricula", "placa", "placas", "vin", "reg", "registration", "patente"];
    const BETWEEN: &[&str] =
        &["is", "es", "number", "no", "numero", "de", "la", "las", "with", "con", "that", "says", "dice", "reads", "was", "are", "son"];
    let mut marks = Vec::new();
    for at in 0..text.tokens.len() {
        let Some(mut next) = text.after(at, SAYS) else { continue };
        while text.tokens.get(next).is_some_and(|token| token.is(BETWEEN)) {
            next += 1;
        }
        let end = (next..text.tokens.len().min(next + 3)).take_while(|place| is_plate_part(text, *place, *place == next)).count() + next;
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
    let close = first || matches!(token.before.as_str(), " " | "-" | "·" | ".");
    let large = text.letters[token.start..token.end].iter().all(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    let small = token.has_digit() && token.is_word() || token.has_digit() && !token.is_digits();
    close && (large || small) && (token.text.len() <= 8 || token.text.len() == 17) && !token.is(&["i"])
}

const STREETS: &[&str] = &[
    "street", "st", "str", "avenue", "ave", "av", "road", "rd", "boulevard", "blvd", "lane", "ln", "drive", "dr", "court", "ct", "circle", "cir", "way", "place", "pl", "terrace", "ter",
    "trail", "trl", "parkway", "pkwy", "highway", "hwy", "square", "sq", "loop", "alley", "crescent", "cres", "close", "grove", "gardens", "row", "walk", "hill", "path", "pike", "turnpike",
    "ridge", "run", "crossing", "plaza", "expressway", "route", "rte", "mews", "broadway", "point", "cove", "bend",
];

/// Kinds of streets that are ordinary words: only a capital says that they are one.
const ORDINARY: &[&str] = &[
    "way", "place", "run", "walk", "path", "point", "row", "loop", "close", "hill", "ridge", "trail", "bend", "route", "plaza", "square", "circle", "gardens", "grove", "pike",
    "crossing", "court", "drive", "dr", "terrace", "crescent", "cove", "pl", "av", "st",
];

const UNITS: &[&str] = &[
    "apt", "apartment", "unit", "suite", "ste", "floor", "fl", "room", "rm", "lot", "box", "piso", "planta", "puerta", "pta", "esc", "escalera", "bajo", "depto", "dpto", "departamento", "int",
    "interior", "ext", "bloque", "portal", "casa", "mz", "manzana", "lt", "lote", "edificio", "trailer", "space",
];

const VIAS: &[&str] = &[
    "calle", "c", "cl", "avenida", "av", "avda", "ave", "paseo", "plaza", "carrera", "cra", "carretera", "ctra", "camino", "callejon", "boulevard", "blvd", "bulevar", "ronda", "travesia", "urbanizacion",
    "urb", "colonia", "col", "fraccionamiento", "fracc", "privada", "priv", "cerrada", "calzada", "calz", "pasaje", "jiron", "transversal", "diagonal", "rambla", "glorieta", "circuito",
];

const PARTICLES: &[&str] =
    &["de", "del", "la", "las", "los", "el", "y", "san", "santa", "of", "the", "n", "s", "e", "w", "north", "south", "east", "west"];

const STATES: &[&str] = &[
    "al", "ak", "az", "ar", "ca", "co", "ct", "de", "fl", "ga", "hi", "id", "il", "in", "ia", "ks", "ky", "la", "me", "md", "ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm", "ny",
    "nc", "nd", "oh", "ok", "or", "pa", "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va", "wa", "wv", "wi", "wy", "dc", "pr", "vi",
];

/// What an address follows on, so that it may be written in small letters.
const LEADS: &[&str] = &[
    "at", "address", "live", "lives", "living", "reside", "mail", "ship", "send", "vivo", "vive", "vivimos", "direccion", "domicilio", "envien", "manden", "mandenlo", "mandar", "enviar", "home", "located", "to", "en",
];

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
    let last = text.tokens[end - 1].end;
    last + usize::from(matches!(text.at(last), Some('º' | 'ª' | '°')))
}

/// `418 Larkspur Hollow Rd`: a number, up to five words, a kind of street.
fn street(text: &Text, at: usize) -> Option<usize> {
    let number = &text.tokens[at];
    let digits = number.text.trim_end_matches(|letter: char| letter.is_alphabetic());
    let numbered = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) && number.text.len() <= digits.len() + 1;
    if !numbered || number.before.ends_with(['/', '$', '.', '-']) {
        return None;
    }
    let led = at > 0 && text.tokens[at.saturating_sub(2)..at].iter().any(|token| token.is(LEADS));
    let near = |token: &Token| token.before.chars().all(|letter| matches!(letter, ' ' | '.' | '-' | '\u{a0}')) && token.before.len() <= 2;
    let mut end = at + 1;
    while let Some(token) = text.tokens.get(end).filter(|token| near(token)) {
        let named = token.capital || token.is(PARTICLES) || is_ordinal(token) || text.shouts;
        let kind = token.is(STREETS) && end > at + 1 && (token.capital || text.tokens[at + 1].capital || !token.is(ORDINARY));
        if kind && (led || text.tokens[at + 1].capital || is_ordinal(&text.tokens[at + 1])) {
            let more = text.tokens.get(end + 1).filter(|next| near(next) && next.is(STREETS) && !next.before.contains('.'));
            return Some(end + 1 + usize::from(more.is_some()));
        }
        if end > at + 5 || !(named || led) || token.is(&["minutes", "years", "mg", "days", "times", "hours", "minute", "year", "and", "i", "my"]) {
            break;
        }
        end += 1;
    }
    // Where it is said to be an address, capitals are enough: `I live at 12 Harbour View`.
    let lives = text.tokens[at.saturating_sub(3)..at].iter().any(|token| token.is(&["address", "live", "lives", "reside", "direccion", "domicilio"]));
    let capitals = (at + 1..text.tokens.len().min(at + 5)).take_while(|place| text.tokens[*place].capital && near(&text.tokens[*place])).count();
    (lives && capitals > 0 && !text.shouts).then_some(at + 1 + capitals)
}

fn is_ordinal(token: &Token) -> bool {
    token.text.starts_with(|letter: char| letter.is_ascii_digit()) && token.text.ends_with(['h', 't', 'd'])
}

/// `Calle del Almendro 14`, `Av. Los Tulipanes #203`.
fn via(text: &Text, at: usize) -> Option<usize> {
    let first = &text.tokens[at];
    let led = at > 0 && text.tokens[at.saturating_sub(3)..at].iter().any(|token| token.is(&["vivo", "vive", "vivimos", "direccion", "domicilio", "en", "address", "live"]));
    if !first.is(VIAS) || !(first.capital || led) {
        return None;
    }
    let near = |token: &Token| token.before.chars().all(|letter| matches!(letter, ' ' | '.' | '/' | ',' | '#' | 'º' | '°' | '\u{a0}' | '-')) && token.before.len() <= 4;
    let mut words = 0;
    for (place, token) in text.tokens.iter().enumerate().skip(at + 1).take(9) {
        if !near(token) {
            return None;
        }
        if token.has_digit() && !is_ordinal(token) && (words > 0 || token.before.contains('#') || first.capital && !first.is(&["camino", "paseo", "carretera"])) {
            return Some(place + 1);
        }
        let skipped = token.is(&["num", "numero", "no", "n", "nro", "km", "#", "esquina", "con", "s"]);
        if !(token.capital || token.is(PARTICLES) || skipped || led || token.has_digit()) {
            return None;
        }
        words += 1;
    }
    None
}

/// `PO Box 9917`, `Apdo. de Correos 314`.
fn post_box(text: &Text, at: usize) -> Option<usize> {
    let heads = ["po box", "p o box", "post office box", "pobox", "apartado", "apartado postal", "apartado de correos", "apdo", "apdo de correos", "apdo postal", "casilla", "a p"];
    let next = text.after(at, &heads)?;
    let next = next + usize::from(text.tokens.get(next).is_some_and(|token| token.is(&["number", "no", "num", "numero"])));
    text.tokens.get(next).filter(|token| token.has_digit()).map(|_| next + 1)
}

/// `Anytown, OH 43999`, `C.P. 99999`, `zip 43999`.
fn town(text: &Text, at: usize) -> Option<usize> {
    let code = |token: &Token| token.is_digits() && token.text.len() == 5;
    let heads = ["zip", "zip code", "zipcode", "c p", "cp", "codigo postal", "postal code", "postcode"];
    if let Some(next) = text.after(at, &heads) {
        let next = next + usize::from(text.tokens.get(next).is_some_and(|token| token.is(&["is", "es"])));
        return text.tokens.get(next).filter(|token| token.has_digit() && token.text.len() >= 3).map(|_| next + 1);
    }
    let near = |token: &Token| matches!(token.before.as_str(), " " | ", " | ",");
    let words = (at..text.tokens.len().min(at + 4)).take_while(|place| text.tokens[*place].capital && (*place == at || near(&text.tokens[*place]))).count();
    let end = at + words;
    let state = words > 1 && text.tokens[end - 1].is(STATES) && text.tokens[end - 1].text.len() == 2;
    text.tokens.get(end).filter(|token| state && near(token) && code(token)).map(|_| end + 1)
}

/// What follows an address and belongs to it: a flat, a town, a state, a code.
fn tail(text: &Text, body: usize) -> usize {
    let mut end = body;
    while let Some(token) = text.tokens.get(end) {
        let close = token.before.chars().all(|letter| matches!(letter, ' ' | ',' | '.' | '#' | 'º' | 'ª' | '°' | '-' | '\u{a0}' | '\n')) && token.before.chars().count() <= 4;
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
        let plus = text.tokens.get(end).is_some_and(|next| code && next.before == "-" && next.is_digits() && next.text.len() == 4);
        end += usize::from(plus);
    }
    end
}

/// How many tokens from `at` on go on with an address.
fn tail_step(text: &Text, at: usize) -> usize {
    let token = &text.tokens[at];
    let comma = token.before.contains(',');
    let stops = token.before.contains('.') && !text.tokens[at - 1].is(&["st", "rd", "ave", "av", "apt", "col", "c", "p", "ln", "dr", "blvd", "int", "depto", "no", "ct", "pl", "ste"]);
    if stops || token.before.contains('\n') && !(token.capital || token.has_digit()) {
        return 0;
    }
    let number = |place: usize| text.tokens.get(place).is_some_and(|token| token.has_digit() || token.text.len() == 1);
    if token.is(&["colonia", "col", "barrio", "fraccionamiento", "fracc"]) {
        return 1 + usize::from(text.tokens.get(at + 1).is_some_and(|next| next.follows() || next.before == ". "));
    }
    if token.is(UNITS) || token.is(VIAS) || token.is(&["barrio", "sector", "municipio", "cp", "zip"]) {
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
    let state = token.is(STATES) && text.letters[token.start..token.end].iter().all(|letter| letter.is_uppercase()) && !text.shouts;
    if lone || state {
        return 1;
    }
    if text.shouts {
        return usize::from(comma && !super::named::is_common(&token.text));
    }
    let particle = token.is(PARTICLES) && token.follows() && text.tokens.get(at + 1).is_some_and(|next| next.capital && next.follows());
    usize::from(particle || token.capital && !token.is(&["i", "im", "ive", "my", "mi", "can", "is", "what", "thanks", "gracias", "please", "por"]))
}
