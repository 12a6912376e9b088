//! Dates become draft sessions with a UID of our own; a changed date changes its session.

use domain::activity::Verb;
use domain::id::SessionId;
use domain::session::{LONGEST, Session, SessionDraft, State};
use domain::text::Title;
use domain::time::MINUTE;
use domain::{Instant, zone};

use super::done::{Became, GoneDate};
use super::memory::{Known, Memory, again};
use super::{Brought, Done, ImportedDate, Into, few};
use crate::calendar::read::{CalledOff, Occurrence, When, names};
use crate::storage::imported::Imported;
use crate::storage::{campaigns, sessions as rows};
use crate::{Activity, Error, Work, sessions, slots};

/// Sessions of one import at most.
const MOST: usize = 1_000;
/// Characters of a description that are kept; the rest is cut.
const SUMMARY: usize = 3_900;
/// The shortest session, in minutes.
const SHORTEST: i64 = 5;
/// How long is what says no end, in minutes.
const NO_END: i64 = 60;
/// What is called what has no title.
pub(super) const UNTITLED: &str = "Untitled";

pub(super) async fn import(work: &mut Work, brought: &Brought, done: &mut Done) -> Result<(String, String), Error> {
    few(brought.dates.iter().filter(|date| date.days.is_none()).count(), MOST, "sessions")?;
    let subject = match &brought.order.campaign_id {
        Some(id) => {
            let missing = |_| Error::field("campaign_id", "This campaign is not there any more.");
            campaigns::get(&mut *work, id).await.map_err(missing)?;
            id.to_string()
        }
        None => "sessions".to_owned(),
    };
    let mut memory = brought.memory(work, "sessions".to_owned()).await?;
    for date in &brought.dates {
        if let Some((why, offers)) = unfit(date) {
            done.skip_offering(date, why, offers);
            continue;
        }
        if date.cancelled && memory.known(date).is_none() {
            if memory.of_event(&date.uid, date.sequence).is_empty() {
                done.skip(date, "it was called off.");
            }
            continue;
        }
        if memory.is_outdated(date) {
            done.count(Became::Same);
            continue;
        }
        let mark = work.savepoint().await?;
        let became = one(work, brought, &mut memory, date).await;
        work.settle(mark, &became).await?;
        match became {
            Ok(item) => {
                done.count(item.became);
                done.items.push(item);
            }
            Err(error) => done.skip(date, sentence(error)?),
        }
    }
    called_off(work, brought, &memory, done).await?;
    gone(work, brought, &memory, done).await?;
    Ok((subject, format!("{} added, {} changed", done.added, done.changed)))
}

const INSTEAD: &[Into] = &[Into::Observances, Into::Busy];

/// What never becomes a session, and as what it could come in.
fn unfit(date: &Occurrence) -> Option<(String, &'static [Into])> {
    let minutes = date.span.end.since(date.span.start) / MINUTE;
    if date.days.is_some() {
        return Some(("it takes whole days; those become observances or busy times only.".to_owned(), INSTEAD));
    }
    if minutes > LONGEST {
        let why = format!(
            "it lasts {minutes} minutes; a session takes {SHORTEST} to {LONGEST} minutes. It can become an observance or busy times."
        );
        return Some((why, INSTEAD));
    }
    let short = date.span.end > date.span.start && minutes < SHORTEST;
    short.then(|| {
        let lasts = if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") };
        (format!("it lasts {lasts}; a session takes {SHORTEST} to {LONGEST} minutes."), &[Into::Busy] as &[Into])
    })
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

/// With its title, or marked as without one.
pub(super) fn untitled(item: ImportedDate) -> ImportedDate {
    let notes = [item.notes, vec!["It has no title.".to_owned()]].concat();
    ImportedDate { title: UNTITLED.to_owned(), notes, ..item }
}

/// One date, as it stands here then.
async fn one(
    work: &mut Work,
    brought: &Brought,
    memory: &mut Memory,
    date: &Occurrence,
) -> Result<ImportedDate, Error> {
    let known = memory.known(date);
    let (became, session) = match &known {
        Some(known) if known.same => {
            let session = rows::get(&mut *work, &crate::work::parsed(&known.row.subject)?).await;
            (again(memory, work, date, known).await?, session.ok())
        }
        // It takes place after all: what was called off stays so.
        Some(known) if known.was_called_off() => added(work, brought, memory, date).await?,
        Some(known) => changed(work, brought, memory, date, known).await?,
        None => added(work, brought, memory, date).await?,
    };
    Ok(item(date, became, session.as_ref(), known.as_ref()))
}

async fn added(
    work: &mut Work,
    brought: &Brought,
    memory: &mut Memory,
    date: &Occurrence,
) -> Result<(Became, Option<Session>), Error> {
    let facts = draft(brought, date, None).check()?;
    let id: SessionId = work.id();
    let session = sessions::add(work, id, &facts).await?;
    work.record(Activity::session(&session.id, Verb::Imported).detail(&session.title));
    memory.note(work, date, session.id.as_str()).await?;
    Ok((Became::Added, Some(session)))
}

/// A date with what was made of it.
fn item(date: &Occurrence, became: Became, session: Option<&Session>, known: Option<&Known>) -> ImportedDate {
    let mut item = ImportedDate::new(date, became);
    if date.title.is_empty() {
        item = untitled(item);
    }
    if date.span.end <= date.span.start {
        item.notes.push(format!("It says no end: {NO_END} minutes."));
        item.ends_at = item.starts_at.plus(NO_END * MINUTE);
    }
    let Some(session) = session.filter(|_| !date.cancelled) else { return item };
    if became != Became::Added && session.title.as_str() != titled(date) {
        item.notes.push(format!("Its title was changed here; in the calendar it is “{}”.", titled(date)));
        item.title = session.title.to_string();
    }
    if known.is_some_and(|known| !known.same) && session.starts_at.is_some_and(|at| at != date.span.start) {
        item.notes.push("It was moved here; the calendar has it at the time shown.".to_owned());
    }
    item
}

/// The title as we would keep it.
fn titled(date: &Occurrence) -> String {
    let title = if date.title.is_empty() { UNTITLED } else { &date.title };
    title.parse::<Title>().map_or_else(|_| title.to_owned(), |title| title.to_string())
}

async fn changed(
    work: &mut Work,
    brought: &Brought,
    memory: &mut Memory,
    date: &Occurrence,
    known: &Known,
) -> Result<(Became, Option<Session>), Error> {
    let id: SessionId = crate::work::parsed(&known.row.subject)?;
    let before = match rows::lock(&mut *work, &id).await {
        Err(Error::NotFound) => return Err(Error::State("it was deleted here.".to_owned())),
        found => found?,
    };
    memory.note(work, date, id.as_str()).await?;
    if date.cancelled {
        return Ok((call_off(work, &before).await?, Some(before)));
    }
    if before.state == State::Cancelled {
        return Err(Error::State("it was called off here.".to_owned()));
    }
    let draft = draft(brought, date, Some((&before, known)));
    let facts = draft.check()?;
    if facts == before.draft().check()? {
        return Ok((Became::Same, Some(before)));
    }
    let after = sessions::change(work, &before, &facts).await?;
    work.record(sessions::edited(&before, &after));
    Ok((Became::Changed, Some(after)))
}

/// A step: a session that is called off over there is called off here; one that is over stays.
async fn call_off(work: &mut Work, before: &Session) -> Result<Became, Error> {
    if before.state == State::Cancelled {
        return Ok(Became::Same);
    }
    let after = before.cancelled(work.now()).map_err(Error::State)?;
    slots::call_off(work, &after).await?;
    sessions::save_and_tell(work, &after).await?;
    work.record(Activity::session(&after.id, Verb::Cancelled));
    Ok(Became::Changed)
}

/// Whether it is still to come, so that it can be called off.
fn is_open(session: &Session, now: Instant) -> bool {
    matches!(session.state, State::Draft | State::Scheduled) && session.ends_at.is_none_or(|end| end > now)
}

/// Events that are called off whole, or by the names of their dates alone (RFC 5546 §3.2.5).
async fn called_off(work: &mut Work, brought: &Brought, memory: &Memory, done: &mut Done) -> Result<(), Error> {
    for off in &brought.off {
        for (at, row) in memory.of_event(&off.uid, off.sequence) {
            let Some(session) = still_open(work, &row).await? else { continue };
            if !is_named(off, at, &session) {
                continue;
            }
            let became = call_off(work, &session).await?;
            memory.note_off(work, &row, off.sequence).await?;
            done.count(became);
            done.items.push(of_session(&off.uid, &session, became));
        }
    }
    Ok(())
}

fn is_named(off: &CalledOff, at: Option<Instant>, session: &Session) -> bool {
    let (Some(date), Some(at)) = (&off.date, at) else { return off.date.is_none() };
    names(date, at, &session.zone, &off.home) || (off.onwards && at >= date.instant(&off.home))
}

async fn still_open(work: &mut Work, row: &Imported) -> Result<Option<Session>, Error> {
    let now = work.now();
    match rows::lock(&mut *work, &crate::work::parsed(&row.subject)?).await {
        Err(Error::NotFound) => Ok(None),
        found => Ok(Some(found?).filter(|session| is_open(session, now))),
    }
}

fn of_session(uid: &str, session: &Session, became: Became) -> ImportedDate {
    let (starts_at, ends_at) = (session.starts_at.unwrap_or(Instant(0)), session.ends_at.unwrap_or(Instant(0)));
    ImportedDate {
        uid: uid.to_owned(),
        title: session.title.to_string(),
        starts_at,
        ends_at,
        all_day: false,
        starts_on: None,
        ends_on: None,
        became,
        notes: vec!["It is called off.".to_owned()],
    }
}

/// What the calendar no longer has: shown, and called off where that is wanted.
async fn gone(work: &mut Work, brought: &Brought, memory: &Memory, done: &mut Done) -> Result<(), Error> {
    for missing in memory.missing(&brought.read(), brought.window) {
        let Some(session) = still_open(work, &missing.row).await? else { continue };
        let called_off = brought.order.gone.has(session.id.as_str());
        if called_off {
            call_off(work, &session).await?;
            memory.forget(work, &missing.row).await?;
        }
        let (Some(starts_at), Some(ends_at)) = (session.starts_at, session.ends_at) else { continue };
        let (id, title) = (session.id.to_string(), session.title.to_string());
        done.gone.push(GoneDate { id, uid: missing.uid, title, starts_at, ends_at, called_off });
    }
    Ok(())
}

/// The date as an editor would type it. What we decided ourselves stays: campaign, language, moderation; the title that somebody
/// typed here; a time and a text that the far side has not changed since.
fn draft(brought: &Brought, date: &Occurrence, before: Option<(&Session, &Known)>) -> SessionDraft {
    let order = &brought.order;
    let (local, zone) = match &date.start {
        When::Local(local, zone) => (*local, zone.clone()),
        When::Floating(local) => (*local, order.zone.clone()),
        When::Utc(_) | When::Day(_) => (zone::local(date.span.start, &brought.home), brought.home.clone()),
    };
    let kept = before.map(|(session, _)| session.draft()).unwrap_or_default();
    let minutes = date.span.end.since(date.span.start) / MINUTE;
    let fresh = SessionDraft {
        campaign_id: before
            .map_or_else(|| order.campaign_id.as_ref().map(ToString::to_string), |_| kept.campaign_id.clone()),
        title: titled(date),
        summary: summary(date),
        language: kept.language.clone(),
        starts: Some(local.to_string()),
        zone: zone.to_string(),
        minutes: if minutes > 0 { minutes } else { NO_END }.to_string(),
        join_url: date.join.clone().or_else(|| kept.join_url.clone()),
        recording_url: kept.recording_url.clone(),
        moderation: kept.moderation.clone(),
        ..SessionDraft::default()
    };
    match before {
        Some((session, known)) => as_kept(fresh, kept, session, date, known),
        None => fresh,
    }
}

/// What was changed here by hand stays, unless the far side has another word on it since.
fn as_kept(
    fresh: SessionDraft,
    kept: SessionDraft,
    session: &Session,
    date: &Occurrence,
    known: &Known,
) -> SessionDraft {
    let row = &known.row;
    let theirs = row.title.parse::<Title>().map_or(row.title.clone(), |title| title.to_string());
    let theirs = if row.title.is_empty() && row.starts_at.is_some() { UNTITLED.to_owned() } else { theirs };
    let by_hand = !theirs.is_empty() && session.title.as_str() != theirs;
    let (moved, retold) = (known.is_moved(date), known.is_retold(date));
    SessionDraft {
        title: if by_hand { kept.title } else { fresh.title },
        starts: if moved { fresh.starts } else { kept.starts },
        zone: if moved { fresh.zone } else { kept.zone },
        minutes: if moved { fresh.minutes } else { kept.minutes },
        summary: if retold { fresh.summary } else { kept.summary },
        join_url: if retold { fresh.join_url } else { kept.join_url },
        ..fresh
    }
}

/// What it tells, and the room to come to.
fn summary(date: &Occurrence) -> String {
    let room = date.room.as_ref().map(|room| format!("Where: {room}")).unwrap_or_default();
    let told: String = date.description.chars().take(SUMMARY.saturating_sub(room.chars().count() + 2)).collect();
    [told.as_str(), room.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
