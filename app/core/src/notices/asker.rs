//! What an asker who left an address is told: once that a person has their question, once that the answer is there.
//! Each letter holds the link to their own page alone, and no word of what was asked or answered.

use domain::Language;
use domain::id::FollowerId;
use domain::letter::Kind;
use domain::question::{Question, State};
use domain::text::Email;
use texts::Texts;

use crate::letters::{self, Sheet};
use crate::storage::{letters as rows, questions, sessions};
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
    // Of each once, and once more of each after they asked back.
    let since = after.followed_up_at.unwrap_or(after.created_at);
    // That somebody would speak with them is news each time.
    if kind != Kind::Offline && rows::exists(&mut *work, kind, after.id.as_str(), since).await? {
        return Ok(());
    }
    let language = questions::language_of(&mut *work, &after.id).await?;
    let letter = sheet(work, language, kind, page).letter(kind, &after.id, (String::new(), email), None);
    letters::post(work, &letter).await.map(drop)
}

/// A step of closing a handoff: the asker, whose own page is at the path `page`, reads there how it ended, and says whether it was
/// solved.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn settled(work: &mut Work, question: &Question, page: &str) -> Result<(), Error> {
    let (_, email) = questions::contact(&mut *work, &question.id).await?;
    let Some(email) = email.and_then(|email| email.parse().ok()) else { return Ok(()) };
    let language = questions::language_of(&mut *work, &question.id).await?;
    let letter =
        sheet(work, language, Kind::Settled, page).letter(Kind::Settled, &question.id, (String::new(), email), None);
    letters::post(work, &letter).await.map(drop)
}

/// A step of asking, of leaving an address, and of sending the link once more: the way to their own page.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn received(work: &mut Work, question: &Question, email: Email, page: &str) -> Result<(), Error> {
    let language = questions::language_of(&mut *work, &question.id).await?;
    let mut sheet = sheet(work, language, Kind::Receipt, page);
    let (app, now) = (work.app().clone(), work.now());
    if let Some(by) = app.promise_of(&mut *work, question, now).await? {
        let house = work.app().settings.house_zone();
        let zone = sessions::zone_of(&mut *work, question.session_id.as_ref(), house).await?;
        let t = Texts::of(language);
        sheet.paragraphs.push(t.own_until(&t.moment_in(by, &zone)));
    }
    let letter = sheet.letter(Kind::Receipt, &question.id, (String::new(), email), None);
    letters::post(work, &letter).await.map(drop)
}

/// A step of following: the owner of this address is asked whether they want a question's answer there.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn confirms(
    work: &mut Work,
    id: &FollowerId,
    (email, language): (Email, Language),
    page: &str,
) -> Result<(), Error> {
    let letter = sheet(work, language, Kind::Confirm, page).letter(Kind::Confirm, id, (String::new(), email), None);
    letters::post(work, &letter).await.map(drop)
}

/// A step of the fan-out: these addresses hear that the answer is public. One that reads no more is none.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn followed(work: &mut Work, question: &Question, whom: &[(String, Language)]) -> Result<(), Error> {
    let path = questions::address(&mut *work, question).await?;
    for (email, language) in whom {
        let Ok(email) = email.parse() else { continue };
        let letter = sheet(work, *language, Kind::Followed, &path).letter(
            Kind::Followed,
            &question.id,
            (String::new(), email),
            None,
        );
        letters::post(work, &letter).await?;
    }
    Ok(())
}

/// What is news to the asker. A further answer is none: they know where to look.
fn news(before: &Question, after: &Question) -> Option<Kind> {
    let ended = |question: &Question| matches!(question.state, State::Answered | State::Dismissed);
    match (ended(before), ended(after)) {
        _ if !before.is_with_a_team() && after.is_with_a_team() => Some(Kind::Offline),
        // Of an insult or spam nothing is said.
        (false, true) if after.state == State::Dismissed && after.reason.is_none() => None,
        (false, true) => Some(Kind::Answered),
        (_, false) if before.acknowledged_at.is_none() && after.acknowledged_at.is_some() => Some(Kind::Acknowledged),
        _ => None,
    }
}

/// What a letter of this kind says, with the page at `path` in its reader's language.
fn sheet(work: &Work, language: Language, kind: Kind, path: &str) -> Sheet {
    let t = Texts::of(language);
    let (subject, lead, closing) = match kind {
        Kind::Answered => (t.letter_answered(), t.letter_answered_lead(), t.letter_answered_closing()),
        Kind::Offline => (t.letter_offline(), t.letter_offline_lead(), t.letter_offline_closing()),
        Kind::Settled => (t.letter_settled(), t.letter_settled_lead(), t.letter_settled_closing()),
        Kind::Receipt => (t.letter_receipt(), t.letter_receipt_lead(), t.letter_receipt_closing()),
        Kind::Confirm => (t.letter_confirm(), t.letter_confirm_lead(), t.letter_confirm_closing()),
        Kind::Followed => (t.letter_followed(), t.letter_followed_lead(), t.letter_followed_closing()),
        _ => (t.letter_acknowledged(), t.letter_acknowledged_lead(), t.letter_acknowledged_closing()),
    };
    let button = match kind {
        Kind::Confirm => t.letter_decide(),
        Kind::Followed => t.letter_read(),
        _ => t.letter_open(),
    };
    let address = format!("{}{}", work.app().settings.public_url, t.at(path));
    Sheet {
        language,
        subject: subject.to_owned(),
        greeting: t.letter_greeting().to_owned(),
        paragraphs: vec![lead.to_owned()],
        facts: Vec::new(),
        button: Some((button, address)),
        closing: closing.to_owned(),
    }
}
