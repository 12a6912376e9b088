//! A session's slots as planners see them: what was said, what is in the way, and who could come instead.

use std::collections::{HashMap, HashSet};

use domain::clinician::{Clash, Clinician, matching};
use domain::id::{ClinicianId, SlotId};
use domain::letter::Undelivered;
use domain::permission::Permission;
use domain::screens::clinician::NextExpert;
use domain::screens::plan::SlotRow;
use domain::session::Session;
use domain::slot::{ReplyKind, Slot, SlotReply, State};
use domain::text::isolated;
use domain::{Clock, Instant, Span, ZoneName, zone};

use crate::actor::Reader;
use crate::replies as replies_by_mail;
use crate::slots::{confirm_url, days, touch};
use crate::storage::clinicians::{self, away};
use crate::storage::letters;
use crate::storage::slots::{self as rows, replies};
use crate::{Error, Wellspring};

/// How many colleagues are offered for a declined slot.
const OFFERED: usize = 4;

/// A row without anything around it: for lists of one clinician's slots.
pub(super) fn row(slot: &Slot, clinician: &Clinician) -> SlotRow {
    SlotRow {
        id: slot.id.clone(),
        clinician: clinician.name.to_string(),
        position: clinician.position.clone(),
        role: slot.role,
        state: slot.state,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        asked: slot.draft_for(slot.clinician_id.as_str()),
        call_at: slot.call_at(),
        clash: None,
        reply: None,
        suggested: None,
        elsewhere: Vec::new(),
        next: Vec::new(),
        link_url: None,
        link_used_at: slot.link_used_at,
        told_at: slot.told_at,
        undelivered: None,
    }
}

/// All slots of a session: six queries, however many. Where their clinicians answer is for who may plan.
pub(super) async fn of_session(app: &Wellspring, reader: &Reader, session: &Session) -> Result<Vec<SlotRow>, Error> {
    let slots = rows::of_session(&app.storage, &session.id).await?;
    let around = Around::load(app, reader, session, &slots).await?;
    let plans = reader.may(Permission::Plan);
    let elsewhere =
        if plans { replies_by_mail::waiting(&app.storage, &session.id, reader.clock()).await? } else { Vec::new() };
    let of = |slot: &Slot| elsewhere.iter().filter(|one| one.slot_id == slot.id).cloned().collect();
    let link = |slot: &Slot| {
        let clinician = around.people.get(&slot.clinician_id).filter(|_| plans)?;
        Some(confirm_url(app, slot, clinician.language))
    };
    let row = |slot: &Slot| Some(SlotRow { link_url: link(slot), elsewhere: of(slot), ..around.row(app.now(), slot)? });
    Ok(slots.iter().filter_map(row).collect())
}

/// Everything that stands around a session's slots.
struct Around<'a> {
    session: &'a Session,
    clock: Clock,
    people: HashMap<ClinicianId, Clinician>,
    replies: HashMap<SlotId, SlotReply>,
    /// By slot: letters that did not arrive.
    undelivered: HashMap<String, Undelivered>,
    taking_part: HashSet<ClinicianId>,
    away: Away,
}

impl<'a> Around<'a> {
    async fn load(app: &Wellspring, reader: &Reader, session: &'a Session, slots: &[Slot]) -> Result<Self, Error> {
        let people = clinicians::all(&app.storage).await?;
        let replies = replies::of_session(&app.storage, &session.id).await?;
        let asked: Vec<SlotId> = slots.iter().map(|slot| slot.id.clone()).collect();
        let undelivered = letters::undelivered(&app.storage, &asked).await?;
        let taking = |slot: &&Slot| slot.state.holds_time() || slot.state == State::Declined;
        Ok(Self {
            session,
            clock: reader.clock(),
            people: people.into_iter().map(|clinician| (clinician.id.clone(), clinician)).collect(),
            replies: replies.into_iter().map(|reply| (reply.slot_id.clone(), reply)).collect(),
            undelivered: undelivered.into_iter().map(|letter| (letter.about.clone(), letter)).collect(),
            taking_part: slots.iter().filter(taking).map(|slot| slot.clinician_id.clone()).collect(),
            away: Away { clock: reader.clock(), ..Away::load(app, slots).await? },
        })
    }

    fn row(&self, now: Instant, slot: &Slot) -> Option<SlotRow> {
        let clinician = self.people.get(&slot.clinician_id)?;
        let reply = self.replies.get(&slot.id).filter(|reply| waits(reply, slot)).cloned();
        let suggested = reply.as_ref().and_then(|reply| self.suggested(reply, slot));
        let lost = slot.state == State::Declined && slot.ends_at > now;
        Some(SlotRow {
            clash: slot.state.holds_time().then(|| self.away.clash(clinician, slot, &self.session.zone)).flatten(),
            next: if lost { self.next(slot, clinician, reply.as_ref()) } else { Vec::new() },
            suggested,
            reply,
            undelivered: self.undelivered.get(slot.id.as_str()).cloned(),
            ..row(slot, clinician)
        })
    }

    fn suggested(&self, reply: &SlotReply, slot: &Slot) -> Option<String> {
        let start = zone::existing(reply.starts?, reply.zone.as_ref()?).ok()?;
        let span = Span { start, end: start.plus(slot.ends_at.since(slot.starts_at)) };
        Some(self.clock.span_in(span, &self.session.zone))
    }

    /// Free colleagues by topic; whoever was named stands first, free or not.
    fn next(&self, slot: &Slot, declined: &Clinician, reply: Option<&SlotReply>) -> Vec<NextExpert> {
        let about = format!("{} {} {}", self.session.title, self.session.summary, declined.topics);
        let named = reply.map(|reply| reply.name.as_str()).filter(|name| !name.is_empty());
        let others = self.people.values().filter(|other| !self.taking_part.contains(&other.id));
        let expert = |other: &Clinician| NextExpert {
            id: other.id.clone(),
            name: other.name.to_string(),
            position: other.position.clone(),
            topics: matching(&other.topics, &about),
            named: named.is_some_and(|name| same_person(name, other.name.as_str())),
            busy: self.away.why_not(other, slot, &self.session.zone).unwrap_or_default(),
        };
        let mut next: Vec<NextExpert> =
            others.map(expert).filter(|next| next.named || (next.busy.is_empty() && !next.topics.is_empty())).collect();
        next.sort_by_cached_key(rank);
        next.truncate(OFFERED);
        next
    }
}

fn rank(next: &NextExpert) -> (bool, usize, String) {
    (!next.named, usize::MAX - next.topics.len(), next.name.to_lowercase())
}

/// Whether a reply still asks something of the editor.
fn waits(reply: &SlotReply, slot: &Slot) -> bool {
    match reply.kind {
        ReplyKind::Declined | ReplyKind::Colleague => slot.state == State::Declined,
        ReplyKind::AnotherTime => slot.state == State::Proposed && slot.agreed().is_none_or(|span| span != slot.span()),
        ReplyKind::Remark => slot.state.holds_time(),
    }
}

/// "Lin" or "Mei Lin" names "Dr. Mei Lin": each of the words that were written is one of the name's.
fn same_person(written: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        parts.filter(|word| !word.is_empty() && !matches!(word.as_str(), "dr" | "prof" | "mr" | "ms" | "mrs")).collect()
    };
    let (written, known) = (words(written), words(name));
    !written.is_empty() && written.iter().all(|word| known.contains(word))
}

/// Who is not free around a session's slots.
struct Away {
    held: Vec<Slot>,
    leaves: Vec<domain::clinician::Leave>,
    busy: Vec<away::Busy>,
    clock: Clock,
}

impl Away {
    async fn load(app: &Wellspring, slots: &[Slot]) -> Result<Self, Error> {
        let start = slots.iter().map(|slot| slot.held().start).min();
        let end = slots.iter().map(|slot| slot.ends_at).max();
        let (Some(start), Some(end)) = (start, end) else {
            return Ok(Self { held: Vec::new(), leaves: Vec::new(), busy: Vec::new(), clock: Clock::default() });
        };
        let span = Span { start, end };
        let (first, last) = days(span);
        let (held, leaves, busy) = tokio::try_join!(
            rows::held_between(&app.storage, span),
            away::leaves_between(&app.storage, first, last),
            away::busy_between(&app.storage, span)
        )?;
        Ok(Self { held, leaves, busy, clock: Clock::default() })
    }

    /// Leave or busy time in the way of their own slot, unless somebody said why that is all right; before they have said yes,
    /// also what of their calendar nobody can tell.
    fn clash(&self, clinician: &Clinician, slot: &Slot, zone: &ZoneName) -> Option<String> {
        let unknown = || {
            let asked = slot.state == State::Proposed && clinician.may_be_busy();
            asked.then(|| {
                format!(
                    "{}’s own calendar could not be read whole: whether they are free then is not known.",
                    isolated(clinician.name.as_str())
                )
            })
        };
        slot.override_reason.is_empty().then(|| self.own(clinician, slot.held(), zone).or_else(unknown)).flatten()
    }

    /// What keeps somebody else from taking `slot`.
    fn why_not(&self, other: &Clinician, slot: &Slot, zone: &ZoneName) -> Option<String> {
        let taken = |held: &&Slot| held.clinician_id == other.id && touch(held.held(), slot.held());
        match self.held.iter().find(taken) {
            Some(held) => Some(format!(
                "{} has another slot then: {}.",
                isolated(other.name.as_str()),
                self.clock.span_in(held.span(), zone)
            )),
            None => self.own(other, slot.held(), zone),
        }
    }

    fn own(&self, clinician: &Clinician, span: Span, zone: &ZoneName) -> Option<String> {
        let leave = self
            .leaves
            .iter()
            .find(|leave| leave.clinician_id == clinician.id && touch(leave.span(&clinician.zone), span));
        let busy = self.busy.iter().find(|busy| busy.clinician_id == clinician.id && touch(busy.span(), span));
        let clash = leave.map(Clash::from).or_else(|| busy.map(|busy| Clash::from(busy.span())))?;
        Some(clash.sentence(clinician.name.as_str(), zone, self.clock))
    }
}

#[cfg(test)]
mod tests {
    use super::same_person;

    #[test]
    fn a_colleague_is_known_by_part_of_the_name() {
        assert!(same_person("Dr. Lin", "Dr. Mei Lin"));
        assert!(same_person("mei lin", "Prof. Mei Lin"));
        assert!(!same_person("Sam Lin", "Dr. Mei Lin"));
        assert!(!same_person("Dr.", "Dr. Mei Lin"));
    }
}
