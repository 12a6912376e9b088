//! `/settings/mail`: the mail log, decisions about letters, and a test.

use axum::extract::{Path, State};
use domain::Problems;
use domain::id::LetterId;
use domain::screens::mail_log::MailScreen;
use wellspring_core::actor::Operator;
use wellspring_core::letters::{self, Decision};
use wellspring_core::{Error, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, secret, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// Where a test goes to.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct TestForm {
    to: String,
}

/// `GET /settings/mail`: letters may hold links that let act, so the page is kept nowhere.
pub async fn page(State(site): State<Site>, who: As<Operator>, query: Query) -> Reply {
    let screen = screens::mail_log(&site.app, &who.actor).await?;
    let screen = MailScreen { to: who.caller.email().to_owned(), ..screen };
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(secret(html(pages::mail_log(&frame, &screen))))
}

/// `POST /settings/mail/test`
pub async fn test(State(site): State<Site>, who: As<Operator>, Sent(form): Sent<TestForm>) -> Reply {
    match letters::test(&site.app, &who.actor, &form.to).await {
        Ok(_) => Ok(see_other("/settings/mail#test", "tested")),
        Err(error) if belongs_on_form(&error) => refused(&site, &who, form, problems(&error), &error).await,
        Err(error) => Err(error.into()),
    }
}

async fn refused(site: &Site, who: &As<Operator>, form: TestForm, problems: Problems, error: &Error) -> Reply {
    let screen = screens::mail_log(&site.app, &who.actor).await?;
    let screen = MailScreen { to: form.to, problems, ..screen };
    let frame = staff_frame(site, &who.caller, None).await?;
    Ok(secret(again(pages::mail_log(&frame, &screen), error)))
}

/// `POST /settings/mail/{id}/{again|arrived|drop}`
pub async fn decide(
    State(site): State<Site>,
    who: As<Operator>,
    Path((letter, step)): Path<(String, String)>,
) -> Reply {
    let letter: LetterId = id(&letter)?;
    let (decision, notice) = match step.as_str() {
        "again" => (Decision::Again, "letter_again"),
        "arrived" => (Decision::Arrived, "letter_arrived"),
        "drop" => (Decision::Drop, "letter_dropped"),
        _ => return Err(Error::NotFound.into()),
    };
    letters::decide(&site.app, &who.actor, &letter, decision).await?;
    Ok(see_other("/settings/mail", notice))
}
