//! What strangers do with each other's questions: votes, reports, and looking whether theirs was asked already.

use axum::http::HeaderValue;
use serde_json::json;
use wellspring_core::{Error, questions, screens};

use crate::http::answer::{Reply, html, json, public_frame, secret, see_other};
use crate::http::ground::cookie::with_cookie;
use crate::http::ground::{Path, Sent};
use crate::http::site::Site;
use crate::http::who::Stranger;

/// `GET /events/{slug}/mine`: which questions this voter voted for.
pub async fn mine(site: Site, Path(slug): Path<String>, stranger: Stranger) -> Reply {
    let session = screens::public_session(&site.app, &slug).await?;
    let voted = questions::voted_for(&site.app, &stranger.asker, &session.id).await?;
    Ok(json::ok(&json!({ "voted": voted })))
}

/// What a vote's form carries.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct VoteForm {
    /// Whether the vote is taken back.
    #[serde(deserialize_with = "domain::form::tick")]
    withdraw: bool,
    /// Where the answer goes too, if they wish.
    email: String,
}

/// `POST /events/{slug}/questions/{handle}/vote`
pub async fn vote(
    site: Site,
    Path((slug, handle)): Path<(String, String)>,
    stranger: Stranger,
    Sent(form): Sent<VoteForm>,
) -> Reply {
    // Before anything is done: who comes by an address that there is not is led nowhere.
    let known = site.sessions.get(&site.app, &slug).await?;
    let follows = !form.withdraw && !form.email.trim().is_empty();
    if follows {
        // A letter for each: as rare as a question, and before the vote counts.
        site.limits.ask(stranger.asker.voter.as_deref(), known.id.as_str(), stranger.address)?;
        questions::follow(&site.app, site.language, &handle, &form.email).await?;
    }
    let (voted, cookie) = count(&site, &stranger, &handle, !form.withdraw).await?;
    let response = match stranger.json {
        true => json::ok(&voted),
        false => see_other(&format!("/events/{slug}#q-{handle}"), None),
    };
    Ok(with_cookie(response, cookie))
}

/// Limits, then the command; gives the cookie that the first POST sets.
pub async fn count(
    site: &Site,
    stranger: &Stranger,
    handle: &str,
    wanted: bool,
) -> Result<(questions::Voted, Option<HeaderValue>), Error> {
    site.limits.vote(stranger.asker.voter.as_deref(), stranger.address)?;
    let (voter, cookie) = stranger.voter(site);
    Ok((questions::vote(&site.app, handle, &voter, wanted).await?, cookie))
}

/// What somebody is typing.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Typing {
    /// So far.
    pub text: String,
}

/// `POST /events/{slug}/alike`: what is public already and near to what is being typed, and what of it could say who its author
/// is. Nothing of it is kept.
pub async fn alike(site: Site, Path(slug): Path<String>, stranger: Stranger, Sent(typing): Sent<Typing>) -> Reply {
    site.limits.vote(stranger.asker.voter.as_deref(), stranger.address)?;
    let session = screens::public_session(&site.app, &slug).await?;
    let found = questions::alike(&site.app, Some(&session), &typing.text).await?;
    Ok(secret(json::ok(&found)))
}

/// What a report's form carries.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// Whether the report is taken back.
    #[serde(deserialize_with = "domain::form::tick")]
    withdraw: bool,
}

/// `POST /events/{slug}/questions/{handle}/report`: from the island, or as a plain form with a page that says thank you and
/// takes it back; with `withdraw`, it is.
pub async fn report(
    site: Site,
    Path((slug, handle)): Path<(String, String)>,
    stranger: Stranger,
    Sent(form): Sent<ReportForm>,
) -> Reply {
    site.sessions.get(&site.app, &slug).await?;
    if form.withdraw {
        take_back(&site, &stranger, &handle).await?;
        return Ok(match stranger.json {
            true => json::ok(&json!({ "handle": handle, "reported": false })),
            false => see_other(&format!("/events/{slug}#q-{handle}"), None),
        });
    }
    let cookie = reported(&site, &stranger, &handle).await?;
    let response = match stranger.json {
        true => json::ok(&json!({ "handle": handle, "reported": true })),
        false => html(pages::thanks(&public_frame(&site), &format!("/events/{slug}"), &handle)),
    };
    Ok(with_cookie(response, cookie))
}

/// Limits, then the command: a report was a slip.
pub async fn take_back(site: &Site, stranger: &Stranger, handle: &str) -> Result<(), Error> {
    site.limits.report(stranger.address)?;
    let (voter, _) = stranger.voter(site);
    questions::take_report_back(&site.app, handle, &voter).await
}

/// Limits, then the command; gives the cookie that the first POST sets.
pub async fn reported(site: &Site, stranger: &Stranger, handle: &str) -> Result<Option<HeaderValue>, Error> {
    site.limits.report(stranger.address)?;
    let (voter, cookie) = stranger.voter(site);
    questions::report(&site.app, handle, &voter).await?;
    Ok(cookie)
}
