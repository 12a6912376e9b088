//! A session's pages: the same bytes for everyone, so that they can be kept; what is one's own comes apart.

use axum::http::HeaderMap;
use axum::http::header::CONTENT_SECURITY_POLICY;
use domain::screens::attendee::{AskForm, EventScreen};
use domain::session::State;
use wellspring_core::{Error, screens, sessions};

use super::home::plan_stamp;
use crate::http::answer::{Reply, public_frame, see_other};
use crate::http::around::cache::{Known, Rendered, Stamp};
use crate::http::around::layers::framed_by;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

/// What a session's page depends on: the plan, its public questions and their votes.
pub async fn event_stamp(site: &Site, session: &Known) -> Result<Stamp, Error> {
    let [plan, minute, ..] = plan_stamp(site).await?;
    Ok([plan, minute, site.app.stamp(&session.questions).await?, site.app.stamp(&session.votes).await?])
}

/// `GET /e/{code}`: the code on the wall leads to the page, in any case of its letters; in the hall, to the form.
pub async fn short(site: Site, Path(code): Path<String>) -> Reply {
    let session = screens::public_session(&site.app, &code.to_lowercase()).await?;
    let part = if session.state == State::Live { "#ask" } else { "" };
    Ok(see_other(&format!("/events/{}{part}", session.slug), None))
}

/// `GET /events/{slug}?all=1&sort=newest`
pub async fn event(site: Site, Path(slug): Path<String>, query: Query, headers: HeaderMap) -> Reply {
    let (whole, newest) = (query.get("all").is_some(), query.get("sort") == Some("newest"));
    let page = |screen: EventScreen| {
        let screen = EventScreen { whole, ..screen };
        pages::event(&public_frame(&site), &if newest { screen.newest_first() } else { screen })
    };
    about(&site, &slug, EventScreen::query(whole, newest), &headers, page).await
}

/// `GET /events/{slug}/wall`
pub async fn wall(site: Site, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
    about(&site, &slug, "/wall", &headers, |screen| pages::wall(&public_frame(&site), &screen.into())).await
}

/// `GET /events/{slug}/embed`: the questions, for a frame on the hospital's own page. No cookie is read or set.
pub async fn embed(site: Site, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
    let mut response =
        about(&site, &slug, "/embed", &headers, |screen| pages::embed(&public_frame(&site), &screen)).await?;
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, framed_by(&site.config.embed_origins));
    Ok(response)
}

/// A page about a session (`part` tells it from the others), kept until something about the session changes.
async fn about(
    site: &Site,
    slug: &str,
    part: &str,
    headers: &HeaderMap,
    page: impl FnOnce(EventScreen) -> String,
) -> Reply {
    let session = site.sessions.get(&site.app, slug).await?;
    let stamp = event_stamp(site, &session).await?;
    let render = || async {
        // Anew: who waited for the one before has seen more meanwhile.
        let stamp = event_stamp(site, &session).await?;
        let session = sessions::public(&site.app, &session.id).await?;
        Ok(Rendered::at(stamp, page(screens::event(&site.app, &session, AskForm::default()).await?)))
    };
    Ok(site.kept_page(&format!("/events/{slug}{part}"), stamp, headers, render).await?)
}
