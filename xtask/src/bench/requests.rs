//! `cargo xtask bench requests`: bent requests over every route, far more of them than the suite sends. The story itself is
//! `tests/stories/refusals/mutations.rs`.

use crate::shell::{cargo, run as run_program};
use crate::test::postgres::Postgres;
use anyhow::Result;
use clap::Args;
use std::path::Path;

const STORY: &str = "refusals::mutations::whatever_is_sent_is_answered_by_no_fault_of_ours_and_to_the_right_person";

/// A file system in memory.
const MEMORY: &str = "/dev/shm";

/// How many.
#[derive(Args)]
pub struct Options {
    /// Requests on each database
    #[arg(long, default_value_t = 200_000)]
    requests: usize,
    /// Which ones: the same number makes the same requests
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// The command; an error when one was answered by a fault of ours, or to the wrong person.
pub fn run(options: &Options) -> Result<()> {
    let postgres = Postgres::start()?;
    let mut story = cargo(["test", "--test", "stories", "--", "--nocapture", STORY]);
    story.env("WELLSPRING_TEST_POSTGRES", postgres.url());
    story.env("WELLSPRING_TEST_MUTATIONS", options.requests.to_string());
    // Nothing here has to outlive a power cut, and half of the time would be spent waiting for the disk.
    if Path::new(MEMORY).is_dir() {
        story.env("TMPDIR", MEMORY);
    }
    run_program(story.env("WELLSPRING_TEST_SEED", options.seed.to_string()))
}
