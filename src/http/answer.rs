//! What goes out. Only here is it known which status means done, again, or in the way.

pub mod form;
pub mod json;
pub mod notice;
pub mod page;
pub mod refusal;
pub mod table;

use axum::response::Response;

use super::ground::error::Refused;

/// What every handler returns.
pub type Reply = Result<Response, Refused>;
