//! `cargo xtask bench growth`: what pages take once years lie behind them. The program itself is `tests/bench/growth.rs`,
//! since it opens the product from inside.

use super::server::Build;
use crate::shell::run as run_program;
use anyhow::Result;
use clap::{Args, ValueEnum};

/// How much of it.
#[derive(Args)]
pub struct Options {
    /// How many questions are added, over a tenth as many sessions; fewer say less, and sooner
    #[arg(long, default_value_t = 1_000_000)]
    questions: u32,
    /// Only this database
    #[arg(long, value_enum)]
    only: Option<Database>,
    /// Run the debug build
    #[arg(long)]
    debug: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Database {
    Sqlite,
    Postgres,
}

/// The command.
pub fn run(options: &Options) -> Result<()> {
    let mut program = Build::of(options.debug).example("bench_growth");
    program.args(["--questions", &options.questions.to_string()]);
    match options.only {
        Some(Database::Sqlite) => program.args(["--only", "sqlite"]),
        Some(Database::Postgres) => program.args(["--only", "postgres"]),
        None => &mut program,
    };
    run_program(&mut program)
}
