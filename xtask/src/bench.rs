//! `cargo xtask bench`: programs that measure and print a table. They are no tests: a number here never fails a build,
//! a lost question does.

mod crash;
mod dragging;
mod http;
mod pages;
mod server;
mod start;

use anyhow::Result;
use clap::Subcommand;

/// What to measure.
#[derive(Subcommand)]
pub enum Bench {
    /// The calendar: frames while something is dragged in a year of 5,000 items, in a real browser
    Calendar,
    /// Kill the server again and again while people ask, and count what was lost or doubled
    Crash(crash::Options),
    /// Requests per second of public pages, beside a bare axum handler in the same server
    Pages,
    /// Start on an existing database: time to the first answer, memory at rest, size of what a phone loads
    Start,
}

/// The command.
pub fn run(bench: Bench) -> Result<()> {
    match bench {
        Bench::Calendar => dragging::run(),
        Bench::Crash(options) => crash::run(&options),
        Bench::Pages => pages::run(),
        Bench::Start => start::run(),
    }
}
