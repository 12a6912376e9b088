//! A refusal in its reader's form: a page for people, problem details (RFC 9457) for programs.

use axum::Json;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use pages::Trouble;
use wellspring_core::Error;

use super::page::public_frame;
use crate::http::ground::error::{Refusal, Refused};
use crate::http::ground::problem::Problem;
use crate::http::site::Site;

/// As problem details.
pub fn to_problem(refusal: &Refusal, site: &Site) -> Response {
    let kind = HeaderValue::from_static("application/problem+json");
    let problem = Json(Problem::new(refusal, &site.app.settings.public_url));
    dressed(refusal, (refusal.status, [(CONTENT_TYPE, kind)], problem).into_response())
}

/// As a page.
pub fn to_page(refusal: &Refusal, site: &Site) -> Response {
    let page = match refusal.kind {
        // Its holder is no stranger who mistyped something.
        "link-ended" => pages::link_ended(&public_frame(site), &refusal.detail),
        _ => pages::problem(&public_frame(site), &trouble(refusal)),
    };
    dressed(refusal, (refusal.status, Html(page)).into_response())
}

fn trouble(refusal: &Refusal) -> Trouble {
    Trouble { what: Some(refusal.detail.clone()), ..Trouble::new(refusal.status.as_u16()) }
}

fn dressed(refusal: &Refusal, mut response: Response) -> Response {
    let set = response.headers_mut();
    if let Some(seconds) = refusal.retry_after {
        set.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if refusal.status == StatusCode::UNAUTHORIZED {
        set.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    set.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The answer for addresses that no table has.
pub async fn no_such_page() -> Refused {
    Error::NotFound.into()
}
