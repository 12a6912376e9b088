//! The front pages: home, the calendar, a campaign's page. The same bytes for everyone, so that they can be kept.

use axum::http::HeaderMap;
use domain::time::MINUTE;
use domain::zone::Month;
use wellspring_core::live::Topic;
use wellspring_core::{Error, screens};

use crate::http::answer::{Reply, public_frame};
use crate::http::around::cache::Stamp;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

/// What pages about the plan depend on: its counter, and the minute ("starts in 20 minutes").
pub(super) async fn plan_stamp(site: &Site) -> Result<Stamp, Error> {
    let plan = site.app.stamp(&Topic::Plan).await?;
    Ok([plan, site.app.now().0.div_euclid(MINUTE), 0, 0])
}

/// `GET /`
pub async fn home(site: Site, headers: HeaderMap) -> Reply {
    let stamp = plan_stamp(&site).await?;
    let render = || async { Ok(pages::home(&public_frame(&site), &screens::home(&site.app).await?)) };
    Ok(site.kept_page("/", stamp, &headers, render).await?)
}

/// `GET /calendar?month=2026-11`
pub async fn calendar(site: Site, query: Query, headers: HeaderMap) -> Reply {
    let month = month(&site, &query);
    let stamp = plan_stamp(&site).await?;
    let render =
        || async { Ok(pages::calendar(&public_frame(&site), &screens::public_month(&site.app, month).await?)) };
    Ok(site.kept_page(&format!("/calendar?{month}"), stamp, &headers, render).await?)
}

/// How many years away a month may be: strangers cannot make us render and keep every month there is.
const YEARS: i16 = 5;

/// The month that the address asks for, or this one.
fn month(site: &Site, query: &Query) -> Month {
    let this = Month::containing(site.app.now().utc().date);
    let asked = query.get("month").and_then(|text| text.parse::<Month>().ok());
    asked.filter(|asked| (asked.year() - this.year()).abs() <= YEARS).unwrap_or(this)
}

/// `GET /campaigns/{slug}`
pub async fn campaign(site: Site, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
    let stamp = plan_stamp(&site).await?;
    let render =
        || async { Ok(pages::campaign(&public_frame(&site), &screens::campaign_page(&site.app, &slug).await?)) };
    Ok(site.kept_page(&format!("/campaigns/{slug}"), stamp, &headers, render).await?)
}
