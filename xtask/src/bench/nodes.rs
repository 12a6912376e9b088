//! `cargo xtask bench nodes`: how soon one node shows what another did. The program itself is `tests/bench/nodes.rs`, since
//! it opens the product from inside.

use super::server::Build;
use crate::shell::run as run_program;
use anyhow::Result;
use clap::Args;

/// How.
#[derive(Args)]
pub struct Options {
    /// Run the debug build
    #[arg(long)]
    debug: bool,
}

/// The command.
pub fn run(options: &Options) -> Result<()> {
    run_program(&mut Build::of(options.debug).example("bench_nodes"))
}
