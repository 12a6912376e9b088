//! What was imported before, so that a second time changes nothing.

use std::collections::{HashMap, HashSet};

use super::Became;
use crate::calendar::read::Occurrence;
use crate::storage::imported::{self as rows, Imported};
use crate::{Error, Work, key};

/// What one place remembers.
pub(super) struct Memory {
    scope: String,
    by_source: HashMap<String, Imported>,
    by_fallback: HashMap<String, String>,
    /// Sources that this file has: of those its own memory counts, never a look-alike's.
    present: HashSet<String>,
}

/// What is known of a date.
pub(super) struct Known {
    /// What it became here.
    pub subject: String,
    /// Whether it is as it was, or older.
    pub same: bool,
}

impl Memory {
    pub(super) async fn load(work: &mut Work, scope: String, dates: &[Occurrence]) -> Result<Self, Error> {
        let all = rows::in_scope(&mut *work, &scope).await?;
        let by_fallback = all.iter().map(|row| (row.fallback.clone(), row.source.clone())).collect();
        let by_source = all.into_iter().map(|row| (row.source.clone(), row)).collect();
        Ok(Self { scope, by_source, by_fallback, present: dates.iter().map(source).collect() })
    }

    /// By UID and date; or, where the far side gives new UIDs each time, by start and title.
    pub(super) fn known(&self, date: &Occurrence) -> Option<Known> {
        let row = self.by_source.get(&source(date)).or_else(|| {
            let source = self.by_fallback.get(&fallback(date))?;
            self.by_source.get(source).filter(|row| !self.present.contains(&row.source))
        })?;
        let same = row.fingerprint == fingerprint(date) || date.sequence < row.sequence;
        Some(Known { subject: row.subject.clone(), same })
    }

    /// Remembers what became of a date.
    pub(super) async fn note(&mut self, work: &mut Work, date: &Occurrence, subject: &str) -> Result<(), Error> {
        let row = Imported {
            source: source(date),
            fallback: fallback(date),
            sequence: date.sequence,
            fingerprint: fingerprint(date),
            subject: subject.to_owned(),
        };
        let now = work.now();
        if let Some(old) =
            self.by_fallback.get(&row.fallback).filter(|old| **old != row.source && !self.present.contains(*old))
        {
            rows::forget(&mut *work, &self.scope, old).await?;
        }
        rows::remember(&mut *work, &self.scope, &row, now).await
    }
}

/// A date that is as it was still goes by the UID that the file has now.
pub(super) async fn again(
    memory: &mut Memory,
    work: &mut Work,
    date: &Occurrence,
    known: &Known,
) -> Result<Became, Error> {
    if !memory.by_source.contains_key(&source(date)) {
        memory.note(work, date, &known.subject).await?;
    }
    Ok(Became::Same)
}

fn source(date: &Occurrence) -> String {
    let uid = if date.uid.is_empty() { fallback(date) } else { date.uid.clone() };
    if date.recurs { format!("{uid} {}", date.original) } else { uid }
}

fn fallback(date: &Occurrence) -> String {
    key::digest(&[date.span.start.to_string().as_bytes(), date.title.as_bytes()])
}

fn fingerprint(date: &Occurrence) -> String {
    let parts = [
        date.span.start.to_string(),
        date.span.end.to_string(),
        format!("{:?}", date.start),
        date.title.clone(),
        date.description.clone(),
        date.location.clone(),
        date.url.clone(),
        date.cancelled.to_string(),
    ];
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    key::digest(&parts)
}
