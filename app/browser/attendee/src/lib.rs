//! The attendees' browser half: their islands, compiled to wasm. `public/start.js` loads it and wakes each island on the page.

use islands_attendee::{Ask, OwnTime, Questions};
use islands_browser::{Island, wake as wake_as};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// Wakes the island that stands in `place`.
///
/// # Errors
/// When there is none of its name, or its props cannot be read: a page that is older or newer, or that somebody changed.
#[wasm_bindgen]
pub fn wake(place: HtmlElement) -> Result<(), JsError> {
    match place.get_attribute("data-component").as_deref() {
        Some(Ask::NAME) => wake_as::<Ask>(&place),
        Some(Questions::NAME) => wake_as::<Questions>(&place),
        Some(OwnTime::NAME) => wake_as::<OwnTime>(&place),
        _ => Err(JsError::new("the browser half does not know it: run cargo xtask client")),
    }
}
