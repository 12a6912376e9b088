//! The link by which a team works on what was handed over to it. It ends with the handoff, and once another team has it.

use domain::handoff::{Handoff, Standing};
use domain::question::Question;
use domain::screens::attendee::Said;
use domain::team::Team;

use super::super::follow_up::said;
use super::open_of;
use crate::actor::Team as Actor;
use crate::key::Purpose;
use crate::storage::{handoffs as rows, questions, teams};
use crate::{Error, Wellspring, Work, notices};

/// What the link says once there is nothing to do any more.
pub(super) const OVER: &str = "This was closed, or another team has it now. Thank you for seeing to it.";

/// What a team was handed, by its link.
#[derive(Clone, Debug)]
pub struct Handed {
    /// Whoever holds the link.
    pub who: Actor,
    /// The team.
    pub team: Team,
    /// The handoff.
    pub handoff: Handoff,
    /// What was said to us.
    pub question: Question,
    /// What was said since.
    pub said: Vec<Said>,
    /// The name that its asker gave.
    pub name: Option<String>,
}

/// A step of giving a team another mailbox: links that went to the one before end, and the new one gets those that count.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn move_links(work: &mut Work, team: &Team) -> Result<(), Error> {
    for id in rows::open_of_team(&mut *work, &team.id).await? {
        questions::lock(&mut *work, &id).await?;
        let Some(open) = open_of(work, &id).await?.filter(|open| open.team_id.as_ref() == Some(&team.id)) else {
            continue;
        };
        let moved = Handoff { link_version: open.link_version + 1, ..open };
        rows::save(&mut *work, &moved).await?;
        if moved.standing != Standing::Waiting {
            let path = handoff_path(work.app(), &moved);
            notices::handoff::to_team(work, team, &moved, &path).await?;
        }
    }
    Ok(())
}

/// The path at which the team that has it works on it.
pub fn handoff_path(app: &Wellspring, handoff: &Handoff) -> String {
    let subject = uuid::Uuid::try_parse(handoff.id.as_str()).unwrap_or_default();
    let version = u32::try_from(handoff.link_version).unwrap_or_default();
    format!("/handoffs/{}", app.key.sign(Purpose::Handoff, subject, version))
}

/// The handoff behind a link.
///
/// # Errors
/// [`Error::NotFound`] for a token that is none; [`Error::LinkEnded`] once it is closed, or another team has it.
pub async fn handed(app: &Wellspring, token: &str) -> Result<Handed, Error> {
    let linked = app.key.verify(Purpose::Handoff, token).ok_or(Error::NotFound)?;
    let handoff = rows::get(&app.storage, &linked.subject.into()).await?;
    let current = handoff.link_version == i64::from(linked.version) && handoff.is_open();
    let team = handoff.team_id.clone().filter(|_| current).ok_or(Error::LinkEnded(OVER))?;
    let question = questions::get(&app.storage, &handoff.question_id).await?;
    if question.erasing.is_some() {
        return Err(Error::LinkEnded(OVER));
    }
    let team = teams::get(&app.storage, &team).await?;
    let (name, _) = questions::contact(&app.storage, &question.id).await?;
    let said = said(app, &question.id).await?;
    Ok(Handed { who: Actor::of(&team), team, handoff, question, said, name })
}
