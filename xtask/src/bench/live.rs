//! `cargo xtask bench live`: what an event with thousands of listeners asks of the server. Both run on this machine,
//! so every number holds the generator's own work too.

mod audience;
mod back;
mod event;
mod kill;
mod line;
mod listeners;
mod nchan;
mod pace;
mod questions;
mod rush;
mod stage;
mod stream;
mod table;
mod votes;

use crate::shell::{cargo, command, run as run_program};
use crate::{client, steps::Steps};
use anyhow::Result;
use clap::{Args, ValueEnum};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use table::Row;

/// How much of it.
#[derive(Args)]
pub struct Options {
    /// Only these parts
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Part::value_variants().to_vec())]
    only: Vec<Part>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Part {
    /// A question to 3,000 listeners, ours and nchan's
    Listeners,
    /// A question to 10,000 listeners, and the memory that each takes
    Crowd,
    /// Listeners who drop and resume
    Resume,
    /// 3,000 who come back to 500 missed questions after a restart
    Back,
    /// 5,000 votes per second
    Votes,
    /// Questions beside the same without HTTP, and 1,000 per second
    Questions,
    /// 3,000 first visits in a minute
    Rush,
    /// kill -9 in the middle
    Kill,
}

/// The command. A number that misses its bar is marked; it is no error.
pub fn run(options: &Options) -> Result<()> {
    if cfg!(debug_assertions) {
        return optimised();
    }
    client::build(&mut Steps::of(client::STEPS))?;
    // By package: examples of the whole workspace bring other features, and everything would be built a second time.
    run_program(&mut cargo([
        "build",
        "--release",
        "-p",
        "wellspring",
        "--bin",
        "wellspring",
        "--example",
        "bench_asks",
    ]))?;
    allow_sockets()?;
    // What was just built goes to the disk first; else the server's own writes would wait behind it.
    run_program(&mut command("sync"))?;
    println!("{}", table::heading());
    for part in &options.only {
        match part.measure() {
            Ok(rows) => rows.iter().for_each(|row| println!("{row}")),
            Err(problem) => println!("{part:?} misses: {problem:#}"),
        }
    }
    Ok(())
}

/// As many sockets as the system gives, to the generator and to the servers that it starts: 10,000 listeners need a
/// little more than that each.
fn allow_sockets() -> Result<()> {
    let maximum = getrlimit(Resource::Nofile).maximum;
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })?;
    Ok(())
}

/// The same command by an optimised xtask: as cargo builds it for other commands, the generator would be the bottleneck.
fn optimised() -> Result<()> {
    run_program(cargo(["run", "--quiet", "--release", "--package", "xtask", "--"]).args(std::env::args_os().skip(1)))
}

impl Part {
    /// One thread for the generator: with more it would take from the server what it measures.
    fn measure(self) -> Result<Vec<Row>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            match self {
                Self::Listeners => listeners::hall().await,
                Self::Crowd => listeners::crowd().await,
                Self::Resume => listeners::resume().await,
                Self::Back => back::measure().await,
                Self::Votes => votes::measure().await,
                Self::Questions => questions::measure().await,
                Self::Rush => rush::measure().await,
                Self::Kill => kill::measure().await,
            }
        })
    }
}
