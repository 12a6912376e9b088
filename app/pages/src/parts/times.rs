//! Times: in the zone in which they were planned, with the instant for machines beside them.

use domain::zone::{local, rfc3339_in};
use domain::{Clock, Instant, Span, ZoneName};
use leptos::prelude::*;
use texts::Texts;

/// `18:00–19:00 New York time (EST)` as a `<time>`, for everybody.
pub fn hours_in(t: Texts, span: Span, zone: &ZoneName) -> impl IntoView + use<> {
    let label = t.zone_label(span.start, zone);
    view! { <time datetime=rfc3339_in(span.start, zone)><span class="nowrap">{t.hours(span, zone)}</span>" "<span class="muted">{label}</span></time> }
}

/// `Tuesday 24 November 2026` as a `<time>`.
pub fn day(t: Texts, at: Instant, zone: &ZoneName) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339_in(at, zone)>{t.day_heading(local(at, zone).date)}</time> }
}

/// `Tue 24 Nov 2026, 18:00, New York time (EST)` as a `<time>`, for everybody.
pub fn moment(t: Texts, at: Instant, zone: &ZoneName) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339_in(at, zone)>{t.moment_in(at, zone)}</time> }
}

/// [`domain::Clock::moment_in`] as a `<time>`.
pub fn moment_in(at: Instant, zone: &ZoneName, clock: Clock) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339_in(at, zone)>{clock.moment_in(at, zone)}</time> }
}
