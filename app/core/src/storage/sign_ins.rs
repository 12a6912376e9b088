//! Rows of sign-ins: a staff member's browser sessions, by the SHA-256 of their cookie.

use domain::id::StaffId;
use domain::screens::account::SignInRow;
use domain::staff::Role;
use domain::{Clock, Instant};

use super::{Reads, Writes, all, maybe, run, run_maybe};
use crate::Error;

/// A sign-in with its member.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct SignIn {
    /// Its id.
    pub(crate) id: String,
    /// Who.
    pub(crate) staff_id: StaffId,
    /// Their name.
    pub(crate) name: String,
    /// Their address.
    pub(crate) email: String,
    /// Their role.
    pub(crate) role: Role,
    /// How they read clocks.
    pub(crate) clock: Clock,
    /// Last seen, to the minute.
    pub(crate) seen_at: Instant,
    /// When it ends, however busy they are.
    pub(crate) ends_at: Instant,
    /// When their password was given last.
    pub(crate) proven_at: Instant,
    /// 1 while they have to choose another password before anything else.
    password_due: i64,
}

impl SignIn {
    /// Whether they have to choose another password before anything else.
    pub(crate) fn is_password_due(&self) -> bool {
        self.password_due != 0
    }
}

/// Begins a sign-in, unless the member was disabled or has another password by now; then `false`.
pub(crate) async fn insert(mut db: impl Writes, new: &NewSignIn<'_>) -> Result<bool, Error> {
    let begun = run!(
        db,
        "INSERT INTO sign_ins (token_hash, id, browser, staff_id, created_at, seen_at, proven_at, ends_at, password_due)
         SELECT $1, $6, $7, id, $4, $4, $4, $5, $8 FROM staff WHERE id = $2 AND password_hash = $3 AND disabled_at IS NULL",
        new.digest,
        new.staff_id,
        new.password_hash,
        new.now,
        new.ends_at,
        new.id,
        new.browser,
        i64::from(new.password_due)
    )?;
    Ok(begun == 1)
}

/// What a sign-in begins with.
pub(crate) struct NewSignIn<'a> {
    /// The digest of its cookie.
    pub(crate) digest: &'a str,
    /// A new id.
    pub(crate) id: &'a str,
    /// In which browser, as people would say it.
    pub(crate) browser: &'a str,
    /// Whose.
    pub(crate) staff_id: &'a StaffId,
    /// The hash that their password was checked against.
    pub(crate) password_hash: &'a str,
    /// Whether that password has to be changed first.
    pub(crate) password_due: bool,
    /// When.
    pub(crate) now: Instant,
    /// When it ends, however busy they are.
    pub(crate) ends_at: Instant,
}

/// The sign-in with this digest that has not ended, was seen after `idle_since`, and whose member may come in.
pub(crate) async fn find(
    mut db: impl Reads,
    digest: &str,
    now: Instant,
    idle_since: Instant,
) -> Result<Option<SignIn>, Error> {
    maybe!(
        db,
        SignIn,
        "SELECT sign_ins.id, sign_ins.staff_id, staff.name, staff.email, staff.role, staff.clock, sign_ins.seen_at, sign_ins.ends_at,
                sign_ins.proven_at, sign_ins.password_due
           FROM sign_ins JOIN staff ON staff.id = sign_ins.staff_id
          WHERE sign_ins.token_hash = $1 AND sign_ins.ends_at > $2 AND sign_ins.seen_at > $3 AND staff.disabled_at IS NULL",
        digest,
        now,
        idle_since
    )
}

/// Every sign-in of a member that lasts, the one that was used last first.
pub(crate) async fn of_staff(
    mut db: impl Reads,
    staff: &StaffId,
    now: Instant,
    idle_since: Instant,
) -> Result<Vec<SignInRow>, Error> {
    let rows = all!(
        db,
        (String, String, Instant, Instant),
        "SELECT id, browser, created_at, seen_at FROM sign_ins
          WHERE staff_id = $1 AND ends_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id",
        staff,
        now,
        idle_since
    )?;
    let row = |(id, browser, began_at, seen_at)| SignInRow { id, browser, began_at, seen_at, is_this: false };
    Ok(rows.into_iter().map(row).collect())
}

pub(crate) async fn renew(mut db: impl Writes, digest: &str, now: Instant) -> Result<(), Error> {
    run!(db, "UPDATE sign_ins SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2", digest, now)?;
    Ok(())
}

/// Notes that their password was given again.
pub(crate) async fn prove(mut db: impl Writes, digest: &str, now: Instant) -> Result<(), Error> {
    run!(db, "UPDATE sign_ins SET proven_at = $2, seen_at = $2 WHERE token_hash = $1", digest, now)?;
    Ok(())
}

/// Ends one sign-in; gives whose it was.
pub(crate) async fn end(mut db: impl Writes, digest: &str) -> Result<Option<StaffId>, Error> {
    let ended = run_maybe!(db, (StaffId,), "DELETE FROM sign_ins WHERE token_hash = $1 RETURNING staff_id", digest)?;
    Ok(ended.map(|(id,)| id))
}

/// Ends one of a member's sign-ins; `false` if it is not theirs, or not there any more.
pub(crate) async fn end_of(mut db: impl Writes, staff: &StaffId, id: &str) -> Result<bool, Error> {
    Ok(run!(db, "DELETE FROM sign_ins WHERE staff_id = $1 AND id = $2", staff, id)? > 0)
}

/// Ends every sign-in of a member but this one; how many there were.
pub(crate) async fn end_others(mut db: impl Writes, staff: &StaffId, digest: &str) -> Result<u64, Error> {
    run!(db, "DELETE FROM sign_ins WHERE staff_id = $1 AND token_hash <> $2", staff, digest)
}

/// Ends every sign-in of a member.
pub(crate) async fn end_all(mut db: impl Writes, staff: &StaffId) -> Result<u64, Error> {
    run!(db, "DELETE FROM sign_ins WHERE staff_id = $1", staff)
}
