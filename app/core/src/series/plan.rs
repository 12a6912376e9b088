//! Creating and deleting a series.

use domain::Version;
use domain::activity::Verb;
use domain::id::SeriesId;
use domain::series::{Outcome, Series, SeriesDraft, SeriesFacts};

use super::Mode;
use super::fill::fill;
use crate::actor::Planner;
use crate::live::{EventKind, Topic};
use crate::storage::series as rows;
use crate::storage::{campaigns, sessions as session_rows};
use crate::{Activity, Error, Wellspring, Work};

/// Creates a series and its sessions a year ahead, drafts all of them; or looks at what that would make.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn create(
    app: &Wellspring,
    planner: &Planner,
    draft: &SeriesDraft,
    mode: Mode,
) -> Result<(Series, Outcome), Error> {
    let zone = app.zone_or_home(&draft.zone, draft.campaign_id.as_deref()).await?;
    let facts = SeriesDraft { zone, ..draft.clone() }.check()?;
    let mut work = app.begin(planner).await?;
    let id: SeriesId = work.id();
    if mode == Mode::Keep
        && let Some(first) = work.repeated(&id).await?
    {
        return Ok((rows::get(&mut work, &crate::work::parsed(&first)?).await?, Outcome::default()));
    }
    let series = blank(&work, id, &facts);
    add(&mut work, &series).await?;
    let added = fill(&mut work, &series).await?;
    if added == 0 {
        return Err(Error::field("starts", "All its dates are over; give it a later first date or a later end."));
    }
    if mode == Mode::Keep {
        work.commit(Activity::series(&series.id, Verb::Created).detail(&series.title)).await?;
    }
    Ok((series, Outcome { added, ..Outcome::default() }))
}

/// A step: a new row.
pub(super) async fn add(work: &mut Work, series: &Series) -> Result<(), Error> {
    known_campaign(work, series).await?;
    rows::insert(&mut *work, series).await?;
    work.announce(Topic::Plan, EventKind::Series, &series.id);
    Ok(())
}

pub(super) fn blank(work: &Work, id: SeriesId, facts: &SeriesFacts) -> Series {
    let session = facts.session.clone();
    Series {
        id,
        campaign_id: session.campaign_id,
        title: session.title,
        summary: session.summary,
        language: session.language,
        rule: facts.rule,
        starts: facts.starts,
        zone: session.zone,
        minutes: session.minutes,
        join_url: session.join_url,
        moderation: session.moderation,
        skipped: String::new(),
        created_at: work.now(),
        updated_at: work.now(),
        version: Version(1),
    }
}

pub(super) async fn known_campaign(work: &mut Work, series: &Series) -> Result<(), Error> {
    let Some(campaign) = &series.campaign_id else { return Ok(()) };
    match campaigns::get(work, campaign).await {
        Err(Error::NotFound) => Err(Error::field("campaign_id", "This campaign is not there any more.")),
        found => found.map(drop),
    }
}

/// Deletes a series of which nobody outside knows anything. Sessions that were edited by hand stay, each alone.
///
/// # Errors
/// [`Error::State`] once one of its sessions is public, has clinicians, questions or a post.
pub async fn delete(app: &Wellspring, planner: &Planner, id: &SeriesId) -> Result<(), Error> {
    let mut work = app.begin(planner).await?;
    let series = rows::lock(&mut work, id).await?;
    if !rows::bound(&mut work, id).await?.is_empty() {
        return Err(Error::State(
            "Some of its sessions are public, cancelled, or have clinicians, questions or a post. Give the series a last day instead."
                .to_owned(),
        ));
    }
    for session in session_rows::of_series(&mut work, id).await?.iter().filter(|session| !session.detached.is_set()) {
        session_rows::delete(&mut work, &session.id).await?;
        work.announce(Topic::Plan, EventKind::Session, &session.id);
    }
    rows::delete(&mut work, id).await?;
    work.announce(Topic::Plan, EventKind::Series, id);
    work.commit(Activity::series(id, Verb::Deleted).detail(&series.title)).await
}
