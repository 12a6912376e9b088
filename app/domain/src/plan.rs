//! The one calendar: sessions, posts and slots on their days, what is filtered, and what needs a look.
//!
//! An item sits on the day that its own zone's clock shows. Pure: the page's day and zone come from outside.

mod address;
mod gaps;
mod item;
mod lanes;

pub use address::Address;
pub use address::NO_CAMPAIGN;
pub use gaps::{Gap, Observance, Running, gaps, gaps_elsewhere, whole_weeks};
pub use item::{Look, Person, PlanItem, Waits};
pub use lanes::{Lane, lanes};

use crate::{Instant, LocalDate, LocalTime, words};

words! {
    /// What an item of the calendar is.
    Kind {
        /// A live session.
        Session = "session",
        /// A post.
        Post = "post",
        /// A clinician's part in a session.
        Slot = "slot",
    }
}

words! {
    /// How the calendar is laid out.
    View {
        /// Weeks of one month.
        Month = "month",
        /// Seven days with their hours.
        Week = "week",
        /// A list of days.
        Agenda = "agenda",
    }
}

words! {
    /// The day on which weeks begin.
    WeekStart {
        /// Monday (ISO 8601).
        Monday = "mon",
        /// Sunday, as in the United States.
        Sunday = "sun",
    }
}

/// How many days the agenda shows.
pub const AGENDA_DAYS: i64 = 28;

impl WeekStart {
    /// As [`crate::zone::Month::weeks`] takes it: 0 is Monday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        if self == Self::Monday { 0 } else { 6 }
    }

    /// The first day of the week that holds `day`.
    #[must_use]
    pub fn first(self, day: LocalDate) -> LocalDate {
        LocalDate::from_days(day.days() - i64::from((day.weekday() + 7 - self.weekday()) % 7))
    }

    /// What people write at home who ask for these languages (`Accept-Language`): by the first tag with a region
    /// whose weeks begin on Sunday (CLDR), else Monday.
    #[must_use]
    pub fn of_languages(accepted: &str) -> Self {
        const SUNDAY: [&str; 22] = [
            "US", "CA", "MX", "BR", "JP", "KR", "TW", "HK", "IL", "IN", "PH", "TH", "ZA", "CO", "PE", "VE", "GT", "HN",
            "PR", "DO", "SG", "ID",
        ];
        let first = accepted.split([',', ';']).next().unwrap_or_default().trim();
        let region = first.split(['-', '_']).skip(1).find(|part| part.len() == 2).map(str::to_ascii_uppercase);
        match region {
            Some(region) if SUNDAY.contains(&region.as_str()) => Self::Sunday,
            Some(_) => Self::Monday,
            None if matches!(first, "he" | "ja" | "ko" | "hi" | "th") => Self::Sunday,
            None => Self::Monday,
        }
    }
}

/// Where a move leads: a local time, a day alone (the hour is kept), or nothing (back to the ideas).
///
/// # Errors
/// A sentence for the form.
pub fn moved_to(was: Option<LocalTime>, typed: &str) -> Result<Option<LocalTime>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if typed.contains(['T', ' ']) {
        return typed.parse().map(Some);
    }
    let morning = |date| LocalTime { date, hour: 10, minute: 0, second: 0 };
    let date: LocalDate = typed.parse()?;
    Ok(Some(was.map_or(morning(date), |was| LocalTime { date, ..was })))
}

/// Whether a move is more likely a slip of the hand: it leads into the past, and what is moved was not there.
pub fn is_slip(from: Option<Instant>, to: Option<Instant>, now: Instant) -> bool {
    to.is_some_and(|to| to < now) && from.is_none_or(|from| from >= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> LocalDate {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_begin_as_at_home() {
        for (languages, begins) in [
            ("en-US,en;q=0.9", WeekStart::Sunday),
            ("en-GB,en-US;q=0.8", WeekStart::Monday),
            ("de", WeekStart::Monday),
            ("zh-Hant-TW", WeekStart::Sunday),
            ("", WeekStart::Monday),
            ("*", WeekStart::Monday),
        ] {
            assert_eq!(WeekStart::of_languages(languages), begins, "{languages}");
        }
        assert_eq!(WeekStart::Monday.first(day("2026-11-29")), day("2026-11-23"));
        assert_eq!(WeekStart::Sunday.first(day("2026-11-29")), day("2026-11-29"));
        assert_eq!(WeekStart::Sunday.first(day("2026-11-28")), day("2026-11-22"));
    }

    #[test]
    fn into_the_past_is_a_slip_but_within_it_is_none() {
        let at = |millis| Some(Instant(millis));
        assert!(is_slip(at(20), at(5), Instant(10)) && is_slip(None, at(5), Instant(10)));
        assert!(!is_slip(at(5), at(6), Instant(10)) && !is_slip(at(20), at(10), Instant(10)));
        assert!(!is_slip(at(20), None, Instant(10)));
    }

    #[test]
    fn a_move_by_a_day_keeps_the_hour() {
        let was: LocalTime = "2026-11-24T18:15".parse().unwrap();
        assert_eq!(moved_to(Some(was), "2026-11-26").unwrap().unwrap().to_string(), "2026-11-26T18:15");
        assert_eq!(moved_to(Some(was), "2026-11-26T09:00").unwrap().unwrap().to_string(), "2026-11-26T09:00");
        assert_eq!(moved_to(None, "2026-11-26").unwrap().unwrap().to_string(), "2026-11-26T10:00");
        assert_eq!(moved_to(Some(was), " "), Ok(None));
        assert!(moved_to(Some(was), "tomorrow").is_err());
    }
}
