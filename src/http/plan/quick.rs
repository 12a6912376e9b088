//! A title and a time from the calendar's small form.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use domain::plan::Kind;
use domain::session::SessionDraft;
use serde::Deserialize;
use serde_json::json;
use wellspring_core::actor::Planner;
use wellspring_core::{Error, sessions};

use super::calendar::{back, noticed};
use crate::http::Site;
use crate::http::error::wants_json;
use crate::http::form::Sent;
use crate::http::identity::As;
use crate::http::reply::{self, Reply};

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
        _ => Err(Error::field("kind", "Choose what it is: a session.")),
    };
    match made {
        Ok(Made { kind, id, title }) if wants_json("", &headers) => {
            let url = format!("/plan/{kind}s/{id}");
            Ok(reply::json(StatusCode::CREATED, &json!({ "kind": kind, "id": id, "title": title, "url": url })))
        }
        Ok(_) => Ok(noticed(&back(&new.back).unwrap_or_default(), "notice=created")),
        Err(error) if wants_json("", &headers) || new.kind != "session" => Err(error.into()),
        Err(error) => super::sessions::refused(&site, &who, None, Some(draft(&new)), error).await,
    }
}

async fn session(site: &Site, who: &As<Planner>, new: &New) -> Result<Made, Error> {
    let made = sessions::create(&site.app, &who.actor, &draft(new)).await?;
    Ok(Made { kind: Kind::Session, id: made.id.to_string(), title: made.title.to_string() })
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
