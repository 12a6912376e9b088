//! People: clinicians for planners, staff for operators.

use axum::extract::{Path, State};
use domain::clinician::ClinicianDraft;
use domain::id::{ClinicianId, StaffId};
use domain::permission::Permission;
use domain::screens::plan::{ClinicianScreen, PeopleScreen, StaffForm};
use wellspring_core::actor::{Caller, Operator, Planner, Reader};
use wellspring_core::{Error, clinicians, screens, staff};

use crate::http::answer::Reply;
use crate::http::answer::form::{Edited, again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, secret, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

async fn screen(site: &Site, caller: &Caller) -> Result<PeopleScreen, Error> {
    let screen = screens::people(&site.app, &caller.reader()?).await?;
    let members = match caller.operator() {
        Ok(operator) => staff::list(&site.app, &operator).await?,
        Err(_) => Vec::new(),
    };
    let own_feed = staff::feed::url(&site.app, caller).await?;
    let (may_plan, may_operate) = (caller.may().allow(Permission::Plan), caller.may().allow(Permission::Operate));
    Ok(PeopleScreen { staff: members, own_feed, may_plan, may_operate, ..screen })
}

/// `GET /people`
pub async fn page(State(site): State<Site>, who: As<Reader>, query: Query) -> Reply {
    let screen = screen(&site, &who.caller).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    // It holds the reader's own feed's address.
    Ok(secret(html(pages::people(&frame, &screen))))
}

/// `POST /people/feed`: a new address of one's own feed; the old one stops working.
pub async fn renew_own_feed(State(site): State<Site>, who: As<Reader>) -> Reply {
    staff::feed::renew(&site.app, &who.caller).await?;
    Ok(see_other("/people#own-feed", "feed"))
}

/// `POST /people/staff`: the answer shows the new member's one-time link, once.
pub async fn add_staff(State(site): State<Site>, who: As<Operator>, Sent(form): Sent<StaffForm>) -> Reply {
    let added = staff::add(&site.app, &who.actor, &form, None).await;
    let mut screen = screen(&site, &who.caller).await?;
    let frame = staff_frame(&site, &who.caller, None).await?;
    match added {
        Ok(added) => {
            screen.one_time_link = added.link;
            Ok(secret(html(pages::people(&frame, &screen))))
        }
        Err(error) if belongs_on_form(&error) => {
            screen.staff_form = StaffForm { problems: problems(&error), ..form };
            Ok(again(pages::people(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /people/staff/{id}/{disable|enable|link}`
pub async fn staff_step(
    State(site): State<Site>,
    who: As<Operator>,
    Path((member, step)): Path<(String, String)>,
) -> Reply {
    let member: StaffId = id(&member)?;
    let done = match step.as_str() {
        "disable" => staff::disable(&site.app, &who.actor, &member).await,
        "enable" => staff::enable(&site.app, &who.actor, &member).await,
        "link" => return new_link(&site, &who, &member).await,
        _ => return Err(Error::NotFound.into()),
    };
    match done {
        Ok(()) => Ok(see_other("/people#staff", "done")),
        Err(error) if belongs_on_form(&error) => {
            let mut screen = screen(&site, &who.caller).await?;
            screen.staff_form.problems = problems(&error);
            let frame = staff_frame(&site, &who.caller, None).await?;
            Ok(again(pages::people(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}

async fn new_link(site: &Site, who: &As<Operator>, member: &StaffId) -> Reply {
    let link = staff::link(&site.app, &who.actor, member).await?;
    let screen = PeopleScreen { one_time_link: Some(link), ..screen(site, &who.caller).await? };
    let frame = staff_frame(site, &who.caller, None).await?;
    Ok(secret(html(pages::people(&frame, &screen))))
}

/// `GET /people/clinicians/new`
pub async fn blank(State(site): State<Site>, who: As<Planner>) -> Reply {
    let screen = clinician_screen(&site, &who, None).await?;
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(html(pages::clinician(&frame, &screen)))
}

/// `GET /people/clinicians/{id}`: holds the private feed's address, so only planners open it.
pub async fn clinician(
    State(site): State<Site>,
    who: As<Planner>,
    Path(clinician): Path<String>,
    query: Query,
) -> Reply {
    let screen = clinician_screen(&site, &who, Some(&id(&clinician)?)).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(secret(html(pages::clinician(&frame, &screen))))
}

/// `POST /people/clinicians`
pub async fn create(State(site): State<Site>, who: As<Planner>, Sent(draft): Sent<ClinicianDraft>) -> Reply {
    match clinicians::create(&site.app, &who.actor, &draft).await {
        Ok(created) => Ok(see_other(&format!("/people/clinicians/{}", created.id), "created")),
        Err(error) => refused(&site, &who, None, Some(draft), error).await,
    }
}

/// `POST /people/clinicians/{id}`
pub async fn edit(
    State(site): State<Site>,
    who: As<Planner>,
    Path(clinician): Path<String>,
    Sent(form): Sent<Edited<ClinicianDraft>>,
) -> Reply {
    let clinician: ClinicianId = id(&clinician)?;
    match clinicians::edit(&site.app, &who.actor, &clinician, form.seen.version(), &form.draft).await {
        Ok(_) => Ok(see_other(&format!("/people/clinicians/{clinician}"), "saved")),
        Err(error) => refused(&site, &who, Some(&clinician), Some(form.draft), error).await,
    }
}

/// `POST /people/clinicians/{id}/delete`
pub async fn delete(State(site): State<Site>, who: As<Planner>, Path(clinician): Path<String>) -> Reply {
    let clinician: ClinicianId = id(&clinician)?;
    match clinicians::delete(&site.app, &who.actor, &clinician).await {
        Ok(()) => Ok(see_other("/people", "deleted")),
        Err(error) => refused(&site, &who, Some(&clinician), None, error).await,
    }
}

/// `POST /people/clinicians/{id}/feed`: a new feed address; the old one stops working.
pub async fn renew_feed(State(site): State<Site>, who: As<Planner>, Path(clinician): Path<String>) -> Reply {
    let clinician: ClinicianId = id(&clinician)?;
    clinicians::renew_feed(&site.app, &who.actor, &clinician).await?;
    Ok(see_other(&format!("/people/clinicians/{clinician}"), "feed"))
}

/// `POST /people/clinicians/{id}/link`: a new address of their own page; the old one stops working.
pub async fn renew_link(State(site): State<Site>, who: As<Planner>, Path(clinician): Path<String>) -> Reply {
    let clinician: ClinicianId = id(&clinician)?;
    clinicians::renew_link(&site.app, &who.actor, &clinician).await?;
    Ok(see_other(&format!("/people/clinicians/{clinician}"), "link"))
}

async fn refused(
    site: &Site,
    who: &As<Planner>,
    clinician: Option<&ClinicianId>,
    draft: Option<ClinicianDraft>,
    error: Error,
) -> Reply {
    if !belongs_on_form(&error) {
        return Err(error.into());
    }
    let mut screen = clinician_screen(site, who, clinician).await?;
    screen.draft = draft.unwrap_or(screen.draft);
    screen.problems = problems(&error);
    clinician_again(site, who, &screen, &error).await
}

/// The page again after a refusal; it holds private addresses.
pub async fn clinician_again(site: &Site, who: &As<Planner>, screen: &ClinicianScreen, error: &Error) -> Reply {
    let frame = staff_frame(site, &who.caller, None).await?;
    Ok(secret(again(pages::clinician(&frame, screen), error)))
}

/// A clinician with the panels of their calendar, or the form for a new one.
pub async fn clinician_screen(
    site: &Site,
    who: &As<Planner>,
    clinician: Option<&ClinicianId>,
) -> Result<ClinicianScreen, Error> {
    screens::clinician(&site.app, &who.actor, clinician).await
}
