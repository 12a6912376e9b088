//! `cargo xtask zones`: every change of clocks 2024–2037 in twelve zones, read and written by us and by python.

use crate::python::python;
use crate::shell::{cargo, root, run as run_program};
use anyhow::Result;

/// The command.
pub fn run() -> Result<()> {
    run_program(&mut cargo(["build", "--release", "--package", "wellspring-core", "--example", "zones"]))?;
    run_program(python("tests/bench/zones.py")?.arg(root().join("target/release/examples/zones")))
}
