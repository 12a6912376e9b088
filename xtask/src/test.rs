//! `cargo xtask test`: all that has to pass before a change is taken. The README and `.ci/run` name this and nothing else.

pub mod postgres;

use crate::shell::{cargo, run as run_program, scratch};
use crate::steps::Steps;
use crate::tally::{Tally, node};
use crate::{check, client, install};
use anyhow::Result;
use postgres::Postgres;

const OWN_STEPS: usize = 6;

/// What to test.
#[derive(clap::Args)]
pub struct Options {
    /// Also walk every page on each of the days on which calendars go wrong (New Year's Eve, leap days, changes of clocks …): two hours more
    #[arg(long)]
    days: bool,
}

/// The command. Goes on after a failure where the rest still says something, and ends with `N passed, N failed`.
pub fn run(options: Options) -> Result<()> {
    let mut steps = Steps::of(OWN_STEPS + client::STEPS + check::STEPS);
    let mut tally = Tally::default();
    steps.next("looking for node, Chromium and PostgreSQL (installed where missing)");
    let tools = tally.step("what the tests need", install::for_tests());
    let client = tally.step("the browser half", client::build(&mut steps));
    check::all(&mut steps, &mut tally);
    steps.next("unit, property and story tests on SQLite and PostgreSQL (3 to 6 min the first time)");
    rust(&mut tally);
    steps.next("building the server");
    let server = tally.step("the server", run_program(&mut cargo(["build"])));
    steps.next("the staff pages' scripts, on pages in memory");
    tally.tests("scripts", node("--test").args(["--test-reporter=./scripts/harness/tally.mjs", "scripts/"]));
    steps.next("the browser");
    if tools && client && server {
        tally.tests("browser specs", node("run.mjs").env("TMPDIR", scratch()));
        if options.days {
            tally.tests("browser specs on other days", node("run.mjs").arg("--days").env("TMPDIR", scratch()));
        }
    }
    steps.next("reading our calendars with another library");
    tally.tests("calendars", &mut node("ical.mjs"));
    tally.tests("oddities", &mut node("oddities.mjs"));
    tally.close()
}

/// `cargo test` of what ships, with a PostgreSQL that lives as long as the tests do.
fn rust(tally: &mut Tally) {
    let postgres = match Postgres::start() {
        Ok(postgres) => postgres,
        Err(problem) => {
            tally.step("PostgreSQL for the tests", Err(problem));
            return;
        }
    };
    let mut tests = cargo(["test", "--no-fail-fast"]);
    tally.tests("cargo test", tests.env("WELLSPRING_TEST_POSTGRES", postgres.url()).env("TMPDIR", scratch()));
    tally.tests("xtask's own tests", &mut cargo(["test", "--quiet", "--package", "xtask"]));
}
