//! `/api/v1/openapi.json` and `wellspring openapi`: what programs may send and what they get (OpenAPI 3.1).
//!
//! Handlers describe themselves and bodies are types; what is said here is what all of them share. That it tells the
//! truth is a test's work: every answer that a story gets must fit.

mod operation;
mod problem;
mod shapes;
pub mod told;

use std::sync::Arc;

use axum::Extension;
use axum::http::HeaderMap;
use domain::permission::Permission;
use serde_json::{Map, Value, json};

use self::shapes::Shapes;
use self::told::Told;
use super::answer::Reply;
use super::around::cache::JSON;
use super::site::Site;

/// What operations are about, in the order in which people read.
const CHAPTERS: [(&str, &str); 17] = [
    ("document", "This document."),
    ("campaigns", "An objective, a main message, audiences and dates; campaigns hold sessions and posts."),
    ("audiences", "Whom a campaign is written for."),
    ("scripts", "Scripted responses: approved texts with blanks, for what is said again and again."),
    ("teams", "Who reaches in person whom the desk takes offline; each has a mailbox of the house."),
    ("topics", "What questions are about, by a name in each language."),
    ("clinicians", "Who has a part in sessions and answers questions; they never sign in."),
    ("sessions", "Live sessions: draft → scheduled → live → ended, or cancelled."),
    ("series", "A rule whose dates become sessions of their own, kept a year ahead."),
    ("slots", "One clinician's part in a session: proposed → confirmed, declined or withdrawn."),
    ("posts", "Written, read by somebody else, approved as they stand, and out at their minute: once."),
    ("questions", "What the audience asked, and what became of it: each has an end, and none is lost."),
    ("duty", "Who is called when somebody may be in danger, and which alarms are open."),
    ("safety", "In which words people write of danger: lists that two people change together."),
    ("calendar", "Sessions, posts and slots in one list, by their start."),
    ("imports", "Calendars, tables and mail of others. A second time changes nothing."),
    ("public", "Without a token, as attendees have it. Posts are rate limited."),
];

fn info() -> Value {
    json!({
        "title": "Wellspring",
        "version": env!("CARGO_PKG_VERSION"),
        "license": { "name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later" },
        "description": "Plans wellness content and live sessions, and keeps every question until it has an answer.\n\n\
            Instants are RFC 3339 in UTC. Local times such as `2027-03-28T10:00` stand beside a `zone` (IANA): one that \
            a clock change repeats means the first, and one that it skips is refused with the nearest ones.\n\n\
            Lists come by pages: send the `next` of one page as `cursor` of the following; it is null on the last. \
            A filter that a list does not have is refused.\n\n\
            A POST takes an `Idempotency-Key`: sent again with the same key and body, it answers as the first time and \
            does nothing more. A PATCH takes the `version` that it saw, and only the fields that change; null empties a \
            field. Where somebody was faster it answers 409 with both, `current` and `sent`. Fields that there are not \
            are refused, each with its message.\n\n\
            Errors are problem details (RFC 9457); `type` ends in a word that stays the same, `detail` is for people.",
    })
}

/// The scopes, each with what it allows.
fn token() -> Value {
    let allows = |permission: &Permission| match permission {
        Permission::Read => "see the plan, and of questions what everybody reads",
        Permission::Plan => "campaigns, audiences, clinicians, sessions, slots, posts, imports; replies by mail",
        Permission::Desk => "answer the audience; read held and private questions, and see who asked",
        Permission::Review => "approve posts, or ask for changes",
        Permission::Operate => "people, tokens, settings; the numbers of `/metrics`",
        Permission::Metrics => "the numbers of `/metrics`, and nothing else",
        Permission::Mail => "hand in replies by mail, and nothing else",
    };
    let lines: Vec<_> = Permission::ALL.iter().map(|scope| format!("- `{scope}`: {}", allows(scope))).collect();
    json!({
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "ws_…",
        "description": format!(
            "Made by `wellspring token create --name NAME --scopes read,plan` or revoked on the settings page. Its \
             scopes say what it may do; the first five include `read`:\n\n{}",
            lines.join("\n"),
        ),
    })
}

/// The whole document, as text and ready to be sent.
#[derive(Clone)]
pub struct Document(pub Arc<str>);

/// The whole document.
#[must_use]
pub fn document(told: &Told) -> Value {
    let mut paths = Map::new();
    for (path, method, operation) in &told.operations {
        let at = paths.entry(*path).or_insert_with(|| json!({}));
        at[method.to_lowercase()] = operation::whole(path, method, json!(operation));
    }
    let schemas = shapes(told).used_in(&paths);
    let tags = CHAPTERS.map(|(name, about)| json!({ "name": name, "description": about }));
    json!({
        "openapi": "3.1.0",
        "info": info(),
        "servers": [{ "url": "/", "description": "This installation" }],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": operation::parameters(),
            "responses": problem::responses(),
            "securitySchemes": { "token": token() },
        },
    })
}

fn shapes(told: &Told) -> Shapes {
    let own = problem::schemas();
    Shapes::new(told.schemas.iter().chain(&own).map(|(name, schema)| (name.clone(), json!(schema))).collect())
}

/// This document
///
/// The same for everyone, without a token.
#[utoipa::path(get, path = "", operation_id = "get_openapi", tag = "document",
    responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
pub async fn get(site: Site, Extension(Document(text)): Extension<Document>, headers: HeaderMap) -> Reply {
    let render = || async { Ok(text.to_string()) };
    Ok(site.shelf.answer("openapi", [0; 4], JSON, &headers, render).await?)
}
