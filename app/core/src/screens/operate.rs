//! What operators see: the mail log, and numbers for their monitoring.

use domain::letter::Kind;
use domain::screens::mail_log::{KeptLetter, LetterRow, MailScreen};

use crate::actor::Operator;
use crate::storage::{jobs, letters};
use crate::{Error, Wellspring};

/// How many letters the log shows.
const SHOWN: i64 = 200;

/// The mail log.
///
/// # Errors
/// [`Error::Storage`].
pub async fn mail_log(app: &Wellspring, _: &Operator) -> Result<MailScreen, Error> {
    let mail = &app.outside.mail;
    let lines = letters::log(&app.storage, SHOWN).await?;
    let (undecided, letters): (Vec<LetterRow>, Vec<_>) = lines.into_iter().partition(|row| row.state.is_undecided());
    let last_test =
        undecided.iter().chain(&letters).filter(|row| row.kind == Kind::Test).max_by_key(|row| row.created_at);
    Ok(MailScreen {
        is_set: mail.is_set(),
        in_memory: app.settings.demo,
        from: app.settings.mail_from.clone(),
        counts: letters::counts(&app.storage).await?,
        last_test: last_test.cloned(),
        kept: mail.kept().into_iter().map(kept).collect(),
        undecided,
        letters,
        ..MailScreen::default()
    })
}

fn kept(message: crate::outside::Message) -> KeptLetter {
    let crate::outside::Message { to, subject, text, calendar, .. } = message;
    let calendar = calendar.map(|(method, _)| method);
    KeptLetter { to_name: to.0, to_address: to.1, subject, text, calendar }
}

/// Numbers of this moment, for `/metrics`.
#[derive(Clone, Debug, Default)]
pub struct Gauges {
    /// Jobs by state.
    pub jobs: Vec<(String, i64)>,
    /// How long the oldest job that is due waits, in milliseconds.
    pub oldest_due: i64,
    /// Letters by state.
    pub letters: Vec<(String, i64)>,
    /// Streams that are open at this node.
    pub listeners: usize,
    /// Questions and votes that wait to be written at this node, and how many may.
    pub intake: (usize, usize),
}

/// Every number that monitoring reads from the product; three queries.
///
/// # Errors
/// [`Error::Storage`].
pub async fn gauges(app: &Wellspring, _: &Operator) -> Result<Gauges, Error> {
    let letters = letters::counts(&app.storage).await?;
    let now = app.now();
    let oldest = jobs::oldest_due(&app.storage, now).await?;
    Ok(Gauges {
        jobs: jobs::counts(&app.storage).await?,
        oldest_due: oldest.map_or(0, |due| now.since(due)),
        letters: letters.into_iter().map(|(state, many)| (state.to_string(), many)).collect(),
        listeners: app.live.all_listeners(),
        intake: app.intake.depth(),
    })
}
