//! Undo: one move after the other, the last first, and it says what it takes back.

use super::Plan;
use super::moving::{Move, Moved};
use super::spot::time_words;
use crate::dom::{clock, found, one};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

impl Plan {
    /// Notes how a move that was made is taken back, and offers the way back from the last one.
    pub(super) fn remember(self, made: &Move, moved: &Moved) {
        self.past.update_value(|past| {
            if made.undoes {
                past.pop();
            }
            for earlier in past.iter_mut().filter(|earlier| earlier.key == made.key) {
                earlier.version = moved.version;
            }
            if let Some(back) = moved.follows.undo.as_ref().filter(|_| !made.undoes) {
                past.push(Move { starts: back.starts.clone(), version: moved.version, undoes: true, ..made.clone() });
            }
        });
        self.past.with_value(|past| offer(past.last()));
    }
}

/// The bar's form takes the last move back; without one it goes.
fn offer(last: Option<&Move>) {
    let field = found("#follows form [name=\"starts\"]").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let Some(form) = field.and_then(|field| field.form()) else { return };
    let Some(last) = last else { return form.remove() };
    drop(form.set_attribute("action", &last.action));
    drop(form.set_attribute("data-title", &last.title));
    for (name, value) in [("starts", last.starts.clone()), ("version", last.version.to_string())] {
        let field = one(&form, &format!("[name=\"{name}\"]"));
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value(&value);
        }
    }
    if let Some(button) = one(&form, "button") {
        let button: HtmlElement = button;
        let back = Some(last.starts.as_str()).filter(|starts| !starts.is_empty());
        button.set_text_content(Some(&format!("Undo: {} back to {}", last.title, time_words(back, clock()))));
    }
}
