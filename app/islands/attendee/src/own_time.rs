//! A session's time on the reader's own clock, where that differs from the session's.

use crate::browser::{Island, whole};
use domain::Instant;
use js_sys::{Array, Date, Function, Object, Reflect};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

/// How a day and its hours are written.
const DAY_AND_HOURS: [(&str, &str); 6] = [
    ("weekday", "long"),
    ("month", "long"),
    ("day", "numeric"),
    ("hour", "numeric"),
    ("minute", "2-digit"),
    ("timeZoneName", "short"),
];

/// When two clocks show this alike, they are equal at that instant.
const WALL_CLOCK: [(&str, &str); 5] =
    [("year", "numeric"), ("month", "numeric"), ("day", "numeric"), ("hour", "numeric"), ("minute", "numeric")];

/// A session's time in the reader's own zone. Nothing is seen without script, or when the reader's clock agrees with the
/// session's at the start. Renders `<div class="yours">`.
#[derive(Serialize, Deserialize)]
pub struct OwnTime {
    /// Milliseconds since 1970.
    pub starts_at: i64,
    /// Likewise.
    pub ends_at: i64,
    /// The session's zone (IANA).
    pub zone: String,
    /// What stands over it.
    pub label: String,
}

impl Island for OwnTime {
    const NAME: &'static str = "OwnTime";

    fn view(self) -> impl IntoView + 'static {
        let Self { starts_at, ends_at, zone, label } = self;
        let own = RwSignal::new(String::new());
        Effect::new(move || own.set(own_hours(starts_at, ends_at, &zone).unwrap_or_default()));
        view! {
            <div class="yours" hidden=move || own.with(String::is_empty)>
                <span>{label}</span>
                <strong>
                    <time datetime=Instant(starts_at).to_string() inner_html=whole(move || own.get())></time>
                </strong>
            </div>
        }
    }
}

/// The hours in the reader's zone and way of writing; `None` when their clock agrees with `zone`, or the browser is too
/// old to say.
fn own_hours(starts_at: i64, ends_at: i64, zone: &str) -> Option<String> {
    let (start, end) = (date(starts_at), date(ends_at));
    let here = written(&formatter(&WALL_CLOCK, None)?, &start)?;
    // A zone unknown to this browser cannot be compared: better to show the reader's time than to hide it.
    let there = formatter(&WALL_CLOCK, Some(zone)).and_then(|format| written(&format, &start));
    if there.is_some_and(|there| there == here) {
        return None;
    }
    let format = formatter(&DAY_AND_HOURS, None)?;
    written_range(&format, &start, &end).or_else(|| written(&format, &start))
}

fn date(millis: i64) -> JsValue {
    Date::new(&JsValue::from_f64(millis as f64)).into()
}

/// `new Intl.DateTimeFormat(…)`, by reflection, since a zone that the browser does not know is thrown.
fn formatter(parts: &[(&str, &str)], zone: Option<&str>) -> Option<JsValue> {
    let options = Object::new();
    for (part, how) in parts.iter().copied().chain(zone.map(|zone| ("timeZone", zone))) {
        Reflect::set(&options, &part.into(), &how.into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&class, &Array::of2(&language().into(), &options)).ok()
}

/// The reader's own form of the page's language (British readers of an English page get 24 hours), else the page's.
fn language() -> String {
    let page =
        document().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_else(|| "en".to_owned());
    window().navigator().language().filter(|own| own.starts_with(&page)).unwrap_or(page)
}

fn written(format: &JsValue, at: &JsValue) -> Option<String> {
    let write: Function = Reflect::get(format, &"format".into()).ok()?.dyn_into().ok()?;
    write.call1(format, at).ok()?.as_string()
}

fn written_range(format: &JsValue, start: &JsValue, end: &JsValue) -> Option<String> {
    let write: Function = Reflect::get(format, &"formatRange".into()).ok()?.dyn_into().ok()?;
    write.call2(format, start, end).ok()?.as_string()
}
