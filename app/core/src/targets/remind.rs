//! Whoever is on duty is told once half of a time is over, the lead once all of it is: one letter for all that is due, with no
//! word of what was written.

use domain::activity::Verb;
use domain::id::QuestionId;
use domain::question::Warning;
use domain::staff::Member;

use crate::actor::Timer;
use crate::storage::{questions, staff, targets as rows};
use crate::{Activity, Error, Wellspring, duty, notices};

/// Questions of which a round tells at most; the next one goes on.
const MOST: i64 = 1_000;

/// A round of the timer. Where nobody can be told, what is due waits until somebody can. The letters are kept before it is noted
/// of each question that somebody was told: a round that is cut off tells twice, and leaves nothing out.
///
/// # Errors
/// [`Error::Storage`].
pub async fn remind(app: &Wellspring) -> Result<(), Error> {
    let Some((on_duty, lead)) = whom(app).await? else { return Ok(()) };
    let now = app.now();
    let mut due = Vec::new();
    for id in rows::to_warn(&app.storage, now, MOST).await? {
        let (_, warning) = questions::get(&app.storage, &id).await?.told(now);
        due.push((id, warning));
    }
    let told =
        |late: bool| due.iter().filter_map(|(_, warning)| *warning).filter(move |warning| warning.is_late() == late);
    let (half, late): (Vec<Warning>, Vec<Warning>) = (told(false).collect(), told(true).collect());
    let mut work = app.begin(&Timer).await?;
    for (whom, of) in [(&on_duty, &half), (&lead, &late)] {
        if !of.is_empty() {
            notices::reminder::to_member(&mut work, whom, of).await?;
        }
    }
    work.upkeep().await?;
    for (id, warning) in due {
        let whom = warning.map(|warning| if warning.is_late() { &lead } else { &on_duty });
        note(app, &id, whom).await?;
    }
    Ok(())
}

/// Whoever is on duty, and the lead; one of them for both where the other is not there.
pub(crate) async fn whom(app: &Wellspring) -> Result<Option<(Member, Member)>, Error> {
    let members = staff::all(&app.storage).await?;
    let (rota, at) = (duty::callable(&app.storage).await?, duty::moment(app, app.now()));
    let member = |id| members.iter().find(|member| member.id == id).cloned();
    let first = rota.ladder(at)[0].clone().and_then(member);
    let lead = rota.lead.clone().filter(|lead| !rota.is_away(lead, at.date)).and_then(member);
    Ok(first.clone().or(lead.clone()).zip(lead.or(first)))
}

/// Somebody was told of what is due by now: no round does it again.
async fn note(app: &Wellspring, id: &QuestionId, whom: Option<&Member>) -> Result<(), Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let (after, _) = questions::lock(&mut work, id).await?.told(now);
    rows::wind(&mut work, &after).await?;
    if let Some(whom) = whom {
        work.record(Activity::question(id, Verb::Reminded).detail(&whom.name));
    }
    work.upkeep().await
}
