//! Lists of busy times (VFREEBUSY, RFC 5545 §3.6.4): each stretch becomes an event that says nothing else.

use super::event::{End, Event};
use super::lines::Line;
use super::vtimezone::Clocks;
use super::zones::Zones;
use super::{File, MOST_EVENTS, Skipped};

/// Takes the stretches of a calendar's lists.
///
/// # Errors
/// A sentence with a line's number for a list that is cut off, or has too many stretches.
pub(super) fn take(lines: &[Line], zones: &mut Zones, clocks: &mut Clocks, file: &mut File) -> Result<(), String> {
    let mut list = None;
    for line in lines {
        match (list, line.name.as_str()) {
            (_, "BEGIN") if line.is("BEGIN", "VFREEBUSY") => list = Some(line.number),
            (_, "END") if line.is("END", "VFREEBUSY") => list = None,
            (Some(_), "FREEBUSY") if !says_free(line) => {
                for text in line.value.split(',').map(str::trim).filter(|text| !text.is_empty()) {
                    if file.held() >= MOST_EVENTS {
                        return Err(super::too_many(line));
                    }
                    match stretch(line, text, zones, clocks) {
                        Ok(event) => file.stretches.push(event),
                        Err(why) => file.skipped.push(Skipped::new("", "", line.number, why).about_days_in(text)),
                    }
                }
            }
            _ => {}
        }
    }
    list.map_or(Ok(()), |line| Err(format!("Line {line}: this list has no end; the calendar is cut off.")))
}

/// FBTYPE; what it does not name is busy (§3.2.9).
fn says_free(line: &Line) -> bool {
    line.param("FBTYPE").is_some_and(|kind| kind.eq_ignore_ascii_case("FREE"))
}

fn stretch(line: &Line, text: &str, zones: &mut Zones, clocks: &mut Clocks) -> Result<Event, String> {
    let (start, end) = zones.period(line, text, clocks)?;
    let end = end.ok_or_else(|| format!("“{}” is no stretch of time.", super::lines::short(text)))?;
    let event = Event { start: Some(start), ..Event::new(line.number, "", &zones.home) };
    Ok(match end {
        End::At(end) => Event { end: Some(end), ..event },
        End::Lasts(lasts) => Event { lasts: Some(lasts), ..event },
    })
}
