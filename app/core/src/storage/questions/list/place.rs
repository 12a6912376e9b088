//! Where a list of questions goes on, and which question comes next.

use domain::Instant;
use domain::id::QuestionId;
use domain::question::{Question, State};
use domain::screens::desk::InboxRow;

use crate::Error;
use crate::storage::{Reads, maybe};

/// Untouched first, then in hand, then ended. Within a group the states are read one by one: of each, an index gives the
/// rows from any place on, however many there are.
pub(super) const GROUPS: [&[State]; 3] = [
    &[State::Received],
    &[State::Acknowledged],
    &[State::Answered, State::TakenOffline, State::Dismissed, State::Withdrawn],
];

/// How many of [`GROUPS`], each of one state, have no end yet.
const OPEN_GROUPS: usize = 2;

/// After a question of this group, by arrival and id.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) rank: usize,
    pub(super) at: Instant,
    pub(super) id: String,
}

impl Place {
    /// Before the first of a group.
    pub(super) fn before_all(rank: usize) -> Self {
        Self { rank, at: Instant(i64::MIN), id: String::new() }
    }

    /// From `rank.millis.id`; anything else is the beginning.
    pub(super) fn read(cursor: &str) -> Self {
        let mut parts = cursor.splitn(3, '.');
        let mut next = || parts.next().unwrap_or_default();
        match (next().parse(), next().parse()) {
            (Ok(rank), Ok(at)) => Self { rank, at: Instant(at), id: next().to_owned() },
            _ => Self::before_all(0),
        }
    }

    pub(super) fn new(state: State, at: Instant, id: &QuestionId) -> Self {
        let rank = GROUPS.iter().position(|states| states.contains(&state)).unwrap_or(0);
        Self { rank, at, id: id.to_string() }
    }

    /// The question after which it is.
    pub(super) fn question(&self) -> Option<QuestionId> {
        self.id.parse().ok()
    }
}

/// The cursor that goes on after `row`.
pub fn cursor_after(row: &InboxRow) -> String {
    let Place { rank, at, id } = Place::new(row.state, row.created_at, &row.id);
    format!("{rank}.{}.{id}", at.0)
}

/// Whether a cursor is one that [`cursor_after`] writes, or empty for the beginning.
pub fn is_cursor(cursor: &str) -> bool {
    let place = Place::read(cursor);
    cursor.is_empty() || (place.question().is_some() && cursor == format!("{}.{}.{}", place.rank, place.at.0, place.id))
}

/// The open question that the inbox shows after `this`, or else its first other one.
///
/// # Errors
/// [`Error::Storage`].
pub async fn next_open(mut db: impl Reads, this: &Question) -> Result<Option<QuestionId>, Error> {
    let here = Place::new(this.state, this.created_at, &this.id);
    let later = (here.rank + 1..OPEN_GROUPS).map(Place::before_all);
    let onwards = std::iter::once(here).filter(|_| this.state.is_open()).chain(later);
    for from in onwards.chain((0..OPEN_GROUPS).map(Place::before_all)) {
        let next = maybe!(
            db,
            (QuestionId,),
            "SELECT id FROM questions WHERE state = $1 AND (created_at, id) > ($2, $3) AND id <> $4 ORDER BY created_at, id LIMIT 1",
            GROUPS[from.rank][0],
            from.at,
            &from.id,
            &this.id
        )?;
        if let Some((next,)) = next {
            return Ok(Some(next));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::is_cursor;

    #[test]
    fn a_cursor_of_another_list_is_none() {
        assert!(is_cursor(""));
        assert!(is_cursor("0.1764000000000.01935f5e-0000-7000-8000-000000000001"));
        assert!(!is_cursor("01935f5e-0000-7000-8000-000000000001"));
        assert!(!is_cursor("0.1.x"));
    }
}
