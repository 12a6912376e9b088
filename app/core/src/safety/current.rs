//! By what signs are read here: what comes with the program, but where two people of ours agreed on another text.

use std::sync::Arc;

use domain::Language;
use domain::id::ListChangeId;
use domain::safety::{ChangeState, ListChange, Lists, SignKind};
use tokio::task::spawn_blocking;

use crate::Error;
use crate::storage::{Storage, lists as rows};

/// What is read by, and which changes of ours are in it.
#[derive(Clone, Debug)]
pub(crate) struct Current {
    /// Made ready.
    pub(crate) lists: Arc<Lists>,
    /// What is in force, by id.
    pub(crate) in_force: Vec<ListChangeId>,
    /// Lists of which what is in force cannot be read by this program: what came with it counts.
    pub(crate) unread: Vec<(SignKind, Language)>,
}

impl Default for Current {
    fn default() -> Self {
        Self { lists: Arc::new(Lists::shipped().clone()), in_force: Vec::new(), unread: Vec::new() }
    }
}

impl Current {
    /// The same, read anew where something else is in force by now. Whoever writes to us is kept from it by nothing that is
    /// wrong with a list: then this goes on to count, and the log says so.
    pub(super) async fn now(self, storage: &Storage) -> Self {
        match self.anew(storage).await {
            Ok(Some(read)) => read,
            Ok(None) => self,
            Err(error) => {
                tracing::error!(%error, "the lists of signs cannot be read anew, and count as they were");
                self
            }
        }
    }

    async fn anew(&self, storage: &Storage) -> Result<Option<Self>, Error> {
        if rows::ids_in_force(storage).await? == self.in_force {
            return Ok(None);
        }
        let changes = rows::in_state(storage, ChangeState::InForce).await?;
        let read = spawn_blocking(|| Self::of(changes)).await;
        read.map(Some).map_err(|error| Error::Internal(error.to_string()))
    }

    /// One that cannot be read leaves the others in force.
    fn of(mut changes: Vec<ListChange>) -> Self {
        changes.sort_by(|one, other| one.id.cmp(&other.id));
        let in_force = changes.iter().map(|change| change.id.clone()).collect();
        changes.retain(|change| !change.is_shipped.is_set());
        if let Some(lists) = with(Lists::shipped(), &changes) {
            return Self { lists: Arc::new(lists), in_force, unread: Vec::new() };
        }
        let (mut lists, mut unread) = (Lists::shipped().clone(), Vec::new());
        for change in &changes {
            match with(&lists, std::slice::from_ref(change)) {
                Some(more) => lists = more,
                None => unread.push((change.kind, change.language)),
            }
        }
        for (kind, language) in &unread {
            tracing::error!(%kind, %language, "this program cannot read a list of ours, and goes by the one that came with it");
        }
        Self { lists: Arc::new(lists), in_force, unread }
    }
}

/// Lists with these changes.
fn with(lists: &Lists, changes: &[ListChange]) -> Option<Lists> {
    let texts = changes.iter().map(|change| (change.kind, change.language, change.text.as_str()));
    lists.with(texts).ok()
}
