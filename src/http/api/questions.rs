//! `/api/v1/questions`: the desk's list, one question whole, and the desk's deeds.

use axum::extract::{Path, State};
use domain::Instant;
use domain::id::{ClinicianId, QuestionId, SessionId};
use domain::question::{Kind, State as Life, Visibility};
use domain::screens::desk::{Entry, InboxRow, QuestionScreen};
use serde_json::{Value, json};
use wellspring_core::actor::{Caller, Reader, Responder};
use wellspring_core::questions::{self, Filter, cursor_after};
use wellspring_core::{Error, screens};

use super::list::{self, Page, no_cursor, word};
use super::{Call, Token, ok, stale};

use crate::http::answer::Reply;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// `GET /questions?session&state&owner&visibility&kind&overdue&q&cursor&limit`: untouched first, then in hand, then ended; each
/// group the oldest first. `state` takes several, with commas.
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let page = Page::of(&query, &["session", "state", "owner", "visibility", "kind", "overdue", "q"])?;
    let filter = filter(&query, &page, site.app.now())?;
    let mut found = questions::list(&site.app, &who.actor, &filter, page.rows()).await?;
    let next = page.cut(&mut found, cursor_after);
    Ok(list::answer(&found.iter().map(line).collect::<Vec<_>>(), next))
}

fn filter(query: &Query, page: &Page, now: Instant) -> Result<Filter, Error> {
    let states = query.get("state").map(|text| text.split(',').map(|word| word.trim().parse::<Life>()).collect());
    Ok(Filter {
        states: states.transpose().map_err(|why: String| Error::field("state", why))?.unwrap_or_default(),
        session: word::<SessionId>(query, "session")?.map(|id| id.to_string()).unwrap_or_default(),
        visibility: word::<Visibility>(query, "visibility")?.map(|word| word.to_string()).unwrap_or_default(),
        kind: word::<Kind>(query, "kind")?.map(|word| word.to_string()).unwrap_or_default(),
        owner: owner(query)?,
        overdue: overdue(query)?.then_some(now),
        q: query.text("q"),
        cursor: cursor(&page.cursor)?.to_owned(),
    })
}

fn overdue(query: &Query) -> Result<bool, Error> {
    match query.get("overdue") {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(Error::field("overdue", "Use true or false.")),
    }
}

/// A clinician's id, or `desk`.
fn owner(query: &Query) -> Result<String, Error> {
    match query.get("owner") {
        None | Some("desk") => Ok(query.text("owner")),
        Some(_) => Ok(word::<ClinicianId>(query, "owner")?.map(|id| id.to_string()).unwrap_or_default()),
    }
}

/// A cursor as [`cursor_after`] writes it: `rank.millis.id`.
fn cursor(text: &str) -> Result<&str, Error> {
    let mut parts = text.splitn(3, '.');
    let mut number = || parts.next().is_some_and(|part| part.parse::<i64>().is_ok());
    let known =
        text.is_empty() || (number() && number() && parts.next().is_some_and(|id| id.parse::<QuestionId>().is_ok()));
    known.then_some(text).ok_or_else(no_cursor)
}

/// One of a list; who asked is not told here.
fn line(row: &InboxRow) -> Value {
    json!({
        "id": row.id, "session_id": row.session_id, "session_title": row.session_title, "text": row.text, "kind": row.kind,
        "state": row.state, "visibility": row.visibility, "urgency": row.urgency, "votes": row.votes, "asked_at": row.created_at,
        "due_at": row.due_at,
    })
}

/// `GET /questions/{id}`
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(question): Path<String>) -> Reply {
    Ok(ok(&whole(&site, &who.caller, &id(&question)?).await?))
}

/// The question with its thread, notes and history.
async fn whole(site: &Site, caller: &Caller, question: &QuestionId) -> Result<Value, Error> {
    let screen = screens::question(&site.app, &caller.reader()?, question, None).await?;
    Ok(shown(&screen))
}

/// Who asked is for the desk alone: others are not even told that there is a name.
fn shown(screen: &QuestionScreen) -> Value {
    let question = &screen.question;
    let entries: Vec<Value> = screen.entries.iter().map(entry_shown).collect();
    let mut shown = json!({
        "id": question.id, "version": question.version, "handle": question.handle,
        "session_id": question.session_id, "session_title": screen.session_title,
        "text": question.text, "kind": question.kind, "state": question.state, "visibility": question.visibility,
        "urgency": question.urgency, "votes": question.votes, "public_text": question.public_text,
        "answer": question.answer, "public_answer": question.public_answer, "reason": question.reason,
        "asked_at": question.created_at, "acknowledged_at": question.acknowledged_at,
        "answered_at": question.answered_at, "clinician_id": question.clinician_id, "routed_at": question.routed_at,
        "proposed_answer": question.proposal(), "proposed_at": question.proposed_at, "place": question.place,
        "placed_at": question.placed_at, "live_offset": question.live_offset,
        "due_at": question.due_at, "umbrella_id": question.umbrella_id, "claimed_by": question.claimed_name,
        "claimed_until": question.claimed_until, "updated_at": question.updated_at,
        "entries": entries, "notes": screen.notes, "history": screen.history,
    });
    if screen.may_act {
        shown["name"] = json!(screen.name);
        shown["email"] = json!(screen.email);
    }
    shown
}

fn entry_shown(entry: &Entry) -> Value {
    json!({ "kind": entry.kind, "author": entry.author, "text": entry.text, "at": entry.at })
}

/// `POST /questions/{id}/{acknowledge|route|answer|publish|publish_answer|hold|note|dismiss|reopen}`, with the `version`
/// that was seen where that matters. Answers with the question as it is then.
pub async fn deed(
    State(site): State<Site>,
    Path((question, deed)): Path<(String, String)>,
    call: Call<Responder>,
) -> Reply {
    let question: QuestionId = id(&question)?;
    let form = call.fields.draft()?;
    call.fields.seen()?;
    let deed = deed.parse().map_err(|_| Error::NotFound)?;
    match questions::deed(&site.app, &call.actor, &question, deed, &form).await {
        Err(Error::Conflict { .. }) => Ok(stale(&whole(&site, &call.caller, &question).await?, &call.fields)),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(ok(&whole(&site, &call.caller, &question).await?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_of_another_list_is_refused() {
        assert!(cursor("").is_ok());
        assert!(cursor("0.1764000000000.01935f5e-0000-7000-8000-000000000001").is_ok());
        assert!(cursor("01935f5e-0000-7000-8000-000000000001").is_err());
        assert!(cursor("0.1.x").is_err());
    }
}
