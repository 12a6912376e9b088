//! `cargo xtask fuzz NAME --minutes 10`: coverage-guided fuzzing of a reader of strangers' bytes. It needs cargo-fuzz, which is
//! built where it is missing, for this alone.

mod judge;

use crate::bench::now;
use crate::shell::{command, root, run as run_program, which};
use anyhow::{Context, Result, ensure};
use clap::Args;
use judge::{Verdict, judged};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Every reader; the targets of `tests/fuzz` have the same names.
const READERS: [&str; 7] = ["mail", "calendar", "questions", "table", "markdown", "multipart", "json"];

/// libFuzzer looks at the clock on the wall, so on a busy machine whatever takes a second there is only suspected, and read
/// again alone; it gives up after so many.
const SUSPECTED: u32 = 1;
const GIVEN_UP: u32 = 10;
/// More memory is too much, in MB.
const MEMORY: u32 = 200;
/// Bytes of one input at most: what goes wrong in megabytes begins to go wrong in so many.
const LONGEST: u32 = 64 * 1024;

/// What, and for how long.
#[derive(Args)]
pub struct Options {
    /// Which readers, one after the other; all of them where none is named
    #[arg(value_parser = READERS)]
    names: Vec<String>,
    /// For how long each
    #[arg(long, default_value_t = 10)]
    minutes: u64,
}

/// The command; an error when a reader aborted or hung. Its input lies in `target/fuzz/found` then: once it is understood, it
/// becomes a file of `tests/fuzz/found`, which every `cargo test` reads.
pub fn run(options: &Options) -> Result<()> {
    let cargo_fuzz = cargo_fuzz()?;
    let all = || READERS.map(str::to_owned).to_vec();
    let names = if options.names.is_empty() { all() } else { options.names.clone() };
    let mut failed = Vec::new();
    for name in &names {
        let found = Reader { name, cargo_fuzz: &cargo_fuzz }.fuzzed(Duration::from_secs(options.minutes * 60))?;
        println!("{name}: {} minutes, {} inputs that abort or hang", options.minutes, found.len());
        found.iter().for_each(|verdict| println!("    {verdict}"));
        if !found.is_empty() {
            failed.push(name.as_str());
        }
    }
    ensure!(failed.is_empty(), "{} aborted or hung; what was sent lies in target/fuzz/found", failed.join(", "));
    Ok(())
}

struct Reader<'a> {
    name: &'a str,
    cargo_fuzz: &'a Path,
}

impl Reader<'_> {
    /// Fuzzes until the time is over, or something is found. libFuzzer ends at its first suspicion: where that was none, it
    /// goes on with what it has learnt.
    fn fuzzed(&self, time: Duration) -> Result<Vec<Verdict>> {
        for folder in [self.learnt(), self.found()] {
            std::fs::create_dir_all(folder)?;
        }
        run_program(&mut self.build())?;
        let (program, began) = (self.program()?, now());
        while let Some(left) = time.checked_sub(began.elapsed()).filter(|left| left.as_secs() > 0) {
            let ended = run_program(&mut self.fuzz(&program, left));
            let found = judged(&program, &self.found(), MEMORY)?;
            if !found.is_empty() {
                return Ok(found);
            }
            if let Err(problem) = ended {
                eprintln!("{problem}: alone, it was in time and in bounds");
            }
        }
        Ok(Vec::new())
    }

    /// As `cargo fuzz` is called by cargo.
    fn build(&self) -> Command {
        let mut build = command(self.cargo_fuzz);
        build.args(["fuzz", "build", "--sanitizer", "none", "--release"]).arg("--fuzz-dir").arg(folder());
        build.arg("--target-dir").arg(work().join("build")).arg(self.name);
        // Coverage takes switches that are not stable yet; with this the compiler that is here knows them, too.
        build.env("RUSTC_BOOTSTRAP", "1");
        build
    }

    /// The program that was built, in a folder that is called by its platform.
    fn program(&self) -> Result<PathBuf> {
        let platforms = std::fs::read_dir(work().join("build"))?.flatten();
        let mut programs = platforms.map(|platform| platform.path().join("release").join(self.name));
        programs.find(|program| program.is_file()).context("nothing was built")
    }

    fn fuzz(&self, program: &Path, time: Duration) -> Command {
        let mut fuzz = command(program);
        // libFuzzer adds to the first of its folders, and only reads the others.
        fuzz.arg(self.learnt());
        let read_only = [folder().join("seeds").join(self.name), folder().join("found").join(self.name), self.more()];
        fuzz.args(read_only.iter().filter(|folder| folder.is_dir()));
        let words = folder().join("words").join(format!("{}.dict", self.name));
        if words.is_file() {
            fuzz.arg(format!("-dict={}", words.display()));
        }
        fuzz.arg(format!("-artifact_prefix={}/", self.found().display()));
        fuzz.arg(format!("-max_total_time={}", time.as_secs())).arg(format!("-timeout={GIVEN_UP}"));
        fuzz.arg(format!("-report_slow_units={SUSPECTED}")).arg(format!("-rss_limit_mb={MEMORY}"));
        fuzz.arg(format!("-max_len={LONGEST}")).arg("-print_final_stats=1");
        fuzz
    }

    fn learnt(&self) -> PathBuf {
        work().join("corpus").join(self.name)
    }

    fn found(&self) -> PathBuf {
        work().join("found").join(self.name)
    }

    /// Files that the tests have anyway.
    fn more(&self) -> PathBuf {
        root().join(match self.name {
            "calendar" => "tests/ics",
            _ => "tests/fuzz/none",
        })
    }
}

fn folder() -> PathBuf {
    root().join("tests/fuzz")
}

fn work() -> PathBuf {
    root().join("target/fuzz")
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
