//! Stories: the whole product through its doors, told once on SQLite and once on PostgreSQL.
//!
//! [`world`] holds the stage: the router in this process, a clock that stands still, seeded chance, and people as
//! actors. A file per person tells what they come for; and the files of each person tell what they come for.
//! `house_rules` reads the source itself.

#[macro_use]
mod world;

mod attendee;
mod calendar_client;
mod editor;
mod responder;
