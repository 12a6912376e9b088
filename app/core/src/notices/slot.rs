//! What a clinician is told of a slot: asked, changed, taken back. Always the whole slot, and only what is news.

use domain::Instant;
use domain::clinician::Clinician;
use domain::letter::{Kind, Letter, Method};
use domain::session::{Session, State as Life};
use domain::slot::{Shown, Slot, State};
use domain::text::{Email, isolated};
use domain::zone;
use texts::Texts;

use super::organizer;
use crate::calendar::{self, Person};
use crate::letters::{self, Sheet, greeting};
use crate::storage::slots::{self as rows, Cast};
use crate::{Error, SlotConflict, Work, feeds, key};

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

/// What keeps whoever said yes after a no.
pub(crate) enum Taken {
    /// Another slot of theirs.
    By(SlotConflict),
    /// What a sentence says, in English.
    Because(String),
}

impl Taken {
    /// As this language says it.
    pub(crate) fn sentence(&self, t: Texts) -> String {
        match self {
            Self::By(conflict) => conflict.sentence_in(t),
            Self::Because(why) => t.again(why).unwrap_or_else(|| t.not_possible_now().to_owned()),
        }
    }
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
    why: &Taken,
) -> Result<(), Error> {
    let t = Texts::of(clinician.language);
    let sheet = Sheet {
        language: t.language(),
        subject: t.letter_taken(session.title.as_str()),
        greeting: greeting(t, clinician.name.as_str()),
        paragraphs: vec![t.letter_taken_lead().to_owned()],
        facts: [facts(t, slot, session, clinician, &[]), vec![(t.fact_in_the_way(), why.sentence(t))]].concat(),
        button: None,
        closing: t.letter_taken_closing().to_owned(),
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
    let t = Texts::of(clinician.language);
    let (subject, lead) = words(t, news, slot, session);
    let asked = !news.is_off() && slot.state == State::Proposed;
    let button = (!news.is_off()).then(|| {
        let label = if asked { t.letter_confirm_or_decline() } else { t.letter_see_part() };
        (label, link.clone())
    });
    let closing = if news.is_off() { t.letter_off_closing() } else { t.letter_slot_closing() };
    Sheet {
        language: t.language(),
        subject,
        greeting: greeting(t, clinician.name.as_str()),
        paragraphs: vec![lead],
        facts: facts(t, slot, session, clinician, others),
        button,
        closing: closing.to_owned(),
    }
}

/// Subject line and first sentence.
fn words(t: Texts, news: News, slot: &Slot, session: &Session) -> (String, String) {
    let title = isolated(session.title.as_str());
    let (subject, lead) = match (news, slot.state) {
        (News::Asked, _) => return (t.letter_asked(&title), t.letter_asked_lead(slot.role.as_str())),
        (News::Cancelled, _) => (t.letter_cancelled(&title), t.letter_cancelled_lead()),
        (News::Released, _) => (t.letter_released(&title), t.letter_released_lead()),
        (News::Elsewhere, _) => (t.letter_elsewhere(&title), t.letter_elsewhere_lead()),
        (News::Agreed | News::Changed, State::Confirmed) => (t.letter_part(&title), t.letter_part_lead()),
        (News::Agreed | News::Changed, _) => (t.letter_changed(&title), t.letter_changed_lead()),
    };
    (subject, lead.to_owned())
}

fn facts(
    t: Texts,
    slot: &Slot,
    session: &Session,
    clinician: &Clinician,
    others: &[Cast],
) -> Vec<(&'static str, String)> {
    let by = t.by(clinician.clock);
    let mut facts =
        vec![(t.fact_what(), session.title.to_string()), (t.fact_when(), by.span_in(slot.span(), &clinician.zone))];
    let there = zone::local(slot.starts_at, &session.zone);
    if zone::local(slot.starts_at, &clinician.zone) != there {
        facts.push((t.fact_there(), by.span_in(slot.span(), &session.zone)));
    }
    if let Some(call) = slot.call_at() {
        facts.push((t.fact_call(), by.time(zone::local(call, &clinician.zone))));
    }
    let part = |role| t.role(role).to_lowercase();
    facts.push((t.fact_part(), part(slot.role)));
    let with = others.iter().filter(|other| other.state.holds_time() && other.name != clinician.name.as_str());
    let with: Vec<String> = with.map(|other| format!("{} ({})", isolated(&other.name), part(other.role))).collect();
    if !with.is_empty() {
        facts.push((t.fact_with(), with.join(", ")));
    }
    facts.extend(session.join_url.clone().map(|link| (t.fact_join(), link)));
    facts
}
