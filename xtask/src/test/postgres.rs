//! A PostgreSQL of our own for the tests: in a temporary folder, on a socket, gone when the tests are.

use crate::shell::{command, is_root, read, run, scratch};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// No network; enough connections for the stories that run side by side.
const ALWAYS: [&str; 2] = ["listen_addresses=", "max_connections=400"];
/// No durability either, where the data is thrown away.
const QUICK: [&str; 3] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// A running server; dropping it stops it and removes its data.
pub struct Postgres {
    server: Child,
    folder: TempDir,
}

impl Postgres {
    /// Makes a cluster that is quick and forgets at a power loss, and waits until it answers (about a second).
    pub fn start() -> Result<Self> {
        Self::with(&scratch(), &QUICK)
    }

    /// The same as it comes: an acknowledged commit is on disk.
    pub fn start_durable() -> Result<Self> {
        Self::with(&std::env::temp_dir(), &[])
    }

    fn with(place: &Path, more: &[&str]) -> Result<Self> {
        let programs = programs().context("no PostgreSQL programs in /usr/lib/postgresql")?;
        let folder = tempfile::Builder::new().prefix("wellspring-pg-").tempdir_in(place)?;
        if is_root() {
            run(command("chown").arg("postgres").arg(folder.path()))?;
        }
        let data = folder.path().join("data");
        let mut init = program(&programs, "initdb", folder.path());
        init.args(["-U", "test", "-A", "trust", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8", "-D"]).arg(&data);
        read(&mut init)?;
        let mut server = program(&programs, "postgres", folder.path());
        server.arg("-D").arg(&data).arg("-k").arg(folder.path());
        server.args(ALWAYS.iter().chain(more).flat_map(|setting| ["-c", setting]));
        let log = std::fs::File::create(folder.path().join("log"))?;
        let server = server.stdout(Stdio::null()).stderr(log).spawn().context("cannot start postgres")?;
        let mut started = Self { server, folder };
        started.wait(&programs)?;
        Ok(started)
    }

    /// The base URL: tests make databases of their own beside `postgres`.
    pub fn url(&self) -> String {
        format!("postgres://test@localhost/postgres?host={}", self.folder.path().display())
    }

    fn wait(&mut self, programs: &Path) -> Result<()> {
        for _ in 0..300 {
            let asked = command(programs.join("pg_isready")).arg("-q").arg("-h").arg(self.folder.path()).status()?;
            if asked.success() {
                return Ok(());
            }
            if self.server.try_wait()?.is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        bail!("PostgreSQL did not start:\n{log}")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGQUIT is PostgreSQL's immediate shutdown; its children go with it.
        let stopped = run(command("kill").arg("-QUIT").arg(self.server.id().to_string()));
        if stopped.is_err() {
            drop(self.server.kill());
        }
        drop(self.server.wait());
    }
}

/// The newest installed version's programs.
pub fn programs() -> Option<PathBuf> {
    let version = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|entry| entry.path());
    versions.filter(|path| path.join("bin/postgres").exists()).max_by_key(version).map(|path| path.join("bin"))
}

/// One of PostgreSQL's programs. It refuses to be run by root, so root becomes the user `postgres`; and it ends with
/// this process, however that ends.
pub fn program(programs: &Path, name: &str, folder: &Path) -> Command {
    let mut program = command("setpriv");
    program.args(["--pdeathsig", "QUIT"]);
    if is_root() {
        program.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
    }
    program.arg(programs.join(name)).current_dir(folder).env("HOME", folder);
    program
}
