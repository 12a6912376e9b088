//! Campaigns' pages.

use domain::campaign::CampaignDraft;
use domain::id::CampaignId;
use domain::screens::plan::CampaignScreen;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::{Error, campaigns, screens};

use crate::http::answer::{Edited, Notice, Reply, both, problems, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

/// `GET /plan/campaigns`
pub async fn list(who: As<Reader>) -> Reply {
    let screen = screens::campaigns(&who.app, &who.actor).await?;
    who.page(pages::campaigns, &screen).await
}

/// `GET /plan/campaigns/new`
pub async fn blank(who: As<Planner>) -> Reply {
    let screen = screens::campaign(&who.app, &who.caller.reader()?, None).await?;
    who.page(pages::campaign_form, &screen).await
}

/// `GET /plan/campaigns/{id}`
pub async fn page(who: As<Reader>, Path(id): Path<CampaignId>) -> Reply {
    let screen = screens::campaign(&who.app, &who.actor, Some(&id)).await?;
    who.page(pages::campaign_form, &screen).await
}

/// `POST /plan/campaigns`
pub async fn create(who: As<Planner>, Sent(draft): Sent<CampaignDraft>) -> Reply {
    let created = campaigns::create(&who.app, &who.actor, &draft).await;
    let done = created.map(|made| see_other(&format!("/plan/campaigns/{}", made.id), Notice::Created));
    who.form(done, pages::campaign_form, |why| again(&who, None, Some(draft), why)).await
}

/// `POST /plan/campaigns/{id}`
pub async fn edit(who: As<Planner>, Path(id): Path<CampaignId>, Sent(form): Sent<Edited<CampaignDraft>>) -> Reply {
    let saved = campaigns::edit(&who.app, &who.actor, &id, form.seen.version(), &form.draft).await;
    let done = saved.map(|_| see_other(&format!("/plan/campaigns/{id}"), Notice::Saved));
    who.form(done, pages::campaign_form, |why| again(&who, Some(&id), Some(form.draft), why)).await
}

/// `POST /plan/campaigns/{id}/delete`
pub async fn delete(who: As<Planner>, Path(id): Path<CampaignId>) -> Reply {
    let deleted = campaigns::delete(&who.app, &who.actor, &id).await;
    let done = deleted.map(|()| see_other("/plan/campaigns", Notice::Deleted));
    who.form(done, pages::campaign_form, |why| again(&who, Some(&id), None, why)).await
}

async fn again(
    who: &As<Planner>,
    id: Option<&CampaignId>,
    draft: Option<CampaignDraft>,
    why: Error,
) -> Result<CampaignScreen, Error> {
    let screen = screens::campaign(&who.app, &who.caller.reader()?, id).await?;
    let both = draft.as_ref().and_then(|typed| both(&why, &screen.draft, typed, &screen.history));
    Ok(CampaignScreen { draft: draft.unwrap_or(screen.draft), problems: problems(&why), both, ..screen })
}
