//! What doors read of slots. The address by which a clinician answers is for who may plan.

use domain::id::{SessionId, SlotId};
use domain::permission::Permission;
use domain::slot::{Slot, SlotReply};

use super::confirm_url;
use crate::actor::{Planner, Reader};
use crate::storage::slots::{self as rows, replies};
use crate::storage::{clinicians, sessions};
use crate::{Error, Wellspring};

/// A slot as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The slot.
    pub slot: Slot,
    /// What its clinician last said beside yes.
    pub reply: Option<SlotReply>,
    /// Where its clinician answers; None unless the reader may plan.
    pub confirm_url: Option<String>,
}

/// A slot by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, _: &Reader, id: &SlotId) -> Result<Slot, Error> {
    rows::get(&app.storage, id).await
}

/// A session's slots, in order.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn of_session(app: &Wellspring, reader: &Reader, session: &SessionId) -> Result<Vec<Seen>, Error> {
    let session = sessions::get(&app.storage, session).await?;
    let slots = rows::of_session(&app.storage, &session.id).await?;
    let replies = replies::of_session(&app.storage, &session.id).await?;
    let languages = clinicians::languages_of(&app.storage, &session.id).await?;
    let url = |slot: &Slot| confirm_url(app, slot, languages.get(&slot.clinician_id).copied().unwrap_or_default());
    let seen = |slot: Slot| Seen {
        reply: replies.iter().find(|reply| reply.slot_id == slot.id).cloned(),
        confirm_url: reader.may(Permission::Plan).then(|| url(&slot)),
        slot,
    };
    Ok(slots.into_iter().map(seen).collect())
}

/// The address by which a slot's clinician answers, for whoever hands it over.
///
/// # Errors
/// [`Error::Storage`].
pub async fn link_for(app: &Wellspring, _: &Planner, slot: &Slot) -> Result<String, Error> {
    let clinician = clinicians::get(&app.storage, &slot.clinician_id).await?;
    Ok(confirm_url(app, slot, clinician.language))
}
