//! A calendar of somebody else: read from a file or an address, looked at, then imported.

pub mod questions;

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::Response;
use domain::import::{ImportForm, ImportScreen};
use domain::{Problems, zone};
use wellspring_core::actor::Planner;
use wellspring_core::imports::{self, Done, Order};
use wellspring_core::{Error, screens};

use crate::http::answer::{Notice, Reply, problems, see_other};
use crate::http::ground::{Query, upload};
use crate::http::who::As;

/// `GET /plan/import?as&campaign&clinician`
pub async fn page(who: As<Planner>, query: Query) -> Reply {
    let form = ImportForm {
        into: query.text("as"),
        campaign_id: query.text("campaign"),
        clinician_id: query.text("clinician"),
        ..blank()
    };
    let screen = screens::import(&who.app, &who.actor, form).await?;
    who.page(pages::import, &screen).await
}

fn blank() -> ImportForm {
    ImportForm { zone: "UTC".to_owned(), ..ImportForm::default() }
}

/// `POST /plan/import`
pub async fn send(who: As<Planner>, parts: Result<Multipart, MultipartRejection>) -> Reply {
    let mut form = blank();
    let done = match import(&who, &mut form, parts).await {
        Ok(done) if form.step != "import" => return look(&who, form, done).await,
        done => done.map(|done| after(&form, done.added + done.changed)),
    };
    who.form(done, pages::import, async |why| {
        let screen = screens::import(&who.app, &who.actor, form).await?;
        Ok(ImportScreen { problems: problems(&why), ..screen })
    })
    .await
}

/// The form with what would happen.
async fn look(who: &As<Planner>, form: ImportForm, done: Done) -> Reply {
    let zone = zone::known(&form.zone).map_err(|why| Error::field("zone", why))?;
    let screen = screens::import(&who.app, &who.actor, form).await?;
    who.page(pages::import, &ImportScreen { preview: Some(screens::import_preview(done, &zone)), ..screen }).await
}

fn after(form: &ImportForm, any: usize) -> Response {
    let path = if form.into == "busy" { "/people" } else { "/plan" };
    see_other(path, if any > 0 { Notice::Imported } else { Notice::NothingImported })
}

/// What was sent fills the form, so that it can come back with it.
async fn import(
    who: &As<Planner>,
    form: &mut ImportForm,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Done, Error> {
    let mut sent = upload::read(parts).await?;
    *form = ImportForm {
        into: sent.text("as"),
        campaign_id: sent.text("campaign_id"),
        clinician_id: sent.text("clinician_id"),
        layer: sent.text("layer"),
        zone: sent.text("zone"),
        url: sent.text("url"),
        text: sent.whole("text"),
        step: sent.text("step"),
    };
    let order = order(form)?;
    let bytes = bytes(who, form, sent.file).await?;
    form.text = String::from_utf8_lossy(&bytes).into_owned();
    imports::ics(&who.app, &who.actor, &order, bytes).await
}

async fn bytes(who: &As<Planner>, form: &ImportForm, file: Vec<u8>) -> Result<Vec<u8>, Error> {
    match (file.is_empty(), form.url.is_empty(), form.text.is_empty()) {
        (false, ..) => Ok(file),
        (_, false, _) => imports::fetch(&who.app, &form.url).await,
        (.., false) => Ok(form.text.clone().into_bytes()),
        _ => Err(Error::field("file", "Choose a file, or give an address.")),
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
