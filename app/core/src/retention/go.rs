//! What has no time left goes: once a day, kind by kind, in slices that hold up nobody who writes.

use std::time::Duration;

use domain::activity::Verb;
use domain::id::QuestionId;
use domain::retention::{AHEAD, Kind, Retention};
use domain::time::DAY;
use domain::{Instant, zone};

use super::limits;
use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::storage::{Reads, facts, retention as rows};
use crate::{Activity, Error, Wellspring, Work, questions};

/// Questions that one run looks at, each in a transaction of its own.
const QUESTIONS: i64 = 50;
/// Rows of everything else that go in one transaction.
const ROWS: i64 = 200;
/// What goes in a round: everything that has no time left.
const ROUND: &str = "round";

/// Between two rounds: what is longer was a house that stood still, or a clock that jumped.
const APART: i64 = 3 * DAY;
/// The fact: when the last round began.
const BEGAN: &str = "a round of retention began";

/// The timer's round. After a clock has jumped, or a house stood still, nothing that people wrote goes for seven days: whoever runs
/// it sees what would, and a wrong clock costs nobody's words.
///
/// # Errors
/// [`Error::Storage`].
pub async fn daily(app: &Wellspring) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let last = began(&mut work).await?;
    facts::settle(&mut work, BEGAN, &now.0.to_string(), true).await?;
    if is_near(last, now) {
        work.upkeep().await?;
    } else {
        tracing::warn!("the last round of retention was not a day ago: nothing that people wrote goes for seven days");
        let set = rows::lock(&mut work).await?;
        rows::save(&mut work, &Retention { goes_from: now.plus(AHEAD * DAY), ..set }).await?;
        let why = "paused for seven days: the last round was not a day ago";
        work.commit(Activity::installation(&app.installation, Verb::SetRetention).detail(why)).await?;
    }
    round(app).await
}

/// When the last round began, where there was one.
async fn began(db: impl Reads) -> Result<Option<Instant>, Error> {
    Ok(facts::get(db, BEGAN).await?.and_then(|at| at.parse().ok()).map(Instant))
}

/// Whether no house stood still, and no clock jumped, between the last round and `now`.
fn is_near(last: Option<Instant>, now: Instant) -> bool {
    last.is_none_or(|last| (0..=APART).contains(&now.since(last)))
}

/// A round begins.
///
/// # Errors
/// [`Error::Storage`].
pub async fn round(app: &Wellspring) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    jobs::enqueue::<LetGo>(&mut work, &ROUND.to_owned(), now).await?;
    work.upkeep().await
}

/// The job: a slice of what has no time left goes, kind by kind in their order; again, until there is nothing. What goes wrong
/// with one kind keeps no other.
pub(crate) struct LetGo;

impl Job for LetGo {
    const KIND: &'static str = "let go";
    const LANE: Lane = Lane::Rounds;
    type Subject = String;

    async fn run(app: &Wellspring, _: &String) -> Result<Outcome, Error> {
        // What was left of a round before a gap waits for the one after it, which pauses.
        if !is_near(began(&app.storage).await?, app.now()) {
            return Ok(Outcome::Done);
        }
        let retention = rows::get(&app.storage).await?;
        let mut failed = Ok(Outcome::Done);
        for kind in Kind::ALL.iter().filter(|kind| retention.takes_hold(**kind, app.now())) {
            match slice(app, *kind, limits(app, &retention, *kind, app.now())).await {
                Ok(true) => return Ok(Outcome::Again(Duration::ZERO)),
                Ok(false) => {}
                Err(error) => failed = Err(error),
            }
        }
        failed
    }
}

/// A slice of one kind goes; whether there may be more.
async fn slice(app: &Wellspring, kind: Kind, (before, idle_before): (Instant, Instant)) -> Result<bool, Error> {
    let (gone, more) = match kind {
        Kind::Contacts | Kind::Originals | Kind::PrivateThreads | Kind::UrgentRecords => {
            some_questions(app, kind, before).await?
        }
        Kind::Letters | Kind::Events | Kind::Keys | Kind::SignIns => some_rows(app, kind, before, idle_before).await?,
    };
    if kind.is_personal() && gone > 0 && !more {
        clean_now(app).await?;
    }
    Ok(more)
}

/// Some questions, each in a transaction of its own; how many went, and whether there may be more.
async fn some_questions(app: &Wellspring, kind: Kind, before: Instant) -> Result<(i64, bool), Error> {
    let now = app.now();
    let ids = match kind {
        Kind::Contacts => rows::contacts(&app.storage, before, now, QUESTIONS).await?,
        _ => rows::questions(&app.storage, kind, before, now, QUESTIONS).await?,
    };
    let mut gone = 0;
    for id in &ids {
        gone += i64::from(one_question(app, kind, id, before).await?);
    }
    // Where none went although some could, somebody was faster with each: the next round looks again.
    Ok((gone, gone > 0 && ids.len() as i64 >= QUESTIONS))
}

/// What a question has no time left for goes, unless something happened to it meanwhile; whether it went.
async fn one_question(app: &Wellspring, kind: Kind, id: &QuestionId, before: Instant) -> Result<bool, Error> {
    let mut work = app.begin(&Timer).await?;
    let (gone, verb) = match kind {
        Kind::Contacts => (questions::forget_contacts(&mut work, id, before).await?, Verb::ForgotWhoAsked),
        _ => (questions::lapse(&mut work, id, before).await?, Verb::Lapsed),
    };
    if gone {
        note(&mut work, kind, 1).await?;
        work.commit(Activity::question(id, verb)).await?;
    }
    Ok(gone)
}

/// Some rows of what is no question, in one transaction; how many, and whether there may be more.
async fn some_rows(app: &Wellspring, kind: Kind, before: Instant, idle_before: Instant) -> Result<(i64, bool), Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let gone = match kind {
        Kind::Letters => rows::empty_letters(&mut work, before, now, ROWS).await?,
        Kind::Events => rows::forget_events(&mut work, before, ROWS).await?,
        Kind::Keys => rows::forget_keys(&mut work, before, ROWS).await?,
        _ => rows::forget_sign_ins(&mut work, before, idle_before, ROWS).await?,
    } as i64;
    if gone > 0 {
        note(&mut work, kind, gone).await?;
        work.upkeep().await?;
    }
    Ok((gone, gone >= ROWS))
}

/// So many went today: the record holds no more than that. Whatever they held leaves the files, too, in a while.
async fn note(work: &mut Work, kind: Kind, many: i64) -> Result<(), Error> {
    let today = zone::date(work.now(), &work.app().settings.house_zone());
    if kind.is_personal() {
        let due = work.now().plus(questions::CLEANED);
        questions::scrub_at(work, due).await?;
    }
    rows::note(work, today, kind, many).await
}

/// No more of a kind is to go: what is gone leaves the files at once.
async fn clean_now(app: &Wellspring) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    questions::scrub_at(&mut work, now).await?;
    work.upkeep().await
}
