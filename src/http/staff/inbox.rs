//! The responder's pages: the inbox, and one question with its deeds.

use axum::extract::{Path, State};
use domain::id::QuestionId;
use domain::question::Question;
use domain::screens::desk::{DeedForm, InboxFilter, QuestionScreen, RefusedDeed};
use wellspring_core::actor::{Caller, Reader, Responder};
use wellspring_core::{Error, Wellspring, questions, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// `GET /inbox?show&session&owner&q&cursor`
pub async fn inbox(State(site): State<Site>, who: As<Reader>, query: Query) -> Reply {
    let filter = InboxFilter {
        show: query.text("show"),
        session: query.text("session"),
        owner: query.text("owner"),
        q: query.text("q"),
        cursor: query.text("cursor"),
    };
    let screen = screens::inbox(&site.app, &who.actor, filter).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::inbox(&frame, &screen)))
}

/// `GET /inbox/{id}`
pub async fn question(State(site): State<Site>, who: As<Reader>, Path(question): Path<String>, query: Query) -> Reply {
    let screen = screen(&site, &who.caller, &id(&question)?, None).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::question(&frame, &screen)))
}

async fn screen(
    site: &Site,
    caller: &Caller,
    question: &QuestionId,
    refused: Option<RefusedDeed>,
) -> Result<QuestionScreen, Error> {
    screens::question(&site.app, &caller.reader()?, question, refused).await
}

/// Every deed by its name in the address.
///
/// # Errors
/// [`Error::NotFound`] for a name that is none, else what the command says.
pub async fn by_name(
    app: &Wellspring,
    who: &Responder,
    question: &QuestionId,
    deed: &str,
    form: &DeedForm,
) -> Result<Question, Error> {
    match deed {
        "acknowledge" => questions::acknowledge(app, who, question, form).await,
        "route" => questions::route(app, who, question, form).await,
        "publish" => questions::publish(app, who, question, form).await,
        "hold" => questions::hold(app, who, question, form).await,
        "answer" => questions::answer(app, who, question, form).await,
        "publish_answer" => questions::publish_answer(app, who, question, form).await,
        "dismiss" => questions::dismiss(app, who, question, form).await,
        "reopen" => questions::reopen(app, who, question, form).await,
        "next" => questions::queue(app, who, question, form).await,
        "up" => questions::raise(app, who, question, form).await,
        "now" => questions::answer_now(app, who, question, form).await,
        "aside" => questions::set_aside(app, who, question, form).await,
        "back" => questions::put_back(app, who, question, form).await,
        "answered_live" => questions::answered_live(app, who, question, form).await,
        "later" => questions::later(app, who, question, form).await,
        "join" => questions::join(app, who, question, form).await,
        "part" => questions::part(app, who, question, form).await,
        "claim" => questions::claim(app, who, question, false).await,
        "release" => questions::claim(app, who, question, true).await,
        "note" => questions::note(app, who, question, form).await,
        _ => Err(Error::NotFound),
    }
}

/// `POST /inbox/{id}/{deed}`
pub async fn deed(
    State(site): State<Site>,
    who: As<Responder>,
    Path((question, deed)): Path<(String, String)>,
    Sent(form): Sent<DeedForm>,
) -> Reply {
    let question: QuestionId = id(&question)?;
    match by_name(&site.app, &who.actor, &question, &deed, &form).await {
        Ok(_) => Ok(see_other(&format!("/inbox/{question}"), &deed)),
        Err(error) if belongs_on_form(&error) => {
            let refused = RefusedDeed { deed, typed: form, problems: problems(&error) };
            let screen = screen(&site, &who.caller, &question, Some(refused)).await?;
            let frame = staff_frame(&site, &who.caller, None).await?;
            Ok(again(pages::question(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}
