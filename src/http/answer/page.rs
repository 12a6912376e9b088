//! Pages, and what stands around them.

use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::response::{Html, IntoResponse, Response};
use domain::screens::{Badge, Frame};
use wellspring_core::actor::Caller;

use super::notice::notice_text;
use crate::http::ground::error::Refused;
use crate::http::site::Site;

/// The frame of public pages: the same for everyone.
pub fn public_frame(site: &Site) -> Frame {
    Frame {
        assets: site.assets.base().to_owned(),
        demo: site.app.settings.demo,
        public_url: site.app.settings.public_url.clone(),
        ..Frame::default()
    }
}

/// The frame of staff pages, with a notice that the address asks for.
pub async fn staff_frame(site: &Site, caller: &Caller, notice: Option<&str>) -> Result<Frame, Refused> {
    let badge = Badge { name: caller.name().to_owned(), email: caller.email().to_owned(), may: caller.may().clone() };
    let open_questions = wellspring_core::screens::open_questions(&site.app).await?;
    let notice = notice.and_then(notice_text).map(str::to_owned);
    Ok(Frame { staff: Some(badge), open_questions, notice, ..public_frame(site) })
}

/// A page that is this reader's alone.
pub fn html(html: String) -> Response {
    Html(html).into_response()
}

/// A page behind a secret address: never kept, never told to where its links lead.
pub fn secret(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
