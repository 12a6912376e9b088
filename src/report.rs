//! What is set up, and what is wrong with it: for whoever asks on the command line, and for the settings page.

use domain::screens::Watch;
use ipnet::IpNet;
use wellspring_core::key::Key;
use wellspring_core::outside::Outside;
use wellspring_core::{Error, Inspection, Room, Tables, Wellspring, beside, is_open_to_others, screens};

use crate::config::{Config, sqlite_file};

/// What is said where no mail server is set.
pub const NO_MAIL: &str = "not set, so letters wait; set --smtp-url (WELLSPRING_SMTP_URL)";

/// Lines of facts, and sentences about what is wrong.
#[derive(Debug, Default)]
pub struct Report {
    /// Label and value.
    pub facts: Vec<(&'static str, String)>,
    /// What is to be done.
    pub problems: Vec<String>,
    /// What is worth a look, and works.
    pub warnings: Vec<String>,
}

/// What the settings page shows of a running installation: the same lines, and what is wrong at their end.
///
/// # Errors
/// [`Error::Storage`] when the database does not answer.
pub async fn facts(app: &Wellspring, config: &Config) -> Result<Vec<(String, String)>, Error> {
    let mut report = Report::default();
    report.fact("Version", env!("CARGO_PKG_VERSION"));
    report.fact("Database", app.database().await?);
    report.room(app.room());
    report.fact("Zone data", domain::zone::tzdata());
    report.addresses(config);
    report.fact("Mail", if app.outside.mail.is_set() { "a mail server is set" } else { NO_MAIL });
    let Watch { nobody, mail_fails, .. } = screens::watch(app).await?;
    report.help(!nobody, app.outside.mail.is_set(), mail_fails);
    report.pager(app.settings.pager.is_some(), screens::page_trouble(app).await?);
    // The demo's key is in memory alone.
    if !app.settings.demo {
        report.key(config, None).map_err(Error::Internal)?;
    }
    report.files(config);
    report.connections(config, open_files());
    let problems = report.problems.into_iter().map(|problem| ("To do", problem));
    let warnings = report.warnings.into_iter().map(|warning| ("Worth a look", warning));
    Ok(report.facts.into_iter().chain(problems).chain(warnings).map(|(name, value)| (name.to_owned(), value)).collect())
}

impl Report {
    /// A line.
    pub fn fact(&mut self, name: &'static str, value: impl ToString) {
        self.facts.push((name, value.to_string()));
    }

    /// How much is free where the database lies.
    pub fn room(&mut self, room: Option<Room>) {
        let Some(room) = room else { return };
        let megabytes = |bytes: u64| bytes / 1_000_000;
        self.fact("Disk", format!("{} MB are free", megabytes(room.free)));
        if room.is_little() {
            let now = match room.is_short() {
                true => "new questions and votes are asked to come back later",
                false => "soon new questions and votes will be asked to come back later",
            };
            self.problems.push(format!(
                "only {} MB are free where the database lies, and {} are to stay free (--disk-floor): {now}. Make room, or \
                 move the database to a larger disk.",
                megabytes(room.free),
                megabytes(room.floor)
            ));
        }
    }

    /// Whether somebody would be called who may be needed, and whether the call leaves.
    pub fn help(&mut self, held: bool, mail_is_set: bool, mail_fails: bool) {
        self.fact("On duty", if held { "somebody is" } else { "nobody is at this moment" });
        if !held {
            self.warnings.push(
                "nobody is on duty at this moment: when somebody may be in danger, the lead is called, or whoever runs the \
                 installation. Set who is on duty at /settings/duty."
                    .to_owned(),
            );
        }
        if !mail_is_set {
            self.warnings.push(
                "no mail server is set: when somebody may be in danger, no letter calls anybody. Set --smtp-url \
                 (WELLSPRING_SMTP_URL)."
                    .to_owned(),
            );
        } else if mail_fails {
            self.problems.push("mail that calls for help does not leave. /settings/mail shows what it met.".to_owned());
        }
    }

    /// Whether a webhook calls for help, too, and what its last call met.
    pub fn pager(&mut self, is_set: bool, trouble: Option<String>) {
        self.fact("Pager", if is_set { "a webhook is set" } else { "none; letters alone call for help" });
        if let Some(why) = trouble.filter(|_| is_set) {
            self.problems.push(format!("the page that calls for help does not arrive: {why} Check --call-webhook."));
        }
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

    /// Whether the database's files are their owner's alone.
    pub fn files(&mut self, config: &Config) {
        let Some(file) = config.database().ok().as_deref().and_then(sqlite_file) else { return };
        for path in std::iter::once(file.clone()).chain(beside(&file)).filter(|path| is_open_to_others(path)) {
            let path = path.display();
            self.problems.push(format!("others on this machine can read the database. Run: chmod 600 {path}"));
        }
    }

    /// Whether strangers can be told apart, and nobody but a proxy is believed about where they come from.
    fn proxies(&mut self, config: &Config) {
        let is_public = config.public_url.as_ref().is_some_and(|url| url.starts_with("https://"));
        if is_public && config.trusted_proxies.is_empty() {
            self.warnings.push(
                "there is a public address and no proxy is named: behind one, everybody seems to come from the same place, and \
                 limits count them as one. Set --trusted-proxies (WELLSPRING_TRUSTED_PROXIES) to the proxy’s own address."
                    .to_owned(),
            );
        }
        for network in config.trusted_proxies.iter().filter(|network| holds_clients(network)) {
            self.warnings.push(format!(
                "{network} is trusted as proxies: whoever is in it may say that they come from anywhere, so limits and the \
                 brake on guessing do not hold for them. Name the address of the proxy itself."
            ));
        }
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
        self.proxies(config);
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

/// Proxies are few; a network of more than sixteen addresses holds others too.
fn holds_clients(network: &IpNet) -> bool {
    const PROXIES: u8 = 4;
    network.max_prefix_len() - network.prefix_len() > PROXIES
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

    fn warned(words: &str) -> Vec<String> {
        let mut report = Report::default();
        report.addresses(&Config::read(words));
        report.warnings
    }

    #[test]
    fn a_public_address_without_a_proxy_and_a_range_that_holds_clients_are_worth_a_look() {
        assert!(warned("").is_empty());
        assert!(warned("--public-url http://localhost:3000").is_empty());
        assert!(warned("--public-url https://w.example")[0].contains("no proxy is named"));
        for proxies in ["10.0.0.7", "127.0.0.1,::1", "10.0.0.0/28", "2001:db8::7/128"] {
            let all = warned(&format!("--public-url https://w.example --trusted-proxies {proxies}"));
            assert!(all.is_empty(), "{all:?}");
        }
        for proxies in ["10.0.0.0/8", "10.0.0.7,172.17.0.0/16", "0.0.0.0/0", "2001:db8::/64"] {
            let all = warned(&format!("--public-url https://w.example --trusted-proxies {proxies}"));
            assert!(all.len() == 1 && all[0].contains("is trusted as proxies"), "{all:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn files_that_others_can_read_are_a_problem() {
        use std::fs::{Permissions, set_permissions, write};
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("w.db");
        let problems = |mode: u32, name: &str| {
            let path = folder.path().join(name);
            write(&path, "").unwrap();
            set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            let mut report = Report::default();
            report.files(&Config::read(&format!("--database-url sqlite:{}", file.display())));
            report.problems
        };
        assert!(problems(0o600, "w.db").is_empty());
        assert!(problems(0o644, "w.db-wal")[0].contains("chmod 600"));
        assert!(problems(0o600, "w.db-wal").is_empty());
        assert!(problems(0o640, "w.db-shm")[0].contains("w.db-shm"));
        assert_eq!(problems(0o604, "w.db").len(), 2);
    }

    #[test]
    fn little_room_is_a_problem_and_says_what_comes_of_it() {
        let problems = |free| {
            let mut report = Report::default();
            report.room(Some(Room { free, floor: 250_000_000 }));
            report.problems
        };
        assert!(problems(1_000_000_000).is_empty());
        assert!(problems(999_000_000)[0].contains("only 999 MB are free") && problems(999_000_000)[0].contains("soon"));
        assert!(!problems(249_000_000)[0].contains("soon"));
    }

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
