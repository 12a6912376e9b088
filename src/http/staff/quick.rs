//! A title and a time from the calendar's small form.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use domain::plan::Kind;
use domain::post::PostDraft;
use domain::session::SessionDraft;
use serde::Deserialize;
use serde_json::json;
use wellspring_core::actor::Planner;
use wellspring_core::{Error, posts, sessions};

use crate::http::answer::{Reply, json};
use crate::http::ground::body::Sent;
use crate::http::ground::error::wants_json;
use crate::http::site::Site;
use crate::http::staff::calendar::{back, noticed};
use crate::http::who::staff::As;

/// Something new, as little as there is to say about it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct New {
    kind: String,
    title: String,
    starts: Option<String>,
    zone: String,
    campaign_id: Option<String>,
    back: String,
}

/// What was made.
struct Made {
    kind: Kind,
    id: String,
    title: String,
}

/// `POST /plan/quick`: a draft with a time; one stays on the calendar.
pub async fn create(State(site): State<Site>, who: As<Planner>, headers: HeaderMap, Sent(new): Sent<New>) -> Reply {
    let made = match new.kind.parse() {
        Ok(Kind::Session) => session(&site, &who, &new).await,
        Ok(Kind::Post) => post(&site, &who, &new).await,
        _ => Err(Error::field("kind", "Choose what it is: a session or a post.")),
    };
    match made {
        Ok(Made { kind, id, title }) if wants_json("", &headers) => {
            let url = format!("/plan/{kind}s/{id}");
            Ok(json::with(StatusCode::CREATED, &json!({ "kind": kind, "id": id, "title": title, "url": url })))
        }
        Ok(_) => Ok(noticed(&back(&new.back).unwrap_or_default(), "notice=created")),
        Err(error) if wants_json("", &headers) => Err(named(error).into()),
        Err(error) => match new.kind.parse() {
            Ok(Kind::Session) => super::sessions::refused(&site, &who, None, Some(draft(&new)), error).await,
            Ok(Kind::Post) => super::posts::refused(&site, &who.caller, None, Some(post_draft(&new)), error).await,
            _ => Err(error.into()),
        },
    }
}

async fn session(site: &Site, who: &As<Planner>, new: &New) -> Result<Made, Error> {
    let made = sessions::create(&site.app, &who.actor, &draft(new)).await?;
    Ok(Made { kind: Kind::Session, id: made.id.to_string(), title: made.title.to_string() })
}

async fn post(site: &Site, who: &As<Planner>, new: &New) -> Result<Made, Error> {
    let made = posts::create(&site.app, &who.actor, &post_draft(new)).await?;
    Ok(Made { kind: Kind::Post, id: made.id.to_string(), title: made.title.to_string() })
}

/// The small form has one name for the time of both.
fn named(error: Error) -> Error {
    let Error::Invalid(mut problems) = error else { return error };
    for problem in problems.0.iter_mut().filter(|problem| problem.field == "planned_at") {
        problem.field = "starts".to_owned();
    }
    Error::Invalid(problems)
}

/// An article: what the post's own form begins with.
fn post_draft(new: &New) -> PostDraft {
    PostDraft {
        title: new.title.clone(),
        planned_at: new.starts.clone(),
        zone: new.zone.clone(),
        campaign_id: new.campaign_id.clone(),
        ..PostDraft::default()
    }
}

/// An hour, held: what the session's own form begins with.
fn draft(new: &New) -> SessionDraft {
    SessionDraft {
        title: new.title.clone(),
        starts: new.starts.clone(),
        zone: new.zone.clone(),
        campaign_id: new.campaign_id.clone(),
        minutes: "60".to_owned(),
        ..SessionDraft::default()
    }
}
