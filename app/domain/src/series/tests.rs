use proptest::prelude::*;

use super::*;

fn rule(text: &str) -> Rule {
    text.parse().unwrap_or_else(|why| panic!("{text}: {why}"))
}

fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn some(text: &str, first: &str, most: usize) -> Vec<String> {
    rule(text).dates(date(first)).take(most).map(|date| date.to_string()).collect()
}

fn draft(rule: &str) -> SeriesDraft {
    SeriesDraft {
        title: "Walk".into(),
        starts: "2026-12-01T18:00".into(),
        zone: "America/New_York".into(),
        minutes: "60".into(),
        rule: rule.into(),
        ..SeriesDraft::default()
    }
}

#[test]
fn rules_give_their_dates() {
    assert_eq!(some("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-12-01", 3), ["2026-12-01", "2026-12-15", "2026-12-29"]);
    assert_eq!(some("FREQ=WEEKLY;BYDAY=TU,FR;COUNT=3", "2026-12-02", 9), ["2026-12-04", "2026-12-08", "2026-12-11"]);
    assert_eq!(some("FREQ=MONTHLY;BYDAY=-1FR", "2026-12-01", 3), ["2026-12-25", "2027-01-29", "2027-02-26"]);
    assert_eq!(some("FREQ=MONTHLY;BYDAY=2TU;INTERVAL=3", "2026-12-01", 2), ["2026-12-08", "2027-03-09"]);
    assert_eq!(some("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31", 3), ["2026-12-31", "2027-01-31", "2027-03-31"]);
    assert_eq!(
        some("FREQ=DAILY;INTERVAL=10;UNTIL=20261221T235959", "2026-12-01", 9),
        ["2026-12-01", "2026-12-11", "2026-12-21"]
    );
    assert_eq!(some("FREQ=DAILY;UNTIL=20261130", "2026-12-01", 9), [""; 0]);
    assert!(rule("FREQ=MONTHLY;BYMONTHDAY=31").dates(date("2026-12-31")).count() < 2_000, "it ends with the calendar");
}

#[test]
fn rules_that_are_not_used_say_what_to_write() {
    for wrong in [
        "",
        "FREQ=SECONDLY",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=5TU",
        "FREQ=MONTHLY;BYDAY=é",
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=DAILY;UNTIL=2027ü101",
        "FREQ=YEARLY;BYSETPOS=1",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
    ] {
        assert!(wrong.parse::<Rule>().is_err(), "{wrong}");
    }
    assert!(draft("FREQ=DAILY;UNTIL=20200101").check().unwrap_err().message("rule").is_some());
}

#[test]
fn a_rule_reads_as_a_sentence() {
    let said = |text: &str| {
        rule(text).sentence("2026-12-01T18:00".parse().unwrap(), &ZoneName("America/New_York".into()), Clock::Day)
    };
    assert_eq!(
        said("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270624"),
        "Every second Tuesday at 18:00, New York time, until 24 June 2027"
    );
    assert_eq!(
        said("FREQ=WEEKLY;BYDAY=MO,TU,FR"),
        "Every week on Monday, Tuesday and Friday at 18:00, New York time, without an end"
    );
    assert_eq!(
        said("FREQ=MONTHLY;BYDAY=-1FR;COUNT=12"),
        "On the last Friday of every month at 18:00, New York time, 12 times"
    );
    assert_eq!(
        said("FREQ=MONTHLY;BYDAY=3FR;INTERVAL=2;COUNT=2"),
        "On the third Friday of every second month at 18:00, New York time, twice"
    );
    assert_eq!(
        said("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=1"),
        "Every month on the 31st, in months that have it, at 18:00, New York time, once"
    );
    assert_eq!(said("FREQ=DAILY;INTERVAL=13;COUNT=3"), "Every 13th day at 18:00, New York time, 3 times");
}

#[test]
fn clocks_that_skip_a_date_put_it_as_much_later() {
    let facts = SeriesDraft { starts: "2027-03-07T02:30".into(), ..draft("FREQ=WEEKLY;BYDAY=SU") }.check().unwrap();
    let dates: Vec<Date> = facts.dates().take(3).collect();
    let shown: Vec<String> = dates.iter().map(|date| date.starts.to_string()).collect();
    assert_eq!(shown, ["2027-03-07T02:30", "2027-03-14T03:30", "2027-03-21T02:30"]);
    assert_eq!(dates[1].original.to_string(), "2027-03-14T02:30");
    assert_eq!(dates[1].at.to_string(), "2027-03-14T07:30:00Z");
}

#[test]
fn the_first_date_is_one_that_the_rule_gives() {
    let facts = draft("FREQ=WEEKLY;BYDAY=FR").check().unwrap();
    assert_eq!(facts.starts.to_string(), "2026-12-04T18:00");
    assert_eq!(facts.dates().next().unwrap().original, facts.starts);
}

#[test]
fn a_form_means_what_its_first_date_says() {
    let form = |every: &str, starts: &str, days: &[&str]| {
        let rule = RuleForm {
            every: every.into(),
            day_ids: days.iter().map(|day| (*day).to_owned()).collect(),
            interval: "2".into(),
            ..RuleForm::default()
        };
        let draft = SeriesDraft { starts: starts.into(), ..draft("") };
        SeriesForm { draft, rule }.draft().unwrap().rule
    };
    assert_eq!(form("week", "2026-12-01T18:00", &[]), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU");
    assert_eq!(form("", "2026-12-01T18:00", &["0", "4"]), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR");
    assert_eq!(form("month_day", "2026-12-15T18:00", &[]), "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15");
    assert_eq!(form("month_weekday", "2026-12-08T18:00", &[]), "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU");
    assert_eq!(form("month_weekday", "2026-12-29T18:00", &[]), "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TU");
    let wrong = SeriesForm {
        draft: draft(""),
        rule: RuleForm { ends: "on".into(), until: "2026-11-01".into(), interval: "0".into(), ..RuleForm::default() },
    };
    let wrong = wrong.draft().unwrap_err();
    assert!(wrong.message("until").is_some() && wrong.message("interval").is_some(), "{wrong:?}");
    let nothing = SeriesForm::default().draft().unwrap_err();
    assert!(nothing.message("title").is_some() && nothing.message("starts").is_some(), "{nothing:?}");
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let every = prop_oneof![
        Just(Every::Day),
        (1_u8..128).prop_map(|bits| Every::Week(std::array::from_fn(|day| bits & (1 << day) > 0))),
        (1_u8..=31).prop_map(Every::MonthDay),
        (prop_oneof![Just(-1_i8), 1_i8..=4], 0_u8..7).prop_map(|(nth, day)| Every::MonthWeekday(nth, day)),
    ];
    let ends = prop_oneof![
        Just(Ends::Never),
        (1_u32..200).prop_map(Ends::After),
        (20_000_i64..30_000).prop_map(|days| Ends::On(LocalDate::from_days(days))),
    ];
    (every, 1_u32..=12, ends).prop_map(|(every, interval, ends)| Rule { every, interval, ends })
}

proptest! {
    #[test]
    fn every_rule_reads_back(rule in any_rule()) {
        prop_assert_eq!(rule.to_string().parse::<Rule>(), Ok(rule));
        let again = RuleForm::from_rule(&rule);
        prop_assert_eq!(again.interval, rule.interval.to_string());
    }

    #[test]
    fn dates_are_those_of_the_rule(rule in any_rule(), first in 20_000_i64..22_000) {
        let first = LocalDate::from_days(first);
        let dates: Vec<LocalDate> = rule.dates(first).take(60).collect();
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        for date in dates {
            prop_assert!(date >= first);
            match rule.every {
                Every::Day => prop_assert_eq!((date.days() - first.days()) % i64::from(rule.interval), 0),
                Every::Week(days) => prop_assert!(days[usize::from(date.weekday())]),
                Every::MonthDay(day) => prop_assert_eq!(date.day, day),
                Every::MonthWeekday(-1, weekday) => {
                    let next = LocalDate::from_days(date.days() + 7);
                    prop_assert!(date.weekday() == weekday && next.month != date.month);
                }
                Every::MonthWeekday(nth, weekday) => {
                    let which = (date.day - 1) / 7 + 1;
                    prop_assert!(date.weekday() == weekday && i64::from(which) == i64::from(nth));
                }
            }
        }
    }
}

#[test]
fn until_is_an_instant() {
    let dates = |starts: &str, zone: &str, until: &str| {
        let draft = SeriesDraft {
            title: "Evening walk".into(),
            starts: starts.into(),
            zone: zone.into(),
            minutes: "60".into(),
            rule: format!("FREQ=WEEKLY;BYDAY=TH;UNTIL={until}"),
            ..SeriesDraft::default()
        };
        let facts = draft.check().expect("a series");
        let dates: Vec<String> = facts.dates().map(|date| date.starts.date.to_string()).collect();
        // What is stored means the same when it is read again.
        let again: Rule = facts.rule.to_string().parse().expect("its own words");
        assert_eq!(again, facts.rule);
        dates
    };
    let (three, four) =
        (["2027-06-03", "2027-06-10", "2027-06-17"], ["2027-06-03", "2027-06-10", "2027-06-17", "2027-06-24"]);
    let evening = |until| dates("2027-06-03T18:00", "America/New_York", until);
    assert_eq!(evening("20270624T035959Z"), three);
    assert_eq!(evening("20270624T215959Z"), three);
    assert_eq!(evening("20270624T220000Z"), four);
    assert_eq!(evening("20270624T175959"), three);
    assert_eq!(evening("20270624T180000"), four);
    assert_eq!(evening("20270624"), four);
    // East of UTC the day is another already.
    assert_eq!(dates("2027-06-03T06:00", "Asia/Tokyo", "20270623T210000Z"), four);
    assert_eq!(dates("2027-06-03T06:00", "Asia/Tokyo", "20270623T205959Z"), three);
    let wrong = SeriesDraft {
        rule: "FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624T9".into(),
        starts: "2027-06-03T18:00".into(),
        zone: "UTC".into(),
        minutes: "60".into(),
        title: "x".into(),
        ..SeriesDraft::default()
    };
    assert!(wrong.check().unwrap_err().message("rule").is_some());
    assert!("RSCALE=GREGORIAN;FREQ=DAILY".parse::<Rule>().is_ok());
    assert!("RSCALE=CHINESE;FREQ=DAILY".parse::<Rule>().unwrap_err().starts_with("RSCALE is not used here."));
}
