//! What can go wrong in a command, in words that the doors turn into a status and a page.

use domain::Problems;
use domain::clinician::Clash;
use domain::time::Instant;

/// Why a command did nothing. The doors map each to one status and one problem type.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something typed is wrong: a message for each field.
    #[error("some fields need another look")]
    Invalid(Problems),
    /// There is no such thing, or not for this person.
    #[error("not found")]
    NotFound,
    /// The same, in a sentence that says what was looked for.
    #[error("{0}")]
    Unknown(&'static str),
    /// It was there, and is gone for good.
    #[error("gone")]
    Gone,
    /// Nobody is signed in, or the token is unknown, expired or revoked.
    #[error("not signed in")]
    NotSignedIn,
    /// They are known, but may not do this. Names the permission that is missing.
    #[error("not allowed: {0} is needed")]
    Forbidden(&'static str),
    /// Somebody was faster: the row has a newer version than the one that was seen.
    #[error("changed meanwhile")]
    Conflict {
        /// The version that is stored now.
        current: i64,
    },
    /// The thing's state does not allow it. A sentence for people.
    #[error("{0}")]
    State(String),
    /// A clinician would be in two places at once.
    #[error("{}", .0.sentence())]
    SlotConflict(SlotConflict),
    /// A clinician is on leave or busy then; a reason overrides it.
    #[error("{}", .0.sentence())]
    SlotBusy(SlotBusy),
    /// The slot changed since it was seen: nothing was answered, and its page shows what it is now.
    #[error("the slot changed meanwhile")]
    SlotMoved,
    /// A link that led somewhere and does no longer: a sentence for whoever holds it.
    #[error("{0}")]
    LinkEnded(&'static str),
    /// The same `Idempotency-Key` came with another body.
    #[error("this Idempotency-Key was used for something else")]
    KeyReused,
    /// Too many from here; try again after so many seconds.
    #[error("too many")]
    TooMany(u64),
    /// The queue is full; try again after so many seconds.
    #[error("busy")]
    Busy(u64),
    /// The database failed. Never shown to strangers.
    #[error("storage: {0}")]
    Storage(sqlx::Error),
    /// Anything else that is our fault. Never shown to strangers.
    #[error("internal: {0}")]
    Internal(String),
}

/// Whose slot is in the way, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotConflict {
    /// The clinician's name.
    pub clinician: String,
    /// The other session's title.
    pub session: String,
    /// When the other slot begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// The zone in which the other session was planned.
    pub zone: domain::ZoneName,
}

impl SlotConflict {
    /// "Dr. Mei Lin is already in "Sleep after 60" then (Tue 24 Nov 2026, 18:00 to 19:00, New York time)."
    pub fn sentence(&self) -> String {
        let when = domain::zone::span_in(domain::Span { start: self.starts_at, end: self.ends_at }, &self.zone);
        format!("{} is already in “{}” then: {when}.", self.clinician, self.session)
    }
}

/// Who is not free, and why: leave, or their own calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotBusy {
    /// The clinician's name.
    pub clinician: String,
    /// Everything that is in the way, in order.
    pub clashes: Vec<Clash>,
    /// The zone in which the session is planned.
    pub zone: domain::ZoneName,
}

impl SlotBusy {
    /// "Dr. Mei Lin is on leave then: Tue 1 Dec 2026. Dr. Mei Lin’s own calendar is busy then: …"
    pub fn sentence(&self) -> String {
        let said = self.clashes.iter().map(|clash| clash.sentence(&self.clinician, &self.zone));
        said.collect::<Vec<_>>().join(" ")
    }
}

impl From<sqlx::Error> for Error {
    /// What the database refuses only because of others at the same moment is [`Error::Busy`]: no free connection, a
    /// deadlock, or the same address part taken by two. PostgreSQL keeps no NUL in a text, so an address or a filter
    /// that holds one names nothing; what is written has been cleaned before.
    fn from(error: sqlx::Error) -> Self {
        const IN_THE_WAY: [&str; 2] = ["40001", "40P01"];
        const NOT_TEXT: &str = "22021";
        let refused = error.as_database_error();
        let code = refused.and_then(|refused| refused.code()).unwrap_or_default();
        let taken = refused.is_some_and(|refused| refused.is_unique_violation());
        if taken || IN_THE_WAY.contains(&code.as_ref()) || matches!(error, sqlx::Error::PoolTimedOut) {
            tracing::warn!(%error, "others were in the way");
            return Self::Busy(1);
        }
        if code == NOT_TEXT { Self::NotFound } else { Self::Storage(error) }
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems)
    }
}

impl Error {
    /// A single field's problem.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(Problems::one(field, message))
    }
}
