//! Dates become draft sessions with a UID of our own; a changed date changes its session.

use domain::activity::Verb;
use domain::id::SessionId;
use domain::session::{Session, SessionDraft, State};
use domain::time::MINUTE;
use domain::{text, zone};

use super::memory::{Known, Memory, again};
use super::{Became, Done, ImportedDate, Order, few};
use crate::calendar::read::{Occurrence, When};
use crate::storage::{campaigns, sessions as rows};
use crate::{Activity, Error, Work, sessions, slots};

/// Sessions of one import at most.
const MOST: usize = 1_000;
/// Characters of a description that are kept; the rest is cut.
const SUMMARY: usize = 3_900;

pub(super) async fn import(
    work: &mut Work,
    order: &Order,
    dates: &[Occurrence],
    done: &mut Done,
) -> Result<(String, String), Error> {
    few(dates.iter().filter(|date| date.days.is_none()).count(), MOST, "sessions")?;
    let subject = match &order.campaign_id {
        Some(id) => {
            let missing = |_| Error::field("campaign_id", "This campaign is not there any more.");
            campaigns::get(&mut *work, id).await.map_err(missing)?;
            id.to_string()
        }
        None => "sessions".to_owned(),
    };
    let mut memory = Memory::load(work, "sessions".to_owned(), dates).await?;
    for date in dates {
        if let Some(why) = unfit(date, &memory) {
            done.skip(date, why);
            continue;
        }
        let mark = work.savepoint().await?;
        let became = one(work, order, &mut memory, date).await;
        work.settle(mark, &became).await?;
        match became {
            Ok(became) => {
                done.count(became);
                done.items.push(ImportedDate::new(date));
            }
            Err(error) => done.skip(date, sentence(error)?),
        }
    }
    Ok((subject, format!("{} added, {} changed", done.added, done.changed)))
}

/// What never becomes a session.
fn unfit(date: &Occurrence, memory: &Memory) -> Option<&'static str> {
    if date.days.is_some() {
        return Some("it takes whole days; those become observances or busy times only.");
    }
    (date.cancelled && memory.known(date).is_none()).then_some("it was called off.")
}

/// What is told of one date that cannot be imported; our own faults are no sentence.
fn sentence(error: Error) -> Result<String, Error> {
    match error {
        Error::Invalid(problems) => {
            Ok(problems.0.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join(" "))
        }
        Error::SlotConflict(conflict) => Ok(conflict.sentence()),
        Error::State(why) => Ok(why),
        other => Err(other),
    }
}

async fn one(work: &mut Work, order: &Order, memory: &mut Memory, date: &Occurrence) -> Result<Became, Error> {
    match memory.known(date) {
        Some(known) if known.same => again(memory, work, date, &known).await,
        Some(known) => changed(work, order, memory, date, &known).await,
        None => {
            let facts = draft(order, date, None).check()?;
            let id: SessionId = work.id();
            let session = sessions::add(work, id, &facts).await?;
            work.record(Activity::session(&session.id, Verb::Imported).detail(&session.title));
            memory.note(work, date, session.id.as_str()).await?;
            Ok(Became::Added)
        }
    }
}

async fn changed(
    work: &mut Work,
    order: &Order,
    memory: &mut Memory,
    date: &Occurrence,
    known: &Known,
) -> Result<Became, Error> {
    let id: SessionId = crate::work::parsed(&known.subject)?;
    let before = match rows::lock(&mut *work, &id).await {
        Err(Error::NotFound) => return Err(Error::State("it was deleted here.".to_owned())),
        found => found?,
    };
    if date.cancelled {
        return called_off(work, memory, date, &before).await;
    }
    let after = sessions::change(work, &before, &draft(order, date, Some(&before)).check()?).await?;
    work.record(sessions::edited(&before, &after));
    memory.note(work, date, id.as_str()).await?;
    Ok(Became::Changed)
}

async fn called_off(
    work: &mut Work,
    memory: &mut Memory,
    date: &Occurrence,
    before: &Session,
) -> Result<Became, Error> {
    memory.note(work, date, before.id.as_str()).await?;
    if before.state == State::Cancelled {
        return Ok(Became::Same);
    }
    let after = before.cancelled(work.now()).map_err(Error::State)?;
    slots::withdraw_all(work, &after).await?;
    sessions::save_and_tell(work, &after).await?;
    work.record(Activity::session(&after.id, Verb::Cancelled));
    Ok(Became::Changed)
}

/// The date as an editor would type it. What we decided ourselves stays: campaign, moderation.
fn draft(order: &Order, date: &Occurrence, before: Option<&Session>) -> SessionDraft {
    let (local, zone) = match &date.start {
        When::Local(local, zone) => (*local, zone.clone()),
        When::Floating(local) => (*local, order.zone.clone()),
        When::Utc(_) | When::Day(_) => (zone::local(date.span.start, &order.zone), order.zone.clone()),
    };
    let links = [date.url.as_str(), date.location.as_str()];
    let link = links.into_iter().find(|link| text::web_link(link).is_ok_and(|link| link.is_some()));
    let kept = before.map(Session::draft).unwrap_or_default();
    SessionDraft {
        campaign_id: before
            .map_or_else(|| order.campaign_id.as_ref().map(ToString::to_string), |_| kept.campaign_id.clone()),
        title: date.title.clone(),
        summary: date.description.chars().take(SUMMARY).collect(),
        starts: Some(local.to_string()),
        zone: zone.to_string(),
        minutes: (date.span.end.since(date.span.start) / MINUTE).to_string(),
        join_url: link.map(str::to_owned).or(kept.join_url),
        moderation: kept.moderation,
    }
}
