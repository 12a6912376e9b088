//! How much is free where SQLite's file lies. A full disk refuses everybody, the desk included: so strangers' questions are
//! refused some time before.

use std::path::{Path, PathBuf};

/// Below so many times the floor, the operator is warned.
const WARNED: u64 = 4;

/// Bytes that are free, and how many are to stay free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Free for us, where that could be measured.
    pub free: u64,
    /// Below this, new questions are asked to come back later.
    pub floor: u64,
}

impl Room {
    /// What is free on the file system of `file`, or of the folder that it will be in. `None` where nobody can tell.
    pub fn around(file: &Path, floor: u64) -> Option<Self> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(Self { free: free(folder)?, floor })
    }

    /// Whether nothing new is taken from strangers.
    pub fn is_short(self) -> bool {
        self.free < self.floor
    }

    /// Whether the operator should do something.
    pub fn is_little(self) -> bool {
        self.free < self.floor.saturating_mul(WARNED)
    }
}

#[cfg(unix)]
fn free(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}

/// Measures the room around a file: a call into the system of about a microsecond.
#[derive(Clone, Debug)]
pub struct Gauge {
    file: PathBuf,
    floor: u64,
}

impl Gauge {
    /// Of the file system that holds `file`.
    pub(crate) fn of(file: PathBuf, floor: u64) -> Self {
        Self { file, floor }
    }

    /// What is free now.
    pub(crate) fn room(&self) -> Option<Room> {
        Room::around(&self.file, self.floor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_is_where_strangers_wait_and_above_it_the_operator_is_warned() {
        let room = |free| Room { free, floor: 100 };
        assert!(room(99).is_short() && room(99).is_little());
        assert!(!room(100).is_short() && room(399).is_little());
        assert!(!room(400).is_little());
        let nobody_is_refused = Room { free: 0, floor: 0 };
        assert!(!nobody_is_refused.is_short());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_has_the_room_of_its_folder_before_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Room::around(&folder.path().join("w.db"), 1).unwrap().free > 0);
        assert!(Room::around(Path::new("w.db"), 1).is_some());
        assert_eq!(Room::around(&folder.path().join("no/such/folder/w.db"), 1), None);
    }
}
