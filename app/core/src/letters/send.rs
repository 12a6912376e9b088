//! The job that hands a letter over, and says what became of it.

use std::time::Duration;

use domain::id::LetterId;
use domain::letter::{Kept, State};
use domain::time::DAY;

use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::outside::{Message, Sent};
use crate::storage::letters as rows;
use crate::{Error, Wellspring};

/// How long a letter is tried, in milliseconds.
const TRIED: i64 = 3 * DAY;

/// The job: hands a letter over. One that was being sent when the program died is never sent again by itself.
pub(crate) struct SendLetter;

impl Job for SendLetter {
    const KIND: &'static str = "letter";
    const LANE: Lane = Lane::Letters;
    type Subject = LetterId;

    async fn run(app: &Wellspring, id: &LetterId) -> Result<Outcome, Error> {
        hand_over(app, id).await
    }
}

/// The same for a letter that calls for help: in a lane of its own, behind no other letter.
pub(crate) struct SendCall;

impl Job for SendCall {
    const KIND: &'static str = "call";
    const LANE: Lane = Lane::Help;
    type Subject = LetterId;

    async fn run(app: &Wellspring, id: &LetterId) -> Result<Outcome, Error> {
        hand_over(app, id).await
    }
}

async fn hand_over(app: &Wellspring, id: &LetterId) -> Result<Outcome, Error> {
    if !app.outside.mail.is_set() {
        return Ok(Outcome::Again(Duration::from_secs(600)));
    }
    let Some(letter) = take(app, id).await? else { return Ok(Outcome::Done) };
    let posted = app.outside.mail.send(&message(app, &letter), &app.shutdown).await;
    let tired = app.now().since(letter.created_at) > TRIED;
    let state = match posted.sent {
        Sent::Taken => State::Sent,
        Sent::Unclear => State::Unclear,
        Sent::Later if !tired => State::Waiting,
        Sent::Later | Sent::Refused => State::Failed,
    };
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    rows::end(&mut work, id, state, &posted.dialogue, now).await?;
    work.upkeep().await?;
    let delay = jobs::backoff(letter.attempts + 1, 0);
    Ok(if state == State::Waiting { Outcome::Again(Duration::from_millis(delay as u64)) } else { Outcome::Done })
}

/// The letter, marked as being sent; None where there is nothing to send.
async fn take(app: &Wellspring, id: &LetterId) -> Result<Option<Kept>, Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let letter = rows::lock(&mut work, id).await?;
    let next = match letter.state {
        State::Waiting => State::Sending,
        State::Sending => State::Unclear,
        _ => return Ok(None),
    };
    rows::mark(&mut work, id, next, now).await?;
    work.upkeep().await?;
    Ok((next == State::Sending).then_some(letter))
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
