//! The refusals that many operations share, as problem details (RFC 9457).

use serde_json::{Value, json};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::http::ground::problem::Problem;

/// How a refusal reads, and what that names.
pub(super) fn schemas() -> Vec<(String, RefOr<Schema>)> {
    let mut all = vec![(Problem::name().into_owned(), Problem::schema())];
    Problem::schemas(&mut all);
    all
}

/// A refusal that one operation alone has.
pub(super) fn content() -> Value {
    json!({ "application/problem+json": { "schema": schema() } })
}

fn schema() -> Value {
    json!({ "$ref": "#/components/schemas/Problem" })
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
        let content = json!({ "schema": schema(), "example": example(status, kind) });
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
