//! The month page in a year of 5,000 items: the server's time for it, and how many questions it asks the database.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{COOKIE, HOST};
use axum::http::{Request, StatusCode};
use domain::screens::people::StaffForm;
use domain::session::SessionDraft;
use domain::time::DAY;
use domain::{ZoneName, zone};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use tower::ServiceExt;
use wellspring::config::Config;
use wellspring::http;
use wellspring_core::actor::{Administrator, Planner};
use wellspring_core::counted;
use wellspring_core::identity::{self, Attempt};
use wellspring_core::key::Key;
use wellspring_core::outside::{Mailbox, Outside, PaperWeb, SystemChance, SystemClock};
use wellspring_core::{Wellspring, sessions, staff};

use crate::{Outcome, row};

const EMAIL: &str = "ana@bench.example";
const PASSWORD: &str = "stay strong bench";

/// An installation with one editor.
struct Stage {
    app: Wellspring,
    router: axum::Router,
    planner: Planner,
    cookie: String,
    _folder: tempfile::TempDir,
}

impl Stage {
    async fn open() -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let config = Config::default();
        let outside =
            Outside::new(Arc::new(SystemClock::default()), Arc::new(SystemChance), Mailbox::new(), PaperWeb::new());
        let url = format!("sqlite:{}", folder.path().join("bench.db").display());
        let app = Wellspring::open(&url, Key::new(outside.bytes()), outside, config.product(true)?).await?;
        let form = StaffForm { name: "Ana".into(), email: EMAIL.into(), role: "admin".into(), ..StaffForm::default() };
        staff::add(&app, &Administrator::at_the_console(), &form, Some(PASSWORD)).await?;
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let ana = identity::sign_in(&app, Attempt::new(address, EMAIL, PASSWORD)).await?;
        let router = http::router(app.clone(), config, Vec::new());
        let cookie = format!("__Host-ws_signin={0}; ws_signin={0}", ana.token);
        Ok(Self { app, router, planner: ana.caller.planner()?, cookie, _folder: folder })
    }

    /// So many sessions spread over `days` around today.
    async fn fill(&self, many: usize, days: usize) -> Outcome<()> {
        let home = ZoneName("America/New_York".to_owned());
        for n in 0..many {
            let date = zone::date(self.app.now().plus((n * days / many) as i64 * DAY - 3 * DAY), &home);
            let draft = SessionDraft {
                title: format!("Session number {n}"),
                starts: Some(format!("{date}T{:02}:00", 8 + n % 12)),
                zone: home.to_string(),
                minutes: "45".into(),
                moderation: "held".into(),
                ..SessionDraft::default()
            };
            sessions::create(&self.app, &self.planner, &draft).await?;
        }
        Ok(())
    }

    async fn page(&self) -> Outcome<usize> {
        let mut request =
            Request::get("/plan").header(HOST, "127.0.0.1").header(COOKIE, &self.cookie).body(Body::empty())?;
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 40_000))));
        let (head, body) = self.router.clone().oneshot(request).await?.into_parts();
        let bytes = to_bytes(body, usize::MAX).await?;
        if head.status != StatusCode::OK {
            return Err(format!("/plan answers {}", head.status).into());
        }
        Ok(bytes.len())
    }
}

/// The rows.
pub async fn measured() -> Outcome<()> {
    let mut asked = Vec::new();
    for many in [1, 3, 300] {
        let stage = Stage::open().await?;
        stage.fill(many, 20).await?;
        let (page, statements) = counted(stage.page()).await;
        page?;
        asked.push(statements.to_string());
        stage.app.close().await;
    }
    row("month page: queries for 1, 3 and 300 items", asked.join(", "), "equal");
    let stage = Stage::open().await?;
    stage.fill(5_000, 365).await?;
    let mut times = Vec::new();
    let mut size = 0;
    for _ in 0..41 {
        times.push(timed(async { size = stage.page().await.unwrap_or_default() }).await);
    }
    times.sort_by(f64::total_cmp);
    row("month page, 5,000 items in the year: server time, median", format!("{:.1} ms", times[20]), "50 ms");
    row("    p95; bytes of the page", format!("{:.1} ms; {size}", times[38]), "");
    stage.app.close().await;
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "a bench measures")]
async fn timed(work: impl Future<Output = ()>) -> f64 {
    let began = std::time::Instant::now();
    work.await;
    began.elapsed().as_secs_f64() * 1_000.0
}
