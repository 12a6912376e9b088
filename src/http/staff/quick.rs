//! A title and a time from the calendar's small form.

use axum::response::Response;
use domain::plan::Kind;
use domain::post::PostDraft;
use domain::session::SessionDraft;
use serde::Deserialize;
use serde_json::json;
use wellspring_core::actor::Planner;
use wellspring_core::{Error, posts, sessions};

use super::calendar::back;
use crate::http::answer::{Notice, Reply, json, see_other};
use crate::http::ground::Sent;
use crate::http::who::As;

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

/// `POST /plan/quick`: a draft with a time; one stays on the calendar. A form with something wrong in it goes on as the
/// whole form of what it is.
pub async fn create(who: As<Planner>, Sent(new): Sent<New>) -> Reply {
    match new.kind.parse() {
        Ok(Kind::Session) => {
            let draft = new.session();
            let made = sessions::create(&who.app, &who.actor, &draft).await;
            let done = made.map(|made| new.made(&who, Kind::Session, made.id.as_str(), made.title.as_str()));
            who.form(done, pages::session, |why| super::sessions::again(&who, None, Some(draft), why)).await
        }
        Ok(Kind::Post) => {
            let draft = new.post();
            let made = posts::create(&who.app, &who.actor, &draft).await;
            let done = made.map(|made| new.made(&who, Kind::Post, made.id.as_str(), made.title.as_str()));
            let done = done.map_err(|why| if who.json { named(why) } else { why });
            who.form(done, pages::post, |why| super::posts::again(&who, None, Some(draft), why)).await
        }
        _ => Err(Error::field("kind", "Choose what it is: a session or a post.").into()),
    }
}

/// The small form has one name for the time of both.
fn named(error: Error) -> Error {
    let Error::Invalid(mut problems) = error else { return error };
    for problem in problems.0.iter_mut().filter(|problem| problem.field == "planned_at") {
        problem.field = "starts".to_owned();
    }
    Error::Invalid(problems)
}

impl New {
    fn made(&self, who: &As<Planner>, kind: Kind, id: &str, title: &str) -> Response {
        if who.json {
            let url = format!("/plan/{kind}s/{id}");
            return json::created(&json!({ "kind": kind, "id": id, "title": title, "url": url }));
        }
        see_other(&back(&self.back).unwrap_or_default().href(), Notice::Created)
    }

    /// An article: what the post's own form begins with.
    fn post(&self) -> PostDraft {
        PostDraft {
            title: self.title.clone(),
            planned_at: self.starts.clone(),
            zone: self.zone.clone(),
            campaign_id: self.campaign_id.clone(),
            ..PostDraft::default()
        }
    }

    /// An hour, held: what the session's own form begins with.
    fn session(&self) -> SessionDraft {
        SessionDraft {
            title: self.title.clone(),
            starts: self.starts.clone(),
            zone: self.zone.clone(),
            campaign_id: self.campaign_id.clone(),
            minutes: "60".to_owned(),
            ..SessionDraft::default()
        }
    }
}
