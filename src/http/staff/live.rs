//! Live, for staff: that something on the plan or in the inbox changed, for pages that then read it anew.

use axum::http::HeaderMap;
use wellspring_core::Error;
use wellspring_core::actor::Reader;
use wellspring_core::live::Topic;

use crate::http::answer::Reply;
use crate::http::around::ear::come;
use crate::http::around::rows::Seat;
use crate::http::around::stream::{hello, seen, streamed};
use crate::http::ground::Query;
use crate::http::ground::cookie::cookie;
use crate::http::site::Site;
use crate::http::who::Stranger;
use crate::http::who::staff::{As, sign_in_cookie};

/// How many staff pages may listen at once, at one node; the others work without.
const STAFF_PAGES: usize = 500;

/// `GET /plan/live`: `plan` with what changed, `inbox` without a number, `reset`. It ends with the sign-in.
pub async fn plan(
    site: Site,
    _: As<Reader>,
    Stranger { address, .. }: Stranger,
    query: Query,
    headers: HeaderMap,
) -> Reply {
    if site.app.live.listeners(&Topic::Plan) >= STAFF_PAGES {
        return Err(Error::Busy(60).into());
    }
    let held = site.networks.listens(address)?;
    let (ear, missed) = come(&site.app, Topic::Plan, seen(&headers, &query)).await?;
    let ear = ear.until(cookie(&headers, sign_in_cookie(&site)));
    Ok(streamed(&site.app, Seat::new(site.rows.clone(), ear, hello(&site.app, &missed), held)))
}
