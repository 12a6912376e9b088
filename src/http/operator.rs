//! For whoever runs the machine, and what browsers load: health, numbers, assets.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use domain::Language;
use serde::Serialize;
use wellspring_core::actor::Monitor;
use wellspring_core::screens;

use crate::http::answer::Reply;
use crate::http::answer::json::ok;
use crate::http::ground::Query;
use crate::http::site::Site;
use crate::http::who::Token;

/// `GET /healthz`: the process runs.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// What `/readyz?detail` says beside its status, which none of this changes.
#[derive(Serialize)]
struct Ready {
    ready: bool,
    /// What keeps help from being called, a sentence each.
    troubles: Vec<&'static str>,
}

/// `GET /readyz`: a change can be kept.
pub async fn readyz(site: Site, query: Query) -> Reply {
    site.app.ready().await?;
    match query.names().any(|name| name == "detail") {
        true => Ok(ok(&Ready { ready: true, troubles: site.app.troubles().await })),
        false => Ok("ready\n".into_response()),
    }
}

/// `GET /assets/{hash}/{*file}`
pub async fn asset(site: Site, Path((hash, file)): Path<(String, String)>, headers: HeaderMap) -> Response {
    site.assets.serve(&hash, &file, &headers)
}

/// `GET /favicon.ico`
pub async fn favicon(site: Site, headers: HeaderMap) -> Response {
    site.assets.favicon(&headers)
}

/// `GET /robots.txt`: public pages may be found, everything behind a token or a sign-in may not.
pub async fn robots() -> String {
    let links = ["/questions/", "/answer/", "/slots/", "/clinicians/"];
    let own = Language::ALL.iter().flat_map(|language| links.map(|path| language.path(path)));
    let staff = ["/feeds/", "/plan", "/inbox", "/api/"].map(str::to_owned);
    let lines = own.chain(staff).map(|path| format!("Disallow: {path}\n"));
    format!("User-agent: *\n{}", lines.collect::<String>())
}

/// `GET /metrics`
pub async fn metrics(site: Site, who: Token<Monitor>) -> Reply {
    let gauges = screens::gauges(&site.app, &who.actor).await?;
    let page = site.metrics.page(&site.app.database().await?, &gauges);
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], page).into_response())
}
