//! Counting what passed and what failed, over tools that each say it in their own way.

use crate::shell::{command, root};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// The sum so far.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    /// A step that either works or does not; its problem is printed, and the run goes on.
    pub fn step(&mut self, name: &str, outcome: Result<()>) -> bool {
        match &outcome {
            Ok(()) => self.passed += 1,
            Err(problem) => {
                eprintln!("FAILED: {name}: {problem:#}");
                self.failed += 1;
            }
        }
        outcome.is_ok()
    }

    /// A step that counts its own tests: its output is shown as it comes, and its result lines are added up.
    /// When it ends badly without having counted a failure (a crash, a compile error), that is one.
    pub fn tests(&mut self, name: &str, tests: &mut Command) {
        let failed_before = self.failed;
        if let Err(problem) = self.read_along(tests) {
            eprintln!("FAILED: {name}: {problem:#}");
            self.failed += usize::from(self.failed == failed_before);
        }
    }

    fn read_along(&mut self, tests: &mut Command) -> Result<()> {
        let mut child = tests.stdout(Stdio::piped()).spawn().context("cannot start it")?;
        let output = child.stdout.take().context("no output")?;
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            if let Some((passed, failed)) = counts(&line) {
                self.passed += passed;
                self.failed += failed;
            }
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("{status}");
        }
        Ok(())
    }

    /// The closing line, and an error when anything failed or nothing ran.
    pub fn close(self) -> Result<()> {
        println!("\n{} passed, {} failed", self.passed, self.failed);
        if self.failed > 0 || self.passed == 0 {
            bail!("not everything passed");
        }
        Ok(())
    }
}

/// A node program in `tests/browser`.
pub fn node(script: &str) -> Command {
    let mut node = command("node");
    node.arg(script).current_dir(root().join("tests/browser"));
    node
}

/// Reads `test result: ok. 12 passed; 0 failed; …` (cargo test), and our own `specs: …`, `scripts: …` and `calendars: …`.
fn counts(line: &str) -> Option<(usize, usize)> {
    let rest =
        ["test result: ", "specs: ", "scripts: ", "calendars: "].iter().find_map(|start| line.strip_prefix(start))?;
    let number =
        |what: &str| rest.split([';', '.', ':']).find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok());
    Some((number("passed")?, number("failed")?))
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn result_lines_are_read_and_others_are_not() {
        let cargo =
            "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.34s";
        assert_eq!(counts(cargo), Some((12, 3)));
        assert_eq!(counts("specs: 7 passed; 1 failed"), Some((7, 1)));
        assert_eq!(counts("test domain::tests::a ... ok"), None);
    }
}
