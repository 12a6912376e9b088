//! `/settings/mail`: what became of each letter, a test of the mail server, and the demo's mailbox.

use crate::parts::desk_form::{DeskForm, act};
use crate::parts::desk_moments::stamp;
use crate::parts::desk_words::count;
use crate::parts::notice::notice;
use crate::parts::{Icon, icon, icon_class, state};
use crate::shell::{Staff, Tab};
use domain::letter::{Kind, State};
use domain::screens::Frame;
use domain::screens::mail_log::{CameRow, KeptLetter, LetterRow, MailScreen};
use domain::slot::Heard;
use domain::text::isolated;
use leptos::prelude::*;

/// The mail log.
pub fn mail_log(frame: &Frame, screen: &MailScreen) -> String {
    let body = view! {
        <div class="stack-lg wide-column">
            {undecided(screen)}
            {server(screen)}
            {mailbox(screen)}
            {came(screen)}
            {log(screen)}
        </div>
    };
    Staff::new("Mail", Tab::Settings).crumb("/settings", "Settings").page(frame, body.into_any())
}

/// Letters that wait for a person, with what they can do.
fn undecided(screen: &MailScreen) -> Option<AnyView> {
    if screen.undecided.is_empty() {
        return None;
    }
    let rows = screen.undecided.iter().map(open_letter).collect_view();
    let n = screen.undecided.len() as i64;
    let title = format!("{} for you", count(n, "letter waits", "letters wait"));
    Some(
        view! {
            <section class="panel" aria-labelledby="undecided-head">
                <h2 id="undecided-head">{title}</h2>
                <p class="muted">"Nobody can tell whether an unclear letter arrived, and a refused one will not go out by itself. Neither is sent again before somebody says so."</p>
                <ul class="letters">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn open_letter(row: &LetterRow) -> AnyView {
    let path = |step: &str| format!("/settings/mail/{}/{step}", row.id);
    let means = match row.state {
        State::Unclear => "The connection broke after the text had left.",
        _ => "The mail server did not take it.",
    };
    view! {
        <li>
            <p class="letter-head">{chip(row.state)}<span class="strong" dir="auto">{row.subject.clone()}</span></p>
            <p class="muted tiny">{whom(&row.to_name, &row.to_address)}" · "{kind(row.kind)}" · "{tries(row.attempts)}" · "{stamp(row.updated_at)}</p>
            <p class="tiny">{means}</p>
            {said(row, false)}
            <div class="acts">
                {act(path("again"), None, "button", "Send again")}
                {act(path("arrived"), None, "button quiet", "It arrived")}
                {act(path("drop"), None, "button quiet", "Drop it")}
            </div>
        </li>
    }
    .into_any()
}

/// Whether letters leave at all, and a form to find out.
fn server(screen: &MailScreen) -> AnyView {
    let standing = match (screen.in_memory, screen.is_set) {
        (true, _) => notice(
            "notice calm",
            Icon::Mail,
            "This is a demo: letters stay in memory and reach nobody. You can read them below.",
        )
        .into_any(),
        (_, true) => {
            view! { <p class="muted">"Letters come from "<span class="strong">{screen.from.clone()}</span>"."</p> }
                .into_any()
        }
        (_, false) => unset(),
    };
    let form = (screen.is_set).then(|| test(screen));
    view! {
        <section class="panel" id="test" aria-labelledby="server-head">
            <h2 id="server-head">"Mail server"</h2>
            <div class="stack">{standing}{form}</div>
        </section>
    }
    .into_any()
}

fn unset() -> AnyView {
    let body = view! {
        <strong>"No mail server is set, so letters wait."</strong>
        "Set --smtp-url (WELLSPRING_SMTP_URL) and --mail-from (WELLSPRING_MAIL_FROM), and start again: what waits is sent then."
    };
    notice("notice warm", Icon::Warn, body).into_any()
}

fn test(screen: &MailScreen) -> AnyView {
    let form = DeskForm { name: "test", problems: &screen.problems, locked: false };
    let to = form.field("to", "Send a test letter to").kind("email").complete("email").longest(254);
    let other =
        screen.problems.message("").map(|why| view! { <p class="error">{icon(Icon::Warn)}{why.to_owned()}</p> });
    let last = screen.last_test.as_ref().map(|row| {
        view! {
            <div class="stack-sm" aria-live="polite">
                <p class="letter-head">{chip(row.state)}<span>"The last test, to "<span class="strong" dir="auto">{row.to_address.clone()}</span>", "{stamp(row.updated_at)}</span></p>
                {said(row, true)}
            </div>
        }
    });
    view! {
        <form class="form" method="post" action="/settings/mail/test#test">
            {other}
            {to.input(screen.to.clone())}
            <div class="form-end"><button class="button primary">"Send the test"</button></div>
        </form>
        {last}
    }
    .into_any()
}

/// What both sides said.
fn said(row: &LetterRow, open: bool) -> Option<AnyView> {
    if row.dialogue.is_empty() {
        return None;
    }
    let dialogue = row.dialogue.clone();
    Some(
        view! {
            <details class="fold" open=open>
                <summary>{icon_class(Icon::Down, "icon chevron")}"What both sides said"</summary>
                <pre class="dialogue">{dialogue}</pre>
            </details>
        }
        .into_any(),
    )
}

/// The demo's letters, as their readers would see them.
fn mailbox(screen: &MailScreen) -> Option<AnyView> {
    if !screen.in_memory && screen.kept.is_empty() {
        return None;
    }
    let letters = screen.kept.iter().map(kept).collect_view();
    let none = screen.kept.is_empty().then(|| {
        view! { <p class="muted">"No letter yet. Ask a clinician to a session: their invitation leaves two minutes later."</p> }
    });
    Some(
        view! {
            <section class="panel" aria-labelledby="mailbox-head">
                <h2 id="mailbox-head">"Letters in this mailbox"</h2>
                {none}
                <div class="stack-sm">{letters}</div>
            </section>
        }
        .into_any(),
    )
}

fn kept(letter: &KeptLetter) -> AnyView {
    let calendar = letter.calendar.clone().map(|method| {
        view! { <p class="muted tiny">{icon(Icon::Calendar)}" With a calendar object ("{method}"), which calendar programs show as an invitation."</p> }
    });
    view! {
        <details class="fold letter">
            <summary>
                {icon_class(Icon::Down, "icon chevron")}
                <span><bdi>{letter.subject.clone()}</bdi><span class="faint tiny">{whom(&letter.to_name, &letter.to_address)}</span></span>
            </summary>
            <div class="stack-sm">
                <p class="prewrap letter-text" dir="auto">{letter.text.clone()}</p>
                {calendar}
            </div>
        </details>
    }
    .into_any()
}

fn log(screen: &MailScreen) -> AnyView {
    let counts = screen.counts.iter().map(|(state, n)| view! { <span class="tag">{word(*state)}" "{*n}</span> });
    let counts = counts.collect_view();
    let rows = screen.letters.iter().map(line).collect_view();
    let list = if screen.letters.is_empty() {
        view! { <div class="empty">{icon(Icon::Mail)}<h3>"Nothing here yet"</h3><p>"Invitations, changes, answers and tests are listed here with what became of them."</p></div> }
            .into_any()
    } else {
        table(rows.into_any())
    };
    view! {
        <section class="panel" aria-labelledby="log-head">
            <header class="panel-head"><h2 id="log-head">"Letters"</h2><p class="tags">{counts}</p></header>
            {list}
        </section>
    }
    .into_any()
}

/// What came in by mail, and what became of it.
fn came(screen: &MailScreen) -> Option<AnyView> {
    if screen.came.is_empty() {
        return None;
    }
    let rows = screen.came.iter().map(came_row).collect_view();
    Some(
        view! {
            <section class="panel" aria-labelledby="came-head">
                <h2 id="came-head">"What came in"</h2>
                <p class="muted">"Answers to invitations, as the mail gateway handed them on. What cannot be used says why."</p>
                <div class="scroll-x" tabindex="0" role="region" aria-label="Table of messages that came in">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">"Became"</th><th scope="col">"From"</th><th scope="col">"Subject"</th>
                                <th scope="col">"Reason"</th><th scope="col">"Came"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn came_row(row: &CameRow) -> AnyView {
    let look = match row.outcome {
        Heard::Unused => "cancelled",
        Heard::Waiting => "draft",
        _ => "confirmed",
    };
    let of = row.session_id.as_ref().map(|id| {
        view! { <br/><a class="tiny" href=format!("/plan/sessions/{id}#slots")>"Its session"</a> }
    });
    let sender = if row.sender.is_empty() { "nobody who is named".to_owned() } else { row.sender.clone() };
    view! {
        <tr>
            <td>{state::chip(look, became(row.outcome))}</td>
            <td>{sender}</td>
            <td>{row.subject.clone()}{of}</td>
            <td>{row.reason.clone()}</td>
            <td class="nowrap">{stamp(row.at)}</td>
        </tr>
    }
    .into_any()
}

fn became(outcome: Heard) -> &'static str {
    match outcome {
        Heard::Confirmed => "Yes",
        Heard::Declined => "No",
        Heard::Noted => "Maybe",
        Heard::AnotherTime => "Another time",
        Heard::Colleague => "A colleague",
        Heard::Moved => "To an older letter",
        Heard::Older => "Older answer",
        Heard::Taken => "Yes, but taken",
        Heard::Late => "Too late",
        Heard::Waiting => "Waits for the team",
        Heard::Unused => "Not used",
    }
}

fn table(rows: AnyView) -> AnyView {
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label="Table of letters">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"State"</th><th scope="col">"To"</th><th scope="col">"Subject"</th>
                        <th scope="col">"Kind"</th><th scope="col">"Tries"</th><th scope="col">"Written"</th>
                        <th scope="col"><span class="visually-hidden">"Deeds"</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(row: &LetterRow) -> AnyView {
    let name =
        (!row.to_name.is_empty()).then(|| view! { <span class="strong" dir="auto">{row.to_name.clone()}</span><br/> });
    let drop = (row.state == State::Waiting)
        .then(|| act(format!("/settings/mail/{}/drop", row.id), None, "button quiet", "Drop it"));
    view! {
        <tr>
            <td>{chip(row.state)}</td>
            <td>{name}{row.to_address.clone()}</td>
            <td dir="auto">{row.subject.clone()}</td>
            <td class="nowrap">{kind(row.kind)}</td>
            <td>{row.attempts}</td>
            <td class="nowrap">{stamp(row.created_at)}</td>
            <td>{drop}</td>
        </tr>
    }
    .into_any()
}

fn chip(of: State) -> AnyView {
    let look = match of {
        State::Sent => "confirmed",
        State::Waiting => "draft",
        State::Sending => "scheduled",
        State::Unclear | State::Failed => "cancelled",
        State::Dropped => "withdrawn",
    };
    state::chip(look, word(of)).into_any()
}

fn word(state: State) -> &'static str {
    match state {
        State::Sent => "Sent",
        State::Waiting => "Waiting",
        State::Sending => "On its way",
        State::Unclear => "Unclear",
        State::Failed => "Refused",
        State::Dropped => "Dropped",
    }
}

fn kind(of: Kind) -> &'static str {
    match of {
        Kind::Invitation => "Invitation",
        Kind::Cancellation => "Cancellation",
        Kind::Acknowledged => "Question in hand",
        Kind::Answered => "Question answered",
        Kind::Offline => "To be reached in person",
        Kind::Settled => "Was it solved?",
        Kind::Handoff => "To a team",
        Kind::Confirm => "Whether they follow",
        Kind::Followed => "Followed",
        Kind::Routed => "Question to a clinician",
        Kind::Reply => "Answer to a clinician",
        Kind::Declined => "Clinician declined",
        Kind::Owned => "Question to look after",
        Kind::Reminder => "Response times",
        Kind::Call => "Call for help",
        Kind::Receipt => "Link to a question",
        Kind::Post => "Post",
        Kind::Test => "Test",
    }
}

fn tries(n: i64) -> String {
    count(n, "try", "tries")
}

fn whom(name: &str, address: &str) -> String {
    if name.is_empty() { address.to_owned() } else { format!("{} <{address}>", isolated(name)) }
}
