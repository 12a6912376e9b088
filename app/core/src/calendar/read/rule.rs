//! Recurrence rules on wall-clock time, as if it were UTC: no change of clocks can disturb them.

use chrono::{DateTime, Utc};
use domain::time::DAY;
use domain::{Instant, LocalDate, LocalTime, Span, ZoneName, zone};
use rrule::{Frequency, RRule, RRuleSet, Tz, Unvalidated};

/// Dates of one series at most.
const MOST: u16 = 1_000;

/// Times of one day at most.
const MOST_A_DAY: usize = 24;

/// The wall-clock starts of `rule` from `first` on that lie in `span`, at most a thousand.
///
/// # Errors
/// A sentence for a rule that cannot be read, or is not expanded.
pub(super) fn starts(
    rule: &str,
    first: LocalTime,
    zone: Option<&ZoneName>,
    span: Span,
) -> Result<Vec<LocalTime>, String> {
    let refused = |why: &str| format!("its rule {why}.");
    let rule = cleaned(rule, zone).map_err(refused)?;
    let rule: RRule<Unvalidated> = rule.parse().map_err(|_| refused("cannot be read"))?;
    let first = nearer(&rule, first, span.start);
    let begins = as_utc(first.as_if_utc());
    let rule = rule.validate(begins).map_err(|_| refused("cannot be read"))?;
    let set = RRuleSet::new(begins).rrule(rule).after(as_utc(span.start)).before(as_utc(span.end));
    Ok(set.all(MOST).dates.into_iter().map(|date| Instant(date.timestamp_millis()).utc()).collect())
}

/// A later start from which the same dates follow: an old daily or weekly rule is not walked from its beginning.
fn nearer(rule: &RRule<Unvalidated>, first: LocalTime, from: Instant) -> LocalTime {
    let step = match rule.get_freq() {
        Frequency::Daily => i64::from(rule.get_interval()),
        Frequency::Weekly => 7 * i64::from(rule.get_interval()),
        _ => return first,
    };
    let gone = from.since(first.as_if_utc()) / DAY;
    if rule.get_count().is_some() || step <= 0 || gone < 2 * step {
        return first;
    }
    LocalTime { date: LocalDate::from_days(first.date.days() + (gone / step - 1) * step), ..first }
}

fn as_utc(at: Instant) -> DateTime<Tz> {
    DateTime::<Utc>::from_timestamp_millis(at.0).unwrap_or_default().with_timezone(&Tz::UTC)
}

/// The rule without what is not expanded, and with UNTIL on the wall clock.
fn cleaned(rule: &str, zone: Option<&ZoneName>) -> Result<String, &'static str> {
    let (mut parts, mut times) = (Vec::new(), 1);
    for part in rule.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').ok_or("cannot be read")?;
        let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
        match name.as_str() {
            "FREQ" if matches!(value.as_str(), "SECONDLY" | "MINUTELY" | "HOURLY") => {
                return Err("repeats more often than daily, which is not read");
            }
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => {
                times *= value.split(',').count();
                parts.push(format!("{name}={value}"));
            }
            "INTERVAL" if value.trim_start_matches('0').is_empty() => return Err("has the interval 0"),
            "COUNT" if value.trim_start_matches('0').is_empty() => return Err("has the count 0"),
            "COUNT" if value.len() > 9 => parts.push("COUNT=999999999".to_owned()),
            "UNTIL" => parts.push(format!("UNTIL={}", until(&value, zone)?)),
            name if name.starts_with("X-") => {}
            _ => parts.push(format!("{name}={value}")),
        }
    }
    if times > MOST_A_DAY { Err("repeats more often than hourly, which is not read") } else { Ok(parts.join(";")) }
}

/// UNTIL as a date, local or UTC becomes wall-clock time, written as UTC.
fn until(text: &str, zone: Option<&ZoneName>) -> Result<String, &'static str> {
    const WRONG: &str = "ends at no date";
    if text.len() == 8 {
        return Ok(format!("{text}T235959Z"));
    }
    let local = text.get(..15).ok_or(WRONG)?;
    match zone {
        Some(zone) if text.ends_with('Z') => {
            let part = |range| local.get(range).ok_or(WRONG);
            let (date, clock) = (part(0..8)?, part(9..15)?);
            let words = format!(
                "{}-{}-{}T{}:{}:{}Z",
                &date[..4],
                &date[4..6],
                &date[6..],
                &clock[..2],
                &clock[2..4],
                &clock[4..]
            );
            let wall = zone::local(words.parse().map_err(|_| WRONG)?, zone).to_string();
            let wall = if wall.len() == 16 { format!("{wall}:00") } else { wall };
            Ok(format!("{}Z", wall.replace(['-', ':'], "")))
        }
        _ => Ok(format!("{local}Z")),
    }
}
