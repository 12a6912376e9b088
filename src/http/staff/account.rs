//! One's own account: another password, where one is signed in, and how long this sign-in lasts.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::screens::account::{AccountScreen, PasswordScreen};
use domain::time::{ClockDraft, SECOND};
use serde_json::json;
use wellspring_core::Error;
use wellspring_core::actor::{Caller, Reader};
use wellspring_core::identity::{self, Present, Use};
use wellspring_core::staff::account::{self, Here, PasswordForm};

use super::sign::{Waiting, next_path};
use crate::http::answer::{Notice, Reply, form, html, json, problems, public_frame, see_other, staff_frame};
use crate::http::ground::{Path, Query, Refused, Sent};
use crate::http::site::Site;
use crate::http::who::{As, Device};

/// `GET /account`
pub async fn page(who: As<Reader>) -> Reply {
    let screen = account::screen(&who.app, &who.caller).await?;
    who.page(pages::account, &screen).await
}

/// Somebody who is signed in, also while they have to choose another password first.
pub struct Coming {
    site: Site,
    caller: Caller,
    password_due: bool,
    device: Device,
}

impl FromRequestParts<Site> for Coming {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let device = Device::of(parts, site);
        let token = device.token.clone().unwrap_or_default();
        match identity::present(&site.app, &token, Use::Counts).await {
            Ok(Present { caller, password_due }) => Ok(Self { site: site.clone(), caller, password_due, device }),
            Err(Error::NotSignedIn) => Err(see_other("/signin?next=%2Faccount", None)),
            Err(error) => Err(Refused::from(error).into_response()),
        }
    }
}

/// `GET /account/password?next=/plan`: where another password has to be chosen before anything else.
pub async fn password_page(coming: Coming, query: Query) -> Reply {
    if !coming.password_due {
        return Ok(see_other("/account", None));
    }
    let email = coming.caller.email().to_owned();
    let screen = PasswordScreen { next: query.text("next"), email, ..PasswordScreen::default() };
    Ok(html(pages::password(&public_frame(&coming.site), &screen)))
}

/// What the form sends. Not `Debug`: it holds passwords.
#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Sending {
    #[serde(flatten)]
    form: PasswordForm,
    next: String,
    #[serde(flatten)]
    waits: Waiting,
}

/// `POST /account/password`: a new sign-in takes this one's place, and all others end.
pub async fn change_password(coming: Coming, Sent(sent): Sent<Sending>) -> Reply {
    let Coming { site, caller, password_due, device } = coming;
    let token = device.token.clone().unwrap_or_default();
    let here = Here { token: &token, address: device.address, browser: device.browser() };
    let changed = account::change_password(&site.app, &caller, here, &sent.form).await;
    let next = if password_due { next_path(&sent.next) } else { "/account".to_owned() };
    let done = changed.map(|signed_in| sent.waits.leads(&site, &signed_in, &next, Some(Notice::PasswordChanged)));
    form::end(done, async |why| {
        let problems = problems(&why);
        if password_due {
            let (email, kept) = (caller.email().to_owned(), sent.waits.kept());
            let screen = PasswordScreen { next: sent.next, email, problems, kept };
            return Ok(pages::password(&public_frame(&site), &screen));
        }
        let screen = AccountScreen { problems, ..account::screen(&site.app, &caller).await? };
        Ok(pages::account(&staff_frame(&site, &caller, None).await?, &screen))
    })
    .await
}

/// `POST /account/clock`: 12 or 24 hours.
pub async fn choose_clock(who: As<Reader>, Sent(draft): Sent<ClockDraft>) -> Reply {
    let chosen = account::choose_clock(&who.app, &who.caller, &draft).await;
    let done = chosen.map(|()| see_other("/account#clock", Notice::ClockChosen));
    let again = async |why| {
        let problems = problems(&why);
        Ok(AccountScreen { problems, ..account::screen(&who.app, &who.caller).await? })
    };
    who.form(done, pages::account, again).await
}

/// `POST /account/sign-ins/{id}/end`
pub async fn end_sign_in(who: As<Reader>, Path(id): Path<String>) -> Reply {
    account::end_sign_in(&who.app, &who.caller, &id).await?;
    Ok(see_other("/account#sign-ins", Notice::SignInEnded))
}

/// `POST /account/sign-ins/end`: everywhere else.
pub async fn end_others(who: As<Reader>, device: Device) -> Reply {
    account::end_others(&who.app, &who.caller, &device.token.unwrap_or_default()).await?;
    Ok(see_other("/account#sign-ins", Notice::SignInsEnded))
}

/// `GET /account/left`: `{left, extends}`: seconds until this sign-in ends if nothing more is done, and whether a use makes it
/// longer. Asking is no use; without a sign-in nothing is left.
pub async fn left(site: Site, device: Device) -> Reply {
    let left = identity::left(&site.app, &device.token.unwrap_or_default()).await?;
    Ok(json::ok(&json!({ "left": left.millis / SECOND, "extends": left.extends })))
}

/// `POST /account/stay`: somebody is there. Answers like `left`.
pub async fn stay(site: Site, device: Device) -> Reply {
    let token = device.token.clone().unwrap_or_default();
    match identity::present(&site.app, &token, Use::Counts).await {
        Ok(_) | Err(Error::NotSignedIn) => left(site, device).await,
        Err(error) => Err(error.into()),
    }
}
