//! What every other part of this floor stands on: what comes in, read; what went wrong, in one type. It imports nothing
//! of this floor.

pub mod acts;
pub mod body;
pub mod cookie;
pub mod error;
pub mod language;
pub mod pace;
pub mod path;
pub mod problem;
pub mod query;
pub mod sending;
pub mod upload;

pub use self::body::Sent;
pub use self::error::{Refusal, Refused, wants_json};
pub use self::path::Path;
pub use self::query::Query;
pub use self::sending::Sending;
