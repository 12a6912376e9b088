use super::*;
use domain::hours::DeskHours;
use domain::zone::{day_heading, local, month_heading, month_name, short_date};
use domain::{Clock, Instant, LocalDate, Span, ZoneName, zone};
use std::fs;
use std::path::{Path, PathBuf};

const EN: Texts = Texts::of(Language::En);
const ES: Texts = Texts::of(Language::Es);

fn new_york() -> ZoneName {
    ZoneName("America/New_York".to_owned())
}

#[test]
fn each_language_is_a_folder_and_a_word() {
    let folders: Vec<&str> = FILES.iter().map(|(tag, _)| *tag).collect();
    let words: Vec<&str> = Language::ALL.iter().map(|language| language.as_str()).collect();
    assert_eq!(folders, words);
}

/// Everything that is written in Rust, but for this crate.
fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true if name != "target" => sources(&path, into),
            false if name.ends_with(".rs") => into.push_str(&fs::read_to_string(&path).unwrap()),
            _ => {}
        }
    }
}

#[test]
fn every_text_is_asked_for_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut asked = String::new();
    for folder in ["app/pages/src", "app/core/src", "app/texts/src", "src"] {
        sources(&root.join(folder), &mut asked);
    }
    let generated = include_str!(concat!(env!("OUT_DIR"), "/texts.rs"));
    let names = generated.lines().filter_map(|line| line.split("pub fn ").nth(1)?.split('(').next());
    let idle: Vec<&str> = names.filter(|name| !asked.contains(&format!(".{name}("))).collect();
    assert!(idle.is_empty(), "nobody asks for {idle:?}");
}

#[test]
fn every_refusal_that_is_said_again_is_said_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut said = String::new();
    for folder in ["app/domain/src", "app/core/src", "src"] {
        sources(&root.join(folder), &mut said);
    }
    let words = |text: &str| text.replace('\\', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let said = words(&said);
    for (name, parts) in AGAIN {
        let longest = parts.iter().filter(|(takes, _)| !takes).max_by_key(|(_, part)| part.len());
        let longest = words(longest.map_or("", |(_, part)| part));
        // How long is said by `in_words`, of numbers and nouns.
        let noun = longest.trim_start_matches("one ").trim_end_matches('s');
        assert!(said.contains(&longest) || said.contains(&format!("\"{noun}\"")), "{name}: nobody says {longest:?}");
    }
}

#[test]
fn no_text_shows_a_blank() {
    for language in Language::ALL {
        let t = Texts::of(*language);
        for (number, name) in PLAIN.iter().enumerate() {
            let text = t.plain(number);
            assert!(!text.is_empty() && text != *name && !text.contains("{$"), "{language}: {name} is {text:?}");
        }
    }
}

#[test]
fn english_dates_are_those_of_staff_pages() {
    for day in (-20_000..40_000).step_by(37) {
        let date = LocalDate::from_days(day);
        assert_eq!(EN.day_heading(date), day_heading(date));
        assert_eq!(EN.short_date(date), short_date(date));
        assert_eq!(EN.month_name(date.month), month_name(date.month));
        let month = zone::Month::containing(date);
        assert_eq!(EN.month_heading(month), month_heading(month));
        let at = Instant(day * 86_400_000 + 12_345_678);
        assert_eq!(EN.moment_in(at, &new_york()), Clock::Day.moment_in(at, &new_york()));
        for clock in [Clock::Day, Clock::Half] {
            let span = Span { start: at, end: at.plus(day * 1_000_000) };
            assert_eq!(EN.by(clock).span_in(span, &new_york()), clock.span_in(span, &new_york()));
            assert_eq!(EN.by(clock).moment_in(at, &new_york()), clock.moment_in(at, &new_york()));
        }
        assert_eq!(EN.day_name(local(at, &new_york()).date), zone::day_name(local(at, &new_york()).date));
    }
    for seconds in [1, 30, 60, 90, 121, 300] {
        assert_eq!(EN.in_words(seconds), domain::time::in_words(seconds));
    }
}

#[test]
fn a_week_has_seven_days_and_a_year_twelve_months_in_each_language() {
    for language in Language::ALL {
        let t = Texts::of(*language);
        let lists = [(t.weekdays(), 7), (t.weekdays_short(), 7), (t.months(), 12), (t.months_short(), 12)];
        for (list, many) in lists {
            assert_eq!(list.split(' ').filter(|word| !word.is_empty()).count(), many, "{language}: {list}");
        }
    }
}

#[test]
fn spanish_dates_are_written_as_in_spanish() {
    let date: LocalDate = "2026-11-24".parse().unwrap();
    assert_eq!(ES.day_heading(date), "martes 24 de noviembre de 2026");
    assert_eq!(ES.short_date(date), "mar 24 nov 2026");
    assert_eq!(ES.days_from_to(date, "2026-12-02".parse().unwrap()), "24 de noviembre – 2 de diciembre de 2026");
    assert_eq!(ES.month_heading(zone::Month::containing(date)), "Noviembre de 2026");
    let at = "2026-11-24T23:00:00Z".parse().unwrap();
    assert_eq!(ES.moment_in(at, &new_york()), "mar 24 nov 2026, 18:00, hora de New York (EST)");
    let span = Span { start: at, end: at.plus(90 * domain::time::MINUTE) };
    let half = ES.by(Clock::Half).span_in(span, &new_york());
    assert_eq!(
        half,
        "mar 24 nov 2026, 6:00 p. m.–7:30 p. m., hora de New York (EST)"
            .replace("p. m.", "p.\u{a0}m.")
            .replace(" p.", "\u{a0}p.")
    );
    assert_eq!(ES.in_words(90), "un minuto y 30 segundos");
}

#[test]
fn hours_read_as_people_say_them() {
    let hours: DeskHours = "Mon-Fri 08:00-17:30".parse().unwrap();
    assert_eq!(EN.desk_hours(&hours, &new_york()), "Monday to Friday, 8:00 to 17:30 (New York time)");
    assert_eq!(ES.desk_hours(&hours, &new_york()), "de lunes a viernes, de 8:00 a 17:30 (hora de New York)");
    let parted: DeskHours = "Mon-Thu 08:00-12:00 13:00-17:00, Fri 08:00-12:00".parse().unwrap();
    let read = "Monday to Thursday, 8:00 to 12:00 and 13:00 to 17:00; Friday, 8:00 to 12:00 (New York time)";
    assert_eq!(EN.desk_hours(&parted, &new_york()), read);
    let leida =
        "de lunes a jueves, de 8:00 a 12:00 y de 13:00 a 17:00; cada viernes, de 8:00 a 12:00 (hora de New York)";
    assert_eq!(ES.desk_hours(&parted, &new_york()), leida);
    let one: DeskHours = "sat 9:00-12:00".parse().unwrap();
    assert_eq!(EN.desk_hours(&one, &ZoneName("UTC".to_owned())), "Saturday, 9:00 to 12:00 (UTC)");
}

#[test]
fn numbers_have_their_forms() {
    assert_eq!((EN.votes(1), EN.votes(3)), ("1 vote".to_owned(), "3 votes".to_owned()));
    assert_eq!((ES.votes(1), ES.votes(3)), ("1 voto".to_owned(), "3 votos".to_owned()));
    let names = ["Ana".to_owned(), "Bo".to_owned(), "Cy".to_owned()];
    assert_eq!(EN.together(&names), "Ana, Bo and Cy");
}

#[test]
fn what_was_refused_in_english_is_said_again() {
    let said = |english: &str| ES.again(english).unwrap_or_default();
    assert_eq!(said("Questions are closed for this session."), "Ya no se reciben preguntas para esta sesión.");
    assert_eq!(
        said(
            "Each person may ask one question in one minute here. Yours can be sent in one minute and 5 seconds; it is kept."
        ),
        "Aquí cada persona puede hacer una pregunta cada un minuto. La suya podrá enviarse dentro de un minuto y 5 segundos; su texto está guardado."
    );
    let long = said("Your question may have at most 1000 characters; this has 1203.");
    assert_eq!(long, "Su pregunta puede tener como máximo 1000 caracteres; ahora tiene 1203.");
    assert_eq!(said("This was here and has been taken away for good."), "Esto estuvo aquí y se retiró para siempre.");
    assert_eq!(
        said("This question is withdrawn; it cannot be withdrawn again."),
        "Esta pregunta está retirada; no se puede retirar de nuevo."
    );
    assert_eq!(
        said(
            "The clocks go forward then, so this time does not exist. The nearest are Sun 28 Mar 2027, 01:59 and Sun 28 Mar 2027, 03:00."
        ),
        "A esa hora se adelantan los relojes, así que no existe. Las más cercanas son dom 28 mar 2027, 01:59 y dom 28 mar 2027, 03:00."
    );
    assert_eq!(
        said("This slot is declined; it cannot become confirmed."),
        "Esta participación está rechazada; ya no puede quedar confirmada."
    );
    assert_eq!(
        said("There is no day 2026-02-30. Use a date such as 2027-03-28."),
        "No existe el día 2026-02-30. Use una fecha como 2027-03-28."
    );
    assert_eq!(
        said("Noted. Whoever plans is told when they ask for these days."),
        "Anotado. Quien planifica lo sabrá cuando pida estos días."
    );
    assert_eq!(ES.again("Nobody has written this down."), None);
    assert_eq!(ES.again("Look at this and that."), None, "what stands in sentences is none");
    assert_eq!(EN.again("Nobody has written this down.").as_deref(), Some("Nobody has written this down."));
}
