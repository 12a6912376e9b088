//! What a clinician says to a slot, by link or by mail: yes, no, another time, a colleague.

use domain::activity::Verb;
use domain::deeds::SlotAnswer;
use domain::id::SlotId;
use domain::session::Session;
use domain::slot::{AnswerDraft, ReplyKind, Slot, SlotReply, State};
use domain::time::MINUTE;
use domain::{Problems, Span, text, zone};

use super::{Held, announce, claim, link::OVER, lock, tell};
use crate::actor::{Clinician, Link};
use crate::storage::clinicians::{self, assistants};
use crate::storage::slots::{self as rows, replies};
use crate::{Activity, Error, Wellspring, Work};

/// They say `answer`.
///
/// # Errors
/// As for each.
pub async fn say(
    app: &Wellspring,
    who: &Clinician,
    id: &SlotId,
    answer: SlotAnswer,
    draft: &AnswerDraft,
) -> Result<Slot, Error> {
    match answer {
        SlotAnswer::Confirm => confirm(app, who, id, draft).await,
        SlotAnswer::Decline => decline(app, who, id, draft).await,
        SlotAnswer::AnotherTime => another_time(app, who, id, draft).await,
        SlotAnswer::Colleague => colleague(app, who, id, draft).await,
    }
}

/// They agree. Twice is once.
///
/// # Errors
/// [`Error::SlotMoved`] where the slot is not what was seen; [`Error::State`] when it was declined or withdrawn;
/// [`Error::LinkEnded`] once the session is over.
pub async fn confirm(app: &Wellspring, who: &Clinician, id: &SlotId, draft: &AnswerDraft) -> Result<Slot, Error> {
    let open = Open::begin(app, who, id, draft).await?;
    if open.slot.state == State::Confirmed {
        return Ok(open.slot);
    }
    let after = open.slot.become_state(State::Confirmed, open.work.now()).map_err(Error::State)?;
    open.finish(after, None, (Verb::Confirmed, Verb::ConfirmedTheirPart, String::new())).await
}

/// They cannot; why goes to the team. Twice is once.
///
/// # Errors
/// As for [`confirm`]; [`Error::Invalid`] for a reason that is too long.
pub async fn decline(app: &Wellspring, who: &Clinician, id: &SlotId, draft: &AnswerDraft) -> Result<Slot, Error> {
    let reason = reason(&draft.reason)?;
    let open = Open::begin(app, who, id, draft).await?;
    if open.slot.state == State::Declined {
        return Ok(open.slot);
    }
    let after = open.slot.become_state(State::Declined, open.work.now()).map_err(Error::State)?;
    let after = tell::said_no(after);
    let reply = open.reply(ReplyKind::Declined, reason);
    open.finish(after, Some(reply), (Verb::Declined, Verb::DeclinedTheirPart, String::new())).await
}

/// They could at another time: a start of their part, local to a zone. Moved there, they need not be asked again.
///
/// # Errors
/// As for [`confirm`]; [`Error::Invalid`] beside `starts` for a time that is missing, past, the same, or does not exist.
pub async fn another_time(app: &Wellspring, who: &Clinician, id: &SlotId, draft: &AnswerDraft) -> Result<Slot, Error> {
    let reason = reason(&draft.reason)?;
    let mut open = Open::begin(app, who, id, draft).await?;
    let (reply, span) = open.wished(draft, reason)?;
    if !open.slot.state.holds_time() {
        // They had said no, so that somebody may have asked them elsewhere since.
        claim::time(&mut open.work, &open.slot).await?;
    }
    let when = zone::span_in(span, &open.session.zone);
    let after = Slot {
        state: State::Proposed,
        agreed_starts_at: Some(span.start),
        agreed_ends_at: Some(span.end),
        updated_at: open.work.now(),
        ..open.slot.clone()
    };
    open.finish(after, Some(reply), (Verb::AskedForAnotherTime, Verb::AskedForAnotherTime, when)).await
}

/// They cannot, but know who could.
///
/// # Errors
/// As for [`confirm`]; [`Error::Invalid`] beside `name`.
pub async fn colleague(app: &Wellspring, who: &Clinician, id: &SlotId, draft: &AnswerDraft) -> Result<Slot, Error> {
    let reason = reason(&draft.reason)?;
    let name = text::line(&draft.name, "The colleague’s name", 1, 80).map_err(|why| Error::field("name", why))?;
    let open = Open::begin(app, who, id, draft).await?;
    let after = open.slot.become_state(State::Declined, open.work.now()).map_err(Error::State)?;
    let after = tell::said_no(after);
    let reply = SlotReply { name: name.clone(), ..open.reply(ReplyKind::Colleague, reason) };
    open.finish(after, Some(reply), (Verb::NamedAColleague, Verb::NamedAColleague, name)).await
}

fn reason(text: &str) -> Result<String, Error> {
    text::bounded(text, "The reason", 0, 500).map_err(|why| Error::field("reason", why))
}

/// A slot, locked, that may be answered.
struct Open {
    work: Work,
    slot: Slot,
    session: Session,
    who: Clinician,
}

impl Open {
    async fn begin(app: &Wellspring, who: &Clinician, id: &SlotId, draft: &AnswerDraft) -> Result<Self, Error> {
        let mut work = app.begin(who).await?;
        who.owns(&rows::get(&mut work, id).await?)?;
        let Held { slot, session, .. } = lock(&mut work, id).await?;
        to_answer(&work, &session, &slot)?;
        match draft.seen() {
            Some(sequence) if sequence != slot.sequence => Err(Error::SlotMoved),
            _ => Ok(Self { work, slot, session, who: who.clone() }),
        }
    }

    fn reply(&self, kind: ReplyKind, text: String) -> SlotReply {
        SlotReply {
            slot_id: self.slot.id.clone(),
            kind,
            text,
            name: String::new(),
            starts: None,
            zone: None,
            author: self.who.name().to_owned(),
            at: self.work.now(),
        }
    }

    /// The reply that asks for another time, and the span that is meant.
    fn wished(&self, draft: &AnswerDraft, reason: String) -> Result<(SlotReply, Span), Error> {
        let mut wrong = Problems::default();
        let zone = wrong.take("zone", zone::known(&draft.zone));
        let missing = || "Choose a day and a time.".to_owned();
        let starts = wrong.take("starts", draft.starts.trim().parse::<domain::LocalTime>().map_err(|_| missing()));
        let start = match (&zone, starts) {
            (Some(zone), Some(local)) => wrong.take("starts", zone::existing(local, zone)),
            _ => None,
        };
        let start = wrong.or(start)?;
        let now = self.work.now();
        if start <= now {
            return Err(Error::field("starts", "That time is already over."));
        }
        if start == self.slot.starts_at {
            return Err(Error::field("starts", "That is the time at which you are asked already."));
        }
        if start.since(now) > 366 * 24 * 60 * MINUTE {
            return Err(Error::field("starts", "That is more than a year away."));
        }
        let span = Span { start, end: start.plus(self.slot.ends_at.since(self.slot.starts_at)) };
        Ok((SlotReply { starts, zone, ..self.reply(ReplyKind::AnotherTime, reason) }, span))
    }

    async fn finish(
        self,
        after: Slot,
        reply: Option<SlotReply>,
        (slot_verb, session_verb, detail): (Verb, Verb, String),
    ) -> Result<Slot, Error> {
        let Self { mut work, session, who, .. } = self;
        let after = used(&mut work, &who, after).await?;
        rows::save(&mut work, &after).await?;
        if let Some(reply) = &reply {
            let id: uuid::Uuid = work.id();
            replies::insert(&mut work, &id.to_string(), reply).await?;
        }
        announce(&mut work, &after);
        let by_mail = detail.is_empty() && matches!(who.link(), Link::Mail(_));
        let detail = if by_mail { "by mail".to_owned() } else { detail };
        work.record(Activity::session(&session.id, session_verb).detail(&detail));
        work.commit(Activity::slot(&after.id, slot_verb).detail(detail)).await?;
        Ok(after)
    }
}

/// Notes that the link was used; only acts count.
async fn used(work: &mut Work, who: &Clinician, slot: Slot) -> Result<Slot, Error> {
    let now = work.now();
    match who.link() {
        Link::Slot(_) => return Ok(Slot { link_used_at: Some(now), ..slot }),
        Link::Own => clinicians::link_used(work, who.id(), now).await?,
        Link::Assistant(id) => assistants::link_used(work, id, now).await?,
        Link::Mail(_) => {}
    }
    Ok(slot)
}

fn to_answer(work: &Work, session: &Session, slot: &Slot) -> Result<(), Error> {
    use domain::session::State::{Cancelled, Ended};
    match session.state {
        Cancelled => Err(Error::State("This session was cancelled; there is nothing to answer any more.".to_owned())),
        Ended => Err(Error::LinkEnded(OVER)),
        _ if slot.ends_at <= work.now() => Err(Error::LinkEnded(OVER)),
        _ if slot.state == State::Withdrawn => {
            Err(Error::State("The team has taken this request back; your time is free.".to_owned()))
        }
        _ => Ok(()),
    }
}
