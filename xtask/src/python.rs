//! Python in `target/python`, for comparisons with other libraries.

use crate::shell::{command, root, run};
use anyhow::Result;
use std::process::Command;

/// What is compared with.
const PACKAGES: [&str; 4] = ["icalendar", "recurring-ical-events", "tzdata", "python-dateutil"];

/// A script of the repository, with those packages at hand.
pub fn python(script: &str) -> Result<Command> {
    let folder = root().join("target/python");
    if !folder.join("bin/python").is_file() {
        run(command("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    if !folder.join("ready").is_file() {
        run(command(folder.join("bin/pip"))
            .args(["install", "--quiet", "--disable-pip-version-check"])
            .args(PACKAGES))?;
        std::fs::write(folder.join("ready"), PACKAGES.join("\n"))?;
    }
    let mut python = command(folder.join("bin/python"));
    python.arg(root().join(script));
    Ok(python)
}
