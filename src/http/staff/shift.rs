//! Another first day for a campaign, looked at before anything moves.

use axum::extract::{Path, State};
use domain::id::CampaignId;
use serde::Deserialize;
use wellspring_core::actor::Planner;
use wellspring_core::series::Mode;
use wellspring_core::{Error, campaigns, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{Seen, again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// The form as it is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    #[serde(flatten)]
    seen: Seen,
    starts_on: String,
    /// `keep`; whatever else only looks.
    step: String,
}

/// `GET /plan/campaigns/{id}/shift`
pub async fn page(State(site): State<Site>, who: As<Planner>, Path(campaign): Path<String>) -> Reply {
    let screen = screens::shift(&site.app, &who.actor, &id(&campaign)?).await?;
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(html(pages::shift(&frame, &screen)))
}

/// `POST /plan/campaigns/{id}/shift`
pub async fn send(
    State(site): State<Site>,
    who: As<Planner>,
    Path(campaign): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Reply {
    let campaign: CampaignId = id(&campaign)?;
    let mode = if typed.step == "keep" { Mode::Keep } else { Mode::Look };
    let moved = async {
        let first = typed.starts_on.parse().map_err(|why| Error::field("starts_on", why))?;
        campaigns::shift(&site.app, &who.actor, &campaign, typed.seen.version(), first, mode).await
    };
    let moved = moved.await;
    if moved.is_ok() && mode == Mode::Keep {
        return Ok(see_other(&format!("/plan/campaigns/{campaign}"), "moved"));
    }
    let mut screen = screens::shift(&site.app, &who.actor, &campaign).await?;
    screen.typed = typed.starts_on;
    let frame = staff_frame(&site, &who.caller, None).await?;
    match moved {
        Ok(outcome) => {
            screen.outcome = Some(outcome);
            Ok(html(pages::shift(&frame, &screen)))
        }
        Err(error) if belongs_on_form(&error) => {
            screen.problems = problems(&error);
            Ok(again(pages::shift(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}
