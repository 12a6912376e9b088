//! What whoever asked a clinician reads when that clinician cannot.

use domain::Language;
use domain::Span;
use domain::letter::Kind;
use domain::session::Session;
use domain::slot::{ReplyKind, Slot, SlotReply};
use domain::staff::Member;
use domain::text::{Email, isolated};
use texts::Texts;

use crate::letters::{self, Sheet, greeting};
use crate::storage::{activities, staff};
use crate::{Error, Work};

/// A step of a refusal: whoever asked `name` reads of it, with what they said.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn to_planner(
    work: &mut Work,
    session: &Session,
    slot: &Slot,
    name: &str,
    reply: Option<&SlotReply>,
) -> Result<(), Error> {
    let Some((planner, email)) = planner(work, session, slot).await? else { return Ok(()) };
    let sheet = sheet(work, session, slot, (name, &planner), reply);
    letters::post(work, &sheet.letter(Kind::Declined, &session.id, (planner.name, email), None)).await.map(drop)
}

/// Whoever asked last, else whoever began the session, if that is a member of staff who is still there.
async fn planner(work: &mut Work, session: &Session, slot: &Slot) -> Result<Option<(Member, Email)>, Error> {
    let asked = activities::asked_by(&mut *work, &slot.id, &session.id).await?;
    let Some(id) = asked.and_then(|id| id.parse().ok()) else { return Ok(None) };
    match staff::get(work, &id).await {
        Ok(member) => Ok(member.email.parse().ok().map(|email| (member, email))),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn sheet(work: &Work, session: &Session, slot: &Slot, (who, to): (&str, &Member), reply: Option<&SlotReply>) -> Sheet {
    let who = isolated(who);
    let mut paragraphs = vec![format!("{who} cannot take part, and their time is free again.")];
    if let Some(reply) = reply {
        let named = (reply.kind == ReplyKind::Colleague).then(|| format!("They named {}.", isolated(&reply.name)));
        let said = (!reply.text.is_empty()).then(|| format!("They wrote: “{}”", isolated(&reply.text)));
        paragraphs.extend(named.into_iter().chain(said));
    }
    let when = to.clock.span_in(Span { start: slot.starts_at, end: slot.ends_at }, &session.zone);
    let page = format!("{}/plan/sessions/{}#slots", work.app().settings.public_url, session.id);
    Sheet {
        language: Language::default(),
        subject: format!("{who} declined: {}", isolated(session.title.as_str())),
        greeting: greeting(Texts::default(), &to.name),
        paragraphs,
        facts: vec![("Session", session.title.to_string()), ("When", when)],
        button: Some(("Ask somebody else", page)),
        closing: "Nobody else was asked by this.".to_owned(),
    }
}
