//! `/api/v1/campaigns`

use axum::extract::{Path, State};
use domain::campaign::{self as noun, CampaignDraft, Color};
use domain::id::{AudienceId, CampaignId};
use domain::series::Outcome;
use domain::text::{Name, Prose};
use domain::{LocalDate, Version, ZoneName};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, campaigns};

use super::body::Changes;
use super::list::{Listed, Page, after_id};
use super::query::DryRun;
use super::series::{IN_THE_WAY, mode};
use super::{CHANGED, Call, Token, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::Query;
use crate::http::ground::path::id;
use crate::http::site::Site;

/// An objective, a main message, audiences and dates.
#[derive(Serialize, ToSchema)]
#[schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000001", "slug": "stay-strong", "version": 1, "name": "Stay strong",
    "objective": "Twice as many over 60 in strength classes", "main_message": "Strength comes back at any age.",
    "starts_on": "2027-03-01", "ends_on": "2027-05-31", "zone": "America/New_York", "color": "teal",
})))]
pub struct Campaign {
    id: CampaignId,
    /// Public address part.
    slug: String,
    version: Version,
    name: Name,
    /// What it is to achieve (internal).
    objective: Prose,
    /// The one sentence that everybody should keep (public).
    main_message: Prose,
    audience_ids: Vec<AudienceId>,
    starts_on: LocalDate,
    /// Included.
    ends_on: LocalDate,
    zone: ZoneName,
    color: Color,
}

type Campaigns = Listed<Campaign>;
type CampaignChanges = Changes<CampaignDraft>;

impl Campaign {
    fn with(stored: noun::Campaign, audience_ids: Vec<AudienceId>) -> Self {
        let noun::Campaign {
            id, slug, version, name, objective, main_message, starts_on, ends_on, zone, color, ..
        } = stored;
        Self { id, slug, version, name, objective, main_message, audience_ids, starts_on, ends_on, zone, color }
    }
}

async fn whole(site: &Site, reader: &Reader, stored: noun::Campaign) -> Result<Campaign, Error> {
    let audiences = campaigns::audiences(&site.app, reader, std::slice::from_ref(&stored.id)).await?;
    Ok(Campaign::with(stored, audiences.into_iter().map(|(_, audience)| audience).collect()))
}

async fn read(site: &Site, reader: &Reader, campaign: &CampaignId) -> Result<Campaign, Error> {
    whole(site, reader, campaigns::get(&site.app, reader, campaign).await?).await
}

/// List campaigns
// Two queries for any number.
#[utoipa::path(get, path = "", operation_id = "list_campaigns", tag = "campaigns", security(("token" = ["read"])),
    params(Page), responses((status = 200, description = "A page.", body = Campaigns)))]
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = campaigns::page(&site.app, &who.actor, after_id::<CampaignId>(&page)?, page.rows()).await?;
    let ids: Vec<CampaignId> = found.iter().map(|campaign| campaign.id.clone()).collect();
    let all = campaigns::audiences(&site.app, &who.actor, &ids).await?;
    let audiences = |wanted: &CampaignId| {
        let own = all.iter().filter(|(campaign, _)| campaign == wanted);
        own.map(|(_, audience)| audience.clone()).collect()
    };
    Ok(page.answer(
        found,
        |last| last.id.to_string(),
        |stored| {
            let audiences = audiences(&stored.id);
            Campaign::with(stored, audiences)
        },
    ))
}

/// Make a new campaign
#[utoipa::path(post, path = "", operation_id = "create_campaign", tag = "campaigns", security(("token" = ["plan"])),
    request_body = CampaignDraft, responses((status = 201, description = "As it is stored.", body = Campaign)))]
pub async fn create(State(site): State<Site>, call: Call<Planner, CampaignDraft>) -> Reply {
    let campaign = campaigns::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    let path = format!("/api/v1/campaigns/{}", campaign.id);
    Ok(created(&path, &whole(&site, &call.actor.reader(), campaign).await?))
}

/// Read a campaign
#[utoipa::path(get, path = "", operation_id = "get_campaign", tag = "campaigns", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Campaign)))]
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(campaign): Path<String>) -> Reply {
    Ok(ok(&read(&site, &who.actor, &id(&campaign)?).await?))
}

/// Change a campaign
#[utoipa::path(patch, path = "", operation_id = "edit_campaign", tag = "campaigns", security(("token" = ["plan"])),
    request_body = CampaignChanges,
    responses((status = 200, description = "As it is now.", body = Campaign), (status = 409, description = CHANGED)))]
pub async fn edit(
    State(site): State<Site>,
    Path(campaign): Path<String>,
    call: Call<Planner, CampaignChanges>,
) -> Reply {
    let id: CampaignId = id(&campaign)?;
    let reader = call.actor.reader();
    let stored = campaigns::get(&site.app, &reader, &id).await?;
    let shown = whole(&site, &reader, stored.clone()).await?;
    let edit = async {
        let draft = call.sent.onto(stored.version, &stored.draft(shown.audience_ids.clone()), &shown)?;
        whole(&site, &reader, campaigns::edit(&site.app, &call.actor, &id, stored.version, &draft).await?).await
    };
    changed(edit.await, &call.sent, read(&site, &reader, &id)).await
}

/// Delete a campaign
#[utoipa::path(delete, path = "", operation_id = "delete_campaign", tag = "campaigns", security(("token" = ["plan"])),
    responses((status = 409, description = "It holds something, or its public page stands (`wrong-state`).")))]
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(campaign): Path<String>) -> Reply {
    campaigns::delete(&site.app, &who.actor, &id(&campaign)?).await?;
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
pub async fn shift(
    State(site): State<Site>,
    Path(campaign): Path<String>,
    query: Query,
    call: Call<Planner, ShiftDraft>,
) -> Reply {
    let mode = mode(query::read(&query)?);
    let draft = call.sent.draft()?;
    let seen = call.sent.version()?;
    let first = draft.starts_on.parse().map_err(|why| Error::field("starts_on", why))?;
    Ok(ok(&campaigns::shift(&site.app, &call.actor, &id(&campaign)?, seen, first, mode).await?))
}
