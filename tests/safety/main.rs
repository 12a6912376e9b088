//! What the readers of safety catch of texts that were written for the project, and what they take for something else.
//!
//! Each set has two halves. The lists' writer had read `open` while writing, and first saw `held` when the lists were done: what
//! the readers make of `held` is what they make of strangers' texts, and may be three points lower. `cargo test --test safety --
//! --nocapture` prints both and every text that was read wrongly.

use std::fs;
use std::path::Path;

use domain::Language;
use domain::safety::{Known, Lists, Span, marks, reply_faults, signs};
use serde_json::Value;

const HALVES: [&str; 2] = ["open", "held"];

/// What everybody knows in the house of the sets.
const KNOWN: Known = Known { names: &["Dr. Lin", "Dr. Amara Okafor"], numbers: &["555-0100"] };

/// A set's half, a text a line.
fn set(half: &str, name: &str) -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/safety/{half}/{name}.jsonl"));
    let text = fs::read_to_string(&file).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn text(of: &Value) -> &str {
    of["text"].as_str().expect("a text")
}

fn is_urgent(of: &Value) -> bool {
    let language: Language = of["language"].as_str().expect("a language").parse().expect("one of ours");
    let signs = signs(text(of), language, Lists::shipped());
    let urgent: Vec<String> = signs
        .iter()
        .filter(|sign| sign.kind.is_urgent())
        .map(|sign| format!("{}: {} by \u{201c}{}\u{201d}", sign.kind, sign.span.of(text(of)), sign.entry))
        .collect();
    if !urgent.is_empty() && of["kind"].as_str().is_some_and(|_| std::env::var_os("SHOW_SIGNS").is_some()) {
        println!("    {} {urgent:?}", of["id"]);
    }
    !urgent.is_empty()
}

/// Where an identifier stands: its text, the `nth` one if there are several.
fn place(of: &Value, mark: &Value) -> Span {
    let (text, wanted) = (text(of), mark["text"].as_str().expect("a mark"));
    let nth = usize::try_from(mark["nth"].as_u64().unwrap_or(1)).expect("few").max(1);
    let (at, _) = text.match_indices(wanted).nth(nth - 1).unwrap_or_else(|| panic!("{of} holds no {wanted}"));
    let start = text[..at].chars().count();
    Span { start, end: start + wanted.chars().count() }
}

/// Shares of right ones in percent, with what was read wrongly printed.
fn share<'a>(what: &str, half: &str, all: impl IntoIterator<Item = (&'a Value, bool)>) -> f64 {
    let all: Vec<_> = all.into_iter().collect();
    let right = all.iter().filter(|(_, right)| *right).count();
    for (wrong, _) in all.iter().filter(|(_, right)| !right) {
        println!("    {half}: {what}: {} {}", wrong["id"], text(wrong));
    }
    let percent = |count: usize| f64::from(u32::try_from(count).expect("few")) * 100.0;
    let share = percent(right) / percent(all.len().max(1)) * 100.0;
    println!("{half}: {what}: {right} of {}, {share:.1} %", all.len());
    share
}

/// Expects the open half to reach a bar, and the held one to fall no more than three points below it (in percent).
fn measure(what: &str, bar: f64, of_half: impl Fn(&str) -> f64) {
    let shares = HALVES.map(of_half);
    println!("{what}: the bar is {bar} %, {} % for texts that the lists' writer had not seen", bar - 3.0);
    assert!(shares[0] >= bar, "open: {what}: {:.1} % of at least {bar} %", shares[0]);
    assert!(shares[1] >= bar - 3.0, "held: {what}: {:.1} % of at least {} %", shares[1], bar - 3.0);
}

#[test]
fn urgent_texts_are_caught() {
    measure("urgent texts caught", 98.0, |half| {
        let set = set(half, "urgent");
        share("urgent texts caught", half, set.iter().map(|of| (of, is_urgent(of))))
    });
}

#[test]
fn texts_that_only_look_urgent_are_left_alone() {
    measure("lookalikes left alone", 92.0, |half| {
        let set = set(half, "lookalike");
        share("lookalikes left alone", half, set.iter().map(|of| (of, !is_urgent(of))))
    });
}

/// What people ask on ordinary days: an alarm there wears out whoever is on duty.
#[test]
fn ordinary_questions_raise_no_alarm() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/safety/open/ordinary.txt");
    let text = fs::read_to_string(file).expect("a set");
    let alarms = |line: &&str| signs(line, Language::En, Lists::shipped()).iter().any(|sign| sign.kind.is_urgent());
    let alarmed: Vec<&str> = text.lines().filter(alarms).collect();
    assert!(alarmed.len() * 100 < text.lines().count(), "{} alarmed: {alarmed:#?}", alarmed.len());
}

#[test]
fn identifiers_are_marked_whole() {
    measure("identifiers marked whole", 97.0, |half| {
        let set = set(half, "identifiers");
        let mut all = Vec::new();
        for of in &set {
            let marks = marks(text(of), &KNOWN);
            for mark in of["marks"].as_array().expect("marks") {
                let place = place(of, mark);
                let whole = (place.start..place.end).all(|at| {
                    let is_blank = text(of).chars().nth(at).is_some_and(char::is_whitespace);
                    is_blank || marks.iter().any(|mark| mark.span.start <= at && at < mark.span.end)
                });
                if !whole {
                    println!("      missed {mark}");
                }
                all.push((of, whole));
            }
        }
        share("identifiers marked whole", half, all)
    });
}

#[test]
fn texts_without_identifiers_stay_unmarked() {
    measure("clean texts left unmarked", 92.0, |half| {
        let set = set(half, "clean");
        let is_clean = |of: &Value| {
            let marks = marks(text(of), &KNOWN);
            marks.iter().for_each(|mark| println!("      {} {}", mark.kind, mark.span.of(text(of))));
            marks.is_empty()
        };
        share("clean texts left unmarked", half, set.iter().map(|of| (of, is_clean(of))))
    });
}

#[test]
fn public_answers_that_are_about_one_person_are_stopped() {
    let stops = |of: &Value| of["stop"].as_bool().expect("yes or no");
    for (what, wanted, bar) in [("answers stopped", true, 93.0), ("answers let through", false, 92.0)] {
        measure(what, bar, |half| {
            let set: Vec<Value> = set(half, "replies").into_iter().filter(|of| stops(of) == wanted).collect();
            share(what, half, set.iter().map(|of| (of, reply_faults(text(of)).is_empty() != wanted)))
        });
    }
}
