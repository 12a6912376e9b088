//! Rows of the calendar: one query for each kind, however many lie in the window.

use domain::id::{CampaignId, ClinicianId, PostId, SeriesId, SessionId, SlotId};
use domain::plan::Observance;
use domain::{Instant, LocalDate, LocalTime, Span, Version, ZoneName, session, slot};

use super::{Reads, all, as_list, maybe};
use crate::Error;

/// A session as the calendar shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SessionRow {
    /// Its id.
    pub id: SessionId,
    /// Its campaign.
    pub campaign_id: Option<CampaignId>,
    /// Title.
    pub title: String,
    /// Life.
    pub state: session::State,
    /// Local start.
    pub starts: Option<LocalTime>,
    /// Its zone.
    pub zone: ZoneName,
    /// Planned minutes.
    pub minutes: i64,
    /// Start.
    pub starts_at: Option<Instant>,
    /// Planned end.
    pub ends_at: Option<Instant>,
    /// The series that it came from.
    pub series_id: Option<SeriesId>,
    /// Version.
    pub version: Version,
}

macro_rules! session {
    ($rest:literal) => {
        concat!(
            "SELECT id, campaign_id, title, state, starts, zone, minutes, starts_at, ends_at, series_id, version FROM sessions ",
            $rest
        )
    };
}

/// Sessions that start in `from..to`, by start, and the 2,000 newest drafts without a time.
///
/// # Errors
/// [`Error::Storage`].
pub async fn sessions(mut db: impl Reads, from: Instant, to: Instant) -> Result<Vec<SessionRow>, Error> {
    let dated = session!("WHERE starts_at >= $1 AND starts_at < $2 ORDER BY starts_at, id LIMIT 20000");
    let mut found = all!(db, SessionRow, dated, from, to)?;
    let ideas = session!("WHERE starts_at IS NULL AND state = 'draft' ORDER BY id DESC LIMIT 2000");
    found.extend(all!(db, SessionRow, ideas)?);
    Ok(found)
}

/// The `most` sessions after a start and id that touch `span`, by start.
pub(crate) async fn sessions_from(
    mut db: impl Reads,
    (at, id): (Instant, String),
    span: Span,
    most: i64,
) -> Result<Vec<SessionRow>, Error> {
    let sql = session!(
        "WHERE (starts_at, id) > ($1, $2) AND starts_at < $3 AND ends_at > $4 ORDER BY starts_at, id LIMIT $5"
    );
    all!(db, SessionRow, sql, at, id, span.end, span.start, most)
}

/// Several sessions, in any order.
pub(crate) async fn sessions_by_id(mut db: impl Reads, ids: &[SessionId]) -> Result<Vec<SessionRow>, Error> {
    let list = as_list(ids)?;
    all!(db, SessionRow, session!("WHERE id IN (SELECT value FROM json_each($1))"), list)
}

/// A post as the calendar shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PostRow {
    /// Its id.
    pub id: PostId,
    /// Its campaign.
    pub campaign_id: Option<CampaignId>,
    /// The session that it goes with.
    pub session_id: Option<SessionId>,
    /// Title.
    pub title: String,
    /// Life, by its word.
    pub state: String,
    /// Local time for which it is planned.
    pub planned: Option<LocalTime>,
    /// Its zone.
    pub zone: ZoneName,
    /// The same as an instant.
    pub planned_at: Option<Instant>,
    /// What a person has to decide, or empty.
    pub asks: String,
    /// When it was handed to reviewers, while it is in review.
    pub submitted_at: Option<Instant>,
    /// When they asked for changes, while it is with its author.
    pub returned_at: Option<Instant>,
    /// Version.
    pub version: Version,
}

macro_rules! post {
    ($rest:literal) => {
        concat!(
            "SELECT id, campaign_id, session_id, title, state, planned, zone, planned_at, asks, submitted_at, returned_at, version FROM posts ",
            $rest
        )
    };
}

/// Posts planned in `from..to`, by time, and the 2,000 newest of those without one that nobody has given up.
///
/// # Errors
/// [`Error::Storage`].
pub async fn posts(mut db: impl Reads, from: Instant, to: Instant) -> Result<Vec<PostRow>, Error> {
    let dated = post!("WHERE planned_at >= $1 AND planned_at < $2 ORDER BY planned_at, id LIMIT 20000");
    let mut found = all!(db, PostRow, dated, from, to)?;
    let ideas =
        post!("WHERE planned_at IS NULL AND state IN ('draft', 'in_review', 'approved') ORDER BY id DESC LIMIT 2000");
    found.extend(all!(db, PostRow, ideas)?);
    Ok(found)
}

/// Posts that may wait for somebody, whenever they are planned: missed, failed, in review, or with something to decide.
pub(crate) async fn posts_waiting(mut db: impl Reads) -> Result<Vec<PostRow>, Error> {
    let sql = post!(
        "WHERE state IN ('missed', 'failed', 'in_review', 'scheduled') AND (state <> 'scheduled' OR asks <> '')
          ORDER BY planned_at, id LIMIT 200"
    );
    all!(db, PostRow, sql)
}

/// The `most` posts after a time and id that are planned in `span`, by time.
pub(crate) async fn posts_from(
    mut db: impl Reads,
    (at, id): (Instant, String),
    span: Span,
    most: i64,
) -> Result<Vec<PostRow>, Error> {
    let sql = post!("WHERE (planned_at, id) > ($1, $2) AND planned_at < $3 ORDER BY planned_at, id LIMIT $4");
    all!(db, PostRow, sql, at, id, span.end, most)
}

/// A post by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn post(mut db: impl Reads, id: &PostId) -> Result<PostRow, Error> {
    maybe!(db, PostRow, post!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// A slot as the calendar shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SlotRow {
    /// Its id.
    pub id: SlotId,
    /// In which session.
    pub session_id: SessionId,
    /// Whose.
    pub clinician_id: ClinicianId,
    /// Their name.
    pub name: String,
    /// What they do.
    pub role: slot::Role,
    /// Whether they agreed.
    pub state: slot::State,
    /// Start.
    pub starts_at: Instant,
    /// End.
    pub ends_at: Instant,
}

macro_rules! slot {
    ($rest:literal) => {
        concat!(
            "SELECT slots.id, slots.session_id, slots.clinician_id, clinicians.name, slots.role, slots.state, slots.starts_at, slots.ends_at
               FROM slots JOIN clinicians ON clinicians.id = slots.clinician_id ",
            $rest
        )
    };
}

/// Slots of sessions that start in `from..to`, by start; withdrawn ones are gone.
///
/// # Errors
/// [`Error::Storage`].
pub async fn slots(mut db: impl Reads, from: Instant, to: Instant) -> Result<Vec<SlotRow>, Error> {
    let sql = slot!(
        "JOIN sessions ON sessions.id = slots.session_id
          WHERE sessions.starts_at >= $1 AND sessions.starts_at < $2 AND slots.state <> 'withdrawn'
          ORDER BY slots.starts_at, slots.id LIMIT 60000"
    );
    all!(db, SlotRow, sql, from, to)
}

/// The `most` slots after a start and id that touch `span`, by start; withdrawn ones are gone.
pub(crate) async fn slots_from(
    mut db: impl Reads,
    (at, id): (Instant, String),
    span: Span,
    most: i64,
) -> Result<Vec<SlotRow>, Error> {
    let sql = slot!(
        "WHERE (slots.starts_at, slots.id) > ($1, $2) AND slots.starts_at < $3 AND slots.ends_at > $4 AND slots.state <> 'withdrawn'
         ORDER BY slots.starts_at, slots.id LIMIT $5"
    );
    all!(db, SlotRow, sql, at, id, span.end, span.start, most)
}

/// The slots of several sessions, by start; withdrawn ones are gone.
pub(crate) async fn slots_in(
    mut db: impl Reads,
    sessions: impl Iterator<Item = &SessionId>,
) -> Result<Vec<SlotRow>, Error> {
    let list = as_list(sessions)?;
    let sql = slot!(
        "WHERE slots.session_id IN (SELECT value FROM json_each($1)) AND slots.state <> 'withdrawn'
         ORDER BY slots.starts_at, slots.id"
    );
    all!(db, SlotRow, sql, list)
}

/// Holidays and observances from `first` to `last`, both included.
///
/// # Errors
/// [`Error::Storage`].
pub async fn observances(mut db: impl Reads, first: LocalDate, last: LocalDate) -> Result<Vec<Observance>, Error> {
    let rows = all!(
        db,
        (String, String, LocalDate, LocalDate),
        "SELECT observances.title, layers.name, observances.starts_on, observances.ends_on
           FROM observances JOIN layers ON layers.id = observances.layer_id
          WHERE observances.starts_on <= $2 AND observances.ends_on > $1
          ORDER BY observances.starts_on, observances.title, observances.id LIMIT 2000",
        first,
        last
    )?;
    let observance = |(title, layer, starts_on, ends_on)| Observance { title, layer, starts_on, ends_on };
    Ok(rows.into_iter().map(observance).collect())
}

/// The slots of a session whose notice waits, each with when it is due.
pub(crate) async fn waiting(mut db: impl Reads, session: &SessionId) -> Result<Vec<(SlotId, Instant)>, Error> {
    all!(
        db,
        (SlotId, Instant),
        "SELECT slots.id, jobs.due_at FROM slots JOIN jobs ON jobs.subject = slots.id AND jobs.kind = 'notice' AND jobs.state = 'waiting'
          WHERE slots.session_id = $1 ORDER BY slots.id",
        session
    )
}
