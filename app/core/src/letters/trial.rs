//! A letter to see whether letters leave at all.

use domain::Language;
use domain::activity::Verb;
use domain::id::LetterId;
use domain::letter::{Kind, Letter, State};
use domain::text::Email;
use domain::time::MINUTE;

use super::send::message;
use super::{SendLetter, Sheet};
use crate::actor::Operator;
use crate::jobs;
use crate::outside::Sent;
use crate::storage::letters as rows;
use crate::{Activity, Error, Wellspring};

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
    rows::mark(&mut work, &id, State::Sending, now).await?;
    // Should the program die meanwhile, this job finds the letter and asks a person.
    jobs::enqueue::<SendLetter>(&mut work, &id, now.plus(TRIAL)).await?;
    let letter = rows::lock(&mut work, &id).await?;
    work.commit(Activity::letter(&id, Verb::SentAsATest)).await?;
    let posted = app.outside.mail.send(&message(app, &letter), &app.shutdown).await;
    let state = match posted.sent {
        Sent::Taken => State::Sent,
        Sent::Unclear => State::Unclear,
        Sent::Later | Sent::Refused => State::Failed,
    };
    let mut work = app.begin(operator).await?;
    let now = work.now();
    rows::end(&mut work, &id, state, &posted.dialogue, now).await?;
    jobs::cancel::<SendLetter>(&mut work, &id).await?;
    work.upkeep().await?;
    Ok(id)
}

/// Longer than any dialogue with a mail server, in milliseconds.
const TRIAL: i64 = 10 * MINUTE;

fn trial(app: &Wellspring, to: Email) -> Letter {
    let sheet = Sheet {
        language: Language::default(),
        subject: "A test letter from Wellspring".to_owned(),
        greeting: "Hello,".to_owned(),
        paragraphs: vec![
            "An operator sent this letter to see whether letters arrive. It did; there is nothing to do.".to_owned(),
        ],
        facts: vec![("Sent from", app.settings.public_url.clone())],
        button: None,
        closing: "If you did not expect it, you can ignore it.".to_owned(),
    };
    sheet.letter(Kind::Test, &Kind::Test, (String::new(), to), None)
}
