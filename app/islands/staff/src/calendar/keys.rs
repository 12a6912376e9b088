//! The calendar by keys: from item to item, and an item from day to day.

use super::Plan;
use super::item::{PageItem, items};
use super::lift::Lift;
use super::spot::Spot;
use crate::dom::{Hears, all, clock, focused, hear, one};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

/// Keys that do something once; others lead on for as long as they are held.
const DEEDS: [&str; 7] = ["m", "c", "n", "i", "Enter", " ", "Escape"];

impl Plan {
    /// Hears keys before the page's other scripts do.
    pub(super) fn hear_keys(self) {
        hear(&window(), "keydown", Hears::First, move |event: KeyboardEvent| {
            if self.key(&event) {
                event.prevent_default();
                event.stop_propagation();
            }
        });
        if let Some(board) = self.board() {
            hear(&board.root, "focusin", Hears::Last, move |event: Event| {
                if let Some(item) = event
                    .target()
                    .and_then(|target| target.dyn_into::<HtmlElement>().ok())
                    .as_deref()
                    .and_then(PageItem::around)
                {
                    self.rove(&item.key());
                }
            });
        }
        self.rove("");
    }

    /// One item alone is on the Tab key's way; arrows lead from there.
    pub(super) fn rove(self, key: &str) {
        let Some(board) = self.board() else { return };
        let shown = items(&board.root);
        let current = shown.iter().position(|item| item.key() == key).unwrap_or_default();
        for link in all(&board.root, ".item a") {
            drop(link.set_attribute("tabindex", "-1"));
        }
        if let Some(item) = shown.get(current) {
            for link in all(&item.element, "a") {
                drop(link.remove_attribute("tabindex"));
            }
        }
    }

    /// Whether the key was ours.
    fn key(self, event: &KeyboardEvent) -> bool {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() || is_typing(event) {
            return false;
        }
        let key = event.key();
        // A key that is held is one deed: what it picked up stays in the hand.
        if event.repeat() && DEEDS.contains(&key.as_str()) {
            return true;
        }
        if self.carry.with_value(Option::is_some) {
            return self.carried(&key);
        }
        if key == "Escape" && self.holds() {
            self.let_go();
            return true;
        }
        if is_off() || document().query_selector("dialog[open]").ok().flatten().is_some() {
            return false;
        }
        let current = focused().as_deref().and_then(PageItem::around);
        match (key.as_str(), current) {
            ("m", Some(item)) => self.carry_from(item),
            ("c" | "n", current) => self.open_quick(current.and_then(|item| item.spot(true).day())),
            ("j" | "ArrowDown", Some(item)) => self.step(&item, 1),
            ("k" | "ArrowUp", Some(item)) => self.step(&item, -1),
            ("ArrowRight", Some(item)) => self.step_day(&item, 1),
            ("ArrowLeft", Some(item)) => self.step_day(&item, -1),
            ("j" | "k", None) => self.enter(),
            _ => false,
        }
    }

    /// To the first item of today, else the first of all.
    fn enter(self) -> bool {
        let Some(board) = self.board() else { return false };
        let today = one(&board.root, ".today .item[data-id]").and_then(PageItem::from_element);
        today.or_else(|| items(&board.root).into_iter().next()).is_some_and(|item| focus(&item))
    }

    fn step(self, from: &PageItem, by: isize) -> bool {
        let Some(board) = self.board() else { return false };
        let shown = items(&board.root);
        let at = shown.iter().position(|item| item.element == from.element);
        let to = at.and_then(|at| at.checked_add_signed(by)).and_then(|to| shown.get(to));
        to.map(focus);
        true
    }

    /// To the first item of the next day (or the one before) that has any.
    fn step_day(self, from: &PageItem, by: isize) -> bool {
        let Some(board) = self.board() else { return false };
        let place = |item: &PageItem| item.element.closest("[data-day], [data-tray]").ok().flatten();
        let shown = items(&board.root);
        let Some(mut at) = shown.iter().position(|item| item.element == from.element) else { return false };
        let here = place(from);
        while let Some(item) = at.checked_add_signed(by).and_then(|to| shown.get(to)) {
            at = at.saturating_add_signed(by);
            if place(item) != here {
                let there = place(item);
                focus(shown.iter().find(|item| place(item) == there).unwrap_or(item));
                break;
            }
        }
        true
    }

    fn carry_from(self, item: PageItem) -> bool {
        if !item.is_movable() {
            self.say(format!("{} cannot be moved.", item.title));
            return true;
        }
        let Some(board) = self.board() else { return false };
        let first = board.first_day();
        let rect = item.element.get_bounding_client_rect();
        let Some(mut lift) = Lift::new(item, board, (rect.left(), rect.top())) else { return false };
        // An idea begins at a day, since arrows lead from somewhere.
        if let (Spot::Ideas, Some(day)) = (lift.spot, first) {
            lift.go(self.on_day(day));
        } else {
            lift.go(lift.spot);
        }
        let how = if lift.board.by_hour() {
            "Left and right move it by a day, up and down by a quarter of an hour"
        } else {
            "Arrows move it by a day and by a week"
        };
        self.say(format!(
            "Picked up {}: {}. {how}, I puts it among the ideas, Enter drops it, Escape puts it back.",
            lift.item.title,
            lift.spot.words(clock())
        ));
        self.carry.set_value(Some(lift));
        true
    }

    fn on_day(self, day: domain::LocalDate) -> Spot {
        match self.board().is_some_and(|board| board.by_hour()) {
            true => Spot::Time(super::spot::quarter_of(day, 40)),
            false => Spot::Day(day),
        }
    }

    fn carried(self, key: &str) -> bool {
        let by_hour = self.board().is_some_and(|board| board.by_hour());
        match (key, by_hour) {
            ("ArrowLeft" | "h", _) => self.carry_by(-1, 0),
            ("ArrowRight" | "l", _) => self.carry_by(1, 0),
            ("ArrowUp" | "k", true) => self.carry_by(0, -1),
            ("ArrowDown" | "j", true) => self.carry_by(0, 1),
            ("ArrowUp" | "k", false) => self.carry_by(-7, 0),
            ("ArrowDown" | "j", false) => self.carry_by(7, 0),
            ("PageUp", _) => self.carry_by(-28, 0),
            ("PageDown", _) => self.carry_by(28, 0),
            ("i", _) => self.carry_to(|_| Spot::Ideas),
            ("Enter" | " " | "m", _) => self.drop_carried(),
            ("Escape" | "Tab", _) => self.put_back(),
            _ => {}
        }
        // What is in the hand must not be left behind by another key.
        !matches!(key, "Tab" | "Shift")
    }

    fn carry_by(self, days: i64, quarters: i64) {
        let first = self.board().and_then(|board| board.first_day());
        self.carry_to(move |spot| match (spot, first) {
            (Spot::Ideas, Some(day)) => self.on_day(day),
            _ => spot.moved(days, quarters),
        });
    }

    fn carry_to(self, to: impl FnOnce(Spot) -> Spot) {
        let words = self.carry.try_update_value(|carry| {
            let lift = carry.as_mut()?;
            lift.go(to(lift.spot));
            let elsewhere = if lift.place().is_none() { ", which this page does not show" } else { "" };
            Some(format!("{}{elsewhere}", lift.spot.words(clock())))
        });
        if let Some(words) = words.flatten() {
            self.say(words);
        }
    }

    fn drop_carried(self) {
        if let Some(lift) = self.carry.try_update_value(Option::take).flatten() {
            self.expect(&lift.item.key());
            self.put_down(lift);
        }
    }

    fn put_back(self) {
        if let Some(lift) = self.carry.try_update_value(Option::take).flatten() {
            lift.end();
            self.say(format!("{} is back: {}.", lift.item.title, lift.from.words(clock())));
            focus(&lift.item);
            self.freed();
        }
    }
}

/// Moves the focus to an item.
pub(super) fn focus(item: &PageItem) -> bool {
    let Some(link) = item.link() else { return false };
    link.scroll_into_view_with_scroll_into_view_options(&super::nearest());
    link.focus().is_ok()
}

fn is_typing(event: &KeyboardEvent) -> bool {
    const FIELDS: &str = "input:not([type=checkbox], [type=radio]), textarea, select";
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| target.matches(FIELDS).unwrap_or(false))
}

/// Single keys can be switched off on this device (WCAG 2.1.4); see `public/desk/keys.js`.
fn is_off() -> bool {
    let kept = window().local_storage().ok().flatten().and_then(|storage| storage.get_item("keys").ok().flatten());
    kept.as_deref() == Some("off")
}
