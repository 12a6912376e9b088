//! Reads a calendar back as a client would: with calcard, which did not write it, and by the file's own
//! VTIMEZONE alone, so that wrong rules are seen.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Kind, ICalendarEntry, ICalendarParameterName,
    ICalendarProperty as Name, ICalendarValue, ICalendarWeekday as Day,
};
use calcard::{Entry, Parser};
use domain::{Instant, LocalDate, LocalTime};
use std::collections::BTreeMap;

/// The last year for which endless rules are read.
const LAST: i16 = 2040;

/// What a client understood.
pub struct Read {
    pub zones: BTreeMap<String, Rules>,
    pub events: Vec<Event>,
}

pub struct Event {
    pub uid: String,
    pub summary: String,
    pub description: Option<String>,
    pub start: Instant,
    pub end: Option<Instant>,
}

/// Onsets in order: the local time on the clock as it was, the instant, and seconds east of UTC from then on.
pub struct Rules(Vec<(LocalTime, Instant, i32)>);

impl Rules {
    /// The offset at an instant; nothing before the first onset.
    pub fn offset(&self, at: Instant) -> Option<i32> {
        self.0.iter().rev().find(|(_, onset, _)| *onset <= at).map(|(_, _, offset)| *offset)
    }

    /// RFC 5545 §3.6.5: the last onset at or before the local time decides, so of two equal times it is the first.
    fn instant(&self, local: LocalTime) -> Instant {
        let (_, _, offset) = self.0.iter().rev().find(|(onset, _, _)| *onset <= local).expect("rules for this time");
        local.as_if_utc().plus(-i64::from(*offset) * 1000)
    }

    /// The instants at which the offset changes.
    pub fn onsets(&self) -> impl Iterator<Item = Instant> {
        self.0.windows(2).filter(|pair| pair[0].2 != pair[1].2).map(|pair| pair[1].1)
    }
}

/// Reads the one calendar in `text`; panics at whatever a strict reader would stumble over.
pub fn read(text: &str) -> Read {
    let mut parser = Parser::new(text);
    let Entry::ICalendar(calendar) = parser.entry() else { panic!("no calendar:\n{text}") };
    assert_eq!(parser.entry(), Entry::Eof, "one calendar and nothing else:\n{text}");
    let zones =
        of_kind(&calendar, Kind::VTimezone).map(|zone| (word(zone, &Name::Tzid), rules(&calendar, zone))).collect();
    let events = of_kind(&calendar, Kind::VEvent).map(|event| read_event(event, &zones)).collect();
    Read { zones, events }
}

fn of_kind(calendar: &ICalendar, kind: Kind) -> impl Iterator<Item = &ICalendarComponent> {
    calendar.components.iter().filter(move |component| component.component_type == kind)
}

fn read_event(event: &ICalendarComponent, zones: &BTreeMap<String, Rules>) -> Event {
    let time = |name: Name| event.property(&name).map(|entry| instant(entry, zones));
    Event {
        uid: word(event, &Name::Uid),
        summary: word(event, &Name::Summary),
        description: event.property(&Name::Description).map(|_| word(event, &Name::Description)),
        start: time(Name::Dtstart).expect("a start"),
        end: time(Name::Dtend),
    }
}

fn instant(entry: &ICalendarEntry, zones: &BTreeMap<String, Rules>) -> Instant {
    let (at, local) = (date_time(entry), local(date_time(entry)));
    match entry.parameter(&ICalendarParameterName::Tzid).and_then(|zone| zone.as_text()) {
        Some(zone) => zones.get(zone).expect("a VTIMEZONE for each TZID").instant(local),
        None => {
            assert_eq!((at.tz_hour, at.tz_minute), (Some(0), Some(0)), "no floating times");
            local.as_if_utc()
        }
    }
}

fn rules(calendar: &ICalendar, zone: &ICalendarComponent) -> Rules {
    let observances = zone.component_ids.iter().map(|id| &calendar.components[*id as usize]);
    let mut onsets: Vec<_> = observances.flat_map(onsets).collect();
    onsets.sort_by_key(|(_, at, _)| *at);
    Rules(onsets)
}

fn onsets(observance: &ICalendarComponent) -> Vec<(LocalTime, Instant, i32)> {
    assert!(matches!(observance.component_type, Kind::Standard | Kind::Daylight));
    let entries = |name: Name| observance.entries.iter().filter(move |entry| entry.name == name);
    let one = |name: Name| entries(name).next().expect("every part of an observance");
    let (from, to) = (offset(one(Name::Tzoffsetfrom)), offset(one(Name::Tzoffsetto)));
    let first = local(date_time(one(Name::Dtstart)));
    let mut times = vec![first];
    times.extend(entries(Name::Rdate).map(|entry| local(date_time(entry))));
    times.extend(entries(Name::Rrule).flat_map(|entry| yearly(entry, first)));
    times.into_iter().map(|time| (time, time.as_if_utc().plus(-i64::from(from) * 1000), to)).collect()
}

/// The dates after the first that `FREQ=YEARLY;BYMONTH=m;BYDAY=nDD` names; no other rule is understood.
fn yearly(entry: &ICalendarEntry, first: LocalTime) -> Vec<LocalTime> {
    let Some(ICalendarValue::RecurrenceRule(rule)) = entry.values.first() else { panic!("a rule") };
    assert!(rule.until.is_none() && rule.count.is_none() && rule.interval.is_none());
    assert_eq!((rule.bymonth.len(), rule.byday.len()), (1, 1));
    let (month, day) = (rule.bymonth[0].month(), rule.byday[0]);
    let nth = usize::try_from(day.ordwk.expect("an nth weekday").rem_euclid(6)).expect("small");
    let in_year = |year| {
        let days = (1..=31)
            .map(|day| LocalDate { year, month, day })
            .filter(|date| LocalDate::from_days(date.days()) == *date);
        let named: Vec<LocalDate> = days.filter(|date| date.weekday() == weekday(day.weekday)).collect();
        // −1 came out as 5: the last, whether it is the fourth or the fifth.
        let date = if nth == 5 { named[named.len() - 1] } else { named[nth - 1] };
        LocalTime { date, ..first }
    };
    assert_eq!(in_year(first.date.year), first, "the rule names its own start");
    (first.date.year + 1..=LAST).map(in_year).collect()
}

fn weekday(day: Day) -> u8 {
    const DAYS: [Day; 7] =
        [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday, Day::Saturday, Day::Sunday];
    DAYS.iter().position(|other| *other == day).and_then(|n| u8::try_from(n).ok()).expect("a weekday")
}

fn word(component: &ICalendarComponent, name: &Name) -> String {
    let value = component.property(name).and_then(|entry| entry.values.first());
    value.and_then(ICalendarValue::as_text).unwrap_or_default().to_owned()
}

fn date_time(entry: &ICalendarEntry) -> &PartialDateTime {
    entry.values.first().and_then(ICalendarValue::as_partial_date_time).expect("a date and time")
}

fn local(at: &PartialDateTime) -> LocalTime {
    let all = (at.year, at.month, at.day, at.hour, at.minute, at.second);
    let (Some(year), Some(month), Some(day), Some(hour), Some(minute), Some(second)) = all else {
        panic!("a whole time")
    };
    let year = i16::try_from(year).expect("a year");
    LocalTime { date: LocalDate { year, month, day }, hour, minute, second }
}

fn offset(entry: &ICalendarEntry) -> i32 {
    let at = date_time(entry);
    let seconds = i32::from(at.tz_hour.unwrap_or(0)) * 3600 + i32::from(at.tz_minute.unwrap_or(0)) * 60;
    if at.tz_minus { -seconds } else { seconds }
}
