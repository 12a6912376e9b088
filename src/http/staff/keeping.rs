//! A clinician's calendar, kept by a planner.

use domain::clinician::{AssistantDraft, BusyDraft, FeedDraft, LeaveDraft};
use domain::deeds::AssistantStep;
use domain::id::{AssistantId, ClinicianId, LeaveId};
use wellspring_core::actor::Planner;

use super::clinicians;
use crate::http::answer::{Reply, secret, see_other};
use crate::http::clinician::change::Change;
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

/// `POST /people/clinicians/{id}/calendar`
pub async fn calendar(who: As<Planner>, Path(id): Path<ClinicianId>, Sent(draft): Sent<FeedDraft>) -> Reply {
    change(&who, &id, Change::Feed(draft)).await
}

/// `POST /people/clinicians/{id}/leave`
pub async fn leave(who: As<Planner>, Path(id): Path<ClinicianId>, Sent(draft): Sent<LeaveDraft>) -> Reply {
    change(&who, &id, Change::Leave(draft)).await
}

/// `POST /people/clinicians/{id}/leave/{leave}/remove`
pub async fn no_leave(who: As<Planner>, Path((id, leave)): Path<(ClinicianId, LeaveId)>) -> Reply {
    change(&who, &id, Change::NoLeave(leave)).await
}

/// `POST /people/clinicians/{id}/busy`
pub async fn busy(who: As<Planner>, Path(id): Path<ClinicianId>, Sent(draft): Sent<BusyDraft>) -> Reply {
    change(&who, &id, Change::Busy(draft)).await
}

/// `POST /people/clinicians/{id}/assistants`
pub async fn assistant(who: As<Planner>, Path(id): Path<ClinicianId>, Sent(draft): Sent<AssistantDraft>) -> Reply {
    change(&who, &id, Change::Assistant(draft)).await
}

/// `POST /people/clinicians/{id}/assistants/{assistant}/{step}`, by the words of [`AssistantStep`].
pub async fn assistant_step(
    who: As<Planner>,
    Path((id, assistant, step)): Path<(ClinicianId, AssistantId, AssistantStep)>,
) -> Reply {
    change(&who, &id, Change::AssistantStep(assistant, step)).await
}

async fn change(who: &As<Planner>, id: &ClinicianId, change: Change) -> Reply {
    let made = change.make(&who.app, &who.actor.keeper(id)).await;
    let done = made.map(|()| see_other(&format!("/people/clinicians/{id}#{}", change.form()), change.notice()));
    let again = async |why| {
        let mut screen = clinicians::screen(who, Some(id)).await?;
        if let Some(keeping) = &mut screen.keeping {
            change.back_on(keeping, &why);
        }
        Ok(screen)
    };
    who.form(done, pages::clinician, again).await.map(secret)
}
