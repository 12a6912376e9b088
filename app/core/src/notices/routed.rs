//! What a clinician reads who is asked to answer a question.

use domain::clinician::Clinician;
use domain::letter::Kind;
use domain::question::Question;
use texts::Texts;

use crate::letters::{self, Sheet};
use crate::storage::sessions;
use crate::{Error, Work};

/// A step of asking a clinician: they get the way to the question, which is at `path`.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn to_clinician(
    work: &mut Work,
    clinician: &Clinician,
    question: &Question,
    path: &str,
) -> Result<(), Error> {
    let to = (clinician.name.to_string(), clinician.email.clone());
    let letter = sheet(work, clinician, question, path).await?.letter(Kind::Routed, &question.id, to, None);
    letters::post(work, &letter).await.map(drop)
}

/// The link alone, and until when: what was asked stands behind it.
async fn sheet(work: &mut Work, clinician: &Clinician, question: &Question, path: &str) -> Result<Sheet, Error> {
    let t = Texts::of(clinician.language);
    let mut facts = Vec::new();
    if let Some(due) = work.app().promise(question, work.now()) {
        let house = work.app().settings.house_zone();
        let zone = sessions::zone_of(&mut *work, question.session_id.as_ref(), house).await?;
        facts.push((t.fact_answer_until(), t.by(clinician.clock).moment_in(due, &zone)));
    }
    let link = format!("{}{}", work.app().settings.public_url, t.at(path));
    Ok(Sheet {
        language: t.language(),
        subject: t.letter_routed().to_owned(),
        greeting: letters::greeting(t, clinician.name.as_str()),
        paragraphs: vec![t.letter_routed_lead().to_owned()],
        facts,
        button: Some((t.letter_routed_open(), link)),
        closing: t.letter_routed_closing().to_owned(),
    })
}
