//! The list of the inbox and of the API.

mod filter;
mod place;

use std::collections::{HashMap, HashSet};

use domain::Instant;
use domain::id::{ClinicianId, QuestionId, SessionId, StaffId};
use domain::question::{PublicText, State, Visibility};
use domain::screens::desk::InboxRow;

use self::filter::DESK;
pub use self::filter::{Owned, QuestionFilter, Waits};
use self::place::{GROUPS, Place};
pub use self::place::{cursor_after, is_cursor, next_open};
use crate::Error;
use crate::storage::search::{self, Wanted};
use crate::storage::{Reads, all, as_list, composed};

/// How much of questions a reader gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Everything, as it was asked.
    Whole,
    /// What everybody reads.
    Public,
}

/// Rows that are read at once to look through their words.
const AT_ONCE: i64 = 1_000;

#[derive(sqlx::FromRow)]
struct Listed {
    id: QuestionId,
    text: String,
    public_text: Option<PublicText>,
    kind: domain::question::Kind,
    source: domain::target::Source,
    state: State,
    visibility: Visibility,
    urgency: domain::question::Urgency,
    votes: i64,
    created_at: Instant,
    due_at: Option<Instant>,
    late_at: Option<Instant>,
    owner_id: Option<StaffId>,
    umbrella_id: Option<QuestionId>,
    clinician_id: Option<ClinicianId>,
    proposed_at: Option<Instant>,
    followed_up_at: Option<Instant>,
    handoff_due_at: Option<Instant>,
    session_id: Option<SessionId>,
    session_title: Option<String>,
    name: Option<String>,
    reports: i64,
}

macro_rules! select {
    ($($rest:expr),*) => {
        concat!(
            "SELECT questions.id, CASE WHEN questions.erasing IS NULL THEN questions.text ELSE '' END AS text,
                    CASE WHEN questions.erasing IS NULL OR questions.erased_at IS NOT NULL THEN questions.public_text END AS public_text,
                    questions.kind, questions.source, questions.state, questions.visibility,
                    questions.urgency, questions.votes, questions.created_at, questions.due_at, questions.late_at, questions.session_id,
                    questions.owner_id, questions.umbrella_id, questions.clinician_id, questions.proposed_at, questions.followed_up_at, questions.handoff_due_at, sessions.title AS session_title, CASE WHEN questions.erasing IS NULL THEN question_contacts.name END AS name,
                    (SELECT COUNT(*) FROM question_reports WHERE question_id = questions.id AND settled = 0) AS reports
               FROM questions LEFT JOIN sessions ON sessions.id = questions.session_id
               LEFT JOIN question_contacts ON question_contacts.question_id = questions.id ",
            $($rest),*
        )
    };
}

/// Questions by filter, as far as somebody with this sight may read them: untouched first, then in hand, then ended; each
/// group the oldest first.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn list(
    mut db: impl Reads,
    filter: &QuestionFilter,
    sight: Sight,
    most: i64,
) -> Result<Vec<InboxRow>, Error> {
    let Some(filter) = &filter.within(sight) else { return Ok(Vec::new()) };
    match filter.wanted() {
        Some(wanted) if wanted.has_words() && !filter.leaves_few() => searched(db, filter, &wanted, sight, most).await,
        wanted => {
            let mut found: Vec<Listed> = Vec::new();
            for (after, states) in groups(filter) {
                let room = most - i64::try_from(found.len()).unwrap_or(most);
                let mut group = Vec::new();
                for state in states {
                    let of = Of { filter, sight, state };
                    group.extend(of_state(&mut db, of, wanted.as_ref(), &after, room).await?);
                }
                group.sort_by(|one, other| (one.created_at, &one.id).cmp(&(other.created_at, &other.id)));
                group.truncate(usize::try_from(room).unwrap_or(0));
                found.extend(group);
            }
            Ok(found.into_iter().map(|row| row.shown(sight)).collect())
        }
    }
}

/// Of which state, for whom.
#[derive(Clone, Copy)]
struct Of<'a> {
    filter: &'a QuestionFilter,
    sight: Sight,
    state: State,
}

/// The groups of a list from its cursor on, each with its states that are asked for.
fn groups(filter: &QuestionFilter) -> impl Iterator<Item = (Place, Vec<State>)> {
    let from = Place::read(&filter.cursor);
    let place = move |rank| if rank == from.rank { from.clone() } else { Place::before_all(rank) };
    let first = Place::read(&filter.cursor).rank;
    let wanted = |states: &[State]| states.iter().copied().filter(|state| filter.wants(*state)).collect();
    GROUPS.iter().enumerate().skip(first).map(move |(rank, states)| (place(rank), wanted(states)))
}

/// What the search index finds, in its own order of arrival.
async fn searched(
    mut db: impl Reads,
    filter: &QuestionFilter,
    wanted: &Wanted,
    sight: Sight,
    most: i64,
) -> Result<Vec<InboxRow>, Error> {
    let mut ids: Vec<QuestionId> = Vec::new();
    for (after, states) in groups(filter) {
        let room = most - i64::try_from(ids.len()).unwrap_or(most);
        let mut group = Vec::new();
        for state in states {
            group.extend(indexed(&mut db, wanted, sight, state, after.question(), room).await?);
        }
        group.sort();
        ids.extend(group.into_iter().take(usize::try_from(room).unwrap_or(0)).map(|(_, id)| id));
    }
    let sql = select!("WHERE questions.id IN (SELECT value FROM json_each($1))");
    let rows = all!(db, Listed, sql, as_list(&ids)?)?;
    let mut rows: HashMap<QuestionId, Listed> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
    Ok(ids.iter().filter_map(|id| rows.remove(id)).map(|row| row.shown(sight)).collect())
}

/// Of one state, from after a question on. Signs are no words of the index, and for the public part of a question it has
/// too many: what it finds is looked through then.
async fn indexed(
    mut db: impl Reads,
    wanted: &Wanted,
    sight: Sight,
    state: State,
    mut after: Option<QuestionId>,
    most: i64,
) -> Result<Vec<search::Found>, Error> {
    if wanted.is_words() && sight == Sight::Whole {
        return search::questions(db, wanted, state, after.as_ref(), most).await;
    }
    let mut found = Vec::new();
    loop {
        let page = search::questions(&mut db, wanted, state, after.as_ref(), AT_ONCE).await?;
        let is_last = (page.len() as i64) < AT_ONCE;
        after = page.last().map(|(_, id)| id.clone());
        let having = having(&mut db, wanted, sight, &page).await?;
        found.extend(page.into_iter().filter(|(_, id)| having.contains(id)));
        if is_last || found.len() as i64 >= most {
            return Ok(found);
        }
    }
}

/// Those of a page whose texts have what is wanted, as far as they may be read.
async fn having(
    mut db: impl Reads,
    wanted: &Wanted,
    sight: Sight,
    page: &[search::Found],
) -> Result<HashSet<QuestionId>, Error> {
    let ids = as_list(page.iter().map(|(_, id)| id))?;
    let rows = match sight {
        Sight::Whole => {
            let sql = "SELECT id, text, public_text FROM questions WHERE id IN (SELECT value FROM json_each($1))";
            all!(db, (QuestionId, String, Option<String>), sql, ids)?
        }
        Sight::Public => {
            let sql = "SELECT id, public_text, NULL FROM questions
                        WHERE id IN (SELECT value FROM json_each($1)) AND umbrella_id IS NULL AND public_text IS NOT NULL
                          AND urgency = 'routine' AND visibility = 'public'";
            all!(db, (QuestionId, String, Option<String>), sql, ids)?
        }
    };
    let has = rows.into_iter().filter(|(_, text, wording)| wanted.are_in(text, wording.as_deref()));
    Ok(has.map(|(id, ..)| id).collect())
}

/// Questions in one state, the oldest first, from after a place on; with words, only those that have them. What no statement
/// looks for is looked for in each row.
async fn of_state(
    mut db: impl Reads,
    of: Of<'_>,
    wanted: Option<&Wanted>,
    after: &Place,
    most: i64,
) -> Result<Vec<Listed>, Error> {
    let filter = of.filter;
    if wanted.is_none() && (filter.owned == Owned::Any || filter.asks_for_owned()) {
        return next(db, of, after, most).await;
    }
    let suits = |row: &Listed| {
        filter.suits(row.owner_id.as_ref(), row.umbrella_id.as_ref())
            && wanted.is_none_or(|wanted| row.has(wanted, of.sight))
    };
    let (mut found, mut after) = (Vec::new(), after.clone());
    loop {
        let rows = next(&mut db, of, &after, AT_ONCE).await?;
        let Some(last) = rows.last() else { return Ok(found) };
        after = Place::new(last.state, last.created_at, &last.id);
        found.extend(rows.into_iter().filter(&suits));
        if found.len() as i64 >= most {
            return Ok(found);
        }
    }
}

/// The next rows in one state. Every combination of filters is a statement of its own.
async fn next(mut db: impl Reads, of: Of<'_>, after: &Place, most: i64) -> Result<Vec<Listed>, Error> {
    let Of { filter, sight, state } = of;
    let owner = if let Owned::By(member) = &filter.owned { member.as_str() } else { "" };
    macro_rules! narrowed {
        ($first:literal $order:literal $arrival:literal) => {
            composed!(
                [select!("WHERE questions.state = $1 AND (", $arrival, ", questions.id) > ($2, $3)", $first)]
                [" ORDER BY ", $order, $arrival, ", questions.id LIMIT $4"]
                !filter.session.is_empty() => " AND questions.session_id = $5",
                filter.owner_is_a_clinician() => " AND questions.clinician_id = $6",
                filter.reported => " AND questions.id IN (SELECT question_id FROM question_reports WHERE settled = 0)",
                !filter.visibility.is_empty() => " AND questions.visibility = $8",
                !filter.kind.is_empty() => " AND questions.kind = $9",
                sight == Sight::Public => " AND questions.umbrella_id IS NULL AND questions.public_text IS NOT NULL AND questions.urgency = 'routine'"
            )
        };
    }
    // What is late is found by its time, and is little; `+` keeps it from being looked for among everything that is open.
    // PostgreSQL reads an index in order beyond an absent column only where the order names it.
    let sql = match (filter.overdue.is_some(), filter.owner == DESK) {
        _ if filter.asks_for_owned() => match filter.owned {
            Owned::ByNobody => {
                narrowed!(" AND questions.owner_id IS NULL AND questions.umbrella_id IS NULL" "" "questions.created_at")
            }
            _ => narrowed!(" AND questions.owner_id = $10" "" "questions.created_at"),
        },
        _ if filter.waits == Waits::ToSend => {
            narrowed!(" AND questions.proposed_at IS NOT NULL" "" "questions.created_at")
        }
        _ if filter.waits == Waits::WithClinicians => {
            narrowed!(" AND questions.proposed_at IS NULL AND questions.clinician_id IS NOT NULL" "" "questions.created_at")
        }
        _ if filter.waits == Waits::Offline => {
            narrowed!(" AND questions.handoff_due_at IS NOT NULL" "" "questions.created_at")
        }
        (false, false) => narrowed!("" "" "questions.created_at"),
        (false, true) => {
            narrowed!(" AND questions.clinician_id IS NULL" "questions.clinician_id, " "questions.created_at")
        }
        (true, false) => narrowed!(" AND questions.late_at <= $7" "" "+questions.created_at"),
        (true, true) => {
            narrowed!(" AND questions.late_at <= $7 AND questions.clinician_id IS NULL" "" "+questions.created_at")
        }
    };
    all!(
        db,
        Listed,
        sql,
        state,
        after.at,
        &after.id,
        most,
        &filter.session,
        &filter.owner,
        filter.overdue,
        &filter.visibility,
        &filter.kind,
        owner
    )
}

impl Listed {
    /// Whether its texts have what is wanted, as far as they may be read.
    fn has(&self, wanted: &Wanted, sight: Sight) -> bool {
        match (sight, &self.public_text) {
            (Sight::Public, wording) => wording.as_ref().is_some_and(|wording| wanted.are_in(wording.as_str(), None)),
            (Sight::Whole, wording) => wanted.are_in(&self.text, wording.as_ref().map(PublicText::as_str)),
        }
    }

    /// As somebody with this sight reads it: what is not for them is left out.
    fn shown(self, sight: Sight) -> InboxRow {
        match sight {
            Sight::Whole => self.row(),
            Sight::Public => {
                let text = self.public_text.as_ref().map(ToString::to_string).unwrap_or_default();
                let late_at = self.late_at.filter(|_| self.state.is_open());
                Self {
                    text,
                    late_at,
                    name: None,
                    reports: 0,
                    owner_id: None,
                    proposed_at: None,
                    followed_up_at: None,
                    handoff_due_at: None,
                    ..self
                }
                .row()
            }
        }
    }

    fn row(self) -> InboxRow {
        let Self {
            id,
            text,
            kind,
            source,
            state,
            visibility,
            urgency,
            votes,
            created_at,
            due_at,
            late_at,
            session_id,
            owner_id,
            ..
        } = self;
        let (clinician_id, has_proposal) = (self.clinician_id, self.proposed_at.is_some());
        let asks_back = state.is_open() && self.followed_up_at.is_some();
        let is_offline = self.handoff_due_at.is_some();
        let (session_title, name, reports) = (self.session_title, self.name, self.reports);
        InboxRow {
            id,
            text,
            kind,
            source,
            state,
            visibility,
            urgency,
            votes,
            created_at,
            due_at,
            late_at,
            owner_id,
            clinician_id,
            asks_back,
            has_proposal,
            is_offline,
            session_title,
            session_id,
            name,
            reports,
        }
    }
}
