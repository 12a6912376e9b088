//! What is alive on the staff's pages.
//!
//! Each island attaches itself to a part of the page that the server renders whole and that works without script: the
//! part names its days and items by `data-` attributes, and the island's own HTML is only what script adds (what it says,
//! a dialog, a pill). None takes children, so that `public/start.js` wakes them in one flat loop.
//!
//! ```text
//! calendar.rs   dragging, keys, quick create, fresh days     calendar/  a file for each of these
//! board.rs      the live desk and the experts' screen, fresh
//! inbox.rs      "3 new" over the list                        stream.rs  GET /plan/live
//! dom.rs        the page, as far as both need it
//! ```

// Typed views nest deeply; the default depth of 128 does not reach.
#![recursion_limit = "256"]

// The island macro makes public items of its own that cannot carry docs.
#[allow(missing_docs)]
mod board;
#[allow(missing_docs)]
mod calendar;
mod dom;
#[allow(missing_docs)]
mod inbox;
mod stream;

pub use board::*;
pub use calendar::*;
pub use inbox::*;
