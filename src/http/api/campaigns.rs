//! `/api/v1/campaigns`

use domain::campaign::{self as noun, CampaignDraft};
use domain::id::{AudienceId, CampaignId};
use domain::series::Outcome;
use domain::{LocalDate, Version};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::series::Mode;
use wellspring_core::{Error, campaigns};

use super::query::DryRun;
use super::series::IN_THE_WAY;
use super::{CHANGED, Call, Changes, Listed, Page, Token, after_id, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

/// An objective, a main message, audiences and dates.
#[derive(Serialize, ToSchema)]
struct Campaign {
    #[serde(flatten)]
    campaign: noun::Campaign,
    audience_ids: Vec<AudienceId>,
}

type Campaigns = Listed<Campaign>;
type CampaignChanges = Changes<CampaignDraft>;

/// Two queries for any number.
async fn whole(site: &Site, reader: &Reader, stored: Vec<noun::Campaign>) -> Result<Vec<Campaign>, Error> {
    let ids: Vec<CampaignId> = stored.iter().map(|campaign| campaign.id.clone()).collect();
    let all = campaigns::audiences(&site.app, reader, &ids).await?;
    let with_audiences = |campaign: noun::Campaign| {
        let own = all.iter().filter(|(of, _)| *of == campaign.id);
        Campaign { audience_ids: own.map(|(_, audience)| audience.clone()).collect(), campaign }
    };
    Ok(stored.into_iter().map(with_audiences).collect())
}

async fn one(site: &Site, reader: &Reader, stored: noun::Campaign) -> Result<Campaign, Error> {
    whole(site, reader, vec![stored]).await?.pop().ok_or(Error::NotFound)
}

async fn read(site: &Site, reader: &Reader, campaign: &CampaignId) -> Result<Campaign, Error> {
    one(site, reader, campaigns::get(&site.app, reader, campaign).await?).await
}

/// List campaigns
#[utoipa::path(get, path = "", operation_id = "list_campaigns", tag = "campaigns", security(("token" = ["read"])),
    params(Page), responses((status = 200, description = "A page.", body = Campaigns)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = campaigns::page(&site.app, &who.actor, after_id::<CampaignId>(&page)?, page.rows()).await?;
    let found = whole(&site, &who.actor, found).await?;
    Ok(page.answer(found, |last| last.campaign.id.to_string()))
}

/// Make a new campaign
#[utoipa::path(post, path = "", operation_id = "create_campaign", tag = "campaigns", security(("token" = ["plan"])),
    request_body = CampaignDraft, responses((status = 201, description = "As it is stored.", body = Campaign)))]
pub async fn create(site: Site, call: Call<Planner, CampaignDraft>) -> Reply {
    let campaign = campaigns::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    let path = format!("/api/v1/campaigns/{}", campaign.id);
    Ok(created(&path, &one(&site, &call.actor.reader(), campaign).await?))
}

/// Read a campaign
#[utoipa::path(get, path = "", operation_id = "get_campaign", tag = "campaigns", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Campaign)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<CampaignId>) -> Reply {
    Ok(ok(&read(&site, &who.actor, &id).await?))
}

/// Change a campaign
#[utoipa::path(patch, path = "", operation_id = "edit_campaign", tag = "campaigns", security(("token" = ["plan"])),
    request_body = CampaignChanges,
    responses((status = 200, description = "As it is now.", body = Campaign), (status = 409, description = CHANGED)))]
pub async fn edit(site: Site, call: Call<Planner, CampaignChanges, CampaignId>) -> Reply {
    let (id, reader) = (&call.at, call.actor.reader());
    let stored = read(&site, &reader, id).await?;
    let edit = async {
        let Campaign { campaign, audience_ids } = &stored;
        let draft = call.sent.onto(campaign.version, &campaign.draft(audience_ids.clone()), &stored)?;
        let campaign = campaigns::edit(&site.app, &call.actor, id, campaign.version, &draft).await?;
        Ok(ok(&one(&site, &reader, campaign).await?))
    };
    changed(edit.await, &call.sent, read(&site, &reader, id)).await
}

/// Delete a campaign
#[utoipa::path(delete, path = "", operation_id = "delete_campaign", tag = "campaigns", security(("token" = ["plan"])),
    responses((status = 409, description = "It holds something, or its public page stands (`wrong-state`).")))]
pub async fn delete(site: Site, who: Token<Planner>, Path(id): Path<CampaignId>) -> Reply {
    campaigns::delete(&site.app, &who.actor, &id).await?;
    Ok(deleted())
}

/// Where a campaign is moved to.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(examples(json!({ "starts_on": "2027-04-05", "version": 1 })))]
pub struct ShiftDraft {
    /// The new first day.
    #[schema(value_type = LocalDate, required)]
    starts_on: String,
    /// The version that you saw.
    #[serde(deserialize_with = "domain::form::number_or_text")]
    #[schema(value_type = Version, required)]
    version: String,
}

/// Move a campaign with everything in it
///
/// Local hours stay, each in its own zone. What is published, live, over or cancelled stays where it is.
#[utoipa::path(post, path = "", operation_id = "shift_campaign", tag = "series", security(("token" = ["plan"])),
    params(DryRun), request_body = ShiftDraft,
    responses((status = 200, description = "What moved, or would.", body = Outcome), (status = 409, description = IN_THE_WAY)))]
pub async fn shift(site: Site, query: Query, call: Call<Planner, ShiftDraft, CampaignId>) -> Reply {
    let DryRun { dry_run } = query::read(&query)?;
    let draft = call.sent.draft()?;
    let seen = call.sent.version()?;
    let first = draft.starts_on.parse().map_err(|why| Error::field("starts_on", why))?;
    Ok(ok(&campaigns::shift(&site.app, &call.actor, &call.at, seen, first, Mode::dry_run(dry_run)).await?))
}
