//! The page, as far as both islands need it.

use domain::Clock;
use leptos::prelude::{document, window};
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AddEventListenerOptions, Document, DomParser, Element, Event, EventTarget, HtmlElement, SupportedType};

/// Every element below `within` that fits.
pub(crate) fn all(within: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect()
}

/// The first element below `within` that fits.
pub(crate) fn one(within: &Element, selector: &str) -> Option<HtmlElement> {
    within.query_selector(selector).ok()??.dyn_into().ok()
}

/// The first element of the page that fits.
pub(crate) fn found(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// The element around an event's target (or the target itself) that fits.
pub(crate) fn around(target: Option<EventTarget>, selector: &str) -> Option<HtmlElement> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok()??.dyn_into().ok()
}

/// The `data-` attribute of this name.
pub(crate) fn data(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(&format!("data-{name}"))
}

/// How whoever reads the page writes clocks.
pub(crate) fn clock() -> Clock {
    document().body().and_then(|body| data(&body, "clock")?.parse().ok()).unwrap_or_default()
}

/// What has the focus.
pub(crate) fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// The address of this page, without its fragment: path and query.
pub(crate) fn here() -> String {
    let at = window().location();
    at.pathname().unwrap_or_default() + &at.search().unwrap_or_default()
}

/// A page's HTML as a document of its own.
pub(crate) fn parsed(html: &str) -> Option<Document> {
    DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()
}

/// Fresh HTML was put into the page: `public/desk/dress.js` dresses it as it dressed the first.
pub(crate) fn freshened() {
    if let Ok(event) = Event::new("fresh") {
        drop(document().dispatch_event(&event));
    }
}

/// The server knows nobody here any more: `public/desk/stay.js` offers to sign in beside the page.
pub(crate) fn signed_out() {
    if let Ok(event) = Event::new("signed-out") {
        drop(document().dispatch_event(&event));
    }
}

/// When an event is heard.
#[derive(Clone, Copy)]
pub(crate) enum Hears {
    /// On its way down, before the page's other scripts.
    First,
    /// On its way up.
    Last,
}

/// Hears an event as long as the page lives; always able to prevent what the browser would do.
pub(crate) fn hear<E: FromWasmAbi + 'static>(
    target: &EventTarget,
    name: &str,
    when: Hears,
    deed: impl FnMut(E) + 'static,
) {
    let options = AddEventListenerOptions::new();
    options.set_capture(matches!(when, Hears::First));
    options.set_passive(false);
    let deed: JsValue = Closure::<dyn FnMut(E)>::new(deed).into_js_value();
    drop(target.add_event_listener_with_callback_and_add_event_listener_options(name, deed.unchecked_ref(), &options));
}

/// Sets a class or takes it away.
pub(crate) fn class(element: &Element, name: &str, on: bool) {
    drop(element.class_list().toggle_with_force(name, on));
}

/// Sets one property of the element's own style; the page's rules forbid style attributes in HTML, not this.
pub(crate) fn style(element: &HtmlElement, name: &str, value: &str) {
    drop(element.style().set_property(name, value));
}
