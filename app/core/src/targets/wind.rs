//! Clocks are wound anew once something that they run by has changed: targets, hours, holidays, zone data. What is open moves;
//! what has an end does not.

use domain::activity::Verb;
use domain::id::QuestionId;
use domain::question::Question;
use domain::target::Desk;

use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::key::digest;
use crate::storage::{facts, questions, targets as rows};
use crate::{Activity, Error, Wellspring, Work};

/// Questions that one unit of work looks at.
const SLICE: i64 = 500;

/// The fact by which we know what the clocks were last wound by.
const WOUND_BY: &str = "clocks";

/// All of them.
pub(crate) struct Clocks;

impl std::fmt::Display for Clocks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("all")
    }
}

impl std::str::FromStr for Clocks {
    type Err = std::convert::Infallible;

    fn from_str(_: &str) -> Result<Self, Self::Err> {
        Ok(Self)
    }
}

fn word(desk: &Desk) -> String {
    digest(&[format!("{desk:?}").as_bytes(), crate::sessions::tzdata().as_bytes()])
}

/// A timer: where something changed that nobody told us of, the clocks are wound anew.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn look(app: &Wellspring) -> Result<(), Error> {
    if facts::get(&app.storage, WOUND_BY).await? == Some(word(&app.desk().await?)) {
        return Ok(());
    }
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    jobs::enqueue::<WindClocks>(&mut work, &Clocks, now).await?;
    work.upkeep().await
}

/// A step of whatever changes a layer of the calendar: where its days are holidays, clocks follow.
pub(crate) async fn layer_changed(work: &mut Work, name: &str) -> Result<(), Error> {
    let now = work.now();
    let counts = work.app().settings.holidays.iter().any(|layer| layer == name);
    if counts { jobs::enqueue::<WindClocks>(work, &Clocks, now).await } else { Ok(()) }
}

/// The job: in slices, by id.
pub(crate) struct WindClocks;

impl Job for WindClocks {
    const KIND: &'static str = "clocks";
    const LANE: Lane = Lane::Rounds;
    type Subject = Clocks;

    async fn run(app: &Wellspring, _: &Clocks) -> Result<Outcome, Error> {
        let desk = app.desk().await?;
        let mut after: Option<QuestionId> = None;
        loop {
            let slice = rows::running(&app.storage, after.as_ref(), SLICE).await?;
            let Some(last) = slice.last() else { break };
            after = Some(last.clone());
            let mut work = app.begin(&Timer).await?;
            for id in &slice {
                wind(&mut work, &desk, id).await?;
            }
            work.upkeep().await?;
        }
        let mut work = app.begin(&Timer).await?;
        facts::settle(&mut work, WOUND_BY, &word(&desk), true).await?;
        work.upkeep().await?;
        Ok(Outcome::Done)
    }
}

async fn wind(work: &mut Work, desk: &Desk, id: &QuestionId) -> Result<(), Error> {
    let before = questions::lock(&mut *work, id).await?;
    if !before.state.is_open() {
        return Ok(());
    }
    let after = before.clone().timed(desk, &[]);
    if after == before {
        return Ok(());
    }
    // What is late no more is told of once it is again.
    let is_late_again = after.late_at().is_some_and(|late| late > work.now()) && after.warned % 2 == 0;
    let after = Question { warned: after.warned - i64::from(is_late_again && after.warned > 0), ..after };
    rows::wind(&mut *work, &after).await?;
    // A first winding after an upgrade is no news.
    if before.answer_by.is_some() {
        work.record(Activity::question(id, Verb::ClockMoved));
    }
    Ok(())
}
