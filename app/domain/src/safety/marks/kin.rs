//! Relatives and friends by name.

use super::chars::Text;
use super::mark;
use super::named::{Trust, name, past_titles};
use crate::safety::{Mark, MarkKind};

/// Relatives and friends.
pub(super) const RELATIVES: &[&str] = &[
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
];

const WHOSE: &[&str] = &[
    "my", "our", "his", "her", "their", "your", "the", "mi", "mis", "su", "sus", "nuestro", "nuestra", "un", "una",
    "el",
];

/// The names that go on a row: `Ava, Leo and Mia`.
fn others(text: &Text, end: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = end;
    while let Some(token) = text.tokens.get(at) {
        let and = token.is(&["and", "y", "e"]) && token.follows();
        let next = at + usize::from(and);
        let listed = and || token.before.trim() == ",";
        let Some(end) = name(text, next, Trust::Given).filter(|_| listed) else { break };
        marks.push(mark(MarkKind::Relative, text.tokens[next].start, text.tokens[end - 1].end));
        at = end;
    }
    marks
}

/// Relatives and friends by name: `my husband Gerald`, `mi papá, se llama Anselmo`.
pub(super) fn relatives(text: &Text) -> Vec<Mark> {
    const CALLED: &[&str] = &[
        "named",
        "called",
        "is named",
        "is called",
        "name is",
        "names",
        "s name is",
        "whose name is",
        "se llama",
        "llamado",
        "llamada",
        "que se llama",
        "su nombre es",
        "her name is",
        "his name is",
        "de nombre",
    ];
    let mut marks = Vec::new();
    for at in text.places(RELATIVES) {
        let whose = at > 0 && (at.saturating_sub(3)..at).any(|place| text.tokens[place].is(WHOSE));
        let next = at + 1;
        let Some(token) = text.tokens.get(next).filter(|token| whose && !token.begins_sentence()) else { continue };
        let called = text.after(next, CALLED);
        let next = past_titles(text, called.unwrap_or(next));
        let trust = if called.is_some() { Trust::Sure } else { Trust::Given };
        let close =
            called.is_some() || token.follows() || matches!(token.before.as_str(), ", " | "," | " (" | "(" | ": ");
        if let Some(end) = name(text, next, trust).filter(|_| close) {
            marks.push(mark(MarkKind::Relative, text.tokens[next].start, text.tokens[end - 1].end));
            marks.extend(others(text, end));
        }
    }
    for at in 0..text.tokens.len() {
        let Some(next) = text.after(
            at,
            &[
                "her name is",
                "his name is",
                "their name is",
                "she is called",
                "he is called",
                "shes called",
                "hes called",
                "named",
                "se llama",
                "su nombre es",
                "her names",
                "his names",
            ],
        ) else {
            continue;
        };
        let next = past_titles(text, next);
        let trust = if text.says(at, &["named"]) { Trust::Given } else { Trust::Sure };
        if let Some(end) = name(text, next, trust) {
            marks.push(mark(MarkKind::Relative, text.tokens[next].start, text.tokens[end - 1].end));
        }
    }
    marks
}
