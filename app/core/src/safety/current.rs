//! By what signs are read here: what comes with the program, but where two people of ours agreed on another text.

use std::sync::Arc;

use domain::Language;
use domain::id::ListChangeId;
use domain::safety::{ChangeState, ListChange, Lists, SignKind};

use crate::storage::{Storage, lists as rows};
use crate::{Error, quarantine};

/// What is read by, and which changes of ours are in it.
#[derive(Clone, Debug)]
pub(crate) struct Current {
    /// Made ready.
    pub(crate) lists: Arc<Lists>,
    /// What is in force.
    in_force: Vec<ListChangeId>,
    /// Lists of which what is in force cannot be read by this program: what came with it counts.
    pub(crate) unread: Vec<(SignKind, Language)>,
}

impl Default for Current {
    fn default() -> Self {
        Self { lists: Arc::new(Lists::shipped().clone()), in_force: Vec::new(), unread: Vec::new() }
    }
}

impl Current {
    /// The same, read anew where something else is in force by now. Where that takes too long, this goes on to count.
    pub(super) async fn now(self, storage: &Storage) -> Result<Self, Error> {
        if rows::ids_in_force(storage).await? == self.in_force {
            return Ok(self);
        }
        let changes = rows::in_state(storage, ChangeState::InForce).await?;
        Ok(quarantine::read("text", || Self::of(changes)).await.unwrap_or(self))
    }

    fn of(mut changes: Vec<ListChange>) -> Self {
        changes.sort_by(|one, other| one.id.cmp(&other.id));
        let in_force = changes.iter().map(|change| change.id.clone()).collect();
        changes.retain(|change| !change.is_shipped.is_set());
        let (read, unread): (Vec<ListChange>, Vec<ListChange>) =
            changes.into_iter().partition(|change| with(std::slice::from_ref(change)).is_some());
        let unread: Vec<_> = unread.iter().map(|change| (change.kind, change.language)).collect();
        for (kind, language) in &unread {
            tracing::error!(%kind, %language, "this program cannot read a list of ours, and goes by the one that came with it");
        }
        let lists = with(&read).unwrap_or_else(|| Lists::shipped().clone());
        Self { lists: Arc::new(lists), in_force, unread }
    }
}

/// What came with the program, with these changes.
fn with(changes: &[ListChange]) -> Option<Lists> {
    let texts = changes.iter().map(|change| (change.kind, change.language, change.text.as_str()));
    Lists::shipped().with(texts).ok()
}
