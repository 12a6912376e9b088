//! `cargo xtask bench nodes`: how soon what one node holds back is gone from the public page of another, on one PostgreSQL,
//! while that page is asked for all the time.

#[path = "../stories/world/postgres.rs"]
mod postgres;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::HOST;
use axum::http::{Request, StatusCode};
use domain::id::QuestionId;
use domain::question::QuestionDraft;
use domain::screens::desk::DeedForm;
use domain::screens::people::StaffForm;
use tower::ServiceExt;
use wellspring::config::Config;
use wellspring::http;
use wellspring_core::actor::{Administrator, Asker, Caller, Responder};
use wellspring_core::identity::{self, Attempt};
use wellspring_core::key::Key;
use wellspring_core::outside::{HeldClock, Mailbox, Outside, PaperWeb, SystemChance};
use wellspring_core::{Wellspring, demo, questions, screens, staff};

/// Whatever went wrong ends the bench.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// How often it is held and published.
const TIMES: usize = 200;
/// The most that may pass, from the answer to whoever held it.
const BAR: Duration = Duration::from_millis(100);
/// Words that only this question has.
const WORDS: &str = "Does my neighbour drink too much?";
const PASSWORD: &str = "stay strong bench";

fn main() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let url = postgres::new_database().await;
        let done = measure(&url).await;
        postgres::drop_database(&url).await;
        done
    })
}

async fn measure(url: &str) -> Outcome<()> {
    let clock = Arc::new(HeldClock::default());
    let (one, other) = (node(url, &clock).await?, node(url, &clock).await?);
    let ana = joined(&one, "ana", "admin").await?;
    let eva = joined(&one, "eva", "reviewer").await?;
    let event = demo::fill(&one, &clock, &ana, &eva).await?.live;
    let rita = ana.responder()?;
    one.start().await?;
    other.start().await?;
    let question = asked(&one, &event).await?;
    let router = http::router(other.clone(), Config::default(), Vec::new());
    let mut seen = Vec::new();
    for _ in 0..TIMES {
        questions::publish(&one, &rita, &question, &DeedForm::default()).await?;
        while !shows(&router, &event).await? {}
        seen.push(held(&one, &rita, &question, &router, &event).await?);
    }
    seen.sort();
    let worst = seen[TIMES - 1];
    let mark = if worst <= BAR { "" } else { "  missed" };
    println!("held on one node, gone from another's page, {TIMES} times");
    println!(
        "median {:.1} ms, worst {:.1} ms   bar {} ms{mark}",
        millis(seen[TIMES / 2]),
        millis(worst),
        BAR.as_millis()
    );
    one.close().await;
    other.close().await;
    Ok(())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// How long after the answer to whoever held it the other node's page was still handed out with it.
async fn held(
    app: &Wellspring,
    rita: &Responder,
    question: &QuestionId,
    router: &Router,
    event: &str,
) -> Outcome<Duration> {
    questions::hold(app, rita, question, &DeedForm::default()).await?;
    let (began, mut last) = (now(), Duration::ZERO);
    while shows(router, event).await? {
        last = began.elapsed();
    }
    Ok(last)
}

async fn shows(router: &Router, event: &str) -> Outcome<bool> {
    let mut request = Request::get(event).header(HOST, "localhost:3000").body(Body::empty())?;
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4711))));
    let answer = router.clone().oneshot(request).await?;
    if answer.status() != StatusCode::OK {
        return Err(format!("the page answers {}", answer.status()).into());
    }
    let body = to_bytes(answer.into_body(), usize::MAX).await?;
    Ok(String::from_utf8_lossy(&body).contains(WORDS))
}

async fn node(url: &str, clock: &Arc<HeldClock>) -> Outcome<Wellspring> {
    let outside = Outside::new(clock.clone(), Arc::new(SystemChance), Mailbox::new(), PaperWeb::new());
    Ok(Wellspring::open(url, Key::new([7; 32]), outside, Config::default().product(true)?).await?)
}

async fn asked(app: &Wellspring, event: &str) -> Outcome<QuestionId> {
    let session = screens::public_session(app, event.trim_start_matches("/events/")).await?;
    let draft = QuestionDraft { text: WORDS.into(), ..QuestionDraft::default() };
    let asked = questions::ask(app, &Asker::default(), Some(&session), &draft).await?;
    Ok(questions::by_token(app, &asked.token).await?.id)
}

/// Somebody new, signed in.
async fn joined(app: &Wellspring, name: &str, role: &str) -> Outcome<Caller> {
    let email = format!("{name}@bench.example");
    let form = StaffForm { name: name.into(), email: email.clone(), role: role.into(), ..StaffForm::default() };
    staff::add(app, &Administrator::at_the_console(), &form, Some(PASSWORD)).await?;
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    Ok(identity::sign_in(app, Attempt::new(address, &email, PASSWORD)).await?.caller)
}

#[allow(clippy::disallowed_methods, reason = "a bench measures")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}
