//! Who is called, as operators set it.

use domain::Problems;
use domain::duty::{AwayDraft, Rota, ShiftDraft};
use domain::id::StaffId;
use domain::screens::Choice;
use domain::screens::duty::{AwayRow, DutyScreen, ShiftRow};
use domain::time::MINUTE;

use crate::actor::Operator;
use crate::storage::{duty as rows, staff};
use crate::{Error, Wellspring, duty};

/// The rota, with who would be called now.
///
/// # Errors
/// [`Error::Storage`].
pub async fn duty(app: &Wellspring, _: &Operator) -> Result<DutyScreen, Error> {
    let rota = rows::rota(&app.storage).await?;
    let members = staff::all(&app.storage).await?;
    let name = |id: &StaffId| {
        members.iter().find(|member| member.id == *id).map_or_else(String::new, |member| member.name.clone())
    };
    let desk = members.iter().filter(|member| member.answers());
    let choice = |member: &domain::staff::Member| Choice { value: member.id.to_string(), label: member.name.clone() };
    let callable = rota.clone().of(&members);
    let ladder = callable.ladder(duty::moment(app, app.now())).map(|id| id.as_ref().map(name));
    let gaps = callable.gaps();
    let Rota { shifts, away, lead } = rota;
    let ladder_after = [app.settings.ladder.next / MINUTE, app.settings.ladder.lead / MINUTE];
    Ok(DutyScreen {
        zone: app.settings.house_zone(),
        members: desk.map(choice).collect(),
        shifts: shifts
            .into_iter()
            .map(|shift| ShiftRow { id: shift.id, name: name(&shift.staff_id), starts: shift.starts, ends: shift.ends })
            .collect(),
        away: away
            .into_iter()
            .map(|away| AwayRow {
                id: away.id,
                name: name(&away.staff_id),
                first_day: away.first_day,
                last_day: away.last_day,
            })
            .collect(),
        lead: lead.map(|id| id.to_string()).unwrap_or_default(),
        ladder,
        after: ladder_after,
        gaps,
        shift: ShiftDraft::default(),
        leave: AwayDraft::default(),
        problems: Problems::default(),
    })
}
