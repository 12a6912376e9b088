//! Errors: problem details (RFC 9457), and the refusals that many operations share.

use serde_json::{Value, json};

use super::schema::{Schema, day, instant, integer, link, list, object, text, the, word};
use super::{Book, Operation};

pub(super) fn write(book: &mut Book) {
    book.schema("Problem", problem());
    book.schema("Clash", clash());
    book.chapter("document", "This document.");
    let schema = object([]);
    let summary = "This document";
    book.add(Operation::get("/openapi.json", "get_openapi", summary).answers("200", "OpenAPI 3.1", schema));
}

/// Members beyond the first four come with some types only.
fn problem() -> Schema {
    let field = object([("field", text().about("Empty for the whole.")), ("message", text())]);
    let anything = object([]);
    object([
        ("type", link().about("Ends in a word that stays the same, such as `invalid` or `slot-conflict`.")),
        ("title", text()),
        ("status", integer()),
        ("detail", text().about("One or two sentences for people.")),
        ("problems?", list(field).about("A message beside each wrong field (422).")),
        ("current_version?", integer().about("Of what is stored now (`conflict`).")),
        ("current?", anything.clone().about("What is stored now (`conflict`).")),
        ("sent?", anything.about("What you sent (`conflict`).")),
        ("clinician?", text().about("Who is taken (`slot-conflict`, `slot-busy`).")),
        ("session?", text().about("By which session (`slot-conflict`).")),
        ("starts_at?", instant().about("When they are taken (`slot-conflict`).")),
        ("ends_at?", instant()),
        ("clashes?", list(the("Clash")).about("Why they are not free (`slot-busy`).")),
    ])
    .example(example(422, "invalid"))
}

fn clash() -> Schema {
    object([
        ("kind", word(&["leave", "busy"])),
        ("starts_on?", day().about("The first day away.")),
        ("ends_on?", day().about("The last day away, included.")),
        ("starts_at?", instant().about("When their own calendar says busy.")),
        ("ends_at?", instant()),
    ])
    .example(json!({ "kind": "leave", "starts_on": "2027-03-22", "ends_on": "2027-03-28" }))
}

fn example(status: u16, kind: &str) -> Value {
    let (title, detail) = match kind {
        "not-signed-in" => ("Not signed in", "Send a valid bearer token, or sign in."),
        "forbidden" => ("Not allowed", "This needs the permission “plan”."),
        "not-found" => ("Not found", "There is nothing here, or not for you."),
        "too-large" => ("Too large", "This is larger than we take (64 KiB)."),
        "unsupported-media-type" => ("Unknown form", "Send application/json, or a form."),
        "too-many" => ("Too many at once", "That was a lot in a short time. Please wait a moment and try again."),
        "busy" => ("Very busy right now", "Please try again in a few seconds."),
        _ => ("Some fields need another look", "Use 5 to 720 minutes."),
    };
    let kind_of = format!("https://wellspring.example/problems/{kind}");
    let mut told = json!({ "type": kind_of, "title": title, "status": status, "detail": detail });
    if kind == "invalid" {
        told["problems"] = json!([{ "field": "minutes", "message": detail }]);
    }
    told
}

/// Every shared refusal, by the name that operations use.
pub(super) fn responses() -> Value {
    let told = |about: &str, status: u16, kind: &str| {
        let content = json!({ "schema": Value::from(the("Problem")), "example": example(status, kind) });
        json!({ "description": about, "content": { "application/problem+json": content } })
    };
    let wait = json!({ "Retry-After": { "description": "Seconds to wait.", "schema": { "type": "integer" } } });
    let mut too_many = told("Too many from here in a short time.", 429, "too-many");
    too_many["headers"] = wait.clone();
    let mut other =
        told("Anything else, such as 503 `busy` with Retry-After, 408 `timeout` or 500 `internal`.", 503, "busy");
    other["headers"] = wait;
    json!({
        "NotSignedIn": told("No token, or one that does not count any more.", 401, "not-signed-in"),
        "Forbidden": told("The token has not the scope that this needs.", 403, "forbidden"),
        "NotFound": told("There is nothing with this address.", 404, "not-found"),
        "TooLarge": told("The body is too large.", 413, "too-large"),
        "UnsupportedMediaType": told("The body is not JSON, or does not say so.", 415, "unsupported-media-type"),
        "Invalid": told(
            "`invalid`: a message beside each wrong field. `malformed`: no JSON. `key-reused`: that Idempotency-Key came \
             with another body.",
            422,
            "invalid",
        ),
        "TooMany": too_many,
        "Problem": other,
    })
}
