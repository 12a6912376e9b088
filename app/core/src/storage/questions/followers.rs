//! Who wants a public question's answer by mail. An address is written to once its owner has said yes.

use domain::id::{FollowerId, QuestionId};
use domain::text::Email;
use domain::{Instant, Language};

use crate::Error;
use crate::storage::{Reads, Writes, maybe, one, run, run_all};

/// Somebody who follows a question.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Follower {
    /// The question.
    pub(crate) question_id: QuestionId,
    /// When the owner of the address said yes.
    pub(crate) confirmed_at: Option<Instant>,
    /// When they were told of the answer.
    pub(crate) told_at: Option<Instant>,
}

/// Somebody wants the answer by mail; `false` where this address was there already.
pub(crate) async fn follow(
    mut db: impl Writes,
    id: &FollowerId,
    question: &QuestionId,
    (email, language): (&Email, Language),
    at: Instant,
) -> Result<bool, Error> {
    let sql = "INSERT INTO question_followers (id, question_id, email, language, at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (question_id, email) DO NOTHING";
    Ok(run!(db, sql, id, question, email, language, at)? == 1)
}

/// How often this address was asked whether it follows something, after an instant.
pub(crate) async fn letters_to(mut db: impl Reads, email: &Email, after: Instant) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM question_followers WHERE email = $1 AND at > $2";
    Ok(one!(db, (i64,), sql, email, after)?.0)
}

/// The follower of this id.
pub(crate) async fn follower(mut db: impl Reads, id: &FollowerId) -> Result<Option<Follower>, Error> {
    maybe!(db, Follower, "SELECT question_id, confirmed_at, told_at FROM question_followers WHERE id = $1", id)
}

/// Its owner said yes; `false` where they had before, or it is gone.
pub(crate) async fn confirm_follower(mut db: impl Writes, id: &FollowerId, now: Instant) -> Result<bool, Error> {
    let sql = "UPDATE question_followers SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL";
    Ok(run!(db, sql, id, now)? == 1)
}

/// The address is forgotten.
pub(crate) async fn forget_follower(mut db: impl Writes, id: &FollowerId) -> Result<(), Error> {
    run!(db, "DELETE FROM question_followers WHERE id = $1", id)?;
    Ok(())
}

/// Addresses whose owners said nothing are forgotten, but for those whose letter has not left yet; gives whose they were.
pub(crate) async fn forget_unconfirmed(mut db: impl Writes, before: Instant) -> Result<Vec<FollowerId>, Error> {
    let forgotten = run_all!(
        db,
        (FollowerId,),
        "DELETE FROM question_followers WHERE confirmed_at IS NULL AND at < $1 AND NOT EXISTS
            (SELECT 1 FROM letters WHERE about = question_followers.id AND state IN ('waiting', 'sending'))
         RETURNING id",
        before
    )?;
    Ok(forgotten.into_iter().map(|(id,)| id).collect())
}

/// Notes that some of a question's followers, `most` at once, are told of the answer now; gives their addresses, and what their
/// owners read in. Of two at once, each gets others.
pub(crate) async fn tell_followers(
    mut db: impl Writes,
    id: &QuestionId,
    most: i64,
    now: Instant,
) -> Result<Vec<(String, Language)>, Error> {
    run_all!(
        db,
        (String, Language),
        "UPDATE question_followers SET told_at = $3
          WHERE question_id = $1 AND told_at IS NULL AND confirmed_at IS NOT NULL AND email IN
            (SELECT email FROM question_followers
              WHERE question_id = $1 AND told_at IS NULL AND confirmed_at IS NOT NULL ORDER BY email LIMIT $2)
         RETURNING email, language",
        id,
        most,
        now
    )
}
