//! How askers come back: by their device, by a short code, by an address.

use domain::id::QuestionId;
use domain::question::Question;
use domain::text::Email;
use domain::{Instant, Language};

use super::{columns, select};
use crate::Error;
use crate::storage::{Reads, Writes, all, maybe, one, run};

/// What this device asked, the newest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn of_device(mut db: impl Reads, voter: &str, most: i64) -> Result<Vec<Question>, Error> {
    all!(
        db,
        Question,
        select!("WHERE voter = $1 AND voter <> '' ORDER BY created_at DESC, id DESC LIMIT $2"),
        voter,
        most
    )
}

/// Whether this device asked it.
pub(crate) async fn is_of_device(mut db: impl Reads, id: &QuestionId, voter: &str) -> Result<bool, Error> {
    let sql = "SELECT COUNT(*) FROM questions WHERE id = $1 AND voter = $2 AND voter <> ''";
    Ok(one!(db, (i64,), sql, id, voter)?.0 > 0)
}

/// The question that this word of a short code stands for. Where it stands for two, it is nobody's.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn by_code(mut db: impl Reads, code: &str) -> Result<Option<Question>, Error> {
    let mut found = all!(db, Question, select!("WHERE code = $1 AND code IS NOT NULL LIMIT 2"), code)?;
    Ok(found.pop().filter(|_| found.is_empty()))
}

/// Which short code opens its page from now on: a word that stands for it.
pub(crate) async fn set_code(mut db: impl Writes, id: &QuestionId, code: &str) -> Result<(), Error> {
    run!(db, "UPDATE questions SET code = $2 WHERE id = $1", id, code)?;
    Ok(())
}

/// Whether a short code opens its page.
pub(crate) async fn has_code(mut db: impl Reads, id: &QuestionId) -> Result<bool, Error> {
    let sql = "SELECT COUNT(*) FROM questions WHERE id = $1 AND code IS NOT NULL";
    Ok(one!(db, (i64,), sql, id)?.0 > 0)
}

/// The address that an asker left.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Address {
    /// The address.
    pub(crate) email: String,
    /// Which of this question's addresses it is: links that were mailed to another one open nothing.
    pub(crate) address_version: i64,
    /// Since when its asker has said that it is theirs.
    pub(crate) confirmed_at: Option<Instant>,
}

/// The address that its asker left.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn address_of(mut db: impl Reads, id: &QuestionId) -> Result<Option<Address>, Error> {
    let sql = "SELECT email, address_version, confirmed_at FROM question_contacts WHERE question_id = $1 AND email IS NOT NULL";
    maybe!(db, Address, sql, id)
}

/// What the owner of the address that its asker left reads in.
pub(crate) async fn language_of(db: impl Reads, id: &QuestionId) -> Result<Language, Error> {
    Ok(known_language_of(db, id).await?.unwrap_or_default())
}

/// What its asker reads in; None where they left neither name nor address.
pub(crate) async fn known_language_of(mut db: impl Reads, id: &QuestionId) -> Result<Option<Language>, Error> {
    let sql = "SELECT language FROM question_contacts WHERE question_id = $1";
    Ok(maybe!(db, (Language,), sql, id)?.map(|(language,)| language))
}

/// The asker leaves an address, with what they read in; another one; or none any more.
pub(crate) async fn set_address(
    mut db: impl Writes,
    id: &QuestionId,
    left: Option<(&Email, Language)>,
) -> Result<(), Error> {
    let (email, language) = left.unzip();
    run!(
        db,
        "INSERT INTO question_contacts (question_id, name, email, language) VALUES ($1, NULL, $2, $3)
         ON CONFLICT (question_id) DO UPDATE SET email = excluded.email, language = excluded.language, confirmed_at = NULL,
            address_version = question_contacts.address_version + 1",
        id,
        email,
        language.unwrap_or_default()
    )?;
    Ok(())
}

/// The asker says that the address is theirs; false where they had before, or there is none.
pub(crate) async fn confirm_address(mut db: impl Writes, id: &QuestionId, now: Instant) -> Result<bool, Error> {
    let sql = "UPDATE question_contacts SET confirmed_at = $2 WHERE question_id = $1 AND email IS NOT NULL AND confirmed_at IS NULL";
    Ok(run!(db, sql, id, now)? == 1)
}
