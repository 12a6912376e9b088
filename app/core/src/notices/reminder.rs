//! What whoever is on duty, or leads, reads of times that are half over, or over: how many, and where. No word of what was written.

use domain::Language;
use domain::letter::Kind;
use domain::question::Warning;
use domain::staff::Member;
use texts::Texts;

use crate::letters::{self, Sheet, greeting};
use crate::{Error, Work};

/// A step of a round of reminders: this member is told of as many.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn to_member(work: &mut Work, member: &Member, of: &[Warning]) -> Result<(), Error> {
    // An address that was kept has been checked; one that reads no more is none.
    let Ok(email) = member.email.parse() else { return Ok(()) };
    let count = |warning: Warning| of.iter().filter(|one| **one == warning).count();
    let late = of.iter().any(|warning| warning.is_late());
    let (untouched, unanswered) = match late {
        true => (count(Warning::AcknowledgeLate), count(Warning::AnswerLate)),
        false => (count(Warning::AcknowledgeHalf), count(Warning::AnswerHalf)),
    };
    let facts = [("Nobody has in hand", untouched), ("Without an answer", unanswered)];
    let facts = facts.into_iter().filter(|(_, many)| *many > 0).map(|(name, many)| (name, many.to_string())).collect();
    let many = match of.len() {
        1 => "one message".to_owned(),
        many => format!("{many} messages"),
    };
    let (subject, lead, show) = match late {
        true => (format!("Late: {many}"), "The response target is missed.", "overdue"),
        false => (format!("Half of the time is over: {many}"), "There is still time.", "open"),
    };
    let sheet = Sheet {
        language: Language::default(),
        subject,
        greeting: greeting(Texts::default(), &member.name),
        paragraphs: vec![lead.to_owned()],
        facts,
        button: Some(("Open the inbox", format!("{}/inbox?show={show}", work.app().settings.public_url))),
        closing: "What was written stands behind the link alone.".to_owned(),
    };
    letters::post(work, &sheet.letter(Kind::Reminder, &member.id, (member.name.clone(), email), None)).await.map(drop)
}
