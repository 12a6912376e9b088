use super::*;
use proptest::prelude::*;

fn zone(name: &str) -> ZoneName {
    known(name).expect(name)
}

fn at(text: &str) -> LocalTime {
    text.parse().expect("a local time")
}

fn utc(text: &str) -> Instant {
    resolve(at(text), &zone("UTC")).expect("UTC has every time").instant
}

/// Local time, zone, the same in UTC, doubled.
const ONCE_OR_TWICE: &[(&str, &str, &str, bool)] = &[
    ("2026-11-24T18:00", "America/New_York", "2026-11-24T23:00", false),
    ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30", true),
    ("2026-11-01T02:00", "America/New_York", "2026-11-01T07:00", false),
    ("2027-03-28T10:00", "Europe/Berlin", "2027-03-28T08:00", false),
    ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30", true),
    // British Columbia stays on UTC−7 from March 2026 on (release 2026b and later).
    ("2026-11-24T10:00", "America/Vancouver", "2026-11-24T17:00", false),
    ("2027-01-15T10:00", "America/Vancouver", "2027-01-15T17:00", false),
    ("2027-07-15T10:00", "America/Vancouver", "2027-07-15T17:00", false),
    ("2027-04-04T01:45", "Australia/Lord_Howe", "2027-04-03T14:45", true),
    ("2027-01-01T00:00", "Asia/Kolkata", "2026-12-31T18:30", false),
    ("2027-07-01T12:00", "Antarctica/Troll", "2027-07-01T10:00", false),
    ("2027-01-01T12:00", "Antarctica/Troll", "2027-01-01T12:00", false),
];

#[test]
fn local_times_that_exist() {
    for (local_time, name, in_utc, doubled) in ONCE_OR_TWICE {
        let found = resolve(at(local_time), &zone(name));
        assert_eq!(found, Ok(Resolved { instant: utc(in_utc), doubled: *doubled }), "{local_time} {name}");
        assert_eq!(local(utc(in_utc), &zone(name)), at(local_time));
    }
}

#[test]
fn local_times_that_a_clock_change_skips_name_the_nearest() {
    for (local_time, name, before, after) in [
        ("2027-03-14T02:30", "America/New_York", "2027-03-14T01:59", "2027-03-14T03:00"),
        ("2027-03-28T02:00", "Europe/Berlin", "2027-03-28T01:59", "2027-03-28T03:00"),
        ("2027-03-28T02:59:59", "Europe/Berlin", "2027-03-28T01:59", "2027-03-28T03:00"),
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-04T01:59", "2026-10-04T02:30"),
        ("2027-03-28T01:30", "Antarctica/Troll", "2027-03-28T00:59", "2027-03-28T03:00"),
        ("2011-12-30T12:00", "Pacific/Apia", "2011-12-29T23:59", "2011-12-31T00:00"),
    ] {
        let refused = Unresolved::Skipped { before: at(before), after: at(after) };
        assert_eq!(resolve(at(local_time), &zone(name)), Err(refused), "{local_time} {name}");
    }
}

#[test]
fn a_refusal_says_what_to_do() {
    let refused = resolve(at("2027-03-28T02:30"), &zone("Europe/Berlin")).expect_err("skipped");
    assert_eq!(
        refused.to_string(),
        "The clocks go forward then, so this time does not exist. \
         The nearest are Sun 28 Mar 2027, 01:59 and Sun 28 Mar 2027, 03:00."
    );
}

#[test]
fn only_names_are_zones() {
    assert_eq!(zone("europe/BERLIN").0, "Europe/Berlin");
    assert_eq!(zone("US/Eastern").0, "US/Eastern");
    for bad in [
        "",
        " ",
        "+01:00",
        "-05",
        "UTC+1",
        "EST5EDT,M3.2.0,M11.1.0",
        "posixrules",
        "posix/Europe/Berlin",
        "../Europe/Berlin",
        "/etc/passwd",
        "Europe",
        "Mars/Olympus",
        "Europe/\r\nBerlin",
        "localtime",
        "Factory",
    ] {
        assert!(known(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn the_choice_of_zones_is_short_and_every_one_is_known() {
    assert!((300..500).contains(&names().len()), "{}", names().len());
    for name in ["America/New_York", "Asia/Kolkata", "UTC", "America/Vancouver"] {
        assert!(names().iter().any(|listed| listed == name), "{name}");
    }
    assert!(names().iter().all(|name| zone(name).0 == *name));
}

#[test]
fn zone_data_is_of_2026f_or_later() {
    assert!(tzdata().version.as_str() >= "2026f", "{}", tzdata());
}

#[test]
fn days_have_their_own_length() {
    let hours = |date: &str, name: &str| {
        let Span { start, end } = day(date.parse().expect("a date"), &zone(name));
        end.since(start) / 60_000
    };
    assert_eq!(hours("2027-03-14", "America/New_York"), 23 * 60);
    assert_eq!(hours("2026-11-01", "America/New_York"), 25 * 60);
    assert_eq!(hours("2026-10-04", "Australia/Lord_Howe"), 23 * 60 + 30);
    assert_eq!(hours("2027-01-01", "Asia/Kolkata"), 24 * 60);
    // The clocks of Beirut and Cairo skip midnight itself.
    assert_eq!(hours("2027-03-28", "Asia/Beirut"), 23 * 60);
    assert_eq!(
        local(start_of(at("2027-03-28T00:00").date, &zone("Asia/Beirut")), &zone("Asia/Beirut")),
        at("2027-03-28T01:00")
    );
}

#[test]
fn pages_write_dates_times_and_zones() {
    let start = utc("2026-11-24T23:00");
    let until = |end| Span { start, end: utc(end) };
    let evening = until("2026-11-25T00:00");
    assert_eq!(span_in(evening, &zone("America/New_York")), "Tue 24 Nov 2026, 18:00–19:00, New York time (EST)");
    assert_eq!(span_in(evening, &zone("Asia/Kolkata")), "Wed 25 Nov 2026, 04:30–05:30, Kolkata time (IST)");
    assert_eq!(
        span_in(until("2026-11-25T06:00"), &zone("America/New_York")),
        "Tue 24 Nov 2026, 18:00 – Wed 25 Nov 2026, 01:00, New York time (EST)"
    );
    assert_eq!(day_heading(date(start, &zone("UTC"))), "Tuesday 24 November 2026");
    assert_eq!(month_heading(Month::containing(date(start, &zone("UTC")))), "November 2026");
    assert_eq!(zone_label(start, &zone("America/Argentina/Buenos_Aires")), "Buenos Aires time (UTC−3)");
    assert_eq!(zone_label(start, &zone("Etc/UTC")), "UTC");
    assert_eq!(offset_name(start, &zone("Asia/Kathmandu")), "UTC+5:45");
    assert_eq!(rfc3339_in(start, &zone("America/New_York")), "2026-11-24T18:00:00-05:00");
    assert_eq!(rfc3339_in(start, &zone("UTC")), "2026-11-24T23:00:00+00:00");
}

fn any_zone() -> impl Strategy<Value = ZoneName> {
    (0..names().len()).prop_map(|n| ZoneName(names()[n].clone()))
}

/// From 2000 to 2100, in milliseconds.
fn any_instant() -> impl Strategy<Value = Instant> {
    (946_684_800_i64..4_102_444_800).prop_map(|seconds| Instant(seconds * 1000))
}

proptest! {
    #[test]
    fn what_a_clock_shows_resolves_to_then_or_to_its_first_time(instant in any_instant(), zone in any_zone()) {
        let found = resolve(local(instant, &zone), &zone).expect("clocks showed it");
        prop_assert!(found.instant == instant || (found.doubled && found.instant < instant));
        prop_assert_eq!(local(found.instant, &zone), local(instant, &zone));
    }

    #[test]
    fn around_a_gap_the_nearest_times_exist(instant in any_instant(), zone in any_zone()) {
        let year = Instant(instant.0 + 366 * 86_400_000);
        for change in changes(&zone, instant, year) {
            let gap = i64::from(change.after.seconds - change.before.seconds) * 1000;
            if gap > 0 {
                let inside = change.at.plus(i64::from(change.before.seconds) * 1000 + gap / 2).utc();
                let Err(Unresolved::Skipped { before, after }) = resolve(inside, &zone) else { panic!("{inside} exists") };
                prop_assert_eq!(resolve(after, &zone).expect("exists").instant, change.at);
                prop_assert_eq!(resolve(before, &zone).expect("exists").instant, Instant(change.at.0 - 60_000));
                prop_assert!(before < inside && inside < after);
            }
        }
    }

    #[test]
    fn days_follow_each_other_without_gap(instant in any_instant(), zone in any_zone()) {
        let Span { start, end } = day(date(instant, &zone), &zone);
        prop_assert!(start <= instant && instant < end);
        prop_assert_eq!(day(date(end, &zone), &zone).start, end);
        prop_assert!(date(Instant(start.0 - 1), &zone) < date(start, &zone));
    }
}
