//! `cargo xtask serve`: browser half, server, and then the server itself in place of this process.

use crate::client;
use crate::shell::{cargo, root, run as run_program};
use crate::steps::Steps;
use anyhow::{Context, Result};
use clap::Args;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// What follows `cargo xtask serve`.
#[derive(Args)]
pub struct Options {
    /// Build the server optimised (has to stand first)
    #[arg(long)]
    release: bool,
    /// Goes to `wellspring serve`: --demo, --listen 127.0.0.1:4000, …
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// The command. The server replaces this process, so that Ctrl-C and every other signal reach it.
pub fn run(options: Options) -> Result<()> {
    let mut steps = Steps::of(client::STEPS + 2);
    client::build(&mut steps)?;
    let profile = if options.release { "release" } else { "debug" };
    let program = root().join("target").join(profile).join("wellspring");
    steps.next(match program.exists() {
        true => "building the server",
        false => "building the server (2 to 5 min the first time)",
    });
    let mut build = cargo(["build"]);
    if options.release {
        build.arg("--release");
    }
    run_program(&mut build)?;
    steps.next("starting the server");
    let problem = Command::new(&program).arg("serve").args(&options.arguments).exec();
    Err(problem).with_context(|| format!("cannot start {}", program.display()))
}
