//! What doors and screens read of questions. Here alone a [`Reader`] meets them: whoever is not at the desk reads what
//! everybody does, and nothing of the rest. What the desk reads is noted in the record.

use domain::activity::Verb;
use domain::id::{QuestionId, SessionId};
use domain::permission::Permission;
use domain::question::Question;
use domain::screens::desk::{Entry, InboxRow, Note};

use crate::actor::{Asker, Reader};
use crate::storage::questions::Sight;
use crate::storage::{alarms, questions as rows, votes};
use crate::{Activity, Error, Wellspring};

pub use rows::{Owned, QuestionFilter, Waits, cursor_after, is_cursor};

/// A question by id, as this reader may read it.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, reader: &Reader, id: &QuestionId) -> Result<Question, Error> {
    let question = rows::get(&app.storage, id).await?;
    let unveiled =
        question.waits_for_erasure() && is_looked_after(app, &question).await? && reader.may(Permission::Desk);
    let question = if unveiled { question } else { reader.sees(question).ok_or(Error::NotFound)? };
    look(app, reader, Activity::question(id, Verb::Read)).await;
    Ok(question)
}

/// What belongs to a question beside its row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Thread {
    /// Who asked, and where the answer goes.
    pub(crate) contact: (Option<String>, Option<String>),
    /// What was said, the question first.
    pub(crate) entries: Vec<Entry>,
    /// Notes among colleagues.
    pub(crate) notes: Vec<Note>,
    /// The next open question.
    pub(crate) next: Option<QuestionId>,
}

/// The thread of a question that this reader [got](get): for others than the desk, what everybody reads of it.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn thread(app: &Wellspring, reader: &Reader, question: &Question) -> Result<Thread, Error> {
    let entry =
        |kind: &str, author: Option<String>, text: String, at| Entry { kind: kind.to_owned(), author, text, at };
    let veiled = question.waits_for_erasure();
    let asked = |author| entry("original", author, question.text.to_string(), question.created_at);
    if !reader.may(Permission::Desk) {
        let answer = question.answer.clone().zip(question.answered_at);
        let answer = answer.map(|(text, at)| entry("reply", None, text, at));
        return Ok(Thread { entries: std::iter::once(asked(None)).chain(answer).collect(), ..Thread::default() });
    }
    if veiled && !is_looked_after(app, question).await? {
        return Ok(Thread { entries: vec![asked(None)], ..Thread::default() });
    }
    let contact = rows::contact(&app.storage, &question.id).await?;
    let name = contact.0.clone().unwrap_or_else(|| "Someone".to_owned());
    let asker = |entry: Entry| match entry.kind.as_str() {
        "follow_up" => Entry { author: Some(name.clone()), ..entry },
        _ => entry,
    };
    let replies: Vec<Entry> = rows::replies(&app.storage, &question.id).await?.into_iter().map(asker).collect();
    Ok(Thread {
        entries: std::iter::once(asked(Some(name.clone()))).chain(replies).collect(),
        notes: rows::notes(&app.storage, &question.id).await?,
        next: rows::next_open(&app.storage, question).await?,
        contact,
    })
}

/// Whether an alarm of it is open: whoever sees to that needs to know whom they look for.
async fn is_looked_after(app: &Wellspring, question: &Question) -> Result<bool, Error> {
    Ok(alarms::of_question(&app.storage, &question.id).await?.is_some_and(|alarm| alarm.is_open()))
}

/// Questions for the inbox, as far as this reader may read them: untouched first, then in hand, then ended; each group the
/// oldest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn list(
    app: &Wellspring,
    reader: &Reader,
    filter: &QuestionFilter,
    most: i64,
) -> Result<Vec<InboxRow>, Error> {
    let sight = if reader.may(Permission::Desk) { Sight::Whole } else { Sight::Public };
    let found = rows::list(&app.storage, filter, sight, most).await?;
    if !found.is_empty() {
        look(app, reader, Activity::installation(&app.installation, Verb::ReadQuestions)).await;
    }
    Ok(found)
}

/// A session's questions without an end: untouched first, each group the oldest first; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_of(app: &Wellspring, reader: &Reader, session: &SessionId) -> Result<Vec<Question>, Error> {
    of_session(app, reader, session, rows::open_of(&app.storage, session).await?).await
}

/// Those of a session that stand somewhere, in order: what is answered now first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn placed_of(app: &Wellspring, reader: &Reader, session: &SessionId) -> Result<Vec<Question>, Error> {
    of_session(app, reader, session, rows::placed_of(&app.storage, session).await?).await
}

/// What the desk works on while a session runs: all but what was dismissed or taken back, the most wanted first.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn live_of(app: &Wellspring, reader: &Reader, session: &SessionId) -> Result<Vec<Question>, Error> {
    of_session(app, reader, session, rows::live_of(&app.storage, session).await?).await
}

async fn of_session(
    app: &Wellspring,
    reader: &Reader,
    session: &SessionId,
    found: Vec<Question>,
) -> Result<Vec<Question>, Error> {
    if !found.is_empty() {
        look(app, reader, Activity::session(session, Verb::ReadQuestions)).await;
    }
    Ok(reader.sees_of(found))
}

/// Notes among colleagues on a question; none but for the desk.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn notes(app: &Wellspring, reader: &Reader, id: &QuestionId) -> Result<Vec<Note>, Error> {
    if reader.may(Permission::Desk) { rows::notes(&app.storage, id).await } else { Ok(Vec::new()) }
}

/// Reports that wait for the desk, by question, of a session; none but for the desk.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn reports_of(
    app: &Wellspring,
    reader: &Reader,
    session: &SessionId,
) -> Result<Vec<(QuestionId, i64)>, Error> {
    if reader.may(Permission::Desk) { rows::reports_of(&app.storage, session).await } else { Ok(Vec::new()) }
}

/// Whoever is at the desk reads what others do not: that is noted.
async fn look(app: &Wellspring, reader: &Reader, what: Activity) {
    if reader.may(Permission::Desk) {
        app.note_read(reader, what).await;
    }
}

/// How many questions a session has.
///
/// # Errors
/// [`Error::Storage`].
pub async fn count_of(app: &Wellspring, _: &Reader, session: &SessionId) -> Result<i64, Error> {
    rows::count_of(&app.storage, session).await
}

/// How many questions of a session have no end yet, whoever may read them.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn open_count(app: &Wellspring, session: &SessionId) -> Result<i64, Error> {
    let counts = rows::open_counts(&app.storage, std::slice::from_ref(session)).await?;
    Ok(counts.first().map_or(0, |(_, count)| *count))
}

/// The public questions of a session that this stranger voted for, by handle.
///
/// # Errors
/// [`Error::Storage`].
pub async fn voted_for(app: &Wellspring, asker: &Asker, session: &SessionId) -> Result<Vec<String>, Error> {
    match &asker.voter {
        Some(voter) => votes::of_voter(&app.storage, session, voter).await,
        None => Ok(Vec::new()),
    }
}
