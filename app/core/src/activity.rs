//! What was done to one thing, as staff read it; and what was only looked at, which the record says too.

mod looks;
pub(crate) use looks::Looks;

use domain::activity::{Activity, Noun, Verb};
use domain::id::QuestionId;
use domain::permission::Permission;
use domain::screens::desk::HistoryLine;

use crate::actor::{Behalf, Reader};
use crate::storage::{activities as rows, questions};
use crate::{Error, Wellspring};

/// Everything that was done to one thing, the earliest first; at most 500. Of a question only for whoever may read it; of
/// people, programs and letters for whoever runs the installation.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn history(app: &Wellspring, reader: &Reader, noun: Noun, subject: &str) -> Result<Vec<HistoryLine>, Error> {
    let needs = match noun {
        Noun::Staff | Noun::Token | Noun::Letter | Noun::Installation => Permission::Operate,
        _ => Permission::Read,
    };
    if noun == Noun::Question {
        let id: QuestionId = subject.parse().map_err(|_| Error::NotFound)?;
        reader.sees(questions::get(&app.storage, &id).await?).ok_or(Error::NotFound)?;
        return of_question(app, reader, &id).await;
    }
    if reader.may(needs) { rows::history(&app.storage, noun, subject).await } else { Err(Error::NotFound) }
}

/// Everything that was done to a question that this reader may read. What was said of it stays at the desk, and that anybody
/// was in danger, asked back or looks after it.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn of_question(app: &Wellspring, reader: &Reader, id: &QuestionId) -> Result<Vec<HistoryLine>, Error> {
    let lines = rows::history(&app.storage, Noun::Question, id.as_str()).await?;
    if reader.may(Permission::Desk) {
        return Ok(lines);
    }
    let calm = lines.into_iter().filter(|line| !line.verb.is_of_the_desk());
    Ok(calm.map(|line| HistoryLine { detail: String::new(), ..line }).collect())
}

impl Wellspring {
    /// Notes that somebody read what is not everybody's. Whoever answers the audience is kept from it by nothing that is
    /// wrong with the record: then the log says that a look is missing there.
    pub(crate) async fn note_read(&self, reader: &Reader, what: Activity) {
        let (noun, subject) = (what.noun, what.subject.clone());
        if let Err(error) = self.note_once(reader, what).await {
            let reader = &reader.who().id;
            tracing::error!(%error, %reader, %noun, %subject, "a look is missing in the record");
        }
    }

    /// Notes what happens again and again: of a quarter of an hour, the record says one line.
    pub(crate) async fn note_once(&self, behalf: impl Into<Behalf>, what: Activity) -> Result<(), Error> {
        let behalf = behalf.into();
        if !self.looks.is_new(&behalf.who, &what, self.now()) {
            return Ok(());
        }
        self.begin(behalf).await?.commit(what).await
    }
}

/// Notes that somebody took a copy of what they may read: which, in a few words.
///
/// # Errors
/// [`Error::Storage`]; then nothing is to be handed out.
pub async fn exported(app: &Wellspring, reader: &Reader, what: &str) -> Result<(), Error> {
    let work = app.begin(reader).await?;
    work.commit(Activity::installation(&app.installation, Verb::Exported).detail(what)).await
}
