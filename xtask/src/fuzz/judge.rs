//! What libFuzzer suspects, read once more alone: by the processor's time, which a busy machine does not lengthen.

use crate::shell::command;
use anyhow::{Context, Result};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

/// Longer on the processor for one input is a hang.
const HANG: Duration = Duration::from_secs(1);
/// libFuzzer's own patience with it, in seconds on the wall.
const PATIENCE: u32 = 60;
/// As Linux counts the time of processes, whatever its own clock does: hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// An input that is as bad as it looked.
pub struct Verdict {
    input: PathBuf,
    took: Duration,
    ended: ExitStatus,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ms, {}", self.input.display(), self.took.as_millis(), self.ended)
    }
}

/// Has the reader read everything in the folder alone; gives what aborts, takes too long or too much memory. The others are
/// forgotten.
pub fn judged(program: &Path, folder: &Path, megabytes: u32) -> Result<Vec<Verdict>> {
    let mut bad = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let input = entry?.path();
        let before = spent()?;
        let mut alone = command(program);
        alone.arg(&input).arg(format!("-rss_limit_mb={megabytes}")).arg(format!("-timeout={PATIENCE}"));
        let ended = alone.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        let took = spent()?.saturating_sub(before);
        if ended.success() && took <= HANG {
            std::fs::remove_file(&input)?;
        } else {
            bad.push(Verdict { input, took, ended });
        }
    }
    Ok(bad)
}

/// The processor's time of all processes that we started and that have ended (`cutime` and `cstime`, proc_pid_stat(5)).
fn spent() -> Result<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The second field is a name that may hold anything; behind it comes the third.
    let (_, fields) = stat.rsplit_once(')').context("no fields")?;
    let ticks = fields.split_whitespace().skip(13).take(2).map(str::parse::<u32>);
    Ok(TICK * ticks.sum::<Result<u32, _>>()?)
}
