//! Questions of a webinar tool (Zoom's and Teams' Q&A exports, or any table with a column `question`): looked at first,
//! then brought in, and none twice. They come in held, and nobody gets a letter.

mod columns;
mod read;
mod said;
mod sheet;
mod sift;
#[cfg(test)]
mod tests;
mod thread;

use std::collections::HashMap;

use domain::activity::Verb;
use domain::id::{QuestionId, SessionId};
use domain::import::questions::{Brought, BroughtQuestion};
use domain::question::{Question, Urgency, Visibility};
use domain::session::Session;
use domain::target::Source;
use domain::text::{AnswerText, as_compared};
use domain::time::DAY;
use domain::{Instant, Language};

use crate::actor::{Asker, Responder};
use crate::intake::Asking;
use crate::live::{EventKind, Topic};
use crate::storage::{questions as rows, sessions};
use crate::{Activity, Error, Wellspring, Work, quarantine, questions};

use read::ExportRows;
pub use read::text;

/// What [`import`] reads of an export's text, and nothing done with it.
pub(crate) fn readable(text: &str) -> Result<(), String> {
    read::rows(text).map(drop)
}

/// Who answered, where the export does not say.
const PANEL: &str = "The webinar’s panel";

/// Brings an export's questions into a session, or shows what that would do. `export` is as [`text`] gives it.
///
/// # Errors
/// [`Error::Invalid`] beside `file` for a table that holds no questions; [`Error::NotFound`] while the session was never
/// public; [`Error::KeyReused`].
pub async fn import(
    app: &Wellspring,
    who: &Responder,
    session: &SessionId,
    export: String,
    dry_run: bool,
) -> Result<Brought, Error> {
    let read = quarantine::read("file", move || read::rows(&export)).await?;
    let export = read.map_err(|why| Error::field("file", why))?;
    let mut work = app.begin(who).await?;
    // Locked, so that of two imports of the same file the second finds what the first one brought.
    let session = sessions::lock(&mut work, session).await?;
    if !session.is_public() {
        return Err(Error::NotFound);
    }
    let known = rows::texts_of(&mut work, &session.id).await?;
    let erased = questions::erased_in(&mut work, &session.id).await?;
    let mut found = sift::sift(&export, &session, work.now(), known.iter().map(|(_, text)| text.as_str()), &erased);
    if dry_run {
        return Ok(found);
    }
    found.items.iter_mut().for_each(|item| item.id = Some(work.id()));
    match work.repeated(&ids(&found)).await? {
        Some(first) => Ok(replayed(&export, &session, work.now(), &known, &erased, &first)),
        None if found.items.is_empty() => Ok(found),
        None => bring_in(work, &session, found).await,
    }
}

/// What a repeated request is known by: the questions that the first one made.
fn ids(found: &Brought) -> String {
    found.items.iter().filter_map(|item| item.id.as_ref()).map(QuestionId::as_str).collect::<Vec<_>>().join(" ")
}

/// The first request's answer, read off the same file: it found none of what it made.
fn replayed(
    export: &ExportRows,
    session: &Session,
    now: Instant,
    known: &[(QuestionId, String)],
    erased: &impl Fn(&str) -> bool,
    first: &str,
) -> Brought {
    let mine = known.iter().filter(|(id, _)| first.split(' ').any(|made| made == id.as_str()));
    let made: HashMap<String, &QuestionId> = mine.map(|(id, text)| (as_compared(text), id)).collect();
    let before = known.iter().map(|(_, text)| text.as_str()).filter(|text| !made.contains_key(&as_compared(text)));
    let mut found = sift::sift(export, session, now, before, erased);
    found.items.iter_mut().for_each(|item| item.id = made.get(&as_compared(&item.text)).map(|id| (*id).clone()));
    found
}

async fn bring_in(mut work: Work, session: &Session, found: Brought) -> Result<Brought, Error> {
    for item in &found.items {
        add(&mut work, session, item).await?;
    }
    work.announce(Topic::Desk(session.id.clone()), EventKind::Import, &session.id);
    let sum = format!("{} brought in, {} left out", found.items.len(), found.skipped.len());
    work.commit(Activity::session(&session.id, Verb::ImportedQuestions).detail(sum)).await?;
    Ok(found)
}

/// One question, held whatever the session's moderation is: it was asked elsewhere, before other eyes.
async fn add(work: &mut Work, session: &Session, item: &BroughtQuestion) -> Result<(), Error> {
    let app = work.app().clone();
    let asking = Asking::new(&app, Some(&session.id), &Asker::default(), item.draft().check()?).await?;
    let asking = Asking { source: Source::Hand, ..asking };
    let id = item.id.clone().unwrap_or_else(|| work.id());
    let question = Question {
        visibility: Visibility::Held,
        public_text: None,
        created_at: item.asked_at.unwrap_or(work.now()),
        ..asking.question(work, id, Some(session))
    };
    rows::insert(&mut *work, &question, "", &questions::code_word(&app.key, &question)).await?;
    rows::insert_contact(&mut *work, &question.id, &asking.facts, Language::default()).await?;
    if question.urgency == Urgency::Urgent {
        // A click over there may have said "answered" only to clear a line: nothing but its age keeps anybody from being called.
        let past = item.asked_at.is_some_and(|at| work.now().since(at) > DAY);
        if past {
            questions::alarm_without_call(work, &question, None).await?
        } else {
            questions::alarm(work, &question, None).await?
        }
    }
    if let Some(answer) = &item.answer {
        answered(work, &question, item, answer).await?;
    }
    work.record(Activity::question(&question.id, Verb::Imported));
    Ok(())
}

/// The answer from over there, for the asker alone until the desk publishes it.
async fn answered(work: &mut Work, question: &Question, item: &BroughtQuestion, answer: &str) -> Result<(), Error> {
    let answer: AnswerText = answer.parse().map_err(|why| Error::field("answer", why))?;
    let at = item.answered_at.unwrap_or(work.now());
    let after = question.answered(&answer, at).map_err(Error::State)?;
    rows::save(&mut *work, &after).await?;
    let (entry, author) = (work.app().outside.uuid().to_string(), item.answered_by.as_deref().unwrap_or(PANEL));
    rows::insert_reply(&mut *work, &entry, &question.id, author, &answer, at).await
}
