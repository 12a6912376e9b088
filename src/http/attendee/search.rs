//! The search of what everybody reads. A stranger's words are in no log of ours, and are told to nobody to whom a link leads.

use wellspring_core::screens;

use crate::http::answer::{Reply, html, public_frame, secret};
use crate::http::ground::Query;
use crate::http::site::Site;

/// `GET /search?q=`: kept nowhere, and in no search engine.
pub async fn page(site: Site, query: Query) -> Reply {
    let screen = screens::search(&site.app, &query.text("q")).await?;
    Ok(secret(html(pages::search(&public_frame(&site), &screen))))
}
