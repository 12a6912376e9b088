//! An item as the page shows it.

use super::spot::Spot;
use crate::dom::{all, data, one};
use domain::LocalTime;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What can be opened and, by those who may, moved.
pub(super) const ITEM: &str = ".item[data-id]";

/// A session, post or slot on the page.
#[derive(Clone, Debug)]
pub(super) struct PageItem {
    pub element: HtmlElement,
    pub kind: String,
    pub id: String,
    pub version: i64,
    pub starts: Option<LocalTime>,
    pub zone: String,
    pub title: String,
}

impl PageItem {
    /// Reads it from its element.
    pub fn from_element(element: HtmlElement) -> Option<Self> {
        let text = |name| data(&element, name);
        let title = one(&element, ".title").and_then(|title| title.text_content()).unwrap_or_default();
        Some(Self {
            kind: text("kind")?,
            id: text("id")?,
            version: text("version")?.parse().ok()?,
            starts: text("starts").and_then(|starts| starts.parse().ok()),
            zone: text("zone").unwrap_or_default(),
            title: title.trim().to_owned(),
            element,
        })
    }

    /// The item around an element of the page.
    pub fn around(element: &Element) -> Option<Self> {
        Self::from_element(element.closest(ITEM).ok()??.dyn_into().ok()?)
    }

    pub fn is_movable(&self) -> bool {
        self.element.has_attribute("data-movable")
    }

    /// Where moves are sent.
    pub fn moves_by(&self) -> String {
        format!("/plan/{}s/{}/move", self.kind, self.id)
    }

    /// Where it lies now: `by_hour` where the page shows hours.
    pub fn spot(&self, by_hour: bool) -> Spot {
        match self.starts {
            None => Spot::Ideas,
            Some(time) if by_hour => Spot::Time(time),
            Some(time) => Spot::Day(time.date),
        }
    }

    /// Its link, which takes the focus.
    pub fn link(&self) -> Option<HtmlElement> {
        one(&self.element, "a.open")
    }

    /// A word for it that stays the same while the page is swapped.
    pub fn key(&self) -> String {
        format!("{} {}", self.kind, self.id)
    }
}

/// Every item that is seen on the page, in reading order. What is folded away has no box.
pub(super) fn items(root: &Element) -> Vec<PageItem> {
    all(root, ITEM)
        .into_iter()
        .filter(|element| element.offset_parent().is_some())
        .filter_map(PageItem::from_element)
        .collect()
}
