//! Calendars and tables of others, brought in: looked at first, then imported whole or not at all.
//!
//! A preview is the import itself, in a unit of work that is dropped; so it says exactly what would happen.

mod busy;
mod done;
mod grid;
mod memory;
mod moment;
mod observances;
mod questions;
mod sessions;
mod table;

use std::collections::{HashMap, HashSet};

use domain::activity::Verb;
use domain::clinician::Clinician;
use domain::id::{CampaignId, ClinicianId};
pub use domain::import::Into;
use domain::time::DAY;
use domain::{Instant, LocalDate, Span, ZoneName, zone};

pub use done::{Became, Done, GoneDate, ImportedDate};
pub(crate) use questions::readable as read_questions;
pub use questions::{import as questions, text as questions_text};
pub(crate) use table::read as read_sessions;
pub use table::{Table, sessions as sessions_csv};

use self::memory::{Memory, Read};
use crate::actor::Planner;
use crate::calendar::read::{self, CalledOff, File, Occurrence};
use crate::live::{EventKind, Topic};
use crate::storage::{campaigns, clinicians};
use crate::{Activity, Error, Wellspring, Work, quarantine};

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
    /// The address at which the calendar was read, or empty.
    pub address: String,
    /// What is called off of that which the calendar no longer has.
    pub gone: CallOff,
}

impl Order {
    /// All of a calendar from today on, kept at once, with times that have no zone in `zone`.
    pub fn of(into: Into, zone: ZoneName) -> Self {
        Self {
            into,
            dry_run: false,
            campaign_id: None,
            clinician_id: None,
            layer: String::new(),
            zone,
            from: None,
            to: None,
            address: String::new(),
            gone: CallOff::Nothing,
        }
    }
}

/// What becomes of that which a calendar no longer has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CallOff {
    /// It stays as it is.
    #[default]
    Nothing,
    /// These, by their ids here.
    These(Vec<String>),
    /// All of it.
    All,
}

impl CallOff {
    fn has(&self, id: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::These(ids) => ids.iter().any(|one| one == id),
            Self::All => true,
        }
    }
}

/// A calendar as it was read.
pub(crate) struct Brought {
    /// What is wanted of it.
    order: Order,
    /// The zone in which its times in UTC are at home: the campaign's, else that of times that have none.
    home: ZoneName,
    window: Span,
    file: File,
    /// Every date in the window.
    dates: Vec<Occurrence>,
    /// The same, with those around it.
    all: Vec<Occurrence>,
    off: Vec<CalledOff>,
}

impl Brought {
    /// What is remembered of the place `scope`.
    async fn memory(&self, work: &mut Work, scope: String) -> Result<Memory, Error> {
        let which = (self.order.address.as_str(), self.file.is_message());
        Memory::load(work, scope, which, (&self.dates, &self.all), self.window).await
    }

    /// What it has, for whoever asks what it no longer has.
    fn read(&self) -> Read<'_> {
        let mut uids: HashMap<&str, i64> = HashMap::new();
        // A message about an event tells nothing of its other dates.
        for event in self.file.events.iter().filter(|event| !event.is_a_message()) {
            let newest = uids.entry(&event.uid).or_insert(event.sequence);
            *newest = event.sequence.max(*newest);
        }
        let unread: HashSet<&str> = self.file.skipped.iter().map(|skipped| skipped.uid.as_str()).collect();
        Read { uids, unread, is_whole: !self.file.is_cut && !self.file.is_message() }
    }
}

/// Whose calendar it is.
struct Whose {
    /// The zone of times that have none.
    home: ZoneName,
    /// By which they are asked to events; empty of a campaign's.
    address: String,
}

impl Whose {
    fn of(clinician: &Clinician) -> Self {
        Self { home: clinician.zone.clone(), address: clinician.email.to_string() }
    }
}

/// The zone of the clinician or the campaign, for a calendar that comes without one.
///
/// # Errors
/// [`Error::Invalid`] beside the one that is not there any more.
pub async fn home(app: &Wellspring, _: &Planner, order: &Order) -> Result<ZoneName, Error> {
    whose(app, order).await.map(|whose| whose.home)
}

async fn whose(app: &Wellspring, order: &Order) -> Result<Whose, Error> {
    let gone = |field: &'static str, what: &'static str| {
        move |error| match error {
            Error::NotFound => Error::field(field, format!("This {what} is not there any more.")),
            error => error,
        }
    };
    if let Some(id) = &order.clinician_id {
        let clinician = clinicians::get(&app.storage, id).await;
        return Ok(Whose::of(&clinician.map_err(gone("clinician_id", "clinician"))?));
    }
    let home = match &order.campaign_id {
        Some(id) => campaigns::get(&app.storage, id).await.map_err(gone("campaign_id", "campaign"))?.zone,
        None => order.zone.clone(),
    };
    Ok(Whose { home, address: String::new() })
}

/// Imports a calendar, or shows what that would do.
///
/// # Errors
/// [`Error::Invalid`] beside `file` for a calendar that cannot be read, with its line; beside `campaign_id`,
/// `clinician_id` or `layer` where that is missing. Then nothing was imported.
pub async fn ics(app: &Wellspring, planner: &Planner, order: &Order, bytes: Vec<u8>) -> Result<Done, Error> {
    let brought = bring(app, order.clone(), whose(app, order).await?, bytes).await?;
    let mut work = app.begin(planner).await?;
    let mut done = Done::of(&brought);
    let (what, detail) = match order.into {
        Into::Sessions => sessions::import(&mut work, &brought, &mut done).await?,
        Into::Observances => observances::import(&mut work, &brought, &mut done).await?,
        Into::Busy => {
            let id = busy::import(&mut work, &brought, &mut done).await?;
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
pub(crate) struct BusyFile(Brought);

/// Reads a file by the clinician's own clock. It may take its time, so no unit of work is open yet.
pub(crate) async fn read_busy(app: &Wellspring, clinician: &Clinician, bytes: Vec<u8>) -> Result<BusyFile, Error> {
    let whose = Some(clinician.id.clone());
    let order = Order { clinician_id: whose, ..Order::of(Into::Busy, clinician.zone.clone()) };
    bring(app, order, Whose::of(clinician), bytes).await.map(BusyFile)
}

/// A step: the file's dates become the clinician's busy times; gives how many there are.
pub(crate) async fn busy_file(work: &mut Work, BusyFile(brought): &BusyFile) -> Result<usize, Error> {
    let mut done = Done::default();
    busy::import(work, brought, &mut done).await?;
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
async fn bring(app: &Wellspring, order: Order, whose: Whose, bytes: Vec<u8>) -> Result<Brought, Error> {
    let Whose { home, address } = whose;
    let window = window(app.now(), &order);
    let read = quarantine::read("file", move || {
        let mut file = read::read(&bytes, &order.zone)?;
        let touching = order.into == Into::Busy;
        if touching {
            file.only_busy(&address);
        } else {
            file.only_events();
        }
        let all = read::around(&mut file, window);
        if touching {
            file.forget_free(window, &address);
        }
        let inside = |span: Span| match touching {
            true => span.start < window.end && span.end > window.start,
            false => span.start >= window.start && span.start < window.end,
        };
        let dates = all.iter().filter(|date| inside(date.span)).cloned().collect();
        let off = read::called_off(&file);
        Ok::<_, String>(Brought { order, home, window, file, dates, all, off })
    });
    read.await?.map_err(|why| Error::field("file", why))
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
