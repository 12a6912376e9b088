//! The questions of a webinar tool: its export pasted or uploaded, looked at, then brought in.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::Response;
use domain::id::SessionId;
use domain::import::questions::{Brought, QuestionImportScreen};
use wellspring_core::actor::Responder;
use wellspring_core::{Error, imports, screens};

use crate::http::answer::{Notice, Reply, problems, see_other};
use crate::http::ground::Path;
use crate::http::ground::upload::{self, Upload};
use crate::http::who::As;

/// `GET /plan/sessions/{id}/questions/import`
pub async fn page(who: As<Responder>, Path(session): Path<SessionId>) -> Reply {
    let screen = screens::question_import(&who.app, &who.actor, &session).await?;
    who.page(pages::question_import, &screen).await
}

/// `POST /plan/sessions/{id}/questions/import`: with `step` the import, else a look at what would come in.
pub async fn send(
    who: As<Responder>,
    Path(session): Path<SessionId>,
    parts: Result<Multipart, MultipartRejection>,
) -> Reply {
    let screen = screens::question_import(&who.app, &who.actor, &session).await?;
    let (mut given, done) = match upload::read(parts).await {
        Ok(sent) => (Given::of(sent), Ok(())),
        Err(why) => (Given::of(Upload::default()), Err(why)),
    };
    let done = match done {
        Ok(()) => given.import(&who, &session).await.map_err(|why| given.beside(why)),
        Err(why) => Err(why),
    };
    let keep = given.keep;
    let screen = QuestionImportScreen { pasted: given.pasted, text: given.text, ..screen };
    let done = match done {
        Ok(brought) if keep => Ok(after(&session, &brought)),
        Ok(found) => {
            let screen = QuestionImportScreen { preview: Some(found), ..screen };
            return who.page(pages::question_import, &screen).await;
        }
        Err(why) => Err(why),
    };
    let again = async |why| Ok(QuestionImportScreen { problems: problems(&why), ..screen });
    who.form(done, pages::question_import, again).await
}

fn after(session: &SessionId, brought: &Brought) -> Response {
    let notice = if brought.items.is_empty() { Notice::NothingImported } else { Notice::QuestionsImported };
    see_other(&format!("/plan/sessions/{session}/live"), notice)
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

    async fn import(&mut self, who: &As<Responder>, session: &SessionId) -> Result<Brought, Error> {
        let bytes = if self.file.is_empty() { self.pasted.as_bytes() } else { &self.file };
        self.text = imports::questions_text(bytes)?;
        imports::questions(&who.app, &who.actor, session, self.text.clone(), !self.keep).await
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
