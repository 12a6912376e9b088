//! People who work in care, by name: what they are stands in front of it.

use super::chars::Text;
use super::mark;
use super::named::{Trust, name, past_titles};
use crate::safety::{Mark, MarkKind};

/// Abbreviations that stand in front of a name and hardly anywhere else.
const SHORT: &[&str] = &["dr", "dra", "drs", "prof", "lic", "dres", "rn", "np"];

/// What people are, alone or as the last of several words: `physical therapist`, `front desk lady`.
const WORK: &[&str] = &[
    "doctor",
    "doctora",
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
    "instructora",
    "practicante",
    "ginecobstetra",
];

/// Words between what somebody is and their name.
const BETWEEN: &[&str] = &["social", "named", "called", "llamada", "llamado"];

/// After what somebody is, these say who.
const SAYS: &[&str] = &["is", "was", "es", "era", "se llama", "name is", "s name is", "names"];

/// Where people work: `Kelly from the front desk`.
const DESKS: &[&str] = &[
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
];

/// Staff by name.
pub(super) fn marks(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in 0..text.tokens.len() {
        let token = &text.tokens[at];
        let short = token.is(SHORT);
        if !(short || token.is(WORK)) {
            continue;
        }
        let mut next = at + 1;
        while text.tokens.get(next).is_some_and(|token| token.is(BETWEEN) || token.is(SHORT)) {
            next += 1;
        }
        let next = past_titles(text, text.after(next, SAYS).unwrap_or(next));
        let near = text.tokens.get(next).is_some_and(|token| {
            matches!(token.before.as_str(), " " | ". " | "." | ", ")
                && (short || matches!(token.before.as_str(), " " | ", "))
        });
        // A doctor's name is one in small letters, too; a shouted text only shows those that are known.
        let trust = if short { Trust::Sure } else { Trust::Given };
        if let Some(end) = name(text, next, trust).filter(|_| near) {
            marks.push(mark(MarkKind::Staff, text.tokens[next].start, text.tokens[end - 1].end));
        }
    }
    marks.extend((0..text.tokens.len()).filter_map(|at| before_work(text, at)));
    marks
}

/// `Kelly the nurse`, `Rosa de recepción`: who stands in front.
fn before_work(text: &Text, at: usize) -> Option<Mark> {
    let end = name(text, at, Trust::Given)?;
    let next = text
        .after(end, &["the", "my", "la", "el", "mi", "from the", "from", "in", "at the", "de la", "de", "en", "del"])?;
    let desk = text.after(next, DESKS).is_some() && !text.tokens[end].is(&["the", "my", "la", "el", "mi"]);
    let work = text.tokens[end].is(&["the", "my", "la", "el", "mi"])
        && text.tokens.get(next).is_some_and(|token| token.is(WORK) && !token.is(&["guy", "lady"]));
    (desk || work).then(|| mark(MarkKind::Staff, text.tokens[at].start, text.tokens[end - 1].end))
}
