//! `cargo xtask bench crash`: writers keep asking while the server is killed (kill -9) again and again. Each writer
//! notes what the server acknowledged with a 201, and asks again with the same key when it got no answer. In the end
//! every acknowledged question must be there, and none twice.

use super::desk::Desk;
use super::http::Client;
use super::server::{Build, Server, now};
use crate::test::postgres::Postgres;
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use serde_json::json;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How hard.
#[derive(Args)]
pub struct Options {
    /// How often the server is killed
    #[arg(long, default_value_t = 20)]
    kills: usize,
    /// How many people ask at the same time
    #[arg(long, default_value_t = 50)]
    writers: usize,
    /// On which database
    #[arg(long, value_enum, default_values_t = [Database::Sqlite, Database::Postgres])]
    database: Vec<Database>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Database {
    Sqlite,
    Postgres,
}

/// A question's text, and whether the server said that it has it.
pub type Ledger = Vec<(String, bool)>;

/// What became of the questions in a ledger.
pub struct Outcome {
    /// How many the server said that it has.
    pub acknowledged: usize,
    /// How many it has.
    pub stored: usize,
    /// Acknowledged, and not there.
    pub lost: usize,
    /// There more than once.
    pub doubled: usize,
}

/// The command; an error when anything was lost or doubled.
pub fn run(options: &Options) -> Result<()> {
    Build::Release.run()?;
    println!(
        "{:<10} {:>6} {:>13} {:>8} {:>6} {:>8} {:>14}",
        "database", "kills", "acknowledged", "stored", "lost", "doubled", "slowest start"
    );
    let mut bad = 0;
    for database in &options.database {
        let (found, slowest_start) = on(*database, options)?;
        let name = format!("{database:?}").to_lowercase();
        let start = format!("{} ms", slowest_start.as_millis());
        let Outcome { acknowledged, stored, lost, doubled } = found;
        println!("{name:<10} {:>6} {acknowledged:>13} {stored:>8} {lost:>6} {doubled:>8} {start:>14}", options.kills);
        bad += lost + doubled;
    }
    if bad > 0 {
        bail!("{bad} questions were lost or doubled");
    }
    Ok(())
}

fn on(database: Database, options: &Options) -> Result<(Outcome, Duration)> {
    let postgres = matches!(database, Database::Postgres).then(Postgres::start_durable).transpose()?;
    let mut server = Server::new(postgres.as_ref().map(Postgres::url))?;
    server.start()?;
    let desk = Desk::of(&server)?;
    let session = desk.session("held")?;
    let over = AtomicBool::new(false);
    let path = format!("/api/v1/public/sessions/{}/questions", session.code);
    let (ledgers, slowest_start) = thread::scope(|scope| {
        let (path, host, over) = (path.as_str(), server.host.clone(), &over);
        let writers: Vec<_> = (0..options.writers)
            .map(|writer| {
                let host = host.clone();
                scope.spawn(move || write(&host, path, writer, over))
            })
            .collect();
        let slowest = kill_often(&mut server, options.kills);
        over.store(true, Ordering::Relaxed);
        let ledgers: Ledger = writers.into_iter().flat_map(|writer| writer.join().unwrap_or_default()).collect();
        slowest.map(|slowest| (ledgers, slowest))
    })?;
    Ok((compare(&ledgers, &desk.questions(&session.id)?)?, slowest_start))
}

/// Kills it at moments that nobody can foresee, 0.2 to 1.2 s after its start.
fn kill_often(server: &mut Server, kills: usize) -> Result<Duration> {
    let mut slowest = Duration::ZERO;
    for kill in 0..kills {
        thread::sleep(Duration::from_millis(200 + RandomState::new().hash_one(kill) % 1_000));
        server.kill()?;
        slowest = slowest.max(server.start()?);
    }
    thread::sleep(Duration::from_millis(500));
    Ok(slowest)
}

/// Asks one question after another; each until it is acknowledged, by one key, as a phone does.
pub fn write(host: &str, path: &str, writer: usize, over: &AtomicBool) -> Ledger {
    let mut ledger = Ledger::new();
    let mut line = None;
    for number in 0.. {
        let text = format!("Question {number} of writer {writer}?");
        let key = format!("key-{writer}-{number}");
        let acknowledged = ask(&mut line, host, path, &key, &text, over);
        ledger.push((text, acknowledged));
        if over.load(Ordering::Relaxed) {
            break;
        }
    }
    ledger
}

fn ask(line: &mut Option<Client>, host: &str, path: &str, key: &str, text: &str, over: &AtomicBool) -> bool {
    let body = json!({ "text": text }).to_string();
    // The last question is pressed on with for a while after the end, so that most are acknowledged.
    let patience = now() + Duration::from_secs(60);
    while now() < patience && !(over.load(Ordering::Relaxed) && line.is_none()) {
        let answer = match line {
            Some(open) => open.post(path, &[("idempotency-key", key)], &body).ok().map(|answer| answer.status),
            None => {
                *line = Client::connect(host).ok();
                None
            }
        };
        match answer {
            Some(201) => return true,
            Some(_) => thread::sleep(Duration::from_millis(50)),
            None => {
                *line = Client::connect(host).ok();
                thread::sleep(Duration::from_millis(5));
            }
        }
    }
    false
}

/// Looks for everything in a ledger among what is stored; an error when nothing was acknowledged at all.
pub fn compare(ledger: &Ledger, stored: &[String]) -> Result<Outcome> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for text in stored {
        *times.entry(text).or_default() += 1;
    }
    let acknowledged = ledger.iter().filter(|(_, acknowledged)| *acknowledged).count();
    let lost = ledger.iter().filter(|(text, acknowledged)| *acknowledged && !times.contains_key(text.as_str())).count();
    let doubled = times.values().filter(|times| **times > 1).count();
    if acknowledged == 0 {
        bail!("no question was acknowledged at all");
    }
    Ok(Outcome { acknowledged, stored: stored.len(), lost, doubled })
}
