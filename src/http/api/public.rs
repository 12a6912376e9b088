//! `/api/v1/public`: what strangers' programs may do, without a token. Limits and cookies are the pages' own.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::json;
use wellspring_core::{questions as commands, screens, sessions};

use super::body::Fields;

use crate::http::answer::page::secret;
use crate::http::answer::{Reply, json};
use crate::http::around::cache::{JSON, Rendered};
use crate::http::attendee::events::event_stamp;
use crate::http::attendee::questions::take;
use crate::http::attendee::votes::{count, reported};
use crate::http::ground::cookie::with_cookie;
use crate::http::site::Site;
use crate::http::who::stranger::Stranger;

/// `GET /public/sessions/{code}/questions`: every public question (2,000 at most), the most wanted first.
pub async fn questions(State(site): State<Site>, Path(code): Path<String>, headers: HeaderMap) -> Reply {
    let session = site.sessions.get(&site.app, &code.to_lowercase()).await?;
    let stamp = event_stamp(&site, &session).await?;
    let render = || async {
        let stamp = event_stamp(&site, &session).await?;
        let session = sessions::public(&site.app, &session.id).await?;
        let items = commands::public_list(&site.app, &session).await?;
        Ok(Rendered::at(stamp, json!({ "items": items, "next": null }).to_string()))
    };
    Ok(site.shelf.answer(&format!("questions:{}", session.id), stamp, JSON, &headers, render).await?)
}

/// `POST /public/sessions/{code}/questions`: 201 with `handle, token, state, url`.
pub async fn ask(State(site): State<Site>, Path(code): Path<String>, stranger: Stranger, fields: Fields) -> Reply {
    let session = screens::public_session(&site.app, &code.to_lowercase()).await?;
    let (asked, cookie) = take(&site, &session, &stranger, &fields.draft()?).await?;
    let mut shown = json!(asked);
    shown["url"] = json!(format!("{}{}", site.app.settings.public_url, asked.url));
    Ok(secret(with_cookie(json::with(StatusCode::CREATED, &shown), cookie)))
}

/// `POST /public/questions/{handle}/vote`: a second time changes nothing.
pub async fn vote(State(site): State<Site>, Path(handle): Path<String>, stranger: Stranger) -> Reply {
    let (voted, cookie) = count(&site, &stranger, &handle, true).await?;
    Ok(with_cookie(json::with(StatusCode::OK, &voted), cookie))
}

/// `DELETE /public/questions/{handle}/vote`: takes the vote back, if there is one.
pub async fn unvote(State(site): State<Site>, Path(handle): Path<String>, stranger: Stranger) -> Reply {
    let (voted, cookie) = count(&site, &stranger, &handle, false).await?;
    Ok(with_cookie(json::with(StatusCode::OK, &voted), cookie))
}

/// `POST /public/questions/{handle}/report`: says that it should not stand there.
pub async fn report(State(site): State<Site>, Path(handle): Path<String>, stranger: Stranger) -> Reply {
    let cookie = reported(&site, &stranger, &handle).await?;
    Ok(with_cookie(json::with(StatusCode::OK, &json!({ "handle": handle, "reported": true })), cookie))
}
