//! People who work in care, by name: what they are stands in front of it.

use super::chars::Text;
use super::named::{Trust, name, named, past_titles};
use super::words::Words;
use crate::safety::{Mark, MarkKind};

/// Abbreviations that stand in front of a name and hardly anywhere else.
static SHORT: Words = Words::new(&[
    "dr", "dra", "drs", "prof", "profa", "lic", "dres", "rn", "np", "enf", "pt", "lpn", "cna", "drx", "psic", "qfb",
]);

/// What people are, alone or as the last of several words: `physical therapist`, `front desk lady`.
static WORK: Words = Words::new(&[
    "doctor",
    "doctora",
    "doc",
    "nurse",
    "practitioner",
    "therapist",
    "pharmacist",
    "receptionist",
    "technician",
    "tech",
    "surgeon",
    "dentist",
    "hygienist",
    "midwife",
    "doula",
    "counselor",
    "counsellor",
    "psychologist",
    "psychiatrist",
    "dietitian",
    "dietician",
    "nutritionist",
    "physician",
    "pediatrician",
    "cardiologist",
    "dermatologist",
    "oncologist",
    "neurologist",
    "gynecologist",
    "obgyn",
    "radiologist",
    "specialist",
    "aide",
    "caregiver",
    "assistant",
    "instructor",
    "coach",
    "trainer",
    "lady",
    "guy",
    "coordinator",
    "manager",
    "scheduler",
    "clerk",
    "secretary",
    "worker",
    "chaplain",
    "paramedic",
    "volunteer",
    "professor",
    "pa",
    "enfermera",
    "enfermero",
    "terapeuta",
    "fisioterapeuta",
    "fisio",
    "recepcionista",
    "farmaceutico",
    "farmaceutica",
    "medico",
    "medica",
    "cirujano",
    "cirujana",
    "dentista",
    "matrona",
    "partera",
    "psicologo",
    "psicologa",
    "psiquiatra",
    "nutriologa",
    "nutriologo",
    "nutricionista",
    "pediatra",
    "cardiologo",
    "cardiologa",
    "ginecologo",
    "ginecologa",
    "dermatologa",
    "dermatologo",
    "cuidadora",
    "cuidador",
    "trabajadora",
    "trabajador",
    "licenciada",
    "licenciado",
    "auxiliar",
    "secretaria",
    "especialista",
    "profesor",
    "profesora",
    "oncologa",
    "oncologo",
    "neurologa",
    "neurologo",
    "psiquiatria",
    "internista",
    "anestesiologo",
    "anestesiologa",
    "traumatologo",
    "traumatologa",
    "urologo",
    "urologa",
    "nefrologo",
    "nefrologa",
    "reumatologa",
    "reumatologo",
    "endocrinologo",
    "endocrinologa",
    "oculista",
    "optometrista",
    "camillero",
    "guardia",
    "promotora",
    "promotor",
    "interprete",
    "tecnico",
    "tecnica",
    "quimico",
    "quimica",
    "residente",
    "pasante",
    "jefa",
    "jefe",
    "encargada",
    "encargado",
    "senorita",
    "muchacha",
    "muchacho",
    "doula",
    "curandera",
    "sobadora",
    "nephrologist",
    "urologist",
    "rheumatologist",
    "endocrinologist",
    "pulmonologist",
    "podiatrist",
    "orthopedist",
    "optometrist",
    "ophthalmologist",
    "hospitalist",
    "anesthesiologist",
    "pathologist",
    "allergist",
    "hematologist",
    "gastroenterologist",
    "audiologist",
    "chiropractor",
    "phlebotomist",
    "orderly",
    "intern",
    "resident",
    "navigator",
    "advocate",
    "interpreter",
    "translator",
    "operator",
    "greeter",
    "janitor",
    "driver",
    "sonographer",
    "dispatcher",
    "emt",
    "nutritionists",
    "educator",
    "biller",
    "provider",
    "person",
    "rep",
    "representative",
    "director",
    "supervisor",
    "instructora",
    "practicante",
    "ginecobstetra",
]);

/// Words between what somebody is and their name.
static BETWEEN: Words = Words::new(&[
    "social",
    "named",
    "called",
    "llamada",
    "llamado",
    "practitioner",
    "i",
    "think",
    "believe",
    "creo",
    "que",
    "se",
    "llama",
    "maybe",
    "jefe",
    "jefa",
    "manager",
    "familiar",
    "de",
    "nombre",
    "whose",
    "name",
]);

/// After what somebody is, these say who.
static SAYS: Words = Words::new(&[
    "is",
    "was",
    "es",
    "era",
    "se llama",
    "se llamaba",
    "name is",
    "s name is",
    "names",
    "goes by",
    "is named",
    "name was",
    "her name was",
    "his name was",
    "her name is",
    "his name is",
]);

/// Where people work: `Kelly from the front desk`.
static DESKS: Words = Words::new(&[
    "front desk",
    "billing",
    "radiology",
    "reception",
    "pharmacy",
    "lab",
    "er",
    "registration",
    "scheduling",
    "oncology",
    "cardiology",
    "imaging",
    "xray",
    "admissions",
    "pt",
    "recepcion",
    "farmacia",
    "urgencias",
    "laboratorio",
    "caja",
    "admision",
    "rehabilitacion",
    "enfermeria",
    "radiologia",
    "records",
]);

/// Staff by name.
pub(super) fn marks(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in 0..text.tokens.len() {
        let token = &text.tokens[at];
        let short = token.is(&SHORT);
        if !(short || token.is(&WORK)) {
            continue;
        }
        let next = text.past(text.past(at + 1, &BETWEEN, 3), &SHORT, 3);
        let next = past_titles(text, text.after(next, &SAYS).unwrap_or(next));
        let near = text.tokens.get(next).is_some_and(|token| {
            matches!(token.before, " " | ". " | "." | ", ") && (short || matches!(token.before, " " | ", "))
        });
        // A doctor's name is one in small letters, too; a shouted text only shows those that are known.
        let trust = if short { Trust::Sure } else { Trust::Given };
        if let Some(end) = name(text, next, trust).filter(|_| near) {
            marks.push(named(text, MarkKind::Staff, next, end));
        }
    }
    marks.extend((0..text.tokens.len()).filter_map(|at| before_work(text, at).or_else(|| met(text, at))));
    marks
}

/// `Kelly the nurse`, `Rosa de recepción`: who stands in front.
fn before_work(text: &Text, at: usize) -> Option<Mark> {
    static BESIDE: Words =
        Words::new(&["the", "my", "la", "el", "mi", "from the", "from", "in", "at the", "de la", "de", "en", "del"]);
    let end = name(text, at, Trust::Given)?;
    let next = text.after(end, &BESIDE)?;
    let desk = text.after(next, &DESKS).is_some() && !text.tokens[end].is(&["the", "my", "la", "el", "mi"]);
    let work = text.tokens[end].is(&["the", "my", "la", "el", "mi"])
        && text.tokens.get(next).is_some_and(|token| token.is(&WORK) && !token.is(&["guy", "lady"]));
    (desk || work).then(|| named(text, MarkKind::Staff, at, end))
}

/// `spoke with Jessica`, `me atendió Maribel`, `Shawna Ruiz, RN`: who helped, and letters that say what somebody is.
fn met(text: &Text, at: usize) -> Option<Mark> {
    static MET: Words = Words::new(&[
        "spoke with",
        "spoke to",
        "talked to",
        "talked with",
        "speaking with",
        "speaking to",
        "seen by",
        "treated by",
        "helped by",
        "told by",
        "saw",
        "met with",
        "ask for",
        "appointment with",
        "cita con",
        "consulta con",
        "hable con",
        "hablo con",
        "platique con",
        "me atendio",
        "nos atendio",
        "la atendio",
        "lo atendio",
        "me dijo",
        "nos dijo",
        "me vio",
        "turno con",
        "fui con",
        "voy con",
        "me toco",
        "thanks to",
        "gracias a",
        "shout out to",
        "kudos to",
        "felicidades a",
    ]);
    static LETTERS: Words = Words::new(&[
        "rn", "md", "np", "pa", "do", "dds", "lpn", "cna", "dpt", "phd", "lcsw", "rd", "pharmd", "dnp", "fnp", "crna",
        "msw", "dpm", "od",
    ]);
    if let Some(next) = text.after(at, &MET) {
        let next = past_titles(text, next);
        let end = name(text, next, Trust::Known).filter(|_| text.tokens[next].follows())?;
        return Some(named(text, MarkKind::Staff, next, end));
    }
    let end = name(text, at, Trust::Capital)?;
    let end = if text.tokens[end - 1].is(&LETTERS) && end > at + 1 { end - 1 } else { end };
    let letters =
        text.tokens.get(end).filter(|token| token.is(&LETTERS) && matches!(token.before, ", " | " " | " ("))?;
    let large = text.letters[letters.start..letters.end].iter().filter(|letter| letter.is_uppercase()).count() > 1;
    large.then(|| named(text, MarkKind::Staff, at, end))
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn who_works_in_care() {
        for (text, wanted) in [
            ("The tech, I think Jerome, said so", &["Jerome"][..]),
            ("was Bartholomew Quist MD at the time", &["Bartholomew Quist"][..]),
            ("Rosa de recepción me dijo", &["Rosa"][..]),
            ("nurse tamika said", &["tamika"][..]),
        ] {
            assert_eq!(found(marks, text), wanted, "{text}");
        }
        for text in ["the nurse said no", "Doctor told me", "La doctora me dijo"] {
            assert_eq!(found(marks, text), Vec::<String>::new(), "{text}");
        }
    }
}
