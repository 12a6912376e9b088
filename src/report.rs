//! What is set up, and what is wrong with it: for whoever asks on the command line, and for the settings page.

use std::path::Path;

use wellspring_core::key::Key;
use wellspring_core::outside::Outside;
use wellspring_core::{Error, Inspection, Tables, Wellspring};

use crate::config::Config;

/// What is said where no mail server is set.
pub const NO_MAIL: &str = "not set, so letters wait; set --smtp-url (WELLSPRING_SMTP_URL)";

/// Lines of facts, and sentences about what is wrong.
#[derive(Debug, Default)]
pub struct Report {
    /// Label and value.
    pub facts: Vec<(&'static str, String)>,
    /// What is to be done.
    pub problems: Vec<String>,
}

/// What the settings page shows of a running installation: the same lines, and what is wrong at their end.
///
/// # Errors
/// [`Error::Storage`] when the database does not answer.
pub async fn facts(app: &Wellspring, config: &Config) -> Result<Vec<(String, String)>, Error> {
    let mut report = Report::default();
    report.fact("Version", env!("CARGO_PKG_VERSION"));
    report.fact("Database", app.database().await?);
    report.fact("Zone data", domain::zone::tzdata());
    report.addresses(config);
    report.fact("Mail", if app.outside.mail.is_set() { "a mail server is set" } else { NO_MAIL });
    // The demo's key is in memory alone.
    if !app.settings.demo {
        report.key(config, None).map_err(Error::Internal)?;
    }
    report.connections(config, open_files());
    let problems = report.problems.into_iter().map(|problem| ("To do", problem));
    Ok(report.facts.into_iter().chain(problems).map(|(name, value)| (name.to_owned(), value)).collect())
}

impl Report {
    /// A line.
    pub fn fact(&mut self, name: &'static str, value: impl ToString) {
        self.facts.push((name, value.to_string()));
    }

    /// Where the key is, and whether it can be used.
    ///
    /// # Errors
    /// A sentence when its place cannot be told.
    pub fn key(&mut self, config: &Config, found: Option<&Inspection>) -> Result<(), String> {
        let path = config.key()?;
        if !path.exists() {
            self.fact("Key", format!("{}, not there yet; the first start makes it", path.display()));
            if found.is_some_and(|found| !matches!(found.tables, Tables::Missing)) {
                let why = "the key is missing although the database is in use: with a new one, every private link that was sent stops working";
                self.problems
                    .push(format!("{why}. Restore {}, or set --key-file (WELLSPRING_KEY_FILE).", path.display()));
            }
            return Ok(());
        }
        self.fact("Key", path.display());
        if let Err(sentence) = Key::at(&path, &Outside::alone()) {
            self.problems.push(sentence);
        }
        if is_open_to_others(&path) {
            self.problems.push(format!("others on this machine can read the key. Run: chmod 600 {}", path.display()));
        }
        Ok(())
    }

    /// Where it listens, and what links begin with.
    pub fn addresses(&mut self, config: &Config) {
        self.fact("Listens on", config.listen);
        match config.public_address() {
            Ok(url) => {
                let unreachable = config.public_url.is_none() && !config.listen.ip().is_loopback();
                self.fact("Public address", url);
                if unreachable {
                    let why = "only this machine can follow the links that Wellspring makes";
                    self.problems.push(format!(
                        "{why}. Set --public-url (WELLSPRING_PUBLIC_URL) to the https:// address in front of it."
                    ));
                }
            }
            Err(sentence) => self.problems.push(sentence),
        }
    }

    /// Every connection is an open file; some more are for the database.
    pub fn connections(&mut self, config: &Config, open_files: Option<usize>) {
        const OTHERS: usize = 100;
        self.fact("Connections", format!("up to {}", config.max_connections));
        if let Some(files) = open_files.filter(|&files| files < config.max_connections + OTHERS) {
            let raise = format!("raise it (ulimit -n {}, LimitNOFILE= in systemd)", config.max_connections + OTHERS);
            let lower = format!(
                "set --max-connections (WELLSPRING_MAX_CONNECTIONS) to {} or less",
                files.saturating_sub(OTHERS)
            );
            self.problems
                .push(format!("the system allows {files} open files, fewer than connections: {raise}, or {lower}."));
        }
    }
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// The soft limit of open files, where the system tells it (Linux).
pub fn open_files() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_few_open_files_are_a_problem() {
        let config = Config::default();
        let problems = |files| {
            let mut report = Report::default();
            report.connections(&config, files);
            report.problems
        };
        assert!(problems(Some(1_024))[0].contains("924 or less"));
        assert!(problems(Some(1_000_000)).is_empty() && problems(None).is_empty());
    }
}
