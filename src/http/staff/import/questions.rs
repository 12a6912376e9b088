//! The questions of a webinar tool: its export pasted or uploaded, looked at, then brought in.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::Response;
use domain::id::SessionId;
use domain::import::questions::{Brought, QuestionImportScreen};
use wellspring_core::actor::Responder;
use wellspring_core::{Error, imports, screens};

use crate::http::answer::{Notice, Reply, problems, see_other};
use crate::http::ground::{Path, upload};
use crate::http::who::{As, Uploads};

/// `GET /plan/sessions/{id}/questions/import`
pub async fn page(who: As<Responder>, Path(session): Path<SessionId>) -> Reply {
    let screen = screens::question_import(&who.app, &who.actor, &session).await?;
    who.page(pages::question_import, &screen).await
}

/// `POST /plan/sessions/{id}/questions/import`: with `step` the import, else a look at what would come in.
pub async fn send(Path(session): Path<SessionId>, Uploads { who, parts }: Uploads<Responder>) -> Reply {
    let screen = screens::question_import(&who.app, &who.actor, &session).await?;
    let mut given = Given::default();
    let done = given.import(&who, &session, parts).await;
    let screen = QuestionImportScreen { pasted: given.pasted, text: given.text, ..screen };
    let done = match done {
        Ok(found) if !given.keep => {
            let screen = QuestionImportScreen { preview: Some(found), ..screen };
            return who.page(pages::question_import, &screen).await;
        }
        done => done.map(|brought| after(&session, &brought)),
    };
    let again = async |why| Ok(QuestionImportScreen { problems: problems(&why), ..screen });
    who.form(done, pages::question_import, again).await
}

fn after(session: &SessionId, brought: &Brought) -> Response {
    let notice = if brought.items.is_empty() { Notice::NothingImported } else { Notice::QuestionsImported };
    see_other(&format!("/plan/sessions/{session}/live"), notice)
}

/// What the form carried.
#[derive(Default)]
struct Given {
    pasted: String,
    /// What was read of the file, or of what was pasted.
    text: String,
    /// Whether it is no look, but the import.
    keep: bool,
}

impl Given {
    async fn import(
        &mut self,
        who: &As<Responder>,
        session: &SessionId,
        parts: Result<Multipart, MultipartRejection>,
    ) -> Result<Brought, Error> {
        let mut sent = upload::read(parts).await?;
        (self.pasted, self.keep) = (sent.whole("text"), sent.text("step") == "import");
        let is_pasted = sent.file.is_empty();
        let bytes = if is_pasted { self.pasted.as_bytes() } else { &sent.file };
        let done = async {
            self.text = imports::questions_text(bytes)?;
            imports::questions(&who.app, &who.actor, session, self.text.clone(), !self.keep).await
        };
        done.await.map_err(|why| if is_pasted { beside_text(why) } else { why })
    }
}

/// What is wrong with the export stands beside the field that brought it.
fn beside_text(error: Error) -> Error {
    let Error::Invalid(mut problems) = error else { return error };
    problems.0.iter_mut().for_each(|problem| problem.field = "text".to_owned());
    Error::Invalid(problems)
}
