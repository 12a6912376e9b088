//! Times: in the zone in which they were planned, with the instant for machines beside them.

use domain::zone::{day_heading, local, place, rfc3339_in, short_date, time, zone_label};
use domain::{Instant, Span, ZoneName};
use leptos::prelude::*;

/// `18:00–19:00`, or both dates where the end is on another day.
pub fn hours(span: Span, zone: &ZoneName) -> String {
    let (from, to) = (local(span.start, zone), local(span.end, zone));
    match from.date == to.date {
        true => format!("{}–{}", time(from), time(to)),
        false => format!("{} – {}, {}", time(from), short_date(to.date), time(to)),
    }
}

/// `18:00–19:00 New York time (EST)` as a `<time>`.
pub fn hours_in(span: Span, zone: &ZoneName) -> impl IntoView + use<> {
    let label = zone_label(span.start, zone);
    view! { <time datetime=rfc3339_in(span.start, zone)><span class="nowrap">{hours(span, zone)}</span>" "<span class="muted">{label}</span></time> }
}

/// `Tuesday 24 November 2026` as a `<time>`.
pub fn day(at: Instant, zone: &ZoneName) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339_in(at, zone)>{day_heading(local(at, zone).date)}</time> }
}

/// `Tue 24 Nov 2026, 18:00 UTC`, for what has happened: pages know no reader's zone.
pub fn moment(at: Instant) -> impl IntoView {
    let utc = at.utc();
    view! { <time datetime=at.to_string()>{short_date(utc.date)}", "{time(utc)}" UTC"</time> }
}

/// How long ago, in one unit: `now`, `12 min`, `3 h`, `2 d`. For lists that are never cached.
pub fn age(at: Instant, now: Instant) -> impl IntoView {
    let minutes = now.since(at).max(0) / domain::time::MINUTE;
    let words = match minutes {
        0 => "now".to_owned(),
        1..60 => format!("{minutes} min"),
        60..1440 => format!("{} h", minutes / 60),
        _ => format!("{} d", minutes / 1440),
    };
    view! { <time class="age" datetime=at.to_string()>{words}</time> }
}

/// `18:00 New York`: short, for calendar cells and cards.
pub fn clock(at: Instant, zone: &ZoneName) -> String {
    format!("{} {}", time(local(at, zone)), place(zone))
}

/// `Tue 24 Nov 2026, 18:00, New York time (EST)`: a moment that is past, as clocks in `zone` showed it.
pub fn moment_in(at: Instant, zone: &ZoneName) -> impl IntoView + use<> {
    let clock = domain::zone::date_time(local(at, zone));
    view! { <time datetime=rfc3339_in(at, zone)>{clock}", "{zone_label(at, zone)}</time> }
}
