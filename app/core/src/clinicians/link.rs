//! The link to all that is a clinician's, for themselves and for each of their assistants.

use domain::Language;
use domain::activity::Verb;
use domain::clinician::{Assistant, Clinician};
use domain::id::ClinicianId;

use crate::actor::{self, Keeper, Link, Planner};
use crate::key::Purpose;
use crate::storage::clinicians::{self as rows, assistants};
use crate::{Activity, Error, Wellspring, Work};

const REPLACED: &str = "A newer link has taken its place. Ask the team for the new one.";
const NO_MORE: &str = "This link belonged to somebody who no longer acts here. Ask the team if that is a mistake.";

fn url(app: &Wellspring, purpose: Purpose, (id, version): (&str, i64), language: Language) -> String {
    let subject = uuid::Uuid::try_parse(id).unwrap_or_default();
    let token = app.key.sign(purpose, subject, u32::try_from(version).unwrap_or_default());
    format!("{}{}", app.settings.public_url, language.path(&format!("/clinicians/{token}")))
}

/// The absolute address of a clinician's own page.
pub(crate) fn link_url(app: &Wellspring, clinician: &Clinician) -> String {
    url(app, Purpose::Clinician, (clinician.id.as_str(), clinician.link_version), clinician.language)
}

/// The absolute address by which an assistant acts for their clinician, in whose language they read.
pub(crate) fn assistant_url(app: &Wellspring, assistant: &Assistant, language: Language) -> String {
    url(app, Purpose::Assistant, (assistant.id.as_str(), assistant.link_version), language)
}

/// Whoever holds a clinician's or an assistant's link, and the clinician. Reading changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for any token that we did not make; [`Error::LinkEnded`] once it was replaced or the assistant left.
pub async fn by_token(app: &Wellspring, token: &str) -> Result<(actor::Clinician, Clinician), Error> {
    if let Some(linked) = app.key.verify(Purpose::Clinician, token) {
        let clinician = rows::get(&app.storage, &linked.subject.into()).await?;
        return match clinician.link_version == i64::from(linked.version) {
            true => Ok((actor::Clinician::themselves(&clinician), clinician)),
            false => Err(Error::LinkEnded(REPLACED)),
        };
    }
    let linked = app.key.verify(Purpose::Assistant, token).ok_or(Error::NotFound)?;
    let assistant = match assistants::get(&app.storage, &linked.subject.into()).await {
        Err(Error::NotFound) => return Err(Error::LinkEnded(NO_MORE)),
        found => found?,
    };
    if assistant.link_version != i64::from(linked.version) {
        return Err(Error::LinkEnded(REPLACED));
    }
    let clinician = rows::get(&app.storage, &assistant.clinician_id).await?;
    Ok((actor::Clinician::assistant(&clinician, &assistant), clinician))
}

/// Gives the clinician a new link; the old one stops working.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn renew_link(app: &Wellspring, planner: &Planner, id: &ClinicianId) -> Result<Clinician, Error> {
    let mut work = app.begin(planner).await?;
    rows::renew_link(&mut work, id).await?;
    let after = rows::get(&mut work, id).await?;
    work.commit(Activity::clinician(id, Verb::LinkRenewed)).await?;
    Ok(after)
}

/// A step of whatever a keeper does: notes that their link was used.
pub(super) async fn used(work: &mut Work, keeper: &Keeper) -> Result<(), Error> {
    let now = work.now();
    match keeper.link() {
        Some(Link::Own) => rows::link_used(work, keeper.clinician(), now).await,
        Some(Link::Assistant(id)) => assistants::link_used(work, id, now).await,
        _ => Ok(()),
    }
}
