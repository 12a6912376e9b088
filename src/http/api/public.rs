//! `/api/v1/public`: what strangers' programs may do, without a token. Limits and cookies are the pages' own.

use axum::extract::Path;
use axum::http::HeaderMap;
use domain::Flag;
use domain::question::{ExpertsDraft, QuestionDraft};
use domain::screens::attendee::PublicQuestion;
use domain::session::State;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use wellspring_core::questions::{self as commands, Asked, Voted};
use wellspring_core::{screens, sessions};

use super::Sent;
use crate::http::answer::{Reply, json, secret};
use crate::http::around::cache::{JSON, Rendered};
use crate::http::attendee::events::event_stamp;
use crate::http::attendee::questions::take;
use crate::http::attendee::votes::{count, reported, take_back};
use crate::http::ground::cookie::with_cookie;
use crate::http::site::Site;
use crate::http::who::Stranger;

/// A session's public questions, and where it stands: what its stream tells, for whoever has none.
#[derive(Serialize, ToSchema)]
pub struct PublicQuestions {
    /// Every one of them.
    items: Vec<PublicQuestion>,
    /// Always null: no page follows.
    next: Option<String>,
    /// The session's life.
    state: State,
    /// Whether questions are paused.
    #[schema(value_type = bool)]
    paused: Flag,
    /// Whether people vote without seeing how others did.
    #[schema(value_type = bool)]
    votes_hidden: Flag,
}

/// List a session's public questions
///
/// Cleared wordings, 2,000 at most, the most wanted first. Has an ETag.
#[utoipa::path(get, path = "", operation_id = "list_public_questions", tag = "public",
    responses((status = 200, description = "All of them.", body = PublicQuestions)))]
pub async fn questions(site: Site, Path(code): Path<String>, headers: HeaderMap) -> Reply {
    let session = site.sessions.get(&site.app, &code.to_lowercase()).await?;
    let stamp = event_stamp(&site, &session).await?;
    let render = || async {
        let stamp = event_stamp(&site, &session).await?;
        let session = sessions::public(&site.app, &session.id).await?;
        let items = commands::public_list(&site.app, &session).await?;
        let (state, paused, votes_hidden) = (session.state, session.hall.paused, session.hall.votes_hidden);
        let all = PublicQuestions { items, next: None, state, paused, votes_hidden };
        Ok(Rendered::at(stamp, json!(all).to_string()))
    };
    Ok(site.shelf.answer(&format!("questions:{}", session.id), stamp, JSON, &headers, render).await?)
}

/// Ask a question
///
/// Nobody but the team sees it until somebody publishes a wording, unless the session is open. Its page and letters are in what
/// `Accept-Language` prefers of English and Spanish.
#[utoipa::path(post, path = "", operation_id = "ask", tag = "public", request_body = QuestionDraft,
    responses(
        (status = 201, description = "It arrived.", body = Asked),
        (status = 409, description = "The session takes no questions now (`wrong-state`)."),
    ))]
pub async fn ask(site: Site, Path(code): Path<String>, stranger: Stranger, sent: Sent<QuestionDraft>) -> Reply {
    let session = screens::public_session(&site.app, &code.to_lowercase()).await?;
    let (asked, cookie) = take(&site, Some(&session), &stranger, &sent.draft()?).await?;
    let shown = Asked { url: format!("{}{}", site.app.settings.public_url, asked.url), ..asked };
    Ok(secret(with_cookie(json::created(&shown), cookie)))
}

/// Ask our experts
///
/// A question outside any session. It is private unless `private` is false; nobody but the team sees it until somebody
/// publishes a wording. A topic or post that there is not is left out. Its page and letters are in what `Accept-Language`
/// prefers of English and Spanish.
#[utoipa::path(post, path = "", operation_id = "ask_experts", tag = "public", request_body = ExpertsDraft,
    responses((status = 201, description = "It arrived.", body = Asked)))]
pub async fn ask_experts(site: Site, stranger: Stranger, sent: Sent<ExpertsDraft>) -> Reply {
    let (asked, cookie) = take(&site, None, &stranger, &sent.draft()?.into()).await?;
    let shown = Asked { url: format!("{}{}", site.app.settings.public_url, asked.url), ..asked };
    Ok(secret(with_cookie(json::created(&shown), cookie)))
}

/// Vote for a question
///
/// The voter is the cookie that the first POST sets. A second time changes nothing.
#[utoipa::path(post, path = "", operation_id = "vote", tag = "public",
    responses((status = 200, description = "The votes now.", body = Voted)))]
pub async fn vote(site: Site, Path(handle): Path<String>, stranger: Stranger) -> Reply {
    let (voted, cookie) = count(&site, &stranger, &handle, true).await?;
    Ok(with_cookie(json::ok(&voted), cookie))
}

/// Take a vote back
///
/// The voter is the cookie that the first POST sets. A second time changes nothing.
#[utoipa::path(delete, path = "", operation_id = "unvote", tag = "public",
    responses((status = 200, description = "The votes now.", body = Voted)))]
pub async fn unvote(site: Site, Path(handle): Path<String>, stranger: Stranger) -> Reply {
    let (voted, cookie) = count(&site, &stranger, &handle, false).await?;
    Ok(with_cookie(json::ok(&voted), cookie))
}

/// That a question was reported.
#[derive(Serialize, ToSchema)]
struct Reported {
    handle: String,
    reported: bool,
}

/// Report a question
///
/// It should not stand there. The desk sees it; reports from three networks hold what nobody of the team has looked at.
#[utoipa::path(post, path = "", operation_id = "report", tag = "public",
    responses((status = 200, description = "The desk looks at it.", body = Reported)))]
pub async fn report(site: Site, Path(handle): Path<String>, stranger: Stranger) -> Reply {
    let cookie = reported(&site, &stranger, &handle).await?;
    Ok(with_cookie(json::ok(&Reported { handle, reported: true }), cookie))
}

/// Take a report back
///
/// Within ten seconds, by the cookie that came with it.
#[utoipa::path(delete, path = "", operation_id = "unreport", tag = "public",
    responses(
        (status = 200, description = "It is as if nothing was said.", body = Reported),
        (status = 409, description = "There is none, or it is too late (`wrong-state`)."),
    ))]
pub async fn unreport(site: Site, Path(handle): Path<String>, stranger: Stranger) -> Reply {
    take_back(&site, &stranger, &handle).await?;
    Ok(json::ok(&Reported { handle, reported: false }))
}
