//! Running other programs, with errors that say which one failed.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository's root folder, where every command is run.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_path_buf()
}

/// `program` in the repository's root, without standard input: nothing here waits for an answer.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// The cargo that runs this xtask, so that the same toolchain builds everything. It is not told that xtask is a package:
/// build scripts read that, and would build half of the dependencies anew whenever somebody calls cargo by hand in between.
pub fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs it with its output visible; an error when it ends badly.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// Runs it silently and gives what it printed; its complaints are in the error.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {}", name(command)))?;
    if !output.status.success() {
        bail!("{} failed ({}): {}", name(command), output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Where `program` lies on the PATH, if it does.
pub fn which(program: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Memory that can be written to like a disk, on Linux.
const MEMORY: &str = "/dev/shm";
/// It is taken where so many KiB are free in it, and as many of the machine's: stories and specs need a fraction.
const ROOM: u64 = 6 * 1024 * 1024;

/// Where the tests' databases lie, each for a second: in memory where there is room and programs may run, since writing them to
/// a disk takes longer than everything else.
pub fn scratch() -> PathBuf {
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    let runs_nothing = |mount: &str| mount.contains(&format!(" {MEMORY} ")) && mount.contains("noexec");
    if mounts.lines().any(runs_nothing) {
        return std::env::temp_dir();
    }
    let free = read(command("df").args(["--output=avail", MEMORY])).ok();
    let free = free.and_then(|said| said.lines().nth(1)?.trim().parse::<u64>().ok());
    let machine = std::fs::read_to_string("/proc/meminfo").ok();
    let machine = machine.and_then(|all| {
        all.lines().find(|line| line.starts_with("MemAvailable:"))?.split_whitespace().nth(1)?.parse::<u64>().ok()
    });
    match (free, machine) {
        (Some(free), Some(machine)) if free.min(machine) > ROOM => PathBuf::from(MEMORY),
        _ => std::env::temp_dir(),
    }
}

/// Whether this process may install packages and become another user.
pub fn is_root() -> bool {
    read(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let first = command.get_args().next().map(|argument| format!(" {}", argument.to_string_lossy()));
    program + &first.unwrap_or_default()
}
