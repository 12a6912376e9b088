//! How long things are kept, as operators set it; what goes next week, and what went.

use domain::Problems;
use domain::retention::{AHEAD, Kind};
use domain::screens::retention::RetentionScreen;
use domain::time::DAY;

use crate::actor::Operator;
use crate::retention::limits;
use crate::storage::retention as rows;
use crate::{Error, Wellspring};

/// Lines of the record that are shown.
const SHOWN: i64 = 100;

/// The times, with what they take in the next seven days.
///
/// # Errors
/// [`Error::Storage`].
pub async fn retention(app: &Wellspring, _: &Operator) -> Result<RetentionScreen, Error> {
    let (set, now) = (rows::get(&app.storage).await?, app.now());
    let at = now.plus(AHEAD * DAY);
    let mut kinds = Vec::new();
    for kind in Kind::ALL {
        let (before, idle_before) = limits(app, &set, *kind, at);
        let ahead = rows::ahead(&app.storage, *kind, before, at, idle_before).await?;
        kinds.push((*kind, set.times.days(*kind), ahead));
    }
    Ok(RetentionScreen {
        draft: set.draft(),
        version: set.version,
        problems: Problems::default(),
        both: None,
        goes_from: Some(set.goes_from).filter(|from| *from > now),
        kinds,
        went: rows::went(&app.storage, SHOWN).await?,
        zone: app.settings.house_zone(),
    })
}
