//! Dates become times at which a clinician is busy: spans alone, never what they hold.

use std::collections::HashSet;

use domain::id::ClinicianId;
use domain::{Instant, Span};

use super::done::Became;
use super::{Brought, Done, ImportedDate, few};
use crate::live::{EventKind, Topic};
use crate::storage::clinicians::{self, away};
use crate::{Error, Work};

/// Where uploaded busy times stand, beside those that are read from an address.
const FILE: &str = "file";

/// Busy times of one file at most.
const MOST: usize = 5_000;

/// Replaces what an earlier file said.
pub(super) async fn import(work: &mut Work, brought: &Brought, done: &mut Done) -> Result<ClinicianId, Error> {
    let Brought { order, dates, file, .. } = brought;
    few(dates.len(), MOST, "busy times")?;
    let missing = || Error::field("clinician_id", "Choose whose busy times these are.");
    let id = order.clinician_id.clone().ok_or_else(missing)?;
    clinicians::lock(&mut *work, &id).await.map_err(|error| match error {
        Error::NotFound => missing(),
        error => error,
    })?;
    let before: HashSet<(Instant, Instant)> =
        away::of_source(&mut *work, &id, FILE).await?.iter().map(|busy| (busy.starts_at, busy.ends_at)).collect();
    let mut spans: Vec<Span> = Vec::new();
    for date in dates {
        match date {
            date if date.cancelled => done.skip(date, "it was called off."),
            date if date.free => done.skip(date, "its calendar shows the time as free, or they declined it."),
            date if date.span.end <= date.span.start => done.skip(date, "it takes no time."),
            date => {
                let known = before.contains(&(date.span.start, date.span.end));
                let became = if known { Became::Same } else { Became::Added };
                done.count(became);
                done.items.push(ImportedDate { title: String::new(), ..ImportedDate::new(date, became) });
                spans.push(date.span);
            }
        }
    }
    let named: Vec<(String, Span)> =
        spans.into_iter().map(|span| (work.id::<uuid::Uuid>().to_string(), span)).collect();
    away::clear_busy(&mut *work, &id, FILE).await?;
    away::insert_busy(&mut *work, &id, FILE, &named).await?;
    clinicians::busy_file_was_read(&mut *work, &id, file.unread().as_deref()).await?;
    work.announce(Topic::Plan, EventKind::Clinician, &id);
    Ok(id)
}
