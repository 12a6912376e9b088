//! Something in the hand: its likeness that follows the pointer or the keys, and the place that it is over.

use super::board::{Board, Place};
use super::item::PageItem;
use super::spot::Spot;
use crate::dom::{class, clock, data, one, style};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// An item that was lifted. While it moves, the page is only told of a transform and of the place that changed.
#[derive(Clone)]
pub(super) struct Lift {
    pub item: PageItem,
    pub board: Board,
    /// Where it was, and where it would be put down now.
    pub from: Spot,
    pub spot: Spot,
    places: Vec<Place>,
    over: Option<usize>,
    ghost: HtmlElement,
    label: HtmlElement,
    /// From the pointer to the likeness' corner.
    grip: (f64, f64),
}

/// How to put an item back where it was.
pub(super) struct Undo {
    item: HtmlElement,
    parent: Option<Node>,
    next: Option<Node>,
    class: String,
}

impl Lift {
    /// Lifts an item by a point of it.
    pub fn new(item: PageItem, board: Board, (x, y): (f64, f64)) -> Option<Self> {
        let rect = item.element.get_bounding_client_rect();
        let (ghost, label) = likeness(&item.element, rect.width())?;
        let from = item.spot(board.by_hour());
        let places = board.places();
        document().body()?.append_child(&ghost).ok()?;
        class(&item.element, "lifted", true);
        class(&board.root, "moving", true);
        let grip = (x - rect.left(), y - rect.top());
        let lift = Self { item, board, from, spot: from, places, over: None, ghost, label, grip };
        lift.show_at(rect.left(), rect.top());
        Some(lift)
    }

    /// Follows the pointer.
    pub fn follow(&mut self, x: f64, y: f64) {
        let top = y - self.grip.1;
        self.show_at(x - self.grip.0, top);
        let over = self.places.iter().position(|place| place.holds(x, y));
        let spot = over.map_or(self.from, |n| self.places[n].spot(if self.board.by_hour() { top } else { y }));
        self.put_over(over, spot);
    }

    /// Moves to a spot by keys; a day that is not on the page keeps the likeness where it is.
    pub fn go(&mut self, spot: Spot) {
        let over = self.places.iter().position(|place| place.corner(spot).is_some());
        self.put_over(over, spot);
        let Some(place) = over.map(|n| self.places[n].clone()) else { return };
        place.element.scroll_into_view_with_scroll_into_view_options(&super::nearest());
        self.measure();
        if let Some((x, y)) = over.and_then(|n| self.places.get(n)?.corner(spot)) {
            self.show_at(x, y);
        }
    }

    /// Measures the places anew, after scrolling and before it is put down.
    pub fn measure(&mut self) {
        self.places = self.board.places();
    }

    /// The place under it.
    pub fn place(&self) -> Option<&Place> {
        self.over.and_then(|n| self.places.get(n))
    }

    fn show_at(&self, x: f64, y: f64) {
        style(&self.ghost, "transform", &format!("translate3d({}px, {}px, 0)", x.round(), y.round()));
    }

    fn put_over(&mut self, over: Option<usize>, spot: Spot) {
        if over != self.over {
            for (place, on) in [(self.over, false), (over, true)] {
                if let Some(place) = place.and_then(|n| self.places.get(n)) {
                    class(&place.element, "over", on);
                }
            }
            self.over = over;
        }
        if spot != self.spot || self.label.text_content().is_none_or(|text| text.is_empty()) {
            self.spot = spot;
            self.label.set_text_content(Some(&spot.words(clock())));
        }
    }

    /// Lets go: the likeness vanishes.
    pub fn end(&self) {
        self.ghost.remove();
        class(&self.item.element, "lifted", false);
        class(&self.board.root, "moving", false);
        if let Some(place) = self.place() {
            class(&place.element, "over", false);
        }
    }

    /// Puts the item where it was let go, until the server has the word.
    pub fn settle(&self) -> Undo {
        let item = &self.item.element;
        let undo = Undo {
            item: item.clone(),
            parent: item.parent_node(),
            next: item.next_sibling(),
            class: item.class_name(),
        };
        if let Some(place) = self.place() {
            drop(place.list().append_child(item));
            if let Some(row) = place.row(self.spot) {
                let kept = item.class_name();
                let kept: Vec<&str> = kept.split_whitespace().filter(|name| !name.starts_with("r-")).collect();
                item.set_class_name(&format!("{} r-{}", kept.join(" "), row.clamp(0, 95)));
            }
        }
        class(item, "unsure", true);
        undo
    }
}

impl Undo {
    /// Back to its place.
    pub fn put_back(self) {
        self.item.set_class_name(&self.class);
        if let Some(parent) = self.parent {
            let next = self.next.filter(|next| next.parent_node().is_some_and(|of| of == parent));
            drop(parent.insert_before(&self.item, next.as_ref()));
        }
    }
}

/// A copy of the item that follows the hand, with the words of where it is.
fn likeness(item: &HtmlElement, width: f64) -> Option<(HtmlElement, HtmlElement)> {
    let ghost: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
    ghost.set_class_name("drag-ghost");
    drop(ghost.set_attribute("aria-hidden", "true"));
    if let Some(color) = data(item, "color") {
        drop(ghost.set_attribute("data-color", &color));
    }
    style(&ghost, "inline-size", &format!("{}px", width.clamp(120.0, 260.0)));
    let title = one(item, ".title").and_then(|title| title.text_content()).unwrap_or_default();
    let line: HtmlElement = document().create_element("strong").ok()?.dyn_into().ok()?;
    line.set_text_content(Some(title.trim()));
    ghost.append_child(&line).ok()?;
    let label: HtmlElement = document().create_element("span").ok()?.dyn_into().ok()?;
    ghost.append_child(&label).ok()?;
    Some((ghost, label))
}
