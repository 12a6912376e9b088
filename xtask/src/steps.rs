//! "step 2 of 5: building the server…": what is being done, and how much is left.

use std::time::Instant;

/// Counts steps aloud, on standard error like cargo's own progress.
pub struct Steps {
    done: usize,
    total: usize,
    since: Instant,
}

impl Steps {
    /// Nothing done yet of `total` steps.
    #[expect(clippy::disallowed_methods, reason = "a build tool's stopwatch")]
    pub fn of(total: usize) -> Self {
        Self { done: 0, total, since: Instant::now() }
    }

    /// Announces the next step. From the second on it also says how long all of it has taken so far.
    pub fn next(&mut self, what: &str) {
        self.done += 1;
        let so_far = match self.since.elapsed().as_secs() {
            0 => String::new(),
            seconds => format!("   [{}:{:02} so far]", seconds / 60, seconds % 60),
        };
        eprintln!("\nstep {} of {}: {what}…{so_far}", self.done, self.total);
    }
}
