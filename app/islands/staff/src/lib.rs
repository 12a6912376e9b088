//! What is alive on the staff's pages.
//!
//! Each island attaches itself to a part of the page that the server renders whole and that works without script: the
//! part names its days and items by `data-` attributes, and the island's own HTML is only what script adds (what it says,
//! a dialog, a pill). None takes children, so that `public/start.js` wakes them in one flat loop.
//!
//! ```text
//! calendar.rs   dragging, keys, quick create, fresh days     calendar/  a file for each of these
//! board.rs      the live desk and the experts' screen, fresh
//! inbox.rs      "3 new" over the list
//! dom.rs        the page, as far as both need it
//! ```

// Typed views nest deeply; the default depth of 128 does not reach.
#![recursion_limit = "256"]

/// The staff's stream.
const LIVE: &str = "/plan/live";

mod board;
mod calendar;
mod dom;
mod inbox;

pub use board::FreshBoard;
pub use calendar::Calendar;
pub use inbox::InboxNews;
