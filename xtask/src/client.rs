//! `cargo xtask client`: everything a browser loads, into `target/site`, each file beside its brotli copy.
//! Work whose result is already there is skipped, so that running it again costs a second.

mod bindings;
mod site;
mod style;
mod toolchain;

use crate::shell::{root, run as run_program};
use crate::steps::Steps;
use crate::tally::Tally;
use anyhow::{Context, Result};
use site::Site;
use std::path::{Path, PathBuf};
use toolchain::Toolchain;

/// How many steps [`build`] announces.
pub const STEPS: usize = 3;

/// The bundles: package `browser-{name}` becomes `{name}.js` and `{name}_bg.wasm`. A page names the one it needs.
const BUNDLES: [&str; 2] = ["attendee", "staff"];

/// The command.
pub fn run() -> Result<()> {
    build(&mut Steps::of(STEPS))
}

/// Builds the browser half as part of a longer list of steps.
pub fn build(steps: &mut Steps) -> Result<()> {
    steps.next("finding a compiler for the browser half");
    let toolchain = Toolchain::find()?;
    eprintln!("using {toolchain}");
    steps.next(match toolchain::was_built_before() {
        true => "building the browser half",
        false => "building the browser half (2 to 4 min the first time)",
    });
    toolchain.build(&BUNDLES)?;
    steps.next("packing style, icons and wasm into target/site");
    pack()
}

fn pack() -> Result<()> {
    let mut site = Site::open(root().join("target/site"))?;
    for bundle in BUNDLES {
        bindings::write(bundle, &mut site)?;
    }
    site.put("style.css", style::sheet()?.as_bytes())?;
    let public = root().join("public");
    for file in files(&public).context("public/ is missing")? {
        site.put(&file.strip_prefix(&public)?.to_string_lossy(), &std::fs::read(&file)?)?;
    }
    site.finish()
}

/// Every file in a folder and those below it.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        match path.is_dir() {
            true => found.extend(files(&path)?),
            false => found.push(path),
        }
    }
    Ok(found)
}

/// Lints for the crates that only a browser runs. They need the wasm target, so a machine with Debian's compiler
/// alone, which has no clippy, says so and goes on.
pub fn clippy(tally: &mut Tally) {
    match toolchain::clippy(&BUNDLES) {
        Some(mut clippy) => drop(tally.step("clippy of the browser half", run_program(&mut clippy))),
        None => eprintln!("skipped: no clippy for the browser here"),
    }
}
