//! Dates and times as pages in a language write them. The English ones are those of [`domain::zone`].

use crate::Texts;
use domain::hours::{DeskHours, OpenDays, Within};
use domain::zone::{Month, offset_name, place};
use domain::{Clock, Instant, LocalDate, LocalTime, Span, ZoneName};

/// The word at this place of a list with blanks between its words.
fn word(list: &'static str, place: u8) -> &'static str {
    list.split(' ').nth(place.into()).unwrap_or_default()
}

impl Texts {
    /// `Tuesday`.
    #[must_use]
    pub fn day_name(self, date: LocalDate) -> &'static str {
        self.weekday(date.weekday())
    }

    /// `Tue`.
    #[must_use]
    pub fn day_short(self, date: LocalDate) -> &'static str {
        word(self.weekdays_short(), date.weekday())
    }

    fn weekday(self, day: u8) -> &'static str {
        word(self.weekdays(), day)
    }

    /// `November`, of 11.
    #[must_use]
    pub fn month_name(self, month: u8) -> &'static str {
        word(self.months(), month.saturating_sub(1))
    }

    /// `Nov`, of 11.
    #[must_use]
    pub fn month_short(self, month: u8) -> &'static str {
        word(self.months_short(), month.saturating_sub(1))
    }

    /// `Tue 24 Nov 2026`.
    #[must_use]
    pub fn short_date(self, date: LocalDate) -> String {
        let (day, year) = (date.day.to_string(), date.year.to_string());
        self.date_short(&day, self.month_short(date.month), self.day_short(date), &year)
    }

    /// `Tuesday 24 November 2026`, over the events of a day.
    #[must_use]
    pub fn day_heading(self, date: LocalDate) -> String {
        let (day, year) = (date.day.to_string(), date.year.to_string());
        self.date_long(&day, self.month_name(date.month), self.day_name(date), &year)
    }

    /// `November 2026`, over the month: with a capital, whatever months are written with elsewhere.
    #[must_use]
    pub fn month_heading(self, month: Month) -> String {
        let heading = self.date_month(self.month_name(month.number()), &month.year().to_string());
        let mut letters = heading.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    }

    /// `20 – 27 November 2026`, with the month or year twice where they differ.
    #[must_use]
    pub fn days_from_to(self, first: LocalDate, last: LocalDate) -> String {
        let (from, until) = (first.day.to_string(), last.day.to_string());
        let whole = |date: LocalDate| {
            self.date_plain(&date.day.to_string(), self.month_name(date.month), &date.year.to_string())
        };
        match (first == last, first.year == last.year, first.month == last.month) {
            (true, ..) => self.day_heading(first),
            (_, true, true) => self.dates_in_month(&from, &until, self.month_name(last.month), &last.year.to_string()),
            (_, true, false) => format!("{} – {}", self.date_of_year(&from, self.month_name(first.month)), whole(last)),
            _ => format!("{} – {}", whole(first), whole(last)),
        }
    }

    /// `Tue 24 Nov 2026, 18:00`.
    #[must_use]
    pub fn day_and_time(self, at: LocalTime) -> String {
        self.by(Clock::Day).day_and_time(at)
    }

    /// `18:00–19:00`, or both dates where the end is on another day.
    #[must_use]
    pub fn hours(self, span: Span, zone: &ZoneName) -> String {
        self.by(Clock::Day).hours(span, zone)
    }

    /// `Tue 24 Nov 2026, 18:00, New York time (EST)`: a moment as clocks in `zone` show it.
    #[must_use]
    pub fn moment_in(self, at: Instant, zone: &ZoneName) -> String {
        self.by(Clock::Day).moment_in(at, zone)
    }

    /// `New York time (EST)`; `Casablanca time (UTC+1)` where the zone has no letters.
    #[must_use]
    pub fn zone_label(self, at: Instant, zone: &ZoneName) -> String {
        match zone.as_str() {
            "UTC" | "Etc/UTC" => "UTC".to_owned(),
            _ => self.zone_time(&offset_name(at, zone), &place(zone)),
        }
    }

    /// "30 seconds", "one minute", "one minute and 30 seconds": a short time as one says it.
    #[must_use]
    pub fn in_words(self, seconds: i64) -> String {
        match (seconds / 60, seconds % 60) {
            (0, seconds) => self.seconds(seconds),
            (minutes, 0) => self.minutes(minutes),
            (minutes, seconds) => self.minutes_and_seconds(&self.minutes(minutes), &self.seconds(seconds)),
        }
    }

    /// `2 working days`: how long most answers take.
    #[must_use]
    pub fn answer_time(self, time: Within) -> String {
        match time {
            Within::Hours(many) => self.hours_long(many.into()),
            Within::WorkingHours(many) => self.working_hours_long(many.into()),
            Within::Days(many) => self.days_long(many.into()),
            Within::WorkingDays(many) => self.working_days_long(many.into()),
            Within::Weeks(many) => self.weeks_long(many.into()),
        }
    }

    /// `Monday to Friday, 8:00 to 17:00 (New York time)`: when the desk reads.
    #[must_use]
    pub fn desk_hours(self, hours: &DeskHours, zone: &ZoneName) -> String {
        let days = hours.days().iter().map(|open| self.open_days(open)).collect::<Vec<_>>().join("; ");
        let zone = match zone.as_str().contains('/') {
            true => self.zone_place(&place(zone)),
            false => zone.to_string(),
        };
        self.hours_in_zone(&days, &zone)
    }

    fn open_days(self, open: &OpenDays) -> String {
        let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
        let spans = open.spans.iter().map(|(from, until)| self.hours_span(&clock(*from), &clock(*until)));
        let spans = spans.reduce(|one, other| self.hours_and(&one, &other)).unwrap_or_default();
        match open.days {
            (0, 6) => self.hours_every_day(&spans),
            (one, other) if one == other => self.hours_one_day(self.weekday(one), &spans),
            (first, last) => self.hours_days(self.weekday(first), self.weekday(last), &spans),
        }
    }
}
