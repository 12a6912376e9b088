//! Clocks are wound anew once something that they run by has changed: targets, hours, holidays, zone data. What is open moves;
//! what has an end does not.

use domain::Instant;
use domain::activity::Verb;
use domain::id::QuestionId;
use domain::target::Desk;
use domain::time::SECOND;
use domain::zone::tzdata;

use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::key::digest;
use crate::storage::{facts, questions, targets as rows};
use crate::{Activity, Error, Wellspring, Work};

/// Questions that one job looks at; the next one goes on after its last.
const SLICE: i64 = 500;

/// Until every node goes by what was changed, and nothing waits that goes by what was before.
const KNOWN_EVERYWHERE: i64 = 10 * SECOND;

/// The fact by which we know what the clocks were last wound by.
const WOUND_BY: &str = "clocks";

fn word(desk: &Desk) -> String {
    digest(&[format!("{desk:?}").as_bytes(), tzdata().version.as_bytes()])
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
    changed(&mut work).await?;
    work.upkeep().await
}

/// A step of whatever changes what clocks run by: they follow once every node knows of it.
pub(crate) async fn changed(work: &mut Work) -> Result<(), Error> {
    let due = work.now().plus(KNOWN_EVERYWHERE);
    go_on(work, "", due).await
}

async fn go_on(work: &mut Work, after: &str, due: Instant) -> Result<(), Error> {
    jobs::enqueue::<WindClocks>(work, &after.to_owned(), due).await
}

/// A step of whatever changes a layer of the calendar: where its days are holidays, clocks follow.
pub(crate) async fn layer_changed(work: &mut Work, name: &str) -> Result<(), Error> {
    let counts = work.app().settings.holidays.iter().any(|layer| layer == name);
    if counts { changed(work).await } else { Ok(()) }
}

/// The job: a slice of the open questions, by id from after its subject on.
pub(crate) struct WindClocks;

impl Job for WindClocks {
    const KIND: &'static str = "clocks";
    const LANE: Lane = Lane::Rounds;
    type Subject = String;

    async fn run(app: &Wellspring, after: &String) -> Result<Outcome, Error> {
        let desk = app.desk().await?;
        let slice = rows::running(&app.storage, after, SLICE).await?;
        for id in &slice {
            wind(app, &desk, id).await?;
        }
        let mut work = app.begin(&Timer).await?;
        let now = work.now();
        match slice.last() {
            Some(last) => go_on(&mut work, last.as_str(), now).await?,
            None => drop(facts::settle(&mut work, WOUND_BY, &word(&desk), true).await?),
        }
        work.upkeep().await?;
        Ok(Outcome::Done)
    }
}

/// One question, in a transaction of its own: whoever works on it meanwhile waits for this one alone.
async fn wind(app: &Wellspring, desk: &Desk, id: &QuestionId) -> Result<(), Error> {
    let seen = questions::get(&app.storage, id).await?;
    if seen.clone().rewound(desk, app.now()) == seen {
        return Ok(());
    }
    let mut work = app.begin(&Timer).await?;
    let (now, before) = (work.now(), questions::lock(&mut work, id).await?);
    if !before.state.is_open() {
        return Ok(());
    }
    rows::wind(&mut work, &before.clone().rewound(desk, now)).await?;
    // A first winding after an upgrade is no news.
    if before.answer_by.is_some() {
        work.record(Activity::question(id, Verb::ClockMoved));
    }
    work.upkeep().await
}
