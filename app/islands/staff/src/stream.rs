//! The staff's event stream, and what stands in for it where streams do not get through.

use crate::dom::{Hears, hear};
use islands_browser::{is_hidden, pause, scattered};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventSource, MessageEvent};

/// So many failures in a row, and the page is read from time to time instead.
const GIVE_UP: u32 = 3;
/// The time between two reads without a stream, in milliseconds.
const BETWEEN_READS: i32 = 30_000;
/// A stream that has not opened after this many milliseconds is held up on its way.
const OPENS_WITHIN: i32 = 15_000;

/// The connection of one page. It is open only while somebody looks: a browser has six connections to a server.
#[derive(Clone, Copy)]
pub(crate) struct Stream {
    /// The last event seen; None begins with what happens now.
    seq: StoredValue<Option<i64>>,
    failures: StoredValue<u32>,
    /// Rises with every look at the page, so that what an earlier one began ends.
    look: StoredValue<u32>,
    source: StoredValue<Option<EventSource>, LocalStorage>,
    hears: StoredValue<Option<JsValue>, LocalStorage>,
}

impl Stream {
    /// Listens from event `seq` on, as long as the page lives. `tell` hears the names of events, and `open` whenever the
    /// stream (re)opens.
    pub fn start(seq: Option<i64>, tell: impl Fn(&str) + 'static) {
        let stream = Self {
            seq: StoredValue::new(seq),
            failures: StoredValue::new(0),
            look: StoredValue::new(0),
            source: StoredValue::new_local(None),
            hears: StoredValue::new_local(None),
        };
        let tell = std::rc::Rc::new(tell);
        let told = tell.clone();
        let hears = Closure::<dyn Fn(Event)>::new(move |event| stream.hear(&event, &*told));
        stream.hears.set_value(Some(hears.into_js_value()));
        let seen = move || stream.seen(tell.clone());
        seen();
        for name in ["visibilitychange", "online"] {
            let seen = seen.clone();
            hear(&window(), name, Hears::Last, move |_: Event| seen());
        }
        // `visibilitychange` is the document's, and bubbles; going away by link does not always end a stream.
        hear(&window(), "pagehide", Hears::Last, move |_: Event| stream.close());
    }

    fn seen(self, tell: std::rc::Rc<dyn Fn(&str)>) {
        self.close();
        self.failures.set_value(0);
        self.look.update_value(|look| *look += 1);
        if !is_hidden() {
            self.connect();
            spawn_local(self.read_instead(tell));
        }
    }

    fn connect(self) {
        self.close();
        let after = self.seq.get_value().map(|seq| format!("?after={seq}")).unwrap_or_default();
        let Ok(source) = EventSource::new(&format!("/plan/live{after}")) else { return };
        self.hears.with_value(|hears| {
            let Some(hears) = hears.as_ref().map(JsCast::unchecked_ref) else { return };
            for name in ["open", "error", "plan", "inbox", "reset"] {
                drop(source.add_event_listener_with_callback(name, hears));
            }
        });
        self.source.set_value(Some(source.clone()));
        spawn_local(async move {
            pause(OPENS_WITHIN).await;
            if source.ready_state() == EventSource::CONNECTING && self.is_current(&source) {
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

    fn hear(self, event: &Event, tell: &dyn Fn(&str)) {
        if !event.target().is_some_and(|target| self.is_current(&target)) {
            return;
        }
        match (event.type_().as_str(), event.dyn_ref::<MessageEvent>()) {
            ("open", _) => {
                self.failures.set_value(0);
                tell("open");
            }
            (name, Some(message)) => {
                if let Ok(seq) = message.last_event_id().parse() {
                    self.seq.set_value(Some(seq));
                }
                tell(name);
            }
            _ => self.broken(),
        }
    }

    /// The browser comes back by itself after a broken line, but not after a refusal.
    fn broken(self) {
        let ended = |source: &EventSource| source.ready_state() == EventSource::CLOSED;
        if self.source.with_value(|source| source.as_ref().is_none_or(ended)) {
            return self.failed();
        }
        self.failures.update_value(|failures| *failures += 1);
        if self.failures.get_value() >= GIVE_UP {
            self.close();
        }
    }

    /// Tries again a little later each time, until it is given up.
    fn failed(self) {
        self.close();
        self.failures.update_value(|failures| *failures += 1);
        let (failures, look) = (self.failures.get_value(), self.look.get_value());
        if failures >= GIVE_UP {
            return;
        }
        spawn_local(async move {
            pause(scattered(1_000 << failures)).await;
            if self.look.get_value() == look && !is_hidden() {
                self.connect();
            }
        });
    }

    /// Without a stream, "read it anew" from time to time; and now and then the stream is tried again.
    async fn read_instead(self, tell: std::rc::Rc<dyn Fn(&str)>) {
        let look = self.look.get_value();
        loop {
            pause(scattered(BETWEEN_READS)).await;
            if self.look.get_value() != look || is_hidden() {
                return;
            }
            if self.source.with_value(Option::is_none) {
                tell("reset");
                self.connect();
            }
        }
    }
}
