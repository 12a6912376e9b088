//! Relatives and friends by name.

mod lists;

use super::chars::Text;
use super::named::{Trust, name, named, past_titles};
use super::words::Words;
use crate::safety::{Mark, MarkKind};
use lists::{CALLED, CARERS, IS, NAMED};

/// Relatives and friends.
pub(super) static RELATIVES: Words = Words::new(&[
    "husband",
    "wife",
    "son",
    "daughter",
    "mother",
    "mom",
    "mum",
    "father",
    "dad",
    "brother",
    "sister",
    "grandmother",
    "grandma",
    "grandfather",
    "grandpa",
    "grandson",
    "granddaughter",
    "uncle",
    "aunt",
    "cousin",
    "niece",
    "nephew",
    "friend",
    "partner",
    "boyfriend",
    "girlfriend",
    "fiance",
    "fiancee",
    "spouse",
    "neighbor",
    "neighbour",
    "roommate",
    "stepson",
    "stepdaughter",
    "stepfather",
    "stepmother",
    "stepdad",
    "stepmom",
    "twins",
    "twin",
    "baby",
    "kid",
    "boy",
    "girl",
    "coworker",
    "colleague",
    "boss",
    "ex",
    "hubby",
    "nana",
    "child",
    "toddler",
    "newborn",
    "godson",
    "goddaughter",
    "bestie",
    "buddy",
    "esposo",
    "esposa",
    "marido",
    "mujer",
    "hijo",
    "hija",
    "madre",
    "mama",
    "padre",
    "papa",
    "hermano",
    "hermana",
    "abuela",
    "abuelo",
    "abuelita",
    "abuelito",
    "nieto",
    "nieta",
    "tio",
    "tia",
    "primo",
    "prima",
    "sobrina",
    "sobrino",
    "amiga",
    "amigo",
    "pareja",
    "novio",
    "novia",
    "suegro",
    "suegra",
    "cunado",
    "cunada",
    "vecino",
    "vecina",
    "yerno",
    "nuera",
    "companero",
    "companera",
    "bebe",
    "nino",
    "nina",
    "hijita",
    "hijito",
    "jefa",
    "jefe",
    "ahijado",
    "ahijada",
    "padrastro",
    "madrastra",
    "kids",
    "boys",
    "girls",
    "ninos",
    "ninas",
    "cunados",
    "suegros",
    "sobrinos",
    "sobrinas",
    "sons",
    "daughters",
    "children",
    "grandkids",
    "grandchildren",
    "grandsons",
    "granddaughters",
    "brothers",
    "sisters",
    "parents",
    "friends",
    "babies",
    "hijos",
    "hijas",
    "nietos",
    "nietas",
    "hermanos",
    "hermanas",
    "padres",
    "amigas",
    "amigos",
    "hermanito",
    "hermanita",
    "mami",
    "papi",
    "mommy",
    "daddy",
    "granny",
    "gran",
    "gf",
    "bf",
    "concunado",
    "comadre",
    "compadre",
    "madrina",
    "padrino",
    "roomate",
    "grandbaby",
    "grandaughter",
    "granddad",
    "grandad",
    "grampa",
    "gramps",
    "grammy",
    "granma",
    "nephews",
    "nieces",
    "neice",
    "cousins",
    "aunts",
    "uncles",
    "auntie",
    "aunty",
    "inlaw",
    "law",
    "stepbrother",
    "stepsister",
    "sibling",
    "missus",
    "hija",
    "chiquita",
    "chiquito",
    "chamaco",
    "chamaca",
    "muchacha",
    "muchacho",
    "sis",
    "bro",
    "kiddo",
    "daughterinlaw",
    "guardian",
    "classmate",
    "teammate",
    "tenant",
    "landlord",
    "client",
    "resident",
    "patient",
    "paciente",
    "senor",
    "senora",
    "esposito",
    "maridito",
    "tias",
    "tios",
    "primos",
    "primas",
    "gemelos",
    "gemelas",
    "gemela",
    "gemelo",
    "cuates",
    "cuñis",
    "concuna",
    "consuegra",
    "consuegro",
    "exesposo",
    "exesposa",
    "exmarido",
    "compa",
    "roomie",
    "student",
    "alumno",
    "alumna",
]);

/// Relatives whose name stands right behind, with nobody in front: `Grandpa Joe`, `tía Cuquita`.
static TITLES: Words = Words::new(&[
    "grandma", "grandpa", "granny", "nana", "aunt", "auntie", "uncle", "cousin", "tia", "tio", "abuela", "abuelo",
    "abuelita", "abuelito", "primo", "prima", "comadre", "compadre", "papa", "mama", "mami", "papi", "husband", "wife",
    "hubby", "esposo", "esposa", "hermana", "hermano", "hijo", "hija",
]);

static WHOSE: Words = Words::new(&[
    "my", "our", "his", "her", "their", "your", "the", "mi", "mis", "su", "sus", "nuestro", "nuestra", "un", "una",
    "el", "la", "los", "las", "late", "this", "that", "esta", "este", "ese", "esa", "difunto", "difunta", "unos",
    "whose", "elderly", "old", "older", "younger", "oldest", "youngest", "little", "dear", "best", "two", "dos",
    "tres", "three",
]);

/// The names that go on a row: `Ava, Leo and Mia`, `Ava, 9, and Leo, 12`.
fn others(text: &Text, end: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = end;
    while marks.len() < 8 {
        let number = |token: &super::chars::Token| token.is_digits() && token.text.len() <= 2;
        let aged = text.tokens.get(at).is_some_and(|token| number(token) && matches!(token.before, ", " | " (" | " "));
        let and = at + usize::from(aged);
        let Some(token) = text.tokens.get(and) else { break };
        let is_and = token.is(&["and", "y", "e"]) && !token.begins_sentence();
        let next = and + usize::from(is_and);
        let listed = is_and || matches!(token.before.trim(), "," | ")," | "&" | "/");
        let Some(end) = name(text, next, Trust::Given).filter(|_| listed) else { break };
        marks.push(named(text, MarkKind::Relative, next, end));
        at = end;
    }
    marks
}

/// Relatives and friends by name: `my husband Gerald`, `mi papá, se llama Anselmo`.
pub(super) fn relatives(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in 0..text.tokens.len() {
        let token = &text.tokens[at];
        if token.is(&RELATIVES)
            && let Some((next, end)) = relative(text, at)
        {
            marks.push(named(text, MarkKind::Relative, next, end));
            marks.extend(others(text, end));
        }
        let found = [introduced(text, at), related(text, at), owner(text, at), aside(text, at)];
        marks.extend(found.into_iter().flatten().map(|(at, end)| named(text, MarkKind::Relative, at, end)));
    }
    marks
}

/// The name of the relative at `at`.
fn relative(text: &Text, at: usize) -> Option<(usize, usize)> {
    let whose = (at.saturating_sub(3)..at).any(|place| text.tokens[place].is(&WHOSE));
    let token = text.tokens.get(at + 1).filter(|token| !token.begins_sentence())?;
    let alone = token.capital && text.tokens[at].is(&TITLES);
    let called = text.after(at + 1, &CALLED);
    let next = called.or_else(|| text.after(at + 1, &IS)).unwrap_or(at + 1);
    let next = past_titles(text, next);
    let token = text.tokens.get(next)?;
    let close = called.is_some()
        || token.follows()
        || matches!(token.before, ", " | "," | " (" | "(" | ": " | " - " | " — " | " \"" | " “");
    let trust = match (called.is_some(), whose || alone) {
        (true, _) => Trust::Sure,
        (_, true) => Trust::Given,
        _ => Trust::Known,
    };
    let end = name(text, next, trust).filter(|_| close && (whose || alone || called.is_some() || token.follows()))?;
    Some((next, end))
}

/// `her name is Soledad`, `le decimos Cuquita`.
fn introduced(text: &Text, at: usize) -> Option<(usize, usize)> {
    let next = text.after(at, &NAMED)?;
    let small = text.is(at, &["named", "le", "we", "everyone", "everybody"]);
    // `Big Ray`: what stands in front of a name may belong to it.
    let next = if text.tokens.get(next).is_some_and(|token| token.capital) { next } else { past_titles(text, next) };
    let end = name(text, next, if small { Trust::Given } else { Trust::Sure })?;
    Some((next, end))
}

/// `wife of Bao Tran`, `la mamá de kevin`.
fn related(text: &Text, at: usize) -> Option<(usize, usize)> {
    if !(text.tokens[at].is(&RELATIVES) || text.tokens[at].is(&CARERS)) {
        return None;
    }
    let of = text.tokens.get(at + 1).filter(|token| token.follows())?;
    let trust = match of.text {
        "of" | "for" if text.tokens[at].is(&CARERS) => Trust::Given,
        "of" | "to" => Trust::Given,
        "de" | "for" => Trust::Known,
        _ => return None,
    };
    let next = past_titles(text, at + 2);
    let end = name(text, next, trust).filter(|_| text.tokens[next].follows())?;
    Some((next, end))
}

/// `Bao Tran's wife`.
fn owner(text: &Text, at: usize) -> Option<(usize, usize)> {
    let end = name(text, at, Trust::Given)?;
    let last = &text.tokens[end - 1];
    let owns = last.end - last.start > 2 && matches!(text.letters[last.end - 2], '\'' | '’');
    let next = text.tokens.get(end).filter(|next| next.follows())?;
    let place = last.known.elsewhere || super::given::known(last.text.trim_end_matches('s')).elsewhere;
    (owns && !place && (next.is(&RELATIVES) || next.is(&CARERS))).then_some((at, end))
}

/// `mi esposo y yo (Refugio)`.
fn aside(text: &Text, at: usize) -> Option<(usize, usize)> {
    let token = text.tokens.get(at + 1)?;
    let end = name(text, at + 1, Trust::Given)?;
    let bracketed = matches!(token.before, " (" | "(") && text.at(text.tokens[end - 1].end) == Some(')');
    (bracketed && text.tokens[at].is(&["i", "me", "myself", "yo", "mi", "him", "her", "he", "she", "el", "ella"]))
        .then_some((at + 1, end))
}

#[cfg(test)]
mod tests;
