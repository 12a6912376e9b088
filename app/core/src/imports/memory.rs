//! What was imported before, so that a second time changes nothing, a changed date changes what it became, and what is no
//! longer there is seen.

use std::collections::{HashMap, HashSet};

use domain::time::{DAY, HOUR};
use domain::{Instant, Span};

use super::Became;
use crate::calendar::read::Occurrence;
use crate::storage::imported::{self as rows, Imported};
use crate::{Error, Work, key};

/// How far a date of a series may be moved and still be the same one, where not all of them moved alike.
const NEAR: i64 = 6 * DAY;

/// What one place remembers.
pub(super) struct Memory {
    scope: String,
    by_source: HashMap<String, Imported>,
    by_fallback: HashMap<String, String>,
    /// Sources that this file has: of those its own memory counts, never a look-alike's.
    present: HashSet<String>,
    /// Of dates of a series that was moved: the date that each was before.
    moved: HashMap<String, String>,
    /// Dates that a newer revision of their series has not any more.
    outdated: HashSet<String>,
    /// The calendar that is brought in; None for a message about some events of one.
    calendar: Option<String>,
}

/// What is known of a date.
pub(super) struct Known {
    /// What the far side said last time, and what it became here.
    pub row: Imported,
    /// Whether it is as it was, or older.
    pub same: bool,
}

impl Known {
    /// Whether it was called off over there.
    pub(super) fn was_called_off(&self) -> bool {
        self.row.fingerprint == CALLED_OFF
    }

    /// Whether the far side gives it another time than last time; also where nobody remembers.
    pub(super) fn is_moved(&self, date: &Occurrence) -> bool {
        (self.row.starts_at, self.row.ends_at) != (Some(date.span.start), Some(date.span.end))
    }

    /// Whether the far side tells something else of it than last time, beside its title and time.
    pub(super) fn is_retold(&self, date: &Occurrence) -> bool {
        self.row.about != about(date)
    }
}

/// What was imported and is no longer there.
pub(super) struct Missing {
    /// UID of the far side.
    pub uid: String,
    /// What it became here.
    pub row: Imported,
}

impl Memory {
    /// `dates` are those that are imported, `all` those around them too.
    pub(super) async fn load(
        work: &mut Work,
        scope: String,
        (address, is_message): (&str, bool),
        (dates, all): (&[Occurrence], &[Occurrence]),
        window: Span,
    ) -> Result<Self, Error> {
        let rows = rows::in_scope(&mut *work, &scope).await?;
        let calendar = (!is_message).then(|| match address {
            "" => same_calendar(&rows, all).unwrap_or_else(|| format!("{FILE}{}", work.id::<uuid::Uuid>())),
            address => address.to_owned(),
        });
        let stands = rows.iter().filter(|row| row.fingerprint != CALLED_OFF);
        let by_fallback = stands.map(|row| (row.fallback.clone(), row.source.clone())).collect();
        let by_source = rows.into_iter().map(|row| (row.source.clone(), row)).collect();
        let present = all.iter().map(source).collect();
        let (moved, outdated) = (HashMap::new(), HashSet::new());
        let memory = Self { scope, by_source, by_fallback, present, moved, outdated, calendar };
        let (moved, outdated) = memory.moved(dates, window);
        Ok(Self { moved, outdated, ..memory })
    }

    /// Whether a newer revision of its series has it no more: the file is an old one.
    pub(super) fn is_outdated(&self, date: &Occurrence) -> bool {
        self.outdated.contains(&source(date))
    }

    /// By UID and date; or, where the far side gives new UIDs each time, by start and title.
    pub(super) fn known(&self, date: &Occurrence) -> Option<Known> {
        let row = self.by_source.get(&source(date)).or_else(|| self.before(date))?;
        let same = row.fingerprint == fingerprint(date) || date.sequence < row.sequence;
        Some(Known { row: row.clone(), same })
    }

    fn before(&self, date: &Occurrence) -> Option<&Imported> {
        if let Some(before) = self.moved.get(&source(date)) {
            return self.by_source.get(before);
        }
        let source = self.by_fallback.get(&fallback(date))?;
        self.by_source.get(source).filter(|row| !self.present.contains(&row.source))
    }

    /// A series that was moved has other dates than before: each of these stands for the one that it was.
    /// With what is outdated, where those that it has are newer.
    fn moved(&self, dates: &[Occurrence], window: Span) -> (HashMap<String, String>, HashSet<String>) {
        let mut new: HashMap<&str, Vec<(Instant, &Occurrence)>> = HashMap::new();
        for date in dates.iter().filter(|date| !date.uid.is_empty() && !date.cancelled) {
            if !self.by_source.contains_key(&source(date)) {
                new.entry(&date.uid).or_default().push((date.original, date));
            }
        }
        let mut old: HashMap<&str, Vec<(Instant, &Imported)>> = HashMap::new();
        for (uid, at, row) in self.gone(window).filter(|(uid, ..)| new.contains_key(uid)) {
            old.entry(uid).or_default().push((at, row));
        }
        let (mut moved, mut outdated) = (HashMap::new(), HashSet::new());
        for (uid, rows) in old {
            let dates = new.get_mut(uid).map(std::mem::take).unwrap_or_default();
            let newest = dates.iter().map(|(_, date)| date.sequence).max().unwrap_or_default();
            match rows.iter().any(|(_, row)| row.sequence > newest) {
                true => outdated.extend(dates.iter().map(|(_, date)| source(date))),
                false => {
                    let pairs = paired(rows, dates).into_iter();
                    moved.extend(pairs.map(|(row, date)| (source(date), row.source.clone())));
                }
            }
        }
        (moved, outdated)
    }

    /// Rows of dates in the window that the file does not have: UID, start, row.
    fn gone(&self, window: Span) -> impl Iterator<Item = (&str, Instant, &Imported)> {
        self.by_source.values().filter(|row| !self.present.contains(&row.source)).filter_map(move |row| {
            let (uid, original) = parts(&row.source);
            let at = original.or(row.starts_at)?;
            (at >= window.start && at < window.end).then_some((uid, at, row))
        })
    }

    /// What is no longer there: dates of an event that the file still has, and whole events of the calendar that it is.
    /// `unread` are events of which nobody can tell.
    pub(super) fn missing(&self, read: &Read<'_>, window: Span) -> Vec<Missing> {
        let taken: HashSet<&String> = self.moved.values().collect();
        let absent = self.absent(read);
        let gone = self.gone(window).filter(|(uid, _, row)| {
            // An old file says nothing of what is newer.
            let of_these = read.uids.get(uid).is_some_and(|newest| row.sequence <= *newest) || absent.contains(uid);
            of_these && !read.unread.contains(uid) && !taken.contains(&row.source)
        });
        let mut found: Vec<(Instant, Missing)> =
            gone.map(|(uid, at, row)| (at, Missing { uid: uid.to_owned(), row: row.clone() })).collect();
        found.sort_by(|(one, a), (other, b)| (one, &a.row.source).cmp(&(other, &b.row.source)));
        found.into_iter().map(|(_, missing)| missing).collect()
    }

    /// Events that stood in this calendar before and stand there no more. One that comes as a file is the same calendar only
    /// if a good part of it is there again: a single event of it is no whole calendar.
    fn absent(&self, read: &Read<'_>) -> HashSet<&str> {
        let Some(calendar) = self.calendar.as_ref().filter(|_| read.is_whole) else { return HashSet::new() };
        let same = |row: &&Imported| row.calendar == *calendar;
        let before: HashSet<&str> = self.by_source.values().filter(same).map(|row| parts(&row.source).0).collect();
        let (shared, absent): (HashSet<&str>, HashSet<&str>) =
            before.into_iter().partition(|uid| read.uids.contains_key(uid) || read.unread.contains(uid));
        let is_it = !calendar.starts_with(FILE) || absent.len() <= 2 * shared.len() + 1;
        if is_it { absent } else { HashSet::new() }
    }

    /// What was imported of an event, up to its revision `sequence`, with the start that its series gave each.
    pub(super) fn of_event(&self, uid: &str, sequence: i64) -> Vec<(Option<Instant>, Imported)> {
        let of_it = self.by_source.values().filter(|row| row.sequence <= sequence).filter_map(|row| {
            let (of, original) = parts(&row.source);
            (of == uid).then(|| (original.or(row.starts_at), row.clone()))
        });
        let mut found: Vec<_> = of_it.collect();
        found.sort_by(|(_, one), (_, other)| one.source.cmp(&other.source));
        found
    }

    /// Remembers what became of a date.
    pub(super) async fn note(&mut self, work: &mut Work, date: &Occurrence, subject: &str) -> Result<(), Error> {
        let row = Imported {
            source: source(date),
            fallback: fallback(date),
            sequence: date.sequence,
            fingerprint: fingerprint(date),
            subject: subject.to_owned(),
            title: date.title.clone(),
            starts_at: Some(date.span.start),
            ends_at: Some(date.span.end),
            about: about(date),
            calendar: self.calendar_of(date),
        };
        let now = work.now();
        let was = self.before(date).map(|row| row.source.clone());
        if let Some(old) = was.filter(|old| *old != row.source) {
            rows::forget(&mut *work, &self.scope, &old).await?;
        }
        rows::remember(&mut *work, &self.scope, &row, now).await
    }

    /// The calendar in which a date stands; a message about it takes it out of none.
    fn calendar_of(&self, date: &Occurrence) -> String {
        let known = || self.by_source.get(&source(date)).or_else(|| self.before(date)).map(|row| row.calendar.clone());
        self.calendar.clone().or_else(known).unwrap_or_default()
    }

    /// Remembers that what was there before was called off over there.
    pub(super) async fn note_off(&self, work: &mut Work, row: &Imported, sequence: i64) -> Result<(), Error> {
        let now = work.now();
        let row = Imported { sequence, fingerprint: CALLED_OFF.to_owned(), ..row.clone() };
        rows::remember(work, &self.scope, &row, now).await
    }

    /// What is no longer there is remembered no more: should it come back, it is new.
    pub(super) async fn forget(&self, work: &mut Work, row: &Imported) -> Result<(), Error> {
        rows::forget(work, &self.scope, &row.source).await
    }
}

/// The fingerprint of what was called off over there: a date that comes back is another.
const CALLED_OFF: &str = "called off";

/// What a file has.
pub(super) struct Read<'a> {
    /// UIDs of its events, with the highest SEQUENCE of each.
    pub uids: HashMap<&'a str, i64>,
    /// Those of events that cannot be read.
    pub unread: HashSet<&'a str>,
    /// Whether it is a whole calendar, and no message about some of its events.
    pub is_whole: bool,
}

/// How a calendar is known that came as a file.
const FILE: &str = "file:";

/// The calendar of which most of the events are that came as a file before.
fn same_calendar(rows: &[Imported], dates: &[Occurrence]) -> Option<String> {
    let uids: HashSet<&str> = dates.iter().map(|date| date.uid.as_str()).collect();
    let mut found: HashMap<&str, usize> = HashMap::new();
    for row in rows.iter().filter(|row| row.calendar.starts_with(FILE) && uids.contains(parts(&row.source).0)) {
        *found.entry(&row.calendar).or_default() += 1;
    }
    found.into_iter().max_by_key(|(calendar, count)| (*count, *calendar)).map(|(calendar, _)| calendar.to_owned())
}

/// Which old date became which new one: all in order where they moved alike, else the nearest.
fn paired<'a, 'b>(
    mut old: Vec<(Instant, &'a Imported)>,
    mut new: Vec<(Instant, &'b Occurrence)>,
) -> Vec<(&'a Imported, &'b Occurrence)> {
    old.sort_by_key(|(at, _)| *at);
    new.sort_by_key(|(at, _)| *at);
    let steps: Vec<i64> = old.iter().zip(&new).map(|((was, _), (is, _))| is.since(*was)).collect();
    // A change of clocks between two of them is an hour, or two halves.
    let alike = steps.iter().all(|step| (step - steps[0]).abs() <= 2 * HOUR);
    if old.len() == new.len() && alike {
        return old.into_iter().zip(new).map(|((_, row), (_, date))| (row, date)).collect();
    }
    let mut pairs = Vec::new();
    for (was, row) in old {
        let near = new.iter().enumerate().min_by_key(|(_, (is, _))| is.since(was).abs());
        if let Some((at, _)) = near.filter(|(_, (is, _))| is.since(was).abs() <= NEAR) {
            pairs.push((row, new.remove(at).1));
        }
    }
    pairs
}

/// A date that is as it was still goes by the UID and the calendar that the file has now.
pub(super) async fn again(
    memory: &mut Memory,
    work: &mut Work,
    date: &Occurrence,
    known: &Known,
) -> Result<Became, Error> {
    let row = memory.by_source.get(&source(date));
    let older = row.is_some_and(|row| date.sequence < row.sequence);
    let current = row.is_some_and(|row| row.calendar == memory.calendar_of(date) && row.starts_at.is_some());
    if !older && !current {
        memory.note(work, date, &known.row.subject).await?;
    }
    Ok(Became::Same)
}

fn source(date: &Occurrence) -> String {
    let uid = if date.uid.is_empty() { fallback(date) } else { date.uid.clone() };
    if date.recurs { format!("{uid} {}", date.original) } else { uid }
}

/// UID, and the date of its series.
fn parts(source: &str) -> (&str, Option<Instant>) {
    let split = source.rsplit_once(' ').and_then(|(uid, at)| Some((uid, at.parse::<Instant>().ok()?)));
    split.map_or((source, None), |(uid, at)| (uid, Some(at)))
}

fn fallback(date: &Occurrence) -> String {
    key::digest(&[date.span.start.to_string().as_bytes(), date.title.as_bytes()])
}

/// What is told of a date beside its title and time.
fn about(date: &Occurrence) -> String {
    let join = date.join.clone().unwrap_or_default();
    key::digest(&[date.description.as_bytes(), date.location.as_bytes(), date.url.as_bytes(), join.as_bytes()])
}

fn fingerprint(date: &Occurrence) -> String {
    if date.cancelled {
        return CALLED_OFF.to_owned();
    }
    let mut parts = vec![
        date.span.start.to_string(),
        date.span.end.to_string(),
        format!("{:?}", date.start),
        date.title.clone(),
        date.description.clone(),
        date.location.clone(),
        date.url.clone(),
        date.cancelled.to_string(),
    ];
    // Left out where link and place say it: what older versions remember has the same fingerprint.
    parts.extend(date.join.clone().filter(|join| *join != date.url && *join != date.location));
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    key::digest(&parts)
}
