//! A rule in a plain sentence.

use super::rule::{Ends, Every, Rule};
use crate::{Clock, LocalDate, LocalTime, ZoneName, zone};

const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

/// "Every second Tuesday at 18:00, New York time, until 24 June 2027".
pub(super) fn sentence(rule: &Rule, starts: LocalTime, zone: &ZoneName, clock: Clock) -> String {
    let place = match zone.as_str() {
        "UTC" | "Etc/UTC" => "UTC".to_owned(),
        _ => format!("{} time", zone::place(zone)),
    };
    format!("{} at {}, {place}{}", rounds(rule), clock.time(starts), end(rule.ends))
}

fn rounds(rule: &Rule) -> String {
    match rule.every {
        Every::Day => format!("Every {}day", nth(rule.interval)),
        Every::Week(days) => {
            let names: Vec<&str> = (0..7_u8).zip(days).filter(|(_, on)| *on).map(|(day, _)| day_name(day)).collect();
            match names[..] {
                [one] => format!("Every {}{one}", nth(rule.interval)),
                [..] if names.len() == 7 && rule.interval == 1 => "Every day".to_owned(),
                _ => format!("Every {}week on {}", nth(rule.interval), listed(&names)),
            }
        }
        Every::MonthDay(day) => {
            let rare = if day > 28 { ", in months that have it," } else { "" };
            format!("Every {}month on the {}{rare}", nth(rule.interval), ordinal(u32::from(day)))
        }
        Every::MonthWeekday(-1, day) => format!("On the last {} of every {}month", day_name(day), nth(rule.interval)),
        Every::MonthWeekday(which, day) => {
            let which = ORDINALS.get(usize::from(which.unsigned_abs()).saturating_sub(1)).unwrap_or(&"first");
            format!("On the {which} {} of every {}month", day_name(day), nth(rule.interval))
        }
    }
}

fn end(ends: Ends) -> String {
    match ends {
        Ends::Never => ", without an end".to_owned(),
        Ends::On(LocalDate { year, month, day }) => format!(", until {day} {} {year}", zone::month_name(month)),
        Ends::After(1) => ", once".to_owned(),
        Ends::After(2) => ", twice".to_owned(),
        Ends::After(count) => format!(", {count} times"),
    }
}

/// Nothing for 1, "second " for 2.
fn nth(interval: u32) -> String {
    match interval {
        0 | 1 => String::new(),
        n => format!(
            "{} ",
            usize::try_from(n - 1).ok().and_then(|n| ORDINALS.get(n)).map_or(ordinal(n), |word| (*word).to_owned())
        ),
    }
}

/// `15th`.
fn ordinal(n: u32) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

/// `Monday`, of 0.
pub(super) fn day_name(weekday: u8) -> &'static str {
    // 5 January 1970 was a Monday.
    zone::day_name(LocalDate::from_days(4 + i64::from(weekday)))
}

fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
