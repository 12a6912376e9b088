//! What is alive on an attendee's pages: the question form, the public questions, the reader's own time.
//!
//! Each island is a form, list or line that the server renders whole and that works without script. In the browser,
//! `public/start.js` wakes it by name. None takes children, so that waking is one flat loop; texts come as props from
//! `pages`, so that translations stay on the server and the download stays small. What changes is an element's attribute or
//! whole content, never a text beside others: a translator may have put its own there.
//!
//! ```text
//! ask.rs        the form            ask/        its fields, its draft in sessionStorage, its way to the server
//! questions.rs  the list            questions/  rows and votes, order, what waits, the live stream
//! own_time.rs   the reader's zone
//! ```

// Typed views nest deeply; the default depth of 128 does not reach.
#![recursion_limit = "256"]

mod ask;
mod icon;
mod own_time;
mod questions;
mod shown;
mod words;

use islands_browser as browser;

pub use ask::{Ask, Typed};
pub use own_time::OwnTime;
pub use questions::Questions;
pub use shown::Shown;
pub use words::{AskWords, QuestionsWords};
