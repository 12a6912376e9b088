//! `/settings/duty`: who is called when somebody may be in danger.

use domain::duty::{AwayDraft, ShiftDraft};
use domain::screens::duty::DutyScreen;
use serde::Deserialize;
use wellspring_core::actor::Operator;
use wellspring_core::duty::{self, Set};
use wellspring_core::{Error, screens};

use crate::http::answer::{Notice, Reply, problems, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

/// `GET /settings/duty`
pub async fn page(who: As<Operator>) -> Reply {
    let screen = screens::duty(&who.app, &who.actor).await?;
    who.page(pages::duty, &screen).await
}

/// `POST /settings/duty/shifts`
pub async fn add_shift(who: As<Operator>, Sent(draft): Sent<ShiftDraft>) -> Reply {
    let typed = draft.clone();
    set(who, Set::Shift(draft), |screen| DutyScreen { shift: typed, ..screen }).await
}

/// `POST /settings/duty/away`
pub async fn add_away(who: As<Operator>, Sent(draft): Sent<AwayDraft>) -> Reply {
    let typed = draft.clone();
    set(who, Set::Away(draft), |screen| DutyScreen { leave: typed, ..screen }).await
}

/// Who leads.
#[derive(Deserialize)]
pub struct LeadForm {
    /// Their id; empty for nobody.
    #[serde(default)]
    lead: String,
}

/// `POST /settings/duty/lead`
pub async fn set_lead(who: As<Operator>, Sent(form): Sent<LeadForm>) -> Reply {
    set(who, Set::Lead(form.lead), |screen| screen).await
}

/// `POST /settings/duty/{id}/remove`
pub async fn remove(who: As<Operator>, Path(id): Path<String>) -> Reply {
    set(who, Set::Without(id), |screen| screen).await
}

async fn set(who: As<Operator>, what: Set, typed: impl FnOnce(DutyScreen) -> DutyScreen) -> Reply {
    let done = duty::set(&who.app, &who.actor, &what).await.map(|()| see_other("/settings/duty", Notice::Saved));
    who.form(done, pages::duty, async |why: Error| {
        let screen = typed(screens::duty(&who.app, &who.actor).await?);
        Ok(DutyScreen { problems: problems(&why), ..screen })
    })
    .await
}
