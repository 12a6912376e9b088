//! Response targets, as operators agree on them.

use domain::Problems;
use domain::hours::Within;
use domain::screens::targets::TargetsScreen;
use domain::target::TargetDraft;
use domain::time::DAY;
use domain::{LocalDate, zone};

use crate::actor::Operator;
use crate::storage::targets as rows;
use crate::{Error, Wellspring};

/// Holidays that are shown: what lies within a year.
const AHEAD: i64 = 365;

/// A desk that opens for no hour within this time is set up wrongly.
const MONTH: i64 = 30 * DAY;

/// What is agreed on, with a form for one more.
///
/// # Errors
/// [`Error::Storage`].
pub async fn targets(app: &Wellspring, _: &Operator) -> Result<TargetsScreen, Error> {
    let zone = app.settings.house_zone();
    let today = zone::date(app.now(), &zone);
    let year = (today, LocalDate::from_days(today.days() + AHEAD));
    let closed = rows::closed_days(&app.storage, &app.settings.holidays, year).await?;
    let (desk, now) = (app.desk().await?, app.now());
    let hour = desk.clock(Within::WorkingHours(1), false, now).read(&desk.open, now);
    Ok(TargetsScreen {
        usual: app.settings.usual_target(),
        rules: rows::rules(&app.storage).await?,
        hours: app.settings.desk_hours.clone(),
        zone,
        closed: closed.into_iter().collect(),
        never_opens: hour.due_at.is_none_or(|due| due > now.plus(MONTH)),
        promises: app.settings.answer_within.is_some(),
        draft: TargetDraft::default(),
        problems: Problems::default(),
    })
}
