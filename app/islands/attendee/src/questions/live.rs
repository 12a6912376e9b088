//! The stream that keeps the list fresh, and reading the list every ten seconds where streams do not get through.

use super::wall::Wall;
use crate::browser::{get, is_hidden, pause, scattered};
use crate::shown::{Page, Shown, StateNow, Votes};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventSource, MessageEvent};

/// So many failures in a row, and the list is read instead.
const GIVE_UP: u32 = 3;

/// Time between two reads without a stream, in milliseconds.
const BETWEEN_READS: i32 = 10_000;

/// A stream is tried again after the first read (the server may just have started anew), then after so many.
const READS_PER_TRY: u32 = 6;

/// A stream that has not opened after this many milliseconds is held up on its way.
const OPENS_WITHIN: i32 = 15_000;

/// Pages of the list that are read: a thousand questions are more than anybody looks through.
const PAGES: usize = 10;

/// The list's connection to the server.
#[derive(Clone, Copy)]
pub(super) struct Live {
    wall: Wall,
    base: StoredValue<String>,
    /// The last event seen.
    seq: StoredValue<i64>,
    failures: StoredValue<u32>,
    reading: StoredValue<bool>,
    /// Rises with every reader, so that an old one that still waits ends.
    reader: StoredValue<u32>,
    source: StoredValue<Option<EventSource>, LocalStorage>,
    hears: StoredValue<Option<JsValue>, LocalStorage>,
}

impl Live {
    /// The connection of the session with this short code, from event `seq` on.
    pub fn new(wall: Wall, code: &str, seq: i64) -> Self {
        Self {
            wall,
            base: StoredValue::new(format!("/api/v1/public/sessions/{code}")),
            seq: StoredValue::new(seq),
            failures: StoredValue::new(0),
            reading: StoredValue::new(false),
            reader: StoredValue::new(0),
            source: StoredValue::new_local(None),
            hears: StoredValue::new_local(None),
        }
    }

    /// Opens the stream, and keeps it open only while somebody looks: a browser has six connections to a server, and a
    /// forgotten tab would hold one.
    pub fn start(self) {
        let hears = Closure::<dyn Fn(Event)>::new(move |event| self.hear(&event));
        self.hears.set_value(Some(hears.into_js_value()));
        drop(window_event_listener(ev::visibilitychange, move |_| self.seen()));
        drop(window_event_listener(ev::online, move |_| self.seen()));
        self.seen();
    }

    fn seen(self) {
        self.close();
        self.reading.set_value(false);
        self.failures.set_value(0);
        if !is_hidden() {
            self.connect();
        }
    }

    fn connect(self) {
        self.close();
        let url = format!("{}/live?after={}", self.base.get_value(), self.seq.get_value());
        let Ok(source) = EventSource::new(&url) else { return self.failed() };
        self.hears.with_value(|hears| {
            let Some(hears) = hears.as_ref().map(JsCast::unchecked_ref) else { return };
            for name in ["open", "error", "question", "votes", "state", "reset"] {
                drop(source.add_event_listener_with_callback(name, hears));
            }
        });
        self.source.set_value(Some(source.clone()));
        spawn_local(async move {
            pause(OPENS_WITHIN).await;
            if source.ready_state() == EventSource::CONNECTING && self.is_current(&source) {
                self.close();
                self.failed();
            }
        });
    }

    fn close(self) {
        if let Some(source) = self.source.try_update_value(Option::take).flatten() {
            source.close();
        }
    }

    fn is_current(self, source: &JsValue) -> bool {
        self.source.with_value(|current| current.as_ref().is_some_and(|current| JsValue::from(current) == *source))
    }

    fn hear(self, event: &Event) {
        if !event.target().is_some_and(|target| self.is_current(&target)) {
            return;
        }
        match (event.type_().as_str(), event.dyn_ref::<MessageEvent>()) {
            ("open", _) => self.opened(),
            (name, Some(message)) => self.told(name, message),
            _ => self.broken(),
        }
    }

    fn told(self, name: &str, message: &MessageEvent) {
        if let Ok(seq) = message.last_event_id().parse() {
            self.seq.set_value(seq);
        }
        let data = message.data().as_string().unwrap_or_default();
        match name {
            "question" => read::<Shown>(&data).into_iter().for_each(|shown| self.wall.take(shown)),
            "votes" => read::<Votes>(&data).into_iter().for_each(|counts| self.wall.count_votes(&counts.votes)),
            "state" => read::<StateNow>(&data).into_iter().for_each(|now| self.wall.become_now(&now)),
            _ => spawn_local(self.read_soon()),
        }
    }

    fn opened(self) {
        self.failures.set_value(0);
        self.reading.set_value(false);
    }

    /// The browser comes back by itself after a broken line, but not after a refusal.
    fn broken(self) {
        let ended = self
            .source
            .with_value(|source| source.as_ref().is_none_or(|source| source.ready_state() == EventSource::CLOSED));
        if ended {
            self.close();
            return self.failed();
        }
        self.failures.update_value(|failures| *failures += 1);
        if self.failures.get_value() >= GIVE_UP {
            self.close();
            self.read_instead();
        }
    }

    /// Tries again a little later each time, or reads the list instead.
    fn failed(self) {
        self.failures.update_value(|failures| *failures += 1);
        let failures = self.failures.get_value();
        if self.reading.get_value() || failures >= GIVE_UP {
            return self.read_instead();
        }
        spawn_local(async move {
            pause(scattered(1_000 << failures)).await;
            let idle = self.source.with_value(Option::is_none);
            if idle && !self.reading.get_value() && !is_hidden() {
                self.connect();
            }
        });
    }

    fn read_instead(self) {
        if !self.reading.get_value() {
            self.reading.set_value(true);
            spawn_local(self.keep_reading());
        }
    }

    async fn keep_reading(self) {
        self.reader.update_value(|reader| *reader += 1);
        let me = self.reader.get_value();
        let goes_on = || self.reading.get_value() && self.reader.get_value() == me && !is_hidden();
        let mut reads = 0;
        while goes_on() {
            self.read_list().await;
            pause(scattered(BETWEEN_READS)).await;
            reads += 1;
            if goes_on() && reads % READS_PER_TRY == 1 {
                self.connect();
            }
        }
    }

    /// All are told to read again at the same moment: not all at once.
    async fn read_soon(self) {
        pause(scattered(500) + scattered(500)).await;
        self.read_list().await;
    }

    async fn read_list(self) {
        let mut items = Vec::new();
        let mut cursor = String::new();
        for _ in 0..PAGES {
            let url = format!("{}/questions{cursor}", self.base.get_value());
            let Some(page) = get(&url).await.filter(|reply| reply.status == 200).and_then(|reply| reply.read::<Page>())
            else {
                return;
            };
            items.extend(page.items);
            match page.next {
                Some(next) => cursor = format!("?cursor={}", String::from(js_sys::encode_uri_component(&next))),
                None => break,
            }
        }
        self.wall.replace(items);
    }
}

fn read<T: serde::de::DeserializeOwned>(data: &str) -> Option<T> {
    serde_json::from_str(data).ok()
}
