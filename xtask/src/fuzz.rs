//! `cargo xtask fuzz NAME --minutes 10`: coverage-guided fuzzing of a reader of strangers' bytes. It needs cargo-fuzz, which is
//! built where it is missing, for this alone.

use crate::shell::{command, root, run as run_program, which};
use anyhow::{Result, bail};
use clap::Args;
use std::path::{Path, PathBuf};

/// Every reader; the targets of `tests/fuzz` have the same names.
const READERS: [&str; 7] = ["mail", "calendar", "questions", "table", "markdown", "multipart", "json"];

/// Longer for one input is a hang, in seconds; more memory is too much, in MB.
const HANG: u32 = 1;
const MEMORY: u32 = 200;
/// Bytes of one input at most: what goes wrong in megabytes begins to go wrong in so many.
const LONGEST: u32 = 64 * 1024;

/// What, and for how long.
#[derive(Args)]
pub struct Options {
    /// Which reader; all of them, one after the other, where none is named
    #[arg(value_parser = READERS)]
    name: Option<String>,
    /// For how long each
    #[arg(long, default_value_t = 10)]
    minutes: u64,
}

/// The command; an error when a reader aborted or hung. Its input lies in `target/fuzz/found` then: once it is understood, it
/// becomes a file of `tests/fuzz/found`, which every `cargo test` reads.
pub fn run(options: &Options) -> Result<()> {
    let cargo_fuzz = cargo_fuzz()?;
    let names: Vec<&str> = options.name.as_deref().map_or(READERS.to_vec(), |name| vec![name]);
    let mut failed = Vec::new();
    for name in names {
        if fuzz(&cargo_fuzz, name, options.minutes).is_err() {
            failed.push(name);
        }
    }
    if !failed.is_empty() {
        bail!("{} aborted or hung; what was sent lies in target/fuzz/found", failed.join(", "));
    }
    Ok(())
}

fn fuzz(cargo_fuzz: &Path, name: &str, minutes: u64) -> Result<()> {
    let (folder, work) = (root().join("tests/fuzz"), root().join("target/fuzz"));
    // libFuzzer adds to the first of its folders, and only reads the others.
    let learnt = work.join("corpus").join(name);
    let found = work.join("found").join(name);
    for folder in [&learnt, &found] {
        std::fs::create_dir_all(folder)?;
    }
    let mut fuzz = command(cargo_fuzz);
    // As `cargo fuzz` is called by cargo.
    fuzz.args(["fuzz", "run", "--sanitizer", "none", "--release"]).arg("--fuzz-dir").arg(&folder);
    fuzz.arg("--target-dir").arg(work.join("build")).arg(name).arg(learnt);
    let read_only = [folder.join("seeds").join(name), folder.join("found").join(name), more(name)];
    fuzz.args(read_only.iter().filter(|folder| folder.is_dir()));
    fuzz.arg("--").arg(format!("-artifact_prefix={}/", found.display()));
    let words = folder.join("words").join(format!("{name}.dict"));
    if words.is_file() {
        fuzz.arg(format!("-dict={}", words.display()));
    }
    fuzz.arg(format!("-max_total_time={}", minutes * 60)).arg(format!("-timeout={HANG}"));
    fuzz.arg(format!("-rss_limit_mb={MEMORY}")).arg(format!("-max_len={LONGEST}")).arg("-print_final_stats=1");
    // Coverage takes switches that are not stable yet; with this the compiler that is here knows them, too.
    run_program(fuzz.env("RUSTC_BOOTSTRAP", "1"))
}

/// Files that the tests have anyway.
fn more(name: &str) -> PathBuf {
    root().join(match name {
        "calendar" => "tests/ics",
        _ => "tests/fuzz/none",
    })
}

/// cargo-fuzz from the PATH, from an earlier run, or built into `target/tools`.
fn cargo_fuzz() -> Result<PathBuf> {
    let tools = root().join("target/tools");
    let place = tools.join("bin/cargo-fuzz");
    if let Some(found) = which("cargo-fuzz").or_else(|| place.exists().then(|| place.clone())) {
        return Ok(found);
    }
    eprintln!("building cargo-fuzz (2 min, once) …");
    run_program(command("cargo").args(["install", "--locked", "--quiet", "cargo-fuzz", "--root"]).arg(&tools))?;
    Ok(place)
}
