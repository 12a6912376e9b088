//! A calendar of somebody else: read from a file or an address, looked at, then imported.

pub mod questions;

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::response::Response;
use domain::import::{ImportForm, ImportScreen};
use domain::{Problems, ZoneName, zone};
use wellspring_core::actor::Planner;
use wellspring_core::imports::{self, CallOff, Done, Order};
use wellspring_core::{Error, octets, screens};

use crate::http::answer::{Notice, Reply, problems, see_other};
use crate::http::ground::{Query, upload};
use crate::http::who::{As, Uploads};

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
    ImportForm::default()
}

/// `POST /plan/import`
pub async fn send(Uploads { who, parts }: Uploads<Planner>) -> Reply {
    let mut form = blank();
    let done = match import(&who, &mut form, parts).await {
        Ok(done) if form.step != "import" => return look(&who, form, done).await,
        done => done.map(|done| {
            let off = done.gone.iter().filter(|gone| gone.called_off).count();
            after(&form, done.added + done.changed + off)
        }),
    };
    who.form(done, pages::import, async |why| {
        let screen = screens::import(&who.app, &who.actor, form).await?;
        Ok(ImportScreen { problems: problems(&why), ..screen })
    })
    .await
}

/// The form with what would happen.
async fn look(who: &As<Planner>, form: ImportForm, done: Done) -> Reply {
    let screen = screens::import(&who.app, &who.actor, form).await?;
    who.page(pages::import, &ImportScreen { preview: Some(screens::import_preview(done)), ..screen }).await
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
        own_zone: sent.text("own_zone"),
        url: sent.text("url"),
        address: sent.text("address"),
        gone: sent.all("gone"),
        text: sent.whole("text"),
        step: sent.text("step"),
    };
    let mut order = order(form)?;
    if form.zone.trim().is_empty() {
        order.zone = imports::home(&who.app, &who.actor, &order).await?;
    }
    if sent.file.is_empty() && !form.url.is_empty() {
        form.address.clone_from(&form.url);
    }
    let bytes = bytes(who, form, sent.file).await?;
    order.address.clone_from(&form.address);
    form.text = octets::unfolded(&bytes).map_err(|why| Error::field("file", why.to_string()))?;
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
    let zone = match form.zone.trim() {
        // The preview names the zone that was taken.
        "" => Some(zone::known(&form.own_zone).unwrap_or_else(|_| ZoneName("UTC".to_owned()))),
        zone => wrong.take("zone", zone::known(zone)),
    };
    let whole = || {
        Some(Order {
            dry_run: form.step != "import",
            campaign_id: campaign_id?,
            clinician_id: clinician_id?,
            layer: form.layer.clone(),
            gone: CallOff::These(form.gone.clone()),
            ..Order::of(into?, zone?)
        })
    };
    Ok(wrong.or(whole())?)
}
