//! The inbox while it is open: what arrives waits behind a pill, so that nothing moves under a finger.

use crate::calendar::renew::around_the_page;
use crate::dom::{all, class, found, here, one, parsed};
use islands_browser::{Island, get, listen, pause, scattered, whole};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use web_sys::{Document, HtmlElement};

/// The list, and what it is swapped as a whole in.
const LIST: &str = "[data-list]";
const ROW: &str = "[data-list] > li";

/// Everything the pill knows.
#[derive(Clone, Copy)]
struct News {
    /// How many rows arrived since the list was shown.
    many: RwSignal<usize>,
    /// The page as it was read last.
    page: StoredValue<Option<String>>,
    waits: StoredValue<bool>,
}

/// "3 new" over the page's list of questions.
#[derive(Serialize, Deserialize)]
pub struct InboxNews {}

impl Island for InboxNews {
    const NAME: &'static str = "InboxNews";

    fn view(self) -> impl IntoView + 'static {
        let news = News { many: RwSignal::new(0), page: StoredValue::new(None), waits: StoredValue::new(false) };
        Effect::new(move || {
            listen(crate::LIVE, None, move |event, _| {
                if matches!(event, "open" | "inbox" | "reset") {
                    news.read_soon();
                }
            });
        });
        let words = move || match news.many.get() {
            0 => String::new(),
            1 => "1 new question".to_owned(),
            many => format!("{many} new questions"),
        };
        let button = whole(move || format!("{}: show", words()));
        view! {
            <div class="new-pill inbox-news">
                <p class="visually-hidden" role="status" inner_html=whole(words)></p>
                <button
                    type="button"
                    class="button primary"
                    hidden=move || news.many.get() == 0
                    on:click=move |_| news.show()
                    inner_html=button
                ></button>
            </div>
        }
    }
}

impl News {
    fn read_soon(self) {
        if self.waits.try_update_value(|waits| std::mem::replace(waits, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            pause(scattered(250)).await;
            self.waits.set_value(false);
            let Some(reply) = get(&here()).await.filter(|reply| reply.status == 200) else { return };
            if let Some(page) = parsed(&reply.body) {
                self.compare(&page);
                self.page.set_value(Some(reply.body));
            }
        });
    }

    /// Rows that are there already change where they stand; new ones are counted.
    fn compare(self, page: &Document) {
        around_the_page(page);
        let shown = rows(&document());
        let fresh = rows(page);
        for (id, row) in &shown {
            let now = fresh.iter().find(|(other, _)| other == id);
            class(row, "settled", now.is_none());
            if let Some((_, now)) = now {
                renew(row, now);
            }
        }
        crate::dom::freshened();
        self.many.set(fresh.iter().filter(|(id, _)| shown.iter().all(|(other, _)| other != id)).count());
    }

    /// The whole list as it is now; the first new row gets the focus.
    fn show(self) {
        let page = self.page.get_value().as_deref().and_then(parsed);
        let before: Vec<String> = rows(&document()).into_iter().map(|(id, _)| id).collect();
        let fresh = page.and_then(|page| page.query_selector("main").ok().flatten());
        let fresh = fresh.and_then(|main| one(&main, LIST));
        self.many.set(0);
        match (found(LIST), fresh) {
            (Some(list), Some(fresh)) => list.set_inner_html(&fresh.inner_html()),
            // The list was empty: the page has another shape now.
            _ => return drop(window().location().reload()),
        }
        crate::dom::freshened();
        let arrived = rows(&document()).into_iter().find(|(id, _)| !before.contains(id));
        if let Some(link) = arrived.and_then(|(_, row)| one(&row, "a.cover")) {
            drop(link.focus());
        }
    }
}

/// Every row with the address of its question.
fn rows(page: &Document) -> Vec<(String, HtmlElement)> {
    let Some(root) = page.document_element() else { return Vec::new() };
    let named = |row: HtmlElement| Some((one(&row, "a.cover")?.get_attribute("href")?, row));
    all(&root, ROW).into_iter().filter_map(named).collect()
}

/// Takes over what a row says now, unless somebody's focus is in it.
fn renew(row: &HtmlElement, now: &HtmlElement) {
    let busy = crate::dom::focused().is_some_and(|element| row.contains(Some(&element)));
    // Compared by their words: what the page's script added to a row is no change.
    let changed = row.text_content() != now.text_content() || row.class_name() != now.class_name();
    if !busy && changed {
        row.set_inner_html(&now.inner_html());
        row.set_class_name(&now.class_name());
    }
}
