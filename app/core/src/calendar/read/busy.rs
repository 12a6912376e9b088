//! When somebody is busy, as far as a calendar tells; and what of it could not be read, so that nobody takes it for free.

use domain::time::DAY;
use domain::{Instant, LocalDate, Span, ZoneName};

use super::event::{End, Event};
use super::people::Attendee;
use super::{File, Skipped, When, instant, occurrences, read};

/// When somebody is busy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    /// In order and merged.
    pub spans: Vec<Span>,
    /// What could keep them busy, too, but could not be read: a sentence.
    pub unread: Option<String>,
}

impl Busy {
    /// The times of a calendar that touch `window`, of the owner of `address`. Whole days and times without a zone are those of
    /// `home`. One event that cannot be read costs none of the others.
    ///
    /// # Errors
    /// A sentence with a line's number for a file that is no calendar, or is too large.
    pub fn read(bytes: &[u8], address: &str, home: &ZoneName, window: Span) -> Result<Self, String> {
        let mut file = read(bytes, home)?;
        file.only_busy(address);
        let found = occurrences(&mut file, window, true);
        let busy = found.iter().filter(|date| !date.free && !date.cancelled).map(|date| date.span).collect();
        file.forget_free(window, address);
        Ok(Self { spans: merged(busy), unread: file.unread() })
    }
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut all: Vec<Span> = Vec::new();
    for span in spans.into_iter().filter(|span| span.end > span.start) {
        match all.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => all.push(span),
        }
    }
    all
}

impl File {
    /// As it is read for busy times: lists of them count, and what the owner of `address` has declined takes no time of theirs.
    pub fn only_busy(&mut self, address: &str) {
        self.events.append(&mut self.stretches);
        self.only_events();
        for event in &mut self.events {
            event.free |= event.is_declined_by(address);
        }
    }

    /// Of what was left out keeps only what could keep the owner of `address` busy in `window`.
    pub fn forget_free(&mut self, window: Span, address: &str) {
        self.skipped.retain(|left| left.reach.touches(window, address));
    }

    /// What was left out, in a sentence; None if nothing was.
    pub fn unread(&self) -> Option<String> {
        let Skipped { line, reason, .. } = self.skipped.first()?;
        Some(match self.skipped.len() {
            1 => format!("One event was not read. Line {line}: {reason}"),
            many => format!("{many} events were not read. The first, line {line}: {reason}"),
        })
    }
}

impl Event {
    fn is_declined_by(&self, address: &str) -> bool {
        self.people.iter().any(|one| one.has_declined() && one.is(address))
    }
}

/// Whom something that was left out could keep busy, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// When; None where it names no day.
    span: Option<Span>,
    /// Whether it is free, or was called off.
    free: bool,
    /// Who has declined it.
    declined: Vec<Attendee>,
}

impl Reach {
    pub(super) fn of(event: &Event) -> Self {
        Self {
            span: span(event),
            free: event.free || event.cancelled || event.is_an_answer(),
            declined: event.people.iter().filter(|one| one.has_declined()).cloned().collect(),
        }
    }

    /// Of a text that names days in digits.
    pub(super) fn of_text(text: &str) -> Self {
        Self { span: around(days(text).into_iter().map(midnight)), ..Self::default() }
    }

    fn touches(&self, window: Span, address: &str) -> bool {
        let then = self.span.is_none_or(|span| span.start < window.end && span.end > window.start);
        then && !self.free && !self.declined.iter().any(|one| one.is(address))
    }
}

/// How long something is at most whose end cannot be read, in milliseconds.
const LONGEST: i64 = 366 * DAY;

/// The time that an event could take, as far as it names any.
fn span(event: &Event) -> Option<Span> {
    let at = |when: &When| instant(when, &event.home);
    let told = event.start.iter().chain(&event.end).chain(&event.instead_of).map(at);
    let more = event.more.iter().flat_map(|(start, end)| {
        let end = end.as_ref().and_then(|end| if let End::At(end) = end { Some(at(end)) } else { None });
        [Some(at(start)), end].into_iter().flatten()
    });
    let named = event.named.iter().copied().map(midnight);
    let span = around(told.chain(more).chain(named))?;
    let lasts = event.lasts.map_or(0, |(days, millis)| days * DAY + millis).max(0);
    let lasts = if event.is_open { LONGEST } else { lasts };
    let end = if event.rules.is_empty() { span.end } else { until(&event.rules).unwrap_or(Instant(i64::MAX / 2)) };
    Some(Span { start: span.start, end: end.max(span.end).plus(lasts) })
}

/// A day before the first, and two behind the last: by whatever clock they are meant.
fn around(moments: impl Iterator<Item = Instant>) -> Option<Span> {
    let all: Vec<Instant> = moments.collect();
    let (first, last) = (all.iter().min()?, all.iter().max()?);
    Some(Span { start: first.plus(-DAY), end: last.plus(2 * DAY) })
}

/// The last day of rules that all have one.
fn until(rules: &[String]) -> Option<Instant> {
    let ends = rules.iter().map(|rule| {
        let parts = rule.split(';').filter_map(|part| part.split_once('='));
        let until =
            parts.filter(|(name, _)| name.trim().eq_ignore_ascii_case("UNTIL")).find_map(|(_, day)| days(day).pop());
        until.map(|day| midnight(day).plus(2 * DAY))
    });
    ends.collect::<Option<Vec<Instant>>>()?.into_iter().max()
}

fn midnight(day: LocalDate) -> Instant {
    Instant(day.days() * DAY)
}

/// The days that a text names in eight digits.
pub(super) fn days(text: &str) -> Vec<LocalDate> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 8);
    digits.filter_map(|day| format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]).parse().ok()).collect()
}
