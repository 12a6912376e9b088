//! Rows of questions.

mod thread;

use domain::Instant;
use domain::id::{QuestionId, SessionId};
use domain::question::Question;
use domain::screens::desk::InboxRow;

pub use thread::{contact, notes, replies};
pub(crate) use thread::{insert_contact, insert_note, insert_reply};

use super::{Reads, all, maybe, one, run};
use crate::Error;

macro_rules! columns {
    () => {
        "id, handle, session_id, text, kind, state, visibility, urgency, public_text, answer, public_answer, reason, votes, \
         created_at, acknowledged_at, answered_at, clinician_id, routed_at, route_version, proposed_answer, proposed_at, \
         place, place_rank, placed_at, live_offset, updated_at, version"
    };
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM questions ", $rest)
    };
}

/// A question by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &QuestionId) -> Result<Question, Error> {
    maybe!(db, Question, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// A question by its public name, whether it is public or not.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn by_handle(mut db: impl Reads, handle: &str) -> Result<Option<Question>, Error> {
    maybe!(db, Question, select!("WHERE handle = $1"), handle)
}

/// A session's public questions, most wanted first; at most 2,000.
///
/// # Errors
/// [`Error::Storage`].
pub async fn public_of(mut db: impl Reads, session: &SessionId) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!("WHERE session_id = $1 AND visibility = 'public' ORDER BY votes DESC, created_at, id LIMIT 2000"),
        session
    )
}

/// Vote counts of a session's public questions, by handle.
pub(crate) async fn public_votes(mut db: impl Reads, session: &SessionId) -> Result<Vec<(String, i64)>, Error> {
    all!(
        db,
        (String, i64),
        "SELECT handle, votes FROM questions WHERE session_id = $1 AND visibility = 'public'",
        session
    )
}

/// How many public answers each session has.
///
/// # Errors
/// [`Error::Storage`].
pub async fn answer_counts(mut db: impl Reads, sessions: &[SessionId]) -> Result<Vec<(SessionId, i64)>, Error> {
    let list = serde_json::to_string(sessions).map_err(|error| Error::Internal(error.to_string()))?;
    all!(
        db,
        (SessionId, i64),
        "SELECT session_id, COUNT(*) FROM questions WHERE session_id IN (SELECT value FROM json_each($1))
            AND visibility = 'public' AND state = 'answered' AND public_answer IS NOT NULL GROUP BY session_id",
        list
    )
}

/// How many questions without an end each session has.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_counts(mut db: impl Reads) -> Result<Vec<(SessionId, i64)>, Error> {
    all!(
        db,
        (SessionId, i64),
        "SELECT session_id, COUNT(*) FROM questions WHERE state IN ('received', 'acknowledged') GROUP BY session_id"
    )
}

/// A session's questions without an end: untouched first, each group the oldest first; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_of(mut db: impl Reads, session: &SessionId) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!(
            "WHERE session_id = $1 AND state IN ('received', 'acknowledged') ORDER BY CASE state WHEN 'received' THEN 0 ELSE 1 END, created_at, id LIMIT 500"
        ),
        session
    )
}

/// What the desk works on while a session runs: all but what was dismissed or taken back. What stands somewhere comes
/// first, then what is open, the most wanted first; at most 1,000.
///
/// # Errors
/// [`Error::Storage`].
pub async fn live_of(mut db: impl Reads, session: &SessionId) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!(
            "WHERE session_id = $1 AND state NOT IN ('dismissed', 'withdrawn')
             ORDER BY CASE WHEN place IS NOT NULL THEN 0 WHEN state IN ('received', 'acknowledged') THEN 1 ELSE 2 END,
                      votes DESC, created_at, id LIMIT 1000"
        ),
        session
    )
}

/// Those of a session that stand somewhere, in order: what is answered now first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn placed_of(mut db: impl Reads, session: &SessionId) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!(
            "WHERE session_id = $1 AND place IS NOT NULL ORDER BY CASE place WHEN 'now' THEN 0 ELSE 1 END, place_rank, placed_at, id"
        ),
        session
    )
}

/// How many questions a session has.
///
/// # Errors
/// [`Error::Storage`].
pub async fn count_of(mut db: impl Reads, session: &SessionId) -> Result<i64, Error> {
    let (count,) = one!(db, (i64,), "SELECT COUNT(*) FROM questions WHERE session_id = $1", session)?;
    Ok(count)
}

/// How many have no end yet, and how many of these nobody has touched.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_total(mut db: impl Reads) -> Result<(i64, i64), Error> {
    one!(
        db,
        (i64, i64),
        "SELECT COUNT(*), CAST(COALESCE(SUM(CASE state WHEN 'received' THEN 1 ELSE 0 END), 0) AS BIGINT)
           FROM questions WHERE state IN ('received', 'acknowledged')"
    )
}

/// What the inbox and the API list by; empty texts do not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// States, as a JSON list; empty for all.
    pub states: Vec<domain::question::State>,
    /// A session's id.
    pub session: String,
    /// A visibility.
    pub visibility: String,
    /// A kind.
    pub kind: String,
    /// A clinician's id, or `desk` for those that nobody else is asked about.
    pub owner: String,
    /// Text to find.
    pub q: String,
    /// Rank, arrival and id of the last row seen, as `rank.millis.id`.
    pub cursor: String,
}

#[derive(sqlx::FromRow)]
struct Listed {
    id: QuestionId,
    text: String,
    kind: domain::question::Kind,
    state: domain::question::State,
    visibility: domain::question::Visibility,
    urgency: domain::question::Urgency,
    votes: i64,
    created_at: Instant,
    session_id: SessionId,
    session_title: String,
    name: Option<String>,
}

/// Questions by filter: untouched first, then in hand, then ended; each group the oldest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn list(mut db: impl Reads, filter: &Filter, most: i64) -> Result<Vec<InboxRow>, Error> {
    let states = serde_json::to_string(&filter.states).map_err(|error| Error::Internal(error.to_string()))?;
    let (rank, at, id) = cursor(&filter.cursor);
    let like = format!("%{}%", literal(&filter.q.trim().to_lowercase()));
    let rows = all!(
        db,
        Listed,
        "SELECT * FROM (
            SELECT questions.id, questions.text, questions.kind, questions.state, questions.visibility, questions.urgency, questions.votes, questions.created_at,
                   questions.session_id, sessions.title AS session_title, question_contacts.name AS name,
                   CASE questions.state WHEN 'received' THEN 0 WHEN 'acknowledged' THEN 1 ELSE 2 END AS rank
              FROM questions JOIN sessions ON sessions.id = questions.session_id
              LEFT JOIN question_contacts ON question_contacts.question_id = questions.id
             WHERE ($1 = '[]' OR questions.state IN (SELECT value FROM json_each($1)))
               AND ($2 = '' OR questions.session_id = $2) AND ($3 = '' OR questions.visibility = $3) AND ($4 = '' OR questions.kind = $4)
               AND ($10 = '' OR COALESCE(questions.clinician_id, 'desk') = $10)
               AND ($5 = '%%' OR lower(questions.text) LIKE $5 ESCAPE '!' OR lower(COALESCE(questions.public_text, '')) LIKE $5 ESCAPE '!')
         ) AS listed
          WHERE rank > $6 OR (rank = $6 AND (created_at > $7 OR (created_at = $7 AND id > $8)))
          ORDER BY rank, created_at, id LIMIT $9",
        states,
        &filter.session,
        &filter.visibility,
        &filter.kind,
        like,
        rank,
        at,
        id,
        most,
        &filter.owner
    )?;
    Ok(rows.into_iter().map(Listed::row).collect())
}

/// `text` in a `LIKE … ESCAPE '!'` pattern that means itself.
fn literal(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

fn cursor(text: &str) -> (i64, i64, String) {
    let mut parts = text.splitn(3, '.');
    let mut number = || parts.next().and_then(|part| part.parse::<i64>().ok());
    let (rank, at) = (number().unwrap_or(-1), number().unwrap_or(0));
    (rank, at, parts.next().unwrap_or_default().to_owned())
}

/// The cursor that goes on after `row`.
pub fn cursor_after(row: &InboxRow) -> String {
    use domain::question::State;
    let rank = match row.state {
        State::Received => 0,
        State::Acknowledged => 1,
        _ => 2,
    };
    format!("{rank}.{}.{}", row.created_at.0, row.id)
}

impl Listed {
    fn row(self) -> InboxRow {
        let Self { id, text, kind, state, visibility, urgency, votes, created_at, session_id, session_title, name } =
            self;
        InboxRow { id, text, kind, state, visibility, urgency, votes, created_at, session_title, session_id, name }
    }
}

/// The question, locked for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Reads, id: &QuestionId) -> Result<Question, Error> {
    run!(db, "UPDATE questions SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

/// The question with this public name, locked for the rest of the work.
pub(crate) async fn lock_handle(mut db: impl Reads, handle: &str) -> Result<Option<Question>, Error> {
    let sql = concat!("UPDATE questions SET version = version WHERE handle = $1 RETURNING ", columns!());
    maybe!(db, Question, sql, handle)
}

pub(crate) async fn insert(mut db: impl Reads, question: &Question, voter: &str) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO questions (id, handle, session_id, text, kind, state, visibility, urgency, voter, votes, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $10, 1)",
        &question.id,
        &question.handle,
        &question.session_id,
        question.text.as_str(),
        question.kind,
        question.state,
        question.visibility,
        question.urgency,
        voter,
        question.created_at
    )?;
    Ok(())
}

/// What a clinician keeps for later. The question's version stays: nobody else sees a change.
pub(crate) async fn save_answer_draft(mut db: impl Reads, id: &QuestionId, text: &str) -> Result<(), Error> {
    let text = Some(text).filter(|text| !text.is_empty());
    run!(db, "UPDATE questions SET proposed_answer = $2 WHERE id = $1", id, text)?;
    Ok(())
}

/// Its order in the line. The question's version stays: others moved past it.
pub(crate) async fn set_rank(mut db: impl Reads, id: &QuestionId, rank: i64) -> Result<(), Error> {
    run!(db, "UPDATE questions SET place_rank = $2 WHERE id = $1", id, rank)?;
    Ok(())
}

/// Saves a locked question but its votes; its version rises.
pub(crate) async fn save(mut db: impl Reads, question: &Question) -> Result<(), Error> {
    run!(
        db,
        "UPDATE questions SET state = $2, visibility = $3, public_text = $4, answer = $5, public_answer = $6, reason = $7,
            acknowledged_at = $8, answered_at = $9, updated_at = $10, clinician_id = $11, routed_at = $12, route_version = $13,
            proposed_answer = $14, proposed_at = $15, place = $16, place_rank = $17, placed_at = $18, live_offset = $19,
            version = version + 1 WHERE id = $1",
        &question.id,
        question.state,
        question.visibility,
        &question.public_text,
        &question.answer,
        &question.public_answer,
        &question.reason,
        question.acknowledged_at,
        question.answered_at,
        question.updated_at,
        &question.clinician_id,
        question.routed_at,
        question.route_version,
        &question.proposed_answer,
        question.proposed_at,
        question.place,
        question.place_rank,
        question.placed_at,
        question.live_offset
    )?;
    Ok(())
}
