//! Rows of the duty rota.

use domain::LocalDate;
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
    let away = all!(
        db,
        (StaffId, LocalDate, LocalDate),
        "SELECT staff_id, first_day, last_day FROM duty_away ORDER BY first_day, id"
    )?;
    let away = away.into_iter().map(|(staff_id, first, last)| Away { staff_id, first, last }).collect();
    let lead = facts::get(db, LEAD).await?.and_then(|id| id.parse().ok());
    Ok(Rota { shifts, away, lead })
}

/// Sets all of it.
pub(crate) async fn save(mut db: impl Writes, rota: &Rota) -> Result<(), Error> {
    run!(db, "DELETE FROM duty_shifts")?;
    run!(db, "DELETE FROM duty_away")?;
    for shift in &rota.shifts {
        run!(
            db,
            "INSERT INTO duty_shifts (id, staff_id, starts, ends) VALUES ($1, $2, $3, $4)",
            &shift.id,
            &shift.staff_id,
            shift.starts,
            shift.ends
        )?;
    }
    for (n, away) in (0_i64..).zip(&rota.away) {
        run!(
            db,
            "INSERT INTO duty_away (id, staff_id, first_day, last_day) VALUES ($1, $2, $3, $4)",
            n.to_string(),
            &away.staff_id,
            away.first,
            away.last
        )?;
    }
    let lead = rota.lead.as_ref().map(ToString::to_string).unwrap_or_default();
    facts::settle(db, LEAD, &lead, true).await.map(drop)
}
