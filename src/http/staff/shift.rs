//! Another first day for a campaign, looked at before anything moves.

use domain::id::CampaignId;
use domain::screens::series::ShiftScreen;
use domain::series::Outcome;
use serde::Deserialize;
use wellspring_core::actor::Planner;
use wellspring_core::series::Mode;
use wellspring_core::{Error, campaigns, screens};

use crate::http::answer::{Notice, Reply, Seen, problems, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

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
pub async fn page(who: As<Planner>, Path(id): Path<CampaignId>) -> Reply {
    let screen = screens::shift(&who.app, &who.actor, &id).await?;
    who.page(pages::shift, &screen).await
}

/// `POST /plan/campaigns/{id}/shift`
pub async fn send(who: As<Planner>, Path(id): Path<CampaignId>, Sent(typed): Sent<Typed>) -> Reply {
    let mode = Mode::dry_run(typed.step != "keep");
    let done = match (moved(&who, &id, &typed, mode).await, mode) {
        (Ok(_), Mode::Keep) => Ok(see_other(&format!("/plan/campaigns/{id}"), Notice::Moved)),
        (Ok(outcome), Mode::Look) => {
            let screen = ShiftScreen { outcome: Some(outcome), ..screen(&who, &id, typed).await? };
            return who.page(pages::shift, &screen).await;
        }
        (Err(why), _) => Err(why),
    };
    who.form(done, pages::shift, async |why| {
        Ok(ShiftScreen { problems: problems(&why), ..screen(&who, &id, typed).await? })
    })
    .await
}

async fn moved(who: &As<Planner>, id: &CampaignId, typed: &Typed, mode: Mode) -> Result<Outcome, Error> {
    let first = typed.starts_on.parse().map_err(|why| Error::field("starts_on", why))?;
    campaigns::shift(&who.app, &who.actor, id, typed.seen.version(), first, mode).await
}

async fn screen(who: &As<Planner>, id: &CampaignId, typed: Typed) -> Result<ShiftScreen, Error> {
    Ok(ShiftScreen { typed: typed.starts_on, ..screens::shift(&who.app, &who.actor, id).await? })
}
