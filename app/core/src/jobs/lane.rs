//! Lanes: what is slow in one holds up nothing in another.

use std::time::Duration;

use domain::time::{MINUTE, SECOND};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long the steps that run may take once the product was told to end; with the database's end, a stop stays below 5 s.
const STOP: Duration = Duration::from_secs(4);

/// Where a job waits: with its like, behind nothing that is slower than itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lane {
    /// Somebody may be in danger: it is found out whom to call. Our own database is all that it needs, so nothing holds it up.
    Ladder,
    /// The letters that call them leave.
    Help,
    /// The pager is called: it is there for when mail fails, so it waits for none.
    Pager,
    /// Posts, at their minute.
    Publishing,
    /// What people are to be told becomes letters: our own database is all that it needs.
    Notices,
    /// What comes round by itself.
    Rounds,
    /// Letters leave: a mail server may need many seconds for each.
    Letters,
    /// Calendars of others are read: theirs may, too.
    Calendars,
}

impl Lane {
    /// Every lane, those that somebody waits for first.
    pub(super) const ALL: [Self; 8] = [
        Self::Ladder,
        Self::Help,
        Self::Pager,
        Self::Publishing,
        Self::Notices,
        Self::Rounds,
        Self::Letters,
        Self::Calendars,
    ];

    /// Whether somebody may be in danger.
    pub(super) fn is_help(self) -> bool {
        matches!(self, Self::Ladder | Self::Help | Self::Pager)
    }

    /// As stored.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Ladder => "ladder",
            Self::Help => "help",
            Self::Pager => "pager",
            Self::Publishing => "publishing",
            Self::Notices => "notices",
            Self::Rounds => "rounds",
            Self::Letters => "letters",
            Self::Calendars => "calendars",
        }
    }

    /// How many of its jobs a node does at once.
    pub(super) fn width(self) -> usize {
        match self {
            Self::Publishing | Self::Notices | Self::Rounds => 1,
            // So many that calls which a server keeps waiting hold up few others.
            Self::Help | Self::Pager => 16,
            Self::Ladder | Self::Letters => 4,
            Self::Calendars => 2,
        }
    }

    /// How long a claimed job is ours, in milliseconds; whoever dies with it loses it then.
    pub(super) fn lease(self) -> i64 {
        if self.is_help() { MINUTE } else { 5 * MINUTE }
    }

    /// Tries of a job that fails by our own fault: enough for the hours that it takes to put that right, and for help a day.
    pub(super) fn tries(self) -> i64 {
        if self.is_help() { 24 * 60 } else { 10 }
    }

    /// How long a job that failed by our own fault waits, in milliseconds: help for a minute at most.
    pub(super) fn pause(self, attempt: i64, jitter: i64) -> i64 {
        if self.is_help() {
            ((5 * SECOND) << attempt.clamp(1, 5).saturating_sub(1)).min(MINUTE)
        } else {
            super::backoff(attempt, jitter)
        }
    }
}

/// Wakes those who work on the lanes, and ends them.
#[derive(Default)]
pub(crate) struct Lanes {
    bells: [Notify; Lane::ALL.len()],
    tasks: TaskTracker,
    cut: CancellationToken,
}

impl Lanes {
    /// Something in this lane may be due.
    pub(crate) fn ring(&self, lane: Lane) {
        self.bells[lane as usize].notify_one();
    }

    /// Waits until it rings; a ring that nobody waited for is heard by the next who does.
    pub(super) async fn heard(&self, lane: Lane) {
        self.bells[lane as usize].notified().await;
    }

    /// Runs a part of the work beside others, so that the end can wait for it.
    pub(super) fn spawn(&self, part: impl Future<Output = ()> + Send + 'static) {
        let cut = self.cut.clone();
        self.tasks.spawn(async move { cut.run_until_cancelled(part).await });
    }

    /// Once everybody was told to stop: waits for the steps that run, for at most four seconds; what takes longer is cut,
    /// and found again by its lease.
    pub(crate) async fn end(&self) {
        self.tasks.close();
        if tokio::time::timeout(STOP, self.tasks.wait()).await.is_err() {
            tracing::warn!("a job was cut");
            self.cut.cancel();
            self.tasks.wait().await;
        }
    }
}
