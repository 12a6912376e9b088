//! `/questions/{token}`: the asker's own page, the only public place that shows what they wrote.

mod follow_up;
mod offline;

use crate::parts::field::Field;
use crate::parts::field::tick;
use crate::parts::marked::lit;
use crate::parts::{Icon, desk_words, icon, times};
use crate::shell::{Head, public};
use domain::deeds::MarksStep;
use domain::gate::Marked;
use domain::help::Line;
use domain::question::{Left, ShortCode, State, Visibility};
use domain::screens::Frame;
use domain::screens::attendee::{AskerScreen, Erasure};
use domain::{Instant, ZoneName};
use leptos::prelude::*;
use texts::Texts;

/// The asker's page: where their question stands, its answer, and how to come back.
pub fn asker(frame: &Frame, screen: &AskerScreen) -> String {
    let t = Texts::of(frame.language);
    let asked_in = screen.asked_in.clone();
    let title = asked_in.title.unwrap_or_else(|| t.ask_our_experts().to_owned());
    let body = view! {
        <div class="wrap own">
            {screen.help.as_deref().map(|lines| help(t, lines))}
            <header class="stack-sm">
                <p class="eyebrow"><a href=t.at(&asked_in.path) dir="auto">{title}</a></p>
                {heading(t, screen)}
            </header>
            <div data-fresh="">
                {standing(t, screen)}
                <div class="stack">
                    <blockquote class="own-question prewrap" dir="auto">{desk_words::said(t, &screen.text)}</blockquote>
                    {screen.marked.as_ref().map(|marked| marks(t, screen, marked))}
                    {follow_up::thread(t, screen)}
                    {outcome(t, screen)}
                    {offline::said(t, screen)}
                    {offline::way(t, screen)}
                    {joined(t, screen)}
                </div>
                {way(t, screen)}
            </div>
            {offline::reach(t, screen)}
            {follow_up::again(t, screen)}
            {(!is_gone(screen)).then(|| keep(t, frame, screen))}
            {screen.confirms.then(|| confirm(t, screen))}
            {(screen.takes_email && screen.state != State::Withdrawn).then(|| email(t, screen))}
            <div class="spread">
                <a class="button" href=t.at(&asked_in.path)>{icon(Icon::Back)}{t.back()}</a>
                {withdraw(t, screen)}
                {erase(t, screen)}
            </div>
        </div>
    };
    public(frame, &Head::new(t.own_title()).private().at(screen.by.clone()), "", body.into_any())
}

/// Whether nothing is left that one could come back for.
fn is_gone(screen: &AskerScreen) -> bool {
    matches!(screen.erasure, Erasure::Done(Left::Nothing) | Erasure::Lapsed(Left::Nothing))
}

/// How one comes back, and who sees what.
fn keep(t: Texts, frame: &Frame, screen: &AskerScreen) -> AnyView {
    let own = format!("{}{}", frame.public_url, t.at(&screen.path));
    let to_own = own.clone();
    view! {
        <section class="card stack" aria-labelledby="keep">
            <h2 id="keep">{t.keep()}</h2>
            <p class="muted">{t.keep_why()}</p>
            <div class="keep">
                <a class="own-link" id="own-link" href=to_own translate="no">{own}</a>
                <button class="button" type="button" data-copies="own-link" data-done=t.copied() hidden>{t.copy()}</button>
            </div>
            {screen.code.as_ref().map(|code| short_code(t, code))}
            {renew(t, screen)}
            {who_sees(t, screen)}
        </section>
    }
    .into_any()
}

/// The page's title; the second one where help comes first.
fn heading(t: Texts, screen: &AskerScreen) -> AnyView {
    match screen.help {
        Some(_) => view! { <h2>{t.own_title()}</h2> }.into_any(),
        None => view! { <h1>{t.own_title()}</h1> }.into_any(),
    }
}

/// Whom to call, above everything: as links that call.
fn help(t: Texts, lines: &[Line]) -> AnyView {
    let calls = lines.iter().map(|line| {
        view! { <li><a class="help-line" href=line.href()><strong>{line.number}</strong><span>{line.name}</span></a></li> }
    });
    view! {
        <section class="help" aria-labelledby="help-head">
            <h1 id="help-head">{t.help_now()}</h1>
            <ul class="calls" role="list">{calls.collect_view()}</ul>
            <p>{t.help_means()}</p>
        </section>
    }
    .into_any()
}

fn standing(t: Texts, screen: &AskerScreen) -> impl IntoView + use<> {
    let (head, more) = t.own_state(screen.state);
    // Nobody may be told that somebody is watching.
    let (head, more) = match (&screen.help, screen.state) {
        (Some(_), State::Received) => (t.own_urgent(), t.own_urgent_means()),
        // How it ended is no matter for a page: whether somebody was reached, only they and the desk know.
        (Some(_), State::Acknowledged | State::TakenOffline) => (t.own_urgent_seen(), t.own_urgent_seen_means()),
        // An insult or spam: there is no reason to read.
        (_, State::Dismissed) if screen.reason.is_none() => (head, ""),
        _ => (head, more),
    };
    let (head, more) = match &screen.offline {
        Some(offline) if screen.help.is_none() => offline::standing(t, screen, offline),
        _ => (head, more.to_owned()),
    };
    let (head, more) = match (&screen.until, screen.now) {
        (_, true) => (t.own_now(), String::new()),
        (Some((name, until)), _) => {
            let until = t.moment_in(*until, &screen.asked_in.zone);
            let when = match name {
                Some(name) => t.own_until_by(name, &until),
                None => t.own_until(&until),
            };
            (head, when)
        }
        _ => (head, more),
    };
    let (head, more) = match screen.erasure {
        Erasure::Done(Left::Nothing) if screen.state == State::Withdrawn => {
            (head, format!("{more} {}", t.own_erased_means()))
        }
        Erasure::Done(Left::Nothing) => owned((t.own_erased(), t.own_erased_means())),
        Erasure::Done(Left::Wording) => owned((t.own_wording_left(), t.own_wording_left_means())),
        Erasure::Lapsed(Left::Nothing) => owned((t.own_lapsed(), t.own_lapsed_means())),
        Erasure::Lapsed(Left::Wording) => owned((t.own_lapsed_wording(), t.own_lapsed_wording_means())),
        Erasure::Waits => owned((t.own_waits(), t.erase_waits())),
        Erasure::Possible { .. } => (head, more),
    };
    let (class, picture) = match screen.state {
        State::Received | State::Answered => ("notice good", Icon::Check),
        State::Acknowledged | State::TakenOffline => ("notice calm", Icon::Talk),
        State::Dismissed | State::Withdrawn => ("notice", Icon::Info),
    };
    view! { <div class=class role="status">{icon(picture)}<div><strong>{head}</strong>{more}</div></div> }
}

fn owned((head, more): (&'static str, &str)) -> (&'static str, String) {
    (head, more.to_owned())
}

/// What could say who they are, and what they want done about it.
fn marks(t: Texts, screen: &AskerScreen, marked: &Marked) -> AnyView {
    let act = |step: MarksStep, class: &'static str, label: &'static str| {
        let to = t.at(&format!("{}/marks/{step}", screen.path));
        view! { <form method="post" action=to><button class=class>{label}</button></form> }
    };
    let private =
        (screen.visibility != Visibility::Private).then(|| act(MarksStep::Private, "button", t.marks_private()));
    view! {
        <section class="marked stack-sm" aria-labelledby="marks">
            <h2 id="marks">{t.marks_head()}</h2>
            <p class="prewrap lit" dir="auto">{lit(marked)}</p>
            <p class="small muted">{t.marks_mean()}</p>
            <div class="row">{act(MarksStep::Remove, "button primary", t.marks_remove())}{private}{act(MarksStep::Keep, "button", t.marks_keep())}</div>
        </section>
    }
    .into_any()
}

/// The answer, or why there is none.
fn outcome(t: Texts, screen: &AskerScreen) -> Option<AnyView> {
    // In a thread it stands there, where it was said.
    let answer = screen.answer.clone().filter(|_| screen.state == State::Answered && screen.thread.is_empty());
    let text = answer.or_else(|| screen.reason.clone().filter(|_| screen.state == State::Dismissed))?;
    Some(said_to_them(t, screen.state != State::Dismissed, text))
}

/// What we told its asker: the answer, or why there is none.
pub(crate) fn said_to_them(t: Texts, is_answer: bool, text: String) -> AnyView {
    let head = is_answer.then(|| view! { <h2 class="by">{icon(Icon::Talk)}{t.the_answer()}</h2> });
    view! { <div class="answer">{head}<div class="prose prewrap" dir="auto">{text}</div></div> }.into_any()
}

/// The question that theirs was joined with: its answer is theirs.
fn joined(t: Texts, screen: &AskerScreen) -> Option<AnyView> {
    let text = screen.umbrella.as_ref().filter(|_| screen.state.is_open())?;
    let words = view! { <p class="small strong">{t.own_joined()}</p><blockquote class="prewrap" dir="auto">{text.as_str().to_owned()}</blockquote> };
    Some(view! { <div class="stack-sm">{words}</div> }.into_any())
}

fn way(t: Texts, screen: &AskerScreen) -> impl IntoView + use<> {
    let zone = &screen.asked_in.zone;
    let open = screen.state.is_open();
    let step = |name: &'static str, at: Option<Instant>| match at {
        Some(at) => Some(view! { <li class="done"><p class="strong">{name}</p>{when(t, at, zone)}</li> }.into_any()),
        None => open.then(|| view! { <li class="ahead"><p>{name}</p></li> }.into_any()),
    };
    view! {
        <ol class="timeline" role="list">
            {step(t.step_received(), Some(screen.asked_at))}
            {step(t.step_read(), screen.acknowledged_at)}
            {step(t.step_answered(), screen.answered_at.filter(|_| screen.state == State::Answered))}
        </ol>
    }
}

fn when(t: Texts, at: Instant, zone: &ZoneName) -> impl IntoView + use<> {
    view! { <p class="when">{times::moment(t, at, zone)}</p> }
}

fn who_sees(t: Texts, screen: &AskerScreen) -> impl IntoView + use<> {
    let (picture, words) = match screen.visibility {
        Visibility::Private => (Icon::Lock, t.is_private()),
        Visibility::Held => (Icon::Eye, t.is_held()),
        Visibility::Public => (Icon::Eye, t.is_public()),
    };
    let wording = screen.public_text.clone().map(|text| {
        view! { <div class="stack-sm"><p class="small strong">{t.others_see()}</p><blockquote class="prewrap" dir="auto">{text.as_str().to_owned()}</blockquote></div> }
    });
    let address = screen
        .will_be_mailed
        .then(|| view! { <p class="emergency calm">{icon(Icon::Mail)}<span>{t.have_address()}</span></p> });
    view! { <p class="emergency calm">{icon(picture)}<span>{words}</span></p>{wording}{address} }
}

/// For those without e-mail, and for another device.
fn short_code(t: Texts, code: &ShortCode) -> impl IntoView + use<> {
    view! {
        <div class="stack-sm">
            <p class="small strong">{t.own_code()}</p>
            <p class="short-code" id="short-code" translate="no">{code.to_string()}</p>
            <p class="small muted">{t.own_code_why()}</p>
        </div>
    }
}

/// On the device that asked, by a mailed link: whether it came to the right address.
fn confirm(t: Texts, screen: &AskerScreen) -> impl IntoView + use<> {
    view! {
        <form class="card stack-sm" method="post" action=t.at(&format!("{}/confirm", screen.by))>
            <h2>{t.own_confirm()}</h2>
            <p class="muted">{t.own_confirm_means()}</p>
            <p><button class="button">{t.own_confirm_yes()}</button></p>
        </form>
    }
}

/// An address can be left, changed or taken back afterwards.
fn email(t: Texts, screen: &AskerScreen) -> impl IntoView + use<> {
    let (title, means) = match screen.will_be_mailed {
        true => (t.own_email_other(), t.own_email_other_means()),
        false => (t.own_email_fold(), t.own_email_means()),
    };
    let form = &screen.forms.email;
    let field = Field::new("email", t.own_email()).kind("email").complete("email").problem(&form.problems);
    let action = t.at(&format!("{}/email", screen.path));
    view! {
        <details class="fold" open=!form.problems.is_empty()>
            <summary>{icon(Icon::Mail)}{title}</summary>
            <form class="stack-sm measure" method="post" action=action>
                <p class="small muted">{means}</p>
                {field.input(form.typed.clone())}
                <p><button class="button">{t.own_email_save()}</button></p>
            </form>
        </details>
    }
}

fn renew(t: Texts, screen: &AskerScreen) -> impl IntoView + use<> {
    let button = view! { <button class="button">{t.renew()}</button> };
    fold(t.renew_fold(), t.renew_means(), t.at(&format!("{}/link", screen.path)), button)
}

/// What erasing means; and, where an alarm or a hold stands against it, that it waits.
fn means(t: Texts, screen: &AskerScreen, means: &'static str) -> Option<String> {
    match screen.erasure {
        Erasure::Possible { waits: true, .. } => Some(format!("{means} {}", t.erase_waits())),
        Erasure::Possible { .. } => Some(means.to_owned()),
        Erasure::Waits | Erasure::Done(Left::Nothing) | Erasure::Lapsed(Left::Nothing) => None,
        Erasure::Done(Left::Wording) | Erasure::Lapsed(Left::Wording) => Some(t.erase_means().to_owned()),
    }
}

/// Everything goes, or all but what everybody reads.
fn erase(t: Texts, screen: &AskerScreen) -> Option<AnyView> {
    let means = means(t, screen, t.erase_means())?;
    let keep = matches!(screen.erasure, Erasure::Possible { wording: true, waits: false })
        .then(|| tick("keep", "on", false, t.erase_keep(), t.erase_keep_means()));
    let button = view! { <button class="button danger">{t.erase()}</button> };
    Some(fold_with(t.erase_fold(), means, keep, t.at(&format!("{}/erase", screen.path)), button).into_any())
}

fn withdraw(t: Texts, screen: &AskerScreen) -> Option<AnyView> {
    let possible = screen.state != State::Withdrawn && matches!(screen.erasure, Erasure::Possible { .. });
    let means = means(t, screen, t.withdraw_means()).filter(|_| possible)?;
    let button = view! { <button class="button danger">{t.withdraw()}</button> };
    Some(fold_with(t.withdraw_fold(), means, None, t.at(&format!("{}/withdraw", screen.path)), button).into_any())
}

/// What an asker does seldom, behind a fold that says what it means.
fn fold(heading: &'static str, means: &'static str, action: String, button: impl IntoView) -> impl IntoView {
    fold_with(heading, means.to_owned(), None, action, button)
}

/// The same with a choice.
fn fold_with(
    heading: &'static str,
    means: String,
    choice: Option<AnyView>,
    action: String,
    button: impl IntoView,
) -> impl IntoView {
    view! {
        <details class="fold">
            <summary>{heading}</summary>
            <form class="stack-sm measure" method="post" action=action>
                <p class="small muted">{means}</p>
                {choice}
                <p>{button}</p>
            </form>
        </details>
    }
}
