//! After a session: every question that it left open gets an owner and a due time, or ends with a reason.

use std::collections::HashMap;

use domain::Problems;
use domain::deeds::QuestionDeed;
use domain::id::{QuestionId, SessionId};
use domain::permission::Permission;
use domain::screens::desk::DeedForm;
use domain::screens::live::{HandOut, WrapScreen};
use wellspring_core::actor::{Reader, Responder};
use wellspring_core::{Error, questions, screens};

use crate::http::answer::{Notice, Reply, belongs_on_form, problems, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

async fn screen<A>(who: &As<A>, id: &SessionId) -> Result<WrapScreen, Error> {
    let screen = screens::wrap(&who.app, &who.caller.reader()?, id).await?;
    Ok(WrapScreen { may_act: who.caller.may().allow(Permission::Desk), ..screen })
}

/// `GET /plan/sessions/{id}/wrap`
pub async fn page(who: As<Reader>, Path(id): Path<SessionId>) -> Reply {
    let screen = screen(&who, &id).await?;
    who.page(pages::wrap, &screen).await
}

/// `POST /plan/sessions/{id}/wrap`: `{clinician_id|due_at|reason|version}-{question}` for each `chosen-{question}`. Each
/// is kept by itself; what was refused comes back with what was wrong.
pub async fn send(who: As<Responder>, Path(id): Path<SessionId>, Sent(fields): Sent<HashMap<String, String>>) -> Reply {
    let (mut typed, mut wrong) = (Vec::new(), Problems::default());
    for question in screen(&who, &id).await?.open {
        let row = row(&fields, &question.id);
        if !row.chosen {
            continue;
        }
        if let Err(why) = hand_out(&who, &question.id, &row).await {
            refused(why, &question.id, &mut wrong)?;
            typed.push((question.id, row));
        }
    }
    let done = wrong.or(Some(see_other(&format!("/plan/sessions/{id}/wrap"), Notice::HandedOut)));
    let again = async |why| Ok(WrapScreen { typed, problems: problems(&why), ..screen(&who, &id).await? });
    who.form(done.map_err(Error::Invalid), pages::wrap, again).await
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

async fn hand_out(who: &As<Responder>, question: &QuestionId, row: &HandOut) -> Result<(), Error> {
    let HandOut { clinician_id, due_at, reason, version, .. } = row.clone();
    let ends = !reason.trim().is_empty();
    let form = DeedForm { version, clinician_id, due_at, reason, ..DeedForm::default() };
    let done = match ends {
        true => questions::deed(&who.app, &who.actor, question, QuestionDeed::Dismiss, &form).await,
        false => questions::hand_out(&who.app, &who.actor, question, &form).await,
    };
    done.map(drop)
}

/// Notes what was wrong beside the row's fields.
fn refused(why: Error, question: &QuestionId, wrong: &mut Problems) -> Result<(), Error> {
    if !belongs_on_form(&why) {
        return Err(why);
    }
    for problem in problems(&why).0 {
        let field =
            if problem.field.is_empty() { question.to_string() } else { format!("{}-{question}", problem.field) };
        wrong.add(&field, problem.message);
    }
    Ok(())
}
