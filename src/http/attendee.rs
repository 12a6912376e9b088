//! What strangers reach: no sign-in is read here.

pub mod blog;
pub mod calendars;
pub mod events;
pub mod live;
pub mod votes;
