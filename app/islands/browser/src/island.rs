//! How a piece of a page becomes alive. The server renders an island whole, and it works so; a browser makes it once more from
//! its props beside that and then takes the server's away (`public/start.js`). Nothing is built upon what stands in the page:
//! translators, extensions and proxies change it on its way.

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsError;
use web_sys::HtmlElement;

/// The props of an interactive piece, and what they look like on both sides.
pub trait Island: Serialize + DeserializeOwned + 'static {
    /// Its name in the page.
    const NAME: &'static str;

    /// What it shows; the server's forms in it work by themselves.
    fn view(self) -> impl IntoView + 'static;
}

/// An island as it stands in the server's page; what it keeps in signals ends with the page.
pub fn island<I: Island>(props: I) -> impl IntoView {
    let json = serde_json::to_string(&props).unwrap_or_default();
    let shown = Owner::new().with(|| OwnedView::new(props.view().into_view()));
    view! { <leptos-island data-component=I::NAME data-props=json>{shown}</leptos-island> }
}

/// Makes the island once more, behind what stands in `place`.
///
/// # Errors
/// When its props cannot be read; then nothing was added.
pub fn wake<I: Island>(place: &HtmlElement) -> Result<(), JsError> {
    let props = place.get_attribute("data-props").and_then(|json| serde_json::from_str::<I>(&json).ok());
    let props = props.ok_or_else(|| JsError::new("its props cannot be read"))?;
    leptos::mount::mount_to(place.clone(), move || props.view()).forget();
    Ok(())
}

/// Text as the whole content of an element: `inner_html=whole(move || …)`. Translators replace text nodes, and whoever
/// writes into one that was replaced writes into nothing.
pub fn whole(text: impl Fn() -> String + Send + 'static) -> impl Fn() -> String + Send + 'static {
    move || as_html(&text())
}

/// Text as HTML.
pub fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
