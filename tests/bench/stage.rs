//! The demo in a temporary database, and the pages of it that are measured, each with the answer that it gives.

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{ETAG, HOST, IF_NONE_MATCH, USER_AGENT};
use axum::http::{HeaderMap, Request, StatusCode};
use domain::question::QuestionDraft;
use domain::screens::people::StaffForm;
use tower::ServiceExt;
use wellspring::config::Config;
use wellspring::http;
use wellspring_core::actor::{Administrator, Asker, Caller};
use wellspring_core::identity::{self, Attempt};
use wellspring_core::key::Key;
use wellspring_core::outside::{HeldClock, Mailbox, Outside, PaperWeb, SystemChance};
use wellspring_core::{Wellspring, demo, questions, screens, staff};

use crate::Outcome;

/// What is measured.
pub struct Stage {
    /// The product.
    pub app: Wellspring,
    /// All its routes with everything around them.
    pub router: Router,
    /// The pages.
    pub pages: Vec<Page>,
}

/// A page under measurement.
pub struct Page {
    /// Its name in the table.
    pub name: &'static str,
    /// The request as it goes over the wire.
    pub request: Vec<u8>,
    /// What it answers.
    pub answer: Answer,
    /// The least ratio to the bare handler, where one was promised.
    pub bar: Option<f64>,
}

/// An answer, to be given again by a bare handler.
#[derive(Clone)]
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Every header but the date, which hyper adds.
    pub headers: HeaderMap,
    /// Body.
    pub body: Bytes,
}

impl Stage {
    /// Fills the demo and asks for each page once. Logs as a server does by default, but to nowhere.
    pub async fn set(folder: &Path) -> Outcome<Self> {
        let config = Config::default();
        tracing_subscriber::fmt().with_env_filter(config.log.as_str()).with_writer(std::io::sink).init();
        let clock = Arc::new(HeldClock::default());
        let outside = Outside::new(clock.clone(), Arc::new(SystemChance), Mailbox::new(), PaperWeb::new());
        let url = format!("sqlite:{}", folder.join("bench.db").display());
        let app = Wellspring::open(&url, Key::new(outside.bytes()), outside, config.product(true)?).await?;
        let event = fill(&app, &clock).await?;
        let asked = ask(&app, &event).await?;
        let router = http::router(app.clone(), config, Vec::new());
        let known = Page::of(&router, "event page", &event, None, Some(0.5)).await?;
        let etag = known.answer.headers.get(ETAG).cloned().ok_or("the event page has no ETag")?;
        let pages = vec![
            known,
            Page::of(&router, "event page, 304", &event, Some(etag.to_str()?), Some(0.8)).await?,
            Page::of(&router, "/calendar.ics", "/calendar.ics", None, None).await?,
            Page::of(&router, "/questions/{token}", &asked, None, None).await?,
        ];
        Ok(Self { app, router, pages })
    }
}

/// Plays the demo; gives the address of the session that is live.
async fn fill(app: &Wellspring, clock: &HeldClock) -> Outcome<String> {
    let (ana, eva) = (joined(app, "ana", "admin").await?, joined(app, "eva", "reviewer").await?);
    Ok(demo::fill(app, clock, &ana, &eva).await?.live)
}

/// Somebody new, signed in.
async fn joined(app: &Wellspring, name: &str, role: &str) -> Outcome<Caller> {
    let (email, password) = (format!("{name}@demo.example"), "stay strong bench");
    let form = StaffForm { name: name.into(), email: email.clone(), role: role.into(), ..StaffForm::default() };
    staff::add(app, &Administrator::at_the_console(), &form, Some(password)).await?;
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    Ok(identity::sign_in(app, Attempt::new(address, &email, password)).await?.caller)
}

/// Asks a question in that session; gives the address of the asker's page.
async fn ask(app: &Wellspring, event: &str) -> Outcome<String> {
    let slug = event.trim_start_matches("/events/");
    let session = screens::public_session(app, slug).await?;
    let draft = QuestionDraft { text: "How much water should I drink?".into(), ..QuestionDraft::default() };
    Ok(questions::ask(app, &Asker::default(), Some(&session), &draft).await?.url)
}

impl Page {
    async fn of(
        router: &Router,
        name: &'static str,
        path: &str,
        etag: Option<&str>,
        bar: Option<f64>,
    ) -> Outcome<Self> {
        let mut request = Request::get(path).header(HOST, "127.0.0.1").header(USER_AGENT, "bench");
        if let Some(etag) = etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        let request = request.body(Body::empty())?;
        let wire = wire(&request);
        let (head, body) = router.clone().oneshot(request).await?.into_parts();
        let expected = if etag.is_some() { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
        if head.status != expected {
            return Err(format!("{name}: {} instead of {expected}", head.status).into());
        }
        let answer = Answer { status: head.status, headers: head.headers, body: to_bytes(body, usize::MAX).await? };
        Ok(Self { name, request: wire, answer, bar })
    }

    /// The same request for another path.
    pub fn at(&self, path: &str) -> Vec<u8> {
        let text = String::from_utf8_lossy(&self.request);
        let rest = text.split_once(" HTTP/1.1").map_or("", |(_, rest)| rest);
        format!("GET {path} HTTP/1.1{rest}").into_bytes()
    }
}

/// The request's bytes (RFC 9112 §2.1).
fn wire(request: &Request<Body>) -> Vec<u8> {
    let mut bytes = format!("GET {} HTTP/1.1\r\n", request.uri()).into_bytes();
    for (name, value) in request.headers() {
        bytes.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    bytes.extend(b"\r\n");
    bytes
}
