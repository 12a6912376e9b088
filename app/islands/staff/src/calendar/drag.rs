//! Dragging by mouse, pen or finger.

use super::Plan;
use super::item::{ITEM, PageItem};
use super::lift::Lift;
use crate::dom::{Hears, around, hear};
use islands_browser::pause;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

/// How far a mouse moves before it drags, in pixels.
const SLACK: f64 = 5.0;
/// How long a finger rests before it lifts, in milliseconds: until then it scrolls.
const REST: i32 = 280;
/// How near to the edge the page begins to scroll, and by how much in a frame, in pixels.
const EDGE: f64 = 56.0;
const PACE: f64 = 14.0;

/// A pointer that is down on an item, and what it holds once it has moved.
#[derive(Clone)]
pub(super) struct Drag {
    pointer: i32,
    touch: bool,
    item: PageItem,
    from: (f64, f64),
    at: (f64, f64),
    lift: Option<Lift>,
    scroller: Option<Element>,
    /// A frame is asked for.
    due: bool,
}

impl Plan {
    /// Hears the pointer, as long as the page lives.
    pub(super) fn hear_pointer(self) {
        let Some(board) = self.board() else { return };
        hear(&board.root, "pointerdown", Hears::Last, move |event: PointerEvent| self.down(&event));
        hear(&window(), "pointermove", Hears::Last, move |event: PointerEvent| self.moved(&event));
        hear(&window(), "pointerup", Hears::Last, move |event: PointerEvent| self.up(&event));
        hear(&window(), "pointercancel", Hears::Last, move |_: PointerEvent| self.let_go());
        // The browser would drag the link, scroll under the finger, or open the link's menu.
        hear(&board.root, "dragstart", Hears::Last, move |event: Event| {
            if around(event.target(), ITEM).is_some() {
                event.prevent_default();
            }
        });
        for name in ["touchmove", "contextmenu"] {
            hear(&board.root, name, Hears::Last, move |event: Event| {
                if self.holds() {
                    event.prevent_default();
                }
            });
        }
        hear(&board.root, "click", Hears::First, move |event: Event| {
            if self.swallow.try_update_value(std::mem::take).unwrap_or(false) {
                event.prevent_default();
                event.stop_propagation();
            }
        });
    }

    /// Whether something is in somebody's hand.
    pub(super) fn holds(self) -> bool {
        let dragged = self.drag.with_value(|drag| drag.as_ref().is_some_and(|drag| drag.lift.is_some()));
        dragged || self.carry.with_value(Option::is_some)
    }

    /// Whether something is in somebody's hand or about to be: then the page must not change under it.
    pub(super) fn is_busy(self) -> bool {
        self.drag.with_value(Option::is_some) || self.holds()
    }

    fn down(self, event: &PointerEvent) {
        let pressed = around(event.target(), ITEM).and_then(PageItem::from_element).filter(PageItem::is_movable);
        let elsewhere = around(event.target(), "a.move, button, summary, input").is_some();
        let Some(item) = pressed.filter(|_| event.button() == 0 && event.is_primary() && !elsewhere) else { return };
        if self.holds() {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let touch = event.pointer_type() == "touch";
        let drag =
            Drag { pointer: event.pointer_id(), touch, item, from: at, at, lift: None, scroller: None, due: false };
        self.drag.set_value(Some(drag));
        if touch {
            spawn_local(self.rest(event.pointer_id()));
        }
    }

    /// A finger that rests on an item lifts it.
    async fn rest(self, pointer: i32) {
        pause(REST).await;
        if self.drag.with_value(|drag| drag.as_ref().is_some_and(|drag| drag.pointer == pointer && drag.lift.is_none()))
        {
            self.pick_up();
        }
    }

    fn moved(self, event: &PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let mine = self.drag.try_update_value(|drag| {
            let drag = drag.as_mut().filter(|drag| drag.pointer == event.pointer_id())?;
            drag.at = at;
            let far = (at.0 - drag.from.0).hypot(at.1 - drag.from.1) > SLACK;
            Some((drag.lift.is_some(), drag.touch, far))
        });
        match mine.flatten() {
            Some((true, ..)) => self.ask_for_a_frame(),
            // It was no rest, so it scrolls.
            Some((false, true, true)) => self.let_go(),
            Some((false, false, true)) => self.pick_up(),
            _ => {}
        }
    }

    fn pick_up(self) {
        let Some(board) = self.board() else { return };
        self.drag.update_value(|drag| {
            let Some(drag) = drag else { return };
            drag.scroller = board.scroller();
            drag.lift = Lift::new(drag.item.clone(), board, drag.from);
        });
        self.ask_for_a_frame();
    }

    /// However often the pointer moves, the page is drawn once a frame.
    fn ask_for_a_frame(self) {
        let asked = self
            .drag
            .try_update_value(|drag| drag.as_mut().is_some_and(|drag| !std::mem::replace(&mut drag.due, true)));
        if asked == Some(true) {
            request_animation_frame(move || self.frame());
        }
    }

    fn frame(self) {
        let again = self.drag.try_update_value(|drag| {
            let Some(drag) = drag else { return false };
            drag.due = false;
            let scrolled = drag.scroll();
            let Some(lift) = &mut drag.lift else { return false };
            if scrolled {
                lift.measure();
            }
            lift.follow(drag.at.0, drag.at.1);
            scrolled
        });
        if again == Some(true) {
            self.ask_for_a_frame();
        }
    }

    fn up(self, event: &PointerEvent) {
        let ended = self.drag.try_update_value(|drag| drag.take_if(|drag| drag.pointer == event.pointer_id()));
        let Some(mut drag) = ended.flatten() else { return };
        let Some(mut lift) = drag.lift.take() else { return self.freed() };
        self.swallow_click();
        // What counts is what lies under the hand now: the page may have grown since it was lifted.
        lift.measure();
        lift.follow(drag.at.0, drag.at.1);
        self.put_down(lift);
    }

    /// The click that follows a drag is none.
    fn swallow_click(self) {
        self.swallow.set_value(true);
        spawn_local(async move {
            pause(50).await;
            self.swallow.set_value(false);
        });
    }

    /// Back to where it was: the pointer was lost, or Escape pressed.
    pub(super) fn let_go(self) {
        let Some(drag) = self.drag.try_update_value(Option::take).flatten() else { return };
        if let Some(lift) = drag.lift {
            lift.end();
            self.swallow_click();
        }
        self.freed();
    }
}

impl Drag {
    /// Scrolls when the pointer is near the edge; whether it did.
    fn scroll(&self) -> bool {
        let Some(scroller) = self.scroller.as_ref().filter(|_| self.lift.is_some()) else { return false };
        let root = scroller.parent_element().is_none();
        let rect = scroller.dyn_ref::<Element>().map(Element::get_bounding_client_rect);
        let (top, bottom) = match rect.filter(|_| !root) {
            Some(rect) => (rect.top().max(0.0), rect.bottom().min(islands_browser::seen_height())),
            None => (0.0, islands_browser::seen_height()),
        };
        let by = if self.at.1 < top + EDGE {
            -PACE
        } else if self.at.1 > bottom - EDGE {
            PACE
        } else {
            return false;
        };
        let before = scroller.scroll_top();
        scroller.scroll_by_with_x_and_y(0.0, by);
        scroller.scroll_top() != before
    }
}
