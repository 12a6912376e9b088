//! After a session: every question that it left open gets an owner and a due time, or ends with a reason.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::Problems;
use domain::id::{QuestionId, SessionId};
use domain::permission::Permission;
use domain::screens::desk::DeedForm;
use domain::screens::live::{HandOut, WrapScreen};
use wellspring_core::actor::{Caller, Reader, Responder};
use wellspring_core::{Error, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{belongs_on_form, invalid, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::staff::inbox::by_name;
use crate::http::who::staff::As;

async fn screen(site: &Site, caller: &Caller, session: &SessionId) -> Result<WrapScreen, Error> {
    let screen = screens::wrap(&site.app, &caller.reader()?, session).await?;
    Ok(WrapScreen { may_act: caller.may().allow(Permission::Desk), ..screen })
}

/// `GET /plan/sessions/{id}/wrap`
pub async fn page(State(site): State<Site>, who: As<Reader>, Path(session): Path<String>, query: Query) -> Reply {
    let screen = screen(&site, &who.caller, &id(&session)?).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::wrap(&frame, &screen)))
}

/// `POST /plan/sessions/{id}/wrap`: `{clinician_id|due_at|reason|version}-{question}` for each `chosen-{question}`. Each
/// is kept by itself; what was refused comes back with what was wrong.
pub async fn send(
    State(site): State<Site>,
    who: As<Responder>,
    Path(session): Path<String>,
    Sent(fields): Sent<HashMap<String, String>>,
) -> Reply {
    let session: SessionId = id(&session)?;
    let mut before = screen(&site, &who.caller, &session).await?;
    let (mut typed, mut wrong) = (Vec::new(), Problems::default());
    for question in std::mem::take(&mut before.open) {
        let row = row(&fields, &question.id);
        if !row.chosen {
            continue;
        }
        if let Err(error) = hand_out(&site, &who.actor, &question.id, &row).await {
            refused(error, &question.id, &mut wrong)?;
            typed.push((question.id, row));
        }
    }
    if typed.is_empty() {
        return Ok(see_other(&format!("/plan/sessions/{session}/wrap"), "handed_out"));
    }
    let screen = WrapScreen { typed, problems: wrong, ..screen(&site, &who.caller, &session).await? };
    let frame = staff_frame(&site, &who.caller, None).await?;
    let mut response = invalid(pages::wrap(&frame, &screen));
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

fn row(fields: &HashMap<String, String>, question: &QuestionId) -> HandOut {
    let field = |name: &str| fields.get(&format!("{name}-{question}")).cloned().unwrap_or_default();
    HandOut {
        chosen: !field("chosen").is_empty(),
        clinician_id: field("clinician_id"),
        due_at: field("due_at"),
        reason: field("reason"),
        version: field("version"),
    }
}

async fn hand_out(site: &Site, who: &Responder, question: &QuestionId, row: &HandOut) -> Result<(), Error> {
    let HandOut { clinician_id, due_at, reason, version, .. } = row.clone();
    let deed = if reason.trim().is_empty() { "later" } else { "dismiss" };
    let form = DeedForm { version, clinician_id, due_at, reason, ..DeedForm::default() };
    by_name(&site.app, who, question, deed, &form).await.map(drop)
}

/// Notes what was wrong beside the row's fields.
fn refused(error: Error, question: &QuestionId, wrong: &mut Problems) -> Result<(), Error> {
    if !belongs_on_form(&error) {
        return Err(error);
    }
    for problem in problems(&error).0 {
        let field =
            if problem.field.is_empty() { question.to_string() } else { format!("{}-{question}", problem.field) };
        wrong.add(&field, problem.message);
    }
    Ok(())
}
