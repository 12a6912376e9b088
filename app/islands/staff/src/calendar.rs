//! The calendar at `/plan`: things are dragged, moved by keys and made in place, and what others change appears.
//!
//! ```text
//! board.rs  days, hours and trays of the page    item.rs   an item of it          spot.rs   where things lie, in numbers
//! lift.rs   something in the hand                drag.rs   by pointer             keys.rs   by keys
//! moving.rs a move's way, and what follows       clash.rs  two versions           quick.rs  a new thing
//! renew.rs  the page's calendar, fresh
//! ```

mod board;
mod clash;
mod drag;
mod item;
mod keys;
mod lift;
mod moving;
mod quick;
pub(crate) mod renew;
mod spot;
mod undo;

use board::Board;
use clash::Clash;
use drag::Drag;
use islands_browser::{Island, listen, whole};
use leptos::prelude::*;
use lift::Lift;
use quick::Quick;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Everything the calendar knows beyond the page; copied into its handlers.
#[derive(Clone, Copy)]
struct Plan {
    /// Said to those who listen.
    said: RwSignal<String>,
    /// Two versions of one thing, until somebody chose.
    clash: RwSignal<Option<Clash>>,
    quick: Quick,
    /// In the pointer's hand, and in the keys'.
    drag: StoredValue<Option<Drag>, LocalStorage>,
    carry: StoredValue<Option<Lift>, LocalStorage>,
    /// The next click belongs to a drag that just ended.
    swallow: StoredValue<bool>,
    /// What can be taken back, the last move last.
    past: StoredValue<Vec<moving::Move>>,
    /// Moves on their way.
    sending: StoredValue<u32>,
    /// Something changed while the hand was full.
    stale: StoredValue<bool>,
    /// A read is about to begin; how many have.
    waits: StoredValue<bool>,
    round: StoredValue<u32>,
    /// The parts' HTML as the server gave it last.
    known: StoredValue<BTreeMap<&'static str, String>>,
    /// The item that gets the focus when the page is fresh.
    expected: StoredValue<Option<String>>,
}

/// Wakes the calendar that stands on the page.
#[derive(Serialize, Deserialize)]
pub struct Calendar {
    /// The plan's event at which the page was rendered.
    pub seq: i64,
}

impl Island for Calendar {
    const NAME: &'static str = "Calendar";

    fn view(self) -> impl IntoView + 'static {
        let plan = Plan::new();
        Effect::new(move || plan.wake(self.seq));
        view! {
            <div class="calendar-island">
                <p class="visually-hidden" role="status" inner_html=whole(move || plan.said.get())></p>
                {clash::dialog(plan)}
                {quick::dialog(plan)}
            </div>
        }
    }
}

impl Plan {
    fn new() -> Self {
        Self {
            said: RwSignal::default(),
            clash: RwSignal::new(None),
            quick: Quick::new(),
            drag: StoredValue::new_local(None),
            carry: StoredValue::new_local(None),
            swallow: StoredValue::new(false),
            past: StoredValue::new(Vec::new()),
            sending: StoredValue::new(0),
            stale: StoredValue::new(false),
            waits: StoredValue::new(false),
            round: StoredValue::new(0),
            known: StoredValue::new(BTreeMap::new()),
            expected: StoredValue::new(None),
        }
    }

    fn wake(self, seq: i64) {
        let Some(board) = self.board() else { return };
        if board.may_plan() {
            self.hear_pointer();
        }
        self.hear_keys();
        self.hear_clicks();
        self.hear_follows();
        listen(crate::LIVE, Some(seq), move |event, _| {
            if matches!(event, "plan" | "reset" | "inbox") {
                self.renew();
            }
        });
    }

    fn board(self) -> Option<Board> {
        Board::find()
    }

    fn say(self, words: String) {
        self.said.set(words);
    }
}

/// Scrolls no further than needed.
fn nearest() -> ScrollIntoViewOptions {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options
}
