//! What the build and the tests need from outside, by package name, only when it is missing.

use crate::shell::{command, is_root, read, run, which};
use anyhow::{Result, bail};
use std::sync::Once;

/// Installs Debian `packages`; where that cannot be done, the error says what to install by hand.
pub fn apt(packages: &[&str]) -> Result<()> {
    static LISTS: Once = Once::new();
    if which("apt-get").is_none() || !is_root() {
        bail!("please install by hand (needs root): {}", packages.join(" "));
    }
    eprintln!("installing {} …", packages.join(" "));
    LISTS.call_once(|| drop(read(command("apt-get").args(["update", "-qq"]))));
    let mut install = command("apt-get");
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    read(install.env("DEBIAN_FRONTEND", "noninteractive")).map(drop)
}

/// A browser, a database server and node for the tests.
pub fn for_tests() -> Result<()> {
    if which("chromium").is_none() && std::env::var_os("CHROMIUM_BIN").is_none() {
        apt(&["chromium"])?;
    }
    if crate::test::postgres::programs().is_none() {
        apt(&["postgresql"])?;
    }
    for_scripts()
}

/// Node, and the packages that the browser tests name; TypeScript is among them.
pub fn for_scripts() -> Result<()> {
    if which("npm").is_none() {
        apt(&["nodejs", "npm"])?;
    }
    npm_packages()
}

/// `npm ci`, unless what is installed is at least as new as the lock file.
fn npm_packages() -> Result<()> {
    let folder = crate::shell::root().join("tests/browser");
    let age = |file: &str| folder.join(file).metadata().and_then(|found| found.modified()).ok();
    if age("node_modules/.package-lock.json") < age("package-lock.json") {
        run(command("npm").args(["ci", "--silent", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    Ok(())
}
