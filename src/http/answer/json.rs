//! JSON for programs and for the islands.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// JSON with what there is now (200).
pub fn ok(body: &impl Serialize) -> Response {
    Json(body).into_response()
}

/// JSON with what was made (201).
pub fn created(body: &impl Serialize) -> Response {
    (StatusCode::CREATED, Json(body)).into_response()
}
