//! What the readers go by in this house. It knows nothing of where that comes from.

use std::sync::{Arc, Mutex, PoisonError};

use domain::id::ListChangeId;
use domain::safety::{self, Lists, SignKind};
use domain::target::Desk;
use domain::{Instant, Language};

use super::current::Current;

/// What everybody knows, as it was read last.
#[derive(Default)]
pub(crate) struct Safety {
    known: Mutex<Known>,
    /// Held by the one who reads it anew.
    pub(super) reading: tokio::sync::Mutex<()>,
}

/// What was read, and when; how often somebody said since the start that it is old.
#[derive(Default)]
struct Known {
    house: Option<Arc<House>>,
    at: Option<Instant>,
    forgotten: u64,
}

impl Safety {
    /// What is known; when that was read, where nobody said since that it is old; and the word for [`Safety::learn`].
    pub(super) fn known(&self) -> (Option<Arc<House>>, Option<Instant>, u64) {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        (known.house.clone(), known.at, known.forgotten)
    }

    /// What was read at `at`; old already where somebody forgot it while it was read.
    pub(super) fn learn(&self, house: &Arc<House>, at: Instant, word: u64) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.house = Some(house.clone());
        known.at = (known.forgotten == word).then_some(at);
    }

    /// It is read anew at once: somebody has just changed it.
    pub(crate) fn forget(&self) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        (known.at, known.forgotten) = (None, known.forgotten + 1);
    }
}

/// What this house goes by: names and numbers that are everybody's, the lists of signs, the desk's targets and hours.
#[derive(Debug)]
pub(crate) struct House {
    pub(super) names: Vec<String>,
    pub(super) numbers: Vec<String>,
    pub(super) read: Current,
    pub(super) desk: Desk,
}

impl House {
    /// By what signs are read here.
    pub(crate) fn lists(&self) -> Arc<Lists> {
        self.read.lists.clone()
    }

    /// Which changes of ours that holds.
    pub(crate) fn in_force(&self) -> &[ListChangeId] {
        &self.read.in_force
    }

    /// Those of our lists that this program cannot read.
    pub(crate) fn unread(&self) -> &[(SignKind, Language)] {
        &self.read.unread
    }

    /// By what clocks run here.
    pub(crate) fn desk(&self) -> &Desk {
        &self.desk
    }

    /// What is no mark here.
    pub(crate) fn known<T>(&self, with: impl FnOnce(&safety::Known<'_>) -> T) -> T {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let numbers: Vec<&str> = self.numbers.iter().map(String::as_str).collect();
        with(&safety::Known { names: &names, numbers: &numbers })
    }
}
