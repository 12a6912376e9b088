//! Which compiler builds for the browser: rustup's own target where it can be had, else Debian's rustc-web.

use crate::install;
use crate::shell::{cargo, command, read, root, run, which};
use anyhow::{Context, Result};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "browser";
/// A folder of its own, so that the client and the server never wait for each other's lock nor rebuild each other.
const FOLDER: &str = "target/client";

/// A way to compile for the browser.
pub enum Toolchain {
    /// The cargo in use, which has the target.
    Own,
    /// Debian's compiler with the standard library built from source; the path is its linker.
    Debian(PathBuf),
}

impl Toolchain {
    /// Takes what is installed, else adds rustup's target, else installs Debian's packages.
    pub fn find() -> Result<Self> {
        if own_target_is_there() || read(command("rustup").args(["target", "add", TARGET])).is_ok() {
            return Ok(Self::Own);
        }
        if let Some(linker) = debian() {
            return Ok(Self::Debian(linker));
        }
        install::apt(&["rustc-web", "cargo-web", "rust-web-src", "lld-22"]).with_context(|| {
            format!("no compiler for the browser: `rustup target add {TARGET}` did not work, and Debian's rustc-web could not be installed")
        })?;
        debian().map(Self::Debian).context("rustc-web was installed, but its compiler or wasm-ld is not in /usr/bin")
    }

    /// Compiles the packages `browser-{bundle}`.
    pub fn build(&self, bundles: &[&str]) -> Result<()> {
        let mut build = match self {
            Self::Own => cargo(["build"]),
            Self::Debian(linker) => debian_cargo(linker),
        };
        build.args(["--profile", PROFILE, "--target", TARGET, "--target-dir", FOLDER]);
        for bundle in bundles {
            build.args(["--package", &format!("browser-{bundle}")]);
        }
        run(&mut build)
    }
}

impl fmt::Display for Toolchain {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own => write!(to, "the installed Rust with its {TARGET} target"),
            Self::Debian(_) => write!(to, "Debian's rustc-web (rustup could not add {TARGET})"),
        }
    }
}

/// Where a bundle's wasm lies after the build.
pub fn wasm(bundle: &str) -> PathBuf {
    root().join(FOLDER).join(TARGET).join(PROFILE).join(format!("browser_{bundle}.wasm"))
}

/// Whether the slow first build is behind us.
pub fn was_built_before() -> bool {
    root().join(FOLDER).join(TARGET).exists()
}

/// Asks rustc rather than rustup, so that a Rust from elsewhere with the target is good too.
fn own_target_is_there() -> bool {
    read(command("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|folder| Path::new(folder.trim()).read_dir().is_ok_and(|mut files| files.next().is_some()))
}

/// The linker of Debian's toolchain, when all of that is installed.
fn debian() -> Option<PathBuf> {
    let complete =
        ["/usr/bin/rustc", "/usr/bin/cargo", "/usr/lib/rustlib/src"].iter().all(|part| Path::new(part).exists());
    let linkers = ["wasm-ld-22", "wasm-ld-21", "wasm-ld-20", "wasm-ld-19", "wasm-ld"];
    complete.then(|| linkers.iter().find_map(|linker| which(linker)))?
}

fn debian_cargo(linker: &Path) -> Command {
    let mut cargo = command("/usr/bin/cargo");
    cargo.args(["-Z", "build-std=std,panic_abort", "build"]);
    cargo.env_remove("RUSTUP_TOOLCHAIN").env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1");
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    cargo
}

/// The lints for the packages `browser-{bundle}`; none where the installed Rust lacks the target.
pub fn clippy(bundles: &[&str]) -> Option<Command> {
    let mut clippy = cargo(["clippy", "--quiet", "--target", TARGET, "--target-dir", FOLDER]);
    for bundle in bundles {
        clippy.args(["--package", &format!("browser-{bundle}")]);
    }
    clippy.args(["--", "-D", "warnings"]);
    own_target_is_there().then_some(clippy)
}
