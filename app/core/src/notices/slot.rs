//! What a clinician is told of a slot: asked, changed, taken back. Always the whole slot, and only what is news.

use domain::Instant;
use domain::Language;
use domain::clinician::Clinician;
use domain::letter::{Kind, Letter, Method};
use domain::session::{Session, State as Life};
use domain::slot::{Shown, Slot, State};
use domain::text::{Email, isolated};
use domain::zone;

use super::organizer;
use crate::calendar::{self, Person};
use crate::letters::{self, Sheet, greeting};
use crate::storage::slots::{self as rows, Cast};
use crate::{Error, Work, feeds, key};

/// What there is to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// They are asked for the first time, or again after it had been taken back.
    Asked,
    /// Time, place, part or title is another.
    Changed,
    /// They come: said by link or to the team, so that their calendar does not know of it.
    Agreed,
    /// They cannot: likewise.
    Released,
    /// It does not take place for them.
    Cancelled,
    /// The invitation goes to another address of theirs.
    Elsewhere,
}

impl News {
    /// Whether it is taken out of their calendar.
    pub(crate) fn is_off(self) -> bool {
        matches!(self, Self::Released | Self::Cancelled | Self::Elsewhere)
    }
}

/// What the clinician, or their calendar, does not know yet; None where nothing changed for them.
pub(crate) fn news(slot: &Slot, session: &Session, digest: &str, now: Instant) -> Option<News> {
    let is_over = slot.ends_at <= now || session.state == Life::Ended;
    match (slot.state, slot.shown) {
        (State::Declined | State::Withdrawn, None | Some(Shown::Off)) => None,
        (State::Withdrawn, _) => Some(News::Cancelled),
        // Nobody is asked for what is over.
        _ if is_over => None,
        (State::Declined, _) => Some(News::Released),
        (State::Proposed, None | Some(Shown::Off)) => Some(News::Asked),
        // An editor who notes a yes that was given by phone has told them.
        (State::Confirmed, None) => Some(News::Changed),
        _ if slot.told.as_deref() != Some(digest) => Some(News::Changed),
        (State::Confirmed, Some(Shown::Agreed)) | (State::Proposed, _) => None,
        (State::Confirmed, _) => Some(News::Agreed),
    }
}

/// All that a letter says of a slot, so that two that are equal need no second letter.
pub(crate) fn digest(slot: &Slot, session: &Session) -> String {
    let parts = [
        slot.starts_at.to_string(),
        slot.ends_at.to_string(),
        slot.role.to_string(),
        slot.call_minutes.unwrap_or_default().to_string(),
        session.title.to_string(),
        session.zone.to_string(),
        session.join_url.clone().unwrap_or_default(),
    ];
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    key::digest(&parts)
}

/// What a letter about a slot is made of.
pub(crate) struct About<'a> {
    /// The slot.
    pub slot: &'a Slot,
    /// Its session.
    pub session: &'a Session,
    /// Whom it is written to.
    pub clinician: &'a Clinician,
    /// At which address.
    pub to: Email,
    /// Where they answer.
    pub link: String,
}

/// A step: the clinician is told.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn to_clinician(work: &mut Work, news: News, about: &About<'_>) -> Result<(), Error> {
    let others = rows::of_sessions(&mut *work, std::slice::from_ref(&about.session.id)).await?;
    let letter = letter(work, news, about, &others);
    letters::post(work, &letter).await.map(drop)
}

/// A step: they said yes after a no, and have another slot then. `why` names it.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn yes_but_taken(
    work: &mut Work,
    slot: &Slot,
    session: &Session,
    clinician: &Clinician,
    why: &str,
) -> Result<(), Error> {
    let sheet = Sheet {
        language: Language::default(),
        subject: format!("You are in another session then: {}", session.title),
        greeting: greeting(clinician.name.as_str()),
        paragraphs: vec![
            "Thank you for your yes. After your no you were asked for another session at that time, so you are not part of this one. The team knows, and decides.".to_owned(),
        ],
        facts: [facts(slot, session, clinician, &[]), vec![("In the way", why.to_owned())]].concat(),
        button: None,
        closing: "Replies to this letter reach the team.".to_owned(),
    };
    let letter = sheet.letter(Kind::Reply, &slot.id, (clinician.name.to_string(), clinician.email.clone()), None);
    letters::post(work, &letter).await.map(drop)
}

fn letter(work: &Work, news: News, about: &About<'_>, others: &[Cast]) -> Letter {
    let About { slot, session, clinician, to, .. } = about;
    let app = work.app();
    let method = if news.is_off() { Method::Cancel } else { Method::Request };
    let attendee = Person { name: clinician.name.to_string(), email: to.to_string() };
    let shown = Slot { state: if news.is_off() { State::Withdrawn } else { slot.state }, ..(*slot).clone() };
    let item = feeds::invited(app, &shown, session, clinician);
    let object = calendar::invitation(&item, method, &organizer(app), &attendee);
    let kind = if news.is_off() { Kind::Cancellation } else { Kind::Invitation };
    sheet(news, about, others).letter(kind, &slot.id, (attendee.name, to.clone()), Some((method, object)))
}

fn sheet(news: News, about: &About<'_>, others: &[Cast]) -> Sheet {
    let About { slot, session, clinician, link, .. } = about;
    let (subject, lead) = words(news, slot, session);
    let asked = !news.is_off() && slot.state == State::Proposed;
    let button = (!news.is_off()).then(|| {
        let label = if asked { "Confirm or decline" } else { "See your part" };
        (label, link.clone())
    });
    let closing = match news.is_off() {
        true => "Your calendar should let it go by itself. Replies to this letter reach the team.",
        false => {
            "The link is yours alone. Calendar apps may take up to a day to notice changes; this letter is the newest word."
        }
    };
    Sheet {
        language: Language::default(),
        subject,
        greeting: greeting(clinician.name.as_str()),
        paragraphs: vec![lead],
        facts: facts(slot, session, clinician, others),
        button,
        closing: closing.to_owned(),
    }
}

/// Subject line and first sentence.
fn words(news: News, slot: &Slot, session: &Session) -> (String, String) {
    let title = isolated(session.title.as_str());
    let role = slot.role;
    match (news, slot.state) {
        (News::Asked, _) => (
            format!("Can you be there? {title}"),
            format!("We would like to have you as {role} in a live session. Can you be there?"),
        ),
        (News::Cancelled, _) => (
            format!("Cancelled: {title}"),
            "This does not take place for you any more. Your time is free again; thank you for being ready.".to_owned(),
        ),
        (News::Released, _) => (
            format!("Noted, you cannot make it: {title}"),
            "You told us that you cannot be there. Thank you; your time is free again.".to_owned(),
        ),
        (News::Elsewhere, _) => (
            format!("Goes to another address now: {title}"),
            "The team writes to another address about this from now on, and has sent it there. Nothing is to be done here."
                .to_owned(),
        ),
        (News::Agreed | News::Changed, State::Confirmed) => {
            (format!("Your part: {title}"), "Here is your part as it stands now. You need not do anything.".to_owned())
        }
        (News::Agreed | News::Changed, _) => (
            format!("Changed: {title}"),
            "Something has changed. Here is the whole of your part as it is now; can you be there?".to_owned(),
        ),
    }
}

fn facts(slot: &Slot, session: &Session, clinician: &Clinician, others: &[Cast]) -> Vec<(&'static str, String)> {
    let mut facts =
        vec![("What", session.title.to_string()), ("When", clinician.clock.span_in(slot.span(), &clinician.zone))];
    let there = zone::local(slot.starts_at, &session.zone);
    if zone::local(slot.starts_at, &clinician.zone) != there {
        facts.push(("At the team’s", clinician.clock.span_in(slot.span(), &session.zone)));
    }
    if let Some(call) = slot.call_at() {
        facts.push(("Please be there at", clinician.clock.time(zone::local(call, &clinician.zone))));
    }
    facts.push(("Your part", slot.role.to_string()));
    let with = others.iter().filter(|other| other.state.holds_time() && other.name != clinician.name.as_str());
    let with: Vec<String> = with.map(|other| format!("{} ({})", isolated(&other.name), other.role)).collect();
    if !with.is_empty() {
        facts.push(("With", with.join(", ")));
    }
    facts.extend(session.join_url.clone().map(|link| ("Join", link)));
    facts
}
