//! The browser's own interfaces, as far as both sides' islands need them: fetch, timers, storage. Compiled on both sides, called in a
//! browser only.

mod island;
mod line;

pub use island::{Island, as_html, island, wake, whole};
pub use line::listen;

use js_sys::{Math, Promise, Uint8Array};
use leptos::prelude::{set_timeout_with_handle, window};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestCache, RequestInit, Response, Storage};

/// A request that has no answer after this time is given up.
const LONGEST: Duration = Duration::from_secs(20);

/// A server's answer, read to its end.
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Seconds of `Retry-After`.
    pub wait: Option<i32>,
    /// The body as text.
    pub body: String,
}

impl Reply {
    /// The body as `T`, if it is one.
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(&self.body).ok()
    }

    /// Whether the server asks to come again later.
    pub fn is_full(&self) -> bool {
        matches!(self.status, 429 | 503)
    }
}

/// How long a deed may be tried.
#[derive(Clone, Copy)]
pub struct Patience {
    /// How often it is tried again.
    pub rounds: u32,
    /// The longest wait in seconds that is kept; a longer one ends it.
    pub longest: i32,
}

/// Reads `url` past every cache; `None` when nothing arrives.
pub async fn get(url: &str) -> Option<Reply> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    fetch(url, &init, None).await
}

/// Sends a form's fields and asks for JSON; `None` when no answer arrives.
pub async fn post(url: &str, fields: &str, key: Option<&str>) -> Option<Reply> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&JsValue::from_str(fields));
    fetch(url, &init, key).await
}

/// Like [`post`], tried again: once quietly when no answer arrives, and as the server says when it is full. `told`
/// hears how many seconds the next wait takes.
pub async fn post_patiently(
    url: &str,
    fields: &str,
    key: Option<&str>,
    patience: Patience,
    told: &dyn Fn(i32),
) -> Option<Reply> {
    for round in 0..patience.rounds {
        let reply = post(url, fields, key).await;
        let wait = match &reply {
            None if round == 0 && window().navigator().on_line() => 1,
            Some(reply) if reply.is_full() => reply.wait.unwrap_or(5),
            _ => return reply,
        };
        if wait > patience.longest {
            return reply;
        }
        if reply.is_some() {
            told(wait);
        }
        pause(scattered(wait * 1_000)).await;
    }
    post(url, fields, key).await
}

/// `millis` and up to a third more, so that a full room does not come back at the same moment.
pub fn scattered(millis: i32) -> i32 {
    millis + (Math::random() * f64::from(millis) / 3.0) as i32
}

/// Waits.
pub async fn pause(millis: i32) {
    let waited = Promise::new(&mut |done, _| {
        drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis));
    });
    drop(JsFuture::from(waited).await);
}

async fn fetch(url: &str, init: &RequestInit, key: Option<&str>) -> Option<Reply> {
    let headers = Headers::new().ok()?;
    headers.set("Accept", "application/json").ok()?;
    if init.get_method().is_some() {
        headers.set("Content-Type", "application/x-www-form-urlencoded").ok()?;
    }
    if let Some(key) = key {
        headers.set("Idempotency-Key", key).ok()?;
    }
    init.set_headers(&headers);
    let abort = AbortController::new().ok()?;
    init.set_signal(Some(&abort.signal()));
    let limit = set_timeout_with_handle(move || abort.abort(), LONGEST).ok();
    let reply = answer(url, init).await.ok();
    if let Some(limit) = limit {
        limit.clear();
    }
    reply
}

async fn answer(url: &str, init: &RequestInit) -> Result<Reply, JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(url, init)).await?.unchecked_into();
    let wait = response.headers().get("Retry-After")?.and_then(|seconds| seconds.trim().parse().ok());
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(Reply { status: response.status(), wait, body })
}

/// The tab's own storage: what is typed about one's health must not outlive the tab.
pub fn session_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// 128 random bits in hexadecimal. `crypto.randomUUID` would need https, which a clinic's inner network may lack.
pub fn random_key() -> Option<String> {
    let bytes = Uint8Array::new_with_length(16);
    window().crypto().ok()?.get_random_values_with_array_buffer_view(&bytes).ok()?;
    let digit = |n: u8| char::from_digit(u32::from(n), 16);
    bytes.to_vec().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Whether nobody can see the page now.
pub fn is_hidden() -> bool {
    window().document().is_some_and(|page| page.visibility_state() == web_sys::VisibilityState::Hidden)
}

/// Height of what is seen, in CSS pixels.
pub fn seen_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}
