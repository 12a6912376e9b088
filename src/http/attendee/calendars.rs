//! Calendars for Google, Outlook and Apple: no cookie, no Accept check, never compressed.

use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, HeaderValue};
use axum::response::Response;
use wellspring_core::{Error, calendar, clinicians, feeds, staff};

use crate::http::answer::{Reply, secret};
use crate::http::around::cache::{CALENDAR, Rendered};
use crate::http::ground::Path;
use crate::http::site::Site;

/// `GET /events/{slug}/event.ics`: one session, to download.
pub async fn event(site: Site, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
    let rendered = async { Ok(calendar::single(&feeds::event(&site.app, &slug).await?)) };
    let mut response = kept(&site, &format!("/events/{slug}/event.ics"), &headers, rendered).await?;
    let name = HeaderValue::try_from(format!("attachment; filename=\"{slug}.ics\""));
    response.headers_mut().insert(CONTENT_DISPOSITION, name.unwrap_or(HeaderValue::from_static("attachment")));
    Ok(response)
}

/// `GET /calendar.ics`: all public sessions.
pub async fn all(site: Site, headers: HeaderMap) -> Reply {
    let rendered = async { Ok(calendar::feed(&feeds::all(&site.app).await?)) };
    Ok(kept(&site, "/calendar.ics", &headers, rendered).await?)
}

/// `GET /campaigns/{slug}/calendar.ics`
pub async fn campaign(site: Site, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
    let rendered = async { Ok(calendar::feed(&feeds::campaign(&site.app, &slug).await?)) };
    Ok(kept(&site, &format!("/campaigns/{slug}/calendar.ics"), &headers, rendered).await?)
}

/// `GET /feeds/{token}/calendar.ics`: a clinician's slots, or a member of staff's whole calendar. The token is checked
/// before anything kept is given.
pub async fn feed(site: Site, Path(token): Path<String>, headers: HeaderMap) -> Reply {
    let clinician = match clinicians::by_feed(&site.app, &token).await {
        Err(Error::NotFound) => return whole(&site, &token, &headers).await,
        found => found?,
    };
    let rendered = async { Ok(calendar::feed(&feeds::clinician(&site.app, &clinician).await?)) };
    let response = kept(&site, &format!("feed of {}", clinician.id), &headers, rendered).await?;
    Ok(private(response))
}

async fn whole(site: &Site, token: &str, headers: &HeaderMap) -> Reply {
    let member = staff::feed::by_token(&site.app, token).await?;
    let rendered = async { Ok(calendar::feed(&feeds::staff(&site.app, &member).await?)) };
    Ok(private(kept(site, &format!("plan of {}", member.id), headers, rendered).await?))
}

/// Kept, but not by proxies between us and the calendar app, and by no search engine.
fn private(response: Response) -> Response {
    let mut response = secret(response);
    response.headers_mut().insert(axum::http::header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

async fn kept(
    site: &Site,
    key: &str,
    headers: &HeaderMap,
    rendered: impl Future<Output = Result<String, Error>>,
) -> Result<Response, Error> {
    let [plan, day] = feeds::version(&site.app).await?;
    let since = async { Ok(Rendered::since(feeds::modified(&site.app).await?, rendered.await?)) };
    site.shelf.answer(key, [plan, day, 0, 0], CALENDAR, headers, || since).await
}
