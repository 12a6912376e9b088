//! `cargo xtask bench nodes`: how soon one node shows what another did. The program itself is `tests/bench/nodes.rs`, since
//! it opens the product from inside.

use crate::shell::{cargo, run as run_program};
use anyhow::Result;

/// The command.
pub fn run() -> Result<()> {
    run_program(&mut cargo(["run", "--release", "--example", "bench_nodes"]))
}
