//! For whoever runs the machine: health, assets, settings.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::id::TokenId;
use domain::screens::settings::SettingsScreen;
use wellspring_core::actor::Operator;
use wellspring_core::staff::tokens;

use super::Site;
use super::form::Query;
use super::identity::As;
use super::reply::{self, Reply, see_other, staff_frame};

/// `GET /healthz`: the process runs.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers.
pub async fn readyz(State(site): State<Site>) -> Response {
    match site.app.storage.describe().await {
        Ok(_) if !site.app.shutdown.is_cancelled() => "ready\n".into_response(),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response(),
    }
}

/// `GET /assets/{hash}/{*file}`
pub async fn asset(
    State(site): State<Site>,
    Path((hash, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    site.assets.serve(&hash, &file, &headers)
}

/// `GET /favicon.ico`
pub async fn favicon(State(site): State<Site>, headers: HeaderMap) -> Response {
    site.assets.favicon(&headers)
}

/// `GET /robots.txt`: public pages may be found, everything behind a token or a sign-in may not.
pub async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /questions/\nDisallow: /slots/\nDisallow: /clinicians/\nDisallow: /feeds/\nDisallow: /plan\nDisallow: /inbox\nDisallow: /api/\n"
}

/// `GET /settings`
pub async fn settings(State(site): State<Site>, who: As<Operator>, query: Query) -> Reply {
    let facts = crate::cli::check::facts(&site.app, &site.config).await?;
    let screen = SettingsScreen { facts, tokens: tokens::list(&site.app, &who.actor).await? };
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(reply::page(pages::settings(&frame, &screen)))
}

/// `POST /settings/tokens/{id}/revoke`
pub async fn revoke_token(State(site): State<Site>, who: As<Operator>, Path(id): Path<String>) -> Reply {
    let id: TokenId = super::plan::id(&id)?;
    tokens::revoke(&site.app, &who.actor, &id).await?;
    Ok(see_other("/settings", "done"))
}
