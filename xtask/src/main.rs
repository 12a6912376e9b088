//! Wellspring's own commands for building, checking and trying it: `cargo xtask --help`.
//!
//! Everything a fresh clone needs is installed from here, so that there are two commands to learn: `serve` and `test`.

mod bench;
mod check;
mod client;
mod fuzz;
mod install;
mod python;
mod serve;
mod shell;
mod steps;
mod tally;
mod test;
mod zones;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build, serve, check and test Wellspring")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build what the browser loads (wasm, style, icons) into target/site
    Client,
    /// Build everything and run the server: `cargo xtask serve --demo`
    Serve(serve::Options),
    /// Format, lints, licences
    Check,
    /// Everything that has to pass: checks, stories on both databases, the browser
    Test(test::Options),
    /// Read a folder of real calendars, and compare with what other libraries found there (expected.json)
    Ics {
        /// The folder
        folder: std::path::PathBuf,
    },
    /// Feed a reader of strangers' bytes with ever stranger ones (libFuzzer); an abort or a hang fails, and its input is kept
    Fuzz(fuzz::Options),
    /// Every change of clocks 2024–2037 in twelve zones, read and written by us, beside python's zoneinfo
    Zones,
    /// Programs that measure and print a table
    #[command(subcommand)]
    Bench(bench::Bench),
}

fn ics(folder: &std::path::Path) -> anyhow::Result<()> {
    let mut program = shell::cargo(["run", "--quiet", "--package", "wellspring-core", "--example", "ics", "--"]);
    shell::run(program.arg(folder))
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Client => client::run(),
        Command::Serve(options) => serve::run(options),
        Command::Check => check::run(),
        Command::Test(options) => test::run(options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Ics { folder } => ics(&folder),
        Command::Zones => zones::run(),
        Command::Bench(which) => bench::run(which),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem:#}");
            ExitCode::FAILURE
        }
    }
}
