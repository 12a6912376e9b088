//! Post boxes, and towns with their code.

use super::chars::{Text, Token};
use super::words::Words;

/// America's states and territories (USPS Publication 28).
pub(super) static STATES: Words = Words::new(&[
    "al", "ak", "az", "ar", "ca", "co", "ct", "de", "fl", "ga", "hi", "id", "il", "in", "ia", "ks", "ky", "la", "me",
    "md", "ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm", "ny", "nc", "nd", "oh", "ok", "or", "pa",
    "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va", "wa", "wv", "wi", "wy", "dc", "pr", "vi",
]);

/// `PO Box 9917`, `Apdo. de Correos 314`.
pub(super) fn post_box(text: &Text, at: usize) -> Option<usize> {
    static HEADS: Words = Words::new(&[
        "po box",
        "p o box",
        "post office box",
        "pobox",
        "apartado",
        "apartado postal",
        "apartado de correos",
        "apdo",
        "apdo de correos",
        "apdo postal",
        "casilla",
        "a p",
    ]);
    let next = text.after(at, &HEADS)?;
    let next =
        next + usize::from(text.tokens.get(next).is_some_and(|token| token.is(&["number", "no", "num", "numero"])));
    text.tokens.get(next).filter(|token| token.has_digit()).map(|_| next + 1)
}

/// `Anytown, OH 43999`, `C.P. 99999`, `zip 43999`.
pub(super) fn town(text: &Text, at: usize) -> Option<usize> {
    let code = |token: &Token| token.is_digits() && token.text.len() == 5;
    static HEADS: Words =
        Words::new(&["zip", "zip code", "zipcode", "c p", "cp", "codigo postal", "postal code", "postcode"]);
    if let Some(next) = text.after(at, &HEADS) {
        let next = next + usize::from(text.tokens.get(next).is_some_and(|token| token.is(&["is", "es"])));
        return text.tokens.get(next).filter(|token| token.has_digit() && token.text.len() >= 3).map(|_| next + 1);
    }
    let near = |token: &Token| matches!(token.before, " " | ", " | ",");
    let words = (at..text.tokens.len().min(at + 4))
        .take_while(|place| text.tokens[*place].capital && (*place == at || near(&text.tokens[*place])))
        .count();
    let end = at + words;
    let state = words > 1 && text.tokens[end - 1].is(&STATES) && text.tokens[end - 1].text.len() == 2;
    text.tokens.get(end).filter(|token| state && near(token) && code(token)).map(|_| end + 1)
}
