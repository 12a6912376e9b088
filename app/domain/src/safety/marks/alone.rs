//! Names that nothing introduces: a capital and a list of given names tell.

use super::chars::Text;
use super::given::known;
use super::named::{Trust, name, named};
use super::words::Words;
use crate::safety::{Mark, MarkKind};

/// In front of a name these make it a place, an illness or a house.
static PLACES: Words = Words::new(&[
    "san",
    "santa",
    "santo",
    "st",
    "saint",
    "mount",
    "mt",
    "lake",
    "fort",
    "ft",
    "port",
    "los",
    "las",
    "new",
    "north",
    "south",
    "east",
    "west",
    "calle",
    "avenida",
    "ave",
    "av",
    "hospital",
    "clinica",
    "clinic",
    "sindrome",
    "enfermedad",
    "mal",
    "tiroiditis",
    "escala",
    "prueba",
    "test",
    "ciudad",
    "colonia",
    "escuela",
    "universidad",
    "dia",
    "santos",
    "virgen",
    "te",
    "iglesia",
    "parroquia",
    "syndrome",
    "disease",
    "hurricane",
    "huracan",
    "parque",
    "plaza",
    "barrio",
    "condado",
    "bahia",
    "isla",
    "rio",
    "puerto",
    "villa",
    "the",
    "maniobra",
    "signo",
    "operacion",
    "cirugia",
    "metodo",
    "dieta",
    "tecnica",
    "cancion",
    "dr",
    "dra",
    "doctor",
    "doctora",
]);

/// Behind a name these do.
static THINGS: Words = Words::new(&[
    "disease",
    "syndrome",
    "palsy",
    "cyst",
    "test",
    "scan",
    "sign",
    "scale",
    "score",
    "method",
    "diet",
    "hospital",
    "clinic",
    "center",
    "centre",
    "university",
    "college",
    "school",
    "street",
    "st",
    "ave",
    "avenue",
    "road",
    "rd",
    "county",
    "house",
    "medical",
    "health",
    "foundation",
    "institute",
    "pharmacy",
    "day",
    "park",
    "airport",
    "mall",
    "church",
    "surgery",
    "maneuver",
    "procedure",
    "technique",
    "index",
    "criteria",
    "law",
    "act",
    "bridge",
    "lake",
    "beach",
    "springs",
    "hall",
    "building",
    "wing",
    "tower",
    "island",
    "water",
    "salt",
    "tea",
    "stockings",
    "exercises",
    "protocol",
    "position",
    "fracture",
    "sarcoma",
    "lymphoma",
    "thyroiditis",
    "dementia",
    "boulevard",
    "blvd",
    "drive",
    "dr",
    "lane",
    "ln",
    "way",
    "plaza",
    "unit",
    "virus",
    "catheter",
    "trial",
    "study",
    "fair",
    "store",
    "brand",
    "study",
    "podcast",
    "book",
    "show",
    "app",
    "method",
    "classification",
    "stage",
    "tumor",
]);

/// Full names, and given names by themselves.
pub(super) fn marks(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    if text.shouts {
        return marks;
    }
    let mut at = 0;
    while at < text.tokens.len() {
        let found = alone(text, at);
        marks.extend(found.map(|end| named(text, MarkKind::Name, at, end)));
        at = found.unwrap_or(at + 1);
    }
    marks
}

fn alone(text: &Text, at: usize) -> Option<usize> {
    let token = &text.tokens[at];
    if !token.capital || !(token.known.given || token.known.name_too) {
        return None;
    }
    let inside = at > 0 && !token.begins_sentence() && !token.before.contains(['¿', '¡', '"', '“', '«', ':']);
    let end = name(text, at, Trust::Known)?;
    let whole = end - at > 1 && !is_thing(text, end - 1);
    let known = token.known.given && !token.known.elsewhere || token.known.name_too && inside;
    let lower = text.letters[token.start..token.end].iter().any(|letter| letter.is_lowercase());
    let said = (whole && (inside || token.known.given) || known) && lower;
    (said && !is_led(text, at) && !is_thing(text, end) && !is_illness(text, end)).then_some(end)
}

/// Whether what stands in front makes it something else: `San José`, `síndrome de`.
fn is_led(text: &Text, at: usize) -> bool {
    let before = &text.tokens[at.saturating_sub(2)..at];
    let direct = before.last().is_some_and(|last| last.is(&PLACES) && text.tokens[at].before.len() <= 2);
    let of = before.len() == 2 && before[1].is(&["de", "del", "of"]) && before[0].is(&PLACES);
    direct || of
}

fn is_thing(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|next| next.is(&THINGS) && (next.follows() || next.before == "-"))
}

/// `Crohn's`, `Lou Gehrig's`: what belongs to somebody and is nobody's.
fn is_illness(text: &Text, end: usize) -> bool {
    let last = &text.tokens[end - 1];
    let owns = last.end - last.start > 2
        && matches!(text.letters[last.end - 2], '\'' | '’')
        && matches!(text.letters[last.end - 1], 's');
    let stem = last.text.strip_suffix('s').unwrap_or(last.text);
    owns && (last.known.elsewhere || known(stem).elsewhere || !known(stem).given && !known(stem).name_too)
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn names_that_nothing_introduces() {
        for (text, wanted) in [
            ("can Kevin take it with food", &["Kevin"][..]),
            ("my roomate Jaylen Foster slept", &["Jaylen Foster"][..]),
            ("is Soledad well enough", &["Soledad"][..]),
        ] {
            assert_eq!(found(marks, text), wanted, "{text}");
        }
        for text in [
            "Is San Antonio far",
            "síndrome de Down y Guillain",
            "Does the Tommy John surgery work",
            "Charlotte Hospital",
            "KEVIN IS ILL AND I AM TIRED",
        ] {
            assert_eq!(found(marks, text), Vec::<String>::new(), "{text}");
        }
    }
}
