//! What operators see: the mail log, and numbers for their monitoring.

use std::collections::HashMap;

use domain::Instant;
use domain::activity::Noun;
use domain::letter::Kind;
use domain::screens::mail_log::{KeptLetter, LetterRow, MailScreen};
use domain::screens::people::RecordScreen;

use crate::actor::{Monitor, Operator};
use crate::storage::{activities, jobs, letters, mail_in, staff};
use crate::{Error, Room, Wellspring};

/// How many letters the log shows.
const SHOWN: i64 = 200;

/// The mail log.
///
/// # Errors
/// [`Error::Storage`].
pub async fn mail_log(app: &Wellspring, _: &Operator) -> Result<MailScreen, Error> {
    let mail = &app.outside.mail;
    let lines = letters::log(&app.storage, SHOWN).await?;
    let (undecided, letters): (Vec<LetterRow>, Vec<_>) = lines.into_iter().partition(LetterRow::is_undecided);
    let last_test =
        undecided.iter().chain(&letters).filter(|row| row.kind == Kind::Test).max_by_key(|row| row.created_at);
    Ok(MailScreen {
        is_set: mail.is_set(),
        in_memory: app.settings.demo,
        from: app.settings.mail_from.clone(),
        counts: letters::counts(&app.storage).await?,
        last_test: last_test.cloned(),
        kept: mail.kept().into_iter().map(kept).collect(),
        came: mail_in::log(&app.storage, SHOWN).await?,
        undecided,
        letters,
        ..MailScreen::default()
    })
}

/// Lines on one page of the record.
const LINES: i64 = 100;

/// The record from a cursor on: `millis.id` of the last line that was seen, or empty.
///
/// # Errors
/// [`Error::Storage`].
pub async fn record(app: &Wellspring, _: &Operator, everything: bool, cursor: &str) -> Result<RecordScreen, Error> {
    let place = cursor.split_once('.').and_then(|(at, id)| Some((Instant(at.parse().ok()?), id)));
    let before = place.unwrap_or((Instant(i64::MAX), ""));
    let mut lines = activities::record(&app.storage, !everything, before, LINES + 1).await?;
    let more = lines.len() as i64 > LINES;
    lines.truncate(LINES as usize);
    let next = lines.last().filter(|_| more).map(|last| format!("{}.{}", last.at.0, last.id));
    let names: HashMap<String, String> =
        staff::all(&app.storage).await?.into_iter().map(|member| (member.id.to_string(), member.name)).collect();
    for line in lines.iter_mut().filter(|line| line.noun == Noun::Staff) {
        line.whose = names.get(&line.subject).cloned().unwrap_or_default();
    }
    Ok(RecordScreen { everything, lines, next })
}

fn kept(message: crate::outside::Message) -> KeptLetter {
    let crate::outside::Message { to, subject, text, calendar, .. } = message;
    let calendar = calendar.map(|(method, _)| method);
    KeptLetter { to_name: to.0, to_address: to.1, subject, text, calendar }
}

/// Numbers of this moment, for `/metrics`.
#[derive(Clone, Debug, Default)]
pub struct Gauges {
    /// Jobs by state.
    pub jobs: Vec<(String, i64)>,
    /// How long the oldest job that is due waits, in milliseconds.
    pub oldest_due: i64,
    /// Letters by state.
    pub letters: Vec<(String, i64)>,
    /// Streams that are open at this node.
    pub listeners: usize,
    /// Questions and votes that wait to be written at this node, and how many may.
    pub intake: (usize, usize),
    /// How much is free where the database lies, where we can tell.
    pub room: Option<Room>,
}

/// Every number that monitoring reads from the product; three queries.
///
/// # Errors
/// [`Error::Storage`].
pub async fn gauges(app: &Wellspring, _: &Monitor) -> Result<Gauges, Error> {
    let letters = letters::counts(&app.storage).await?;
    let now = app.now();
    let oldest = jobs::oldest_due(&app.storage, now).await?;
    Ok(Gauges {
        jobs: jobs::counts(&app.storage).await?,
        oldest_due: oldest.map_or(0, |due| now.since(due)),
        letters: letters.into_iter().map(|(state, many)| (state.to_string(), many)).collect(),
        listeners: app.live.all_listeners(),
        intake: app.intake.depth(),
        room: app.room(),
    })
}
