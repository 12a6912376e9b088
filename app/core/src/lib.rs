//! What Wellspring does, without a word of HTML or a status code.
//!
//! A folder per noun holds its commands, a file each; `storage` holds its SQL. A *command* begins a
//! [`Work`] and commits it with an [`Activity`]; a *step* takes `&mut Work` and never commits.
//! Beside the nouns stand a few mechanisms: `calendar`, `feeds`, `imports`, `intake`, `jobs`, `letters`, `live`, `notices`,
//! `outside`, `quarantine`, `replies`, `safety`, `screens`, `slug`.
//!
//! ```text
//! campaigns → series → sessions → slots → posts → questions → duty → notices → letters → jobs      commands call steps downwards only
//! replies ───────────────────────↗
//! ```

pub mod activity;
pub mod actor;
mod app;
pub mod audiences;
pub mod calendar;
pub mod campaigns;
pub mod clinicians;
pub mod demo;
pub mod duty;
mod error;
pub mod feeds;
mod held;
pub mod identity;
pub mod imports;
mod intake;
pub mod jobs;
pub mod key;
pub mod letters;
pub mod lists;
pub mod live;
mod notices;
pub mod octets;
pub mod outside;
pub mod posts;
mod quarantine;
pub mod questions;
#[doc(hidden)]
pub mod readers;
pub mod replies;
pub mod retention;
mod safety;
pub mod screens;
pub mod scripts;
pub mod series;
pub mod sessions;
pub mod slots;
mod slug;
pub mod staff;
pub(crate) mod storage;
pub mod targets;
pub mod teams;
pub mod topics;
pub mod views;
mod work;

pub use app::{Settings, Wellspring};
pub use error::{Error, SlotBusy, SlotConflict};
pub use storage::{
    Clear, Inspection, OpenError, Room, Storage, Tables, Way, Writes, beside, counted, inspect, is_here,
    is_open_to_others, keep_private, recorded,
};
pub use work::Work;

use domain::activity::Activity;
