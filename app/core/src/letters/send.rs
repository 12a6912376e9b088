//! The job that hands a letter over, and says what became of it.

use std::time::Duration;

use domain::Instant;
use domain::id::{LetterId, QuestionId};
use domain::letter::{Kept, Kind, State};
use domain::time::DAY;

use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::outside::{Message, Posted, Sent};
use crate::storage::{alarms, letters as rows};
use crate::work::parsed;
use crate::{Error, Wellspring, Work};

/// How long a letter is tried, in milliseconds.
const TRIED: i64 = 3 * DAY;
/// How long a letter waits where no mail server is set, and a call.
const NO_SERVER: Duration = Duration::from_secs(600);
const CALL_NO_SERVER: Duration = Duration::from_secs(60);
/// How long a mail server may take for a call: less than the lease of its lane.
const CALL_TAKES: Duration = Duration::from_secs(50);

/// The job: hands a letter over. One that was being sent when the program died is never sent again by itself.
pub(crate) struct SendLetter;

impl Job for SendLetter {
    const KIND: &'static str = "letter";
    const LANE: Lane = Lane::Letters;
    type Subject = LetterId;

    async fn run(app: &Wellspring, id: &LetterId) -> Result<Outcome, Error> {
        hand_over(app, id, NO_SERVER).await
    }
}

/// The same for a letter that calls for help: in a lane of its own, behind no other letter, and sent again where nobody can
/// tell whether it left, since twice is better than never.
pub(crate) struct SendCall;

impl Job for SendCall {
    const KIND: &'static str = "call";
    const LANE: Lane = Lane::Help;
    type Subject = LetterId;

    async fn run(app: &Wellspring, id: &LetterId) -> Result<Outcome, Error> {
        hand_over(app, id, CALL_NO_SERVER).await
    }
}

async fn hand_over(app: &Wellspring, id: &LetterId, no_server: Duration) -> Result<Outcome, Error> {
    if !app.outside.mail.is_set() {
        let ended = ended(app, id).await?;
        return Ok(if ended { Outcome::Done } else { Outcome::Again(no_server) });
    }
    let Some(letter) = take(app, id).await? else { return Ok(Outcome::Done) };
    let posted = post(app, &letter).await;
    let tired = app.now().since(letter.created_at) > TRIED;
    let state = match posted.sent {
        Sent::Taken => State::Sent,
        Sent::Unclear if letter.kind == Kind::Call && tired => State::Failed,
        Sent::Unclear => State::Unclear,
        Sent::Later if !tired => State::Waiting,
        Sent::Later | Sent::Refused => State::Failed,
    };
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    rows::end(&mut work, id, state, &posted.dialogue, now).await?;
    work.upkeep().await?;
    let again = state == State::Waiting || (state == State::Unclear && letter.kind == Kind::Call);
    Ok(if again { Outcome::Again(pause(&letter, now)) } else { Outcome::Done })
}

/// A call that takes longer than its lease would be made by somebody else meanwhile.
async fn post(app: &Wellspring, letter: &Kept) -> Posted {
    let message = message(app, letter);
    let posting = app.outside.mail.send(&message, &app.shutdown);
    if letter.kind != Kind::Call {
        return posting.await;
    }
    let late = |_| Posted { sent: Sent::Unclear, dialogue: "! The mail server took too long for a call.".to_owned() };
    tokio::time::timeout(CALL_TAKES, posting).await.unwrap_or_else(late)
}

/// How long a letter waits for its next try.
fn pause(letter: &Kept, now: Instant) -> Duration {
    let millis = match letter.kind {
        Kind::Call => jobs::call_again(letter.attempts + 1, now.since(letter.created_at)),
        _ => jobs::backoff(letter.attempts + 1, 0),
    };
    Duration::from_millis(millis.unsigned_abs())
}

/// The letter, marked as being sent; None where there is nothing to send.
async fn take(app: &Wellspring, id: &LetterId) -> Result<Option<Kept>, Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let letter = match rows::lock(&mut work, id).await {
        // It was forgotten with what it was about.
        Err(Error::NotFound) => return Ok(None),
        found => found?,
    };
    let next = match (letter.kind, letter.state) {
        (_, State::Waiting) | (Kind::Call, State::Sending | State::Unclear) => State::Sending,
        (_, State::Sending) => State::Unclear,
        _ => return Ok(None),
    };
    let next = if is_answered(&mut work, &letter).await? { State::Dropped } else { next };
    rows::mark(&mut work, id, next, now).await?;
    work.upkeep().await?;
    Ok((next == State::Sending).then_some(letter))
}

/// Whether there is nothing to send any more, although none could leave.
async fn ended(app: &Wellspring, id: &LetterId) -> Result<bool, Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let letter = match rows::lock(&mut work, id).await {
        Err(Error::NotFound) => return Ok(true),
        found => found?,
    };
    if !matches!(letter.state, State::Waiting | State::Sending | State::Unclear) {
        return Ok(true);
    }
    if !is_answered(&mut work, &letter).await? {
        return Ok(false);
    }
    rows::mark(&mut work, id, State::Dropped, now).await?;
    work.upkeep().await?;
    Ok(true)
}

/// Whether this calls for help although somebody has seen the alarm meanwhile, or there is none any more.
async fn is_answered(work: &mut Work, letter: &Kept) -> Result<bool, Error> {
    if letter.kind != Kind::Call {
        return Ok(false);
    }
    let question: QuestionId = parsed(&letter.about)?;
    let alarm = alarms::of_question(work, &question).await?;
    Ok(!alarm.is_some_and(|alarm| alarm.calls_on()))
}

pub(super) fn message(app: &Wellspring, letter: &Kept) -> Message {
    Message {
        message_id: format!("{}@{}", letter.id, app.installation),
        from: app.settings.mail_from.clone(),
        to: (letter.to_name.clone(), letter.to_address.clone()),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        html: letter.html.clone(),
        calendar: letter.method.clone().zip(letter.calendar.clone()),
    }
}
