//! `/api/v1/questions`: the desk's list, one question whole, and the desk's deeds.

use axum::extract::{Path, State};
use domain::deeds::QuestionDeed;
use domain::id::{ClinicianId, QuestionId, SessionId};
use domain::question::{Kind, Place, State as Life, Urgency, Visibility};
use domain::screens::desk::{DeedForm, Entry, HistoryLine, InboxRow, Note, QuestionScreen};
use domain::text::{Email, QuestionText};
use domain::{Instant, Version};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use wellspring_core::actor::{Caller, Reader, Responder};
use wellspring_core::questions::{self, Filter, cursor_after};
use wellspring_core::{Error, screens};

use super::list::{Listed, Page, no_cursor};
use super::{Call, Token, changed, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::Query;
use crate::http::ground::path::id;
use crate::http::site::Site;

/// One of a list; who asked is not told here.
#[derive(Serialize, ToSchema)]
struct QuestionLine {
    id: QuestionId,
    session_id: SessionId,
    session_title: String,
    text: String,
    kind: Kind,
    state: Life,
    visibility: Visibility,
    urgency: Urgency,
    votes: i64,
    asked_at: Instant,
    /// Until when it is to be answered.
    due_at: Option<Instant>,
}

type Questions = Listed<QuestionLine>;

impl From<InboxRow> for QuestionLine {
    fn from(row: InboxRow) -> Self {
        let InboxRow { id, text, kind, state, visibility, urgency, votes, created_at, due_at, session_title, .. } = row;
        let session_id = row.session_id;
        Self {
            id,
            session_id,
            session_title,
            text,
            kind,
            state,
            visibility,
            urgency,
            votes,
            asked_at: created_at,
            due_at,
        }
    }
}

/// Which questions are listed.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Wanted {
    /// Only those of this session.
    #[param(inline)]
    session: Option<SessionId>,
    /// Only those in these states, with commas between.
    #[serde(deserialize_with = "states")]
    #[param(value_type = String, example = "received,acknowledged")]
    state: Vec<Life>,
    /// A clinician's id, or `desk`.
    #[serde(deserialize_with = "owner")]
    owner: String,
    /// Held, public or private.
    #[param(inline)]
    visibility: Option<Visibility>,
    /// What it is.
    #[param(inline)]
    kind: Option<Kind>,
    /// Only those that are open past their time.
    #[serde(deserialize_with = "yes_or_no")]
    overdue: bool,
    /// Words in the text.
    q: String,
}

fn states<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Life>, D::Error> {
    let words = String::deserialize(from)?;
    words.split(',').map(|word| word.trim().parse()).collect::<Result<_, String>>().map_err(serde::de::Error::custom)
}

fn owner<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    match String::deserialize(from)? {
        word if word == "desk" => Ok(word),
        word => word.parse::<ClinicianId>().map(|id| id.to_string()).map_err(serde::de::Error::custom),
    }
}

fn yes_or_no<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    String::deserialize(from)?.parse().map_err(|_| serde::de::Error::custom("Use true or false."))
}

/// List questions
///
/// Untouched first, then in hand, then ended; each group the oldest first. Who asked is not told here.
#[utoipa::path(get, path = "", operation_id = "list_questions", tag = "questions", security(("token" = ["read"])),
    params(Wanted, Page), responses((status = 200, description = "A page.", body = Questions)))]
pub async fn list(State(site): State<Site>, who: Token<Reader>, query: Query) -> Reply {
    let (page, wanted): (Page, Wanted) = query::filtered(&query)?;
    let filter = filter(wanted, &page, site.app.now())?;
    let found = questions::list(&site.app, &who.actor, &filter, page.rows()).await?;
    Ok(page.answer(found, cursor_after, QuestionLine::from))
}

fn filter(wanted: Wanted, page: &Page, now: Instant) -> Result<Filter, Error> {
    fn word(given: Option<impl ToString>) -> String {
        given.map(|word| word.to_string()).unwrap_or_default()
    }
    Ok(Filter {
        states: wanted.state,
        session: word(wanted.session),
        visibility: word(wanted.visibility),
        kind: word(wanted.kind),
        owner: wanted.owner,
        overdue: wanted.overdue.then_some(now),
        q: wanted.q,
        cursor: cursor(&page.cursor)?.to_owned(),
    })
}

/// A cursor as [`cursor_after`] writes it: `rank.millis.id`.
fn cursor(text: &str) -> Result<&str, Error> {
    let mut parts = text.splitn(3, '.');
    let mut number = || parts.next().is_some_and(|part| part.parse::<i64>().is_ok());
    let known =
        text.is_empty() || (number() && number() && parts.next().is_some_and(|id| id.parse::<QuestionId>().is_ok()));
    known.then_some(text).ok_or_else(no_cursor)
}

/// A question with its thread, notes and history.
#[derive(Serialize, ToSchema)]
struct Question {
    id: QuestionId,
    version: Version,
    /// Its public name.
    handle: String,
    session_id: SessionId,
    session_title: String,
    /// As it was asked; never public.
    text: QuestionText,
    kind: Kind,
    state: Life,
    visibility: Visibility,
    urgency: Urgency,
    votes: i64,
    /// The wording that everybody reads.
    public_text: Option<String>,
    answer: Option<String>,
    public_answer: Option<String>,
    /// Why it was dismissed.
    reason: Option<String>,
    asked_at: Instant,
    acknowledged_at: Option<Instant>,
    answered_at: Option<Instant>,
    /// Who is asked to answer.
    clinician_id: Option<ClinicianId>,
    routed_at: Option<Instant>,
    /// What they wrote, for the desk to send.
    proposed_answer: Option<String>,
    proposed_at: Option<Instant>,
    /// Where it stands while its session runs.
    place: Option<Place>,
    placed_at: Option<Instant>,
    /// Milliseconds from going live until its answer began.
    live_offset: Option<i64>,
    /// Until when whoever looks after it means to answer.
    due_at: Option<Instant>,
    /// The question that this one was joined with.
    umbrella_id: Option<QuestionId>,
    /// Who has it open; counts until `claimed_until`.
    claimed_by: Option<String>,
    claimed_until: Option<Instant>,
    updated_at: Instant,
    entries: Vec<Entry>,
    notes: Vec<Note>,
    history: Vec<HistoryLine>,
    #[serde(flatten)]
    asker: Option<Asker>,
}

/// Who asked; with the scope `desk` alone.
#[derive(Serialize, ToSchema)]
struct Asker {
    /// Who asked; with the scope `desk` alone.
    name: Option<String>,
    /// Where the answer goes; with the scope `desk` alone.
    #[schema(value_type = Option<Email>)]
    email: Option<String>,
}

impl Question {
    /// Who asked is for the desk alone: others are not even told that there is a name.
    fn shown(screen: QuestionScreen) -> Self {
        let QuestionScreen { question, name, email, session_title, entries, notes, history, may_act, .. } = screen;
        Self {
            proposed_answer: question.proposal().map(str::to_owned),
            id: question.id,
            version: question.version,
            handle: question.handle,
            session_id: question.session_id,
            session_title,
            text: question.text,
            kind: question.kind,
            state: question.state,
            visibility: question.visibility,
            urgency: question.urgency,
            votes: question.votes,
            public_text: question.public_text,
            answer: question.answer,
            public_answer: question.public_answer,
            reason: question.reason,
            asked_at: question.created_at,
            acknowledged_at: question.acknowledged_at,
            answered_at: question.answered_at,
            clinician_id: question.clinician_id,
            routed_at: question.routed_at,
            proposed_at: question.proposed_at,
            place: question.place,
            placed_at: question.placed_at,
            live_offset: question.live_offset,
            due_at: question.due_at,
            umbrella_id: question.umbrella_id,
            claimed_by: question.claimed_name,
            claimed_until: question.claimed_until,
            updated_at: question.updated_at,
            entries,
            notes,
            history,
            asker: may_act.then_some(Asker { name, email }),
        }
    }
}

async fn read(site: &Site, caller: &Caller, question: &QuestionId) -> Result<Question, Error> {
    let screen = screens::question(&site.app, &caller.reader()?, question, None).await?;
    Ok(Question::shown(screen))
}

/// Read a question with its thread, notes and history
#[utoipa::path(get, path = "", operation_id = "get_question", tag = "questions", security(("token" = ["read"])),
    responses((status = 200, description = "The question.", body = Question)))]
pub async fn get(State(site): State<Site>, who: Token<Reader>, Path(question): Path<String>) -> Reply {
    Ok(ok(&read(&site, &who.caller, &id(&question)?).await?))
}

/// Do something about a question
#[utoipa::path(post, path = "", operation_id = "question_deed", tag = "questions", security(("token" = ["desk"])),
    params(("deed" = inline(QuestionDeed), Path, description = "What is done.")), request_body = Option<DeedForm>,
    responses(
        (status = 200, description = "The question as it is then.", body = Question),
        (
            status = 409,
            description = "Changed meanwhile (`conflict`, where a `version` was sent), or not now (`wrong-state`).",
        ),
    ))]
pub async fn deed(
    State(site): State<Site>,
    Path((question, deed)): Path<(String, String)>,
    call: Call<Responder, DeedForm>,
) -> Reply {
    let question: QuestionId = id(&question)?;
    let form = call.sent.draft()?;
    call.sent.seen()?;
    let now = || read(&site, &call.caller, &question);
    let done = async {
        questions::deed(&site.app, &call.actor, &question, id(&deed)?, &form).await?;
        now().await
    };
    changed(done.await, &call.sent, now()).await
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
