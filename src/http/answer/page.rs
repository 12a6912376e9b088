//! Pages, and what stands around them.

use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{Html, IntoResponse, Response};
use domain::screens::{Badge, Frame};
use domain::time::SECOND;
use wellspring_core::actor::Caller;
use wellspring_core::{Error, screens};

use super::notice::Notice;
use crate::http::site::Site;

/// What search engines make of a page.
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// The frame of public pages: the same for everyone who reads in this language.
pub fn public_frame(site: &Site) -> Frame {
    Frame {
        assets: site.assets.base().to_owned(),
        demo: site.app.settings.demo,
        public_url: site.app.settings.public_url.clone(),
        language: site.language,
        ..Frame::default()
    }
}

/// The frame of staff pages, with a notice that the address asks for.
pub async fn staff_frame(site: &Site, caller: &Caller, notice: Option<Notice>) -> Result<Frame, Error> {
    let stays = caller.by_cookie().map_or(0, |by| by.until.since(site.app.now()) / SECOND);
    let badge = Badge {
        id: caller.id().to_owned(),
        name: caller.name().to_owned(),
        email: caller.email().to_owned(),
        may: caller.may().clone(),
        mark: site.app.key.pseudonym("drafts", caller.id().as_bytes()),
        stays,
    };
    let open_questions = screens::open_questions(&site.app).await?;
    let watch = screens::watch(&site.app).await?;
    let notice = notice.map(|notice| notice.sentence().to_owned());
    let form_key = site.app.outside.uuid().simple().to_string();
    Ok(Frame {
        staff: Some(badge),
        open_questions,
        watch,
        notice,
        form_key,
        clock: caller.clock(),
        ..public_frame(site)
    })
}

/// A page that is this reader's alone.
pub fn html(html: String) -> Response {
    Html(html).into_response()
}

/// Whatever stands behind a secret address: never told to where its links lead, in no search engine; and never kept, where
/// nothing else is said.
pub fn secret(mut response: Response) -> Response {
    let set = response.headers_mut();
    set.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    set.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    set.insert(ROBOTS, HeaderValue::from_static("noindex, nofollow, noarchive"));
    response
}

/// [`secret`], as what stands around a route.
pub async fn behind_link(response: Response) -> Response {
    secret(response)
}
