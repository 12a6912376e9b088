//! What goes out. Only here is it known which status means done, again, or in the way.

pub mod form;
pub mod json;
pub mod notice;
pub mod page;
pub mod refusal;
pub mod table;

use axum::response::Response;

pub use self::form::{Edited, Meant, Seen, belongs_on_form, both, problems, problems_told};
pub use self::notice::{Notice, see_other};
pub use self::page::{behind_link, html, public_frame, secret, staff_frame};
use super::ground::Refused;

/// What every handler returns.
pub type Reply = Result<Response, Refused>;
