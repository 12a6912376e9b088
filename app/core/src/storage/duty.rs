//! Rows of the duty rota.

use domain::duty::{Away, Rota, Shift};
use domain::id::StaffId;

use super::{Reads, Writes, all, facts, run};
use crate::Error;

/// The fact that names the lead.
const LEAD: &str = "duty lead";

/// The rota.
///
/// # Errors
/// [`Error::Storage`].
pub async fn rota(mut db: impl Reads) -> Result<Rota, Error> {
    let shifts = all!(db, Shift, "SELECT id, staff_id, starts, ends FROM duty_shifts ORDER BY starts, id")?;
    let away = all!(db, Away, "SELECT id, staff_id, first_day, last_day FROM duty_away ORDER BY first_day, id")?;
    let lead = facts::get(db, LEAD).await?.and_then(|id| id.parse().ok());
    Ok(Rota { shifts, away, lead })
}

pub(crate) async fn insert_shift(mut db: impl Writes, shift: &Shift) -> Result<(), Error> {
    let sql = "INSERT INTO duty_shifts (id, staff_id, starts, ends) VALUES ($1, $2, $3, $4)";
    run!(db, sql, &shift.id, &shift.staff_id, shift.starts, shift.ends)?;
    Ok(())
}

/// Takes a shift, or days away, out; `false` if there was none.
pub(crate) async fn remove(mut db: impl Writes, id: &str) -> Result<bool, Error> {
    let shifts = run!(db, "DELETE FROM duty_shifts WHERE id = $1", id)?;
    let away = run!(db, "DELETE FROM duty_away WHERE id = $1", id)?;
    Ok(shifts + away > 0)
}

pub(crate) async fn insert_away(mut db: impl Writes, away: &Away) -> Result<(), Error> {
    let sql = "INSERT INTO duty_away (id, staff_id, first_day, last_day) VALUES ($1, $2, $3, $4)";
    run!(db, sql, &away.id, &away.staff_id, away.first_day, away.last_day)?;
    Ok(())
}

/// Who leads; None for nobody.
pub(crate) async fn set_lead(db: impl Writes, lead: Option<&StaffId>) -> Result<(), Error> {
    let lead = lead.map(ToString::to_string).unwrap_or_default();
    facts::settle(db, LEAD, &lead, true).await.map(drop)
}
