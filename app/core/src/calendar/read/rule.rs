//! Recurrence rules on wall-clock time, as if it were UTC: no change of clocks can disturb them.

use chrono::{DateTime, Utc};
use domain::time::DAY;
use domain::{Instant, LocalDate, LocalTime, Span, ZoneName, zone};
use rrule::{Frequency, RRule, RRuleSet, Tz, Unvalidated};

use super::lines::short;

/// Dates of one series at most.
const MOST: u16 = 1_000;

const UNREADABLE: &str = "cannot be read";

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
    let refused = |why: String| format!("its rule {why}.");
    let rule = cleaned(rule, first, zone).map_err(refused)?;
    let rule: RRule<Unvalidated> = rule.parse().map_err(|_| refused(UNREADABLE.to_owned()))?;
    let first = nearer(&rule, first, span.start);
    let begins = as_utc(first.as_if_utc());
    let rule = rule.validate(begins).map_err(|_| refused(UNREADABLE.to_owned()))?;
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
fn cleaned(rule: &str, first: LocalTime, zone: Option<&ZoneName>) -> Result<String, String> {
    let (mut parts, mut times, mut skip) = (Vec::new(), 1, String::new());
    for part in rule.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').ok_or(UNREADABLE)?;
        let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
        match name.as_str() {
            "FREQ" if matches!(value.as_str(), "SECONDLY" | "MINUTELY" | "HOURLY") => {
                return Err("repeats more often than daily, which is not read".to_owned());
            }
            "RSCALE" if value == "GREGORIAN" => {}
            "RSCALE" => {
                return Err(format!("counts by another calendar (RSCALE={}), which is not read", short(&value)));
            }
            "SKIP" => skip = value,
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => {
                times *= value.split(',').count();
                parts.push((name, value));
            }
            "INTERVAL" if value.trim_start_matches('0').is_empty() => return Err("has the interval 0".to_owned()),
            "COUNT" if value.trim_start_matches('0').is_empty() => return Err("has the count 0".to_owned()),
            "COUNT" if value.len() > 9 => parts.push((name, "999999999".to_owned())),
            "UNTIL" => parts.push((name, until(&value, zone)?)),
            name if name.starts_with("X-") => {}
            _ => parts.push((name, value)),
        }
    }
    if times > MOST_A_DAY {
        return Err("repeats more often than hourly, which is not read".to_owned());
    }
    skipped(&skip, &mut parts, first)?;
    Ok(parts.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(";"))
}

/// SKIP (RFC 7529 §4.1): what becomes of the 31st of a month that has none. Backward, it is the last of the days up to
/// it, which the rule can say without SKIP.
fn skipped(skip: &str, parts: &mut Vec<(String, String)>, first: LocalTime) -> Result<(), String> {
    let part = |name: &str| parts.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    let by_day = part("BYMONTHDAY").map_or(first.date.day.to_string(), str::to_owned);
    let meant = match part("FREQ").unwrap_or_default() {
        "MONTHLY" => part("BYDAY").is_none() || part("BYMONTHDAY").is_some(),
        "YEARLY" => ["BYDAY", "BYWEEKNO", "BYYEARDAY"].iter().all(|other| part(other).is_none()),
        _ => false,
    };
    let may_lack = by_day.split(',').any(|day| day.parse::<i64>().is_ok_and(|day| day.abs() > 28));
    if !meant || !may_lack || matches!(skip, "" | "OMIT") {
        return Ok(());
    }
    let day = by_day.parse::<u8>().ok().filter(|day| (29..=31).contains(day));
    let (Some(day), "BACKWARD", None) = (day, skip, part("BYSETPOS")) else {
        return Err(format!("has SKIP={}, which is not read", short(skip)));
    };
    let yearly = part("FREQ") == Some("YEARLY") && part("BYMONTH").is_none();
    let days = (28..=day).map(|day| day.to_string()).collect::<Vec<_>>().join(",");
    parts.retain(|(name, _)| name != "BYMONTHDAY");
    parts.push(("BYMONTHDAY".to_owned(), days));
    parts.push(("BYSETPOS".to_owned(), "-1".to_owned()));
    if yearly {
        parts.push(("BYMONTH".to_owned(), first.date.month.to_string()));
    }
    Ok(())
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
