//! Letters: kept whole with the change that causes them, sent by a job.

use std::time::Duration;

use domain::Instant;
use domain::id::LetterId;
use domain::text::Email;
use domain::time::{DAY, MINUTE};

use super::sheet::Sheet;
use crate::actor::{Operator, Timer};
pub use crate::calendar::Method;
use crate::jobs::{self, Job, Outcome};
use crate::outside::{Message, Sent};
use crate::storage::letters as rows;
use crate::{Activity, Error, Wellspring, Work};

/// A letter as it will be read.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What kind: `invitation`, `cancellation`, `acknowledged`, `answered`, `routed`, `post`, `test`.
    pub kind: &'static str,
    /// The id of what it is about.
    pub about: String,
    /// Name and address.
    pub to: (String, Email),
    /// Subject line; never private text.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// A calendar object with its method.
    pub calendar: Option<(Method, String)>,
}

/// A step: keeps the letter, to be sent as soon as the work is kept.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn post(work: &mut Work, letter: &Letter) -> Result<LetterId, Error> {
    let (id, now): (LetterId, _) = (work.id(), work.now());
    rows::insert(&mut *work, &id, letter, now).await?;
    jobs::enqueue(work, &Job::Letter(id.clone()), now).await?;
    Ok(id)
}

/// A letter that was kept, as it is handed over.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Kept {
    /// Its id.
    pub id: LetterId,
    /// `waiting`, `sending`, `sent`, `failed`, `unclear`, `dropped`.
    pub state: String,
    /// Their name.
    pub to_name: String,
    /// Their address.
    pub to_address: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Calendar object.
    pub calendar: Option<String>,
    /// Its METHOD.
    pub method: Option<String>,
    /// Tries so far.
    pub attempts: i64,
    /// When it was written.
    pub created_at: Instant,
}

/// How long a letter is tried, in milliseconds.
const TRIED: i64 = 3 * DAY;

/// The job: hands a letter over. One that was being sent when the program died is never sent again by itself.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn send(app: &Wellspring, id: &LetterId) -> Result<Outcome, Error> {
    if !app.outside.mail.is_set() {
        return Ok(Outcome::Again(Duration::from_secs(600)));
    }
    let Some(letter) = take(app, id).await? else { return Ok(Outcome::Done) };
    let posted = app.outside.mail.send(&message(app, &letter)).await;
    let tired = app.now().since(letter.created_at) > TRIED;
    let state = match posted.sent {
        Sent::Taken => "sent",
        Sent::Unclear => "unclear",
        Sent::Later if !tired => "waiting",
        Sent::Later | Sent::Refused => "failed",
    };
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    rows::end(&mut work, id, state, &posted.dialogue, now).await?;
    work.upkeep().await?;
    let delay = jobs::backoff(letter.attempts + 1, 0);
    Ok(if state == "waiting" { Outcome::Again(Duration::from_millis(delay as u64)) } else { Outcome::Done })
}

/// The letter, marked as being sent; None where there is nothing to send.
async fn take(app: &Wellspring, id: &LetterId) -> Result<Option<Kept>, Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let letter = rows::lock(&mut work, id).await?;
    let next = match letter.state.as_str() {
        "waiting" => "sending",
        "sending" => "unclear",
        _ => return Ok(None),
    };
    rows::mark(&mut work, id, next, now).await?;
    work.upkeep().await?;
    Ok((next == "sending").then_some(letter))
}

fn message(app: &Wellspring, letter: &Kept) -> Message {
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

/// A letter to see whether letters leave at all: sent at once, and kept with all that both sides said. It is tried once.
///
/// # Errors
/// [`Error::Invalid`] for what is no address; [`Error::State`] without a mail server.
pub async fn test(app: &Wellspring, operator: &Operator, to: &str) -> Result<LetterId, Error> {
    let to: Email = to.parse().map_err(|problem: String| Error::field("to", problem))?;
    if !app.outside.mail.is_set() {
        return Err(Error::State("No mail server is set, so nothing can be sent.".to_owned()));
    }
    let mut work = app.begin(operator).await?;
    let (id, now): (LetterId, _) = (work.id(), work.now());
    rows::insert(&mut work, &id, &trial(app, to), now).await?;
    rows::mark(&mut work, &id, "sending", now).await?;
    // Should the program die meanwhile, this job finds the letter and asks a person.
    jobs::enqueue(&mut work, &Job::Letter(id.clone()), now.plus(TRIAL)).await?;
    let letter = rows::lock(&mut work, &id).await?;
    work.commit(Activity::letter(&id, "sent as a test")).await?;
    let posted = app.outside.mail.send(&message(app, &letter)).await;
    let state = match posted.sent {
        Sent::Taken => "sent",
        Sent::Unclear => "unclear",
        Sent::Later | Sent::Refused => "failed",
    };
    let mut work = app.begin(operator).await?;
    let now = work.now();
    rows::end(&mut work, &id, state, &posted.dialogue, now).await?;
    jobs::cancel(&mut work, &Job::Letter(id.clone())).await?;
    work.upkeep().await?;
    Ok(id)
}

/// Longer than any dialogue with a mail server, in milliseconds.
const TRIAL: i64 = 10 * MINUTE;

fn trial(app: &Wellspring, to: Email) -> Letter {
    let sheet = Sheet {
        subject: "A test letter from Wellspring".to_owned(),
        greeting: "Hello,".to_owned(),
        paragraphs: vec![
            "An operator sent this letter to see whether letters arrive. It did; there is nothing to do.".to_owned(),
        ],
        facts: vec![("Sent from", app.settings.public_url.clone())],
        button: None,
        closing: "If you did not expect it, you can ignore it.".to_owned(),
    };
    sheet.letter("test", &"test", (String::new(), to), None)
}

/// What a person decides about a letter of which nobody can tell whether it arrived, or which was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is sent once more.
    Again,
    /// It had arrived.
    Arrived,
    /// It is let go.
    Drop,
}

/// A person decides.
///
/// # Errors
/// [`Error::State`] when there is nothing to decide; [`Error::NotFound`].
pub async fn decide(app: &Wellspring, operator: &Operator, id: &LetterId, decision: Decision) -> Result<(), Error> {
    let mut work = app.begin(operator).await?;
    let now = work.now();
    let letter = rows::lock(&mut work, id).await?;
    let open = matches!(letter.state.as_str(), "unclear" | "failed")
        || (letter.state == "waiting" && decision == Decision::Drop);
    if !open {
        return Err(Error::State(format!("This letter is {}; there is nothing to decide.", letter.state)));
    }
    let (state, verb) = match decision {
        Decision::Again => ("waiting", "sent once more"),
        Decision::Arrived => ("sent", "noted as arrived"),
        Decision::Drop => ("dropped", "dropped"),
    };
    rows::mark(&mut work, id, state, now).await?;
    match decision {
        Decision::Again => jobs::enqueue(&mut work, &Job::Letter(id.clone()), now).await?,
        _ => jobs::cancel(&mut work, &Job::Letter(id.clone())).await?,
    }
    work.commit(Activity::letter(id, verb)).await
}
