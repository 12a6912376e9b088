//! Rows of questions.

mod counts;
mod device;
mod erase;
mod followers;
mod index;
mod list;
mod live;
mod texts;
mod thread;

use domain::Instant;
use domain::id::{ClinicianId, QuestionId, SessionId, StaffId};
use domain::question::Question;

pub use counts::{
    answer_counts, asked_totals, count_of, offline_total, open_counts, open_total, overdue_total, owned_totals,
};
pub use device::of_device;
pub(crate) use device::{
    address_of, by_code, confirm_address, has_code, is_of_device, known_language_of, language_of, set_address, set_code,
};
pub(crate) use erase::{erase, traces_of, whole};
pub(crate) use followers::{
    Follower, confirm_follower, follow, follower, forget_follower, forget_unconfirmed, letters_to, tell_followers,
};
pub(crate) use index::fill;
pub use list::{Owned, QuestionFilter, Waits, cursor_after, is_cursor, next_open};
pub(crate) use list::{Sight, list};
pub(crate) use live::{anything_on_stage, report, reporting, set_claim, set_rank, settle_reports, take_report_back};
pub use live::{joined_with, live_of, placed_of, reported_total, reports_of};
pub(crate) use texts::texts_of;
pub use thread::{contact, notes, replies};
pub(crate) use thread::{
    insert_contact, insert_follow_up, insert_note, insert_reply, newest_follow_up, said_since, signs_said,
};

use super::{Reads, Writes, all, answers, as_list, maybe, run, run_maybe, search, sessions};
use crate::Error;

/// Every column of a question.
macro_rules! columns {
    () => {
        "id, handle, session_id, topic_id, post_id, text, kind, source, source_url, state, visibility, urgency, signs, marks_settled, public_text, answer, public_answer, reason, votes, \
         created_at, acknowledged_at, answered_at, owner_id, clinician_id, routed_at, route_version, proposed_answer, proposed_at, \
         place, place_rank, placed_at, live_offset, due_at, clock_from, acknowledge_by, answer_by, acknowledge_half, answer_half, warned, followed_up_at, handoff_due_at, helped, umbrella_id, claimed_by, claimed_name, claimed_until, \
         link_version, erasing, erased_at, updated_at, version"
    };
}

pub(crate) use columns;

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM questions ", $rest)
    };
}

pub(crate) use select;

/// A question by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &QuestionId) -> Result<Question, Error> {
    maybe!(db, Question, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// Where a public question stands for everybody to read.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn address(db: impl Reads, question: &Question) -> Result<String, Error> {
    let page = match &question.session_id {
        Some(session) => format!("/events/{}", sessions::get(db, session).await?.slug),
        None => "/ask".to_owned(),
    };
    Ok(format!("{page}#q-{}", question.handle))
}

/// A question by its public name, whether it is public or not.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn by_handle(mut db: impl Reads, handle: &str) -> Result<Option<Question>, Error> {
    maybe!(db, Question, select!("WHERE handle = $1"), handle)
}

/// Several questions at once, in any order.
pub(crate) async fn several(
    mut db: impl Reads,
    ids: impl IntoIterator<Item = &QuestionId>,
) -> Result<Vec<Question>, Error> {
    let list = as_list(ids)?;
    all!(db, Question, select!("WHERE id IN (SELECT value FROM json_each($1))"), list)
}

/// Questions by their public names, in any order.
pub(crate) async fn by_handles(
    mut db: impl Reads,
    handles: impl Iterator<Item = &str>,
) -> Result<Vec<Question>, Error> {
    let list = as_list(handles)?;
    all!(db, Question, select!("WHERE handle IN (SELECT value FROM json_each($1))"), list)
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

/// Published answers to what was asked outside sessions, the newest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn answered_at_ask(mut db: impl Reads, most: i64) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!(
            "WHERE session_id IS NULL AND visibility = 'public' AND public_answer IS NOT NULL
             ORDER BY answered_at DESC LIMIT $1"
        ),
        most
    )
}

/// Every question with a public answer.
pub(crate) async fn with_answers(mut db: impl Reads) -> Result<Vec<Question>, Error> {
    all!(db, Question, select!("WHERE visibility = 'public' AND public_answer IS NOT NULL ORDER BY id"))
}

/// Vote counts of a session's public questions, by handle; none while the desk hides them.
pub(crate) async fn public_votes(mut db: impl Reads, session: &SessionId) -> Result<Vec<(String, i64)>, Error> {
    all!(
        db,
        (String, i64),
        "SELECT handle, votes FROM questions JOIN sessions ON sessions.id = questions.session_id
          WHERE session_id = $1 AND visibility = 'public' AND umbrella_id IS NULL AND votes_hidden = 0",
        session
    )
}

/// Handles with their public wordings: of a session's public questions, if one is meant, and of the newest 1,000 published answers of all.
pub(crate) async fn public_words(
    mut db: impl Reads,
    session: Option<&SessionId>,
) -> Result<Vec<(String, String)>, Error> {
    all!(
        db,
        (String, String),
        "SELECT handle, public_text FROM questions WHERE umbrella_id IS NULL AND visibility = 'public' AND public_text IS NOT NULL
            AND urgency = 'routine' AND (
            session_id = $1 OR id IN (SELECT id FROM questions WHERE visibility = 'public' AND public_answer IS NOT NULL
                                       ORDER BY answered_at DESC LIMIT 1000))",
        session
    )
}

/// When this voter asked last in the session.
pub(crate) async fn last_of_voter(
    mut db: impl Reads,
    session: &SessionId,
    voter: &str,
) -> Result<Option<Instant>, Error> {
    let found = maybe!(
        db,
        (Instant,),
        "SELECT created_at FROM questions WHERE session_id = $1 AND voter = $2 ORDER BY created_at DESC LIMIT 1",
        session,
        voter
    )?;
    Ok(found.map(|(at,)| at))
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

/// Open questions that this clinician is asked to answer, the oldest first; at most `most`. What may be an emergency is with
/// the desk, and what is to be erased is with nobody.
pub(crate) async fn open_of_clinician(
    mut db: impl Reads,
    clinician: &ClinicianId,
    most: i64,
) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!(
            "WHERE clinician_id = $1 AND state IN ('received', 'acknowledged') AND urgency = 'routine' AND erasing IS NULL
              ORDER BY created_at, id LIMIT $2"
        ),
        clinician,
        most
    )
}

/// Open questions that this member looks after, and whom they are to see reached, the oldest first; at most `most`.
pub(crate) async fn open_of_owner(mut db: impl Reads, owner: &StaffId, most: i64) -> Result<Vec<QuestionId>, Error> {
    let rows = all!(
        db,
        (QuestionId,),
        "SELECT id FROM questions WHERE owner_id = $1 AND (state IN ('received', 'acknowledged') OR handoff_due_at IS NOT NULL)
          ORDER BY created_at, id LIMIT $2",
        owner,
        most
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The question, locked for the rest of the work.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn lock(mut db: impl Writes, id: &QuestionId) -> Result<Question, Error> {
    run!(db, "UPDATE questions SET version = version WHERE id = $1", id)?;
    get(db, id).await
}

/// The question with this public name, locked for the rest of the work.
pub(crate) async fn lock_handle(mut db: impl Writes, handle: &str) -> Result<Option<Question>, Error> {
    let sql = concat!("UPDATE questions SET version = version WHERE handle = $1 RETURNING ", columns!());
    run_maybe!(db, Question, sql, handle)
}

/// A new question, with the voter who asked and the word for its short code.
pub(crate) async fn insert(mut db: impl Writes, question: &Question, voter: &str, code: &str) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO questions (id, handle, session_id, text, kind, state, visibility, urgency, voter, votes, created_at, updated_at, umbrella_id,
            signs, public_text, topic_id, post_id, code, marks_settled, source, clock_from, acknowledge_by, answer_by, late_at, acknowledge_half,
            answer_half, warned, warn_at, source_url, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, 1)",
        &question.id,
        &question.handle,
        &question.session_id,
        question.text.as_str(),
        question.kind,
        question.state,
        question.visibility,
        question.urgency,
        voter,
        question.created_at,
        &question.umbrella_id,
        &question.signs,
        &question.public_text,
        &question.topic_id,
        &question.post_id,
        code,
        question.marks_settled,
        question.source,
        question.clock_from,
        question.acknowledge_by,
        question.answer_by,
        question.late_at(),
        question.acknowledge_half,
        question.answer_half,
        question.warned,
        question.warning().map(|(at, _)| at),
        &question.source_url
    )?;
    search::index(db, question).await
}

/// Another link opens the asker's page from now on. The question's version stays: nobody else sees a change.
pub(crate) async fn renew_link(mut db: impl Writes, id: &QuestionId) -> Result<(), Error> {
    run!(db, "UPDATE questions SET link_version = link_version + 1 WHERE id = $1", id)?;
    Ok(())
}

/// What a clinician keeps for later. The question's version stays: nobody else sees a change.
pub(crate) async fn save_answer_draft(mut db: impl Writes, id: &QuestionId, text: &str) -> Result<(), Error> {
    let text = Some(text).filter(|text| !text.is_empty());
    run!(db, "UPDATE questions SET proposed_answer = $2 WHERE id = $1", id, text)?;
    Ok(())
}

/// Saves a locked question but its votes; its version rises.
pub(crate) async fn save(mut db: impl Writes, question: &Question) -> Result<(), Error> {
    run!(
        db,
        "UPDATE questions SET state = $2, visibility = $3, public_text = $4, answer = $5, public_answer = $6, reason = $7,
            acknowledged_at = $8, answered_at = $9, updated_at = $10, clinician_id = $11, routed_at = $12, route_version = $13,
            proposed_answer = $14, proposed_at = $15, place = $16, place_rank = $17, placed_at = $18, live_offset = $19,
            due_at = $20, umbrella_id = $21, urgency = $22, marks_settled = $23, text = $24, erasing = $25, erased_at = $26,
            clock_from = $27, acknowledge_by = $28, answer_by = $29, late_at = $30,
            acknowledge_half = $31, answer_half = $32, warned = $33, warn_at = $34, owner_id = $35, followed_up_at = $36, helped = $37, signs = $38, handoff_due_at = $39, version = version + 1 WHERE id = $1",
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
        question.live_offset,
        question.due_at,
        &question.umbrella_id,
        question.urgency,
        question.marks_settled,
        question.text.as_str(),
        question.erasing,
        question.erased_at,
        question.clock_from,
        question.acknowledge_by,
        question.answer_by,
        question.late_at(),
        question.acknowledge_half,
        question.answer_half,
        question.warned,
        question.warning().map(|(at, _)| at),
        &question.owner_id,
        question.followed_up_at,
        question.helped,
        &question.signs,
        question.handoff_due_at
    )?;
    answers::follow(&mut db, question).await?;
    search::public::answer(&mut db, question).await?;
    search::index(db, question).await
}
