//! Everything that comes round by itself, in one list.

use std::time::Duration;

use domain::screens::settings::TimerRow;
use domain::time::{DAY, HOUR, MINUTE};

use super::{Job, Lane, Outcome, enqueue};
use crate::actor::{Operator, Timer};
use crate::storage::jobs as rows;
use crate::{Error, Wellspring, clinicians, questions, retention, series, targets};

/// What comes round by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chime {
    /// Busy calendars are read again.
    BusyCalendars,
    /// Endless series are kept a year ahead.
    Series,
    /// What has no time left goes.
    Retention,
    /// What those look after who are away is the team's again, and times that are half over, or over, are told of.
    Reminders,
    /// Clocks are wound anew where hours or holidays have changed.
    Clocks,
    /// Jobs that were done are forgotten.
    Sweep,
}

/// A line of the list.
struct Round {
    chime: Chime,
    name: &'static str,
    /// Milliseconds between two rounds.
    every: i64,
    what: &'static str,
}

/// Every timer.
const ALL: [Round; 6] = [
    Round {
        chime: Chime::BusyCalendars,
        name: "busy_calendars",
        every: HOUR,
        what: "Clinicians' own calendars are read again.",
    },
    Round { chime: Chime::Series, name: "series", every: DAY, what: "Endless series are kept a year ahead." },
    Round { chime: Chime::Retention, name: "retention", every: DAY, what: "What has been kept for its time goes." },
    Round {
        chime: Chime::Reminders,
        name: "reminders",
        every: 5 * MINUTE,
        what: "What those look after who are away is the team's again. Who is on duty hears of response times that are half over, the lead of those that are over; each owner, each morning, of what is due; whoever leads, of whom nobody has reached in time.",
    },
    Round {
        chime: Chime::Clocks,
        name: "clocks",
        every: HOUR,
        what: "Response times follow hours and holidays that have changed.",
    },
    Round { chime: Chime::Sweep, name: "sweep", every: DAY, what: "Jobs that were done a week ago are forgotten." },
];

/// Finished jobs are kept for a week.
const KEPT: i64 = 7 * DAY;

impl Chime {
    fn round(self) -> &'static Round {
        const { &ALL }.iter().find(|round| round.chime == self).unwrap_or(const { &ALL[0] })
    }
}

impl std::fmt::Display for Chime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.round().name)
    }
}

impl std::str::FromStr for Chime {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        ALL.iter().find(|round| round.name == text).map(|round| round.chime).ok_or(())
    }
}

/// At start: every timer has its next round, within its time: one that a wrong clock has put off for years is taken back. Nodes
/// that start together set each only once.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn start(app: &Wellspring) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let (now, due) = (work.now(), work.now().plus(MINUTE));
    let pending = rows::pending(&mut work, Ring::KIND).await?;
    for round in &ALL {
        if !pending.iter().any(|job| job.subject == round.name && job.due_at <= now.plus(round.every)) {
            enqueue::<Ring>(&mut work, &round.chime, due).await?;
        }
    }
    work.upkeep().await
}

/// Every timer with its next round, for operators.
///
/// # Errors
/// [`Error::Storage`].
pub async fn timers(app: &Wellspring, _: &Operator) -> Result<Vec<TimerRow>, Error> {
    let pending = rows::pending(&app.storage, Ring::KIND).await?;
    let row = |round: &Round| {
        let next = pending.iter().find(|job| job.subject == round.name);
        TimerRow {
            what: round.what,
            every: round.every,
            next_at: next.map(|job| job.due_at),
            failed: next.is_some_and(|job| !job.error.is_empty()),
        }
    };
    Ok(ALL.iter().map(row).collect())
}

/// The job: one round.
pub(crate) struct Ring;

impl Job for Ring {
    const KIND: &'static str = "timer";
    const LANE: Lane = Lane::Rounds;
    type Subject = Chime;

    async fn run(app: &Wellspring, chime: &Chime) -> Result<Outcome, Error> {
        match chime {
            Chime::BusyCalendars => clinicians::busy::enqueue_all(app).await?,
            Chime::Series => series::keep_ahead(app).await?,
            Chime::Retention => retention::daily(app).await?,
            Chime::Reminders => {
                // First of all who has to hear of what is late.
                targets::remind(app).await?;
                targets::sum_up(app).await?;
                questions::rest(app).await?;
                questions::give_back(app).await?;
            }
            Chime::Clocks => targets::look(app).await?,
            Chime::Sweep => sweep(app).await?,
        }
        Ok(Outcome::Again(Duration::from_millis(chime.round().every as u64)))
    }
}

async fn sweep(app: &Wellspring) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let before = work.now().plus(-KEPT);
    rows::sweep(&mut work, before).await?;
    work.upkeep().await
}
