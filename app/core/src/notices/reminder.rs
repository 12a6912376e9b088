//! What whoever is on duty, or leads, reads of times that are half over, or over: how many, and where. No word of what was written.

use domain::Language;
use domain::letter::Kind;
use domain::question::Warning;
use domain::staff::Member;
use texts::Texts;

use crate::letters::{self, Sheet, greeting};
use crate::targets::Due;
use crate::{Error, Work};

/// A step of a morning's round: this member is told how much of what they look after is due.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn summary(work: &mut Work, member: &Member, due: Due) -> Result<(), Error> {
    let facts = [("Late", due.late), ("Due today", due.today)];
    let told = Told {
        subject: format!("Yours today: {}", messages(due.late + due.today)),
        lead: "You see these to their end.",
        facts: facts.into_iter().filter(|(_, many)| *many > 0).collect(),
        show: "mine",
    };
    send(work, member, told).await
}

/// A step of a round of reminders: this member is told of as many.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn to_member(work: &mut Work, member: &Member, of: &[Warning]) -> Result<(), Error> {
    let count = |warning: Warning| of.iter().filter(|one| **one == warning).count() as i64;
    let late = of.iter().any(|warning| warning.is_late());
    let (untouched, unanswered) = match late {
        true => (count(Warning::AcknowledgeLate), count(Warning::AnswerLate)),
        false => (count(Warning::AcknowledgeHalf), count(Warning::AnswerHalf)),
    };
    let facts = [("Nobody has in hand", untouched), ("Without an answer", unanswered)];
    let many = messages(of.len() as i64);
    let (subject, lead, show) = match late {
        true => (format!("Late: {many}"), "The response target is missed.", "overdue"),
        false => (format!("Half of the time is over: {many}"), "There is still time.", "open"),
    };
    let facts = facts.into_iter().filter(|(_, many)| *many > 0).collect();
    send(work, member, Told { subject, lead, facts, show }).await
}

fn messages(many: i64) -> String {
    if many == 1 { "one message".to_owned() } else { format!("{many} messages") }
}

/// What a letter tells: how many of what, and the list in which they stand.
struct Told {
    subject: String,
    lead: &'static str,
    facts: Vec<(&'static str, i64)>,
    show: &'static str,
}

async fn send(work: &mut Work, member: &Member, told: Told) -> Result<(), Error> {
    // An address that was kept has been checked; one that reads no more is none.
    let Ok(email) = member.email.parse() else { return Ok(()) };
    let sheet = Sheet {
        language: Language::default(),
        subject: told.subject,
        greeting: greeting(Texts::default(), &member.name),
        paragraphs: vec![told.lead.to_owned()],
        facts: told.facts.into_iter().map(|(name, many)| (name, many.to_string())).collect(),
        button: Some(("Open the inbox", format!("{}/inbox?show={}", work.app().settings.public_url, told.show))),
        closing: "What was written stands behind the link alone.".to_owned(),
    };
    letters::post(work, &sheet.letter(Kind::Reminder, &member.id, (member.name.clone(), email), None)).await.map(drop)
}
