//! What else an asker does with what is theirs: a short code, an address, what this device asked.

use domain::activity::Verb;
use domain::id::QuestionId;
use domain::question::{Question, ShortCode};
use domain::screens::desk::DeedForm;
use domain::text::Email;
use domain::time::DAY;

use super::deeds::begin;
use super::link::{open, subject, version};
use crate::actor::{Asker, Responder};
use crate::key::Key;
use crate::storage::{letters, questions as rows};
use crate::{Activity, Error, Wellspring, Work, notices};

/// Receipts that one address gets within a day: anybody can type anybody's.
const RECEIPTS: i64 = 5;
/// Questions of one device that are listed.
const MINE: i64 = 20;

/// The short code that opens the asker's page, as long as its link is this one.
pub(crate) fn code(key: &Key, question: &Question) -> ShortCode {
    key.code(subject(question), version(question))
}

/// What is kept of a code.
fn word(key: &Key, code: &str) -> String {
    key.pseudonym("short code", code.as_bytes())
}

/// What is kept of the code that opens this question's page.
pub(crate) fn code_word(key: &Key, question: &Question) -> String {
    word(key, code(key, question).as_str())
}

/// The question that a short code opens. Whatever was typed, a wrong one costs the same and is told the same.
///
/// # Errors
/// [`Error::Invalid`] beside `code`.
pub async fn by_code(app: &Wellspring, typed: &str) -> Result<Question, Error> {
    let code = typed.parse::<ShortCode>().map_or_else(|()| String::new(), |code| code.as_str().to_owned());
    let found = rows::by_code(&app.storage, &word(&app.key, &code)).await?;
    found
        .ok_or_else(|| Error::field("code", "No question has this code. Look at it once more: ten letters and digits."))
}

/// What this device asked, the newest first.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn of_device(app: &Wellspring, asker: &Asker) -> Result<Vec<Question>, Error> {
    match &asker.voter {
        Some(voter) => rows::of_device(&app.storage, voter, MINE).await,
        None => Ok(Vec::new()),
    }
}

/// The asker leaves an address, another one, or (an empty one) none any more. A receipt goes there at once.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good; [`Error::Invalid`] beside `email`, and where a child asked.
pub async fn leave_address(app: &Wellspring, asker: &Asker, token: &str, typed: &str) -> Result<(), Error> {
    let id = open(app, asker, token).await?.whole()?.id;
    let email: Option<Email> = match typed.trim() {
        "" => None,
        typed => Some(typed.parse().map_err(|why| Error::field("email", why))?),
    };
    let mut work = app.begin(asker).await?;
    let question = rows::lock(&mut work, &id).await?;
    if question.is_from_a_child() {
        return Err(Error::field("email", "We keep no address here. This page has the answer once it is there."));
    }
    if question.erasing.is_some() {
        return Err(Error::field("email", "What you wrote is deleted, and no address is kept with it any more."));
    }
    let before = rows::address_of(&mut work, &id).await?.map(|address| address.email);
    if before.as_deref() == email.as_ref().map(Email::as_str) {
        return Ok(());
    }
    rows::set_address(&mut work, &id, email.as_ref().map(|email| (email, asker.language))).await?;
    let verb = match email {
        Some(email) => {
            receipt(&mut work, &question, email).await?;
            Verb::LeftAnAddress
        }
        None => Verb::TookTheirAddressBack,
    };
    work.commit(Activity::question(&id, verb)).await
}

/// The asker came by a mailed link on the device that asked, and says that the address is theirs: from now on such links open
/// the page anywhere.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good, and on any other device.
pub async fn confirm_address(app: &Wellspring, asker: &Asker, token: &str) -> Result<(), Error> {
    let opened = open(app, asker, token).await?;
    if !opened.confirms {
        // A second tap: it was confirmed.
        return opened.whole().map(|_| ());
    }
    let id = opened.question.id;
    let mut work = app.begin(asker).await?;
    rows::lock(&mut work, &id).await?;
    let now = work.now();
    if !rows::confirm_address(&mut work, &id, now).await? {
        return Ok(());
    }
    work.commit(Activity::question(&id, Verb::ConfirmedTheirAddress)).await
}

/// A step: the link to their page goes to the address that its asker left. No word of what they wrote is in it.
pub(super) async fn receipt(work: &mut Work, question: &Question, email: Email) -> Result<(), Error> {
    let since = work.now().plus(-DAY);
    if letters::receipts_to(&mut *work, &email, since).await? >= RECEIPTS {
        return Ok(());
    }
    let page = super::link::mailed_path(work, question).await?;
    notices::asker::received(work, question, email, &page).await
}

/// The link to their page goes to the address that its asker left, once more; never to another.
///
/// # Errors
/// [`Error::State`] where they left none, or had it sent often today; [`Error::Conflict`].
pub async fn send_link(app: &Wellspring, who: &Responder, id: &QuestionId, form: &DeedForm) -> Result<Question, Error> {
    let mut held = begin(app, who, id, form).await?;
    if held.done {
        return Ok(held.before);
    }
    let address = rows::address_of(&mut held.work, id).await?.and_then(|address| address.email.parse::<Email>().ok());
    let email = address.ok_or_else(|| Error::State("Its asker left no address.".to_owned()))?;
    let since = held.work.now().plus(-DAY);
    if letters::receipts_to(&mut held.work, &email, since).await? >= RECEIPTS {
        return Err(Error::State("It went to this address several times today already.".to_owned()));
    }
    receipt(&mut held.work, &held.before, email).await?;
    held.work.commit(Activity::question(id, Verb::SentTheLink)).await?;
    Ok(held.before)
}
