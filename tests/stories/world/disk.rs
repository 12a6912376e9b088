//! A disk of a few megabytes, which fills and grows as a story wishes: a file system in memory.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A mounted file system of its own.
pub struct SmallDisk(TempDir);

impl SmallDisk {
    /// One of eight megabytes; `None` where this user may not mount any.
    pub fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let mounted = mount(folder.path(), "size=8m");
        mounted.then_some(Self(folder))
    }

    /// Where a database may lie.
    pub fn database(&self) -> String {
        format!("sqlite:{}", self.0.path().join("story.db").display())
    }

    /// It becomes so large, or so small, that just so many bytes are left beside what lies there.
    pub fn leaves(&self, bytes: u64) {
        let found = rustix::fs::statvfs(self.0.path()).expect("a size");
        let used = (found.f_blocks - found.f_bfree) * found.f_frsize;
        assert!(mount(self.0.path(), &format!("remount,size={}", used + bytes)), "it cannot change its size");
    }
}

fn mount(folder: &Path, options: &str) -> bool {
    let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder).output();
    done.is_ok_and(|done| done.status.success())
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Whatever is still open keeps it for as long.
        drop(Command::new("umount").arg("--lazy").arg(self.0.path()).output());
    }
}
