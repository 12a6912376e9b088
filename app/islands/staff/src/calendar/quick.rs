//! A title and a time, and it stands on the calendar: by a click on an empty place or by a key.

use super::Plan;
use super::spot::Spot;
use crate::dom::{Hears, around, data, found, hear, here, signed_out, style};
use domain::text::isolated;
use domain::{LocalDate, LocalTime, Problems};
use islands_browser::{Reply, post, random_key, whole};
use leptos::html::{Dialog, Form, Input};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlElement, MouseEvent, SubmitEvent, UrlSearchParams};

/// Everything the small form knows.
#[derive(Clone, Copy)]
pub(super) struct Quick {
    dialog: NodeRef<Dialog>,
    form: NodeRef<Form>,
    title: NodeRef<Input>,
    starts: NodeRef<Input>,
    zone: RwSignal<String>,
    /// The id and the name of its campaign, both empty for none.
    campaign: RwSignal<(String, String)>,
    key: RwSignal<String>,
    problems: RwSignal<Problems>,
    busy: RwSignal<bool>,
}

/// The answer to a new thing.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Made {
    kind: String,
    id: String,
    title: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal {
    detail: String,
    problems: Problems,
}

impl Quick {
    pub fn new() -> Self {
        Self {
            dialog: NodeRef::new(),
            form: NodeRef::new(),
            title: NodeRef::new(),
            starts: NodeRef::new(),
            zone: RwSignal::default(),
            campaign: RwSignal::default(),
            key: RwSignal::default(),
            problems: RwSignal::default(),
            busy: RwSignal::default(),
        }
    }

    fn problem(self, field: &'static str) -> String {
        self.problems.with(|problems| problems.message(field).unwrap_or_default().to_owned())
    }

    /// `Europe/Berlin`, and the campaign where there is one.
    fn place(self) -> String {
        let (zone, (_, campaign)) = (self.zone.get(), self.campaign.get());
        if campaign.is_empty() { zone } else { format!("{zone}, in {}", isolated(&campaign)) }
    }

    /// Given up: the next one begins empty.
    fn forget(self) {
        if let Some(title) = self.title.get_untracked() {
            title.set_value("");
        }
        self.close();
    }

    fn close(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }
}

/// The form, closed until it is asked for.
pub(super) fn dialog(plan: Plan) -> impl IntoView {
    let quick = plan.quick;
    let wrong = move |field| move || (!quick.problem(field).is_empty()).then_some("true");
    let error = move |field, id: &'static str| {
        view! { <p class="error" id=id hidden=move || quick.problem(field).is_empty() inner_html=whole(move || quick.problem(field))></p> }
    };
    view! {
        <dialog class="quick-add" aria-labelledby="quick-head" node_ref=quick.dialog on:click=move |event| plan.outside(&event)>
            <form class="form" method="post" action="/plan/quick" node_ref=quick.form on:submit=move |event| plan.create(&event)>
                <h2 id="quick-head">"New on the calendar"</h2>
                <fieldset class="kinds">
                    <legend class="visually-hidden">"Kind"</legend>
                    <label>
                        <input type="radio" name="kind" value="session" checked/>
                        <span>"Session"</span>
                    </label>
                    <label>
                        <input type="radio" name="kind" value="post"/>
                        <span>"Post"</span>
                    </label>
                </fieldset>
                <div class="field">
                    <label for="quick-title">"Title"</label>
                    <input class="input" id="quick-title" name="title" dir="auto" autocomplete="off" aria-invalid=wrong("title")
                        aria-describedby="quick-title-error" node_ref=quick.title/>
                    {error("title", "quick-title-error")}
                </div>
                <div class="field">
                    <label for="quick-starts">"Day and time"</label>
                    <input class="input" id="quick-starts" name="starts" type="datetime-local" aria-invalid=wrong("starts")
                        aria-describedby="quick-starts-hint quick-starts-error" node_ref=quick.starts/>
                    <p class="hint" id="quick-starts-hint" inner_html=whole(move || quick.place())></p>
                    {error("starts", "quick-starts-error")}
                </div>
                <input type="hidden" name="zone" prop:value=move || quick.zone.get()/>
                <input type="hidden" name="campaign_id" prop:value=move || quick.campaign.get().0/>
                <input type="hidden" name="form_key" prop:value=move || quick.key.get()/>
                {error("", "quick-error")}
                <div class="quick-deeds">
                    <button class="button primary" aria-disabled=move || quick.busy.get().then_some("true")>"Create"</button>
                    <button class="button quiet" type="button" on:click=move |_| quick.forget()>"Cancel"</button>
                </div>
            </form>
        </dialog>
    }
}

impl Plan {
    /// Hears clicks on empty places.
    pub(super) fn hear_clicks(self) {
        let Some(board) = self.board().filter(|board| board.may_plan()) else { return };
        hear(&board.root, "click", Hears::Last, move |event: MouseEvent| {
            let plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key();
            if plain && !event.default_prevented() && self.clicked(&event) {
                event.prevent_default();
            }
        });
    }

    fn clicked(self, event: &MouseEvent) -> bool {
        let link = around(event.target(), "a.add, a.hour");
        let elsewhere = around(event.target(), "a, button, summary, details, input, .item").is_some();
        let day = around(event.target(), "td[data-day], .day-col[data-day]");
        let Some(day) = day.filter(|_| link.is_some() || !elsewhere) else { return false };
        let date = data(&day, "day").and_then(|day| day.parse::<LocalDate>().ok());
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let time = self.board().and_then(|board| {
            let place = board.places().into_iter().find(|place| place.element == day)?;
            match place.spot(at.1) {
                Spot::Time(time) => Some(time),
                _ => None,
            }
        });
        date.is_some_and(|date| self.show_quick(time.unwrap_or(morning(date)), Some(at)))
    }

    /// By a key: on this day, or on the first that is shown.
    pub(super) fn open_quick(self, day: Option<LocalDate>) -> bool {
        let Some(board) = self.board().filter(|board| board.may_plan()) else { return false };
        let day = day.or_else(|| board.first_day());
        day.is_some_and(|day| self.show_quick(morning(day), None))
    }

    fn show_quick(self, time: LocalTime, at: Option<(f64, f64)>) -> bool {
        let quick = self.quick;
        let Some(dialog) = quick.dialog.get_untracked() else { return false };
        quick.problems.set(Problems::default());
        let [zone, campaign, name] = self.board().map(|board| board.begins_with()).unwrap_or_default();
        quick.zone.set(zone);
        quick.campaign.set((campaign, name));
        // Sent twice, by two clicks or on a slow line, it is one thing.
        quick.key.set(random_key().unwrap_or_default());
        if let Some(field) = quick.starts.get_untracked() {
            field.set_value(&time.to_string());
        }
        let shown = dialog.open() || dialog.show_modal().is_ok();
        place(&dialog, at);
        if let Some(title) = quick.title.get_untracked() {
            drop(title.focus());
        }
        shown
    }

    /// A click beside the form closes it; what was typed is still there when it opens again.
    fn outside(self, event: &MouseEvent) {
        let dialog = self.quick.dialog.get_untracked();
        if event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok())
            == dialog.map(|dialog| dialog.unchecked_into())
        {
            self.quick.close();
        }
    }

    fn create(self, event: &SubmitEvent) {
        event.prevent_default();
        let quick = self.quick;
        let Some(form) = quick.form.get_untracked().filter(|_| !quick.busy.get_untracked()) else { return };
        let (Ok(data), Ok(fields)) = (FormData::new_with_form(&form), UrlSearchParams::new()) else { return };
        for name in ["kind", "title", "starts", "zone", "campaign_id", "form_key"] {
            fields.append(name, &data.get(name).as_string().unwrap_or_default());
        }
        fields.append("back", &here());
        quick.busy.set(true);
        spawn_local(async move {
            let reply = post("/plan/quick", &String::from(fields.to_string()), None).await;
            quick.busy.set(false);
            match reply {
                Some(reply) if reply.status == 201 => self.made(&reply).await,
                Some(reply) => self.not_made(&reply),
                None => {
                    quick.problems.set(Problems::one("", "No answer arrived. Your words are still here: try again."))
                }
            }
        });
    }

    async fn made(self, reply: &Reply) {
        let made: Made = reply.read().unwrap_or_default();
        self.quick.forget();
        self.say(format!("Created {}.", made.title));
        self.expect(&format!("{} {}", made.kind, made.id));
        self.renew_now().await;
    }

    fn not_made(self, reply: &Reply) {
        let quick = self.quick;
        if reply.status == 401 {
            signed_out();
            return quick
                .problems
                .set(Problems::one("", "You are signed out. Your words are still here: sign in, then create it."));
        }
        let refusal: Refusal = reply.read().unwrap_or_default();
        let known = ["title", "starts"].iter().any(|field| refusal.problems.message(field).is_some());
        let problems = match known {
            true => refusal.problems,
            false if refusal.detail.is_empty() => {
                Problems::one("", "That did not work. Your words are still here: try again.")
            }
            false => Problems::one("", refusal.detail),
        };
        let field = if problems.message("title").is_some() { quick.title } else { quick.starts };
        quick.problems.set(problems);
        if let Some(field) = field.get_untracked() {
            drop(field.focus());
        }
    }
}

/// Ten in the morning, as the server would take it.
fn morning(date: LocalDate) -> LocalTime {
    LocalTime { date, hour: 10, minute: 0, second: 0 }
}

/// Beside the pointer where there is room, else in the middle.
fn place(dialog: &HtmlElement, at: Option<(f64, f64)>) {
    let room = found("html").map(|page| (f64::from(page.client_width()), islands_browser::seen_height()));
    let (wide, high) = (f64::from(dialog.offset_width()), f64::from(dialog.offset_height()));
    let spot = at.zip(room).filter(|(_, room)| room.0 > 640.0);
    let (left, top, margin) = match spot {
        Some(((x, y), room)) => {
            let left = (x + 12.0).min(room.0 - wide - 12.0).max(12.0);
            let top = (y - 40.0).min(room.1 - high - 12.0).max(12.0);
            (format!("{left}px"), format!("{top}px"), "0")
        }
        None => (String::new(), String::new(), ""),
    };
    for (name, value) in [("left", left.as_str()), ("top", top.as_str()), ("margin", margin)] {
        style(dialog, name, value);
    }
}
