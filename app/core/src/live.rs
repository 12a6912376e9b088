//! Live events: topics with counters, and the streams that listen to them.
//!
//! The table is the truth. A commit (or, behind several nodes, a look once a second or before a page) nudges one
//! task, which reads the new events, writes each into JSON once, and hands it to every listener.

mod fresh;
mod hub;
mod message;
mod places;
mod publish;
mod resume;

pub use domain::live::{EventKind, Topic};
pub use hub::{Hub, Listener, Present};
pub use message::Message;
pub use places::Missed;
pub(crate) use publish::publish;
pub use publish::votes;
pub use resume::resume;
