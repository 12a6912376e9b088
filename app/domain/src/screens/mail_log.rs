//! What operators see of letters.

use crate::id::{LetterId, SessionId};
use crate::letter::{Kind, State};
use crate::slot::Heard;
use crate::{Instant, Problems};

/// `/settings/mail`: every letter with what became of it, and a form for a test.
#[derive(Clone, Debug, Default)]
pub struct MailScreen {
    /// Whether there is anybody to hand letters to.
    pub is_set: bool,
    /// Whether letters stay in memory, as in the demo.
    pub in_memory: bool,
    /// Whom letters come from.
    pub from: String,
    /// Letters by state.
    pub counts: Vec<(State, i64)>,
    /// Those that a person has to decide about, the newest first.
    pub undecided: Vec<LetterRow>,
    /// The others, the newest first.
    pub letters: Vec<LetterRow>,
    /// What came in by mail, the newest first.
    pub came: Vec<CameRow>,
    /// The newest test letter.
    pub last_test: Option<LetterRow>,
    /// Letters that stayed in memory, the newest first.
    pub kept: Vec<KeptLetter>,
    /// The address for a test, as typed.
    pub to: String,
    /// What was wrong with it.
    pub problems: Problems,
}

/// A letter in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct LetterRow {
    /// `/settings/mail/{id}/{again|arrived|drop}`.
    pub id: LetterId,
    /// What kind.
    pub kind: Kind,
    /// What became of it so far.
    pub state: State,
    /// Their name, or empty.
    pub to_name: String,
    /// Their address.
    pub to_address: String,
    /// Subject line.
    pub subject: String,
    /// Tries so far.
    pub attempts: i64,
    /// What both sides said at the last try, a line each.
    pub dialogue: String,
    /// When it was written.
    pub created_at: Instant,
    /// When its state last changed.
    pub updated_at: Instant,
}

impl LetterRow {
    /// Whether a person has to decide what becomes of it. A call that is unclear is made again by itself.
    pub fn is_undecided(&self) -> bool {
        self.state.can_be_decided() && (self.kind, self.state) != (Kind::Call, State::Unclear)
    }
}

/// A message that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct CameRow {
    /// Its id.
    pub id: LetterId,
    /// When.
    pub at: Instant,
    /// From whom; empty where it names nobody.
    pub sender: String,
    /// Subject line.
    pub subject: String,
    /// What became of it.
    pub outcome: Heard,
    /// Why it cannot be used, or waits; empty otherwise.
    pub reason: String,
    /// The session that it is about.
    pub session_id: Option<SessionId>,
}

/// A letter that stayed in memory, as its reader would see it.
#[derive(Clone, Debug)]
pub struct KeptLetter {
    /// Their name, or empty.
    pub to_name: String,
    /// Their address.
    pub to_address: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The METHOD of its calendar object, if it has one.
    pub calendar: Option<String>,
}
