//! `/api/v1/series`, and moving a campaign with everything in it. Each change can be looked at first (`dry_run`).

use axum::extract::{Path, State};
use domain::id::{CampaignId, SeriesId};
use domain::series::{Outcome, Series};
use domain::{LocalDate, Problems};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::series::{self, Mode};
use wellspring_core::{Error, campaigns};

use super::list::{self, Page, after_id, word};
use super::query::{dry_run, only};
use super::{Call, Token, created, deleted, ok, stale};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// As stored, with its rule in a sentence.
fn shown(series: &Series) -> Value {
    let mut shown = json!(series);
    shown["sentence"] = json!(series.sentence());
    shown
}

/// Likewise, with what a change makes of its sessions and the next dates.
fn changed(site: &Site, series: &Series, outcome: &Outcome) -> Value {
    let next = series.next(site.app.now(), 5).into_iter().map(|date| date.starts);
    let mut shown = shown(series);
    shown["next"] = next.map(|starts| json!(starts)).collect();
    shown["outcome"] = json!(outcome);
    shown
}

fn mode(query: &Query) -> Mode {
    if dry_run(query) { Mode::Look } else { Mode::Keep }
}

/// `GET /series?campaign&cursor&limit`
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &["campaign"])?;
    let campaign = word::<CampaignId>(&query, "campaign")?.map(|id| id.to_string()).unwrap_or_default();
    let cursor = after_id::<SeriesId>(&page)?;
    let mut found = series::page(&site.app, &who.actor, &campaign, cursor, page.rows()).await?;
    let next = page.cut(&mut found, |last| last.id.to_string());
    Ok(list::answer(&found.iter().map(shown).collect::<Vec<_>>(), next))
}

/// `POST /series?dry_run`
pub async fn create(State(site): State<Site>, query: Query, call: Call<Planner>) -> Reply {
    checked(&query, &["dry_run"], |_| Some(()))?;
    let mode = mode(&query);
    let (series, outcome) = series::create(&site.app, &call.actor, &call.fields.draft()?, mode).await?;
    let shown = changed(&site, &series, &outcome);
    Ok(match mode {
        Mode::Look => ok(&shown),
        Mode::Keep => created(&format!("/api/v1/series/{}", series.id), &shown),
    })
}

/// `GET /series/{id}`
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(series): Path<String>) -> Reply {
    Ok(ok(&shown(&series::get(&site.app, &who.actor, &id(&series)?).await?)))
}

/// `PATCH /series/{id}?from&dry_run`: all of it, or from one of its dates on. What is not sent stays; from a date on, the
/// first date is that one and a count goes on counting.
pub async fn edit(State(site): State<Site>, Path(series): Path<String>, query: Query, call: Call<Planner>) -> Reply {
    let from = |wrong: &mut Problems| wrong.take("from", query.get("from").map(str::parse::<LocalDate>).transpose());
    let from = checked(&query, &["dry_run", "from"], from)?;
    let series: SeriesId = id(&series)?;
    let reader = call.actor.reader();
    let stored = series::get(&site.app, &reader, &series).await?;
    let seen = call.fields.version()?;
    if seen != stored.version {
        return Ok(stale(&shown(&stored), &call.fields));
    }
    let as_it_is = from.map_or_else(|| stored.draft(), |day| stored.draft_from(day));
    let draft = call.fields.onto(&as_it_is, &shown(&stored))?;
    let (app, planner, mode) = (&site.app, &call.actor, mode(&query));
    let done = match from {
        Some(from) => series::edit_following(app, planner, &series, seen, from, &draft, mode).await,
        None => series::edit(app, planner, &series, seen, &draft, mode).await,
    };
    match done {
        Err(Error::Conflict { .. }) => {
            let newest = series::get(&site.app, &reader, &series).await?;
            Ok(stale(&shown(&newest), &call.fields))
        }
        done => {
            let (series, outcome) = done?;
            Ok(ok(&changed(&site, &series, &outcome)))
        }
    }
}

/// `DELETE /series/{id}`
pub async fn delete(State(site): State<Site>, who: Token<Planner>, Path(series): Path<String>) -> Reply {
    series::delete(&site.app, &who.actor, &id(&series)?).await?;
    Ok(deleted())
}

/// What moving a campaign takes, beside the version that was seen.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ShiftDraft {
    /// The new first day.
    pub starts_on: String,
}

/// `POST /campaigns/{id}/shift?dry_run`
pub async fn shift(State(site): State<Site>, Path(campaign): Path<String>, query: Query, call: Call<Planner>) -> Reply {
    checked(&query, &["dry_run"], |_| Some(()))?;
    let draft: ShiftDraft = call.fields.draft()?;
    let seen = call.fields.version()?;
    let first = draft.starts_on.parse().map_err(|why| Error::field("starts_on", why))?;
    let done = campaigns::shift(&site.app, &call.actor, &id(&campaign)?, seen, first, mode(&query)).await?;
    Ok(ok(&done))
}

/// The query's words: none but `known`, and what `read` makes of them.
fn checked<T>(query: &Query, known: &[&str], read: impl FnOnce(&mut Problems) -> Option<T>) -> Result<T, Error> {
    let mut wrong = Problems::default();
    only(query, known, &mut wrong);
    let found = read(&mut wrong);
    Ok(wrong.or(found)?)
}
