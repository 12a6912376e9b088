//! `/api/v1/campaigns`

use axum::extract::{Path, State};
use domain::campaign::Campaign;
use domain::id::{AudienceId, CampaignId};
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader};
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
async fn whole(site: &Site, reader: &Reader, campaign: Campaign) -> Result<(Campaign, Vec<AudienceId>), Error> {
    let all = campaigns::audiences(&site.app, reader, std::slice::from_ref(&campaign.id)).await?;
    let audiences = written_for(&all, &campaign.id);
    Ok((campaign, audiences))
}

async fn shown_whole(site: &Site, reader: &Reader, campaign: Campaign) -> Result<Value, Error> {
    let (campaign, audiences) = whole(site, reader, campaign).await?;
    Ok(shown(&campaign, &audiences))
}

/// `GET /campaigns?cursor&limit`: two queries for any number.
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &[])?;
    let mut found = campaigns::page(&site.app, &who.actor, after_id::<CampaignId>(&page)?, page.rows()).await?;
    let next = page.cut(&mut found, |last| last.id.to_string());
    let ids: Vec<CampaignId> = found.iter().map(|campaign| campaign.id.clone()).collect();
    let all = campaigns::audiences(&site.app, &who.actor, &ids).await?;
    let items = found.iter().map(|campaign| shown(campaign, &written_for(&all, &campaign.id)));
    Ok(list::answer(&items.collect::<Vec<_>>(), next))
}

fn written_for(all: &[(CampaignId, AudienceId)], wanted: &CampaignId) -> Vec<AudienceId> {
    all.iter().filter(|(campaign, _)| campaign == wanted).map(|(_, audience)| audience.clone()).collect()
}

/// `POST /campaigns`
pub async fn create(State(site): State<Site>, call: Call<Planner>) -> Reply {
    let campaign = campaigns::create(&site.app, &call.actor, &call.fields.draft()?).await?;
    let path = format!("/api/v1/campaigns/{}", campaign.id);
    Ok(created(&path, &shown_whole(&site, &call.actor.reader(), campaign).await?))
}

/// `GET /campaigns/{id}`
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(campaign): Path<String>) -> Reply {
    let campaign = campaigns::get(&site.app, &who.actor, &id(&campaign)?).await?;
    Ok(ok(&shown_whole(&site, &who.actor, campaign).await?))
}

/// `PATCH /campaigns/{id}`
pub async fn edit(State(site): State<Site>, Path(campaign): Path<String>, call: Call<Planner>) -> Reply {
    let campaign: CampaignId = id(&campaign)?;
    let reader = call.actor.reader();
    let stored = campaigns::get(&site.app, &reader, &campaign).await?;
    let (stored, audiences) = whole(&site, &reader, stored).await?;
    let before = shown(&stored, &audiences);
    let seen = call.fields.version()?;
    if seen != stored.version {
        return Ok(stale(&before, &call.fields));
    }
    let draft = call.fields.onto(&stored.draft(audiences), &before)?;
    match campaigns::edit(&site.app, &call.actor, &campaign, seen, &draft).await {
        Err(Error::Conflict { .. }) => {
            let newest = campaigns::get(&site.app, &reader, &campaign).await?;
            Ok(stale(&shown_whole(&site, &reader, newest).await?, &call.fields))
        }
        done => Ok(ok(&shown_whole(&site, &reader, done?).await?)),
    }
}

/// `DELETE /campaigns/{id}`
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(campaign): Path<String>) -> Reply {
    campaigns::delete(&site.app, &who.actor, &id(&campaign)?).await?;
    Ok(deleted())
}
