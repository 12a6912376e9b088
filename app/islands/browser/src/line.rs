//! What the server tells while a page is open. The line itself is `public/line.js`, which all windows of a browser share.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = wellspring, js_name = listen)]
    fn listen_to(path: &str, after: Option<f64>, tell: &JsValue);
}

/// Listens at `path` from event `after` on, as long as the page lives and somebody looks. `tell` hears the name of each event
/// and its data; `open` when the line (re)opens; `reset` when something may have been missed, and from time to time where
/// streams do not get through: then all is to be read anew.
pub fn listen(path: &str, after: Option<i64>, tell: impl Fn(&str, &str) + 'static) {
    let tell = Closure::<dyn Fn(String, String)>::new(move |name: String, data: String| tell(&name, &data));
    listen_to(path, after.map(|seq| seq as f64), &tell.into_js_value());
}
