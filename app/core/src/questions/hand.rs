//! The desk brings in what somebody said to us elsewhere. It goes the way of all that people write: it is read for signs and marks,
//! and its clocks run.

use domain::Language;
use domain::activity::Verb;
use domain::question::{HandDraft, Question, Urgency};
use domain::target::Source;

use super::announce;
use super::own::code_word;
use super::urgent::alarm;
use crate::actor::{Asker, Responder};
use crate::intake::Asking;
use crate::storage::questions as rows;
use crate::work::Once;
use crate::{Activity, Error, Wellspring};

/// Brings it in, untouched. Nobody gets a letter by it.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::KeyReused`].
pub async fn bring_in(app: &Wellspring, who: &Responder, draft: &HandDraft) -> Result<Question, Error> {
    let said = draft.check()?;
    let asking = Asking::new(app, None, &Asker::default(), said.facts).await?;
    let asking = Asking { kind: said.kind, source: Source::Hand, ..asking };
    let mut work = app.begin(who).await?;
    let id = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    let question = Question { source_url: said.source_url, ..asking.question(&work, id, None) };
    rows::insert(&mut work, &question, "", &code_word(&app.key, &question)).await?;
    rows::insert_contact(&mut work, &question.id, &asking.facts, Language::default()).await?;
    announce(&mut work, &question, false);
    if question.urgency == Urgency::Urgent {
        alarm(&mut work, &question, None).await?;
    }
    work.commit(Activity::question(&question.id, Verb::BroughtIn)).await?;
    Ok(question)
}
