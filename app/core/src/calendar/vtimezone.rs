//! A zone's rules as a VTIMEZONE (RFC 5545 §3.6.5), made from the changes of its clock over the years needed.
//!
//! A yearly rule is written only where it names every change, in the years needed and ten more; other changes
//! are listed one by one: those of Morocco follow Ramadan, Egypt's are at the end of a day that no rule can name.
//! This is ours, since neither `icalendar` nor `jiff` makes one from zone data, and it must agree with the data that placed us.

use super::lines::Lines;
use domain::zone::{self, Change, Offset};
use domain::{Instant, LocalDate, LocalTime, Span, ZoneName};

/// A rule must hold for so many years after those needed.
const YEARS_AHEAD: i16 = 10;

/// Changes of one kind: from the same offset to the same other.
struct Observance {
    from: i32,
    to: Offset,
    /// When they begin, on the clock as it was set until then; at least one.
    onsets: Vec<LocalTime>,
    rule: Option<Rule>,
}

/// Every year, on the nth (−1: last) weekday (0: Monday) of a month.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Rule {
    month: u8,
    nth: i8,
    weekday: u8,
}

/// Writes the rules of `zone` that decide the times in `span`.
pub(super) fn write(lines: &mut Lines, zone: &str, span: Span) {
    lines.begin("VTIMEZONE");
    lines.text("TZID", zone);
    lines.text("X-LIC-LOCATION", zone);
    for observance in observances(&ZoneName(zone.to_owned()), span) {
        let kind = if observance.to.saving { "DAYLIGHT" } else { "STANDARD" };
        lines.begin(kind);
        write_onsets(lines, &observance);
        lines.shift("TZOFFSETFROM", observance.from);
        lines.shift("TZOFFSETTO", observance.to.seconds);
        lines.text("TZNAME", &observance.to.abbreviation);
        lines.end(kind);
    }
    lines.end("VTIMEZONE");
}

fn write_onsets(lines: &mut Lines, observance: &Observance) {
    lines.local("DTSTART", observance.onsets[0]);
    match observance.rule {
        Some(rule) => lines.yearly(rule.month, rule.nth, rule.weekday),
        None if observance.onsets.len() == 1 => {}
        // The first once more: ical.js, and so Thunderbird, forgets DTSTART where there is an RDATE.
        None => observance.onsets.iter().for_each(|onset| lines.local("RDATE", *onset)),
    }
}

/// All that is needed from the year before `span` to its last, in order of their first onset.
fn observances(zone: &ZoneName, span: Span) -> Vec<Observance> {
    let (first, last) = (zone::date(span.start, zone).year - 1, zone::date(span.end, zone).year);
    let start = new_year(first).as_if_utc();
    let changes = zone::changes(zone, start, new_year(last + YEARS_AHEAD + 1).as_if_utc());
    let mut found: Vec<Observance> = Vec::new();
    if changes.first().is_none_or(|change| change.at > span.start) {
        found.push(from_the_start(zone, start, first));
    }
    changes.iter().for_each(|change| sort_in(&mut found, change));
    found.into_iter().filter_map(|observance| settled(observance, last)).collect()
}

/// What the clock is set to before any change, as an observance that changes nothing.
fn from_the_start(zone: &ZoneName, start: Instant, year: i16) -> Observance {
    let to = zone::offset(start, zone);
    Observance { from: to.seconds, to, onsets: vec![new_year(year)], rule: None }
}

fn sort_in(found: &mut Vec<Observance>, change: &Change) {
    let from = change.before.seconds;
    let onset = change.at.plus(i64::from(from) * 1000).utc();
    match found.iter_mut().find(|known| known.from == from && known.to == change.after) {
        Some(known) => known.onsets.push(onset),
        None => found.push(Observance { from, to: change.after.clone(), onsets: vec![onset], rule: None }),
    }
}

/// With its rule, or with the onsets up to the year `last` alone; nothing, if it begins later.
fn settled(mut observance: Observance, last: i16) -> Option<Observance> {
    observance.rule = rule(&observance.onsets, last + YEARS_AHEAD);
    let needed = |onset: &LocalTime| onset.date.year <= last;
    if observance.rule.is_none() {
        observance.onsets.retain(needed);
    }
    observance.onsets.first().is_some_and(needed).then_some(observance)
}

/// The rule that names these onsets and no others up to the year `until`, if there is one.
fn rule(onsets: &[LocalTime], until: i16) -> Option<Rule> {
    let first = onsets.first()?;
    let clock = |at: &LocalTime| (at.hour, at.minute, at.second);
    let every_year = onsets.iter().map(|onset| onset.date.year).eq(first.date.year..=until);
    let same_clock = onsets.iter().all(|onset| clock(onset) == clock(first));
    let names_all = |rule: &Rule| onsets.iter().all(|onset| rule.names(onset.date));
    Rule::naming(first.date).into_iter().find(names_all).filter(|_| every_year && same_clock)
}

impl Rule {
    /// The rules that name `date`: by its place in the month, and from the month's end.
    fn naming(date: LocalDate) -> [Self; 2] {
        let (month, weekday) = (date.month, date.weekday());
        let nth = i8::try_from((date.day - 1) / 7 + 1).unwrap_or(5);
        [Self { month, nth, weekday }, Self { month, nth: -1, weekday }]
    }

    fn names(self, date: LocalDate) -> bool {
        let in_its_week = match self.nth {
            -1 => LocalDate::from_days(date.days() + 7).month != date.month,
            nth => i8::try_from((date.day - 1) / 7 + 1) == Ok(nth),
        };
        date.month == self.month && date.weekday() == self.weekday && in_its_week
    }
}

fn new_year(year: i16) -> LocalTime {
    LocalTime { date: LocalDate { year, month: 1, day: 1 }, hour: 0, minute: 0, second: 0 }
}
