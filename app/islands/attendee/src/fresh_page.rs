//! A page that is read anew and swapped, since nobody's finger is there: the projector's, a frame's, the asker's own.

use crate::browser::{get, is_hidden, pause, scattered};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DomParser, Element, Event, EventSource, SupportedType};

/// What is swapped.
const PART: &str = "[data-fresh]";
/// News within this time, in milliseconds, are read once.
const GATHER: i32 = 700;
/// Without a stream the page is read this often.
const BETWEEN_READS: i32 = 10_000;

/// Keeps the page fresh by what is told of the session with this short code, from event `seq` on. Without a code it is read
/// every ten seconds while somebody looks: not everything is told to everybody.
#[island]
pub fn FreshPage(code: String, seq: i64) -> impl IntoView {
    Effect::new(move || Fresh::new(&code, seq).start());
}

#[derive(Clone, Copy)]
struct Fresh {
    url: StoredValue<String>,
    source: StoredValue<Option<EventSource>, LocalStorage>,
    waits: StoredValue<bool>,
}

impl Fresh {
    fn new(code: &str, seq: i64) -> Self {
        Self {
            url: StoredValue::new(match code {
                "" => String::new(),
                code => format!("/api/v1/public/sessions/{code}/live?after={seq}"),
            }),
            source: StoredValue::new_local(None),
            waits: StoredValue::new(false),
        }
    }

    fn start(self) {
        self.listen();
        spawn_local(async move {
            loop {
                pause(scattered(BETWEEN_READS)).await;
                let open = self.source.with_value(|source| {
                    source.as_ref().is_some_and(|source| source.ready_state() == EventSource::OPEN)
                });
                if !open && !is_hidden() {
                    self.read().await;
                    self.listen();
                }
            }
        });
    }

    fn listen(self) {
        if let Some(old) = self.source.try_update_value(Option::take).flatten() {
            old.close();
        }
        let url = self.url.get_value();
        let Some(source) = (!url.is_empty()).then(|| EventSource::new(&url).ok()).flatten() else { return };
        let hears = Closure::<dyn Fn(Event)>::new(move |_| self.read_soon()).into_js_value();
        for name in ["question", "votes", "state", "reset"] {
            drop(source.add_event_listener_with_callback(name, hears.unchecked_ref()));
        }
        self.source.set_value(Some(source));
    }

    fn read_soon(self) {
        if self.waits.try_update_value(|waits| std::mem::replace(waits, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            pause(scattered(GATHER)).await;
            self.waits.set_value(false);
            self.read().await;
        });
    }

    async fn read(self) {
        let here = window().location().pathname().unwrap_or_default();
        let Some(reply) = get(&here).await.filter(|reply| reply.status == 200) else { return };
        let page = DomParser::new().and_then(|parser| parser.parse_from_string(&reply.body, SupportedType::TextHtml));
        let fresh = page.ok().and_then(|page| page.query_selector(PART).ok().flatten());
        let old: Option<Element> = document().query_selector(PART).ok().flatten();
        if let (Some(old), Some(fresh)) = (old, fresh)
            && old.inner_html() != fresh.inner_html()
        {
            old.set_inner_html(&fresh.inner_html());
        }
    }
}
