//! Calendars and tables of others, brought in: looked at first, then imported whole or not at all.
//!
//! A preview is the import itself, in a unit of work that is dropped; so it says exactly what would happen.

mod busy;
mod memory;
mod observances;
mod questions;
mod sessions;
mod table;

use domain::activity::Verb;
use domain::clinician::Clinician;
use domain::id::{CampaignId, ClinicianId};
pub use domain::import::Into;
use domain::time::DAY;
use domain::{Instant, LocalDate, Span, ZoneName, zone};
use serde::Serialize;

pub use questions::{import as questions, text as questions_text};
pub use table::{Table, sessions as sessions_csv};

use crate::actor::Planner;
use crate::calendar::read::{self, File, Occurrence, Skipped};
use crate::live::{EventKind, Topic};
use crate::storage::{campaigns, clinicians};
use crate::{Activity, Error, Wellspring, Work};

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// What it becomes.
    pub into: Into,
    /// Whether it is only looked at.
    pub dry_run: bool,
    /// For sessions: the campaign that holds them.
    pub campaign_id: Option<CampaignId>,
    /// For busy times: whose.
    pub clinician_id: Option<ClinicianId>,
    /// For observances: the layer's name.
    pub layer: String,
    /// The zone of times that have none.
    pub zone: ZoneName,
    /// The first day; none for today.
    pub from: Option<LocalDate>,
    /// The day after the last; none for two years on.
    pub to: Option<LocalDate>,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Import, examples(json!({
    "added": 1,
    "items": [{
        "uid": "1@calendar.example", "title": "Sleep", "starts_at": "2027-03-28T08:00:00Z",
        "ends_at": "2027-03-28T09:00:00Z", "all_day": false,
    }],
}))))]
pub struct Done {
    /// How many were not here before.
    pub added: usize,
    /// How many are another now.
    pub changed: usize,
    /// How many are as they were.
    pub same: usize,
    /// What was left out, and why.
    pub skipped: Vec<Skipped>,
    /// Every date in the window that was not left out.
    pub items: Vec<ImportedDate>,
}

/// One date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImportedDate {
    /// UID of the far side.
    pub uid: String,
    /// Title; empty for busy times, of which nothing else is kept.
    pub title: String,
    /// Begin.
    pub starts_at: Instant,
    /// End, exclusive.
    pub ends_at: Instant,
    /// Whether it is whole days.
    pub all_day: bool,
}

impl ImportedDate {
    fn new(date: &Occurrence) -> Self {
        Self {
            uid: date.uid.clone(),
            title: date.title.clone(),
            starts_at: date.span.start,
            ends_at: date.span.end,
            all_day: date.days.is_some(),
        }
    }
}

/// What became of one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Became {
    Added,
    Changed,
    Same,
}

impl Done {
    fn count(&mut self, became: Became) {
        match became {
            Became::Added => self.added += 1,
            Became::Changed => self.changed += 1,
            Became::Same => self.same += 1,
        }
    }

    fn skip(&mut self, date: &Occurrence, reason: impl std::convert::Into<String>) {
        self.skipped.push(Skipped { uid: date.uid.clone(), line: date.line, reason: reason.into() });
    }
}

/// The zone of the clinician or the campaign, for a calendar that comes without one.
///
/// # Errors
/// [`Error::Invalid`] beside the one that is not there any more.
pub async fn home(app: &Wellspring, _: &Planner, order: &Order) -> Result<ZoneName, Error> {
    let gone = |field: &'static str, what: &'static str| {
        move |error| match error {
            Error::NotFound => Error::field(field, format!("This {what} is not there any more.")),
            error => error,
        }
    };
    if let Some(id) = &order.clinician_id {
        let clinician = clinicians::get(&app.storage, id).await;
        return Ok(clinician.map_err(gone("clinician_id", "clinician"))?.zone);
    }
    match &order.campaign_id {
        Some(id) => Ok(campaigns::get(&app.storage, id).await.map_err(gone("campaign_id", "campaign"))?.zone),
        None => Ok(ZoneName("UTC".to_owned())),
    }
}

/// Imports a calendar, or shows what that would do.
///
/// # Errors
/// [`Error::Invalid`] beside `file` for a calendar that cannot be read, with its line; beside `campaign_id`,
/// `clinician_id` or `layer` where that is missing. Then nothing was imported.
pub async fn ics(app: &Wellspring, planner: &Planner, order: &Order, bytes: Vec<u8>) -> Result<Done, Error> {
    let window = window(app.now(), order);
    let (file, dates) = dates(bytes, order.zone.clone(), window, order.into == Into::Busy).await?;
    let mut work = app.begin(planner).await?;
    let mut done = Done { skipped: file.skipped, ..Done::default() };
    let (what, detail) = match order.into {
        Into::Sessions => sessions::import(&mut work, order, &dates, &mut done).await?,
        Into::Observances => observances::import(&mut work, order, &dates, &mut done).await?,
        Into::Busy => {
            let id = busy::import(&mut work, order, &dates, &mut done).await?;
            work.record(Activity::clinician(&id, Verb::BusyTimesImported));
            (id.to_string(), format!("{} busy times", done.items.len()))
        }
    };
    if order.dry_run {
        return Ok(done);
    }
    work.announce(Topic::Plan, EventKind::Import, &what);
    work.commit(Activity::installation(&what, Verb::ImportedACalendar).detail(detail)).await?;
    Ok(done)
}

/// A file's dates, to become somebody's busy times.
pub(crate) struct BusyFile {
    order: Order,
    dates: Vec<Occurrence>,
}

/// Reads a file by the clinician's own clock. It may take its time, so no unit of work is open yet.
pub(crate) async fn read_busy(app: &Wellspring, clinician: &Clinician, bytes: Vec<u8>) -> Result<BusyFile, Error> {
    let order = Order {
        into: Into::Busy,
        dry_run: false,
        campaign_id: None,
        clinician_id: Some(clinician.id.clone()),
        layer: String::new(),
        zone: clinician.zone.clone(),
        from: None,
        to: None,
    };
    let window = window(app.now(), &order);
    let (_, dates) = dates(bytes, order.zone.clone(), window, true).await?;
    Ok(BusyFile { order, dates })
}

/// A step: the file's dates become the clinician's busy times; gives how many there are.
pub(crate) async fn busy_file(work: &mut Work, BusyFile { order, dates }: &BusyFile) -> Result<usize, Error> {
    let mut done = Done::default();
    busy::import(work, order, dates, &mut done).await?;
    Ok(done.items.len())
}

/// Imports the calendar at an address.
///
/// # Errors
/// As for [`ics`]; [`Error::Invalid`] beside `url` where nothing can be read.
pub async fn fetch(app: &Wellspring, url: &str) -> Result<Vec<u8>, Error> {
    app.outside.web.get(url).await.map_err(|why| Error::field("url", why))
}

/// Reads off the async threads: a large file takes its time.
async fn dates(bytes: Vec<u8>, zone: ZoneName, window: Span, touching: bool) -> Result<(File, Vec<Occurrence>), Error> {
    let read = tokio::task::spawn_blocking(move || {
        let mut file = read::read(&bytes, &zone)?;
        let dates = read::occurrences(&mut file, window, touching);
        Ok::<_, String>((file, dates))
    });
    let read = read.await.map_err(|error| Error::Internal(error.to_string()))?;
    read.map_err(|why| Error::field("file", why))
}

/// More dates than anybody looks through are a mistake, or mean no good.
fn few(found: usize, most: usize, what: &str) -> Result<(), Error> {
    let why = || {
        format!(
            "This calendar has more than {most} dates in these two years; at most {most} {what} are imported at once. Export a shorter time from its program, and try again."
        )
    };
    if found > most { Err(Error::field("file", why())) } else { Ok(()) }
}

fn window(now: Instant, order: &Order) -> Span {
    let today = zone::date(now, &order.zone);
    let from = order.from.unwrap_or(today);
    let to = order.to.unwrap_or(LocalDate { year: from.year + 2, ..from });
    Span {
        start: zone::start_of(from, &order.zone),
        end: zone::start_of(to, &order.zone).max(zone::start_of(from, &order.zone).plus(DAY)),
    }
}
