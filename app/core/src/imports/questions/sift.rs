//! Which rows come in, and why the others do not.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use domain::Instant;
use domain::import::questions::{Brought, BroughtQuestion, LeftOut};
use domain::session::Session;
use domain::text::{AnswerText, Email, PersonName, QuestionText, as_compared};

use super::super::moment::moment;
use super::read::{ExportRow, ExportRows};
use super::said::{is_aloud, is_answered, is_dismissed, is_unnamed};
use crate::questions::ALOUD;

/// Characters of an answer that are kept; the rest is cut.
const ANSWER: usize = 8_000;
/// Characters of a name that are kept.
const NAME: usize = 80;

/// Everything that is not here yet. `known` are the texts that are; `erased` knows those that were.
pub(super) fn sift<'a>(
    export: &ExportRows,
    session: &Session,
    now: Instant,
    known: impl Iterator<Item = &'a str>,
    erased: &impl Fn(&str) -> bool,
) -> Brought {
    let mut found = Brought { items: Vec::new(), skipped: export.skipped.clone() };
    // The line in which each text was seen first; none for what is here already.
    let mut seen: HashMap<String, Option<usize>> = known.map(|text| (as_compared(text), None)).collect();
    for row in &export.rows {
        let item = item(row, session, now).and_then(|item| first(&mut seen, item));
        match item
            .and_then(|item| (!erased(&item.text)).then_some(item).ok_or_else(|| "it was erased here.".to_owned()))
        {
            Ok(item) => found.items.push(item),
            Err(reason) => found.skipped.push(LeftOut { line: row.at.line, row: row.at.row, reason }),
        }
    }
    found.skipped.sort_by_key(|left| left.line);
    found
}

fn first(seen: &mut HashMap<String, Option<usize>>, item: BroughtQuestion) -> Result<BroughtQuestion, String> {
    match seen.entry(as_compared(&item.text)) {
        Entry::Vacant(place) => {
            place.insert(Some(item.line));
            Ok(item)
        }
        Entry::Occupied(place) => Err(match place.get() {
            None => "it is here already.".to_owned(),
            Some(line) => format!("the same question stands in line {line}."),
        }),
    }
}

fn item(row: &ExportRow, session: &Session, now: Instant) -> Result<BroughtQuestion, String> {
    if is_dismissed(&row.status) {
        return Err("it was dismissed over there.".to_owned());
    }
    let text: QuestionText = row.text.parse().map_err(|why: String| why.replace("Your question", "the question"))?;
    let at = |text: &str| moment(text, &session.zone, session.starts_at.unwrap_or(now)).filter(|at| *at <= now);
    Ok(BroughtQuestion {
        id: None,
        line: row.at.line,
        text: text.to_string(),
        name: person(&row.name),
        email: row.email.parse::<Email>().ok().map(|email| email.to_string()),
        asked_at: at(&row.asked),
        answer: answer(&row.answer, &row.status),
        answered_by: person(&row.answerer),
        answered_at: at(&row.answered),
    })
}

/// A name that somebody gave.
fn person(name: &str) -> Option<String> {
    let name: String = name.chars().take(NAME).collect();
    name.parse::<PersonName>().ok().filter(|_| !is_unnamed(&name)).map(|name| name.to_string())
}

/// What was answered in writing; or that it was answered aloud, where nothing else is said.
fn answer(text: &str, status: &str) -> Option<String> {
    let (spoken, written): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| is_aloud(line));
    let written: String = written.join("\n").chars().take(ANSWER).collect();
    match written.parse::<AnswerText>() {
        Ok(answer) => Some(answer.to_string()),
        Err(_) => (!spoken.is_empty() || is_answered(status)).then(|| ALOUD.to_owned()),
    }
}
