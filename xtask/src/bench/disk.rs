//! `cargo xtask bench disk`: writers keep asking while the disk below SQLite fills at moments that nobody can foresee, and is
//! enlarged. Nothing that was acknowledged may be lost, it has to write again by itself, and `/readyz` has to tell the truth.

mod small;

use super::crash::{Ledger, Outcome, compare, write};
use super::desk::{Desk, Session};
use super::probe::{PROOF, is_kept, is_ready, until};
use super::server::{Build, Server};
use anyhow::{Context, Result, bail};
use clap::Args;
use small::Small;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{scope, sleep};
use std::time::Duration;

/// How long it may take until the first question is kept after there is room again.
const BAR: Duration = Duration::from_secs(5);

/// How long it may take until it is full: what the log already has of the disk is written over first, and that is some 20 MB.
const FULL: Duration = Duration::from_secs(90);

/// How hard.
#[derive(Args)]
pub struct Options {
    /// How often the disk is filled
    #[arg(long, default_value_t = 50)]
    fills: u64,
    /// How many people ask at the same time
    #[arg(long, default_value_t = 20)]
    writers: usize,
    /// Limit the size of the server's files instead of mounting a small disk, as where nobody may mount one
    #[arg(long)]
    without_mount: bool,
    /// Run the debug build
    #[arg(long)]
    debug: bool,
}

/// What was seen of all the fills.
#[derive(Default)]
struct Seen {
    /// The longest time until a question was kept again.
    slowest: Duration,
    /// How often `/readyz` said something else than what was so.
    lies: u64,
}

/// The command; an error when anything is beyond its bar.
pub fn run(options: &Options) -> Result<()> {
    let build = Build::of(options.debug);
    build.run()?;
    let disk = Small::new(options.without_mount)?;
    let mut server = Server::new(Some(disk.database()))?.of(build);
    server.start()?;
    let desk = Desk::of(&server)?;
    let session = desk.session("held")?;
    let over = AtomicBool::new(false);
    let path = format!("/api/v1/public/sessions/{}/questions", session.code);
    let (ledger, seen) = scope(|threads| {
        let (path, host, over) = (path.as_str(), server.host.as_str(), &over);
        let writers: Vec<_> =
            (0..options.writers).map(|writer| threads.spawn(move || write(host, path, writer, over))).collect();
        let seen = fill_often(&server, &disk, &session, options.fills);
        over.store(true, Ordering::Relaxed);
        let ledger: Ledger = writers.into_iter().flat_map(|writer| writer.join().unwrap_or_default()).collect();
        seen.map(|seen| (ledger, seen))
    })?;
    report(&disk, options.fills, &compare(&ledger, &desk.questions(&session.id)?)?, &seen)
}

fn fill_often(server: &Server, disk: &Small, session: &Session, fills: u64) -> Result<Seen> {
    let mut seen = Seen::default();
    for fill in 0..fills {
        let chance = RandomState::new().hash_one(fill);
        sleep(Duration::from_millis(50 + chance % 950));
        // From not a page more to a quarter of a megabyte.
        disk.leaves(server, (chance >> 16) % 250_000)?;
        until(|| !is_kept(&server.host, session), FULL).context("it never was full")?;
        sleep(PROOF);
        seen.lies += u64::from(is_ready(&server.host));
        disk.grows(server)?;
        let again = until(|| is_kept(&server.host, session), Duration::from_secs(60))?;
        seen.slowest = seen.slowest.max(again);
        sleep(PROOF);
        seen.lies += u64::from(!is_ready(&server.host));
    }
    Ok(seen)
}

fn report(disk: &Small, fills: u64, found: &Outcome, seen: &Seen) -> Result<()> {
    let Outcome { acknowledged, stored, lost, doubled } = found;
    println!("{fills} times full ({}), {acknowledged} questions acknowledged, {stored} stored\n", disk.kind());
    println!("{:40}{:>10}   bar", "", "seen");
    println!("{:40}{lost:>10}   0", "acknowledged and lost");
    println!("{:40}{doubled:>10}   0", "kept twice");
    println!("{:40}{:>8} ms   {} ms", "writes again after, at most", seen.slowest.as_millis(), BAR.as_millis());
    println!("{:40}{:>10}   0", "/readyz did not tell the truth", seen.lies);
    if lost + doubled > 0 || seen.slowest > BAR || seen.lies > 0 {
        bail!("a bar was missed");
    }
    Ok(())
}
