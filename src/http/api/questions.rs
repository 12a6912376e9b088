//! `/api/v1/questions`: the desk's list, one question whole, and the desk's deeds.

use domain::deeds::QuestionDeed;
use domain::handoff::{self as stored, Outcome, Standing};
use domain::id::{ClinicianId, QuestionId, SessionId, StaffId, TeamId};
use domain::question::{self as noun, HandDraft, Kind, Place, PublicText, State as Life, Urgency, Visibility};
use domain::screens::desk::{DeedForm, Entry, HistoryLine, HoldForm, InboxRow, Note, QuestionScreen};
use domain::script::Category;
use domain::target::Source;
use domain::text::{Contact, Details, Email, QuestionText};
use domain::{Instant, Version};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};
use wellspring_core::actor::{Caller, Operator, Reader, Responder};
use wellspring_core::questions::{self, Owned, QuestionFilter, cursor_after, is_cursor};
use wellspring_core::{Error, screens};

use super::list::no_cursor;
use super::query::word;
use super::{Call, Listed, Page, Token, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

/// What is told of a row of the inbox.
#[derive(Serialize, ToSchema)]
#[serde(remote = "InboxRow")]
struct ToldRow {
    id: QuestionId,
    /// The session it was asked in; null for *Ask our experts*.
    session_id: Option<SessionId>,
    session_title: Option<String>,
    text: String,
    kind: Kind,
    source: Source,
    state: Life,
    visibility: Visibility,
    urgency: Urgency,
    votes: i64,
    #[serde(rename = "asked_at")]
    created_at: Instant,
    /// Until when somebody means to answer it.
    due_at: Option<Instant>,
    /// Until when it is to be in hand, or answered once it is.
    late_at: Option<Instant>,
    /// The member of staff who sees it to its end; with the scope `desk` alone.
    owner_id: Option<StaffId>,
    /// The clinician who is asked.
    clinician_id: Option<ClinicianId>,
    /// Whether its asker asked back after an end, and is not answered yet.
    asks_back: bool,
    /// Whether they have answered, and the desk has yet to send it.
    has_proposal: bool,
}

/// One of a list; who asked is not told here.
#[derive(Serialize, ToSchema)]
struct QuestionLine {
    #[serde(flatten, with = "ToldRow")]
    #[schema(value_type = ToldRow)]
    row: InboxRow,
}

type Questions = Listed<QuestionLine>;

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
    /// Who answers it: a clinician's id, or `desk`.
    #[serde(deserialize_with = "owner")]
    owner: String,
    /// Who sees it to its end: the id of a member of staff, or `nobody` for what is open and the team's.
    #[serde(deserialize_with = "owned")]
    #[param(value_type = String)]
    owner_id: Owned,
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

fn owned<'de, D: Deserializer<'de>>(from: D) -> Result<Owned, D::Error> {
    match String::deserialize(from)? {
        word if word == "nobody" => Ok(Owned::ByNobody),
        word => word.parse().map(Owned::By).map_err(serde::de::Error::custom),
    }
}

fn yes_or_no<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    String::deserialize(from)?.parse().map_err(|_| serde::de::Error::custom("Use true or false."))
}

/// List questions
///
/// Untouched first, then in hand, then ended; each group the oldest first. Who asked is not told here. Without the scope `desk`
/// only public ones, in the wording that everybody reads; words are looked for in that alone.
#[utoipa::path(get, path = "", operation_id = "list_questions", tag = "questions", security(("token" = ["read"])),
    params(Wanted, Page), responses((status = 200, description = "A page.", body = Questions)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let (page, wanted): (Page, Wanted) = query::filtered(&query)?;
    let filter = filter(wanted, &page, site.app.now())?;
    let found = questions::list(&site.app, &who.actor, &filter, page.rows()).await?;
    let found = found.into_iter().map(|row| QuestionLine { row }).collect();
    Ok(page.answer(found, |last: &QuestionLine| cursor_after(&last.row)))
}

fn filter(wanted: Wanted, page: &Page, now: Instant) -> Result<QuestionFilter, Error> {
    let cursor = Some(page.cursor.clone()).filter(|cursor| is_cursor(cursor)).ok_or_else(no_cursor)?;
    Ok(QuestionFilter {
        states: wanted.state,
        session: word(wanted.session),
        visibility: word(wanted.visibility),
        kind: word(wanted.kind),
        owner: wanted.owner,
        owned: wanted.owner_id,
        overdue: wanted.overdue.then_some(now),
        q: wanted.q,
        cursor,
        ..QuestionFilter::default()
    })
}

/// What is told of a question.
#[derive(Serialize, ToSchema)]
#[serde(remote = "noun::Question")]
struct ToldQuestion {
    id: QuestionId,
    version: Version,
    /// Its public name.
    handle: String,
    /// The session it was asked in; null for *Ask our experts*.
    session_id: Option<SessionId>,
    /// As it was asked, which is never public; without the scope `desk` the wording that everybody reads. Empty once it was
    /// erased.
    #[schema(value_type = String, max_length = 1_000)]
    text: QuestionText,
    kind: Kind,
    state: Life,
    visibility: Visibility,
    urgency: Urgency,
    votes: i64,
    /// The wording that everybody reads.
    #[schema(value_type = Option<String>)]
    public_text: Option<PublicText>,
    answer: Option<String>,
    #[schema(value_type = Option<String>)]
    public_answer: Option<PublicText>,
    /// Why it was dismissed.
    reason: Option<String>,
    #[serde(rename = "asked_at")]
    created_at: Instant,
    acknowledged_at: Option<Instant>,
    answered_at: Option<Instant>,
    /// The member of staff who sees it to its end; with the scope `desk` alone.
    owner_id: Option<StaffId>,
    /// Who is asked to answer.
    clinician_id: Option<ClinicianId>,
    routed_at: Option<Instant>,
    /// What they wrote, for the desk to send.
    #[serde(getter = "proposal")]
    proposed_answer: Option<String>,
    proposed_at: Option<Instant>,
    /// Where it stands while its session runs.
    place: Option<Place>,
    placed_at: Option<Instant>,
    /// Milliseconds from going live until its answer began.
    live_offset: Option<i64>,
    /// Where it came from.
    source: Source,
    /// The page on which it was said, for what the desk brought in.
    #[schema(format = "uri")]
    source_url: Option<String>,
    /// Until when whoever looks after it means to answer.
    due_at: Option<Instant>,
    /// Until when a person is to have it in hand, by the target.
    acknowledge_by: Option<Instant>,
    /// Until when it is to have an answer, by the target; `due_at` goes before it.
    answer_by: Option<Instant>,
    /// When the clock that runs is over: until it is in hand, or answered once it is.
    #[serde(getter = "noun::Question::late_at")]
    late_at: Option<Instant>,
    /// When its asker last asked back after an end.
    followed_up_at: Option<Instant>,
    /// Whether the newest answer helped, as its asker says.
    #[serde(getter = "helped")]
    helped: Option<bool>,
    /// The question that this one was joined with.
    umbrella_id: Option<QuestionId>,
    /// Who has it open; counts until `claimed_until`.
    #[serde(rename = "claimed_by")]
    claimed_name: Option<String>,
    claimed_until: Option<Instant>,
    /// When its words were erased; what is left is that there was a question.
    erased_at: Option<Instant>,
    updated_at: Instant,
}

fn helped(question: &noun::Question) -> Option<bool> {
    question.helped.map(|helped| helped.is_set())
}

fn proposal(question: &noun::Question) -> Option<String> {
    question.proposal().map(str::to_owned)
}

/// A question with its thread, notes and history.
#[derive(Serialize, ToSchema)]
struct Question {
    #[serde(flatten, with = "ToldQuestion")]
    #[schema(value_type = ToldQuestion)]
    question: noun::Question,
    session_title: Option<String>,
    entries: Vec<Entry>,
    notes: Vec<Note>,
    history: Vec<HistoryLine>,
    #[serde(flatten)]
    asker: Option<Asker>,
    /// How its asker is reached in person; with the scope `desk` alone.
    handoff: Option<Handoff>,
}

/// The newest handoff of a question.
#[derive(Serialize, ToSchema)]
struct Handoff {
    category: Category,
    /// Who reaches them; null for the desk itself.
    team_id: Option<TeamId>,
    standing: Standing,
    /// How they can be reached, as they agreed to.
    contact: Option<Contact>,
    /// When that suits them.
    best_time: Option<Contact>,
    /// What they add.
    details: Option<Details>,
    /// How often they were tried in vain.
    tries: i64,
    /// Until when the next step is due.
    due_at: Instant,
    outcome: Option<Outcome>,
    closed_at: Option<Instant>,
}

fn handoff(stored: stored::Handoff) -> Handoff {
    let stored::Handoff {
        category,
        team_id,
        standing,
        contact,
        best_time,
        details,
        tries,
        due_at,
        outcome,
        closed_at,
        ..
    } = stored;
    Handoff { category, team_id, standing, contact, best_time, details, tries, due_at, outcome, closed_at }
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

/// Who asked is for the desk alone: others are not even told that there is a name.
async fn read(site: &Site, caller: &Caller, question: &QuestionId) -> Result<Question, Error> {
    let screen = screens::question(&site.app, &caller.reader()?, question, None).await?;
    let QuestionScreen {
        question, name, email, session_title, entries, notes, history, may_act, handoff: newest, ..
    } = screen;
    let handoff = newest.map(|(newest, _)| handoff(newest));
    let asker = may_act.then_some(Asker { name, email });
    Ok(Question { question, session_title, entries, notes, history, asker, handoff })
}

/// Bring in what somebody said elsewhere
///
/// On a network, by phone, in a letter. It goes the way of all that people write: it is read for signs of danger, and its
/// response target runs. Nobody gets a letter by it.
#[utoipa::path(post, path = "", operation_id = "bring_in_question", tag = "questions", security(("token" = ["desk"])),
    request_body = HandDraft, responses((status = 201, description = "As it is stored.", body = Question)))]
pub async fn bring_in(site: Site, call: Call<Responder, HandDraft>) -> Reply {
    let question = questions::bring_in(&site.app, &call.actor, &call.sent.draft()?).await?;
    let path = format!("/api/v1/questions/{}", question.id);
    Ok(created(&path, &read(&site, &call.caller, &question.id).await?))
}

/// Read a question with its thread, notes and history
///
/// Without the scope `desk` only a public one, as everybody reads it: held and private ones are not there.
#[utoipa::path(get, path = "", operation_id = "get_question", tag = "questions", security(("token" = ["read"])),
    responses((status = 200, description = "The question.", body = Question)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<QuestionId>) -> Reply {
    Ok(ok(&read(&site, &who.caller, &id).await?))
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
pub async fn deed(site: Site, call: Call<Responder, DeedForm, (QuestionId, QuestionDeed)>) -> Reply {
    let ((id, deed), form) = (&call.at, call.sent.draft()?);
    call.sent.seen()?;
    let now = || read(&site, &call.caller, id);
    let done = async {
        questions::deed(&site.app, &call.actor, id, *deed, &form).await?;
        Ok(ok(&now().await?))
    };
    changed(done.await, &call.sent, now()).await
}

/// Set a legal hold
///
/// Nothing of the question, or of all of its session, is erased before it ends.
#[utoipa::path(post, path = "", operation_id = "hold_for_law", tag = "questions", security(("token" = ["operate"])),
    request_body = HoldForm, responses((status = 204, description = "Set.")))]
pub async fn hold_for_law(site: Site, call: Call<Operator, HoldForm, QuestionId>) -> Reply {
    questions::hold_for_law(&site.app, &call.actor, &call.at, &call.sent.draft()?).await?;
    Ok(deleted())
}

/// End every legal hold on a question, its session's too
#[utoipa::path(delete, path = "", operation_id = "end_holds", tag = "questions", security(("token" = ["operate"])))]
pub async fn end_holds(site: Site, call: Token<Operator>, Path(id): Path<QuestionId>) -> Reply {
    questions::end_holds(&site.app, &call.actor, &id).await?;
    Ok(deleted())
}
