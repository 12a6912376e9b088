//! Whole days become observances of a layer; what lasts for days or nights does too.

use domain::activity::Verb;
use domain::id::{LayerId, ObservanceId};
use domain::time::HOUR;
use domain::{LocalDate, ZoneName, text, zone};

use super::done::{Became, GoneDate};
use super::memory::{Memory, again};
use super::sessions::{UNTITLED, untitled};
use super::{Brought, Done, ImportedDate, few};
use crate::calendar::read::{Occurrence, When};
use crate::storage::imported as rows;
use crate::{Activity, Error, Work, targets};

/// Observances of one import at most.
const MOST: usize = 2_000;
/// What lasts longer is shown as days, in milliseconds.
const LONG: i64 = 12 * HOUR;

pub(super) async fn import(work: &mut Work, brought: &Brought, done: &mut Done) -> Result<(String, String), Error> {
    let order = &brought.order;
    let name = text::line(&order.layer, "The layer’s name", 1, 60).map_err(|why| Error::field("layer", why))?;
    let days = |date: &Occurrence| days(date, &brought.home);
    few(brought.dates.iter().filter(|date| days(date).is_some()).count(), MOST, "observances")?;
    let layer = layer(work, &name).await?;
    let mut memory = brought.memory(work, format!("layer:{layer}")).await?;
    for date in &brought.dates {
        let Some(days) = days(date) else {
            done.skip(date, "it has a time of day; only whole days, and what lasts longer than 12 hours or over midnight, become observances.");
            continue;
        };
        if memory.is_outdated(date) {
            done.count(Became::Same);
            continue;
        }
        match one(work, &layer, &mut memory, date, days).await? {
            Some(became) => {
                done.count(became);
                let item = ImportedDate::new(date, became).on(Some(days));
                done.items.push(if text::is_visible(&date.title) { item } else { untitled(item) });
            }
            None => done.skip(date, "it was called off."),
        }
    }
    called_off(work, brought, &memory, done).await?;
    gone(work, brought, &memory, done).await?;
    targets::layer_changed(work, &name).await?;
    Ok((layer.to_string(), name))
}

/// The first day and the day after the last, of what is shown as days.
fn days(date: &Occurrence, home: &ZoneName) -> Option<(LocalDate, LocalDate)> {
    if date.days.is_some() {
        return date.days;
    }
    let zone = if let When::Local(_, zone) = &date.start { zone } else { home };
    let length = date.span.end.since(date.span.start);
    let first = zone::date(date.span.start, zone);
    let last = if length > 0 { zone::date(date.span.end.plus(-1), zone) } else { first };
    (length > LONG || last > first).then(|| (first, LocalDate::from_days(last.days() + 1)))
}

async fn layer(work: &mut Work, name: &str) -> Result<LayerId, Error> {
    if let Some(id) = rows::layer(&mut *work, name).await? {
        return Ok(id);
    }
    let (id, now): (LayerId, _) = (work.id(), work.now());
    if !rows::insert_layer(&mut *work, &id, name, now).await? {
        return rows::layer(work, name).await?.ok_or(Error::Taken);
    }
    work.record(Activity::layer(&id, Verb::Created).detail(name));
    Ok(id)
}

async fn one(
    work: &mut Work,
    layer: &LayerId,
    memory: &mut Memory,
    date: &Occurrence,
    days: (LocalDate, LocalDate),
) -> Result<Option<Became>, Error> {
    let known = memory.known(date);
    let id: ObservanceId = match &known {
        Some(known) if known.same && date.cancelled => return Ok(None),
        Some(known) if known.same => return again(memory, work, date, known).await.map(Some),
        Some(known) => crate::work::parsed(&known.row.subject)?,
        None if date.cancelled => return Ok(None),
        None => work.id(),
    };
    memory.note(work, date, id.as_str()).await?;
    if date.cancelled {
        rows::delete_observance(work, id.as_str()).await?;
        return Ok(Some(Became::Changed));
    }
    let title = text::clean(&date.title);
    let title: String = if text::is_visible(&title) { title.chars().take(160).collect() } else { UNTITLED.to_owned() };
    rows::put_observance(work, &id, layer, &title, days).await?;
    Ok(Some(if known.is_some() { Became::Changed } else { Became::Added }))
}

/// Events that are called off whole, or by the names of their dates alone.
async fn called_off(work: &mut Work, brought: &Brought, memory: &Memory, done: &mut Done) -> Result<(), Error> {
    let here = |date: &Occurrence| date.cancelled;
    for off in &brought.off {
        for (at, row) in memory.of_event(&off.uid, off.sequence) {
            let named = off.date.as_ref().is_none_or(|date| {
                at.is_some_and(|at| at == date.instant(&off.home) || (off.onwards && at >= date.instant(&off.home)))
            });
            let by_date =
                brought.dates.iter().any(|date| here(date) && date.uid == off.uid && Some(date.original) == at);
            if named && !by_date && rows::delete_observance(&mut *work, &row.subject).await? > 0 {
                memory.note_off(work, &row, off.sequence).await?;
                done.count(Became::Changed);
            }
        }
    }
    Ok(())
}

/// What the calendar no longer has: shown, and taken away where that is wanted.
async fn gone(work: &mut Work, brought: &Brought, memory: &Memory, done: &mut Done) -> Result<(), Error> {
    for missing in memory.missing(&brought.read(), brought.window) {
        let (Some(starts_at), Some(ends_at)) = (missing.row.starts_at, missing.row.ends_at) else { continue };
        let called_off = brought.order.gone.has(&missing.row.subject);
        if called_off {
            rows::delete_observance(&mut *work, &missing.row.subject).await?;
            memory.forget(work, &missing.row).await?;
        }
        let (id, title) = (missing.row.subject, missing.row.title);
        done.gone.push(GoneDate { id, uid: missing.uid, title, starts_at, ends_at, called_off });
    }
    Ok(())
}
