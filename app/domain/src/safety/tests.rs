//! The readers by example.

use proptest::prelude::*;

use super::list::List;
use super::{Known, Lists, ReplyFault, SignKind, Span, marks, reply, reply_faults, signs};
use crate::Language;

fn kinds(text: &str) -> Vec<SignKind> {
    signs(text, Language::En, Lists::shipped()).into_iter().map(|sign| sign.kind).collect()
}

fn marked(text: &str) -> Vec<String> {
    let known = Known { names: &["Dr. Amara Lin"], numbers: &["+1 212 555 0100"] };
    marks(text, &known).into_iter().map(|mark| format!("{}: {}", mark.kind, mark.span.of(text))).collect()
}

#[test]
fn every_list_that_is_shipped_can_be_read() {
    for language in Language::ALL {
        for kind in SignKind::ALL {
            let faults = List::parse(Lists::shipped_text(*kind, *language)).err().unwrap_or_default();
            assert!(faults.is_empty(), "{kind} {language}: {faults:?}");
        }
        let faults = reply::tongue(*language).err().unwrap_or_default();
        assert!(faults.is_empty(), "{language}: {faults:?}");
    }
    let faults = Lists::read().err().unwrap_or_default();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn a_list_that_cannot_be_read_names_its_line() {
    let head = "version: 2\nreview by: 2027-05-01\nowner: clinical lead\n\n";
    let fault = |entry: &str| List::parse(&format!("{head}{entry}\n")).unwrap_err()[0].to_string();
    assert_eq!(fault("(a/b"), "Line 5: A \u{201c})\u{201d} is missing.");
    assert_eq!(fault("pain ~99 chest"), "Line 5: After \u{201c}~\u{201d} goes a number of words up to 20.");
    assert_eq!(fault("su*cide"), "Line 5: A \u{201c}*\u{201d} goes at the end of a word.");
    assert!(List::parse("pain in my chest\n").is_err());
    let unknown = format!("{head}<no such family>\n");
    let faults = Lists::shipped().with([(SignKind::Acute, Language::En, unknown.as_str())]).unwrap_err();
    assert_eq!(faults[0].to_string(), "Line 5: There is no family <no such family>.");
}

#[test]
fn a_list_can_be_another() {
    let text = "version: 2\nreview by: 2027-05-01\nowner: clinical lead\n\nblue/green ~2 moon\n";
    let lists = Lists::shipped().with([(SignKind::Acute, Language::En, text)]).unwrap();
    let sign = &signs("Yesterday: a BLUE, cold moon", Language::En, &lists)[0];
    assert_eq!(
        (sign.kind, sign.span, sign.entry.as_str()),
        (SignKind::Acute, Span { start: 13, end: 28 }, "blue/green ~2 moon")
    );
    assert_eq!(lists.list(SignKind::Acute, Language::En).map(|list| list.version), Some(2));
}

#[test]
fn signs_are_seen_however_they_are_written() {
    for text in [
        "I have chest pain right now",
        "CHEST PAIN!!HELP",
        "ive got chestpain",
        "I want to k1ll myself",
        "i cant braethe",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "me duele el pécho y sudo frio",
        "no puedo respirar",
    ] {
        assert!(kinds(text).iter().any(|kind| kind.is_urgent()), "{text}");
    }
}

#[test]
fn what_stands_around_a_sign_can_take_its_meaning() {
    for text in [
        "My grandfather died of a heart attack at 52.",
        "In 1998 I had chest pain.",
        "How do I recognise a stroke?",
        "no chest pain, just tired",
        "I'm not suicidal",
        "Dying to know if coffee is bad",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn what_says_little_alone_adds_up() {
    let text = "version: 1\nreview by: 2027-05-01\nowner: clinical lead\n\n+2 lantern\n+2 velvet/wooden\n+1 crooner\n-1 jigsaw\n";
    let lists = Lists::shipped().with([(SignKind::Acute, Language::En, text)]).unwrap();
    let said = |text: &str| {
        let signs = signs(text, Language::En, &lists);
        signs.into_iter().map(|sign| sign.entry).collect::<Vec<_>>()
    };
    assert_eq!(said("A lantern. It was velvet."), ["lantern"]);
    assert_eq!(said("A lantern, another lantern and a crooner"), Vec::<String>::new());
    assert_eq!(said("A jigsaw of a velvet lantern"), Vec::<String>::new());
    assert_eq!(said("A jigsaw of a crooner and a velvet lantern"), ["velvet/wooden"]);
}

#[test]
fn what_is_denied_in_the_midst_of_a_sign_takes_its_meaning() {
    assert_eq!(kinds("my toddler bumped his head, no vomiting and he plays"), []);
    assert!(!kinds("my toddler bumped his head, keeps vomiting").is_empty());
}

#[test]
fn a_child_who_asks_is_seen_and_is_no_emergency() {
    assert_eq!(kinds("I am 14 and my skin is bad"), [SignKind::Minor]);
    assert_eq!(kinds("I am 14 weeks in, is yoga fine?"), []);
    assert!(!SignKind::Minor.is_urgent());
}

#[test]
fn what_says_who_somebody_is_is_marked_whole() {
    assert_eq!(marked("my name is rosa pettigrew, call 212-555-0143"), ["name: rosa pettigrew", "phone: 212-555-0143"]);
    assert_eq!(marked("¿Puedo? ñandú@example.org"), ["email: ñandú@example.org"]);
    assert_eq!(marked("My husband Gerald is 93"), ["relative: Gerald", "age: 93"]);
    assert_eq!(
        marked("born March 3, 1950 at 12 Elm St, Salem, OR 97301"),
        ["birth_date: March 3, 1950", "address: 12 Elm St, Salem, OR 97301"]
    );
}

#[test]
fn what_everybody_knows_and_what_only_looks_like_it_stays() {
    for text in [
        "Dr. Lin said 500 mg twice, my reading was 120/80 on 10/12",
        "I called 212-555-0100 for 25 minutes",
        "I'm Mexican and 84",
        "soy diabética",
        "me llamó la atención",
    ] {
        assert_eq!(marked(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn answers_about_one_person_are_seen() {
    let faults = |text| reply_faults(text).into_iter().map(|(fault, _)| fault).collect::<Vec<_>>();
    assert_eq!(faults("As your doctor, I would wait."), [ReplyFault::ConfirmsPatient]);
    assert_eq!(faults("Ask your doctor about your results."), []);
    assert_eq!(faults("Tómate 500 mg de paracetamol cada seis horas."), [ReplyFault::Dose]);
}

/// A list that somebody writes may be as bad as it likes: it is refused, or read as fast as others.
#[test]
fn no_list_keeps_anybody_waiting() {
    let head = "version: 9\nreview by: 2027-05-01\nowner: nobody\n";
    let of =
        |entry: &str| Lists::shipped().with([(SignKind::Acute, Language::En, format!("{head}{entry}\n").as_str())]);
    for brackets in ["(".repeat(50_000), "[".repeat(50_000), "(a/".repeat(20_000)] {
        let faults = of(&brackets).unwrap_err();
        assert!(faults[0].reason.contains("deep"), "{:?}", faults[0]);
    }
    let wide = of(&format!("{}zebra", "again ~20 ".repeat(9))).unwrap();
    // Ways without number lead from word to word, and none to the end.
    assert!(signs(&"again ".repeat(1_500), Language::En, &wide).is_empty());
    assert_eq!(signs(&format!("{}zebra", "again ".repeat(40)), Language::En, &wide).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_read_and_spans_lie_on_it(
        text in "\\PC{0,200}|([a-zñ0-9@.,'’*#/º°+() \\n-]|chest pain|my name is|no|12345678|pills|\u{301}|İ|ﬁ){0,60}"
    ) {
        let letters = text.chars().count();
        let spans = signs(&text, Language::Es, Lists::shipped()).into_iter().map(|sign| sign.span);
        let spans = spans.chain(marks(&text, &Known::default()).into_iter().map(|mark| mark.span));
        for span in spans.chain(reply_faults(&text).into_iter().map(|(_, span)| span)) {
            prop_assert!(span.start < span.end && span.end <= letters, "{span:?} of {letters}");
        }
    }
}
