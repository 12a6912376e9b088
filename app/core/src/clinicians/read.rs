//! What doors read of clinicians. The addresses that open their calendar, or let somebody answer for them, are for who
//! may plan.

use domain::clinician::{Clinician, Leave};
use domain::id::ClinicianId;
use domain::permission::Permission;
use domain::zone;
use serde::Serialize;

use super::{feed_url, link_url};
use crate::actor::{Planner, Reader};
use crate::storage::clinicians::{self as rows, away};
use crate::{Error, Wellspring};

/// The addresses that open what is a clinician's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = ClinicianLinks))]
pub struct Links {
    /// Their private calendar feed; with the scope `plan` alone.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub feed_url: String,
    /// Their own page, where they answer; with the scope `plan` alone.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub link_url: String,
}

/// An expert of sessions, as somebody may see them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Clinician))]
pub struct Seen {
    /// The clinician; without the address of their own calendar.
    #[serde(flatten)]
    pub clinician: Clinician,
    /// None unless the reader may plan.
    #[serde(flatten)]
    pub links: Option<Links>,
}

impl Seen {
    fn by(app: &Wellspring, reader: &Reader, clinician: Clinician) -> Self {
        let (feed_url, link_url) = (feed_url(app, &clinician), link_url(app, &clinician));
        let links = reader.may(Permission::Plan).then_some(Links { feed_url, link_url });
        Self { clinician: Clinician { busy_url: None, ..clinician }, links }
    }
}

/// A clinician by id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &Wellspring, reader: &Reader, id: &ClinicianId) -> Result<Seen, Error> {
    Ok(Seen::by(app, reader, rows::get(&app.storage, id).await?))
}

/// A page of clinicians by id, from after `cursor`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page(app: &Wellspring, reader: &Reader, cursor: &str, most: i64) -> Result<Vec<Seen>, Error> {
    let found = rows::page(&app.storage, cursor, most).await?;
    Ok(found.into_iter().map(|clinician| Seen::by(app, reader, clinician)).collect())
}

/// A clinician with their addresses, for whoever hands them over.
pub fn seen(app: &Wellspring, planner: &Planner, clinician: Clinician) -> Seen {
    Seen::by(app, &planner.reader(), clinician)
}

/// Days away to come, in the clinician's zone.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn leaves(app: &Wellspring, _: &Reader, id: &ClinicianId) -> Result<Vec<Leave>, Error> {
    let clinician = rows::get(&app.storage, id).await?;
    away::leaves_of(&app.storage, id, zone::date(app.now(), &clinician.zone)).await
}
