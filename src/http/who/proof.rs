//! Administrators' deeds: whoever has not given their password lately is asked for it first, on a page that keeps everything
//! that was sent.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};
use domain::screens::account::ProofScreen;
use serde::de::DeserializeOwned;
use wellspring_core::Error;
use wellspring_core::actor::{Administrator, Operator};
use wellspring_core::identity::{self, Use};

use super::device::Device;
use super::staff::As;
use crate::http::answer::{belongs_on_form, problems};
use crate::http::ground::body::{bytes, form};
use crate::http::ground::{Refused, Sent};
use crate::http::site::Site;

/// The field in which the password comes.
const PASSWORD: &str = "confirm_password";

/// An administrator's deed, with its form.
pub struct Deed<T> {
    /// Who does it.
    pub who: As<Administrator>,
    /// What was sent.
    pub form: T,
}

impl<T: DeserializeOwned> FromRequest<Site> for Deed<T> {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let who = As::<Operator>::from_request_parts(&mut parts, site).await?;
        let whole = bytes(Request::from_parts(parts.clone(), body), site).await.map_err(IntoResponse::into_response)?;
        let sent: Vec<(String, String)> = url::form_urlencoded::parse(&whole).into_owned().collect();
        let actor = proven(&who, &parts, site, sent).await?;
        let Sent(form) = form(&whole).map_err(IntoResponse::into_response)?;
        Ok(Self { who: who.acting(actor), form })
    }
}

/// The administrator, once they have shown who they are; else the page that asks.
async fn proven(
    who: &As<Operator>,
    parts: &Parts,
    site: &Site,
    sent: Vec<(String, String)>,
) -> Result<Administrator, Response> {
    let refused = |why: Error| Refused::from(why).into_response();
    match who.caller.administrator() {
        Err(Error::ProofNeeded) if !who.json => {}
        known => return known.map_err(refused),
    }
    let (password, fields): (Vec<_>, Vec<_>) = sent.into_iter().partition(|(name, _)| name == PASSWORD);
    let Some((_, password)) = password.into_iter().next() else { return Err(asks(who, parts, fields, None).await) };
    let device = Device::of(parts, site);
    let token = device.token.unwrap_or_default();
    match identity::prove(&site.app, &who.caller, &token, device.address, &password).await {
        Ok(()) => {
            let caller = identity::by_cookie(&site.app, &token, Use::Counts).await.map_err(refused)?;
            caller.administrator().map_err(refused)
        }
        Err(why) if belongs_on_form(&why) => Err(asks(who, parts, fields, Some(why)).await),
        Err(why) => Err(refused(why)),
    }
}

/// The page that asks: it comes like any form that is not whole yet.
async fn asks(who: &As<Operator>, parts: &Parts, fields: Vec<(String, String)>, why: Option<Error>) -> Response {
    let path = parts.uri.path();
    let back = if path.starts_with("/settings") { "/settings" } else { "/people" };
    let problems = why.as_ref().map(problems).unwrap_or_default();
    let screen = ProofScreen { action: path.to_owned(), fields, back: back.to_owned(), problems };
    match who.frame().await {
        Ok(frame) => (StatusCode::UNPROCESSABLE_ENTITY, Html(pages::proof(&frame, &screen))).into_response(),
        Err(why) => Refused::from(why).into_response(),
    }
}
