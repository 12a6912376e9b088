//! An installation with the demo in it, one editor's browser, and the pages that are measured.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{COOKIE, HOST};
use axum::http::{Request, StatusCode};
use domain::screens::people::StaffForm;
use tower::ServiceExt;
use wellspring::config::Config;
use wellspring::http;
use wellspring_core::actor::Administrator;
use wellspring_core::identity::{self, Attempt};
use wellspring_core::key::Key;
use wellspring_core::outside::{HeldClock, Mailbox, Outside, PaperWeb, SystemChance};
use wellspring_core::{Wellspring, demo, screens, staff};

use crate::Outcome;

/// How often a page is asked for; the median counts.
const TURNS: usize = 15;
const PASSWORD: &str = "stay strong bench";

/// A page under measurement.
pub struct Page {
    /// Its name in the table.
    pub name: &'static str,
    /// Whether it is measured with as much inside of its window.
    pub inside: bool,
    path: fn(&Known) -> String,
}

impl Page {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self { name: "event page", inside: false, path: |known| known.event.clone() },
        Self { name: "public month", inside: false, path: |_| "/calendar".to_owned() },
        Self { name: "/calendar.ics", inside: false, path: |_| "/calendar.ics".to_owned() },
        Self { name: "the plan's month", inside: false, path: |_| "/plan".to_owned() },
        Self { name: "inbox, first page", inside: true, path: |_| "/inbox".to_owned() },
        Self { name: "inbox, mine", inside: true, path: |_| "/inbox?show=mine".to_owned() },
        Self { name: "inbox, unowned", inside: true, path: |_| "/inbox?show=unowned".to_owned() },
        Self { name: "inbox, overdue", inside: true, path: |_| "/inbox?show=overdue".to_owned() },
        Self { name: "inbox, search as one types", inside: true, path: |_| "/inbox?show=all&q=melato".to_owned() },
        Self { name: "live desk", inside: true, path: |known| format!("/plan/sessions/{}/live", known.session) },
    ];
}

/// What outlives a start: where the database is, and what the demo made in it.
pub struct Known {
    /// The database.
    pub url: String,
    /// The live session's id.
    pub session: String,
    event: String,
    cookie: String,
    key: [u8; 32],
}

/// The product, running.
pub struct House {
    app: Wellspring,
    known: Known,
    /// Seconds that it took to open.
    pub opened_in: f64,
}

impl House {
    /// A new one, with the demo.
    pub async fn build(url: &str) -> Outcome<Self> {
        let key = [7; 32];
        let clock = Arc::new(HeldClock::default());
        let app = open(url, key, clock.clone()).await?;
        let mut callers = Vec::new();
        for (name, role) in [("ana", "admin"), ("eva", "reviewer")] {
            let email = format!("{name}@bench.example");
            let form = StaffForm { name: name.into(), email: email.clone(), role: role.into(), ..StaffForm::default() };
            staff::add(&app, &Administrator::at_the_console(), &form, Some(PASSWORD)).await?;
            let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
            let attempt = Attempt::new(address, &email, PASSWORD);
            callers.push(identity::sign_in(&app, attempt).await?);
        }
        let filled = demo::fill(&app, &clock, &callers[0].caller, &callers[1].caller).await?;
        let session = screens::public_session(&app, filled.live.trim_start_matches("/events/")).await?;
        let cookie = format!("__Host-ws_signin={0}; ws_signin={0}", callers[0].token);
        let known = Known { url: url.to_owned(), session: session.id.to_string(), event: filled.live, cookie, key };
        Ok(Self { app, known, opened_in: 0.0 })
    }

    /// The same after a restart.
    pub async fn again(known: Known) -> Outcome<Self> {
        let began = now();
        let app = open(&known.url, known.key, Arc::new(HeldClock::default())).await?;
        Ok(Self { app, known, opened_in: began.elapsed().as_secs_f64() })
    }

    /// Ends it.
    pub async fn left(self) -> Outcome<Known> {
        self.app.close().await;
        Ok(self.known)
    }

    /// Each page's median time, in milliseconds.
    pub async fn measured(&self) -> Outcome<Vec<f64>> {
        let mut medians = Vec::new();
        for page in Page::ALL {
            let path = (page.path)(&self.known);
            let mut times = Vec::new();
            for _ in 0..TURNS {
                times.push(self.asked(&path).await?);
            }
            times.sort_by(f64::total_cmp);
            medians.push(times[TURNS / 2]);
        }
        Ok(medians)
    }

    /// Asks once. Pages are kept once rendered, so each time another site asks the same product.
    async fn asked(&self, path: &str) -> Outcome<f64> {
        let router = http::router(self.app.clone(), Config::default(), Vec::new());
        let mut request =
            Request::get(path).header(HOST, "127.0.0.1").header(COOKIE, &self.known.cookie).body(Body::empty())?;
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 40_000))));
        let began = now();
        let (head, body) = router.oneshot(request).await?.into_parts();
        to_bytes(body, usize::MAX).await?;
        let time = began.elapsed().as_secs_f64() * 1_000.0;
        if head.status != StatusCode::OK {
            return Err(format!("{path} answers {}", head.status).into());
        }
        Ok(time)
    }
}

async fn open(url: &str, key: [u8; 32], clock: Arc<HeldClock>) -> Outcome<Wellspring> {
    let outside = Outside::new(clock, Arc::new(SystemChance), Mailbox::new(), PaperWeb::new());
    let settings = Config::default().product(true)?;
    Ok(Wellspring::open(url, Key::new(key), outside, settings).await?)
}

#[allow(clippy::disallowed_methods, reason = "a bench measures")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}
