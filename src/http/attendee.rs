//! What strangers reach: no sign-in is read here.

pub mod answers;
pub mod ask;
pub mod blog;
pub mod calendars;
pub mod events;
pub mod follow;
pub mod home;
pub mod live;
pub mod questions;
pub mod search;
pub mod votes;
