//! What is alive on an attendee's pages: the question form, the public questions, the reader's own time.
//!
//! Each island is a form, list or line that the server renders whole and that works without script. In the browser,
//! `public/start.js` wakes it by name. None takes children, so that waking is one flat loop; texts come as props from
//! `pages`, so that translations stay on the server and the download stays small.
//!
//! ```text
//! ask.rs        the form            ask/        its fields, its draft in sessionStorage, its way to the server
//! questions.rs  the list            questions/  rows and votes, order, what waits, the live stream
//! own_time.rs   the reader's zone   fresh_page.rs  the projector's page, kept fresh
//! ```

// Typed views nest deeply; the default depth of 128 does not reach.
#![recursion_limit = "256"]

// The island macro makes public items of its own that cannot carry docs.
#[allow(missing_docs)]
mod ask;
#[allow(missing_docs)]
mod fresh_page;
mod icon;
#[allow(missing_docs)]
mod own_time;
#[allow(missing_docs)]
mod questions;
mod shown;
mod words;

use islands_browser as browser;

pub use ask::*;
pub use fresh_page::*;
pub use own_time::*;
pub use questions::*;
pub use shown::Shown;
pub use words::{AskWords, QuestionsWords};
