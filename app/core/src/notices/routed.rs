//! What a clinician reads who is asked to answer a question.

use domain::Language;
use domain::clinician::Clinician;
use domain::letter::Kind;
use domain::question::Question;

use crate::letters::{self, Sheet};
use crate::storage::sessions;
use crate::{Error, Work};

/// A step of asking a clinician: they get `link`, their way to the question.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn to_clinician(
    work: &mut Work,
    clinician: &Clinician,
    question: &Question,
    link: String,
) -> Result<(), Error> {
    let to = (clinician.name.to_string(), clinician.email.clone());
    let letter = sheet(work, clinician, question, link).await?.letter(Kind::Routed, &question.id, to, None);
    letters::post(work, &letter).await.map(drop)
}

/// The link alone, and until when: what was asked stands behind it.
async fn sheet(work: &mut Work, clinician: &Clinician, question: &Question, link: String) -> Result<Sheet, Error> {
    let mut facts = Vec::new();
    if let Some(due) = question.due_at {
        let house = work.app().settings.house_zone();
        let zone = sessions::zone_of(&mut *work, question.session_id.as_ref()).await?.unwrap_or(house);
        facts.push(("Please answer until", clinician.clock.moment_in(due, &zone)));
    }
    Ok(Sheet {
        language: Language::default(),
        subject: "A question for you".to_owned(),
        greeting: letters::greeting(clinician.name.as_str()),
        paragraphs: vec![
            "Somebody asked a question that you know best. A few sentences are enough; our team reads them before anybody else does.".to_owned(),
        ],
        facts,
        button: Some(("Read and answer", link)),
        closing: "The link is yours alone, and ends once the question is answered.".to_owned(),
    })
}
