//! What whoever looks after a question is told of it: that it was given to them, that its answer came. No word of what was written.

use domain::Language;
use domain::letter::Kind;
use domain::question::Question;
use domain::staff::Member;
use texts::Texts;

use crate::letters::{self, Sheet, greeting};
use crate::storage::{sessions, staff};
use crate::{Error, Work};

/// A step: a colleague gave it to them.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn given(work: &mut Work, member: &Member, question: &Question) -> Result<(), Error> {
    let by = work.who().name.clone();
    let lead = format!("{by} gave you a message to see to its end.");
    to_member(work, member, question, ("A message to look after".to_owned(), lead)).await
}

/// A step: the clinician has written an answer, and it waits for the owner to send it. Nobody is told where nobody looks after it:
/// it stands in the inbox for whoever is there.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn answer_came(work: &mut Work, question: &Question, clinician: &str) -> Result<(), Error> {
    let Some(owner) = &question.owner_id else { return Ok(()) };
    let member = staff::get(&mut *work, owner).await?;
    let lead = "Their answer waits for you to look at it, and to send it.".to_owned();
    to_member(work, &member, question, (format!("{clinician} has answered"), lead)).await
}

/// A step: the asker has written once more. Where nobody looks after it, it stands in the inbox, untouched.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn wrote_again(work: &mut Work, question: &Question) -> Result<(), Error> {
    let Some(owner) = &question.owner_id else { return Ok(()) };
    let member = staff::get(&mut *work, owner).await?;
    let lead = "Whoever asked has written once more, to what you look after.".to_owned();
    to_member(work, &member, question, ("They have written again".to_owned(), lead)).await
}

/// A step: the asker has said how they can be reached, and the desk itself reaches them.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn to_reach(work: &mut Work, member: &Member, question: &Question) -> Result<(), Error> {
    let lead = "Somebody told us how they can be reached, and agreed that the desk does.".to_owned();
    to_member(work, member, question, ("Somebody to reach".to_owned(), lead)).await
}

/// A step: whoever was reached in person says that it was not solved.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn unsolved(work: &mut Work, question: &Question) -> Result<(), Error> {
    let Some(owner) = &question.owner_id else { return Ok(()) };
    let member = staff::get(&mut *work, owner).await?;
    let lead = "Whoever was reached in person says that it was not solved. It is open again.".to_owned();
    to_member(work, &member, question, ("It was not solved".to_owned(), lead)).await
}

/// A step of a round: the next step to reach somebody was due, and was not done.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn rests(work: &mut Work, lead: &Member, question: &Question) -> Result<(), Error> {
    let words = "Somebody was to be reached in person by now, and was not. You look after it from now on.".to_owned();
    to_member(work, lead, question, ("Nobody has reached them".to_owned(), words)).await
}

async fn to_member(
    work: &mut Work,
    member: &Member,
    question: &Question,
    (subject, lead): (String, String),
) -> Result<(), Error> {
    // An address that was kept has been checked; one that reads no more is none. Whoever may not sign in is told nothing.
    let (Ok(email), true) = (member.email.parse(), member.answers()) else { return Ok(()) };
    let t = Texts::default();
    let mut facts = Vec::new();
    if let Some(due) = work.app().promise(question, work.now()) {
        let house = work.app().settings.house_zone();
        let zone = sessions::zone_of(&mut *work, question.session_id.as_ref(), house).await?;
        facts.push((t.fact_answer_until(), t.by(member.clock).moment_in(due, &zone)));
    }
    let sheet = Sheet {
        language: Language::default(),
        subject,
        greeting: greeting(t, &member.name),
        paragraphs: vec![lead],
        facts,
        button: Some(("Open it", format!("{}/inbox/{}", work.app().settings.public_url, question.id))),
        closing: "What was written stands behind the link alone.".to_owned(),
    };
    letters::post(work, &sheet.letter(Kind::Owned, &question.id, (member.name.clone(), email), None)).await.map(drop)
}
