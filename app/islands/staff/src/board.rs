//! A page whose board follows what happens: the live desk and the experts' screen. It is read anew and swapped; a deed's
//! form is sent without leaving the page. What is being typed is never swapped away.

use crate::calendar::renew::around_the_page;
use crate::dom::{Hears, all, around, data, focused, found, freshened, hear, here, one, parsed, signed_out};
use islands_browser::{Island, get, listen, pause, post, scattered, whole};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Document, Event, HtmlElement, HtmlFormElement, SubmitEvent, UrlSearchParams};

const BOARD: &str = "[data-board]";

/// What somebody fills in.
const FIELDS: &str = "textarea, select, input";

/// A claim is renewed at most so often, in milliseconds: it counts for two minutes.
const CLAIMS_EVERY: f64 = 60_000.0;

#[derive(Clone, Copy)]
struct Board {
    waits: StoredValue<bool>,
    /// Something changed while somebody was typing.
    stale: StoredValue<bool>,
    /// Why the last deed was refused.
    said: RwSignal<String>,
    /// What was claimed last, and when.
    claimed: StoredValue<(String, f64)>,
}

/// Keeps the page's `[data-board]` fresh.
#[derive(Serialize, Deserialize)]
pub struct FreshBoard {}

impl Island for FreshBoard {
    const NAME: &'static str = "FreshBoard";

    fn view(self) -> impl IntoView + 'static {
        let board = Board {
            waits: StoredValue::new(false),
            stale: StoredValue::new(false),
            said: RwSignal::default(),
            claimed: StoredValue::default(),
        };
        Effect::new(move || board.wake());
        let none = move || board.said.with(String::is_empty);
        view! {
            <div class="board-said" role="status">
                <p class="notice bad" hidden=none inner_html=whole(move || board.said.get())></p>
            </div>
        }
    }
}

impl Board {
    fn wake(self) {
        listen(crate::LIVE, None, move |event, _| {
            if matches!(event, "open" | "inbox" | "plan" | "reset") {
                self.read_soon();
            }
        });
        let Some(root) = found(BOARD) else { return };
        hear(&root, "submit", Hears::Last, move |event: SubmitEvent| self.send(&event));
        hear(&root, "focusin", Hears::Last, move |event: Event| self.claim(&event));
        hear(&root, "focusout", Hears::Last, move |_: Event| {
            if self.stale.try_update_value(std::mem::take).unwrap_or(false) {
                self.read_soon();
            }
        });
    }

    fn read_soon(self) {
        if self.waits.try_update_value(|waits| std::mem::replace(waits, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            pause(scattered(150)).await;
            self.waits.set_value(false);
            self.read(false).await;
        });
    }

    /// `done`: what stood in the fields has been sent.
    async fn read(self, done: bool) {
        let Some(mut address) = found(BOARD).and_then(|board| data(&board, "board")) else { return };
        if here().split('?').next() == Some(address.as_str()) {
            // With what was searched for.
            address = here();
        }
        let Some(reply) = get(&address).await.filter(|reply| reply.status == 200) else { return };
        if let Some(page) = parsed(&reply.body) {
            self.swap(&page, done);
        }
    }

    fn swap(self, page: &Document, done: bool) {
        around_the_page(page);
        let fresh = page.query_selector(BOARD).ok().flatten();
        let (Some(old), Some(fresh)) = (found(BOARD), fresh) else { return };
        if !done && is_busy(&old) {
            return self.stale.set_value(true);
        }
        let (held, open) = (Held::read(), Unfolded::read(&old));
        old.set_inner_html(&fresh.inner_html());
        // A deed that was done is put away with its fold.
        if !done {
            open.restore(&old);
        }
        freshened();
        held.restore(&old);
    }

    /// Whoever writes about a question tells the others.
    fn claim(self, event: &Event) {
        let writes = around(event.target(), "textarea").and_then(|field| around(Some(field.into()), "[data-claim]"));
        let Some(address) = writes.and_then(|form| data(&form, "claim")) else { return };
        let now = js_sys::Date::now();
        let fresh = self.claimed.with_value(|(last, at)| *last == address && now - at < CLAIMS_EVERY);
        if !fresh {
            self.claimed.set_value((address.clone(), now));
            // Without an answer the others only learn it later.
            spawn_local(async move { drop(post(&address, "", None).await) });
        }
    }

    fn send(self, event: &SubmitEvent) {
        let form = around(event.target(), "form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        let button = event.submitter();
        let own = button.as_ref().and_then(|button| button.get_attribute("formaction"));
        let sent = fields(&form, button.as_ref());
        let (Some(action), Some(fields)) = (own.or_else(|| form.get_attribute("action")), sent) else {
            return;
        };
        event.prevent_default();
        spawn_local(async move {
            match post(&action, &fields, None).await {
                Some(reply) if reply.status < 300 => {
                    self.said.set(String::new());
                    self.read(true).await;
                }
                // The server's own page has what was typed beside what stands there now.
                Some(_) if is_busy(&form) => {
                    form.set_action(&action);
                    drop(form.submit());
                }
                Some(reply) if reply.status == 401 => {
                    signed_out();
                    self.said.set("You are signed out. Sign in, then do it again.".to_owned());
                }
                Some(reply) => {
                    self.said.set(reply.read::<Refusal>().unwrap_or_default().sentence());
                    self.read(false).await;
                }
                None => self.said.set("No answer arrived; nothing is lost. Try again in a moment.".to_owned()),
            }
        });
    }
}

/// A refusal (RFC 9457).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal {
    detail: String,
    problems: domain::Problems,
}

impl Refusal {
    fn sentence(&self) -> String {
        let beside: Vec<&str> = self.problems.0.iter().map(|problem| problem.message.as_str()).collect();
        match (beside.is_empty(), self.detail.is_empty()) {
            (false, _) => beside.join(" "),
            (true, false) => self.detail.clone(),
            _ => "That did not work. Try again.".to_owned(),
        }
    }
}

/// What the form would send by itself, with the button that was pressed.
fn fields(form: &HtmlFormElement, button: Option<&HtmlElement>) -> Option<String> {
    let fields = UrlSearchParams::new().ok()?;
    for field in all(form, "input, select, textarea") {
        if let Some(name) = field.get_attribute("name") {
            fields.append(&name, &value(&field));
        }
    }
    if let Some(button) = button.filter(|button| button.has_attribute("value")) {
        fields.append(&button.get_attribute("name")?, &button.get_attribute("value")?);
    }
    Some(String::from(fields.to_string()))
}

fn value(field: &HtmlElement) -> String {
    js_sys::Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether somebody is at a field, or words stand there that were typed and not sent, or that were refused.
fn is_busy(within: &HtmlElement) -> bool {
    let refused = one(within, "[role=alert]").is_some();
    let at_it = focused().is_some_and(|field| within.contains(Some(&field)) && field.matches(FIELDS).unwrap_or(false));
    refused || at_it || all(within, FIELDS).into_iter().any(|field| is_typed(&field))
}

fn is_typed(field: &HtmlElement) -> bool {
    let first = match field.tag_name().as_str() {
        "SELECT" => one(field, "[selected], option").map(|option| value(&option)),
        _ => js_sys::Reflect::get(field, &"defaultValue".into()).ok().and_then(|first| first.as_string()),
    };
    first.is_some_and(|first| value(field) != first)
}

/// Folds that somebody has opened, each by its card and its place there: news must not shut them.
struct Unfolded(Vec<(String, usize)>);

impl Unfolded {
    fn read(board: &HtmlElement) -> Self {
        Self(
            folds(board)
                .into_iter()
                .filter(|(fold, ..)| fold.has_attribute("open"))
                .map(|(_, card, n)| (card, n))
                .collect(),
        )
    }

    fn restore(&self, board: &HtmlElement) {
        for (fold, card, n) in folds(board) {
            if self.0.contains(&(card, n)) {
                drop(fold.set_attribute("open", ""));
            }
        }
    }
}

fn folds(board: &HtmlElement) -> Vec<(HtmlElement, String, usize)> {
    let mut counted = std::collections::HashMap::<String, usize>::new();
    let place = |fold: HtmlElement| {
        let card = fold.closest("[data-id]").ok().flatten().and_then(|card| data(&card, "id")).unwrap_or_default();
        let n = counted.entry(card.clone()).and_modify(|n| *n += 1).or_default();
        (fold, card, *n)
    };
    all(board, "details").into_iter().map(place).collect()
}

/// Where the hand was: a card, and which of its buttons.
struct Held {
    card: Option<String>,
    deed: Option<String>,
}

impl Held {
    fn read() -> Self {
        let focused = focused();
        let card = focused.as_ref().and_then(|element| element.closest("[data-id]").ok().flatten());
        Self {
            card: card.and_then(|card| data(&card, "id")),
            deed: focused.and_then(|element| element.get_attribute("data-row-key")),
        }
    }

    fn restore(&self, board: &HtmlElement) {
        let Some(card) = self.card.as_ref().and_then(|id| one(board, &format!("[data-id=\"{id}\"]"))) else { return };
        let deed = self.deed.as_ref().and_then(|key| one(&card, &format!("[data-row-key=\"{key}\"]")));
        if let Some(element) = deed.or_else(|| one(&card, "a.cover")) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            drop(element.focus_with_options(&options));
        }
    }
}
