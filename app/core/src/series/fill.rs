//! Dates become sessions, a year ahead.

use domain::activity::Verb;
use domain::id::{SeriesId, SessionId};
use domain::series::{Date, Series};

use crate::actor::Timer;
use crate::storage::series as rows;
use crate::storage::sessions as session_rows;
use crate::{Activity, Error, Wellspring, Work, sessions};

/// Series that are looked at in one go.
const MANY: i64 = 200;

/// A step: a draft session for a date.
pub(super) async fn make(work: &mut Work, series: &Series, date: &Date) -> Result<(), Error> {
    let id: SessionId = work.id();
    let of = Some((series.id.clone(), date.original));
    sessions::add_of(work, id, &series.facts(date), of).await.map(drop)
}

/// A step: every date ahead that has no session yet gets one; gives how many.
pub(super) async fn fill(work: &mut Work, series: &Series) -> Result<usize, Error> {
    let there = session_rows::of_series(&mut *work, &series.id).await?;
    let taken: Vec<_> = there.iter().filter_map(|session| session.original_starts).map(|at| at.date).collect();
    let mut made = 0;
    for date in series.due(work.now(), 0).iter().filter(|date| !taken.contains(&date.original.date)) {
        make(work, series, date).await?;
        made += 1;
    }
    Ok(made)
}

/// The timer's round: every series is kept a year ahead.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn keep_ahead(app: &Wellspring) -> Result<(), Error> {
    let mut cursor = String::new();
    loop {
        let some = rows::page(&app.storage, "", &cursor, MANY).await?;
        let Some(last) = some.last() else { return Ok(()) };
        last.id.as_str().clone_into(&mut cursor);
        for series in &some {
            if let Err(error) = keep_one_ahead(app, &series.id).await {
                tracing::warn!(series = %series.id, %error, "a series was not kept ahead");
            }
        }
    }
}

async fn keep_one_ahead(app: &Wellspring, id: &SeriesId) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let series = rows::lock(&mut work, id).await?;
    match fill(&mut work, &series).await? {
        0 => Ok(()),
        made => work.commit(Activity::series(id, Verb::KeptAhead).detail(made)).await,
    }
}
