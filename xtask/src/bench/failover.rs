//! `cargo xtask bench failover`: 200 people keep asking while their PostgreSQL is restarted, stands still, and gives its
//! address to a synchronous standby, after it died and after it only hung. Nothing that was acknowledged may be lost, and
//! questions have to be kept again within ten seconds, by themselves.

mod forwarder;
mod node;

use super::crash::{Ledger, Outcome, compare, write};
use super::desk::{Desk, Session};
use super::probe::{PROOF, is_kept, is_ready, until};
use super::server::{Build, Server};
use anyhow::{Result, bail};
use clap::Args;
use forwarder::Forwarder;
use node::Node;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{scope, sleep};
use std::time::Duration;

/// How long it may take until a question is kept again.
const BAR: Duration = Duration::from_secs(10);
/// How long it stands still.
const STILL: Duration = Duration::from_secs(12);
/// How long writers work between two mishaps.
const BETWEEN: Duration = Duration::from_secs(2);

/// How hard.
#[derive(Args)]
pub struct Options {
    /// How many people ask at the same time
    #[arg(long, default_value_t = 200)]
    writers: usize,
    /// How often it is restarted, and how often it stands still
    #[arg(long, default_value_t = 3)]
    times: usize,
    /// Run the debug build
    #[arg(long)]
    debug: bool,
}

/// What happened, and how long until a question was kept again.
type Seen = Vec<(&'static str, Duration)>;

/// The command; an error when anything is beyond its bar.
pub fn run(options: &Options) -> Result<()> {
    let build = Build::of(options.debug);
    build.run()?;
    println!("{} writers\n\n{:44}{:>10}   bar", options.writers, "", "seen");
    let mut missed = 0;
    for hangs in [false, true] {
        missed += one(options, build, hangs)?;
    }
    if missed > 0 { bail!("{missed} bars were missed") } else { Ok(()) }
}

/// A primary and its standby, until that has taken over; gives how many bars were missed.
fn one(options: &Options, build: Build, hangs: bool) -> Result<usize> {
    let mut primary = Node::primary()?;
    let standby = Node::standby_of(&primary)?;
    let address = Forwarder::to(&primary.socket())?;
    let mut server = Server::new(Some(address.url()))?.of(build);
    server.start()?;
    let desk = Desk::of(&server)?;
    let session = desk.session("held")?;
    let over = AtomicBool::new(false);
    let path = format!("/api/v1/public/sessions/{}/questions", session.code);
    let (ledger, seen) = scope(|threads| {
        let (path, host, over) = (path.as_str(), server.host.as_str(), &over);
        let writers: Vec<_> =
            (0..options.writers).map(|writer| threads.spawn(move || write(host, path, writer, over))).collect();
        let mishaps = Mishaps { host, session: &session, address: &address, standby: &standby, hangs };
        let seen = mishaps.all(&mut primary, if hangs { 0 } else { options.times });
        over.store(true, Ordering::Relaxed);
        let ledger: Ledger = writers.into_iter().flat_map(|writer| writer.join().unwrap_or_default()).collect();
        seen.map(|seen| (ledger, seen))
    })?;
    Ok(report(&seen, &compare(&ledger, &desk.questions(&session.id)?)?))
}

struct Mishaps<'a> {
    host: &'a str,
    session: &'a Session,
    address: &'a Forwarder,
    standby: &'a Node,
    hangs: bool,
}

impl Mishaps<'_> {
    fn all(&self, primary: &mut Node, times: usize) -> Result<Seen> {
        let mut seen = Seen::new();
        for _ in 0..times {
            sleep(BETWEEN);
            primary.stop("INT")?;
            primary.start()?;
            seen.push(("restarted: keeps questions again after", self.again()?));
            sleep(BETWEEN);
            seen.push(("stood still: keeps questions again after", self.stands_still(primary)?));
        }
        sleep(BETWEEN);
        seen.push(match self.hangs {
            false => {
                primary.stop("KILL")?;
                ("died, standby promoted: again after", self.moves()?)
            }
            true => {
                primary.signal_all("STOP")?;
                ("hung, standby promoted: again after", self.moves()?)
            }
        });
        sleep(BETWEEN);
        Ok(seen)
    }

    fn stands_still(&self, primary: &Node) -> Result<Duration> {
        primary.signal_all("STOP")?;
        sleep(STILL);
        if is_ready(self.host) {
            bail!("/readyz says ready while the database stands still");
        }
        primary.signal_all("CONT")?;
        let again = self.again()?;
        sleep(PROOF);
        if !is_ready(self.host) {
            bail!("/readyz says not ready although questions are kept");
        }
        Ok(again)
    }

    fn moves(&self) -> Result<Duration> {
        self.standby.promote()?;
        self.address.switch(&self.standby.socket());
        self.again()
    }

    fn again(&self) -> Result<Duration> {
        until(|| is_kept(self.host, self.session), Duration::from_secs(120))
    }
}

fn report(seen: &Seen, found: &Outcome) -> usize {
    let Outcome { acknowledged, lost, doubled, .. } = found;
    for (what, again) in seen {
        println!("{what:44}{:>8} ms   {} ms", again.as_millis(), BAR.as_millis());
    }
    println!("{:44}{lost:>10}   0", format!("acknowledged and lost, of {acknowledged}"));
    println!("{:44}{doubled:>10}   0", "kept twice");
    seen.iter().filter(|(_, again)| *again > BAR).count() + lost + doubled
}
