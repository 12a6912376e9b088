//! What staff reach once they have signed in.

pub mod account;
pub mod audiences;
pub mod calendar;
pub mod campaigns;
pub mod clinicians;
pub mod duty;
pub mod import;
pub mod inbox;
pub mod keeping;
pub mod live;
pub mod live_desk;
pub mod mail_log;
pub mod people;
pub mod posts;
pub mod quick;
pub mod retention;
pub mod safety;
pub mod series;
pub mod sessions;
pub mod settings;
pub mod shift;
pub mod sign;
pub mod slots;
pub mod targets;
pub mod topics;
pub mod wrap;
