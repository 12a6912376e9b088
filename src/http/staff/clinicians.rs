//! Clinicians, for planners. Their pages hold private addresses.

use domain::clinician::ClinicianDraft;
use domain::id::ClinicianId;
use domain::screens::people::ClinicianScreen;
use wellspring_core::actor::Planner;
use wellspring_core::{Error, clinicians, screens};

use crate::http::answer::{Edited, Notice, Reply, both, problems, secret, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

/// A clinician with the panels of their calendar, or the form for a new one.
pub(super) async fn screen(who: &As<Planner>, id: Option<&ClinicianId>) -> Result<ClinicianScreen, Error> {
    screens::clinician(&who.app, &who.actor, id).await
}

/// `GET /people/clinicians/new`
pub async fn blank(who: As<Planner>) -> Reply {
    let screen = screen(&who, None).await?;
    who.page(pages::clinician, &screen).await
}

/// `GET /people/clinicians/{id}`: holds the private feed's address, so only planners open it.
pub async fn page(who: As<Planner>, Path(id): Path<ClinicianId>) -> Reply {
    let screen = screen(&who, Some(&id)).await?;
    who.page(pages::clinician, &screen).await.map(secret)
}

/// `POST /people/clinicians`
pub async fn create(who: As<Planner>, Sent(draft): Sent<ClinicianDraft>) -> Reply {
    let created = clinicians::create(&who.app, &who.actor, &draft).await;
    let done = created.map(|made| see_other(&format!("/people/clinicians/{}", made.id), Notice::Created));
    who.form(done, pages::clinician, |why| again(&who, None, Some(draft), why)).await.map(secret)
}

/// `POST /people/clinicians/{id}`
pub async fn edit(who: As<Planner>, Path(id): Path<ClinicianId>, Sent(form): Sent<Edited<ClinicianDraft>>) -> Reply {
    let saved = clinicians::edit(&who.app, &who.actor, &id, form.seen.version(), &form.draft).await;
    let done = saved.map(|_| see_other(&format!("/people/clinicians/{id}"), Notice::Saved));
    who.form(done, pages::clinician, |why| again(&who, Some(&id), Some(form.draft), why)).await.map(secret)
}

/// `POST /people/clinicians/{id}/delete`
pub async fn delete(who: As<Planner>, Path(id): Path<ClinicianId>) -> Reply {
    let deleted = clinicians::delete(&who.app, &who.actor, &id).await;
    let done = deleted.map(|()| see_other("/people", Notice::Deleted));
    who.form(done, pages::clinician, |why| again(&who, Some(&id), None, why)).await.map(secret)
}

/// `POST /people/clinicians/{id}/feed`: a new feed address; the old one stops working.
pub async fn renew_feed(who: As<Planner>, Path(id): Path<ClinicianId>) -> Reply {
    clinicians::renew_feed(&who.app, &who.actor, &id).await?;
    Ok(see_other(&format!("/people/clinicians/{id}"), Notice::FeedRenewed))
}

/// `POST /people/clinicians/{id}/link`: a new address of their own page; the old one stops working.
pub async fn renew_link(who: As<Planner>, Path(id): Path<ClinicianId>) -> Reply {
    clinicians::renew_link(&who.app, &who.actor, &id).await?;
    Ok(see_other(&format!("/people/clinicians/{id}"), Notice::LinkRenewed))
}

async fn again(
    who: &As<Planner>,
    id: Option<&ClinicianId>,
    draft: Option<ClinicianDraft>,
    why: Error,
) -> Result<ClinicianScreen, Error> {
    let screen = screen(who, id).await?;
    let both = draft.as_ref().and_then(|typed| both(&why, &screen.draft, typed, &screen.history));
    Ok(ClinicianScreen { draft: draft.unwrap_or(screen.draft), problems: problems(&why), both, ..screen })
}
