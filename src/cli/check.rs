//! `wellspring check`: what is set up, and what is wrong with it. Changes nothing.

use domain::ZoneName;
use domain::duty::Moment;
use wellspring_core::outside::Clock;
use wellspring_core::{Inspection, Room, Tables, Way, inspect};

use super::Refusal;
use crate::config::{Config, sqlite_file};
use crate::report::{NO_MAIL, Report, open_files};

/// Prints the report; refused when something is wrong.
pub(super) async fn run(config: &Config) -> Result<(), Refusal> {
    let mut report = Report::default();
    report.fact("Version", env!("CARGO_PKG_VERSION"));
    let found = database(config, &mut report).await?;
    report.room(sqlite_file(&config.database()?).and_then(|file| Room::around(&file, config.disk_floor_bytes())));
    report.fact("Zone data", domain::zone::tzdata());
    report.key(config, found.as_ref())?;
    report.files(config);
    report.addresses(config);
    mail(config, found.as_ref(), &mut report).await?;
    help(config, found.as_ref(), &mut report)?;
    report.connections(config, open_files());
    for (name, value) in &report.facts {
        println!("{:16}{value}", format!("{name}:"));
    }
    for warning in &report.warnings {
        println!("\nWorth a look: {warning}");
    }
    if !report.problems.is_empty() {
        return Err(Refusal::from(report.problems.join("\nwellspring: ")));
    }
    println!("\nNothing is wrong.");
    Ok(())
}

async fn database(config: &Config, report: &mut Report) -> Result<Option<Inspection>, Refusal> {
    let url = config.database()?;
    let found = match inspect(&url, &config.clear()).await {
        Ok(found) => found,
        Err(error) => {
            report.fact("Database", "cannot be read");
            report.problems.push(error.to_string());
            return Ok(None);
        }
    };
    report.fact("Database", found.database.as_deref().unwrap_or("none yet; the first start makes it"));
    report.fact("Way to it", found.way);
    if found.way == Way::Unchecked {
        report.warnings.push(
            "the database’s certificate is not checked, so anybody on the way could stand in for it. Set sslmode=verify-full \
             in DATABASE_URL, and sslrootcert=FILE where the authority is the house’s own."
                .to_owned(),
        );
    }
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

/// Whether somebody would be called at this moment.
fn help(config: &Config, found: Option<&Inspection>, report: &mut Report) -> Result<(), Refusal> {
    report.problems.extend(config.pager().err());
    let Some(help) = found.and_then(|found| found.help.as_ref()) else { return Ok(()) };
    let zone = config.zone.clone().unwrap_or_else(|| ZoneName("UTC".to_owned()));
    let now = config.clock().now();
    report.help(help.rota.is_held(Moment::at(now, &zone)), config.mail()?.is_set(), help.mail_fails);
    let failed = help.failed_page.as_ref().filter(|failed| failed.counts(now));
    report.pager(config.call_webhook.is_some(), failed.map(|failed| failed.said.clone()));
    Ok(())
}
