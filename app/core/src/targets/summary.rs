//! Each morning, whoever looks after something that is late, or due by that evening, reads how much of it there is: one letter,
//! without a word of what was written.

use std::collections::HashMap;

use domain::Instant;
use domain::id::StaffId;
use domain::staff::Member;
use domain::zone;

use crate::actor::Timer;
use crate::storage::{duty as rota, staff, targets as rows};
use crate::{Error, Wellspring, duty, notices};

/// A round of the timer: once on each day on which the desk opens, as soon as it has. Whoever is away that day is told nothing.
///
/// # Errors
/// [`Error::Storage`].
pub async fn sum_up(app: &Wellspring) -> Result<(), Error> {
    let (now, today) = (app.now(), duty::moment(app, app.now()).date);
    let day = zone::day(today, &app.settings.house_zone());
    let house = app.house().await?;
    let opened = house.desk().open.spans(day.start, day.end).first().is_some_and(|first| first.start <= now);
    if !opened || staff::without_summary(&app.storage, today).await?.is_empty() {
        return Ok(());
    }
    let mut work = app.begin(&Timer).await?;
    let due: HashMap<StaffId, Due> = due(&mut work, now, day.end).await?;
    let rota = rota::rota(&mut work).await?;
    let waiting = staff::without_summary(&mut work, today).await?;
    let here = |member: &Member| member.answers() && !rota.is_away(&member.id, today) && waiting.contains(&member.id);
    for member in staff::all(&mut work).await?.into_iter().filter(here) {
        if let Some(due) = due.get(&member.id) {
            notices::reminder::summary(&mut work, &member, *due).await?;
        }
    }
    staff::set_summary(&mut work, today).await?;
    work.upkeep().await
}

/// How much of what somebody looks after is late, and how much is due by the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Due {
    /// Late already.
    pub(crate) late: i64,
    /// Not yet.
    pub(crate) today: i64,
}

async fn due(work: &mut crate::Work, now: Instant, until: Instant) -> Result<HashMap<StaffId, Due>, Error> {
    let rows = rows::owned_due(work, now, until).await?;
    Ok(rows.into_iter().map(|(owner, late, all)| (owner, Due { late, today: all - late })).collect())
}
