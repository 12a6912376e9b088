//! Whole days become observances of a layer.

use domain::activity::Verb;
use domain::id::{LayerId, ObservanceId};
use domain::text;

use super::memory::{Memory, again};
use super::{Became, Done, ImportedDate, Order, few};
use crate::calendar::read::Occurrence;
use crate::storage::imported as rows;
use crate::{Activity, Error, Work};

/// Observances of one import at most.
const MOST: usize = 2_000;

pub(super) async fn import(
    work: &mut Work,
    order: &Order,
    dates: &[Occurrence],
    done: &mut Done,
) -> Result<(String, String), Error> {
    let name = text::line(&order.layer, "The layer’s name", 1, 60).map_err(|why| Error::field("layer", why))?;
    few(dates.iter().filter(|date| date.days.is_some()).count(), MOST, "observances")?;
    let layer = layer(work, &name).await?;
    let mut memory = Memory::load(work, format!("layer:{layer}"), dates).await?;
    for date in dates {
        match date.days {
            None => done.skip(date, "it has a time of day; only whole days become observances."),
            Some(_) if date.title.trim().is_empty() => done.skip(date, "it has no title."),
            Some(days) => {
                let became = one(work, &layer, &mut memory, date, days).await?;
                match became {
                    Some(became) => {
                        done.count(became);
                        done.items.push(ImportedDate::new(date));
                    }
                    None => done.skip(date, "it was called off."),
                }
            }
        }
    }
    Ok((layer.to_string(), name))
}

async fn layer(work: &mut Work, name: &str) -> Result<LayerId, Error> {
    if let Some(id) = rows::layer(&mut *work, name).await? {
        return Ok(id);
    }
    let (id, now): (LayerId, _) = (work.id(), work.now());
    rows::insert_layer(&mut *work, &id, name, now).await?;
    work.record(Activity::layer(&id, Verb::Created).detail(name));
    Ok(id)
}

async fn one(
    work: &mut Work,
    layer: &LayerId,
    memory: &mut Memory,
    date: &Occurrence,
    days: (domain::LocalDate, domain::LocalDate),
) -> Result<Option<Became>, Error> {
    let known = memory.known(date);
    let id: ObservanceId = match &known {
        Some(known) if known.same && date.cancelled => return Ok(None),
        Some(known) if known.same => return again(memory, work, date, known).await.map(Some),
        Some(known) => crate::work::parsed(&known.subject)?,
        None if date.cancelled => return Ok(None),
        None => work.id(),
    };
    memory.note(work, date, id.as_str()).await?;
    if date.cancelled {
        rows::delete_observance(work, id.as_str()).await?;
        return Ok(Some(Became::Changed));
    }
    let title: String = date.title.chars().take(160).collect();
    rows::put_observance(work, &id, layer, &title, days).await?;
    Ok(Some(if known.is_some() { Became::Changed } else { Became::Added }))
}
