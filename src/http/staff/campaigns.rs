//! Campaigns' pages.

use axum::extract::{Path, State};
use domain::campaign::CampaignDraft;
use domain::id::CampaignId;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, campaigns, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{Edited, again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// `GET /plan/campaigns`
pub async fn list(State(site): State<Site>, who: As<Reader>, query: Query) -> Reply {
    let screen = screens::campaigns(&site.app, &who.actor).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::campaigns(&frame, &screen)))
}

/// `GET /plan/campaigns/new`
pub async fn blank(State(site): State<Site>, who: As<Planner>) -> Reply {
    let screen = screens::campaign(&site.app, &who.caller.reader()?, None).await?;
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(html(pages::campaign_form(&frame, &screen)))
}

/// `GET /plan/campaigns/{id}`
pub async fn page(State(site): State<Site>, who: As<Reader>, Path(campaign): Path<String>, query: Query) -> Reply {
    let screen = screens::campaign(&site.app, &who.actor, Some(&id(&campaign)?)).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::campaign_form(&frame, &screen)))
}

/// `POST /plan/campaigns`
pub async fn create(State(site): State<Site>, who: As<Planner>, Sent(draft): Sent<CampaignDraft>) -> Reply {
    match campaigns::create(&site.app, &who.actor, &draft).await {
        Ok(created) => Ok(see_other(&format!("/plan/campaigns/{}", created.id), "created")),
        Err(error) => refused(&site, &who, None, draft, error).await,
    }
}

/// `POST /plan/campaigns/{id}`
pub async fn edit(
    State(site): State<Site>,
    who: As<Planner>,
    Path(campaign): Path<String>,
    Sent(form): Sent<Edited<CampaignDraft>>,
) -> Reply {
    let campaign: CampaignId = id(&campaign)?;
    match campaigns::edit(&site.app, &who.actor, &campaign, form.seen.version(), &form.draft).await {
        Ok(_) => Ok(see_other(&format!("/plan/campaigns/{campaign}"), "saved")),
        Err(error) => refused(&site, &who, Some(&campaign), form.draft, error).await,
    }
}

/// `POST /plan/campaigns/{id}/delete`
pub async fn delete(State(site): State<Site>, who: As<Planner>, Path(campaign): Path<String>) -> Reply {
    let campaign: CampaignId = id(&campaign)?;
    let stored = screens::campaign(&site.app, &who.caller.reader()?, Some(&campaign)).await?.draft;
    match campaigns::delete(&site.app, &who.actor, &campaign).await {
        Ok(()) => Ok(see_other("/plan/campaigns", "deleted")),
        Err(error) => refused(&site, &who, Some(&campaign), stored, error).await,
    }
}

async fn refused(
    site: &Site,
    who: &As<Planner>,
    campaign: Option<&CampaignId>,
    draft: CampaignDraft,
    error: Error,
) -> Reply {
    if !belongs_on_form(&error) {
        return Err(error.into());
    }
    let mut screen = screens::campaign(&site.app, &who.caller.reader()?, campaign).await?;
    (screen.draft, screen.problems) = (draft, problems(&error));
    let frame = staff_frame(site, &who.caller, None).await?;
    Ok(again(pages::campaign_form(&frame, &screen), &error))
}
