//! `/settings`: what is set up, and programs' tokens.

use axum::extract::{Path, State};
use domain::id::TokenId;
use domain::screens::settings::SettingsScreen;
use wellspring_core::actor::Operator;
use wellspring_core::staff::tokens;

use crate::http::answer::Reply;
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// `GET /settings`
pub async fn settings(State(site): State<Site>, who: As<Operator>, query: Query) -> Reply {
    let facts = crate::cli::check::facts(&site.app, &site.config).await?;
    let screen = SettingsScreen { facts, tokens: tokens::list(&site.app, &who.actor).await? };
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::settings(&frame, &screen)))
}

/// `POST /settings/tokens/{id}/revoke`
pub async fn revoke_token(State(site): State<Site>, who: As<Operator>, Path(token): Path<String>) -> Reply {
    let token: TokenId = id(&token)?;
    tokens::revoke(&site.app, &who.actor, &token).await?;
    Ok(see_other("/settings", "done"))
}
