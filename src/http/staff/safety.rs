//! `/settings/safety`: what is read as urgent; a text can be tried.

use serde::Deserialize;
use wellspring_core::actor::Reviewer;
use wellspring_core::screens;

use crate::http::answer::Reply;
use crate::http::ground::Sent;
use crate::http::who::As;

/// `GET /settings/safety`
pub async fn page(who: As<Reviewer>) -> Reply {
    let screen = screens::safety(&who.app, &who.actor, None).await?;
    who.page(pages::safety, &screen).await
}

/// A text to try.
#[derive(Deserialize)]
pub struct TryForm {
    /// The text.
    #[serde(default)]
    text: String,
}

/// `POST /settings/safety`: a POST, since typed text belongs in no address.
pub async fn attempt(who: As<Reviewer>, Sent(form): Sent<TryForm>) -> Reply {
    let screen = screens::safety(&who.app, &who.actor, Some(form.text)).await?;
    who.page(pages::safety, &screen).await
}
