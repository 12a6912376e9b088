//! What the team decides about an answer that came from an address which is not the clinician's.

use domain::activity::Verb;
use domain::deeds::AnswerDecision;
use domain::id::{LetterId, SessionId};
use domain::screens::plan::FromElsewhere;
use domain::slot::{Heard, Spoken, Standing};
use domain::{Clock, Instant};
use serde::{Deserialize, Serialize};

use super::act;
use super::said::{Said, What};
use crate::actor::{Clinician as Actor, Planner};
use crate::notices::slot::digest;
use crate::slots::{self, Held, Open};
use crate::storage::mail_in::{self as rows, Came};
use crate::storage::{Reads, sessions};
use crate::{Activity, Error, Wellspring};

/// An answer as it waits.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    what: What,
    words: String,
    sequence: i64,
    at: Option<Instant>,
    from: String,
}

impl Kept {
    pub(super) fn of(said: Said, from: &str) -> Self {
        let Said { what, words, sequence, at, .. } = said;
        Self { what, words, sequence, at, from: from.to_owned() }
    }

    fn read(came: &Came) -> Result<Self, Error> {
        let said = came.said.as_deref().unwrap_or_default();
        serde_json::from_str(said).map_err(|error| Error::Internal(error.to_string()))
    }

    fn said(&self) -> Said {
        let Self { what, words, sequence, at, .. } = self;
        Said { what: what.clone(), words: words.clone(), sequence: *sequence, at: *at, attendee: Default::default() }
    }
}

/// Takes an answer as the clinician's, or leaves it out; gives the session that it is about.
///
/// # Errors
/// [`Error::State`] once somebody has decided, or where the slot is not what was answered any more; [`Error::SlotConflict`]
/// for a yes of somebody who is in another session then; [`Error::NotFound`].
pub async fn decide(
    app: &Wellspring,
    planner: &Planner,
    id: &LetterId,
    decision: AnswerDecision,
) -> Result<SessionId, Error> {
    let came = rows::get(&app.storage, id).await?;
    let slot_id = came.slot_id.clone().ok_or(Error::NotFound)?;
    let kept = Kept::read(&came)?;
    let mut work = app.begin(planner).await?;
    let Held { slot, session, clinician } = slots::lock(&mut work, &slot_id).await?;
    let outcome = match decision {
        AnswerDecision::Take => outcome(&kept.what),
        AnswerDecision::Leave => Heard::Unused,
    };
    if !rows::settle(&mut work, id, outcome).await? {
        return Err(Error::State("Somebody has decided about this answer already.".to_owned()));
    }
    if decision == AnswerDecision::Leave {
        slots::announce(&mut work, &slot);
        work.record(Activity::session(&session.id, Verb::LeftAnAnswerOut).detail(&kept.from));
        work.commit(Activity::slot(&slot.id, Verb::LeftAnAnswerOut)).await?;
        return Ok(session.id);
    }
    let (now, id) = (work.now(), session.id.clone());
    let spoken = Spoken { sequence: kept.sequence, at: now };
    refuse(slot.hears(&session, spoken, &digest(&slot, &session), now))?;
    let who = Actor::by_mail(&clinician, &slot);
    let open = Open::within(work, (slot.clone(), session.clone()), who).taken_from(&kept.from);
    act::say(open, app, &kept.said(), (&slot, &session, &clinician)).await?;
    Ok(id)
}

fn outcome(what: &What) -> Heard {
    match what {
        What::Yes => Heard::Confirmed,
        What::No => Heard::Declined,
        What::Maybe => Heard::Noted,
        What::AnotherTime(_) => Heard::AnotherTime,
        What::Colleague(..) => Heard::Colleague,
    }
}

fn refuse(standing: Standing) -> Result<(), Error> {
    let why = match standing {
        Standing::Counts | Standing::Older => return Ok(()),
        Standing::Moved => "The slot has changed since this answer was written. Ask them again.",
        Standing::TakenBack => "The request was taken back; there is nothing to answer any more.",
        Standing::CalledOff => "The session was cancelled; there is nothing to answer any more.",
        Standing::Over => "The session is over; there is nothing to answer any more.",
    };
    Err(Error::State(why.to_owned()))
}

/// The answers of a session that wait for the team.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn waiting(
    mut db: impl Reads,
    session: &SessionId,
    clock: Clock,
) -> Result<Vec<FromElsewhere>, Error> {
    let came = rows::waiting(&mut db, session).await?;
    if came.is_empty() {
        return Ok(Vec::new());
    }
    let zone = sessions::get(&mut db, session).await?.zone;
    let shown = |came: Came| {
        let kept = Kept::read(&came).ok()?;
        let says = match &kept.what {
            What::Yes => "says yes".to_owned(),
            What::No => "says no".to_owned(),
            What::Maybe => "says maybe".to_owned(),
            What::AnotherTime(at) => format!("proposes {}", clock.moment_in(*at, &zone)),
            What::Colleague(addresses, name) if name.is_empty() => format!("names {}", addresses.join(", ")),
            What::Colleague(_, name) => format!("names {name}"),
        };
        Some(FromElsewhere {
            id: came.id,
            slot_id: came.slot_id?,
            from: kept.from,
            says,
            words: kept.words,
            why: came.reason,
            at: came.at,
        })
    };
    Ok(came.into_iter().filter_map(shown).collect())
}
