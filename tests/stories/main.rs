//! Stories: the whole product through its doors, told once on SQLite and once on PostgreSQL.
//!
//! [`world`] holds the stage: the router in this process, a clock that stands still, seeded chance, and people as
//! actors. A file per person tells what they come for; `refusals` holds every route against every actor, and
//! `house_rules` reads the source itself.

#[macro_use]
mod world;

mod ask;
mod attendee;
mod calendar_client;
mod clinician;
mod editor;
mod followers;
mod growth;
mod hall;
mod house_rules;
mod imports;
mod jobs;
mod letters;
mod live_desk;
mod openapi;
mod operator;
mod posts;
mod program;
mod refusals;
mod responder;
mod safety;
mod strangers;
