//! What a clinician says to a slot, by link or by mail: yes, no, another time, a colleague.

use domain::activity::Verb;
use domain::deeds::SlotAnswer;
use domain::id::SlotId;
use domain::session::Session;
use domain::slot::{AnswerDraft, ReplyKind, Shown, Slot, SlotReply, State};
use domain::time::MINUTE;
use domain::{Instant, Problems, Span, text, zone};

use super::{Held, announce, claim, link::OVER, lock, tell};
use crate::actor::{Clinician, Link};
use crate::storage::clinicians::{self, assistants};
use crate::storage::slots::{self as rows, replies};
use crate::{Activity, Error, Wellspring, Work, notices};

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
    Open::begin(app, who, id, draft).await?.confirm("").await
}

/// They cannot; why goes to the team. Twice is once.
///
/// # Errors
/// As for [`confirm`]; [`Error::Invalid`] for a reason that is too long.
pub async fn decline(app: &Wellspring, who: &Clinician, id: &SlotId, draft: &AnswerDraft) -> Result<Slot, Error> {
    let reason = reason(&draft.reason)?;
    Open::begin(app, who, id, draft).await?.decline(reason).await
}

/// They could at another time: a start of their part, local to a zone. Moved there, they need not be asked again.
///
/// # Errors
/// As for [`confirm`]; [`Error::Invalid`] beside `starts` for a time that is missing, past, the same, or does not exist.
pub async fn another_time(app: &Wellspring, who: &Clinician, id: &SlotId, draft: &AnswerDraft) -> Result<Slot, Error> {
    Open::begin(app, who, id, draft).await?.another_time(draft).await
}

/// They cannot, but know who could.
///
/// # Errors
/// As for [`confirm`]; [`Error::Invalid`] beside `name`.
pub async fn colleague(app: &Wellspring, who: &Clinician, id: &SlotId, draft: &AnswerDraft) -> Result<Slot, Error> {
    let reason = reason(&draft.reason)?;
    let name = text::line(&draft.name, "The colleague’s name", 1, 80).map_err(|why| Error::field("name", why))?;
    Open::begin(app, who, id, draft).await?.colleague(name, reason).await
}

fn reason(text: &str) -> Result<String, Error> {
    text::bounded(text, "The reason", 0, 500).map_err(|why| Error::field("reason", why))
}

/// A slot, locked, that may be answered.
pub(crate) struct Open {
    work: Work,
    slot: Slot,
    session: Session,
    who: Clinician,
    /// When they say it.
    at: Instant,
    /// What their own calendar shows by that already; None where they answer elsewhere.
    shows: Option<Shown>,
    /// The address from which it came, where the team takes it as theirs.
    taken_from: Option<String>,
}

impl Open {
    async fn begin(app: &Wellspring, who: &Clinician, id: &SlotId, draft: &AnswerDraft) -> Result<Self, Error> {
        let mut work = app.begin(who).await?;
        who.owns(&rows::get(&mut work, id).await?)?;
        let Held { slot, session, .. } = lock(&mut work, id).await?;
        to_answer(&work, &session, &slot)?;
        match draft.seen() {
            Some(sequence) if sequence != slot.sequence => Err(Error::SlotMoved),
            _ => Ok(Self::within(work, (slot, session), who.clone())),
        }
    }

    /// In a work that has begun, of a slot that it holds and that may be answered.
    pub(crate) fn within(work: Work, (slot, session): (Slot, Session), who: Clinician) -> Self {
        let at = work.now();
        Self { work, slot, session, who, at, shows: None, taken_from: None }
    }

    /// Said by mail at `at`; with what their own calendar shows by that, where it came from there.
    pub(crate) fn by_mail(self, at: Instant, shows: Option<Shown>) -> Self {
        Self { at, shows, ..self }
    }

    /// From an address that is not theirs, and the team takes it as theirs.
    pub(crate) fn taken_from(self, address: &str) -> Self {
        Self { taken_from: Some(address.to_owned()), ..self }
    }

    /// Yes, with a few words beside it or none. After a no, by mail, it is a yes if their time is still free.
    pub(crate) async fn confirm(mut self, remark: &str) -> Result<Slot, Error> {
        if self.slot.state == State::Confirmed {
            return self.again(remark).await;
        }
        if self.slot.state == State::Declined && matches!(self.who.link(), Link::Mail(_)) {
            claim::time(&mut self.work, &self.slot).await?;
            self.slot.state = State::Proposed;
        }
        let after = self.slot.become_state(State::Confirmed, self.work.now()).map_err(Error::State)?;
        let remark = self.remark(remark);
        self.finish(after, remark, (Verb::Confirmed, Verb::ConfirmedTheirPart, String::new())).await
    }

    /// Maybe: nothing is agreed, and the team reads of it.
    pub(crate) async fn maybe(self, remark: &str) -> Result<Slot, Error> {
        let (after, remark) = (self.slot.clone(), self.remark(remark));
        self.finish(after, remark, (Verb::SaidMaybe, Verb::SaidMaybe, String::new())).await
    }

    /// No. Twice is once.
    pub(crate) async fn decline(self, reason: String) -> Result<Slot, Error> {
        if self.slot.state == State::Declined {
            return self.again("").await;
        }
        let after = self.slot.become_state(State::Declined, self.work.now()).map_err(Error::State)?;
        let reply = self.reply(ReplyKind::Declined, reason);
        self.finish(after, Some(reply), (Verb::Declined, Verb::DeclinedTheirPart, String::new())).await
    }

    pub(crate) async fn another_time(mut self, draft: &AnswerDraft) -> Result<Slot, Error> {
        let reason = reason(&draft.reason)?;
        let (reply, span) = self.wished(draft, reason)?;
        if !self.slot.state.holds_time() {
            // They had said no, so that somebody may have asked them elsewhere since.
            claim::time(&mut self.work, &self.slot).await?;
        }
        let when = zone::span_in(span, &self.session.zone);
        let after = Slot {
            state: State::Proposed,
            agreed_starts_at: Some(span.start),
            agreed_ends_at: Some(span.end),
            updated_at: self.work.now(),
            ..self.slot.clone()
        };
        self.finish(after, Some(reply), (Verb::AskedForAnotherTime, Verb::AskedForAnotherTime, when)).await
    }

    pub(crate) async fn colleague(self, name: String, reason: String) -> Result<Slot, Error> {
        let after = self.slot.become_state(State::Declined, self.work.now()).map_err(Error::State)?;
        let reply = SlotReply { name: name.clone(), ..self.reply(ReplyKind::Colleague, reason) };
        self.finish(after, Some(reply), (Verb::NamedAColleague, Verb::NamedAColleague, name)).await
    }

    /// They say once more what stands: nothing is done, but words beside it are kept, and it counts from now on.
    async fn again(self, remark: &str) -> Result<Slot, Error> {
        let remark = self.remark(remark);
        let shown = self.shows.or(self.slot.shown);
        if remark.is_none() && (self.shows.is_none() || (shown == self.slot.shown && self.slot.answered_at.is_some())) {
            return Ok(self.slot);
        }
        let Self { mut work, slot, session, at, .. } = self;
        let after = Slot { shown, answered_at: Some(at.min(work.now())), ..slot };
        rows::save(&mut work, &after).await?;
        let Some(remark) = remark else {
            work.upkeep().await?;
            return Ok(after);
        };
        keep(&mut work, &remark).await?;
        announce(&mut work, &after);
        work.record(Activity::session(&session.id, Verb::AddedWords));
        work.commit(Activity::slot(&after.id, Verb::AddedWords)).await?;
        Ok(after)
    }

    fn remark(&self, words: &str) -> Option<SlotReply> {
        (!words.is_empty()).then(|| self.reply(ReplyKind::Remark, words.to_owned()))
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
        let by = self.by(&detail);
        let Self { mut work, session, who, at, shows, .. } = self;
        let after = used(&mut work, &who, after).await?;
        let after = Slot { answered_at: Some(at.min(work.now())), shown: shows.or(after.shown), ..after };
        rows::save(&mut work, &after).await?;
        if let Some(reply) = &reply {
            keep(&mut work, reply).await?;
        }
        announce(&mut work, &after);
        if after.state == State::Declined {
            notices::declined::to_planner(&mut work, &session, &after, who.name(), reply.as_ref()).await?;
        }
        // So that their own calendar agrees with what they said elsewhere; it tells nothing where it does already.
        tell::changed(&mut work, &after).await?;
        work.record(Activity::session(&session.id, session_verb).detail(&by));
        work.commit(Activity::slot(&after.id, slot_verb).detail(by)).await?;
        Ok(after)
    }

    /// What the record says beside the deed.
    fn by(&self, detail: &str) -> String {
        match (&self.taken_from, self.who.link()) {
            (Some(from), _) => format!("{}, by mail from {from}", self.who.name()),
            (None, Link::Mail(_)) if detail.is_empty() => "by mail".to_owned(),
            _ => detail.to_owned(),
        }
    }
}

async fn keep(work: &mut Work, reply: &SlotReply) -> Result<(), Error> {
    let id: uuid::Uuid = work.id();
    replies::insert(work, &id.to_string(), reply).await
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
