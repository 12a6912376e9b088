//! The staff's browser half: their islands, compiled to wasm. `public/start.js` loads it, calls `hydrate`, then wakes
//! each island on the page by name.

// Links the islands in: they are reached by their exported names alone.
use islands_staff as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares leptos for islands; called once, before the first island wakes.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
