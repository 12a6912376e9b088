//! `cargo xtask bench letters`: what letters cost everybody else. The program itself is `tests/bench/letters.rs`, since it
//! brings a mail server of its own.

use crate::shell::{cargo, run as run_program};
use anyhow::Result;

/// The command.
pub fn run() -> Result<()> {
    run_program(&mut cargo(["run", "--release", "--example", "bench_letters"]))
}
