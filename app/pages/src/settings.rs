//! `/settings`: facts for operators, and the tokens that programs hold.

use crate::parts::desk_form::act;
use crate::parts::desk_moments::stamp;
use crate::parts::{Icon, icon, state};
use crate::shell::{Staff, Tab};
use domain::Instant;
use domain::screens::Frame;
use domain::screens::settings::{SettingsScreen, TimerRow, TokenRow};
use domain::time::HOUR;
use leptos::prelude::*;

/// The settings.
pub fn settings(frame: &Frame, screen: &SettingsScreen) -> String {
    let body = view! { <div class="stack-lg wide-column">{facts(screen)}{timers(screen)}{tokens(screen)}</div> };
    Staff::new("Settings", Tab::Settings).page(frame, body.into_any())
}

fn facts(screen: &SettingsScreen) -> AnyView {
    let lines = screen
        .facts
        .iter()
        .map(|(name, value)| view! { <dt>{name.clone()}</dt><dd>{value.clone()}</dd> })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="facts-head">
            <h2 id="facts-head">"This installation"</h2>
            <dl class="facts roomy">{lines}</dl>
            <p class="row below">
                <a class="button" href="/settings/mail">{icon(Icon::Mail)}"Mail log and test letter"</a>
                <a class="button" href="/settings/duty">{icon(Icon::People)}"Who is on duty"</a>
                <a class="button" href="/settings/safety">{icon(Icon::Warn)}"What is read as urgent"</a>
                <a class="button" href="/settings/teams">{icon(Icon::People)}"Teams"</a>
                <a class="button" href="/settings/targets">{icon(Icon::Clock)}"How soon we answer"</a>
                <a class="button" href="/scripts">{icon(Icon::Talk)}"Scripted responses"</a>
                <a class="button" href="/settings/retention">{icon(Icon::Clock)}"How long things are kept"</a>
            </p>
            <p class="faint tiny below">"Settings are flags and environment variables: "<code>"wellspring serve --help"</code>" lists them all."</p>
        </section>
    }
    .into_any()
}

fn timers(screen: &SettingsScreen) -> AnyView {
    let rows = screen.timers.iter().map(timer).collect_view();
    view! {
        <section class="panel" aria-labelledby="timers-head">
            <h2 id="timers-head">"What comes round by itself"</h2>
            <div class="scroll-x" tabindex="0" role="region" aria-label="Table of timers">
                <table class="table">
                    <thead>
                        <tr><th scope="col">"What"</th><th scope="col">"How often"</th><th scope="col">"Next"</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn timer(row: &TimerRow) -> AnyView {
    let often = match row.every {
        ..HOUR => "Each few minutes",
        HOUR => "Each hour",
        _ => "Each day",
    };
    let next = match row.next_at {
        Some(at) => stamp(at),
        None => view! { <span class="faint">"Once a server runs"</span> }.into_any(),
    };
    let failed = row.failed.then(|| state::chip("failed", "The last round failed: tried again"));
    view! { <tr><td>{row.what}</td><td>{often}</td><td>{next}" "{failed}</td></tr> }.into_any()
}

fn tokens(screen: &SettingsScreen) -> AnyView {
    let rows = screen.tokens.iter().map(row).collect_view();
    let list = if screen.tokens.is_empty() { empty() } else { table(rows.into_any()) };
    view! {
        <section class="panel" aria-labelledby="tokens-head">
            <h2 id="tokens-head">"API tokens"</h2>
            {list}
        </section>
    }
    .into_any()
}

fn how() -> AnyView {
    view! { <p class="command"><code>"wellspring token create --name \"Website\" --scopes read,plan"</code></p> }
        .into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="empty">
            {icon(Icon::Lock)}
            <h3>"No tokens yet"</h3>
            <p>"A program needs one to use the API. It is made on the command line and shown there once."</p>
            {how()}
        </div>
    }
    .into_any()
}

fn table(rows: AnyView) -> AnyView {
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label="Table of tokens">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Name"</th><th scope="col">"May"</th><th scope="col">"Created"</th>
                        <th scope="col">"Last used"</th><th scope="col">"Ends"</th>
                        <th scope="col"><span class="visually-hidden">"Deeds"</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="faint tiny below">"A new one is made on the command line and shown there once:"</p>
        {how()}
    }
    .into_any()
}

fn row(row: &TokenRow) -> AnyView {
    let moment = |at: Option<Instant>, none: &'static str| match at {
        Some(at) => stamp(at),
        None => view! { <span class="faint">{none}</span> }.into_any(),
    };
    let end = if row.revoked {
        state::chip("disabled", "Revoked").into_any()
    } else {
        act(format!("/settings/tokens/{}/revoke", row.id), None, "button quiet", "Revoke")
    };
    view! {
        <tr>
            <td class="strong" dir="auto">{row.name.clone()}</td>
            <td><span class="tag">{row.scopes.clone()}</span></td>
            <td class="nowrap">{stamp(row.created_at)}</td>
            <td class="nowrap">{moment(row.last_used_at, "Never")}</td>
            <td class="nowrap">{moment(row.expires_at, "Does not end")}</td>
            <td>{end}</td>
        </tr>
    }
    .into_any()
}
