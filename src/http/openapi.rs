//! `/api/v1/openapi.json` and `wellspring openapi`: what programs may send and what they get (OpenAPI 3.1), a file per
//! noun.
//!
//! Written by hand and not derived from types, since answers are put together by handlers and drafts take more than
//! they promise. That it tells the truth is a test's work: it has the router's paths and methods, in both directions,
//! and real answers fit its schemas.

mod audiences;
mod away;
mod calendar;
mod campaigns;
mod clinicians;
mod imports;
mod noun;
mod operation;
mod posts;
mod problem;
mod public;
mod questions;
mod schema;
mod series;
mod sessions;
mod slots;

use axum::extract::State;
use axum::http::HeaderMap;
use domain::permission::Permission;
use serde_json::{Map, Value, json};

use self::operation::Operation;
use self::schema::Schema;

use crate::http::answer::Reply;
use crate::http::around::cache::JSON;
use crate::http::site::Site;

/// Where every path begins.
const BASE: &str = "/api/v1";

/// A document in the making.
#[derive(Default)]
struct Book {
    tags: Vec<Value>,
    schemas: Map<String, Value>,
    paths: Map<String, Value>,
}

impl Book {
    /// Begins a chapter: the operations that come next belong to it.
    fn chapter(&mut self, name: &str, about: &str) {
        self.tags.push(json!({ "name": name, "description": about }));
    }

    /// Names a schema.
    fn schema(&mut self, name: &str, schema: Schema) {
        self.schemas.insert(name.to_owned(), schema.into());
    }

    /// Adds an operation to the chapter that was begun last.
    fn add(&mut self, operation: Operation) {
        let (path, method, mut told) = operation.told();
        if let Some(tag) = self.tags.last() {
            told["tags"] = json!([tag["name"]]);
        }
        let path = self.paths.entry(format!("{BASE}{path}")).or_insert_with(|| json!({}));
        path[method] = told;
    }

    fn bind(self) -> Value {
        json!({
            "openapi": "3.1.0",
            "info": info(),
            "servers": [{ "url": "/", "description": "This installation" }],
            "tags": self.tags,
            "paths": self.paths,
            "components": {
                "schemas": self.schemas,
                "parameters": operation::parameters(),
                "responses": problem::responses(),
                "securitySchemes": { "token": token() },
            },
        })
    }
}

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
        Permission::Read => "see everything that staff see",
        Permission::Plan => "campaigns, audiences, clinicians, sessions, slots, posts, imports",
        Permission::Desk => "answer the audience; see who asked",
        Permission::Review => "approve posts, or ask for changes",
        Permission::Operate => "people, tokens, settings",
    };
    let lines: Vec<_> = Permission::ALL.iter().map(|scope| format!("- `{scope}`: {}", allows(scope))).collect();
    json!({
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "ws_…",
        "description": format!(
            "Made by `wellspring token create --name NAME --scopes read,plan` or revoked on the settings page. Its \
             scopes say what it may do; any of them includes `read`:\n\n{}",
            lines.join("\n"),
        ),
    })
}

/// The whole document.
#[must_use]
pub fn document() -> Value {
    let mut book = Book::default();
    problem::write(&mut book);
    campaigns::write(&mut book);
    audiences::write(&mut book);
    clinicians::write(&mut book);
    away::write(&mut book);
    sessions::write(&mut book);
    series::write(&mut book);
    slots::write(&mut book);
    posts::write(&mut book);
    questions::write(&mut book);
    calendar::write(&mut book);
    imports::write(&mut book);
    public::write(&mut book);
    book.bind()
}

/// `GET /api/v1/openapi.json`: the same for everyone, without a token.
pub async fn get(State(site): State<Site>, headers: HeaderMap) -> Reply {
    let render = || async { Ok(document().to_string()) };
    Ok(site.shelf.answer("openapi", [0; 4], JSON, &headers, render).await?)
}
