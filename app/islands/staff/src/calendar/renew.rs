//! Fresh days: the page is read again and its calendar swapped, with focus, folds and scroll where they were.

use super::Plan;
use super::item::{ITEM, PageItem};
use crate::dom::{all, class, data, focused, found, here, one, parsed};
use islands_browser::{get, pause, scattered};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// The parts that are swapped; what stands around them stays.
const PARTS: [&str; 2] = [".plan-main", ".plan-side"];

impl Plan {
    /// Somebody changed something: read the page soon, and once for several changes.
    pub(super) fn renew(self) {
        if self.waits.try_update_value(|waits| std::mem::replace(waits, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            pause(scattered(120)).await;
            self.waits.set_value(false);
            self.renew_now().await;
        });
    }

    /// Reads the page and swaps what differs; while something is in somebody's hand, when it is free again.
    pub(super) async fn renew_now(self) {
        let round = self
            .round
            .try_update_value(|round| {
                *round += 1;
                *round
            })
            .unwrap_or_default();
        let Some(reply) = get(&here()).await.filter(|reply| reply.status == 200) else { return };
        // A later read has newer words; a change on its way will bring its own.
        if self.round.get_value() != round {
            return;
        }
        if self.is_busy() || self.sending.get_value() > 0 {
            return self.stale.set_value(true);
        }
        if let Some(page) = parsed(&reply.body) {
            self.swap(&page);
        }
    }

    /// The hand is free again: what was read meanwhile is shown.
    pub(super) fn freed(self) {
        if self.stale.try_update_value(std::mem::take).unwrap_or(false) {
            self.renew();
        }
    }

    fn swap(self, page: &Document) {
        let Some(board) = self.board() else { return };
        let before = versions(&board.root);
        let kept = Kept::read(&board.root);
        let mut changed = false;
        for part in PARTS {
            let fresh = page.query_selector(part).ok().flatten();
            let (Some(old), Some(fresh)) = (one(&board.root, part), fresh) else { continue };
            if self.known.with_value(|known| known.get(part).is_some_and(|known| *known == fresh.inner_html())) {
                continue;
            }
            self.known.update_value(|known| drop(known.insert(part, fresh.inner_html())));
            old.set_inner_html(&fresh.inner_html());
            changed = true;
        }
        if changed {
            crate::dom::freshened();
            kept.restore(&board.root);
            self.rove(kept.focus.as_deref().unwrap_or_default());
            self.show_news(&board.root, &before);
        }
        self.find_expected(&board.root);
        around_the_page(page);
    }

    /// What others changed lights up for a moment.
    fn show_news(self, root: &Element, before: &BTreeMap<String, String>) {
        let expected = self.expected.get_value();
        for element in all(root, ITEM) {
            let Some(item) = PageItem::from_element(element) else { continue };
            let new = before.get(&item.key()) != Some(&item.version.to_string());
            if new && expected.as_deref() != Some(&item.key()) {
                class(&item.element, "news", true);
            }
        }
    }

    /// The next swap gives this item the focus: it was moved or made by this very hand.
    pub(super) fn expect(self, key: &str) {
        self.expected.set_value(Some(key.to_owned()));
    }

    fn find_expected(self, root: &Element) {
        let Some(key) = self.expected.try_update_value(Option::take).flatten() else { return };
        if let Some(item) = item_of(root, &key) {
            self.rove(&key);
            super::keys::focus(&item);
        }
    }
}

/// What a reader would miss after a swap.
struct Kept {
    /// The focused item, and which of its links.
    focus: Option<String>,
    link: String,
    /// Days whose "+3" is open.
    open: Vec<String>,
    /// Scrolled boxes: their class and how far.
    scrolled: Vec<(String, i32, i32)>,
}

impl Kept {
    fn read(root: &HtmlElement) -> Self {
        let focused = focused().filter(|element| root.contains(Some(element)));
        let link = focused.as_ref().map(|element| element.class_name()).unwrap_or_default();
        let day = |fold: HtmlElement| fold.closest("[data-day]").ok().flatten().and_then(|day| data(&day, "day"));
        let moved = |element: &HtmlElement| element.scroll_top() != 0 || element.scroll_left() != 0;
        Self {
            focus: focused.as_deref().and_then(PageItem::around).map(|item| item.key()),
            link,
            open: all(root, "details.more[open]").into_iter().filter_map(day).collect(),
            scrolled: all(root, "[class]")
                .into_iter()
                .filter(moved)
                .map(|element| (element.class_name(), element.scroll_left(), element.scroll_top()))
                .collect(),
        }
    }

    fn restore(&self, root: &HtmlElement) {
        for day in &self.open {
            if let Some(fold) = one(root, &format!("[data-day=\"{day}\"] details.more")) {
                drop(fold.set_attribute("open", ""));
            }
        }
        for (name, left, top) in &self.scrolled {
            if let Some(element) = all(root, "[class]").into_iter().find(|element| element.class_name() == *name) {
                element.set_scroll_left(*left);
                element.set_scroll_top(*top);
            }
        }
        let Some(item) = self.focus.as_deref().and_then(|key| item_of(root, key)) else { return };
        let name = self.link.split_whitespace().next().unwrap_or("open");
        let link = one(&item.element, &format!("a.{name}")).or_else(|| item.link());
        if let Some(link) = link {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            drop(link.focus_with_options(&options));
        }
    }
}

fn item_of(root: &Element, key: &str) -> Option<PageItem> {
    super::item::items(root).into_iter().find(|item| item.key() == key)
}

fn versions(root: &Element) -> BTreeMap<String, String> {
    let item = |element| PageItem::from_element(element).map(|item| (item.key(), item.version.to_string()));
    all(root, ITEM).into_iter().filter_map(item).collect()
}

/// What stands around every page and moves with the desk: the number of open questions, and whatever may be an emergency. That
/// comes although somebody types elsewhere on the page.
pub(crate) fn around_the_page(page: &Document) {
    for part in [".sidebar .nav", "[data-watch]", "[data-alarms]"] {
        let fresh = page.query_selector(part).ok().flatten();
        if let (Some(old), Some(fresh)) = (found(part), fresh) {
            keep_places(&old, &fresh);
            let busy = focused().is_some_and(|element| old.contains(Some(&element)));
            if !busy && old.inner_html() != fresh.inner_html() {
                old.set_inner_html(&fresh.inner_html());
            }
        }
    }
}

/// Alarms keep their places while the page is open, also those that are over: a finger on its way to one must not meet another's.
/// New ones follow below. One that is not there any more is over, unless the list is longer than what is shown.
fn keep_places(old: &Element, fresh: &Element) {
    const ROW: &str = "li.alarm";
    let Some(list) = fresh.query_selector("ol").ok().flatten() else { return };
    let whole = all(fresh, "p.alarm").is_empty();
    for (place, row) in all(old, ROW).into_iter().enumerate() {
        let same = all(fresh, ROW).into_iter().find(|other| data(other, "id") == data(&row, "id"));
        let before = list.children().item(u32::try_from(place).unwrap_or(u32::MAX));
        if let Some(next) = same.map(Element::from).or_else(|| if whole { over(&row) } else { copy(&row) }) {
            drop(list.insert_before(&next, before.as_ref().map(AsRef::as_ref)));
        }
    }
}

fn copy(row: &Element) -> Option<Element> {
    row.clone_node_with_deep(true).ok().and_then(|copy| copy.dyn_into().ok())
}

/// The row of an alarm that is over: nothing can be done about it any more.
fn over(row: &Element) -> Option<Element> {
    let over = copy(row)?;
    all(&over, ".acts").iter().for_each(|acts| acts.remove());
    all(&over, "[role=status]").iter().for_each(|status| status.set_text_content(Some("Over.")));
    Some(over)
}
