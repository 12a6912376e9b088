//! The red lane: what may be an emergency, above everything else at the desk.

use super::desk_form::{act, version};
use super::desk_moments::age;
use super::desk_words::count;
use super::state::chip;
use super::{Icon, icon};
use domain::Instant;
use domain::alarm::Outcome;
use domain::safety::SignKind;
use domain::screens::Frame;
use domain::screens::desk::AlarmRow;
use domain::text::isolated;
use leptos::prelude::*;

/// The place of the lane on a page that follows what happens: whatever comes is shown at once.
pub fn place(frame: &Frame, alarms: &[AlarmRow], now: Instant) -> AnyView {
    view! { <div data-alarms>{lane(frame, alarms, now)}</div> }.into_any()
}

/// Every open alarm with what can be done about it; nothing where there is none.
pub fn lane(frame: &Frame, alarms: &[AlarmRow], now: Instant) -> Option<AnyView> {
    let rows = alarms.iter().map(|alarm| row(alarm, Some(said(alarm)), me(frame), now)).collect_view();
    let shown = i64::try_from(alarms.len()).unwrap_or(i64::MAX);
    let all = frame.watch.open.max(shown);
    let rest = all - shown;
    let more = (rest > 0).then(|| {
        view! { <p class="alarm small">{format!("{} as these end.", count(rest, "more follows", "more follow"))}</p> }
    });
    let total = view! { <span class="count">{all}</span> }.into_any();
    (!alarms.is_empty()).then(|| section(Some(total), rows, more))
}

/// The alarm of the question that a page shows: its words stand there already.
pub fn alone(frame: &Frame, alarm: &AlarmRow, now: Instant) -> AnyView {
    section(None, row(alarm, None, me(frame), now), ())
}

fn section(total: Option<AnyView>, rows: impl IntoView + 'static, more: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="alarms" id="alarms" aria-labelledby="alarms-head">
            <h2 id="alarms-head">{icon(Icon::Warn)}"May be an emergency"{total}</h2>
            <ol class="rows" role="list">{rows}</ol>
            {more}
        </section>
    }
    .into_any()
}

fn me(frame: &Frame) -> &str {
    frame.staff.as_ref().map(|me| me.id.as_str()).unwrap_or_default()
}

/// What was written, as a link to it.
fn said(alarm: &AlarmRow) -> AnyView {
    let to = format!("/inbox/{}", alarm.id);
    view! { <a class="cover prewrap" href=to dir="auto">{alarm.text.clone()}</a> }.into_any()
}

fn row(alarm: &AlarmRow, said: Option<AnyView>, me: &str, now: Instant) -> AnyView {
    let kinds = kinds(alarm).into_iter().map(|kind| chip("urgent", kind_words(kind))).collect_view();
    let by_hand = alarm
        .raised_by
        .clone()
        .map(|name| view! { <span class="small">{format!("Marked by {}", isolated(&name))}</span> });
    let place = alarm.session_title.clone().unwrap_or_else(|| "Ask our experts".to_owned());
    view! {
        <li class="alarm" data-id=alarm.id.to_string()>
            {said}
            <p class="row">{kinds}{by_hand}{age(alarm.raised_at, now)}<bdi class="small muted">{place}</bdi></p>
            <p class="strong small" role="status">{standing(alarm)}</p>
            {deeds(alarm, me)}
        </li>
    }
    .into_any()
}

/// Each kind once.
fn kinds(alarm: &AlarmRow) -> Vec<SignKind> {
    let mut kinds = Vec::new();
    for sign in alarm.signs.iter().flat_map(|signs| &signs.0) {
        if !kinds.contains(&sign.kind) {
            kinds.push(sign.kind);
        }
    }
    kinds
}

/// How far it has come, in a sentence.
fn standing(alarm: &AlarmRow) -> String {
    match (alarm.outcome, &alarm.ended_name, &alarm.seen_name) {
        (Some(outcome), Some(name), _) => {
            format!("{} says: {}. A second person has to agree.", isolated(name), outcome_words(outcome).to_lowercase())
        }
        (_, _, Some(name)) => format!("{} is on it.", isolated(name)),
        _ => "Nobody is on it yet.".to_owned(),
    }
}

/// What can be done about it, by whoever is signed in as `me`.
pub fn deeds(alarm: &AlarmRow, me: &str) -> AnyView {
    let to = |deed: &str| format!("/inbox/{}/{deed}", alarm.id);
    let button =
        |deed: &'static str, class: &'static str, label: &'static str| act(to(deed), Some(alarm.version), class, label);
    if alarm.outcome.is_some() {
        let other = alarm.ended_by.as_deref() != Some(me);
        let agree = other.then(|| button("agree", "button small primary", "I agree"));
        return view! { <div class="acts">{agree}{button("not_yet", "button small", "It has not ended")}</div> }
            .into_any();
    }
    let keyed = |deed: &'static str, class: &'static str, label: &'static str, key: &'static str| {
        view! { <form method="post" action=to(deed)>{version(alarm.version)}<button class=class data-row-key=key>{label}</button></form> }
    };
    let seen = alarm.seen_name.is_none().then(|| keyed("seen", "button small primary", "I am on it", "i"));
    view! {
        <div class="acts">
            {seen}
            <form class="row" method="post" action=to("close")>
                {version(alarm.version)}
                <label class="visually-hidden" for=format!("outcome-{}", alarm.id)>"How it ended"</label>
                <select class="input small" id=format!("outcome-{}", alarm.id) name="outcome" required>
                    <option value="">"How it ended …"</option>
                    {outcomes()}
                </select>
                <button class="button small">"Close"</button>
            </form>
            {keyed("calm", "button small", "Not an emergency", "o")}
        </div>
    }
    .into_any()
}

fn outcomes() -> impl IntoView {
    let ends = Outcome::ALL.iter().filter(|outcome| **outcome != Outcome::NoEmergency);
    ends.map(|outcome| view! { <option value=outcome.as_str()>{outcome_words(*outcome)}</option> }).collect_view()
}

/// How an alarm ended, as staff say it.
pub fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Reached => "We reached them",
        Outcome::Referred => "They were handed to whoever helps",
        Outcome::NotReached => "They could not be reached",
        Outcome::NoEmergency => "It is no emergency",
    }
}

/// What a sign is of, as staff say it.
pub fn kind_words(kind: SignKind) -> &'static str {
    match kind {
        SignKind::SelfHarm => "Self-harm",
        SignKind::ChestPain => "Chest pain",
        SignKind::Stroke => "Stroke",
        SignKind::Breathing => "Breathing",
        SignKind::Overdose => "Overdose or poison",
        SignKind::Bleeding => "Bleeding or injury",
        SignKind::Abuse => "Abuse",
        SignKind::Pregnancy => "Pregnancy",
        SignKind::Acute => "Acute",
        SignKind::Minor => "A child: duty to report",
    }
}
