//! Wellspring's doors: HTTP and the command line. Both are thin.
//!
//! ```text
//!                  ┌── app/core ───┐          core cannot write HTML or know a status code
//! src (doors) ─────┤               ├── domain     pages and islands cannot reach a database
//!                  └── app/pages ── islands ┘     so the compiler keeps the directions
//! ```
//!
//! A handler loads one *screen* and hands it to a page, or calls one *command* and answers with 303
//! to a form and JSON to a program. Every address is in [`http::routes`].
#![recursion_limit = "1024"]

pub mod assets;
pub mod cli;
pub mod config;
pub mod http;
pub mod report;
