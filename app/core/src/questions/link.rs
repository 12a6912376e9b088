//! The asker's own page: whoever holds its link is the asker. A link that was mailed may have gone astray, since addresses are
//! mistyped: by it, what nobody else may read opens only where it can be told that it has not, and so does whatever an asker can
//! do with what is theirs.

use domain::activity::Verb;
use domain::question::{Left, Question};
use uuid::Uuid;

use super::own::code_word;
use crate::actor::Asker;
use crate::key::Purpose;
use crate::storage::questions as rows;
use crate::{Activity, Error, Wellspring, Work};

/// The path of the asker's own page.
pub fn path(app: &Wellspring, question: &Question) -> String {
    format!("/questions/{}", app.key.sign(Purpose::Question, subject(question), version(question)))
}

/// The path by which letters lead there: to the address that was left last.
pub(super) async fn mailed_path(work: &mut Work, question: &Question) -> Result<String, Error> {
    let address = rows::address_of(&mut *work, &question.id).await?;
    let version = mailed_version(question, address.map_or(0, |address| address.address_version));
    Ok(format!("/questions/{}", work.app().key.sign(Purpose::Mailed, subject(question), version)))
}

pub(super) fn subject(question: &Question) -> Uuid {
    Uuid::try_parse(question.id.as_str()).unwrap_or_default()
}

pub(super) fn version(question: &Question) -> u32 {
    u32::try_from(question.link_version).unwrap_or_default()
}

/// Another link ends those that were mailed, and so does another address.
fn mailed_version(question: &Question, address: i64) -> u32 {
    (version(question) << 12) | (u32::try_from(address).unwrap_or_default() & 0xfff)
}

/// What a link opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The question.
    pub(crate) question: Question,
    /// Whether its bearer is the asker as far as can be told: they read all of it, and decide about it.
    pub(crate) whole: bool,
    /// Whether they read what was asked and answered.
    pub(crate) reads: bool,
    /// Whether they came by a mailed link on the device that asked, and have not said yet that the address is theirs.
    pub(crate) confirms: bool,
}

impl Opened {
    /// The question, for whoever may do something with it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the link may have gone astray.
    pub(super) fn whole(self) -> Result<Question, Error> {
        if self.whole { Ok(self.question) } else { Err(Error::NotFound) }
    }
}

/// The question that the bearer of this link asked, by the link that they were shown.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good.
pub async fn by_token(app: &Wellspring, token: &str) -> Result<Question, Error> {
    let linked = app.key.verify(Purpose::Question, token).ok_or(Error::NotFound)?;
    let question = rows::get(&app.storage, &linked.subject.into()).await?;
    Some(question).filter(|question| version(question) == linked.version).ok_or(Error::NotFound)
}

/// What a link opens to this person: by a mailed one all of it on the device that asked, and anywhere once its address was
/// confirmed there; elsewhere what nobody wanted private can be read, and for the rest they have to give the short code.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good.
pub async fn open(app: &Wellspring, asker: &Asker, token: &str) -> Result<Opened, Error> {
    let Some(linked) = app.key.verify(Purpose::Mailed, token) else {
        return by_token(app, token).await.map(|question| Opened {
            question,
            whole: true,
            reads: true,
            confirms: false,
        });
    };
    let question = rows::get(&app.storage, &linked.subject.into()).await?;
    let address = rows::address_of(&app.storage, &question.id).await?.ok_or(Error::NotFound)?;
    if mailed_version(&question, address.address_version) != linked.version {
        return Err(Error::NotFound);
    }
    let here = match &asker.voter {
        Some(voter) => rows::is_of_device(&app.storage, &question.id, voter).await?,
        None => false,
    };
    let confirmed = address.confirmed_at.is_some();
    let (whole, reads) = (here || confirmed, here || confirmed || !question.is_secret());
    Ok(Opened { question, whole, reads, confirms: here && !confirmed })
}

/// The asker makes another link; the old one stops working, and those that were mailed.
///
/// # Errors
/// [`Error::NotFound`] for any token that is not good.
pub async fn renew_link(app: &Wellspring, asker: &Asker, token: &str) -> Result<Question, Error> {
    let seen = open(app, asker, token).await?.whole()?;
    let id = seen.id;
    let mut work = app.begin(asker).await?;
    let locked = rows::lock(&mut work, &id).await?;
    // Of two at once, the second comes with a link that has just stopped working.
    if locked.link_version != seen.link_version {
        return Err(Error::NotFound);
    }
    rows::renew_link(&mut work, &id).await?;
    let renewed = rows::get(&mut work, &id).await?;
    rows::set_code(&mut work, &id, &code_word(&app.key, &renewed)).await?;
    work.commit(Activity::question(&id, Verb::ReplacedTheirLink)).await?;
    Ok(renewed)
}

/// The asker takes the question back: no longer shown, no longer answered, and erased.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::State`] when it was taken back or erased before.
pub async fn withdraw(app: &Wellspring, asker: &Asker, token: &str) -> Result<Question, Error> {
    let id = open(app, asker, token).await?.whole()?.id;
    let mut work = app.begin(asker).await?;
    let now = work.now();
    let before = rows::lock(&mut work, &id).await?;
    // Those that were joined with it see it end here; its words go with the same act.
    let after = before.withdrawn(now).map_err(Error::State)?;
    super::join::carry(&mut work, &before, &after).await?;
    work.record(Activity::question(&id, Verb::Withdrawn));
    let was_public = before.cleared().is_some();
    let (after, verb) = super::erase::step(&mut work, &after, Left::Nothing).await?;
    super::announce(&mut work, &after, was_public);
    work.commit(Activity::question(&id, verb)).await?;
    Ok(after)
}
