//! What "already asked?" compares with, remembered for a few seconds: a hall types all at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::Instant;
use domain::id::SessionId;
use domain::likeness::Words;
use domain::time::SECOND;

use crate::Error;
use crate::storage::{Storage, questions as rows};

/// What is compared with is read anew after this time. What is offered is read again in any case.
const FRESH: i64 = 3 * SECOND;
/// Sessions whose words are remembered.
const SESSIONS: usize = 16;

/// What was read of a session's questions and of all answers: handles with their words.
#[derive(Default)]
pub(crate) struct Wordings {
    known: Mutex<HashMap<Option<SessionId>, Known>>,
    /// One reads while the others go on with what there was, or with nothing.
    reads: tokio::sync::Mutex<()>,
}

#[derive(Clone)]
struct Known {
    at: Instant,
    questions: Arc<Vec<(String, Words)>>,
}

impl Wordings {
    /// Those of a session, or of all answers alone, as they were at most three seconds before `now`.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub(super) async fn for_session(
        &self,
        storage: &Storage,
        session: Option<&SessionId>,
        now: Instant,
    ) -> Result<Arc<Vec<(String, Words)>>, Error> {
        let known = self.known().get(&session.cloned()).cloned();
        if let Some(known) = known.as_ref().filter(|known| (0..FRESH).contains(&now.since(known.at))) {
            return Ok(known.questions.clone());
        }
        let Ok(_reading) = self.reads.try_lock() else {
            return Ok(known.map(|known| known.questions).unwrap_or_default());
        };
        let texts = rows::public_words(storage, session).await?;
        let words = texts.into_iter().map(|(handle, text)| (handle, Words::from_text(&text))).collect();
        let fresh = Known { at: now, questions: Arc::new(words) };
        let mut all = self.known();
        if all.len() >= SESSIONS {
            all.clear();
        }
        all.insert(session.cloned(), fresh.clone());
        Ok(fresh.questions)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<Option<SessionId>, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
