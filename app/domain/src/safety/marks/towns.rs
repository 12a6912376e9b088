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
    let stated = text.tokens.get(end).filter(|token| state && near(token) && code(token)).map(|_| end + 1);
    stated.or_else(|| lone_code(text, at))
}

/// `Renee Stubblefield, 85254`: a code that ends a line, behind a comma and a capital; `Phoenix 85031` behind a place.
fn lone_code(text: &Text, at: usize) -> Option<usize> {
    let token = text.tokens.get(at).filter(|token| token.is_digits() && token.text.len() == 5)?;
    let before = text.tokens.get(at.checked_sub(1)?).filter(|before| before.capital && !before.known.common)?;
    let closed = matches!(text.at(token.end), None | Some('\n' | '.' | ',' | ')'));
    let behind = token.before == ", " && closed || token.before == " " && is_town(before);
    (behind && !token.text.ends_with("000")).then_some(at + 1)
}

/// Towns that are written in front of their code.
fn is_town(token: &Token) -> bool {
    static TOWNS: Words = Words::new(&[
        "phoenix",
        "tucson",
        "mesa",
        "tempe",
        "chandler",
        "glendale",
        "scottsdale",
        "peoria",
        "sedona",
        "yuma",
        "nogales",
        "gilbert",
        "surprise",
        "goodyear",
        "avondale",
        "flagstaff",
        "prescott",
        "houston",
        "dallas",
        "denver",
        "chicago",
        "miami",
        "austin",
        "seattle",
        "portland",
        "hermosillo",
        "madrid",
        "barcelona",
        "sevilla",
        "valencia",
        "bilbao",
        "malaga",
        "zaragoza",
        "monterrey",
        "guadalajara",
        "tijuana",
        "mexicali",
    ]);
    token.is(&TOWNS)
}

#[cfg(test)]
mod tests {
    use super::super::{found, streets::addresses};

    #[test]
    fn codes_behind_a_comma_or_a_town() {
        for (text, wanted) in [("thanks Renee Stubblefield, 85254", &["85254"][..]), ("Phoenix 85031", &["85031"][..])]
        {
            assert_eq!(found(addresses, text), wanted, "{text}");
        }
        for text in ["Lantus 10000", "Vitamin D, 50000"] {
            assert_eq!(found(addresses, text), Vec::<String>::new(), "{text}");
        }
    }
}
