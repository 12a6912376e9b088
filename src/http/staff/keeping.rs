//! A clinician's calendar, kept by a planner.

use domain::deeds::AssistantStep;
use domain::id::{AssistantId, ClinicianId, LeaveId};
use serde::de::DeserializeOwned;
use wellspring_core::actor::Planner;

use super::clinicians;
use crate::http::answer::{Reply, problems, secret, see_other};
use crate::http::clinician::change::Change;
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

/// `POST /people/clinicians/{id}/{calendar|leave|busy|assistants}`
pub async fn send<D>(who: As<Planner>, Path(id): Path<ClinicianId>, Sent(draft): Sent<D>) -> Reply
where
    D: Into<Change> + DeserializeOwned,
{
    change(&who, &id, draft.into()).await
}

/// `POST /people/clinicians/{id}/leave/{leave}/remove`
pub async fn no_leave(who: As<Planner>, Path((id, leave)): Path<(ClinicianId, LeaveId)>) -> Reply {
    change(&who, &id, Change::NoLeave(leave)).await
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
            change.back_on(keeping, problems(&why));
        }
        Ok(screen)
    };
    who.form(done, pages::clinician, again).await.map(secret)
}
