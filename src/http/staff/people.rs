//! People: everybody's page, with staff for operators.

use domain::deeds::StaffStep;
use domain::id::StaffId;
use domain::permission::Permission;
use domain::screens::people::{PeopleScreen, StaffForm};
use wellspring_core::actor::{Administrator, Operator, Reader};
use wellspring_core::{Error, screens, staff};

use crate::http::answer::{Notice, Reply, problems, secret, see_other};
use crate::http::ground::{Path, Query};
use crate::http::who::{As, Deed};

/// A deed of one button.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
pub struct NoForm {}

async fn screen<A>(who: &As<A>) -> Result<PeopleScreen, Error> {
    let screen = screens::people(&who.app, &who.caller.reader()?).await?;
    let members = match who.caller.operator() {
        Ok(operator) => staff::list(&who.app, &operator).await?,
        Err(_) => Vec::new(),
    };
    let own_feed = staff::feed::url(&who.app, &who.caller).await?;
    let may = who.caller.may();
    let (may_plan, may_operate) = (may.allow(Permission::Plan), may.allow(Permission::Operate));
    Ok(PeopleScreen { staff: members, own_feed, may_plan, may_operate, ..screen })
}

/// The page holds the reader's own feed's address.
async fn secret_page<A>(who: &As<A>, screen: &PeopleScreen) -> Reply {
    who.page(pages::people, screen).await.map(secret)
}

/// `GET /people`
pub async fn page(who: As<Reader>) -> Reply {
    let screen = screen(&who).await?;
    secret_page(&who, &screen).await
}

/// `GET /people/record?show=all&cursor`
pub async fn record(who: As<Operator>, query: Query) -> Reply {
    let everything = query.get("show") == Some("all");
    let screen = screens::record(&who.app, &who.actor, everything, &query.text("cursor")).await?;
    who.page(pages::record, &screen).await
}

/// `POST /people/feed`: a new address of one's own feed; the old one stops working.
pub async fn renew_own_feed(who: As<Reader>) -> Reply {
    staff::feed::renew(&who.app, &who.caller).await?;
    Ok(see_other("/people#own-feed", Notice::FeedRenewed))
}

/// `POST /people/staff`: the answer shows the new member's one-time link, once.
pub async fn add_staff(Deed { who, form }: Deed<StaffForm>) -> Reply {
    match staff::add(&who.app, &who.actor, &form, None).await {
        Ok(added) => secret_page(&who, &PeopleScreen { one_time_link: added.link, ..screen(&who).await? }).await,
        Err(why) => who.form(Err(why), pages::people, |why| again(&who, form, why)).await.map(secret),
    }
}

/// `POST /people/staff/{id}/{step}`, by the words of [`StaffStep`].
pub async fn staff_step(Path((member, step)): Path<(StaffId, StaffStep)>, Deed { who, .. }: Deed<NoForm>) -> Reply {
    let done = match step {
        StaffStep::Disable => staff::disable(&who.app, &who.actor, &member).await,
        StaffStep::Enable => staff::enable(&who.app, &who.actor, &member).await,
        StaffStep::Link => return new_link(&who, &member).await,
    };
    let done = done.map(|()| see_other("/people#staff", Notice::Done));
    who.form(done, pages::people, |why| again(&who, StaffForm::default(), why)).await.map(secret)
}

/// What the form for another role sends.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct RoleForm {
    role: String,
}

/// `POST /people/staff/{id}/role`
pub async fn change_role(Path(member): Path<StaffId>, Deed { who, form }: Deed<RoleForm>) -> Reply {
    let done = staff::change_role(&who.app, &who.actor, &member, &form.role).await;
    let done = done.map(|()| see_other("/people#staff", Notice::RoleChanged));
    who.form(done, pages::people, |why| again(&who, StaffForm::default(), why)).await.map(secret)
}

async fn new_link(who: &As<Administrator>, member: &StaffId) -> Reply {
    let link = staff::link(&who.app, &who.actor, member).await?;
    secret_page(who, &PeopleScreen { one_time_link: Some(link), ..screen(who).await? }).await
}

async fn again(who: &As<Administrator>, form: StaffForm, why: Error) -> Result<PeopleScreen, Error> {
    Ok(PeopleScreen { staff_form: StaffForm { problems: problems(&why), ..form }, ..screen(who).await? })
}
