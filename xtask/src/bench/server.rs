//! A server under measurement, on a port and a database of its own.

use super::http::Client;
use crate::shell::{cargo, command, root, run};
use anyhow::{Context, Result, bail};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Settings that are lifted.
const LIMITS: [&str; 7] = [
    "ASKS_PER_VOTER",
    "ASKS_PER_SESSION",
    "ASKS_PER_ADDRESS",
    "VOTES_PER_VOTER",
    "MAX_CONNECTIONS",
    "NETWORK_CONNECTIONS",
    "NETWORK_STREAMS",
];

/// Which build of the server is run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Build {
    /// What is measured.
    #[default]
    Release,
    /// Where it only matters whether something is lost: slower, but there sooner.
    Debug,
}

impl Build {
    /// As a bench's flag says.
    pub fn of(debug: bool) -> Self {
        if debug { Self::Debug } else { Self::Release }
    }

    /// Brings it up to date.
    pub fn run(self) -> Result<()> {
        match self {
            Self::Release => run(&mut cargo(["build", "--release"])),
            Self::Debug => run(&mut cargo(["build"])),
        }
    }

    /// Builds and runs a program of `tests/bench`; its own arguments follow.
    pub fn example(self, name: &str) -> Command {
        let mut run = cargo(["run"]);
        if self == Self::Release {
            run.arg("--release");
        }
        run.args(["--example", name, "--"]);
        run
    }

    fn program(self) -> PathBuf {
        root().join(match self {
            Self::Release => "target/release/wellspring",
            Self::Debug => "target/debug/wellspring",
        })
    }
}

/// A server that can be killed and started again on the same data.
pub struct Server {
    /// `127.0.0.1:port`.
    pub host: String,
    build: Build,
    database: String,
    folder: TempDir,
    process: Option<Child>,
}

impl Server {
    /// A server on `database`, or on an SQLite file of its own. Not started yet.
    pub fn new(database: Option<String>) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("wellspring-bench-").tempdir()?;
        let own = || format!("sqlite://{}", folder.path().join("wellspring.db").display());
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let database = database.unwrap_or_else(own);
        Ok(Self { host: format!("127.0.0.1:{port}"), build: Build::Release, database, folder, process: None })
    }

    /// The same of another build.
    pub fn of(mut self, build: Build) -> Self {
        self.build = build;
        self
    }

    /// Another server on the same database. Not started yet.
    pub fn beside(&self) -> Result<Self> {
        Self::new(Some(self.database.clone()))
    }

    /// Starts it and waits for its first answer; how long that took.
    pub fn start(&mut self) -> Result<Duration> {
        let since = now();
        let log = std::fs::File::options().create(true).append(true).open(self.log())?;
        let mut serve = self.program();
        serve.args(["serve", "--listen", &self.host, "--public-url", &format!("http://{}", self.host)]);
        self.process = Some(serve.stdout(Stdio::null()).stderr(log).spawn().context("cannot start the server")?);
        while since.elapsed() < Duration::from_secs(30) {
            if Client::connect(&self.host)
                .and_then(|mut client| client.get("/readyz", &[]))
                .is_ok_and(|is| is.status == 200)
            {
                return Ok(since.elapsed());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        bail!("the server did not start: {}", std::fs::read_to_string(self.log()).unwrap_or_default())
    }

    /// The number of its process, while it runs.
    pub fn id(&self) -> Option<u32> {
        self.process.as_ref().map(Child::id)
    }

    /// kill -9.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut process) = self.process.take() {
            process.kill()?;
            process.wait()?;
        }
        Ok(())
    }

    /// Its resident memory in KiB.
    pub fn memory(&self) -> Option<u64> {
        let id = self.process.as_ref()?.id();
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    /// The program with this server's settings, for other commands on the same database. Limits per address are lifted:
    /// here everybody comes from one.
    pub fn program(&self) -> Command {
        let mut program = command(self.build.program());
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("WELLSPRING_")) {
            program.env_remove(name);
        }
        for limit in LIMITS {
            program.env(format!("WELLSPRING_{limit}"), "1000000");
        }
        program.env("WELLSPRING_DISK_FLOOR", "0");
        program.current_dir(self.folder.path()).env("DATABASE_URL", &self.database).env("WELLSPRING_LOG", "warn");
        program
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.kill());
    }
}

/// A bench's own clock.
#[expect(clippy::disallowed_methods, reason = "measuring is what a bench does")]
pub fn now() -> Instant {
    Instant::now()
}
