//! Those who may act for a clinician, each by a link of their own; the history names them.

use domain::Language;
use domain::activity::Verb;
use domain::clinician::{Assistant, AssistantDraft};
use domain::id::{AssistantId, ClinicianId};
use domain::text::isolated;
use serde::Serialize;

use super::link;
use crate::actor::{Keeper, Planner};
use crate::storage::clinicians::{self, assistants as rows};
use crate::work::Once;
use crate::{Activity, Error, Wellspring};

/// How many one clinician may have.
const MOST: usize = 20;

/// Lets somebody act for the clinician.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::State`] when there are twenty; [`Error::NotFound`] for assistants,
/// who appoint nobody.
pub async fn add(app: &Wellspring, keeper: &Keeper, draft: &AssistantDraft) -> Result<Assistant, Error> {
    keeper.appoints()?;
    let (name, email) = draft.check()?;
    let mut work = app.begin(keeper).await?;
    let now = work.now();
    let id: AssistantId = match work.once().await? {
        Once::First(id) => id,
        Once::Again(id) => return rows::get(&mut work, &id).await,
    };
    let clinician = clinicians::lock(&mut work, keeper.clinician()).await?;
    let present = rows::of_clinician(&mut work, &clinician.id).await?;
    if present.iter().any(|other| other.email == email) {
        return Err(Error::field("email", "Somebody with this address acts for them already."));
    }
    if present.len() >= MOST {
        return Err(Error::State(format!(
            "{} has {MOST} assistants; remove one first.",
            isolated(clinician.name.as_str())
        )));
    }
    rows::insert(&mut work, &id, &clinician.id, (&name, &email), now).await?;
    link::used(&mut work, keeper).await?;
    let added = rows::get(&mut work, &id).await?;
    work.commit(Activity::clinician(&clinician.id, Verb::AssistantAdded).detail(name)).await?;
    Ok(added)
}

/// Ends it: their link stops working.
///
/// # Errors
/// [`Error::NotFound`], also for somebody else's.
pub async fn remove(app: &Wellspring, keeper: &Keeper, id: &AssistantId) -> Result<(), Error> {
    keeper.appoints()?;
    let mut work = app.begin(keeper).await?;
    let assistant = rows::get(&mut work, id).await?;
    if assistant.clinician_id != *keeper.clinician() {
        return Err(Error::NotFound);
    }
    rows::delete(&mut work, id).await?;
    link::used(&mut work, keeper).await?;
    work.commit(Activity::clinician(keeper.clinician(), Verb::AssistantRemoved).detail(assistant.name)).await
}

/// Gives them a new link; the old one stops working.
///
/// # Errors
/// [`Error::NotFound`], also for somebody else's.
pub async fn renew_link(app: &Wellspring, keeper: &Keeper, id: &AssistantId) -> Result<Assistant, Error> {
    keeper.appoints()?;
    let mut work = app.begin(keeper).await?;
    if rows::get(&mut work, id).await?.clinician_id != *keeper.clinician() {
        return Err(Error::NotFound);
    }
    rows::renew_link(&mut work, id).await?;
    let after = rows::get(&mut work, id).await?;
    work.commit(Activity::clinician(keeper.clinician(), Verb::AssistantLinkRenewed).detail(&after.name)).await?;
    Ok(after)
}

/// A clinician's assistants by name, each with the address by which they act.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn of_clinician(app: &Wellspring, _: &Planner, id: &ClinicianId) -> Result<Vec<Seen>, Error> {
    let clinician = clinicians::get(&app.storage, id).await?;
    let found = rows::of_clinician(&app.storage, &clinician.id).await?;
    Ok(found.into_iter().map(|assistant| Seen::by(app, assistant, clinician.language)).collect())
}

/// An assistant with the address by which they act, for whoever hands it over.
///
/// # Errors
/// [`Error::Storage`].
pub async fn seen(app: &Wellspring, _: &Planner, assistant: Assistant) -> Result<Seen, Error> {
    let clinician = clinicians::get(&app.storage, &assistant.clinician_id).await?;
    Ok(Seen::by(app, assistant, clinician.language))
}

/// Whoever may act for a clinician, as a planner sees them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Assistant, examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000005", "clinician_id": "01935f5e-7c1a-7000-8000-000000000003",
    "name": "Sam Park", "email": "sam@clinic.example", "link_url": "https://wellspring.example/clinicians/token",
}))))]
pub struct Seen {
    /// The assistant.
    #[serde(flatten)]
    pub assistant: Assistant,
    /// By which they act for the clinician.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub link_url: String,
}

impl Seen {
    fn by(app: &Wellspring, assistant: Assistant, language: Language) -> Self {
        Self { link_url: link::assistant_url(app, &assistant, language), assistant }
    }
}
