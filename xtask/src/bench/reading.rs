//! The other rows of `cargo xtask bench calendar`: feeds, reading beside python, hostile files, the month page.

use crate::python::python;
use crate::shell::{cargo, root, run as run_program};
use anyhow::Result;

/// Files of 2,000 events, two years of them, 10 % recurring; then both sides read them.
pub fn run() -> Result<()> {
    run_program(&mut cargo(["build", "--release", "--example", "bench_calendar"]))?;
    let script = python("tests/bench/calendar/read.py")?;
    let words = std::iter::once(script.get_program()).chain(script.get_args()).map(ToOwned::to_owned);
    let mut bench = crate::shell::command(root().join("target/release/examples/bench_calendar"));
    run_program(bench.args(words))
}
