//! Moving a session: to another time, or back to the ideas, without one.

use domain::id::SessionId;
use domain::session::{Session, SessionDraft};
use domain::{LocalTime, Version};

use super::plan::by_hand;
use crate::actor::Planner;
use crate::held::Held;
use crate::{Error, Wellspring};

/// Moves a session; everyone whose day changes with it is asked again, and told once.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::SlotConflict`] names who would be in two places;
/// [`Error::Invalid`] when it is over, or for a time that clocks skip.
pub async fn reschedule(
    app: &Wellspring,
    planner: &Planner,
    id: &SessionId,
    seen: Version,
    to: Option<LocalTime>,
) -> Result<Session, Error> {
    let held = Held::<Session>::seen(app, planner, id, seen).await?;
    let draft = SessionDraft { starts: to.map(|to| to.to_string()), ..held.before.draft() };
    by_hand(held, &draft.check()?).await
}
