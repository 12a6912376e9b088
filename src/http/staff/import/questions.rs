//! The questions of a webinar tool: its export pasted or uploaded, looked at, then brought in.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use domain::id::SessionId;
use domain::import::questions::{Brought, QuestionImportScreen};
use wellspring_core::actor::Responder;
use wellspring_core::{Error, imports, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::path::id;
use crate::http::ground::upload;
use crate::http::ground::upload::Upload;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// `GET /plan/sessions/{id}/questions/import`
pub async fn page(State(site): State<Site>, who: As<Responder>, Path(session): Path<String>) -> Reply {
    let screen = screens::question_import(&site.app, &who.actor, &id(&session)?).await?;
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(html(pages::question_import(&frame, &screen)))
}

/// `POST /plan/sessions/{id}/questions/import`
pub async fn send(
    State(site): State<Site>,
    who: As<Responder>,
    Path(session): Path<String>,
    parts: Result<Multipart, MultipartRejection>,
) -> Reply {
    let mut screen = screens::question_import(&site.app, &who.actor, &id(&session)?).await?;
    let (sent, unread) = match upload::read(parts).await {
        Ok(sent) => (sent, None),
        Err(error) => (Upload::default(), Some(error)),
    };
    let mut given = Given::of(sent);
    let session = screen.session.id.clone();
    let done = match unread {
        Some(error) => Err(error),
        None => given.import(&site, &who.actor, &session).await.map_err(|error| given.beside(error)),
    };
    match done {
        Ok(done) if given.keep => Ok(see_other(&format!("/plan/sessions/{session}/live"), said(&done))),
        done => {
            (screen.pasted, screen.text) = (given.pasted, given.text);
            shown(&site, &who, screen, done).await
        }
    }
}

fn said(done: &Brought) -> &'static str {
    if done.items.is_empty() { "imported_nothing" } else { "questions_imported" }
}

/// What the form carried.
struct Given {
    file: Vec<u8>,
    pasted: String,
    /// What was read of the one or the other.
    text: String,
    /// Whether it is no look, but the import.
    keep: bool,
}

impl Given {
    fn of(mut sent: Upload) -> Self {
        let (pasted, keep) = (sent.whole("text"), sent.text("step") == "import");
        Self { file: sent.file, pasted, text: String::new(), keep }
    }

    async fn import(&mut self, site: &Site, who: &Responder, session: &SessionId) -> Result<Brought, Error> {
        let bytes = if self.file.is_empty() { self.pasted.as_bytes() } else { &self.file };
        self.text = imports::questions_text(bytes)?;
        imports::questions(&site.app, who, session, self.text.clone(), !self.keep).await
    }

    /// What is wrong with the export stands beside the field that brought it.
    fn beside(&self, error: Error) -> Error {
        match error {
            Error::Invalid(mut problems) if self.file.is_empty() => {
                problems.0.iter_mut().for_each(|problem| problem.field = "text".to_owned());
                Error::Invalid(problems)
            }
            error => error,
        }
    }
}

/// The form again: with what would come in, or with what is wrong.
async fn shown(
    site: &Site,
    who: &As<Responder>,
    mut screen: QuestionImportScreen,
    done: Result<Brought, Error>,
) -> Reply {
    let frame = staff_frame(site, &who.caller, None).await?;
    match done {
        Ok(found) => {
            screen.preview = Some(found);
            Ok(html(pages::question_import(&frame, &screen)))
        }
        Err(error) if belongs_on_form(&error) => {
            screen.problems = problems(&error);
            Ok(again(pages::question_import(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}
