//! The rows `dragging, …` of `cargo xtask bench calendar`: frames while something is in the hand, in a real browser.

use crate::shell::{cargo, root, run as run_program};
use crate::tally::node;
use crate::{client, install, steps::Steps};
use anyhow::Result;

/// Builds what a browser loads and the server, then drags in a year of 5,000 items.
pub fn run() -> Result<()> {
    install::for_tests()?;
    client::build(&mut Steps::of(client::STEPS))?;
    run_program(&mut cargo(["build", "--release"]))?;
    run_program(node("dragging.mjs").arg("--server").arg(root().join("target/release/wellspring")))
}
