//! `/api/v1/duty` and `/api/v1/alarms`: who would be called, and what waits for somebody.

use domain::Instant;
use domain::alarm::{Alarm, Progress};
use domain::id::QuestionId;
use serde::Serialize;
use utoipa::ToSchema;
use wellspring_core::actor::{Reader, Responder};
use wellspring_core::duty::{self, Now};

use super::{Listed, Page, Token, after_id, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::Query;
use crate::http::site::Site;

/// An alarm that is open: somebody may be in danger. What was written stands with the question alone.
#[derive(Serialize, ToSchema)]
#[schema(as = OpenAlarm, examples(json!({ "raised_at": "2027-03-01T09:00:00Z", "seen_at": "2027-03-01T09:02:00Z", "rungs_called": 1 })))]
struct Open {
    question_id: QuestionId,
    /// When.
    raised_at: Instant,
    /// Whether a person marked the question; else it was the reader of signs.
    marked: bool,
    /// Whether somebody is on it.
    seen: bool,
    /// Since when.
    seen_at: Option<Instant>,
    standing: Progress,
    /// How many rungs of the ladder were called: 0 to 3.
    #[schema(minimum = 0, maximum = 3)]
    rungs_called: i64,
}

impl From<Alarm> for Open {
    fn from(alarm: Alarm) -> Self {
        Self {
            standing: alarm.progress(),
            question_id: alarm.question_id,
            raised_at: alarm.raised_at,
            marked: alarm.raised_by.is_some(),
            seen: alarm.seen_at.is_some(),
            seen_at: alarm.seen_at,
            rungs_called: alarm.called,
        }
    }
}

type Alarms = Listed<Open>;

/// Read who is on duty
///
/// Who would be called at this moment, should somebody be in danger.
#[utoipa::path(get, path = "", operation_id = "get_duty", tag = "duty", security(("token" = ["read"])),
    responses((status = 200, description = "As it is now.", body = Now)))]
pub async fn get(site: Site, who: Token<Reader>, query: Query) -> Reply {
    query::page(&query)?;
    Ok(ok(&duty::now(&site.app, &who.actor).await?))
}

/// List the alarms that are open
///
/// The oldest first; nothing of what was written.
#[utoipa::path(get, path = "", operation_id = "list_alarms", tag = "duty", security(("token" = ["desk"])),
    params(Page), responses((status = 200, description = "A page.", body = Alarms)))]
pub async fn alarms(site: Site, who: Token<Responder>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = duty::open_alarms(&site.app, &who.actor, after_id::<QuestionId>(&page)?, page.rows()).await?;
    let found = found.into_iter().map(Open::from).collect();
    Ok(page.answer(found, |last: &Open| last.question_id.to_string()))
}
