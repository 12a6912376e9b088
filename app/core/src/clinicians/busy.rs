//! A clinician's own calendar: read each hour from an address, or given as a file. Spans alone are kept.

use std::time::Duration;

use domain::activity::Verb;
use domain::clinician::{BusyDraft, Clinician};
use domain::id::ClinicianId;
use domain::time::DAY;
use domain::{Instant, Span};
use serde::Serialize;

use super::link;
use crate::actor::{Keeper, Reader, Timer};
use crate::calendar::read::Busy;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::live::{EventKind, Topic};
use crate::storage::clinicians::{self as rows, away};
use crate::{Activity, Error, Wellspring, Work, imports, quarantine};

/// Busy times that were read from an address.
const URL: &str = "url";
/// How far ahead they are read, in milliseconds.
const AHEAD: i64 = 400 * DAY;
/// How often they are read.
const AN_HOUR: Duration = Duration::from_secs(3600);
/// How many stretches are kept.
const MOST: usize = 3_000;

/// Where busy times are read from now on, each hour; no address ends it and forgets what was read.
///
/// # Errors
/// [`Error::Invalid`] beside `url`; [`Error::NotFound`].
pub async fn set_url(app: &Wellspring, keeper: &Keeper, draft: &BusyDraft) -> Result<(), Error> {
    let url = draft.check()?;
    let mut work = app.begin(keeper).await?;
    let clinician = rows::lock(&mut work, keeper.clinician()).await?;
    rows::save_busy_url(&mut work, &clinician.id, url.as_deref()).await?;
    away::clear_busy(&mut work, &clinician.id, URL).await?;
    let now = work.now();
    match &url {
        Some(_) => jobs::enqueue::<ReadBusyTimes>(&mut work, &clinician.id, now).await?,
        None => jobs::cancel::<ReadBusyTimes>(&mut work, &clinician.id).await?,
    }
    link::used(&mut work, keeper).await?;
    work.announce(Topic::Plan, EventKind::Clinician, &clinician.id);
    // Never the address: whoever has it reads the calendar.
    let verb = if url.is_some() { Verb::BusyCalendarGiven } else { Verb::BusyCalendarRemoved };
    work.commit(Activity::clinician(&clinician.id, verb)).await
}

/// Busy times of a file, once; the next file takes its place, and an empty calendar forgets it.
///
/// # Errors
/// [`Error::Invalid`] beside `file`; [`Error::NotFound`].
pub async fn set_file(app: &Wellspring, keeper: &Keeper, bytes: Vec<u8>) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(Error::field("file", "Choose a file."));
    }
    let clinician = rows::get(&app.storage, keeper.clinician()).await?;
    let file = imports::read_busy(app, &clinician, bytes).await?;
    let mut work = app.begin(keeper).await?;
    let found = imports::busy_file(&mut work, &file).await?;
    link::used(&mut work, keeper).await?;
    work.commit(Activity::clinician(&clinician.id, Verb::BusyTimesImported).detail(found)).await
}

/// A timer's round: everybody's calendar is read again.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn enqueue_all(app: &Wellspring) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    for id in rows::with_busy_url(&mut work).await? {
        jobs::enqueue::<ReadBusyTimes>(&mut work, &id, now).await?;
    }
    work.upkeep().await
}

/// The job: reads a clinician's busy times, and again each hour.
pub(crate) struct ReadBusyTimes;

impl Job for ReadBusyTimes {
    const KIND: &'static str = "read_busy";
    const LANE: Lane = Lane::Calendars;
    type Subject = ClinicianId;

    async fn run(app: &Wellspring, id: &ClinicianId) -> Result<Outcome, Error> {
        match look(app, id).await {
            Ok(true) => Ok(Outcome::Again(AN_HOUR)),
            // Stopped, or deleted meanwhile.
            Ok(false) | Err(Error::NotFound) => Ok(Outcome::Done),
            Err(error) => Err(error),
        }
    }
}

/// Reads a clinician's busy times now. What was read before stays where the other side does not answer.
///
/// # Errors
/// [`Error::Storage`]; what is wrong with the calendar is told on their page.
pub async fn read(app: &Wellspring, id: &ClinicianId) -> Result<(), Error> {
    look(app, id).await.map(drop)
}

/// Reads them; whether there is an address to read them from.
async fn look(app: &Wellspring, id: &ClinicianId) -> Result<bool, Error> {
    let clinician = rows::get(&app.storage, id).await?;
    let Some(url) = clinician.busy_url.clone() else { return Ok(false) };
    let found = fetch(app, &clinician, &url).await;
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let current = rows::lock(&mut work, id).await?;
    // Another address was given meanwhile: that one counts.
    if current.busy_url.as_deref() != Some(url.as_str()) {
        return Ok(current.busy_url.is_some());
    }
    match found {
        Ok(busy) => {
            replace_busy(&mut work, id, &busy.spans).await?;
            rows::busy_was_read(&mut work, id, now, busy.unread.as_deref()).await?;
        }
        Err(why) => rows::busy_was_not_read(&mut work, id, now, &why).await?,
    }
    work.announce(Topic::Plan, EventKind::Clinician, id);
    work.upkeep().await?;
    Ok(true)
}

/// When a clinician's own calendar is busy, as others may know it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = BusyTimes, examples(json!({ "host": "calendar.example", "read_at": "2027-03-01T09:00:00Z" }))))]
pub struct Seen {
    /// Where they are read. The address itself opens the calendar, so it is not told.
    pub host: Option<String>,
    /// When they were last read.
    pub read_at: Option<Instant>,
    /// Why the last reading failed.
    pub error: Option<String>,
    /// What of it the last reading could not read: they may be busy then, too.
    pub unread: Option<String>,
    /// Of the next 400 days.
    pub items: Vec<away::Busy>,
}

/// A clinician's own calendar.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn seen(app: &Wellspring, _: &Reader, id: &ClinicianId) -> Result<Seen, Error> {
    let clinician = rows::get(&app.storage, id).await?;
    let now = app.now();
    let busy = away::busy_of(&app.storage, id, Span { start: now, end: now.plus(AHEAD) }).await?;
    Ok(Seen {
        host: host(&clinician),
        read_at: clinician.busy_read_at,
        error: clinician.busy_error,
        unread: clinician.busy_unread,
        items: busy,
    })
}

/// The host of the address that their busy times are read from.
pub(crate) fn host(clinician: &Clinician) -> Option<String> {
    url::Url::parse(clinician.busy_url.as_deref()?).ok()?.host_str().map(str::to_owned)
}

async fn fetch(app: &Wellspring, clinician: &Clinician, url: &str) -> Result<Busy, String> {
    let bytes = app.outside.web.get(url).await?;
    let (address, zone, now) = (clinician.email.clone(), clinician.zone.clone(), app.now());
    let window = Span { start: now.plus(-DAY), end: now.plus(AHEAD) };
    let read = quarantine::read("url", move || Busy::read(&bytes, address.as_str(), &zone, window)).await;
    read.map_err(|_| "The calendar could not be read.".to_owned())?
}

async fn replace_busy(work: &mut Work, id: &ClinicianId, spans: &[Span]) -> Result<(), Error> {
    away::clear_busy(&mut *work, id, URL).await?;
    let row = |span: &Span| (work.id::<uuid::Uuid>().to_string(), *span);
    let named: Vec<(String, Span)> = spans.iter().take(MOST).map(row).collect();
    away::insert_busy(work, id, URL, &named).await
}
