//! `/api/v1/campaigns`

use axum::extract::{Path, State};
use domain::campaign::Campaign;
use domain::id::{AudienceId, CampaignId};
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::storage::campaigns as rows;
use wellspring_core::{Error, campaigns};

use super::list::{self, Page, after_id};
use super::{Call, Token, created, deleted, ok, stale};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// `id, slug, version, name, objective, main_message, audience_ids, starts_on, ends_on, zone, color`.
fn shown(campaign: &Campaign, audience_ids: &[AudienceId]) -> Value {
    let Campaign { id, slug, version, name, objective, main_message, starts_on, ends_on, zone, color, .. } = campaign;
    json!({
        "id": id, "slug": slug, "version": version, "name": name, "objective": objective, "main_message": main_message,
        "audience_ids": audience_ids, "starts_on": starts_on, "ends_on": ends_on, "zone": zone, "color": color,
    })
}

/// A campaign with its audiences.
async fn whole(site: &Site, campaign: Campaign) -> Result<(Campaign, Vec<AudienceId>), Error> {
    let audiences = rows::audiences(&site.app.storage, &campaign.id).await?;
    Ok((campaign, audiences))
}

async fn shown_whole(site: &Site, campaign: Campaign) -> Result<Value, Error> {
    let (campaign, audiences) = whole(site, campaign).await?;
    Ok(shown(&campaign, &audiences))
}

/// `GET /campaigns?cursor&limit`: two queries for any number.
pub async fn list(State(site): State<Site>, _: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &[])?;
    let mut campaigns = rows::page(&site.app.storage, after_id::<CampaignId>(&page)?, page.rows()).await?;
    let next = page.cut(&mut campaigns, |last| last.id.to_string());
    let ids: Vec<CampaignId> = campaigns.iter().map(|campaign| campaign.id.clone()).collect();
    let all = rows::audiences_of(&site.app.storage, &ids).await?;
    let items = campaigns.iter().map(|campaign| shown(campaign, &written_for(&all, &campaign.id)));
    Ok(list::answer(&items.collect::<Vec<_>>(), next))
}

fn written_for(all: &[(CampaignId, AudienceId)], wanted: &CampaignId) -> Vec<AudienceId> {
    all.iter().filter(|(campaign, _)| campaign == wanted).map(|(_, audience)| audience.clone()).collect()
}

/// `POST /campaigns`
pub async fn create(State(site): State<Site>, call: Call<Planner>) -> Reply {
    let campaign = campaigns::create(&site.app, &call.actor, &call.fields.draft()?).await?;
    Ok(created(&format!("/api/v1/campaigns/{}", campaign.id), &shown_whole(&site, campaign).await?))
}

/// `GET /campaigns/{id}`
pub async fn get(State(site): State<Site>, _: Token<Reader>, Path(campaign): Path<String>) -> Reply {
    let campaign = rows::get(&site.app.storage, &id(&campaign)?).await?;
    Ok(ok(&shown_whole(&site, campaign).await?))
}

/// `PATCH /campaigns/{id}`
pub async fn edit(State(site): State<Site>, Path(campaign): Path<String>, call: Call<Planner>) -> Reply {
    let campaign: CampaignId = id(&campaign)?;
    let (stored, audiences) = whole(&site, rows::get(&site.app.storage, &campaign).await?).await?;
    let before = shown(&stored, &audiences);
    let seen = call.fields.version()?;
    if seen != stored.version {
        return Ok(stale(&before, &call.fields));
    }
    let draft = call.fields.onto(&stored.draft(audiences), &before)?;
    match campaigns::edit(&site.app, &call.actor, &campaign, seen, &draft).await {
        Err(Error::Conflict { .. }) => {
            let newest = rows::get(&site.app.storage, &campaign).await?;
            Ok(stale(&shown_whole(&site, newest).await?, &call.fields))
        }
        done => Ok(ok(&shown_whole(&site, done?).await?)),
    }
}

/// `DELETE /campaigns/{id}`
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(campaign): Path<String>) -> Reply {
    campaigns::delete(&site.app, &who.actor, &id(&campaign)?).await?;
    Ok(deleted())
}
