//! What whoever is on duty reads when somebody may be in danger: that, and where. No word of what was written.

use domain::Language;
use domain::id::QuestionId;
use domain::letter::Kind;
use domain::staff::Member;
use texts::Texts;

use crate::letters::{self, Sheet, greeting};
use crate::{Error, Work};

/// Why somebody is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// They are on duty.
    OnDuty,
    /// They come next, lead or run the installation, and nobody has seen it.
    NobodySaw,
}

impl Reason {
    fn words(self) -> &'static str {
        match self {
            Self::OnDuty => "and you are on duty",
            Self::NobodySaw => "and nobody has said yet that they are on it",
        }
    }
}

/// What whoever cannot look reads: no letter promises another call that nobody makes.
fn otherwise(others: bool) -> &'static str {
    match others {
        true => "If you cannot look, do nothing: the next person is called.",
        false => "Nobody else may be called after you: if you cannot look, reach somebody who can.",
    }
}

/// A step of the ladder: this member is called; `others` says whether somebody else is called after them.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn called(
    work: &mut Work,
    question: &QuestionId,
    member: &Member,
    reason: Reason,
    others: bool,
) -> Result<(), Error> {
    // An address that was kept has been checked; one that reads no more is none.
    let Ok(email) = member.email.parse() else { return Ok(()) };
    let address = format!("{}/inbox/{question}", work.app().settings.public_url);
    let sheet = Sheet {
        language: Language::default(),
        subject: "Urgent: somebody may be in danger".to_owned(),
        greeting: greeting(Texts::default(), &member.name),
        paragraphs: vec![format!(
            "Something that was written to us may be an emergency, {}. Please look now, and press “I am on it”: then nobody else is called.",
            reason.words()
        )],
        facts: Vec::new(),
        button: Some(("Look now", address)),
        closing: format!("What was written stands behind the link alone. {}", otherwise(others)),
    };
    letters::post(work, &sheet.letter(Kind::Call, question, (member.name.clone(), email), None)).await.map(drop)
}
