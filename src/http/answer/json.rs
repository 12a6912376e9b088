//! JSON for programs and for the islands.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// JSON with a status.
pub fn with(status: StatusCode, body: &impl Serialize) -> Response {
    (status, Json(body)).into_response()
}
