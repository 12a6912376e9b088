//! A move's way to the server, and what comes back: what follows, a clash, or two versions.

use super::Plan;
use super::clash::{Clash, Version};
use super::item::PageItem;
use super::lift::{Lift, Undo};
use super::spot::{Spot, time_words};
use crate::dom::{Hears, around, clock, data, found, hear, here, one, signed_out};
use domain::Problems;
use islands_browser::{Reply, post};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlFormElement, HtmlInputElement, UrlSearchParams};

/// What a move asks for.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub action: String,
    /// The thing's kind and id, by which it is found again.
    pub key: String,
    pub title: String,
    pub zone: String,
    /// The field `starts`.
    pub starts: String,
    pub version: i64,
    /// Whether it takes an earlier one back.
    pub undoes: bool,
}

/// The answer to a move.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Moved {
    starts: Option<String>,
    title: String,
    pub version: i64,
    pub follows: Follows,
    html: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Follows {
    sentence: String,
    pub undo: Option<Back>,
}

/// The way back, as the server gives it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Back {
    pub starts: String,
}

/// A refusal (RFC 9457).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal {
    #[serde(rename = "type")]
    kind: String,
    detail: String,
    problems: Problems,
    current: Option<Version>,
}

impl Refusal {
    fn sentence(&self) -> String {
        let beside: Vec<&str> = self.problems.0.iter().map(|problem| problem.message.as_str()).collect();
        if beside.is_empty() { self.detail.clone() } else { beside.join(" ") }
    }
}

impl Move {
    fn new(item: &PageItem, spot: Spot) -> Self {
        Self {
            action: item.moves_by(),
            key: item.key(),
            title: item.title.clone(),
            zone: item.zone.clone(),
            starts: spot.field(),
            version: item.version,
            undoes: false,
        }
    }

    fn fields(&self) -> String {
        let Ok(fields) = UrlSearchParams::new() else { return String::new() };
        fields.append("starts", &self.starts);
        fields.append("version", &self.version.to_string());
        fields.append("back", &here());
        String::from(fields.to_string())
    }
}

/// Whether somebody wants it in the past: a slip of the hand is more likely.
fn is_meant(spot: Spot) -> bool {
    let question = format!("{} is in the past. Move it there all the same?", spot.words(clock()));
    window().confirm_with_message(&question).unwrap_or(true)
}

impl Plan {
    /// Puts down what was in the hand.
    pub(super) fn put_down(self, lift: Lift) {
        lift.end();
        if lift.spot == lift.from {
            self.say(format!("{} stays where it was.", lift.item.title));
            return self.freed();
        }
        if lift.spot.is_past() && !lift.from.is_past() && !is_meant(lift.spot) {
            self.say(format!("{} stays where it was.", lift.item.title));
            return self.freed();
        }
        let wanted = Move::new(&lift.item, lift.spot);
        let undo = lift.settle();
        spawn_local(self.send(wanted, Some(undo)));
    }

    /// Sends a move; what was put down goes back if it is refused.
    pub(super) async fn send(self, wanted: Move, undo: Option<Undo>) {
        self.sending.update_value(|sending| *sending += 1);
        let reply = post(&wanted.action, &wanted.fields(), None).await;
        self.sending.update_value(|sending| *sending -= 1);
        match reply {
            Some(reply) if reply.status == 200 => self.kept(&wanted, &reply).await,
            reply => self.refused(wanted, reply, undo),
        }
    }

    async fn kept(self, wanted: &Move, reply: &Reply) {
        let moved: Moved = reply.read().unwrap_or_default();
        self.follows(&moved.html);
        self.remember(wanted, &moved);
        let title = if moved.title.is_empty() { &wanted.title } else { &moved.title };
        let sentence = [moved.follows.sentence.as_str()].into_iter().filter(|text| !text.is_empty());
        let words: Vec<String> =
            std::iter::once(format!("Moved {title} to {}.", time_words(moved.starts.as_deref(), clock())))
                .chain(sentence.map(str::to_owned))
                .collect();
        self.say(words.join(" "));
        self.expect(&wanted.key);
        self.renew_now().await;
    }

    fn refused(self, wanted: Move, reply: Option<Reply>, undo: Option<Undo>) {
        if let Some(undo) = undo {
            undo.put_back();
        }
        self.freed();
        self.expect(&wanted.key);
        let Some(reply) = reply else {
            return self.complain(&format!(
                "No answer arrived, so {} stays where it was. Try again in a moment.",
                wanted.title
            ));
        };
        if reply.status == 401 {
            signed_out();
            return self.complain(&format!(
                "You are signed out, so {} stays where it was. Sign in, then move it again.",
                wanted.title
            ));
        }
        let refusal: Refusal = reply.read().unwrap_or_default();
        match refusal.current {
            Some(theirs) if reply.status == 409 => self.clash.set(Some(Clash { theirs, mine: wanted })),
            _ if reply.status == 409 && refusal.kind.ends_with("/conflict") => {
                self.complain(
                    "Somebody else changed this meanwhile. Here is the newest; move it again if you still want to.",
                );
                spawn_local(self.renew_now());
            }
            _ => {
                let why = refusal.sentence();
                let why = if why.is_empty() { "That did not work. It stays where it was.".to_owned() } else { why };
                self.complain(&format!("{} stays where it was. {why}", wanted.title));
            }
        }
    }

    /// Shows what follows from a move, with its undo: the server's own HTML.
    fn follows(self, html: &str) {
        if let Some(bar) = found("#follows") {
            bar.set_inner_html(html);
        }
    }

    /// Shows why something was refused, and says it.
    pub(super) fn complain(self, why: &str) {
        let Some(bar) = found("#follows") else { return self.say(why.to_owned()) };
        bar.set_inner_html("");
        let Ok(line) = document().create_element("p") else { return };
        line.set_class_name("follows-refused");
        line.set_text_content(Some(why));
        drop(bar.append_child(&line));
    }

    /// Undo and "send now" in the bar: the forms work alone; here they stay on the page.
    pub(super) fn hear_follows(self) {
        let Some(bar) = found("#follows") else { return };
        hear(&bar, "submit", Hears::Last, move |event: Event| self.pressed(&event));
        let emptied = bar.clone();
        hear(&bar, "click", Hears::Last, move |event: Event| {
            if around(event.target(), "a.quiet-link").is_some() {
                event.prevent_default();
                emptied.set_inner_html("");
            }
        });
    }

    fn pressed(self, event: &Event) {
        let Some(form) = around(event.target(), "form").and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        let action = form.get_attribute("action").unwrap_or_default();
        let field = |name: &str| {
            let input = one(&form, &format!("[name=\"{name}\"]"))?.dyn_into::<HtmlInputElement>().ok()?;
            Some(input.value())
        };
        let parts: Vec<&str> = action.split('/').collect();
        let (["", "plan", kind, id, "move"], Some(starts), Some(version)) =
            (&parts[..], field("starts"), field("version"))
        else {
            return self.tell_now(event, action);
        };
        event.prevent_default();
        let title = data(&form, "title").unwrap_or_else(|| "It".to_owned());
        let version = version.parse().unwrap_or_default();
        let key = format!("{} {id}", kind.trim_end_matches('s'));
        spawn_local(self.send(Move { action, key, title, zone: String::new(), starts, version, undoes: true }, None));
    }

    fn tell_now(self, event: &Event, action: String) {
        if !action.ends_with("/tell") {
            return;
        }
        event.prevent_default();
        spawn_local(async move {
            match post(&action, "", None).await {
                Some(reply) if reply.status < 300 => self.complain_not("Sent. Whoever is concerned is being told now."),
                Some(reply) => self.complain(&reply.read::<Refusal>().unwrap_or_default().sentence()),
                None => self.complain("No answer arrived. They are told at the time that was shown."),
            }
        });
    }

    fn complain_not(self, words: &str) {
        self.complain(words);
        if let Some(line) = found("#follows > p") {
            line.set_class_name("follows-done");
        }
    }
}
