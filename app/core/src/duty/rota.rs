//! The rota: the week, who is away, and the lead.

use domain::Instant;
use domain::activity::Verb;
use domain::duty::{Moment, Rota};
use domain::zone;

use crate::actor::{Operator, Reader};
use crate::storage::duty as rows;
use crate::{Activity, Error, Wellspring};

/// A moment as the rota reads it: in the house's zone.
pub(crate) fn moment(app: &Wellspring, now: Instant) -> Moment {
    let local = zone::local(now, &app.settings.house_zone());
    let minute = i64::from(local.date.weekday()) * 24 * 60 + i64::from(local.hour) * 60 + i64::from(local.minute);
    Moment { date: local.date, minute }
}

/// The rota as it stands.
///
/// # Errors
/// [`Error::Storage`].
pub async fn rota(app: &Wellspring, _: &Reader) -> Result<Rota, Error> {
    rows::rota(&app.storage).await
}

/// Whether somebody is on duty at this moment.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn standing(app: &Wellspring) -> Result<bool, Error> {
    Ok(rows::rota(&app.storage).await?.is_held(moment(app, app.now())))
}

/// Sets who is on duty, who is away, and the lead.
///
/// # Errors
/// [`Error::Invalid`] for somebody who is not there.
pub async fn save(app: &Wellspring, who: &Operator, rota: &Rota) -> Result<(), Error> {
    let mut work = app.begin(who).await?;
    rows::save(&mut work, rota).await?;
    work.commit(Activity::installation(&app.installation, Verb::SetTheRota)).await
}
