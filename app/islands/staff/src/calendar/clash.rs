//! Two people moved the same thing: both versions side by side, and nothing is lost.

use super::Plan;
use super::moving::Move;
use super::spot::time_words;
use crate::dom::clock;
use domain::text::isolated;
use islands_browser::whole;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;

/// A thing as it is now, made so by somebody else.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(super) struct Version {
    pub version: i64,
    pub starts: Option<String>,
    pub zone: String,
    pub title: String,
    /// Who, if that is known.
    pub by: Option<String>,
}

/// Their version and ours.
#[derive(Clone)]
pub(super) struct Clash {
    pub theirs: Version,
    pub mine: Move,
}

/// The dialog; empty and closed while nobody clashes.
pub(super) fn dialog(plan: Plan) -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match plan.clash.with(Option::is_some) {
            true if !dialog.open() => drop(dialog.show_modal()),
            false if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    let part = move |which: fn(&Clash) -> String| {
        whole(move || plan.clash.with(|clash| clash.as_ref().map(which).unwrap_or_default()))
    };
    view! {
        <dialog class="keys both-versions" aria-labelledby="clash-head" node_ref=node on:cancel=move |_: web_sys::Event| plan.keep_theirs()>
            <header>
                <h2 id="clash-head" inner_html=part(|clash| format!("{} moved this at the same time", clash.who()))></h2>
            </header>
            <p inner_html=part(|clash| format!("{} was changed while you moved it. Nothing is lost: choose.", clash.title()))></p>
            <div class="versions">
                <section>
                    <h3 inner_html=part(|clash| clash.by())></h3>
                    <p class="when" inner_html=part(|clash| time_words(clash.theirs.starts.as_deref(), clock()))></p>
                    <p class="faint" inner_html=part(|clash| clash.theirs.zone.clone())></p>
                    <button type="button" class="button" on:click=move |_| plan.keep_theirs()>"Keep theirs"</button>
                </section>
                <section>
                    <h3>"Yours"</h3>
                    <p class="when" inner_html=part(Clash::mine_words)></p>
                    <p class="faint" inner_html=part(|clash| clash.mine.zone.clone())></p>
                    <button type="button" class="button primary" on:click=move |_| plan.use_mine()>"Use mine"</button>
                </section>
            </div>
        </dialog>
    }
}

impl Clash {
    fn title(&self) -> String {
        let theirs = self.theirs.title.clone();
        if theirs.is_empty() { self.mine.title.clone() } else { theirs }
    }

    fn who(&self) -> String {
        self.theirs.by.clone().filter(|by| !by.is_empty()).map_or_else(|| "Somebody".to_owned(), |by| isolated(&by))
    }

    fn by(&self) -> String {
        self.theirs.by.clone().filter(|by| !by.is_empty()).map_or_else(|| "Theirs".to_owned(), |by| format!("{by}'s"))
    }

    /// Where our move leads: a day alone keeps the hour that it has by now.
    fn mine_words(&self) -> String {
        let starts = &self.mine.starts;
        let hour = self.theirs.starts.as_deref().and_then(|theirs| theirs.split_once('T')).map(|(_, hour)| hour);
        match hour {
            Some(hour) if !starts.is_empty() && !starts.contains('T') => {
                time_words(Some(&format!("{starts}T{hour}")), clock())
            }
            _ => starts.parse().map_or_else(|_| time_words(Some(starts), clock()), super::spot::day_words),
        }
    }
}

impl Plan {
    fn keep_theirs(self) {
        if self.clash.get_untracked().is_some() {
            self.clash.set(None);
            self.say("Theirs is kept.".to_owned());
            spawn_local(self.renew_now());
        }
    }

    fn use_mine(self) {
        let Some(clash) = self.clash.get_untracked() else { return };
        self.clash.set(None);
        spawn_local(self.send(Move { version: clash.theirs.version, ..clash.mine }, None));
    }
}
