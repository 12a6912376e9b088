//! What a team reads by its link, and the teams as operators set them up.

use domain::Problems;
use domain::id::TeamId;
use domain::screens::Choice;
use domain::screens::handoff::{HandoffScreen, TeamsScreen};
use domain::staff::Member;
use domain::team::{Team, TeamDraft};

use crate::actor::Operator;
use crate::questions::{Handed, handed};
use crate::storage::{staff, teams as rows};
use crate::{Error, Wellspring};

/// What a team was handed.
///
/// # Errors
/// As for [`handed`].
pub async fn handoff(app: &Wellspring, token: &str) -> Result<HandoffScreen, Error> {
    let Handed { team, handoff, question, said, name, .. } = handed(app, token).await?;
    Ok(HandoffScreen {
        path: format!("/handoffs/{token}"),
        team: team.name.to_string(),
        handoff,
        version: question.version,
        text: question.text.to_string(),
        said,
        name,
        refused: None,
        now: app.now(),
    })
}

/// All teams, and the form for a new one or for `editing`.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn teams(app: &Wellspring, _: &Operator, editing: Option<&TeamId>) -> Result<TeamsScreen, Error> {
    let members = staff::all(&app.storage).await?;
    let name = |team: &Team| members.iter().find(|it| Some(&it.id) == team.lead_id.as_ref()).map(|it| it.name.clone());
    let teams = rows::all(&app.storage).await?.into_iter().map(|team| {
        let lead = name(&team);
        (team, lead)
    });
    let choice = |member: &Member| Choice { value: member.id.to_string(), label: member.name.clone() };
    let screen = TeamsScreen {
        teams: teams.collect(),
        members: members.iter().filter(|member| member.answers()).map(choice).collect(),
        editing: None,
        draft: TeamDraft::default(),
        problems: Problems::default(),
        both: None,
    };
    let Some(id) = editing else { return Ok(screen) };
    let stored = rows::get(&app.storage, id).await?;
    Ok(TeamsScreen { draft: stored.draft(), editing: Some((stored.id, stored.version)), ..screen })
}
