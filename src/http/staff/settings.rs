//! `/settings`: what is set up, and programs' tokens.

use domain::id::TokenId;
use domain::screens::settings::SettingsScreen;
use wellspring_core::actor::Operator;
use wellspring_core::jobs;
use wellspring_core::staff::tokens;

use super::people::NoForm;
use crate::http::answer::{Notice, Reply, see_other};
use crate::http::ground::Path;
use crate::http::site::Site;
use crate::http::who::{As, Deed};
use crate::report::facts;

/// `GET /settings`
pub async fn settings(site: Site, who: As<Operator>) -> Reply {
    let facts = facts(&who.app, &site.config).await?;
    let tokens = tokens::list(&who.app, &who.actor).await?;
    let screen = SettingsScreen { facts, tokens, timers: jobs::timers(&who.app, &who.actor).await? };
    who.page(pages::settings, &screen).await
}

/// `POST /settings/tokens/{id}/revoke`
pub async fn revoke_token(Path(id): Path<TokenId>, Deed { who, .. }: Deed<NoForm>) -> Reply {
    tokens::revoke(&who.app, &who.actor, &id).await?;
    Ok(see_other("/settings", Notice::Done))
}
