//! Slots, on their session's page.

use domain::Problems;
use domain::deeds::{AnswerDecision, SlotStep};
use domain::id::{LetterId, SessionId, SlotId};
use domain::screens::plan::SessionScreen;
use domain::slot::{SlotDraft, SlotStepDraft};
use wellspring_core::actor::Planner;
use wellspring_core::slots::Wished;
use wellspring_core::{Error, replies, sessions as core_sessions, slots};

use super::sessions;
use crate::http::answer::{Notice, Reply, problems, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

/// `POST /plan/sessions/{id}/slots`
pub async fn propose(who: As<Planner>, Path(id): Path<SessionId>, Sent(draft): Sent<SlotDraft>) -> Reply {
    let proposed = slots::propose(&who.app, &who.actor, &id, &draft).await;
    let done = proposed.map(|_| see_other(&format!("/plan/sessions/{id}#slots"), Notice::SlotAsked));
    who.form(done, pages::session, |why| again(&who, &id, draft, why)).await
}

/// `POST /plan/slots/{id}/{step}`, by the words of [`SlotStep`].
pub async fn step(
    who: As<Planner>,
    Path((id, step)): Path<(SlotId, SlotStep)>,
    Sent(form): Sent<SlotStepDraft>,
) -> Reply {
    let session = slots::get(&who.app, &who.actor.reader(), &id).await?.session_id;
    let done = slots::step(&who.app, &who.actor, &id, step, &form.reason).await;
    let done = done.map(|_| see_other(&format!("/plan/sessions/{session}#slots"), Notice::after("slot", step)));
    who.form(done, pages::session, |why| again(&who, &session, SlotDraft::default(), why)).await
}

/// `POST /plan/slots/{id}/accept`: moves the session to where a clinician could; whoever else takes part is asked again.
pub async fn accept(who: As<Planner>, Path(id): Path<SlotId>) -> Reply {
    let Wished { session, version, draft } = slots::wished(&who.app, &who.actor, &id).await?;
    let moved = core_sessions::edit(&who.app, &who.actor, &session, version, &draft).await;
    let done = moved.map(|_| see_other(&format!("/plan/sessions/{session}#slots"), Notice::WishAccepted));
    who.form(done, pages::session, |why| sessions::again(&who, Some(&session), Some(draft), why)).await
}

/// `POST /plan/mail/{id}/{decision}`, by the words of [`AnswerDecision`]: an answer from an address that is not theirs.
pub async fn decide(who: As<Planner>, Path((id, decision)): Path<(LetterId, AnswerDecision)>) -> Reply {
    let session = replies::decide(&who.app, &who.actor, &id, decision).await?;
    Ok(see_other(&format!("/plan/sessions/{session}#slots"), Notice::after("answer", decision)))
}

async fn again(who: &As<Planner>, id: &SessionId, draft: SlotDraft, why: Error) -> Result<SessionScreen, Error> {
    let mut screen = sessions::screen(who, Some(id)).await?;
    screen.slot_draft = draft;
    match &why {
        // The one field that chooses whom: the message names whose slot is in the way, and with what.
        Error::SlotConflict(conflict) => screen.slot_problems = Problems::one("clinician_id", conflict.sentence()),
        // Said beside the field that overrides it.
        Error::SlotBusy(busy) => screen.slot_problems = Problems::one("override_reason", busy.sentence()),
        // A session that is over has no form for slots to say it in.
        Error::State(_) => screen.problems = problems(&why),
        other => screen.slot_problems = problems(other),
    }
    Ok(screen)
}
