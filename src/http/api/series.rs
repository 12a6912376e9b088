//! `/api/v1/series`. Each change can be looked at first (`dry_run`).

use domain::id::{CampaignId, SeriesId};
use domain::series::{self as noun, Outcome, SeriesDraft};
use domain::{LocalDate, LocalTime};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::series::{self, Mode};

use super::query::{DryRun, is_meant, word};
use super::{Call, Changes, Listed, Page, Token, after_id, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

/// A rule whose dates become sessions of their own.
#[derive(Serialize, ToSchema)]
#[schema(examples(json!({ "sentence": "Every second Tuesday at 18:00, New York time, 6 times" })))]
struct Series {
    #[serde(flatten)]
    series: noun::Series,
    /// The rule in plain words.
    sentence: String,
}

/// A series after a change or a look.
#[derive(Serialize, ToSchema)]
struct ChangedSeries {
    #[serde(flatten)]
    series: Series,
    /// The next five dates.
    next: Vec<LocalTime>,
    outcome: Outcome,
}

type AllSeries = Listed<Series>;
type SeriesChanges = Changes<SeriesDraft>;

/// What stands between a change and its keeping.
pub(super) const IN_THE_WAY: &str = "Changed meanwhile (`conflict`); a clinician would be in two places (`slot-conflict`); or not to be moved \
     (`wrong-state`). Nothing is kept. With `dry_run` the answer is 200 and names all of it.";

impl From<noun::Series> for Series {
    fn from(series: noun::Series) -> Self {
        Self { sentence: series.sentence(), series }
    }
}

fn with(site: &Site, (series, outcome): (noun::Series, Outcome)) -> ChangedSeries {
    let next = series.next(site.app.now(), 5).into_iter().map(|date| date.starts).collect();
    ChangedSeries { series: series.into(), next, outcome }
}

/// Which series are listed.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CampaignFilter {
    /// Only those of this campaign.
    #[param(inline)]
    campaign: Option<CampaignId>,
}

/// List series
#[utoipa::path(get, path = "", operation_id = "list_series", tag = "series", security(("token" = ["read"])),
    params(CampaignFilter, Page), responses((status = 200, description = "A page.", body = AllSeries)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let (page, CampaignFilter { campaign }) = query::filtered(&query)?;
    let cursor = after_id::<SeriesId>(&page)?;
    let found = series::page(&site.app, &who.actor, &word(campaign), cursor, page.rows()).await?;
    let found = found.into_iter().map(Series::from).collect();
    Ok(page.answer(found, |last: &Series| last.series.id.to_string()))
}

/// Make a new series and its sessions, as drafts
#[utoipa::path(post, path = "", operation_id = "create_series", tag = "series", security(("token" = ["plan"])),
    params(DryRun), request_body = SeriesDraft,
    responses(
        (status = 201, description = "As it is stored.", body = ChangedSeries),
        (status = 200, description = "With `dry_run`: what it would be.", body = ChangedSeries),
    ))]
pub async fn create(site: Site, query: Query, call: Call<Planner, SeriesDraft>) -> Reply {
    let DryRun { dry_run } = query::read(&query)?;
    let made = series::create(&site.app, &call.actor, &call.sent.draft()?, Mode::dry_run(dry_run)).await?;
    let (path, shown) = (format!("/api/v1/series/{}", made.0.id), with(&site, made));
    Ok(if dry_run { ok(&shown) } else { created(&path, &shown) })
}

/// Read a series
#[utoipa::path(get, path = "", operation_id = "get_series", tag = "series", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Series)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<SeriesId>) -> Reply {
    Ok(ok(&Series::from(series::get(&site.app, &who.actor, &id).await?)))
}

/// What of a series changes.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Change {
    /// Only look: nothing is saved.
    #[serde(deserialize_with = "is_meant")]
    #[param(default = false)]
    dry_run: bool,
    /// The first of its dates that changes; all, where it is left out.
    #[param(inline)]
    from: Option<LocalDate>,
}

/// Change a series, all of it or from a date on
///
/// Each session to come becomes what its date is now; one that was edited by hand stays. With `from` the series ends the
/// day before, and goes on as another, which is the answer: its first date and what is left of its count are where the
/// change begins.
#[utoipa::path(patch, path = "", operation_id = "edit_series", tag = "series", security(("token" = ["plan"])),
    params(Change), request_body = SeriesChanges,
    responses(
        (status = 200, description = "As it is now.", body = ChangedSeries),
        (status = 409, description = IN_THE_WAY),
    ))]
pub async fn edit(site: Site, query: Query, call: Call<Planner, SeriesChanges, SeriesId>) -> Reply {
    let Change { dry_run, from } = query::read(&query)?;
    let (app, planner, id, reader) = (&site.app, &call.actor, &call.at, call.actor.reader());
    let stored = series::get(app, &reader, id).await?;
    let edit = async {
        let as_it_is = from.map_or_else(|| stored.draft(), |day| stored.draft_from(day));
        let seen = stored.version;
        let draft = call.sent.onto(seen, &as_it_is, &Series::from(stored))?;
        let made = match from {
            Some(from) => series::edit_following(app, planner, id, seen, from, &draft, Mode::dry_run(dry_run)).await,
            None => series::edit(app, planner, id, seen, &draft, Mode::dry_run(dry_run)).await,
        };
        made.map(|made| ok(&with(&site, made)))
    };
    changed(edit.await, &call.sent, async { series::get(app, &reader, id).await.map(Series::from) }).await
}

/// Delete a series and its drafts
#[utoipa::path(delete, path = "", operation_id = "delete_series", tag = "series", security(("token" = ["plan"])),
    responses((
        status = 409,
        description = "Some of its sessions are public, cancelled, or have clinicians, questions or a post (`wrong-state`).",
    )))]
pub async fn delete(site: Site, who: Token<Planner>, Path(id): Path<SeriesId>) -> Reply {
    series::delete(&site.app, &who.actor, &id).await?;
    Ok(deleted())
}
