//! Moments on staff pages: how long ago, and the exact time behind it. `public/desk/moments.js` keeps the words fresh, by the
//! reader's own zone and clock; in UTC, as machines say it, they have 24 hours.

use domain::time::{DAY, HOUR, MINUTE};
use domain::{Clock, Instant, LocalDate, ZoneName, zone};
use leptos::prelude::*;

/// `just now`, `20 min ago`, `3 h ago`, `2 days ago`; a date once it is more than 30 days.
pub fn ago(at: Instant, now: Instant) -> AnyView {
    moment(at, "long", long_words(at, now))
}

/// `now`, `20 min`, `3 h`, `2 d`: for lists.
pub fn age(at: Instant, now: Instant) -> AnyView {
    moment(at, "short", short_words(at, now))
}

/// `3 h left`, `2 d late`: until something is due.
pub fn left(at: Instant, now: Instant) -> AnyView {
    moment(at, "left", left_words(at, now))
}

/// `4:05`: minutes and seconds since; the browser lets it run.
pub fn clock(since: Instant, now: Instant) -> AnyView {
    let seconds = now.since(since).max(0) / 1_000;
    moment(since, "clock", format!("{}:{:02}", seconds / 60, seconds % 60))
}

/// `24 Nov 2026, 10:12 UTC`; the browser shows it in the reader's own time.
pub fn stamp(at: Instant) -> AnyView {
    moment(at, "exact", exact_words(at))
}

/// `Tue 24 Nov, 10:12 UTC`, with the year behind it; the browser shows it in the reader's own time.
pub fn day_stamp(at: Instant) -> AnyView {
    let local = at.utc();
    let (day, month) = (&zone::day_name(local.date)[..3], &zone::month_name(local.date.month)[..3]);
    moment(at, "day", format!("{day} {} {month}, {} UTC", local.date.day, zone::time(local)))
}

fn moment(at: Instant, form: &'static str, words: String) -> AnyView {
    let class = if form == "short" { "age" } else { "when" };
    view! { <time class=class datetime=at.to_string() data-moment=form title=exact_words(at)>{words}</time> }.into_any()
}

/// `24 Nov 2026, 10:12 UTC`.
pub fn exact_words(at: Instant) -> String {
    let local = at.utc();
    format!("{}, {} UTC", date_words(local.date), zone::time(local))
}

/// `24 Nov 2026`.
pub fn date_words(date: LocalDate) -> String {
    format!("{} {} {}", date.day, &zone::month_name(date.month)[..3], date.year)
}

/// `23 Nov – 6 Dec 2026`: a stretch of days, with each year said once where it can be.
pub fn days_words(first: LocalDate, last: LocalDate) -> String {
    if first == last {
        return date_words(first);
    }
    if first.year != last.year {
        return format!("{} – {}", date_words(first), date_words(last));
    }
    let month =
        if first.month == last.month { String::new() } else { format!(" {}", &zone::month_name(first.month)[..3]) };
    format!("{}{month} – {}", first.day, date_words(last))
}

/// `18:00–19:00` as clocks in `zone` show it.
pub fn hours_words(start: Instant, end: Instant, zone: &ZoneName, clock: Clock) -> String {
    clock.times(zone::local(start, zone), zone::local(end, zone))
}

fn long_words(at: Instant, now: Instant) -> String {
    match now.since(at) {
        ..MINUTE => "just now".to_owned(),
        span @ ..HOUR => format!("{} min ago", span / MINUTE),
        span @ ..DAY => format!("{} h ago", span / HOUR),
        span if span < 2 * DAY => "yesterday".to_owned(),
        span if span <= 30 * DAY => format!("{} days ago", span / DAY),
        _ => date_words(at.utc().date),
    }
}

fn short_words(at: Instant, now: Instant) -> String {
    match now.since(at) {
        ..MINUTE => "now".to_owned(),
        span @ ..HOUR => format!("{} min", span / MINUTE),
        span @ ..DAY => format!("{} h", span / HOUR),
        span => format!("{} d", span / DAY),
    }
}

fn left_words(at: Instant, now: Instant) -> String {
    let (span, side) = if at > now { (at.since(now), "left") } else { (now.since(at), "late") };
    match span {
        span if span < HOUR => format!("{} min {side}", span / MINUTE),
        span if span < DAY => format!("{} h {side}", span / HOUR),
        span => format!("{} d {side}", span / DAY),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_read_like_speech() {
        let at = |millis: i64| long_words(Instant(0), Instant(millis));
        assert_eq!(at(30_000), "just now");
        assert_eq!(at(20 * MINUTE), "20 min ago");
        assert_eq!(at(3 * HOUR), "3 h ago");
        assert_eq!(at(30 * HOUR), "yesterday");
        assert_eq!(at(4 * DAY), "4 days ago");
        assert_eq!(at(40 * DAY), "1 Jan 1970");
        assert_eq!(short_words(Instant(0), Instant(50 * HOUR)), "2 d");
    }

    #[test]
    fn what_is_left_is_said_until_it_is_late() {
        let words = |at, now| left_words(Instant(at), Instant(now));
        assert_eq!(words(3 * HOUR + MINUTE, 0), "3 h left");
        assert_eq!(words(0, 0), "0 min late");
        assert_eq!(words(0, 50 * HOUR), "2 d late");
    }

    #[test]
    fn days_say_month_and_year_once() {
        let day = |text: &str| text.parse::<LocalDate>().unwrap();
        assert_eq!(days_words(day("2026-11-23"), day("2026-11-29")), "23 – 29 Nov 2026");
        assert_eq!(days_words(day("2026-11-23"), day("2026-12-06")), "23 Nov – 6 Dec 2026");
        assert_eq!(days_words(day("2026-12-23"), day("2027-01-06")), "23 Dec 2026 – 6 Jan 2027");
    }
}
