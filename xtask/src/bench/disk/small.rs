//! A disk that fills and grows: a file system in memory, or, where none can be mounted, a limit of the size of files.

use crate::bench::server::Server;
use crate::shell::{command, run};
use anyhow::{Context, Result};
use std::path::Path;
use tempfile::TempDir;

/// How much is free when there is room.
const PLENTY: u64 = 64_000_000;

/// Where the database lies.
pub struct Small {
    folder: TempDir,
    mounted: bool,
}

impl Small {
    /// Mounted, unless that is not wished for or not allowed.
    pub fn new(without_mount: bool) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("wellspring-disk-").tempdir()?;
        let mounted = !without_mount && mount(folder.path(), &format!("size={PLENTY}")).is_ok();
        Ok(Self { folder, mounted })
    }

    /// What is limited.
    pub fn kind(&self) -> &'static str {
        if self.mounted { "a file system of its own" } else { "a limit of the size of files" }
    }

    /// The database's address.
    pub fn database(&self) -> String {
        format!("sqlite://{}", self.folder.path().join("wellspring.db").display())
    }

    /// Leaves just so many bytes more than there are.
    pub fn leaves(&self, server: &Server, bytes: u64) -> Result<()> {
        if self.mounted {
            return self.resize(bytes);
        }
        // The log of SQLite is written from its beginning again and again, so any limit is met.
        limit(server, &bytes.to_string())
    }

    /// There is room again.
    pub fn grows(&self, server: &Server) -> Result<()> {
        if self.mounted { self.resize(PLENTY) } else { limit(server, "unlimited") }
    }

    fn resize(&self, left: u64) -> Result<()> {
        let found = rustix::fs::statvfs(self.folder.path())?;
        let used = (found.f_blocks - found.f_bfree) * found.f_frsize;
        mount(self.folder.path(), &format!("remount,size={}", used + left))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        if self.mounted {
            drop(run(command("umount").arg("--lazy").arg(self.folder.path())));
        }
    }
}

fn mount(folder: &Path, options: &str) -> Result<()> {
    run(command("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder))
}

fn limit(server: &Server, bytes: &str) -> Result<()> {
    let id = server.id().context("no server runs")?;
    run(command("prlimit").arg(format!("--pid={id}")).arg(format!("--fsize={bytes}:")))
}
