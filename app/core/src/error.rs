//! What can go wrong in a command, in words that the doors turn into a status and a page.

mod trouble;

use domain::clinician::Clash;
use domain::gate::Marked;
use domain::text::isolated;
use domain::time::Instant;
use domain::{Problems, Span};
use texts::Texts;

use self::trouble::Trouble;

/// When to try again while the disk is full, in seconds: somebody has to make room.
const NO_ROOM: u64 = 30;
/// When to try again while the database is away, in seconds.
const AWAY: u64 = 2;

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
    /// They are signed in, and have to choose another password before anything else.
    #[error("another password is to be chosen first")]
    PasswordDue,
    /// They may do this, but have not given their password lately.
    #[error("the password is needed again")]
    ProofNeeded,
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
    /// The text would say who somebody is, or tell in public what is one person's: what has to be confirmed, or worded anew.
    #[error("this has to be confirmed or worded anew")]
    Marked(Marked),
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
    /// A session in slow mode takes one question of a person in so many seconds; the next one after so many.
    #[error("too soon")]
    TooSoon {
        /// Seconds between two questions.
        every: i64,
        /// Seconds to wait.
        seconds: u64,
    },
    /// The queue is full; try again after so many seconds.
    #[error("busy")]
    Busy(u64),
    /// There is no room for anything new; try again after so many seconds.
    #[error("no room is left for anything new")]
    NoRoom(u64),
    /// The database does not answer, or can keep nothing for now; try again after so many seconds.
    #[error("the database is away")]
    Away(u64),
    /// A name that has to be the only one was taken at the same moment: the same once more makes another, or shows whose it is.
    #[error("taken at the same moment")]
    Taken,
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
    /// How whoever is refused reads clocks.
    pub clock: domain::Clock,
}

impl SlotConflict {
    /// "Dr. Mei Lin is already in "Sleep after 60" then (Tue 24 Nov 2026, 18:00 to 19:00, New York time)."
    pub fn sentence(&self) -> String {
        self.sentence_in(Texts::default())
    }

    /// The same in another language.
    pub fn sentence_in(&self, t: Texts) -> String {
        let when = t.by(self.clock).span_in(Span { start: self.starts_at, end: self.ends_at }, &self.zone);
        t.slot_taken(&isolated(&self.clinician), &isolated(&self.session), &when)
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
    /// How whoever is refused reads clocks.
    pub clock: domain::Clock,
}

impl SlotBusy {
    /// "Dr. Mei Lin is on leave then: Tue 1 Dec 2026. Dr. Mei Lin’s own calendar is busy then: …"
    pub fn sentence(&self) -> String {
        let said = self.clashes.iter().map(|clash| clash.sentence(&self.clinician, &self.zone, self.clock));
        said.collect::<Vec<_>>().join(" ")
    }
}

impl From<sqlx::Error> for Error {
    /// What will pass by itself is told apart from our own faults, so that whoever waits is asked to come back. A name that is
    /// there already is [`Error::Taken`]. PostgreSQL keeps no NUL in a text, so an address or a filter that holds one names
    /// nothing; what is written was cleaned before.
    fn from(error: sqlx::Error) -> Self {
        if error.as_database_error().is_some_and(|refused| refused.is_unique_violation()) {
            tracing::warn!(%error, "a name was taken at the same moment");
            return Self::Taken;
        }
        let Some(trouble) = trouble::of(&error) else { return Self::Storage(error) };
        match trouble {
            Trouble::NotText => return Self::NotFound,
            Trouble::Others => tracing::warn!(%error, "others were in the way"),
            Trouble::NoRoom | Trouble::Away => tracing::error!(%error, "the database cannot do this now"),
        }
        match trouble {
            Trouble::NoRoom => Self::NoRoom(NO_ROOM),
            Trouble::Away => Self::Away(AWAY),
            _ => Self::Busy(1),
        }
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems)
    }
}

impl Error {
    /// No room is left.
    pub(crate) fn no_room() -> Self {
        Self::NoRoom(NO_ROOM)
    }

    /// The database does not answer.
    pub(crate) fn away() -> Self {
        Self::Away(AWAY)
    }

    /// A single field's problem.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(Problems::one(field, message))
    }
}
