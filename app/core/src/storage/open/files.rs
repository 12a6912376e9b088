//! Files that are ours alone: the database, its log, the key.

use std::io;
use std::path::Path;

/// Leaves a file to its owner alone (0600), and makes an empty one where there is none and `make` says so.
///
/// # Errors
/// What the system says; the file is as it was.
#[cfg(unix)]
pub fn keep_private(path: &Path, make: bool) -> io::Result<()> {
    use std::fs::{OpenOptions, Permissions, set_permissions};
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    if is_open_to_others(path) {
        return set_permissions(path, Permissions::from_mode(0o600));
    }
    if make && !path.exists() {
        OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)?;
    }
    Ok(())
}

/// Whether anybody but a file's owner may read or change it.
#[cfg(unix)]
pub fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
pub fn keep_private(_: &Path, _: bool) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub fn is_open_to_others(_: &Path) -> bool {
    false
}
