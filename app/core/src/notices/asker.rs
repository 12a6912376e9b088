//! What an asker who left an address is told: once that a person has their question, once that the answer is there.
//! Each letter holds the link to their own page alone, and no word of what was asked or answered.

use domain::id::FollowerId;
use domain::letter::Kind;
use domain::question::{Question, State};
use domain::text::Email;

use crate::letters::{self, Sheet};
use crate::storage::{letters as rows, questions};
use crate::{Error, Work};

/// A step of every deed: tells the asker, whose own page is at the path `page`, what became of their question.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn question_changed(
    work: &mut Work,
    before: &Question,
    after: &Question,
    page: &str,
) -> Result<(), Error> {
    let Some(kind) = news(before, after) else { return Ok(()) };
    let (_, email) = questions::contact(&mut *work, &after.id).await?;
    // An address that was kept has been checked; one that reads no more is none.
    let Some(email) = email.and_then(|email| email.parse().ok()) else { return Ok(()) };
    if rows::exists(&mut *work, kind, after.id.as_str()).await? {
        return Ok(());
    }
    let address = format!("{}{page}", work.app().settings.public_url);
    let letter = sheet(kind, address).letter(kind, &after.id, (String::new(), email), None);
    letters::post(work, &letter).await.map(drop)
}

/// A step of asking, of leaving an address, and of sending the link once more: the way to their own page.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn received(work: &mut Work, question: &Question, email: Email, page: &str) -> Result<(), Error> {
    let address = format!("{}{page}", work.app().settings.public_url);
    let letter = sheet(Kind::Receipt, address).letter(Kind::Receipt, &question.id, (String::new(), email), None);
    letters::post(work, &letter).await.map(drop)
}

/// A step of following: the owner of this address is asked whether they want a question's answer there.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn confirms(work: &mut Work, id: &FollowerId, email: Email, page: &str) -> Result<(), Error> {
    let address = format!("{}{page}", work.app().settings.public_url);
    let letter = sheet(Kind::Confirm, address).letter(Kind::Confirm, id, (String::new(), email), None);
    letters::post(work, &letter).await.map(drop)
}

/// A step of the fan-out: these addresses hear that the answer is public. One that reads no more is none.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn followed(work: &mut Work, question: &Question, emails: &[String]) -> Result<(), Error> {
    let path = questions::address(&mut *work, question).await?;
    let address = format!("{}{path}", work.app().settings.public_url);
    let sheet = sheet(Kind::Followed, address);
    for email in emails.iter().filter_map(|email| email.parse().ok()) {
        let letter = sheet.letter(Kind::Followed, &question.id, (String::new(), email), None);
        letters::post(work, &letter).await?;
    }
    Ok(())
}

/// What is news to the asker. A further answer is none: they know where to look.
fn news(before: &Question, after: &Question) -> Option<Kind> {
    let ended = |question: &Question| matches!(question.state, State::Answered | State::Dismissed);
    match (ended(before), ended(after)) {
        (false, true) => Some(Kind::Answered),
        (_, false) if before.acknowledged_at.is_none() && after.acknowledged_at.is_some() => Some(Kind::Acknowledged),
        _ => None,
    }
}

fn sheet(kind: Kind, address: String) -> Sheet {
    let (subject, lead, closing) = match kind {
        Kind::Answered => (
            "The answer to your question is there",
            "You asked us something. The reply is on your own page.",
            "The page is yours alone: whoever has this link can read it. In an emergency, call your local emergency number.",
        ),
        Kind::Receipt => (
            "We have your question",
            "You asked us something. Your own page tells how it stands, and has the reply once it is there. On the device on which you asked, it opens by this link; on another one it may ask for the short code that you were shown.",
            "If it was not you, do nothing: what was asked is not shown to you. In an emergency, do not wait for us: call your local emergency number.",
        ),
        Kind::Confirm => (
            "Shall we send you an answer?",
            "Somebody, probably you, asked us to send the answer to a question here once it is public. Say yes on this page, and you get that one letter.",
            "If it was not you, do nothing: you hear nothing more, and in two days we forget this address.",
        ),
        Kind::Followed => (
            "A question that you had too is answered",
            "You said that you want to know this too. The answer stands on the session's page.",
            "You get no further letter about it. In an emergency, call your local emergency number.",
        ),
        _ => (
            "We have your question in hand",
            "Somebody of our team has read your question and looks after it. You get one more letter once the reply is there.",
            "The page is yours alone: whoever has this link can read it. In an emergency, do not wait for us: call your local emergency number.",
        ),
    };
    Sheet {
        subject: subject.to_owned(),
        greeting: "Hello,".to_owned(),
        paragraphs: vec![lead.to_owned()],
        facts: Vec::new(),
        button: Some((button(kind), address)),
        closing: closing.to_owned(),
    }
}

fn button(kind: Kind) -> &'static str {
    match kind {
        Kind::Confirm => "Say yes or no",
        Kind::Followed => "Read the answer",
        _ => "Open your page",
    }
}
