//! The HTTP doors. What stands further down knows nothing of what stands above it:
//!
//! ```text
//! routes      every address on one screen
//! attendee clinician staff api operator    a handler is a few lines: files by noun
//! around answer who                        what stands around requests; what goes out; who comes
//! ground                                   what comes in, read; what went wrong
//! ```

pub mod answer;
pub mod api;
pub mod around;
pub mod attendee;
pub mod clinician;
pub mod ground;
pub mod openapi;
pub mod operator;
pub mod routes;
mod serve;
pub mod site;
pub mod staff;
pub mod who;

pub use serve::{router, serve};
