//! The scripts that come with an installation, in each language. Nobody says them before somebody who reviews has read them.

use domain::id::ScriptId;
use domain::script::{Script, ScriptDraft};
use domain::{Instant, ZoneName, zone};

/// For how many days they stand before somebody should look at them again.
const YEAR: i64 = 365;

/// What it is used for, its category, its kinds, its title and its text.
type Ready = (&'static str, &'static str, &'static [&'static str], &'static str, &'static str);

const ENGLISH: [Ready; 11] = [
    (
        "reply",
        "",
        &["praise", "comment"],
        "Thank you",
        "Hello {{first_name}},\n\nthank you for writing to us. We have shared your words with the team.",
    ),
    (
        "dismissal",
        "",
        &[],
        "Your own care",
        "We do not answer questions about one person's care here, because we do not know your history. Please call your care \
         team at {{clinic_phone}}.",
    ),
    (
        "dismissal",
        "",
        &[],
        "Off topic",
        "We do not answer this here: it is not about the topic. If you need something else from us, please call \
         {{clinic_phone}}.",
    ),
    (
        "dismissal",
        "",
        &[],
        "Answered before",
        "We do not answer this again here: somebody else asked the same, and the answer is on the session's page. If it does not \
         help you, please call {{clinic_phone}}.",
    ),
    (
        "dismissal",
        "",
        &[],
        "About somebody else",
        "We do not answer this here: it is about another person, and their health is private. That person can call us at \
         {{clinic_phone}}.",
    ),
    (
        "offline",
        "appointment",
        &[],
        "Help with an appointment",
        "Hello {{first_name}},\n\nwe cannot make or change an appointment on this page. Please call {{clinic_phone}}, or tell us below how \
         we can reach you. It helps to have the day and the name of your doctor ready.",
    ),
    (
        "offline",
        "billing",
        &[],
        "A question about a bill",
        "Hello {{first_name}},\n\nthank you for telling us. We do not talk about bills on this page, to keep them private. Please \
         call {{clinic_phone}} with your bill at hand, or tell us below how we can reach you. Please do not write any numbers from it here.",
    ),
    (
        "offline",
        "care_question",
        &[],
        "A question about your care",
        "Hello {{first_name}},\n\nthis is about your own care, so it needs somebody who knows you. Please call your care team at \
         {{clinic_phone}}, or tell us below how we can reach you. If you feel very ill, do not wait: call the emergency number.",
    ),
    (
        "offline",
        "medical_records",
        &[],
        "Medical records",
        "Hello {{first_name}},\n\nwe cannot send or change medical records here, because we do not know who reads this page. \
         Please call {{clinic_phone}}, or tell us below how we can reach you. They will ask who you are, to keep your records safe.",
    ),
    (
        "offline",
        "lost_property",
        &[],
        "Lost and found",
        "Hello {{first_name}},\n\nwe are sorry that you lost something. Please call {{clinic_phone}}, or tell us below how we can \
         reach you. It helps to know what it is, and where and when you last had it.",
    ),
    (
        "offline",
        "other",
        &["complaint"],
        "A complaint",
        "Hello {{first_name}},\n\nthank you for telling us; we are sorry that this happened. We would like to hear more and help. \
         Please call {{clinic_phone}}, or tell us how we can reach you.",
    ),
];

const SPANISH: [Ready; 11] = [
    (
        "reply",
        "",
        &["praise", "comment"],
        "Gracias",
        "Hola, {{first_name}}:\n\nGracias por escribirnos. Hemos compartido sus palabras con el equipo.",
    ),
    (
        "dismissal",
        "",
        &[],
        "Su propia salud",
        "Aquí no respondemos preguntas sobre la salud de una sola persona, porque no conocemos su historia. Por favor, llame a su \
         equipo de atención al {{clinic_phone}}.",
    ),
    (
        "dismissal",
        "",
        &[],
        "Fuera del tema",
        "No respondemos esto aquí: no trata de nuestro tema. Si necesita otra cosa de nosotros, por favor, llame al \
         {{clinic_phone}}.",
    ),
    (
        "dismissal",
        "",
        &[],
        "Ya respondida",
        "No lo respondemos otra vez aquí: otra persona preguntó lo mismo, y la respuesta está en la página de la sesión. Si no le \
         ayuda, por favor, llame al {{clinic_phone}}.",
    ),
    (
        "dismissal",
        "",
        &[],
        "Sobre otra persona",
        "No respondemos esto aquí: trata de otra persona, y su salud es privada. Esa persona puede llamarnos al \
         {{clinic_phone}}.",
    ),
    (
        "offline",
        "appointment",
        &[],
        "Ayuda con una cita",
        "Hola, {{first_name}}:\n\nEn esta página no podemos dar ni cambiar citas. Por favor, llame al {{clinic_phone}}, o díganos abajo cómo podemos comunicarnos con usted. Ayuda \
         tener a mano el día y el nombre de su médico.",
    ),
    (
        "offline",
        "billing",
        &[],
        "Una pregunta sobre una factura",
        "Hola, {{first_name}}:\n\nGracias por decírnoslo. En esta página no hablamos de facturas, para que sigan siendo privadas. \
         Por favor, llame al {{clinic_phone}} con la factura a mano, o díganos abajo cómo podemos comunicarnos con usted. No escriba aquí ningún número de ella.",
    ),
    (
        "offline",
        "care_question",
        &[],
        "Una pregunta sobre su atención",
        "Hola, {{first_name}}:\n\nEsto trata de su propia salud, así que necesita a alguien que le conozca. Por favor, llame a su \
         equipo de atención al {{clinic_phone}}, o díganos abajo cómo podemos comunicarnos con usted. Si se siente muy mal, no espere: llame al número de emergencias.",
    ),
    (
        "offline",
        "medical_records",
        &[],
        "Historia clínica",
        "Hola, {{first_name}}:\n\nAquí no podemos enviar ni cambiar historias clínicas, porque no sabemos quién lee esta página. \
         Por favor, llame al {{clinic_phone}}, o díganos abajo cómo podemos comunicarnos con usted. Le preguntarán quién es, para proteger sus datos.",
    ),
    (
        "offline",
        "lost_property",
        &[],
        "Objetos perdidos",
        "Hola, {{first_name}}:\n\nSentimos que haya perdido algo. Por favor, llame al {{clinic_phone}}, o díganos abajo cómo podemos comunicarnos con usted. Ayuda \
         saber qué es, y dónde y cuándo lo tuvo por última vez.",
    ),
    (
        "offline",
        "other",
        &["complaint"],
        "Una queja",
        "Hola, {{first_name}}:\n\nGracias por decírnoslo; sentimos lo que pasó. Queremos saber más y ayudar. Por favor, llame al \
         {{clinic_phone}}, o díganos cómo podemos comunicarnos con usted.",
    ),
];

/// All of them, as they are on the day on which they come.
pub(crate) fn ready(now: Instant) -> Vec<Script> {
    let today = zone::date(now, &ZoneName("UTC".to_owned()));
    let review_on = domain::LocalDate::from_days(today.days() + YEAR).to_string();
    let both = ENGLISH.iter().map(|it| ("en", it)).chain(SPANISH.iter().map(|it| ("es", it)));
    let made = both.enumerate().map(|(at, (language, it))| script(at, language, it, &review_on, now));
    // A test holds that there are no others.
    made.flatten().collect()
}

fn script(at: usize, language: &str, ready: &Ready, review_on: &str, now: Instant) -> Option<Script> {
    let (used_for, category, kinds, title, text) = *ready;
    let draft = ScriptDraft {
        title: title.to_owned(),
        used_for: used_for.to_owned(),
        text: text.to_owned(),
        language: language.to_owned(),
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        category: category.to_owned(),
        owner_id: String::new(),
        review_on: review_on.to_owned(),
    };
    // The same on every node, so that none comes twice.
    let id: ScriptId = format!("01935f5e-7c1a-7000-8000-5c71b75000{at:02x}").parse().ok()?;
    Some(Script::drafted(id, draft.check().ok()?, "", now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::script::blanks;

    #[test]
    fn each_is_whole_and_needs_no_more_than_a_name_and_a_number() {
        let all = ready(Instant(1_800_000_000_000));
        assert_eq!(all.len(), ENGLISH.len() + SPANISH.len());
        for script in &all {
            let open = blanks(script.text.as_str());
            assert!(open.iter().all(|it| it == "{{first_name}}" || it == "{{clinic_phone}}"), "{}", script.title);
            assert!(script.may_be_said().is_err(), "{} is not read yet", script.title);
        }
    }

    #[test]
    fn each_is_there_in_both_languages() {
        for (one, other) in ENGLISH.iter().zip(&SPANISH) {
            assert_eq!((one.0, one.1, one.2), (other.0, other.1, other.2));
            assert_eq!(blanks(one.4), blanks(other.4), "{}", one.3);
        }
    }
}
