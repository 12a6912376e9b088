//! `wellspring check`: what is set up, and what is wrong with it. Changes nothing.

use std::path::Path;

use wellspring_core::key::Key;
use wellspring_core::outside::Outside;
use wellspring_core::{Error, Wellspring};
use wellspring_core::{Inspection, Tables, inspect};

use super::Refusal;
use crate::config::Config;

/// What the settings page shows of a running installation: the same lines, and what is wrong at their end.
///
/// # Errors
/// [`Error::Storage`] when the database does not answer.
pub async fn facts(app: &Wellspring, config: &Config) -> Result<Vec<(String, String)>, Error> {
    let mut report = Report::default();
    report.fact("Version", env!("CARGO_PKG_VERSION"));
    report.fact("Database", app.database().await?);
    report.fact("Zone data", domain::zone::tzdata());
    addresses(config, &mut report);
    report.fact("Mail", if app.outside.mail.is_set() { "a mail server is set" } else { NO_MAIL });
    // The demo's key is in memory alone.
    if !app.settings.demo {
        key(config, None, &mut report).map_err(|refusal| Error::Internal(format!("{refusal:?}")))?;
    }
    connections(config, open_files(), &mut report);
    let problems = report.problems.into_iter().map(|problem| ("To do", problem));
    Ok(report.facts.into_iter().chain(problems).map(|(name, value)| (name.to_owned(), value)).collect())
}

/// Lines of facts, and sentences about what is wrong.
#[derive(Debug, Default)]
struct Report {
    facts: Vec<(&'static str, String)>,
    problems: Vec<String>,
}

/// Prints the report; refused when something is wrong.
pub(super) async fn run(config: &Config) -> Result<(), Refusal> {
    let mut report = Report::default();
    report.fact("Version", env!("CARGO_PKG_VERSION"));
    let found = database(config, &mut report).await?;
    report.fact("Zone data", domain::zone::tzdata());
    key(config, found.as_ref(), &mut report)?;
    addresses(config, &mut report);
    mail(config, found.as_ref(), &mut report).await?;
    connections(config, open_files(), &mut report);
    for (name, value) in &report.facts {
        println!("{:16}{value}", format!("{name}:"));
    }
    if !report.problems.is_empty() {
        return Err(Refusal::from(report.problems.join("\nwellspring: ")));
    }
    println!("\nNothing is wrong.");
    Ok(())
}

impl Report {
    fn fact(&mut self, name: &'static str, value: impl ToString) {
        self.facts.push((name, value.to_string()));
    }
}

async fn database(config: &Config, report: &mut Report) -> Result<Option<Inspection>, Refusal> {
    let url = config.database()?;
    let found = match inspect(&url).await {
        Ok(found) => found,
        Err(error) => {
            report.fact("Database", "cannot be read");
            report.problems.push(error.to_string());
            return Ok(None);
        }
    };
    report.fact("Database", found.database.as_deref().unwrap_or("none yet; the first start makes it"));
    report.fact("Migrations", migrations(found.tables));
    if found.tables == Tables::Newer {
        report
            .problems
            .push("the database was made by a newer version of Wellspring. Install that version.".to_owned());
    }
    match found.administrators {
        Some(0) => report.fact("Administrators", "none yet; `wellspring serve` prints a link that makes the first"),
        Some(some) => report.fact("Administrators", some),
        None => {}
    }
    Ok(Some(found))
}

fn migrations(tables: Tables) -> String {
    match tables {
        Tables::Missing => "none yet".to_owned(),
        Tables::Behind(missing) => format!("{missing} to run at the next start"),
        Tables::Current(all) => format!("all {all} are in"),
        Tables::Newer => "newer than this program".to_owned(),
    }
}

fn key(config: &Config, found: Option<&Inspection>, report: &mut Report) -> Result<(), Refusal> {
    let path = config.key()?;
    if !path.exists() {
        report.fact("Key", format!("{}, not there yet; the first start makes it", path.display()));
        if found.is_some_and(|found| !matches!(found.tables, Tables::Missing)) {
            let why = "the key is missing although the database is in use: with a new one, every private link that was sent stops working";
            report
                .problems
                .push(format!("{why}. Restore {}, or set --key-file (WELLSPRING_KEY_FILE).", path.display()));
        }
        return Ok(());
    }
    report.fact("Key", path.display());
    if let Err(sentence) = Key::at(&path, &Outside::alone()) {
        report.problems.push(sentence);
    }
    if is_open_to_others(&path) {
        report.problems.push(format!("others on this machine can read the key. Run: chmod 600 {}", path.display()));
    }
    Ok(())
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

fn addresses(config: &Config, report: &mut Report) {
    report.fact("Listens on", config.listen);
    match config.public_address() {
        Ok(url) => {
            let unreachable = config.public_url.is_none() && !config.listen.ip().is_loopback();
            report.fact("Public address", url);
            if unreachable {
                let why = "only this machine can follow the links that Wellspring makes";
                report.problems.push(format!(
                    "{why}. Set --public-url (WELLSPRING_PUBLIC_URL) to the https:// address in front of it."
                ));
            }
        }
        Err(sentence) => report.problems.push(sentence),
    }
}

const NO_MAIL: &str = "not set, so letters wait; set --smtp-url (WELLSPRING_SMTP_URL)";

/// Says hello to the mail server, and lists letters that wait for a person.
async fn mail(config: &Config, found: Option<&Inspection>, report: &mut Report) -> Result<(), Refusal> {
    let mail = config.mail()?;
    if mail.is_set() {
        match mail.greet().await {
            Ok(name) => report.fact("Mail", format!("{name} answers")),
            Err(why) => {
                report.fact("Mail", "the mail server cannot be used");
                report.problems.push(format!("the mail server cannot be used: {why}"));
            }
        }
        if config.mail_from.contains("@localhost") {
            let why = format!("letters would come from {}", config.mail_from);
            report.problems.push(format!("{why}. Set --mail-from (WELLSPRING_MAIL_FROM) to an address of yours."));
        }
    } else {
        report.fact("Mail", NO_MAIL);
    }
    for line in found.iter().flat_map(|found| &found.undecided) {
        let when = line.updated_at;
        report.fact("Letter", format!("{} ({}, {when}) waits for a decision at /settings/mail", line.kind, line.state));
    }
    Ok(())
}

/// Every connection is an open file; some more are for the database.
fn connections(config: &Config, open_files: Option<usize>, report: &mut Report) {
    const OTHERS: usize = 100;
    report.fact("Connections", format!("up to {}", config.max_connections));
    if let Some(files) = open_files.filter(|&files| files < config.max_connections + OTHERS) {
        let raise = format!("raise it (ulimit -n {}, LimitNOFILE= in systemd)", config.max_connections + OTHERS);
        let lower =
            format!("set --max-connections (WELLSPRING_MAX_CONNECTIONS) to {} or less", files.saturating_sub(OTHERS));
        report
            .problems
            .push(format!("the system allows {files} open files, fewer than connections: {raise}, or {lower}."));
    }
}

/// The soft limit of open files, where the system tells it (Linux).
fn open_files() -> Option<usize> {
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
            connections(&config, files, &mut report);
            report.problems
        };
        assert!(problems(Some(1_024))[0].contains("924 or less"));
        assert!(problems(Some(1_000_000)).is_empty() && problems(None).is_empty());
    }
}
