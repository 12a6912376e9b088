//! Clinicians and their assistants, by link: no sign-in, no script needed. GET and HEAD show, only POST acts, since mail
//! scanners open every link.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Instant;
use domain::id::SlotId;
use domain::screens::clinician::SlotScreen;
use domain::slot::AnswerDraft;
use wellspring_core::actor::Clinician;
use wellspring_core::slots::answer;
use wellspring_core::{Error, clinicians, screens, slots};

use crate::http::answer::Reply;
use crate::http::answer::form::{again, problems};
use crate::http::answer::notice::{said, see_other};
use crate::http::answer::page::{html, public_frame, secret};
use crate::http::ground::body::Sent;
use crate::http::ground::error::{Refusal, Refused};
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// Whatever stands behind a secret address is never kept, refusals included.
pub(super) fn behind_link(reply: Reply) -> Response {
    use axum::response::IntoResponse;
    secret(reply.unwrap_or_else(IntoResponse::into_response))
}

/// Where a slot is answered: by its own link, or from the page of all of theirs.
struct Place {
    who: Clinician,
    slot: SlotId,
    path: String,
    home: Option<String>,
}

impl Place {
    async fn of_slot(site: &Site, token: &str) -> Result<Self, Error> {
        let (who, slot) = slots::by_token(&site.app, token).await?;
        Ok(Self { who, slot: slot.id, path: format!("/slots/{token}"), home: None })
    }

    async fn of_own(site: &Site, token: &str, slot: &str) -> Result<Self, Error> {
        let (who, _) = clinicians::by_token(&site.app, token).await?;
        let home = format!("/clinicians/{token}");
        Ok(Self { who, slot: id(slot)?, path: format!("{home}/slots/{slot}"), home: Some(home) })
    }

    async fn screen(&self, site: &Site) -> Result<SlotScreen, Error> {
        let screen = screens::slot(&site.app, &self.who, &self.slot, &self.path).await?;
        Ok(SlotScreen { home: self.home.clone(), ..screen })
    }

    async fn page(&self, site: &Site) -> Reply {
        Ok(html(pages::slot(&public_frame(site), &self.screen(site).await?)))
    }

    async fn answer(&self, site: &Site, step: &str, draft: AnswerDraft) -> Reply {
        let (app, who, slot) = (&site.app, &self.who, &self.slot);
        let done = match step {
            "confirm" => answer::confirm(app, who, slot, &draft).await,
            "decline" => answer::decline(app, who, slot, &draft).await,
            "another_time" => answer::another_time(app, who, slot, &draft).await,
            "colleague" => answer::colleague(app, who, slot, &draft).await,
            _ => Err(Error::NotFound),
        };
        match done {
            Ok(_) => Ok(see_other(&self.path, "")),
            Err(error) => self.refused(site, step, draft, error).await,
        }
    }

    /// The page again, as the slot is now, with what was typed and why nothing was answered.
    async fn refused(&self, site: &Site, step: &str, draft: AnswerDraft, error: Error) -> Reply {
        if !matches!(error, Error::Invalid(_) | Error::SlotMoved | Error::State(_)) {
            return Err(Refused(error));
        }
        let mut screen = self.screen(site).await?;
        screen.moved = matches!(error, Error::SlotMoved);
        screen.was_at = draft.seen_at.parse::<Instant>().ok().filter(|was| *was != screen.span.start);
        screen.problems = if screen.moved { screen.problems } else { problems(&error) };
        screen.tried = Some(step.to_owned());
        let zone = if draft.zone.is_empty() { screen.draft.zone.clone() } else { draft.zone.clone() };
        screen.draft = AnswerDraft { zone, ..draft };
        Ok(again(pages::slot(&public_frame(site), &screen), &error))
    }
}

/// `GET /slots/{token}`
pub async fn slot(State(site): State<Site>, Path(token): Path<String>) -> Response {
    let page = async { Place::of_slot(&site, &token).await?.page(&site).await };
    behind_link(ended(&site, page.await))
}

/// `POST /slots/{token}/{confirm|decline|another_time|colleague}`
pub async fn answer(
    State(site): State<Site>,
    Path((token, step)): Path<(String, String)>,
    Sent(draft): Sent<AnswerDraft>,
) -> Response {
    let done = async { Place::of_slot(&site, &token).await?.answer(&site, &step, draft).await };
    behind_link(ended(&site, done.await))
}

/// `GET /clinicians/{token}/slots/{id}`
pub async fn own_slot(State(site): State<Site>, Path((token, slot)): Path<(String, String)>) -> Response {
    let page = async { Place::of_own(&site, &token, &slot).await?.page(&site).await };
    behind_link(ended(&site, page.await))
}

/// `POST /clinicians/{token}/slots/{id}/{confirm|decline|another_time|colleague}`
pub async fn own_answer(
    State(site): State<Site>,
    Path((token, slot, step)): Path<(String, String, String)>,
    Sent(draft): Sent<AnswerDraft>,
) -> Response {
    let done = async { Place::of_own(&site, &token, &slot).await?.answer(&site, &step, draft).await };
    behind_link(ended(&site, done.await))
}

/// `GET /clinicians/{token}`: all that is theirs.
pub async fn own(State(site): State<Site>, Path(token): Path<String>, query: Query) -> Response {
    let page = async {
        let (who, clinician) = clinicians::by_token(&site.app, &token).await?;
        let mut screen = screens::own(&site.app, &who, &clinician, &format!("/clinicians/{token}")).await?;
        screen.said = query.get("done").and_then(said);
        Ok(html(pages::own(&public_frame(&site), &screen)))
    };
    behind_link(ended(&site, page.await))
}

/// A link that has ended says so on a page of its own: its holder is no stranger who mistyped something.
pub(super) fn ended(site: &Site, reply: Reply) -> Reply {
    match reply {
        Err(Refused(Error::LinkEnded(why))) => {
            let refusal = Refusal::of(&Error::LinkEnded(why));
            let mut response = html(pages::link_ended(&public_frame(site), &refusal.detail));
            *response.status_mut() = StatusCode::GONE;
            Ok(response)
        }
        other => other,
    }
}
