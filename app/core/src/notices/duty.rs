//! What whoever is on duty reads when somebody may be in danger: that, and where. No word of what was written.

use domain::id::QuestionId;
use domain::letter::Kind;
use domain::staff::Member;

use crate::letters::{self, Sheet, greeting};
use crate::{Error, Work};

/// A step of the ladder: this member is called.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn called(work: &mut Work, question: &QuestionId, member: &Member) -> Result<(), Error> {
    // An address that was kept has been checked; one that reads no more is none.
    let Ok(email) = member.email.parse() else { return Ok(()) };
    let address = format!("{}/inbox/{question}", work.app().settings.public_url);
    let sheet = Sheet {
        subject: "Urgent: somebody may be in danger".to_owned(),
        greeting: greeting(&member.name),
        paragraphs: vec![
            "Something that was written to us may be an emergency, and you are on duty. Please look now, and press “I am on it”: then nobody else is called.".to_owned(),
        ],
        facts: Vec::new(),
        button: Some(("Look now", address)),
        closing: "What was written stands behind the link alone. If you cannot look, do nothing: the next person is called.".to_owned(),
    };
    letters::post(work, &sheet.letter(Kind::Call, question, (member.name.clone(), email), None)).await.map(drop)
}
