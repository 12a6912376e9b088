//! Rows of staff, and of the one-time links by which they set a password.

use domain::id::StaffId;
use domain::staff::{Member, Role};
use domain::text::{Email, PersonName};
use domain::{Clock, Instant, LocalDate};

use super::{Reads, Writes, all, maybe, one, run};
use crate::Error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, email, name, role, disabled_at, password_hash IS NOT NULL AS active, feed_version, clock FROM staff ",
            $rest
        )
    };
}

/// A member by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(mut db: impl Reads, id: &StaffId) -> Result<Member, Error> {
    maybe!(db, Member, select!("WHERE id = $1"), id)?.ok_or(Error::NotFound)
}

/// A member by address.
///
/// # Errors
/// [`Error::Storage`].
pub async fn by_email(mut db: impl Reads, email: &str) -> Result<Option<Member>, Error> {
    maybe!(db, Member, select!("WHERE email = $1"), email)
}

/// Everybody, by name; those who may not sign in last.
///
/// # Errors
/// [`Error::Storage`].
pub async fn all(mut db: impl Reads) -> Result<Vec<Member>, Error> {
    all!(db, Member, select!("ORDER BY disabled_at IS NOT NULL, lower(name), id"))
}

/// Id and password hash of the member at `email` who may sign in and has set a password.
pub(crate) async fn password(mut db: impl Reads, email: &str) -> Result<Option<(StaffId, String)>, Error> {
    maybe!(
        db,
        (StaffId, String),
        "SELECT id, password_hash FROM staff WHERE email = $1 AND disabled_at IS NULL AND password_hash IS NOT NULL",
        email
    )
}

/// Adds a member; `false` if the address is taken.
pub(crate) async fn insert(mut db: impl Writes, new: &NewMember, now: Instant) -> Result<bool, Error> {
    let added = run!(
        db,
        "INSERT INTO staff (id, email, name, role, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (email) DO NOTHING",
        &new.id,
        &new.email,
        &new.name,
        new.role,
        &new.password_hash,
        now
    )?;
    Ok(added == 1)
}

/// What a new member is stored with. Not `Debug`: it holds a password's hash.
pub(crate) struct NewMember {
    /// A new id.
    pub(crate) id: StaffId,
    /// Address.
    pub(crate) email: Email,
    /// Name.
    pub(crate) name: PersonName,
    /// Role.
    pub(crate) role: Role,
    /// Argon2id in PHC form, or nothing until they set one.
    pub(crate) password_hash: Option<String>,
}

pub(crate) async fn set_password(mut db: impl Writes, id: &StaffId, hash: &str) -> Result<(), Error> {
    run!(db, "UPDATE staff SET password_hash = $2 WHERE id = $1", id, hash)?;
    Ok(())
}

/// Another password in the place of the one with this hash; `false` if that is not theirs any more.
pub(crate) async fn replace_password(mut db: impl Writes, id: &StaffId, old: &str, new: &str) -> Result<bool, Error> {
    let changed = run!(db, "UPDATE staff SET password_hash = $3 WHERE id = $1 AND password_hash = $2", id, old, new)?;
    Ok(changed == 1)
}

/// Who was told nothing on the morning of this day yet, or of a later one: a clock that went back tells nobody twice.
pub(crate) async fn without_summary(mut db: impl Reads, today: LocalDate) -> Result<Vec<StaffId>, Error> {
    let rows = all!(db, (StaffId,), "SELECT id FROM staff WHERE summary_on IS NULL OR summary_on < $1", today)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Everybody was told on the morning of this day.
pub(crate) async fn set_summary(mut db: impl Writes, today: LocalDate) -> Result<(), Error> {
    run!(db, "UPDATE staff SET summary_on = $1 WHERE summary_on IS NULL OR summary_on < $1", today)?;
    Ok(())
}

/// How their pages and letters write clocks.
pub(crate) async fn set_clock(mut db: impl Writes, id: &StaffId, clock: Clock) -> Result<(), Error> {
    run!(db, "UPDATE staff SET clock = $2 WHERE id = $1", id, clock)?;
    Ok(())
}

pub(crate) async fn set_role(mut db: impl Writes, id: &StaffId, role: Role) -> Result<(), Error> {
    run!(db, "UPDATE staff SET role = $2 WHERE id = $1", id, role)?;
    Ok(())
}

/// Lets a member in (`None`) or not any more; `false` if that is how it was.
pub(crate) async fn set_disabled(mut db: impl Writes, id: &StaffId, at: Option<Instant>) -> Result<bool, Error> {
    let changed = match at {
        Some(at) => run!(db, "UPDATE staff SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL", id, at)?,
        None => run!(db, "UPDATE staff SET disabled_at = NULL WHERE id = $1 AND disabled_at IS NOT NULL", id)?,
    };
    Ok(changed == 1)
}

/// How many administrators can sign in.
pub(crate) async fn administrators(mut db: impl Reads) -> Result<i64, Error> {
    let (count,) = one!(
        db,
        (i64,),
        "SELECT COUNT(*) FROM staff WHERE role = 'admin' AND disabled_at IS NULL AND password_hash IS NOT NULL"
    )?;
    Ok(count)
}

/// Makes units of work that decide about administrators take turns: both write the same row, so PostgreSQL lets
/// the second one look only after the first has ended.
pub(crate) async fn take_turns(mut db: impl Writes) -> Result<(), Error> {
    run!(db, "UPDATE facts SET value = value WHERE name = 'installation'")?;
    Ok(())
}

/// A one-time link as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Link {
    /// Whose password it sets; nobody's for the first administrator.
    pub(crate) staff_id: Option<StaffId>,
    /// When it stops working.
    pub(crate) ends_at: Instant,
    /// When it was used.
    pub(crate) used_at: Option<Instant>,
}

/// A link by its token's digest.
pub(crate) async fn link(mut db: impl Reads, digest: &str) -> Result<Option<Link>, Error> {
    maybe!(db, Link, "SELECT staff_id, ends_at, used_at FROM setup_links WHERE token_hash = $1", digest)
}

pub(crate) async fn insert_link(
    mut db: impl Writes,
    digest: &str,
    whose: Option<&StaffId>,
    ends_at: Instant,
) -> Result<(), Error> {
    run!(db, "INSERT INTO setup_links (token_hash, staff_id, ends_at) VALUES ($1, $2, $3)", digest, whose, ends_at)?;
    Ok(())
}

/// Marks a link as used; `false` if it was, or is too old. Only one of two requests can get `true`.
pub(crate) async fn use_link(mut db: impl Writes, digest: &str, now: Instant) -> Result<bool, Error> {
    let used = run!(
        db,
        "UPDATE setup_links SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND ends_at > $2",
        digest,
        now
    )?;
    Ok(used == 1)
}

/// Ends a member's open links (of nobody: the first administrator's).
pub(crate) async fn end_links(mut db: impl Writes, whose: Option<&StaffId>, now: Instant) -> Result<(), Error> {
    match whose {
        Some(id) => run!(db, "UPDATE setup_links SET used_at = $2 WHERE staff_id = $1 AND used_at IS NULL", id, now)?,
        None => run!(db, "UPDATE setup_links SET used_at = $1 WHERE staff_id IS NULL AND used_at IS NULL", now)?,
    };
    Ok(())
}

/// A new feed address; the old one stops working.
pub(crate) async fn renew_feed(mut db: impl Writes, id: &StaffId) -> Result<(), Error> {
    run!(db, "UPDATE staff SET feed_version = feed_version + 1 WHERE id = $1", id)?;
    Ok(())
}
