//! The list of the inbox and of the API.

use domain::Instant;
use domain::id::{QuestionId, SessionId};
use domain::screens::desk::InboxRow;

use crate::Error;
use crate::storage::{Reads, all, as_list};

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
    /// Only those whose time was over at this instant.
    pub overdue: Option<Instant>,
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
    due_at: Option<Instant>,
    session_id: SessionId,
    session_title: String,
    name: Option<String>,
}

/// Questions by filter: untouched first, then in hand, then ended; each group the oldest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn list(mut db: impl Reads, filter: &Filter, most: i64) -> Result<Vec<InboxRow>, Error> {
    let states = as_list(&filter.states)?;
    let (rank, at, id) = cursor(&filter.cursor);
    let like = format!("%{}%", literal(&filter.q.trim().to_lowercase()));
    let rows = all!(
        db,
        Listed,
        "SELECT * FROM (
            SELECT questions.id, questions.text, questions.kind, questions.state, questions.visibility, questions.urgency, questions.votes, questions.created_at, questions.due_at,
                   questions.session_id, sessions.title AS session_title, question_contacts.name AS name,
                   CASE questions.state WHEN 'received' THEN 0 WHEN 'acknowledged' THEN 1 ELSE 2 END AS rank
              FROM questions JOIN sessions ON sessions.id = questions.session_id
              LEFT JOIN question_contacts ON question_contacts.question_id = questions.id
             WHERE ($1 = '[]' OR questions.state IN (SELECT value FROM json_each($1)))
               AND ($2 = '' OR questions.session_id = $2) AND ($3 = '' OR questions.visibility = $3) AND ($4 = '' OR questions.kind = $4)
               AND ($10 = '' OR COALESCE(questions.clinician_id, 'desk') = $10)
               AND ($11 IS NULL OR (questions.due_at <= $11 AND questions.state IN ('received', 'acknowledged')))
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
        &filter.owner,
        filter.overdue
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
        let Self { id, text, kind, state, visibility, urgency, votes, created_at, due_at, session_id, .. } = self;
        let (session_title, name) = (self.session_title, self.name);
        InboxRow {
            id,
            text,
            kind,
            state,
            visibility,
            urgency,
            votes,
            created_at,
            due_at,
            session_title,
            session_id,
            name,
        }
    }
}
