//! Pieces that several pages share: icons, people, states, fields, times, lists of sessions.

pub mod alarms;
pub mod both;
pub mod calendars;
pub mod desk_form;
pub mod desk_history;
pub mod desk_moments;
pub mod desk_words;
pub mod field;
pub mod marked;
pub mod notice;
pub mod outcome;
pub mod plan_rows;
pub mod query;
pub mod ripples;
pub mod search;
pub mod sessions;
pub mod state;
pub mod times;

mod icons;
pub mod keeping;
mod people;

pub use icons::{Icon, icon, icon_class};
pub use people::{acting, avatar, expert};
