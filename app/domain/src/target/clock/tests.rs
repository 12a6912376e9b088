//! Beside a counter that looks at each minute.

use super::*;
use crate::hours::DeskHours;
use crate::time::{DAY, HOUR, MINUTE};
use crate::{LocalDate, ZoneName, zone};
use proptest::prelude::*;

const ZONES: [&str; 8] = [
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Asia/Kolkata",
    "America/Santiago",
    "Pacific/Apia",
    "UTC",
];

fn open(hours: &str, zone: &str, closed: &[&str]) -> OpenTime {
    let closed = closed.iter().map(|day| day.parse().expect("a day"));
    OpenTime::new(hours.parse().expect("hours"), ZoneName(zone.to_owned()), closed)
}

fn at(local: &str, zone: &str) -> Instant {
    zone::existing(local.parse().expect("a time"), &ZoneName(zone.to_owned())).expect("it exists")
}

fn due(started: &str, within: &str, open: &OpenTime, zone: &str) -> String {
    let clock = TargetClock {
        started_at: at(started, zone),
        within: within.parse().expect("a time to answer in"),
        pauses: Vec::new(),
        stopped_at: None,
    };
    let due = clock.read(open, clock.started_at).due_at.expect("an end");
    zone::local(due, &ZoneName(zone.to_owned())).to_string()
}

#[test]
fn nights_weekends_and_holidays_are_no_time() {
    const BERLIN: &str = "Europe/Berlin";
    let desk = open("Mon-Fri 08:00-12:00 13:00-17:00", BERLIN, &["2027-03-26", "2027-03-29"]);
    let due = |started: &str, within: &str| due(started, within, &desk, BERLIN);
    assert_eq!(due("2027-03-22T09:00", "4 working hours"), "2027-03-22T14:00");
    assert_eq!(
        due("2027-03-22T20:00", "4 working hours"),
        "2027-03-23T12:00",
        "the end of a span, not the next one's begin"
    );
    assert_eq!(due("2027-03-25T16:00", "2 working hours"), "2027-03-30T09:00", "past Easter, and a change of clocks");
    assert_eq!(due("2027-03-25T16:00", "2 working days"), "2027-03-31T16:00");
    assert_eq!(due("2027-03-27T16:00", "24 hours"), "2027-03-28T17:00", "of which one was skipped");
    assert_eq!(due("2027-03-25T16:00", "1 week"), "2027-04-01T17:00");
}

#[test]
fn a_desk_that_never_opens_is_never_late() {
    let days: Vec<LocalDate> = (0..5_000).map(|n| LocalDate::from_days(20_000 + n)).collect();
    let never = OpenTime::new(DeskHours::default(), ZoneName("UTC".to_owned()), days);
    let started_at = Instant(20_010 * DAY);
    let clock = TargetClock { started_at, within: Within::WorkingHours(1), pauses: Vec::new(), stopped_at: None };
    let read = clock.read(&never, started_at.plus(30 * DAY));
    assert_eq!((read.due_at, read.left), (None, HOUR));
}

/// The same, minute by minute.
fn counted(clock: &TargetClock, desk: &Desk, now: Instant) -> ClockReading {
    let (target, working) = desk.open().measure(clock.within);
    let is_open = |at: Instant| {
        let local = zone::local(at, &desk.zone);
        let minute = u16::from(local.hour) * 60 + u16::from(local.minute);
        let hours = desk.hours.on(local.date.weekday()).any(|(from, to)| (from..to).contains(&minute));
        hours && !desk.closed.contains(&local.date)
    };
    let holds = |pause: &Span, at: Instant| pause.start <= at && at < pause.end;
    let until = clock.stopped_at.map_or(now, |stopped| stopped.min(now));
    let (mut half_at, mut due_at, mut run, mut passed, mut at) = (None, None, 0, 0, clock.started_at);
    while (due_at.is_none() && at < clock.started_at.plus(60 * DAY)) || at < until {
        if (!working || is_open(at)) && !clock.pauses.iter().any(|pause| holds(pause, at)) {
            run += MINUTE;
            passed += if at < until { MINUTE } else { 0 };
        }
        at = at.plus(MINUTE);
        // Half of it may be half a minute.
        if half_at.is_none() && run >= target / 2 {
            half_at = Some(at.plus(target / 2 - run));
        }
        if due_at.is_none() && run == target {
            due_at = Some(at);
        }
    }
    let paused = clock.stopped_at.is_none() && clock.pauses.iter().any(|pause| holds(pause, now));
    ClockReading { due_at, half_at, left: target - passed, paused }
}

#[derive(Clone, Debug)]
struct Desk {
    hours: DeskHours,
    zone: ZoneName,
    closed: Vec<LocalDate>,
}

impl Desk {
    fn open(&self) -> OpenTime {
        OpenTime::new(self.hours.clone(), self.zone.clone(), self.closed.clone())
    }
}

/// Hours of a day in two spans, here and there with none between them.
fn spans() -> impl Strategy<Value = String> {
    (0..20_u16, 1..300_u16, 1..200_u16, 1..300_u16).prop_map(|(first, one, gap, two)| {
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let (from, to) = (first * 30, first * 30 + one);
        let (again, end) = (to + gap, (to + gap + two).min(24 * 60));
        format!("{}-{} {}-{}", clock(from), clock(to), clock(again), clock(end))
    })
}

fn desk() -> impl Strategy<Value = Desk> {
    let zone = prop::sample::select(&ZONES[..]).prop_map(|name| ZoneName(name.to_owned()));
    let hours = prop_oneof![
        spans().prop_map(|spans| format!("Mon-Sun {spans}")),
        (spans(), spans()).prop_map(|(week, end)| format!("Mon-Fri {week}, Sat {end}")),
        (spans(), spans()).prop_map(|(early, late)| format!("Mon-Tue {early}, Thu-Sun {late}")),
        Just("Mon-Sun 00:00-24:00".to_owned()),
    ];
    let closed = prop::collection::vec(20_880..20_960_i64, 0..6);
    (hours, zone, closed).prop_map(|(hours, zone, closed)| Desk {
        hours: hours.parse().expect("hours"),
        zone,
        closed: closed.into_iter().map(LocalDate::from_days).collect(),
    })
}

/// From 2 March 2027 on, when clocks change nearly everywhere within five weeks; in whole minutes.
fn moment() -> impl Strategy<Value = Instant> {
    (0..50 * 1_440_i64).prop_map(|minute| Instant(20_879 * DAY + minute * MINUTE))
}

fn clock() -> impl Strategy<Value = TargetClock> {
    let within = prop_oneof![
        (1..30_u32).prop_map(Within::WorkingHours),
        (1..4_u32).prop_map(Within::WorkingDays),
        (1..80_u32).prop_map(Within::Hours),
        (1..5_u32).prop_map(Within::Days),
        Just(Within::Weeks(1)),
    ];
    let pause = (moment(), 0..5_000_i64).prop_map(|(start, minutes)| Span { start, end: start.plus(minutes * MINUTE) });
    let pauses = prop::collection::vec(pause, 0..3);
    (moment(), within, pauses, prop::option::of(moment()))
        .prop_map(|(started_at, within, pauses, stopped_at)| TargetClock { started_at, within, pauses, stopped_at })
}

// `PROPTEST_CASES=100000` for more.
proptest! {
    #[test]
    fn clocks_agree_with_a_counter_of_minutes(desk in desk(), clock in clock(), later in 0..20_000_i64) {
        let now = clock.started_at.plus(later * MINUTE);
        let counted = counted(&clock, &desk, now);
        // Within sixty days, which is as far as the counter goes.
        if counted.due_at.is_some() {
            prop_assert_eq!(clock.read(&desk.open(), now), counted);
        }
    }
}
