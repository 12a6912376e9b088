//! Strangers' pages: the same bytes for everyone, so that they can be kept; what is one's own comes apart.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::question::QuestionDraft;
use domain::screens::attendee::{AskForm, EventScreen};
use domain::session::Session;
use domain::time::MINUTE;
use domain::zone::Month;
use pages::Trouble;
use wellspring_core::actor::Asker;
use wellspring_core::live::Topic;
use wellspring_core::{Error, questions, screens, sessions};

use crate::http::answer::form::invalid;
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, public_frame, secret};
use crate::http::answer::{Reply, json};
use crate::http::around::cache::{HTML, Known, Rendered, Stamp};
use crate::http::around::layers::framed_by;
use crate::http::ground::body::Sent;
use crate::http::ground::error::{Refusal, Refused, wants_json};
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::stranger::Stranger;

/// What pages about the plan depend on: its counter, and the minute ("starts in 20 minutes").
async fn plan_stamp(site: &Site) -> Result<Stamp, Error> {
    let plan = site.app.stamp(&Topic::Plan).await?;
    Ok([plan, site.app.now().0.div_euclid(MINUTE), 0, 0])
}

/// What a session's page depends on: the plan, its public questions and their votes.
pub async fn event_stamp(site: &Site, session: &Known) -> Result<Stamp, Error> {
    let [plan, minute, ..] = plan_stamp(site).await?;
    Ok([plan, minute, site.app.stamp(&session.questions).await?, site.app.stamp(&session.votes).await?])
}

/// `GET /`
pub async fn home(State(site): State<Site>, headers: HeaderMap) -> Reply {
    let stamp = plan_stamp(&site).await?;
    let render = || async { Ok(pages::home(&public_frame(&site), &screens::home(&site.app).await?)) };
    Ok(site.shelf.answer("/", stamp, HTML, &headers, render).await?)
}

/// `GET /calendar?month=2026-11`
pub async fn calendar(State(site): State<Site>, query: Query, headers: HeaderMap) -> Reply {
    let month = month(&site, &query);
    let stamp = plan_stamp(&site).await?;
    let render =
        || async { Ok(pages::calendar(&public_frame(&site), &screens::public_month(&site.app, month).await?)) };
    Ok(site.shelf.answer(&format!("/calendar?{month}"), stamp, HTML, &headers, render).await?)
}

/// How many years away a month may be: strangers cannot make us render and keep every month there is.
const YEARS: i16 = 5;

/// The month that the address asks for, or this one.
pub fn month(site: &Site, query: &Query) -> Month {
    let this = Month::of(site.app.now().utc().date);
    let asked = query.get("month").and_then(|text| text.parse::<Month>().ok());
    asked.filter(|asked| (asked.year() - this.year()).abs() <= YEARS).unwrap_or(this)
}

/// `GET /campaigns/{slug}`
pub async fn campaign(State(site): State<Site>, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
    let stamp = plan_stamp(&site).await?;
    let render =
        || async { Ok(pages::campaign(&public_frame(&site), &screens::campaign_page(&site.app, &slug).await?)) };
    Ok(site.shelf.answer(&format!("/campaigns/{slug}"), stamp, HTML, &headers, render).await?)
}

/// `GET /e/{code}`: the code on the wall leads to the page, in any case of its letters.
pub async fn short(State(site): State<Site>, Path(code): Path<String>) -> Reply {
    let session = screens::public_session(&site.app, &code.to_lowercase()).await?;
    Ok(see_other(&format!("/events/{}", session.slug), ""))
}

/// `GET /events/{slug}?all=1&sort=newest`
pub async fn event(State(site): State<Site>, Path(slug): Path<String>, query: Query, headers: HeaderMap) -> Reply {
    let (whole, newest) = (query.get("all").is_some(), query.get("sort") == Some("newest"));
    let page = |screen: EventScreen| {
        let screen = EventScreen { whole, ..screen };
        pages::event(&public_frame(&site), &if newest { screen.newest_first() } else { screen })
    };
    about(&site, &slug, EventScreen::query(whole, newest), &headers, page).await
}

/// `GET /events/{slug}/wall`
pub async fn wall(State(site): State<Site>, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
    about(&site, &slug, "/wall", &headers, |screen| pages::wall(&public_frame(&site), &screen.into())).await
}

/// `GET /events/{slug}/embed`: the questions, for a frame on the hospital's own page. No cookie is read or set.
pub async fn embed(State(site): State<Site>, Path(slug): Path<String>, headers: HeaderMap) -> Reply {
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
    Ok(site.shelf.answer(&format!("/events/{slug}{part}"), stamp, HTML, headers, render).await?)
}

/// `POST /events/{slug}/questions`: a stranger asks, as a plain form or from the island.
pub async fn ask(
    State(site): State<Site>,
    Path(slug): Path<String>,
    stranger: Stranger,
    headers: HeaderMap,
    Sent(draft): Sent<QuestionDraft>,
) -> Reply {
    let session = screens::public_session(&site.app, &slug).await?;
    let json = wants_json("", &headers);
    match take(&site, &session, &stranger, &draft).await {
        Ok((asked, cookie)) if json => Ok(with_cookie(json::with(StatusCode::CREATED, &asked), cookie)),
        Ok((asked, cookie)) => Ok(secret(with_cookie(see_other(&asked.url, ""), cookie))),
        Err(error) if json => Err(error.into()),
        Err(error) => ask_again(&site, &session, draft, error).await,
    }
}

/// Limits, then the command; gives the cookie that the first POST sets.
pub async fn take(
    site: &Site,
    session: &Session,
    stranger: &Stranger,
    draft: &QuestionDraft,
) -> Result<(questions::Asked, Option<HeaderValue>), Error> {
    site.limits.ask(stranger.asker.voter.as_deref(), session.id.as_str(), stranger.address)?;
    let (voter, cookie) = stranger.voter(site);
    let asker = Asker { becomes: cookie.as_ref().map(|_| voter), ..stranger.asker.clone() };
    Ok((questions::ask(&site.app, &asker, session, draft).await?, cookie))
}

/// The page again with everything that was typed: wrong fields, too many, too busy, closed meanwhile.
async fn ask_again(site: &Site, session: &Session, draft: QuestionDraft, error: Error) -> Reply {
    let refusal = Refusal::of(&error);
    let mut problems = refusal.problems.clone();
    if problems.is_empty() {
        problems.add("", refusal.detail.clone());
    }
    let screen = screens::event(&site.app, session, AskForm { draft, problems }).await?;
    if !screen.session.takes_questions {
        return Ok(closed(site, &refusal, screen.form.draft.text));
    }
    let mut response = invalid(pages::event(&public_frame(site), &screen));
    *response.status_mut() = refusal.status;
    if let Some(seconds) = refusal.retry_after {
        response.headers_mut().insert(axum::http::header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

/// There is no form any more to stand in: a page that says so, with the text.
fn closed(site: &Site, refusal: &Refusal, text: String) -> Response {
    let trouble =
        Trouble { what: Some(refusal.detail.clone()), kept: Some(text), ..Trouble::new(refusal.status.as_u16()) };
    let mut response = html(pages::problem(&public_frame(site), &trouble));
    *response.status_mut() = refusal.status;
    response
}

/// Adds a cookie where there is a new one.
pub fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// `GET /questions/{token}`: the asker's own page.
pub async fn question(State(site): State<Site>, Path(token): Path<String>) -> Response {
    match screens::asker(&site.app, &token).await {
        Ok(screen) => secret(html(pages::asker(&public_frame(&site), &screen))),
        Err(error) => secret(Refused(error).into_response()),
    }
}

/// `POST /questions/{token}/withdraw`
pub async fn withdraw(State(site): State<Site>, Path(token): Path<String>) -> Reply {
    questions::withdraw(&site.app, &token).await?;
    Ok(secret(see_other(&format!("/questions/{token}"), "")))
}
