//! `cargo xtask bench`: programs that measure and print a table. They are no tests: a number here never fails a build,
//! a lost question does.

mod crash;
mod desk;
mod disk;
mod dragging;
mod failover;
mod growth;
mod http;
mod letters;
mod live;
mod nodes;
mod pages;
mod probe;
mod reading;
mod requests;
mod server;
mod start;

use anyhow::Result;
use clap::Subcommand;
pub use server::now;

use crate::shell::{cargo, run as run_program};

/// What to measure.
#[derive(Subcommand)]
pub enum Bench {
    /// The calendar: feeds, reading others' beside python, hostile files, the month page, and frames while something is dragged
    Calendar(Calendar),
    /// Kill the server again and again while people ask, and count what was lost or doubled
    Crash(crash::Options),
    /// Fill the disk below SQLite again and again while people ask, and enlarge it: what was lost, how long until it writes again
    Disk(disk::Options),
    /// Restart PostgreSQL, let it stand still, and move its address to a synchronous standby, while people ask
    Failover(failover::Options),
    /// What pages take once a million questions lie behind them, beside the demo, on both databases
    Growth(growth::Options),
    /// A slow mail server and an answer that a whole hall follows, beside a post at its minute
    Letters,
    /// A live event: thousands of listeners, votes, questions, a rush and a kill -9, each number beside its bar
    Live(live::Options),
    /// How soon what one node holds back is gone from another's page, on one PostgreSQL
    Nodes(nodes::Options),
    /// Requests per second of public pages, beside a bare axum handler in the same server
    Pages,
    /// Bent requests over every route from everybody: none may meet a fault of ours, or the wrong person
    Requests(requests::Options),
    /// How long the readers of safety take, on a question and on hostile texts
    Safety,
    /// Start on an existing database: time to the first answer, memory at rest, size of what a phone loads
    Start,
}

/// How much of the calendar.
#[derive(clap::Args)]
pub struct Calendar {
    /// Leave out what needs a browser
    #[arg(long)]
    without_browser: bool,
}

/// The command.
pub fn run(bench: Bench) -> Result<()> {
    match bench {
        Bench::Calendar(options) => {
            reading::run()?;
            if options.without_browser { Ok(()) } else { dragging::run() }
        }
        Bench::Crash(options) => crash::run(&options),
        Bench::Disk(options) => disk::run(&options),
        Bench::Failover(options) => failover::run(&options),
        Bench::Growth(options) => growth::run(&options),
        Bench::Letters => letters::run(),
        Bench::Live(options) => live::run(&options),
        Bench::Nodes(options) => nodes::run(&options),
        Bench::Pages => pages::run(),
        Bench::Requests(options) => requests::run(&options),
        Bench::Safety => {
            let bench =
                ["run", "--release", "--package", "domain", "--features", "unicode", "--example", "bench_safety"];
            run_program(&mut cargo(bench))
        }
        Bench::Start => start::run(),
    }
}
