//! Content lines, one function per type of value, so that nothing raw reaches a file.

use super::fold::{fold, unfold};
use domain::{Instant, LocalTime, ZoneName};
use icalendar::{Parameter, Property, ValueType};
use url::Url;

/// A file being written, line by line.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    pub(super) fn begin(&mut self, component: &'static str) {
        self.word("BEGIN", component);
    }

    pub(super) fn end(&mut self, component: &'static str) {
        self.word("END", component);
    }

    /// A word of the standards or of ours, which needs no escaping.
    pub(super) fn word(&mut self, name: &'static str, word: &'static str) {
        self.line(Property::new(name, word));
    }

    /// Somebody's text, in whatever form it comes.
    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        let mut property = Property::new(name, clean(text));
        if property.value_type() != Some(ValueType::Text) {
            // The crate escapes only the properties that it knows to be text, and NAME is not among them.
            property = Property::new(name, escape(property.value()));
        }
        self.line(property);
    }

    /// A link; `Url` has encoded all that could end the line.
    pub(super) fn uri(&mut self, name: &'static str, url: &Url) {
        self.line(Property::new(name, url.as_str()));
    }

    /// A calendar user address with a name. A quotation mark has no place in a quoted parameter, and RFC 6868's way around
    /// that is shown raw by many programs.
    pub(super) fn person(&mut self, name: &'static str, parameters: &str, called: &str, email: &str) {
        let called: String =
            called.chars().filter(|c| !c.is_control()).map(|c| if c == '"' { '\'' } else { c }).collect();
        let email: String = email.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        fold(&mut self.0, &format!("{name};CN=\"{called}\"{parameters}:mailto:{email}"));
    }

    pub(super) fn number(&mut self, name: &'static str, number: i64) {
        self.line(Property::new(name, number.to_string()));
    }

    /// Such as `PT1H`.
    pub(super) fn duration(&mut self, name: &'static str, duration: &'static str) {
        self.line(Property::new(name, duration).append_parameter(Parameter::new("VALUE", "DURATION")).done());
    }

    /// `-PT15M`: so long before the event's start.
    pub(super) fn minutes_before(&mut self, name: &'static str, minutes: i64) {
        self.line(Property::new(name, format!("-PT{}M", minutes.max(0))));
    }

    /// `20261124T230000Z`.
    pub(super) fn utc(&mut self, name: &'static str, instant: Instant) {
        self.line(Property::new(name, format!("{}Z", basic(instant.utc()))));
    }

    /// `;TZID=America/New_York:20261124T180000`.
    pub(super) fn zoned(&mut self, name: &'static str, local: LocalTime, zone: &ZoneName) {
        self.line(Property::new(name, basic(local)).append_parameter(Parameter::new("TZID", zone.as_str())).done());
    }

    /// A local time without a zone: inside VTIMEZONE only.
    pub(super) fn local(&mut self, name: &'static str, local: LocalTime) {
        self.line(Property::new(name, basic(local)));
    }

    /// `-0500`, of seconds east of UTC.
    pub(super) fn shift(&mut self, name: &'static str, seconds: i32) {
        let (sign, size) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
        let rest = if size % 60 == 0 { String::new() } else { format!("{:02}", size % 60) };
        self.line(Property::new(name, format!("{sign}{:02}{:02}{rest}", size / 3600, size / 60 % 60)));
    }

    /// Every year on the `nth` (−1: last) `weekday` (0: Monday) of `month`.
    pub(super) fn yearly(&mut self, month: u8, nth: i8, weekday: u8) {
        const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let day = DAYS[usize::from(weekday) % 7];
        self.line(Property::new("RRULE", format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{day}")));
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }

    fn line(&mut self, property: Property) {
        // Formatting into a String cannot fail.
        let folded: String = property.try_into().unwrap_or_default();
        fold(&mut self.0, &unfold(&folded));
    }
}

/// `20261124T180000`.
fn basic(at: LocalTime) -> String {
    let date = at.date;
    format!("{:04}{:02}{:02}T{:02}{:02}{:02}", date.year, date.month, date.day, at.hour, at.minute, at.second)
}

/// Every kind of line break becomes LF, which is then escaped; other controls go, but for tabs.
fn clean(text: &str) -> String {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n").chars().filter(kept).collect()
}

/// RFC 5545 §3.3.11.
fn escape(text: &str) -> String {
    text.replace('\\', r"\\").replace(';', r"\;").replace(',', r"\,").replace('\n', r"\n")
}
