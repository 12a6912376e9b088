//! A PostgreSQL that keeps what it acknowledged, and may be a standby of another.

use crate::shell::{command, is_root, read, run};
use crate::test::postgres::{program, programs};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;

/// By which name the standby is known to its primary, which waits for it with each commit.
const STANDBY: &str = "standby";

/// One server.
pub struct Node {
    folder: TempDir,
    programs: PathBuf,
    server: Option<Child>,
    is_standby: bool,
}

impl Node {
    /// A new, empty one. It runs.
    pub fn primary() -> Result<Self> {
        let mut node = Self::empty(false)?;
        let mut init = program(&node.programs, "initdb", node.folder.path());
        init.args(["-U", "test", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", "-D"]).arg(node.data());
        read(&mut init)?;
        node.start()?;
        Ok(node)
    }

    /// A standby of `primary`, which acknowledges nothing any more that this one has not. It runs.
    pub fn standby_of(primary: &Self) -> Result<Self> {
        let mut node = Self::empty(true)?;
        let from = format!("host={} user=test application_name={STANDBY}", primary.folder.path().display());
        let mut copy = program(&node.programs, "pg_basebackup", node.folder.path());
        copy.args(["--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "-d", &from, "-D"]);
        read(copy.arg(node.data()))?;
        node.start()?;
        primary.asks(&format!("ALTER SYSTEM SET synchronous_standby_names = '{STANDBY}'"))?;
        primary.asks("SELECT pg_reload_conf()")?;
        for _ in 0..100 {
            if primary.asks("SELECT sync_state FROM pg_stat_replication")?.trim() == "sync" {
                return Ok(node);
            }
            sleep(Duration::from_millis(100));
        }
        bail!("the standby never was a synchronous one")
    }

    fn empty(is_standby: bool) -> Result<Self> {
        let programs = programs().context("no PostgreSQL programs in /usr/lib/postgresql")?;
        let folder = tempfile::Builder::new().prefix("wellspring-pg-").tempdir()?;
        if is_root() {
            run(command("chown").arg("postgres").arg(folder.path()))?;
        }
        Ok(Self { folder, programs, server: None, is_standby })
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Where it listens.
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join(".s.PGSQL.5432")
    }

    /// Starts it, and waits until it answers.
    pub fn start(&mut self) -> Result<()> {
        let mut server = program(&self.programs, "postgres", self.folder.path());
        server.arg("-D").arg(self.data()).arg("-k").arg(self.folder.path());
        server.args(["-c", "listen_addresses=", "-c", "max_connections=200"]);
        if self.is_standby {
            // Once it is promoted, nobody stands by.
            server.args(["-c", "synchronous_standby_names="]);
        }
        let log = std::fs::File::options().create(true).append(true).open(self.folder.path().join("log"))?;
        self.server = Some(server.stdout(Stdio::null()).stderr(log).spawn().context("cannot start postgres")?);
        for _ in 0..300 {
            if self.asks("SELECT 1").is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        bail!("it did not start:\n{}", std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default())
    }

    /// Ends it as an operator does (`fast`), or at once as a power cut does.
    pub fn stop(&mut self, signal: &str) -> Result<()> {
        if let Some(mut server) = self.server.take() {
            run(command("kill").arg(format!("-{signal}")).arg(server.id().to_string()))?;
            server.wait()?;
        }
        Ok(())
    }

    /// All of its processes stand still, or go on.
    pub fn signal_all(&self, signal: &str) -> Result<()> {
        let Some(server) = &self.server else { return Ok(()) };
        // The first one alone makes new ones.
        for id in std::iter::once(server.id()).chain(children(server.id())) {
            // One may have ended meanwhile.
            drop(run(command("kill").arg(format!("-{signal}")).arg(id.to_string())));
        }
        Ok(())
    }

    /// It is no standby any more.
    pub fn promote(&self) -> Result<()> {
        read(program(&self.programs, "pg_ctl", self.folder.path()).args(["promote", "-w", "-D"]).arg(self.data()))
            .map(drop)
    }

    fn asks(&self, sql: &str) -> Result<String> {
        let mut ask = command(self.programs.join("psql"));
        read(ask.arg("-h").arg(self.folder.path()).args(["-U", "test", "-d", "postgres", "-Atqc", sql]))
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        drop(self.signal_all("CONT"));
        drop(self.stop("QUIT"));
    }
}

/// The processes that this one made.
fn children(of: u32) -> Vec<u32> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id: &u32| parent(Path::new("/proc").join(id.to_string())) == Some(of)).collect()
}

fn parent(process: PathBuf) -> Option<u32> {
    let status = std::fs::read_to_string(process.join("status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()
}
