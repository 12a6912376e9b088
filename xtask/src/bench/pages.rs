//! `cargo xtask bench pages`: requests per second of public pages, beside a bare axum handler in the same server. The
//! program itself is `tests/bench/pages.rs`, since it opens the product from inside.

use crate::shell::{cargo, run as run_program};
use anyhow::Result;

/// The command.
pub fn run() -> Result<()> {
    run_program(&mut cargo(["run", "--release", "--example", "bench_pages"]))
}
