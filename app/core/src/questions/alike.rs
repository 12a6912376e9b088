//! While somebody types: what is public already and near to it, and what of theirs could say who they are. Nothing of what
//! they type is kept.

use domain::gate::Marked;
use domain::likeness::Words;
use domain::question::{PublicText, Question};
use domain::safety::Span;
use domain::session::Session;

use super::{public_view, today};
use crate::storage::{answers, questions as rows};
use crate::{Error, Wellspring};

/// Below this it is another question, in thousandths.
const NEAR: usize = 330;
/// Answers, and questions, that are offered.
const MOST: usize = 3;
/// The fewest letters that say something.
const LEAST: usize = 12;
/// The most letters that are looked through: what is longer is not taken anyway.
const LONGEST: usize = 1_000;

/// What is near to a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Alike {
    /// Published answers of any session, the nearest first; at most three.
    pub answers: Vec<Answered>,
    /// Open public questions of this session, likewise.
    pub questions: Vec<Open>,
    /// Parts of the text that could say who its author is, in order.
    pub marks: Vec<Span>,
}

/// A question with its published answer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Answered {
    /// The cleared wording.
    pub text: PublicText,
    /// The cleared answer.
    pub answer: PublicText,
    /// Where both stand.
    pub url: String,
}

/// An open question to vote for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Open {
    /// Its public name.
    pub handle: String,
    /// The cleared wording.
    pub text: PublicText,
}

/// What is public and near to `text`, and what of it could say who its author is. Nothing while the server has more urgent
/// things to do: once it was sent, it is looked through all the same.
///
/// # Errors
/// [`Error::Storage`].
pub async fn alike(app: &Wellspring, session: Option<&Session>, text: &str) -> Result<Alike, Error> {
    let (waiting, most) = app.intake.depth();
    if text.trim().chars().count() < LEAST || text.chars().count() > LONGEST || waiting > most / 4 {
        return Ok(Alike::default());
    }
    let mut found = Alike { marks: marks(app, text).await?, ..Alike::default() };
    let words = Words::from_text(text);
    if words.is_empty() {
        return Ok(found);
    }
    for handle in near(app, session, &words).await? {
        offer(app, session, &handle, &mut found).await?;
    }
    Ok(found)
}

/// The published answers nearest to an open question, for the desk that is to answer it.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn nearest(app: &Wellspring, question: &Question) -> Result<Vec<Answered>, Error> {
    let mut found = Alike::default();
    for handle in near(app, None, &Words::from_text(question.text.as_str())).await? {
        if handle != question.handle {
            offer(app, None, &handle, &mut found).await?;
        }
    }
    Ok(found.answers)
}

/// Public names of what is near, the nearest first: a few more than are offered, since not each of them may be.
async fn near(app: &Wellspring, session: Option<&Session>, words: &Words) -> Result<Vec<String>, Error> {
    let known = app.wordings.for_session(&app.storage, session.map(|session| &session.id), app.now()).await?;
    let mut near: Vec<_> = known.iter().map(|(handle, other)| (words.likeness(other), handle)).collect();
    near.retain(|(likeness, _)| *likeness >= NEAR);
    near.sort_by(|one, other| other.cmp(one));
    Ok(near.into_iter().take(4 * MOST).map(|(_, handle)| handle.clone()).collect())
}

/// What could say who somebody is. Nothing where somebody may be in danger: a word that says so is never taken out before it was
/// read, and nothing else stands before whoever writes it.
async fn marks(app: &Wellspring, text: &str) -> Result<Vec<Span>, Error> {
    if app.look(text).await?.is_urgent() {
        return Ok(Vec::new());
    }
    let found = app.house().await?.known(|known| Marked::of(text, known));
    Ok(found.iter().flat_map(|marked| &marked.open).map(|finding| finding.span).collect())
}

/// Adds what is public at this moment, and in its present wording.
async fn offer(app: &Wellspring, session: Option<&Session>, handle: &str, found: &mut Alike) -> Result<(), Error> {
    let Some(question) = rows::by_handle(&app.storage, handle).await? else { return Ok(()) };
    let hall = session.map(|session| session.hall.clone()).unwrap_or_default();
    let Some(shown) = public_view(&question, &hall) else { return Ok(()) };
    match shown.answer {
        Some(answer) if found.answers.len() < MOST => {
            let page = answers::get(&app.storage, &question.id).await?;
            let due = page.as_ref().is_some_and(|page| page.is_due(today(app, app.now())));
            let url = match page {
                // Nobody is told what somebody has to look at again.
                Some(_) if due => return Ok(()),
                Some(page) => format!("/answers/{}", page.slug),
                None => rows::address(&app.storage, &question).await?,
            };
            found.answers.push(Answered { text: shown.text, answer, url });
        }
        None if session.is_some_and(|session| question.session_id.as_ref() == Some(&session.id))
            && !shown.answered
            && found.questions.len() < MOST =>
        {
            found.questions.push(Open { handle: shown.handle, text: shown.text });
        }
        _ => {}
    }
    Ok(())
}
