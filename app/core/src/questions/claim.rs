//! Two moderators at one desk: whoever opens a question says so, for a while.

use domain::id::QuestionId;
use domain::question::{CLAIM, Question};

use super::desk_of;
use crate::actor::Responder;
use crate::live::EventKind;
use crate::storage::questions as rows;
use crate::{Error, Wellspring};

/// Says that `who` has the question open, for two minutes more; with `release`, that they have not any more. It only
/// informs: what others send is still taken, and a stale version still refused.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn claim(app: &Wellspring, who: &Responder, id: &QuestionId, release: bool) -> Result<Question, Error> {
    let mut work = app.begin(who).await?;
    let (now, me) = (work.now(), work.who().clone());
    let question = rows::lock(&mut work, id).await?;
    let mine = question.claimed_by.as_deref() == Some(me.id.as_str());
    let others = question.in_hands_of_another(&me.id, now).is_some();
    if others || (release && !mine) {
        return Ok(question);
    }
    let held = question.claimed_until.is_some_and(|until| now < until);
    let claimer = (!release).then_some((me.id.as_str(), me.name.as_str()));
    rows::set_claim(&mut work, id, claimer, claimer.map(|_| now.plus(CLAIM))).await?;
    if release || !(mine && held) {
        work.announce(desk_of(&question), EventKind::Claim, id);
    }
    let after = rows::get(&mut work, id).await?;
    work.upkeep().await?;
    Ok(after)
}
