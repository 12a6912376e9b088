//! The refusals that many operations share, as problem details (RFC 9457).

use axum::http::StatusCode;
use serde_json::{Value, json};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use wellspring_core::Error;

use crate::http::ground::Refusal;
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

/// Every shared refusal, by the name that operations use, with what is really said.
pub(super) fn responses() -> Value {
    let framework = |status| Refusal::of_status(status, String::new());
    let told = |about: &str, refusal: &Refusal| {
        let example = Problem::new(refusal, "https://wellspring.example");
        let content = json!({ "schema": schema(), "example": example });
        json!({ "description": about, "content": { "application/problem+json": content } })
    };
    let waits = |about: &str, refusal: &Refusal| {
        let mut told = told(about, refusal);
        told["headers"] =
            json!({ "Retry-After": { "description": "Seconds to wait.", "schema": { "type": "integer" } } });
        told
    };
    json!({
        "NotSignedIn": told("No token, or one that does not count any more.", &Refusal::from(&Error::NotSignedIn)),
        "Forbidden": told("The token has not the scope that this needs.", &Refusal::from(&Error::Forbidden("plan"))),
        "NotFound": told("There is nothing with this address.", &Refusal::from(&Error::NotFound)),
        "TooLarge": told("The body is too large.", &framework(StatusCode::PAYLOAD_TOO_LARGE)),
        "UnsupportedMediaType": told(
            "The body is not JSON, or does not say so.",
            &framework(StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ),
        "Invalid": told(
            "`invalid`: a message beside each wrong field. `malformed`: no JSON. `key-reused`: that Idempotency-Key came \
             with another body.",
            &Refusal::from(&Error::field("minutes", "Use 5 to 720 minutes.")),
        ),
        "TooMany": waits(
            "Too many from here in a short time; `too-soon` where a session takes questions slowly.",
             &Refusal::from(&Error::TooMany(1)),
        ),
        "Problem": waits(
            "Anything else, such as 503 `busy`, `no-room` or `away` with Retry-After, 408 `timeout` or 500 `internal`.",
            &framework(StatusCode::SERVICE_UNAVAILABLE),
        ),
    })
}
