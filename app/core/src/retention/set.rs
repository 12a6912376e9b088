//! Operators set how long things are kept.

use domain::Version;
use domain::activity::Verb;
use domain::retention::{Retention, RetentionDraft};

use crate::actor::Operator;
use crate::held::{Held, Hold};
use crate::storage::retention as rows;
use crate::{Activity, Error, Wellspring, Work};

impl Hold for Retention {
    type Id = String;

    async fn lock(work: &mut Work, _: &String) -> Result<Self, Error> {
        rows::lock(work).await
    }

    fn version(&self) -> Version {
        self.version
    }

    async fn keep(work: &mut Work, _: &Self, after: &Self) -> Result<Self, Error> {
        rows::save(&mut *work, after).await?;
        rows::get(work).await
    }
}

/// Sets all times. A shorter one takes hold in seven days, so that what it takes is seen before it goes.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::Conflict`] if someone was faster.
pub async fn set(app: &Wellspring, who: &Operator, seen: Version, draft: &RetentionDraft) -> Result<Retention, Error> {
    let times = draft.check()?;
    let held = Held::<Retention>::seen(app, who, &"retention".to_owned(), seen).await?;
    let after = held.before.edited(times, held.work.now());
    let changes = held.before.changes(&times);
    held.keep(Ok(after), Activity::installation(&app.installation, Verb::SetRetention).detail(changes)).await
}
