//! `/questions/{token}`: the asker's own page, the only public place that shows what they wrote.

use crate::parts::field::Field;
use crate::parts::field::tick;
use crate::parts::marked::lit;
use crate::parts::{Icon, desk_words, icon, times};
use crate::shell::{Head, public};
use crate::texts;
use domain::deeds::MarksStep;
use domain::gate::Marked;
use domain::help::Line;
use domain::question::{Left, ShortCode, State, Visibility};
use domain::screens::Frame;
use domain::screens::attendee::{AskerScreen, Erasure};
use domain::{Instant, ZoneName};
use leptos::prelude::*;

/// The asker's page: where their question stands, its answer, and how to come back.
pub fn asker(frame: &Frame, screen: &AskerScreen) -> String {
    let asked_in = screen.asked_in.clone();
    let title = asked_in.title.unwrap_or_else(|| texts::ASK_OUR_EXPERTS.to_owned());
    let own = format!("{}{}", frame.public_url, screen.path);
    let to_own = own.clone();
    let body = view! {
        <div class="wrap own">
            {screen.help.as_deref().map(help)}
            <header class="stack-sm">
                <p class="eyebrow"><a href=asked_in.path.clone() dir="auto">{title}</a></p>
                {heading(screen)}
            </header>
            <div data-fresh="">
                {standing(screen)}
                <div class="stack">
                    <blockquote class="own-question prewrap" dir="auto">{desk_words::said(&screen.text)}</blockquote>
                    {screen.marked.as_ref().map(|marked| marks(screen, marked))}
                    {outcome(screen)}
                    {joined(screen)}
                </div>
                {way(screen)}
            </div>
            <section class="card stack" aria-labelledby="keep">
                <h2 id="keep">{texts::KEEP}</h2>
                <p class="muted">{texts::KEEP_WHY}</p>
                <div class="keep">
                    <a class="own-link" id="own-link" href=to_own translate="no">{own}</a>
                    <button class="button" type="button" data-copies="own-link" data-done=texts::COPIED hidden>{texts::COPY}</button>
                </div>
                {screen.code.as_ref().map(short_code)}
                {renew(screen)}
                {who_sees(screen)}
            </section>
            {screen.confirms.then(|| confirm(screen))}
            {(screen.takes_email && screen.state != State::Withdrawn).then(|| email(screen))}
            <div class="spread">
                <a class="button" href=asked_in.path>{icon(Icon::Back)}{texts::BACK}</a>
                {withdraw(screen)}
                {erase(screen)}
            </div>
        </div>
    };
    public(frame, &Head::new(texts::OWN_TITLE).private(), "", body.into_any())
}

/// The page's title; the second one where help comes first.
fn heading(screen: &AskerScreen) -> AnyView {
    match screen.help {
        Some(_) => view! { <h2>{texts::OWN_TITLE}</h2> }.into_any(),
        None => view! { <h1>{texts::OWN_TITLE}</h1> }.into_any(),
    }
}

/// Whom to call, above everything: as links that call.
fn help(lines: &[Line]) -> AnyView {
    let calls = lines.iter().map(|line| {
        view! { <li><a class="help-line" href=line.href()><strong>{line.number}</strong><span>{line.name}</span></a></li> }
    });
    view! {
        <section class="help" aria-labelledby="help-head">
            <h1 id="help-head">{texts::HELP_NOW}</h1>
            <ul class="calls" role="list">{calls.collect_view()}</ul>
            <p>{texts::HELP_MEANS}</p>
        </section>
    }
    .into_any()
}

fn standing(screen: &AskerScreen) -> impl IntoView + use<> {
    let (head, more) = texts::own_state(screen.state);
    // Nobody may be told that somebody is watching.
    let (head, more) = match (&screen.help, screen.state) {
        (Some(_), State::Received) => texts::OWN_URGENT,
        // How it ended is no matter for a page: whether somebody was reached, only they and the desk know.
        (Some(_), State::Acknowledged | State::TakenOffline) => texts::OWN_URGENT_SEEN,
        _ => (head, more),
    };
    let (head, more) = match (&screen.until, screen.now) {
        (_, true) => (texts::OWN_NOW, String::new()),
        (Some((name, until)), _) => {
            let until = domain::zone::moment_in(*until, &screen.asked_in.zone);
            (head, texts::own_until(name.as_deref(), &until))
        }
        _ => (head, more.to_owned()),
    };
    let (head, more) = match screen.erasure {
        Erasure::Done(Left::Nothing) if screen.state == State::Withdrawn => {
            (head, format!("{more} {}", texts::OWN_ERASED.1))
        }
        Erasure::Done(Left::Nothing) => owned(texts::OWN_ERASED),
        Erasure::Done(Left::Wording) => owned(texts::OWN_WORDING_LEFT),
        Erasure::Lapsed(Left::Nothing) => owned(texts::OWN_LAPSED),
        Erasure::Lapsed(Left::Wording) => owned(texts::OWN_LAPSED_WORDING),
        Erasure::Waits => owned(texts::OWN_WAITS),
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
fn marks(screen: &AskerScreen, marked: &Marked) -> AnyView {
    let act = |step: MarksStep, class: &'static str, label: &'static str| {
        let to = format!("{}/marks/{step}", screen.path);
        view! { <form method="post" action=to><button class=class>{label}</button></form> }
    };
    let private =
        (screen.visibility != Visibility::Private).then(|| act(MarksStep::Private, "button", texts::MARKS_PRIVATE));
    view! {
        <section class="marked stack-sm" aria-labelledby="marks">
            <h2 id="marks">{texts::MARKS_HEAD}</h2>
            <p class="prewrap lit" dir="auto">{lit(marked)}</p>
            <p class="small muted">{texts::MARKS_MEAN}</p>
            <div class="row">{act(MarksStep::Remove, "button primary", texts::MARKS_REMOVE)}{private}{act(MarksStep::Keep, "button", texts::MARKS_KEEP)}</div>
        </section>
    }
    .into_any()
}

/// The answer, or why there is none.
fn outcome(screen: &AskerScreen) -> Option<AnyView> {
    let answer = screen.answer.clone().filter(|_| screen.state != State::Dismissed);
    let text = answer.or_else(|| screen.reason.clone().filter(|_| screen.state == State::Dismissed))?;
    Some(said_to_them(screen.state != State::Dismissed, text))
}

/// What we told its asker: the answer, or why there is none.
pub(crate) fn said_to_them(is_answer: bool, text: String) -> AnyView {
    let head = is_answer.then(|| view! { <h2 class="by">{icon(Icon::Talk)}{texts::THE_ANSWER}</h2> });
    view! { <div class="answer">{head}<div class="prose prewrap" dir="auto">{text}</div></div> }.into_any()
}

/// The question that theirs was joined with: its answer is theirs.
fn joined(screen: &AskerScreen) -> Option<AnyView> {
    let text = screen.umbrella.as_ref().filter(|_| screen.state.is_open())?;
    let words = view! { <p class="small strong">{texts::OWN_JOINED}</p><blockquote class="prewrap" dir="auto">{text.as_str().to_owned()}</blockquote> };
    Some(view! { <div class="stack-sm">{words}</div> }.into_any())
}

fn way(screen: &AskerScreen) -> impl IntoView + use<> {
    let zone = &screen.asked_in.zone;
    let open = screen.state.is_open();
    let step = |name: &'static str, at: Option<Instant>| match at {
        Some(at) => Some(view! { <li class="done"><p class="strong">{name}</p>{when(at, zone)}</li> }.into_any()),
        None => open.then(|| view! { <li class="ahead"><p>{name}</p></li> }.into_any()),
    };
    view! {
        <ol class="timeline" role="list">
            {step(texts::STEP_RECEIVED, Some(screen.asked_at))}
            {step(texts::STEP_READ, screen.acknowledged_at)}
            {step(texts::STEP_ANSWERED, screen.answered_at.filter(|_| screen.state == State::Answered))}
        </ol>
    }
}

fn when(at: Instant, zone: &ZoneName) -> impl IntoView + use<> {
    view! { <p class="when">{times::moment_in(at, zone, domain::Clock::default())}</p> }
}

fn who_sees(screen: &AskerScreen) -> impl IntoView + use<> {
    let (picture, words) = match screen.visibility {
        Visibility::Private => (Icon::Lock, texts::IS_PRIVATE),
        Visibility::Held => (Icon::Eye, texts::IS_HELD),
        Visibility::Public => (Icon::Eye, texts::IS_PUBLIC),
    };
    let wording = screen.public_text.clone().map(|text| {
        view! { <div class="stack-sm"><p class="small strong">{texts::OTHERS_SEE}</p><blockquote class="prewrap" dir="auto">{text.as_str().to_owned()}</blockquote></div> }
    });
    let address = screen
        .will_be_mailed
        .then(|| view! { <p class="emergency calm">{icon(Icon::Mail)}<span>{texts::HAVE_ADDRESS}</span></p> });
    view! { <p class="emergency calm">{icon(picture)}<span>{words}</span></p>{wording}{address} }
}

/// For those without e-mail, and for another device.
fn short_code(code: &ShortCode) -> impl IntoView + use<> {
    view! {
        <div class="stack-sm">
            <p class="small strong">{texts::OWN_CODE}</p>
            <p class="short-code" id="short-code" translate="no">{code.to_string()}</p>
            <p class="small muted">{texts::OWN_CODE_WHY}</p>
        </div>
    }
}

/// On the device that asked, by a mailed link: whether it came to the right address.
fn confirm(screen: &AskerScreen) -> impl IntoView + use<> {
    view! {
        <form class="card stack-sm" method="post" action=format!("{}/confirm", screen.by)>
            <h2>{texts::OWN_CONFIRM}</h2>
            <p class="muted">{texts::OWN_CONFIRM_MEANS}</p>
            <p><button class="button">{texts::OWN_CONFIRM_YES}</button></p>
        </form>
    }
}

/// An address can be left, changed or taken back afterwards.
fn email(screen: &AskerScreen) -> impl IntoView + use<> {
    let (title, means) = match screen.will_be_mailed {
        true => (texts::OWN_EMAIL_OTHER, texts::OWN_EMAIL_OTHER_MEANS),
        false => (texts::OWN_EMAIL_FOLD, texts::OWN_EMAIL_MEANS),
    };
    let form = &screen.form;
    let field = Field::new("email", texts::OWN_EMAIL).kind("email").complete("email").problem(&form.problems);
    let action = format!("{}/email", screen.path);
    view! {
        <details class="fold" open=!form.problems.is_empty()>
            <summary>{icon(Icon::Mail)}{title}</summary>
            <form class="stack-sm measure" method="post" action=action>
                <p class="small muted">{means}</p>
                {field.input(form.typed.clone())}
                <p><button class="button">{texts::OWN_EMAIL_SAVE}</button></p>
            </form>
        </details>
    }
}

fn renew(screen: &AskerScreen) -> impl IntoView + use<> {
    let button = view! { <button class="button">{texts::RENEW}</button> };
    fold(texts::RENEW_FOLD, texts::RENEW_MEANS, format!("{}/link", screen.path), button)
}

/// What erasing means; and, where an alarm or a hold stands against it, that it waits.
fn means(screen: &AskerScreen, means: &'static str) -> Option<String> {
    match screen.erasure {
        Erasure::Possible { waits: true, .. } => Some(format!("{means} {}", texts::ERASE_WAITS)),
        Erasure::Possible { .. } => Some(means.to_owned()),
        Erasure::Waits | Erasure::Done(Left::Nothing) | Erasure::Lapsed(Left::Nothing) => None,
        Erasure::Done(Left::Wording) | Erasure::Lapsed(Left::Wording) => Some(texts::ERASE_MEANS.to_owned()),
    }
}

/// Everything goes, or all but what everybody reads.
fn erase(screen: &AskerScreen) -> Option<AnyView> {
    let means = means(screen, texts::ERASE_MEANS)?;
    let keep = matches!(screen.erasure, Erasure::Possible { wording: true, waits: false })
        .then(|| tick("keep", "on", false, texts::ERASE_KEEP, texts::ERASE_KEEP_MEANS));
    let button = view! { <button class="button danger">{texts::ERASE}</button> };
    Some(fold_with(texts::ERASE_FOLD, means, keep, format!("{}/erase", screen.path), button).into_any())
}

fn withdraw(screen: &AskerScreen) -> Option<AnyView> {
    let possible = screen.state != State::Withdrawn && matches!(screen.erasure, Erasure::Possible { .. });
    let means = means(screen, texts::WITHDRAW_MEANS).filter(|_| possible)?;
    let button = view! { <button class="button danger">{texts::WITHDRAW}</button> };
    Some(fold_with(texts::WITHDRAW_FOLD, means, None, format!("{}/withdraw", screen.path), button).into_any())
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
