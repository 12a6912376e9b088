//! What the readers go by in this house. It knows nothing of where that comes from.

use std::sync::{Arc, Mutex, OnceLock};

use domain::Instant;
use domain::safety::{Known, Lists};

/// Lists, and what everybody knows.
#[derive(Default)]
pub(crate) struct Safety {
    /// Read once somebody writes to us, or a server starts: that takes a moment.
    pub(super) lists: OnceLock<Arc<Lists>>,
    pub(super) house: Mutex<Option<(Instant, Arc<House>)>>,
}

impl Safety {
    /// What the reader of signs goes by.
    pub(crate) fn lists(&self) -> &Lists {
        self.lists.get_or_init(|| Arc::new(Lists::shipped().clone()))
    }
}

/// Names and numbers that are everybody's: of our clinicians, of the house, and of those who help.
#[derive(Debug, Default)]
pub(crate) struct House {
    pub(super) names: Vec<String>,
    pub(super) numbers: Vec<String>,
}

impl House {
    /// What is no mark here.
    pub(crate) fn known<T>(&self, with: impl FnOnce(&Known<'_>) -> T) -> T {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let numbers: Vec<&str> = self.numbers.iter().map(String::as_str).collect();
        with(&Known { names: &names, numbers: &numbers })
    }
}
