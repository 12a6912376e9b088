//! A calendar of somebody else: read from a file or an address, looked at, then imported.

use axum::extract::{Multipart, State};
use domain::import::ImportForm;
use domain::{Problems, zone};
use wellspring_core::actor::Planner;
use wellspring_core::imports::{self, Order};
use wellspring_core::{Error, screens, storage};

use super::{again, belongs_on_form, problems};
use crate::http::Site;
use crate::http::form::Query;
use crate::http::identity::As;
use crate::http::reply::{self, Reply, see_other, staff_frame};

/// A file of 2 MiB, once as it is and once more escaped, and the other fields.
pub const MOST: usize = 5 * 1024 * 1024;

/// `GET /plan/import?as&campaign&clinician`
pub async fn page(State(site): State<Site>, who: As<Planner>, query: Query) -> Reply {
    let form = ImportForm {
        into: query.text("as"),
        campaign_id: query.text("campaign"),
        clinician_id: query.text("clinician"),
        zone: "UTC".to_owned(),
        ..ImportForm::default()
    };
    let screen = screens::import(&site.app, &who.actor, form).await?;
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(reply::page(pages::import(&frame, &screen)))
}

/// `POST /plan/import`
pub async fn send(State(site): State<Site>, who: As<Planner>, parts: Multipart) -> Reply {
    let (form, file) = read(parts).await?;
    let done = import(&site, &who.actor, form, file).await;
    let (form, result) = done;
    match result {
        Ok(done) if form.step == "import" => Ok(see_other(after(&form), imported(done.added + done.changed))),
        result => shown(&site, &who, form, result).await,
    }
}

fn after(form: &ImportForm) -> &'static str {
    if form.into == "busy" { "/people" } else { "/plan" }
}

fn imported(any: usize) -> &'static str {
    if any > 0 { "imported" } else { "imported_nothing" }
}

/// The form's fields, and the file that was chosen.
async fn read(mut parts: Multipart) -> Result<(ImportForm, Vec<u8>), Error> {
    let broken = |_| Error::field("file", "The upload did not arrive whole, or is larger than 2 MiB. Try again.");
    let (mut form, mut file) = (ImportForm::default(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(broken)?;
        let text = || String::from_utf8_lossy(&bytes).trim().to_owned();
        match name.as_str() {
            "file" => file = bytes.to_vec(),
            "text" => form.text = String::from_utf8_lossy(&bytes).into_owned(),
            "url" => form.url = text(),
            "as" => form.into = text(),
            "campaign_id" => form.campaign_id = text(),
            "clinician_id" => form.clinician_id = text(),
            "layer" => form.layer = text(),
            "zone" => form.zone = text(),
            "step" => form.step = text(),
            _ => {}
        }
    }
    Ok((form, file))
}

async fn import(
    site: &Site,
    planner: &Planner,
    form: ImportForm,
    file: Vec<u8>,
) -> (ImportForm, Result<imports::Done, Error>) {
    let order = match order(&form) {
        Ok(order) => order,
        Err(error) => return (form, Err(error)),
    };
    let bytes = match (file.is_empty(), form.url.is_empty(), form.text.is_empty()) {
        (false, ..) => Ok(file),
        (_, false, _) => imports::fetch(&site.app, &form.url).await,
        (.., false) => Ok(form.text.clone().into_bytes()),
        _ => Err(Error::field("file", "Choose a file, or give an address.")),
    };
    match bytes {
        Err(error) => (form, Err(error)),
        Ok(bytes) => {
            let form = ImportForm { text: String::from_utf8_lossy(&bytes).into_owned(), ..form };
            let done = imports::ics(&site.app, planner, &order, bytes).await;
            (form, done)
        }
    }
}

fn order(form: &ImportForm) -> Result<Order, Error> {
    let mut wrong = Problems::default();
    let into = wrong.take("as", form.into.parse());
    let id = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let campaign_id = wrong.take("campaign_id", id(&form.campaign_id).map(|id| id.parse()).transpose());
    let clinician_id = wrong.take("clinician_id", id(&form.clinician_id).map(|id| id.parse()).transpose());
    let zone = wrong.take("zone", zone::known(&form.zone));
    let whole = || {
        Some(Order {
            into: into?,
            dry_run: form.step != "import",
            campaign_id: campaign_id?,
            clinician_id: clinician_id?,
            layer: form.layer.clone(),
            zone: zone?,
            from: None,
            to: None,
        })
    };
    Ok(wrong.or(whole())?)
}

/// The form again: with what would happen, or with what is wrong.
async fn shown(site: &Site, who: &As<Planner>, form: ImportForm, result: Result<imports::Done, Error>) -> Reply {
    let mut screen = screens::import(&site.app, &who.actor, form).await?;
    let frame = staff_frame(site, &who.caller, None).await?;
    match result {
        Ok(done) => {
            let zone = zone::known(&screen.form.zone).map_err(|why| Error::field("zone", why))?;
            screen.preview = Some(screens::import_preview(done, &zone));
            Ok(reply::page(pages::import(&frame, &screen)))
        }
        Err(error) if belongs_on_form(&error) => {
            screen.problems = problems(&error);
            Ok(again(pages::import(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}

/// The zone of a campaign or a clinician, for an import that names none.
pub async fn home(site: &Site, order: &Order) -> Result<domain::ZoneName, Error> {
    if let Some(id) = &order.clinician_id {
        return Ok(storage::clinicians::get(&site.app.storage, id).await?.zone);
    }
    match &order.campaign_id {
        Some(id) => Ok(storage::campaigns::get(&site.app.storage, id).await?.zone),
        None => Ok(domain::ZoneName("UTC".to_owned())),
    }
}
