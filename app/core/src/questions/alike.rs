//! "Already asked?": while somebody types, what is public already and near to it. Nothing of what they type is kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::Instant;
use domain::id::SessionId;
use domain::likeness::Words;
use domain::question::PublicText;
use domain::session::Session;
use domain::time::SECOND;

use super::public_view;
use crate::storage::{questions as rows, sessions};
use crate::{Error, Wellspring};

/// What is compared with is read anew after this time. What is offered is read again in any case.
const FRESH: i64 = 3 * SECOND;
/// Sessions whose words are remembered.
const SESSIONS: usize = 16;
/// Below this it is another question, in thousandths.
const NEAR: usize = 330;
/// Answers, and questions, that are offered.
const MOST: usize = 3;
/// The fewest letters that say something.
const LEAST: usize = 12;

/// What is near to a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Alike {
    /// Published answers of any session, the nearest first; at most three.
    pub answers: Vec<Answered>,
    /// Open public questions of this session, likewise.
    pub questions: Vec<Open>,
}

/// A question with its published answer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Answered {
    /// The cleared wording.
    pub text: PublicText,
    /// The cleared answer.
    pub answer: PublicText,
    /// Where both stand.
    pub url: String,
}

/// An open question to vote for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Open {
    /// Its public name.
    pub handle: String,
    /// The cleared wording.
    pub text: PublicText,
}

/// What was read of a session's questions and of all answers: handles with their words.
#[derive(Default)]
pub(crate) struct Wordings {
    known: Mutex<HashMap<SessionId, Known>>,
    /// One reads while the others go on with what there was, or with nothing.
    reads: tokio::sync::Mutex<()>,
}

#[derive(Clone)]
struct Known {
    at: Instant,
    questions: Arc<Vec<(String, Words)>>,
}

/// What is public and near to `text`. Nothing while the server has more urgent things to do.
///
/// # Errors
/// [`Error::Storage`].
pub async fn alike(app: &Wellspring, session: &Session, text: &str) -> Result<Alike, Error> {
    let words = Words::of(text);
    let (waiting, most) = app.intake.depth();
    if text.trim().chars().count() < LEAST || words.is_empty() || waiting > most / 4 {
        return Ok(Alike::default());
    }
    let known = app.wordings.of(app, session).await?;
    let mut near: Vec<_> = known.iter().map(|(handle, other)| (words.likeness(other), handle)).collect();
    near.retain(|(likeness, _)| *likeness >= NEAR);
    near.sort_by(|one, other| other.cmp(one));
    let mut found = Alike::default();
    for (_, handle) in near.into_iter().take(4 * MOST) {
        offer(app, session, handle, &mut found).await?;
    }
    Ok(found)
}

/// Adds what is public at this moment, and in its present wording.
async fn offer(app: &Wellspring, session: &Session, handle: &str, found: &mut Alike) -> Result<(), Error> {
    let Some(question) = rows::by_handle(&app.storage, handle).await? else { return Ok(()) };
    let Some(shown) = public_view(&question, &session.hall) else { return Ok(()) };
    match shown.answer {
        Some(answer) if found.answers.len() < MOST => {
            let slug = sessions::get(&app.storage, &question.session_id).await?.slug;
            let url = format!("/events/{slug}#q-{handle}");
            found.answers.push(Answered { text: shown.text, answer, url });
        }
        None if question.session_id == session.id && !shown.answered && found.questions.len() < MOST => {
            found.questions.push(Open { handle: shown.handle, text: shown.text });
        }
        _ => {}
    }
    Ok(())
}

impl Wordings {
    async fn of(&self, app: &Wellspring, session: &Session) -> Result<Arc<Vec<(String, Words)>>, Error> {
        let now = app.now();
        let known = self.known().get(&session.id).cloned();
        if let Some(known) = known.as_ref().filter(|known| now.since(known.at) < FRESH) {
            return Ok(known.questions.clone());
        }
        let Ok(_reading) = self.reads.try_lock() else {
            return Ok(known.map(|known| known.questions).unwrap_or_default());
        };
        let texts = rows::public_words(&app.storage, &session.id).await?;
        let words = texts.into_iter().map(|(handle, text)| (handle, Words::of(&text))).collect();
        let fresh = Known { at: now, questions: Arc::new(words) };
        let mut all = self.known();
        if all.len() >= SESSIONS {
            all.clear();
        }
        all.insert(session.id.clone(), fresh.clone());
        Ok(fresh.questions)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<SessionId, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
