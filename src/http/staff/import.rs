//! A calendar of somebody else: read from a file or an address, looked at, then imported.

pub mod questions;

use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use domain::import::ImportForm;
use domain::{Problems, zone};
use wellspring_core::actor::Planner;
use wellspring_core::imports::{self, Order};
use wellspring_core::{Error, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::query::Query;
use crate::http::ground::upload;
use crate::http::site::Site;
use crate::http::who::staff::As;

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
    Ok(html(pages::import(&frame, &screen)))
}

/// `POST /plan/import`
pub async fn send(State(site): State<Site>, who: As<Planner>, parts: Result<Multipart, MultipartRejection>) -> Reply {
    let (form, file) = match read(parts).await {
        Ok(sent) => sent,
        Err(error) => {
            return shown(&site, &who, ImportForm { zone: "UTC".to_owned(), ..ImportForm::default() }, Err(error))
                .await;
        }
    };
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
async fn read(parts: Result<Multipart, MultipartRejection>) -> Result<(ImportForm, Vec<u8>), Error> {
    let mut sent = upload::read(parts).await?;
    let form = ImportForm {
        into: sent.text("as"),
        campaign_id: sent.text("campaign_id"),
        clinician_id: sent.text("clinician_id"),
        layer: sent.text("layer"),
        zone: sent.text("zone"),
        url: sent.text("url"),
        text: sent.whole("text"),
        step: sent.text("step"),
    };
    Ok((form, sent.file))
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
            Ok(html(pages::import(&frame, &screen)))
        }
        Err(error) if belongs_on_form(&error) => {
            screen.problems = problems(&error);
            Ok(again(pages::import(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}
