//! Creating, editing and deleting a session.

use domain::activity::Verb;
use domain::id::{SeriesId, SessionId};
use domain::session::{Session, SessionDraft, SessionFacts};
use domain::{LocalTime, Version};

use super::{save_and_tell, tzdata};
use crate::actor::Planner;
use crate::held::Held;
use crate::live::{EventKind, Topic};
use crate::safety::let_stand;
use crate::slug::{self, Noun};
use crate::storage::{campaigns, series, sessions as rows, slots as slot_rows};
use crate::work::Once;
use crate::{Activity, Error, Wellspring, Work, slots};

/// Creates a draft.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn create(app: &Wellspring, planner: &Planner, draft: &SessionDraft) -> Result<Session, Error> {
    let zone = app.zone_or_home(&draft.zone, draft.campaign_id.as_deref()).await?;
    let facts = SessionDraft { zone, ..draft.clone() }.check()?;
    let mut work = app.begin(planner).await?;
    let id: SessionId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    let session = add(&mut work, id, &facts).await?;
    work.commit(Activity::session(&session.id, Verb::Created).detail(&session.title)).await?;
    Ok(session)
}

/// A step: a new draft.
pub(crate) async fn add(work: &mut Work, id: SessionId, facts: &SessionFacts) -> Result<Session, Error> {
    add_of(work, id, facts, None).await
}

/// A step: a new draft, of a date of a series where there is one.
pub(crate) async fn add_of(
    work: &mut Work,
    id: SessionId,
    facts: &SessionFacts,
    series: Option<(SeriesId, LocalTime)>,
) -> Result<Session, Error> {
    known_campaign(work, facts).await?;
    let (series_id, original_starts) = series.unzip();
    let drafted = Session::drafted(id, String::new(), String::new(), facts, work.now());
    let mut session = Session { series_id, original_starts, ..drafted };
    let mut tries = slug::Tries::default();
    loop {
        session.slug = slug::free(work, Noun::Session, facts.title.as_str()).await?;
        session.code = work.app().outside.code(6);
        if rows::insert(&mut *work, &session, tzdata()).await? {
            break;
        }
        tries.again()?;
    }
    work.announce(Topic::Plan, EventKind::Session, &session.id);
    Ok(session)
}

/// Changes a session. If its time changes, its clinicians are asked again.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::SlotConflict`] names who would be in two places;
/// [`Error::Invalid`] beside the fields.
pub async fn edit(
    app: &Wellspring,
    planner: &Planner,
    id: &SessionId,
    seen: Version,
    draft: &SessionDraft,
) -> Result<Session, Error> {
    let facts = draft.check()?;
    by_hand(Held::seen(app, planner, id, seen).await?, &facts).await
}

/// Schedules a draft just as its form shows it: what was typed is kept with the step, or neither is.
///
/// # Errors
/// As for [`edit`], and for scheduling.
pub async fn schedule_as(
    app: &Wellspring,
    planner: &Planner,
    id: &SessionId,
    seen: Version,
    draft: &SessionDraft,
) -> Result<Session, Error> {
    let facts = draft.check()?;
    let Held { mut work, before, done } = Held::<Session>::seen(app, planner, id, seen).await?;
    if done {
        return Ok(before);
    }
    let typed = match before.edited(&facts, before.updated_at)? == before {
        true => before,
        false => {
            let saved = change(&mut work, &by_a_person(&before), &facts).await?;
            work.record(edited(&before, &saved));
            saved
        }
    };
    let after = typed.scheduled(work.now()).map_err(Error::State)?;
    let_stand(&mut work, &[after.title.as_str(), after.summary.as_str()], draft.marks_stand).await?;
    publish_campaign(&mut work, &after).await?;
    save_and_tell(&mut work, &after).await?;
    let kept = rows::get(&mut work, id).await?;
    work.commit(Activity::session(id, Verb::Scheduled)).await?;
    Ok(kept)
}

/// A date of a series that was edited by hand stays so.
fn by_a_person(before: &Session) -> Session {
    Session { detached: before.series_id.is_some().into(), ..before.clone() }
}

/// Keeps what a person changed.
pub(super) async fn by_hand(held: Held<Session>, facts: &SessionFacts) -> Result<Session, Error> {
    let Held { mut work, before, done } = held;
    if done {
        return Ok(before);
    }
    let saved = change(&mut work, &by_a_person(&before), facts).await?;
    work.commit(edited(&before, &saved)).await?;
    Ok(saved)
}

/// A step: a locked session becomes what `facts` say, and whoever is part of it follows.
pub(crate) async fn change(work: &mut Work, before: &Session, facts: &SessionFacts) -> Result<Session, Error> {
    known_campaign(work, facts).await?;
    let mut after = before.edited(facts, work.now())?;
    if after.is_public() && (&after.title, &after.summary) != (&before.title, &before.summary) {
        let_stand(work, &[after.title.as_str(), after.summary.as_str()], facts.marks_stand).await?;
    }
    if !after.is_public() && slug::spelled(after.title.as_str()) != slug::spelled(before.title.as_str()) {
        after.slug = slug::renamed(work, Noun::Session, after.id.as_str(), after.title.as_str()).await?;
    }
    if after.span() != before.span() {
        slots::propose_again(work, &after).await?;
    } else if after.sequence != before.sequence {
        slots::follow(work, &after).await?;
    } else if after.title != before.title {
        slots::renamed(work, &after).await?;
    }
    save_and_tell(work, &after).await?;
    if after.is_public() {
        publish_campaign(work, &after).await?;
    }
    rows::get(work, &before.id).await
}

/// The record of a change.
pub(crate) fn edited(before: &Session, after: &Session) -> Activity {
    if before.span() == after.span() && before.zone == after.zone {
        return Activity::session(&after.id, Verb::Edited);
    }
    let time =
        |session: &Session| session.starts.map_or("undated".to_owned(), |local| format!("{local} {}", session.zone));
    Activity::session(&after.id, Verb::Rescheduled).detail(format!("{} → {}", time(before), time(after)))
}

/// Deletes a session that was never public.
///
/// # Errors
/// [`Error::State`] otherwise.
pub async fn delete(app: &Wellspring, planner: &Planner, id: &SessionId) -> Result<(), Error> {
    let mut work = app.begin(planner).await?;
    let session = rows::lock(&mut work, id).await?;
    if session.is_public() {
        return Err(Error::State("This session was public, so it stays in the record. Cancel it instead.".to_owned()));
    }
    if slot_rows::of_session(&mut work, id).await?.iter().any(|slot| slot.told_at.is_some()) {
        return Err(Error::State(
            "Clinicians have been invited to this session by mail. Cancel it instead, so that they hear of it."
                .to_owned(),
        ));
    }
    rows::delete(&mut work, id).await?;
    if let (Some(of), Some(original)) = (&session.series_id, session.original_starts) {
        series::skip(&mut work, of, original.date).await?;
    }
    work.announce(Topic::Plan, EventKind::Session, id);
    work.commit(Activity::session(id, Verb::Deleted).detail(&session.title)).await
}

async fn known_campaign(work: &mut Work, facts: &SessionFacts) -> Result<(), Error> {
    let Some(campaign) = &facts.campaign_id else { return Ok(()) };
    match campaigns::get(work, campaign).await {
        Err(Error::NotFound) => Err(Error::field("campaign_id", "This campaign is not there any more.")),
        found => found.map(drop),
    }
}

/// With its first public session, a campaign's page is public.
pub(super) async fn publish_campaign(work: &mut Work, session: &Session) -> Result<(), Error> {
    let Some(campaign) = &session.campaign_id else { return Ok(()) };
    crate::safety::publish_campaign(work, campaign).await
}
