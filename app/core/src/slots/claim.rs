//! Whether a clinician's time is free: other slots refuse, leave and their own calendar warn.

use domain::clinician::{Clash, Clinician};
use domain::slot::Slot;
use domain::text::isolated;
use domain::time::DAY;
use domain::{Span, ZoneName, zone};

use crate::storage::clinicians::{self, away};
use crate::storage::{Reads, sessions, slots as rows};
use crate::{Error, SlotBusy, SlotConflict, Work};

/// Locks the clinician and makes sure that no other slot of theirs holds this one's time.
pub(super) async fn time(work: &mut Work, slot: &Slot) -> Result<Clinician, Error> {
    let clinician = match clinicians::lock(&mut *work, &slot.clinician_id).await {
        Err(Error::NotFound) => return Err(Error::field("clinician_id", "This clinician is not there any more.")),
        found => found?,
    };
    no_second_slot(work, slot, clinician.name.as_str()).await?;
    match rows::overlapping(&mut *work, &slot.clinician_id, slot.held(), &slot.session_id).await?.first() {
        Some(other) => Err(taken(work, clinician.name.as_str(), other).await),
        None => Ok(clinician),
    }
}

/// One clinician, one part in a session.
async fn no_second_slot(work: &mut Work, slot: &Slot, name: &str) -> Result<(), Error> {
    let others = rows::of_session(&mut *work, &slot.session_id).await?;
    let twice = others
        .iter()
        .any(|other| other.id != slot.id && other.clinician_id == slot.clinician_id && other.state.holds_time());
    if twice {
        Err(Error::field("clinician_id", format!("{} already has a part in this session.", isolated(name))))
    } else {
        Ok(())
    }
}

async fn taken(work: &mut Work, clinician: &str, other: &Slot) -> Error {
    match sessions::get(&mut *work, &other.session_id).await {
        Ok(session) => Error::SlotConflict(SlotConflict {
            clinician: clinician.to_owned(),
            session: session.title.to_string(),
            starts_at: other.held().start,
            ends_at: other.ends_at,
            zone: session.zone,
            clock: work.clock(),
        }),
        Err(error) => error,
    }
}

/// Refuses where leave or their own calendar is in the way and nobody said why that is all right; a reason that was
/// not needed is not kept.
pub(super) async fn own_calendar(
    work: &mut Work,
    slot: Slot,
    clinician: &Clinician,
    zone: &ZoneName,
) -> Result<Slot, Error> {
    let clashes = clashes_of(&mut *work, clinician, slot.held()).await?;
    if clashes.is_empty() {
        return Ok(Slot { override_reason: String::new(), ..slot });
    }
    if slot.override_reason.is_empty() {
        let clinician = clinician.name.to_string();
        return Err(Error::SlotBusy(SlotBusy { clinician, clashes, zone: zone.clone(), clock: work.clock() }));
    }
    Ok(slot)
}

/// What of a clinician's leave and own calendar lies in `span`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn clashes_of(mut db: impl Reads, clinician: &Clinician, span: Span) -> Result<Vec<Clash>, Error> {
    let (first, last) = days(span);
    let mut leaves = away::leaves_of(&mut db, &clinician.id, first).await?;
    leaves.retain(|leave| leave.starts_on <= last && touch(leave.span(&clinician.zone), span));
    let busy = away::busy_of(&mut db, &clinician.id, span).await?;
    let leaves = leaves.iter().map(Clash::from);
    Ok(leaves.chain(merged(busy.iter().map(away::Busy::span)).into_iter().map(Clash::from)).collect())
}

/// Whether two spans share an instant; ends are exclusive.
pub(crate) fn touch(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// Days that reach over `span` in every zone.
pub(crate) fn days(span: Span) -> (domain::LocalDate, domain::LocalDate) {
    let utc = ZoneName("UTC".to_owned());
    (zone::date(span.start.plus(-DAY), &utc), zone::date(span.end.plus(DAY), &utc))
}

/// Spans in order of their start as the fewest that cover the same time.
fn merged(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    for span in spans {
        match all.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => all.push(span),
        }
    }
    all
}
