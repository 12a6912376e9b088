//! What a team reads that has somebody to reach: the link alone, what for, and until when.

use domain::Language;
use domain::handoff::Handoff;
use domain::letter::Kind;
use domain::script::Category;
use domain::team::Team;
use texts::Texts;

use crate::letters::{self, Sheet, greeting};
use crate::{Error, Work};

/// A step of handing over, and of whatever there is more to read since: the way to the handoff, which is at `path`.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn to_team(work: &mut Work, team: &Team, handoff: &Handoff, path: &str) -> Result<(), Error> {
    let t = Texts::default();
    let zone = work.app().settings.house_zone();
    let sheet = Sheet {
        language: Language::default(),
        subject: format!("Somebody to reach: {}", what(handoff.category)),
        greeting: greeting(t, team.name.as_str()),
        paragraphs: vec![
            "Somebody told us how they can be reached, and agreed that you do. How far it is stands behind the link."
                .to_owned(),
        ],
        facts: vec![("Next step by", t.moment_in(handoff.due_at, &zone))],
        button: Some(("Open it", format!("{}{path}", work.app().settings.public_url))),
        closing: "Whoever has this link can read what they told us: keep it in your team.".to_owned(),
    };
    let to = (team.name.to_string(), team.email.clone());
    letters::post(work, &sheet.letter(Kind::Handoff, &handoff.question_id, to, None)).await.map(drop)
}

/// What it is for, in a line's words.
fn what(category: Category) -> &'static str {
    match category {
        Category::Appointment => "an appointment",
        Category::Billing => "a bill",
        Category::CareQuestion => "a care question",
        Category::MedicalRecords => "medical records",
        Category::LostProperty => "something lost",
        Category::Other => "a message",
    }
}
