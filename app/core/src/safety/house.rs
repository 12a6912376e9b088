//! What the readers go by in this house. It knows nothing of where that comes from.

use std::sync::{Arc, Mutex};

use domain::safety::{Known, Lists, SignKind};
use domain::{Instant, Language};

use super::current::Current;

/// What everybody knows, and since when we know it; None where that is known to be old.
pub(crate) type Safety = Mutex<Option<(Option<Instant>, Arc<House>)>>;

/// Names and numbers that are everybody's: of our clinicians, of the house, and of those who help.
#[derive(Debug, Default)]
pub(crate) struct House {
    pub(super) names: Vec<String>,
    pub(super) numbers: Vec<String>,
    pub(super) read: Current,
}

impl House {
    /// By what signs are read here.
    pub(crate) fn lists(&self) -> Arc<Lists> {
        self.read.lists.clone()
    }

    /// Those of our lists that this program cannot read.
    pub(crate) fn unread(&self) -> &[(SignKind, Language)] {
        &self.read.unread
    }

    /// What is no mark here.
    pub(crate) fn known<T>(&self, with: impl FnOnce(&Known<'_>) -> T) -> T {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let numbers: Vec<&str> = self.numbers.iter().map(String::as_str).collect();
        with(&Known { names: &names, numbers: &numbers })
    }
}
