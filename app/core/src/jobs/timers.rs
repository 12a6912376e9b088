//! Everything that comes round by itself, in one list.

use domain::time::{DAY, HOUR, MINUTE};

use super::{Job, Outcome, enqueue};
use crate::actor::Timer;
use crate::{Error, Wellspring, clinicians, series, storage};

/// What comes round by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chime {
    /// Busy calendars are read again.
    BusyCalendars,
    /// Endless series are kept a year ahead.
    Series,
    /// What nobody needs any more is removed: finished jobs, sent letters' lines of dialogue.
    Sweep,
}

/// Every timer, with the time between two of its rounds in milliseconds.
const ALL: &[(Chime, i64)] = &[(Chime::BusyCalendars, HOUR), (Chime::Series, DAY), (Chime::Sweep, DAY)];

/// Finished jobs are kept for a week.
const KEPT: i64 = 7 * DAY;

impl Chime {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::BusyCalendars => "busy_calendars",
            Self::Series => "series",
            Self::Sweep => "sweep",
        }
    }
}

impl std::str::FromStr for Chime {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        ALL.iter().map(|(chime, _)| *chime).find(|chime| chime.as_str() == text).ok_or(())
    }
}

/// At start: every timer has its next round. Nodes that start together set each only once.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn start(app: &Wellspring) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let due = work.now().plus(MINUTE);
    for (chime, _) in ALL {
        let job = Job::Timer(*chime);
        if !storage::jobs::is_pending(&mut work, "timer", chime.as_str()).await? {
            enqueue(&mut work, &job, due).await?;
        }
    }
    work.upkeep().await
}

/// One round.
pub(super) async fn ring(app: &Wellspring, chime: Chime) -> Result<Outcome, Error> {
    match chime {
        Chime::BusyCalendars => clinicians::busy::enqueue_all(app).await?,
        Chime::Series => series::keep_ahead(app).await?,
        Chime::Sweep => sweep(app).await?,
    }
    let every = ALL.iter().find(|(other, _)| *other == chime).map_or(DAY, |(_, every)| *every);
    Ok(Outcome::Again(std::time::Duration::from_millis(every as u64)))
}

async fn sweep(app: &Wellspring) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let before = work.now().plus(-KEPT);
    storage::jobs::sweep(&mut work, before).await?;
    work.upkeep().await
}
