//! `/events/{slug}/wall`: the projector's page. What is being answered, what is most wanted, and how to ask: the code and
//! a picture of it for phones. Only cleared text, never a name.

use crate::shell::{Head, bare, live};
use domain::screens::Frame;
use domain::screens::attendee::PublicQuestion;
use domain::screens::live::WallScreen;
use domain::session::State;
use leptos::prelude::*;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use texts::Texts;

/// The wall.
pub fn wall(frame: &Frame, screen: &WallScreen) -> String {
    let t = Texts::of(frame.language);
    let session = &screen.session;
    let about = Head::new(session.title.clone()).private();
    let short = format!("{}/e/{}", frame.public_url, session.code);
    let shown = short.split_once("://").map_or(short.clone(), |(_, rest)| rest.to_owned());
    let body = view! {
        <div class="wall-page">
            <header>
                <div><h1 dir="auto" lang=session.language.within(t.language())>{session.title.clone()}</h1><p class="wall-join">{t.wall_join()}" "<strong>{shown}</strong></p></div>
                <div class="wall-qr" role="img" aria-label=t.wall_qr() inner_html=qr(&short)></div>
            </header>
            <div class="wall-fresh" data-fresh=live(&session.code) data-seq=screen.seq>{questions(t, screen)}</div>
        </div>
    };
    bare(frame, &about, body.into_any())
}

fn questions(t: Texts, screen: &WallScreen) -> AnyView {
    let now = screen.now.as_ref().map(|question| {
        view! {
            <section class="wall-now" aria-labelledby="wall-now">
                <h2 id="wall-now">{t.wall_now()}</h2>
                <p class="prewrap" dir="auto" data-long=long(question)>{question.text.as_str().to_owned()}</p>
            </section>
        }
    });
    let nothing = match screen.session.state {
        State::Cancelled => t.cancelled(),
        State::Ended => t.wall_over(),
        _ => t.wall_nothing(),
    };
    let list = if screen.wanted.is_empty() {
        (screen.now.is_none()).then(|| view! { <p class="wall-nothing">{nothing}</p> }.into_any())
    } else {
        let rows = screen.wanted.iter().map(|question| row(t, question, screen.session.votes_hidden)).collect_view();
        let more = (screen.more > 0).then(|| view! { <p class="wall-more">{t.wall_more()}</p> });
        Some(
            view! {
                <section aria-labelledby="wall-wanted">
                    <h2 id="wall-wanted">{if screen.session.votes_hidden { t.questions() } else { t.wall_wanted() }}</h2>
                    <ol class="wall-list" role="list">{rows}</ol>
                    {more}
                </section>
            }
            .into_any(),
        )
    };
    view! { {now}{list} }.into_any()
}

fn row(t: Texts, question: &PublicQuestion, hidden: bool) -> AnyView {
    let votes = (!hidden)
        .then(|| view! { <span class="wall-votes num" aria-label=t.votes(question.votes)>{question.votes}</span> });
    view! {
        <li>
            {votes}
            <p class="prewrap" dir="auto" data-long=long(question)>{question.text.as_str().to_owned()}</p>
        </li>
    }
    .into_any()
}

/// Long ones stand smaller, so that all of them is read.
fn long(question: &PublicQuestion) -> Option<&'static str> {
    match question.text.as_str().chars().count() {
        ..=180 => None,
        181..=450 => Some("some"),
        _ => Some("very"),
    }
}

/// Dark on light in every scheme, with its quiet zone: cameras read it so. Empty where the address is too long for one.
fn qr(address: &str) -> String {
    let code = QrCode::with_error_correction_level(address, EcLevel::M);
    let draw = |code: QrCode| {
        let mut picture = code.render::<svg::Color>();
        picture.min_dimensions(200, 200).dark_color(svg::Color("#111")).light_color(svg::Color("#fff")).build()
    };
    let drawn = code.map(draw).unwrap_or_default();
    drawn.split_once("?>").map(|(_, svg)| svg.to_owned()).unwrap_or(drawn)
}
