//! kill -9 in the middle of an event: what was acknowledged is there afterwards, and everybody comes back.

use super::audience::Audience;
use super::line::cookie;
use super::stage::Stage;
use super::table::Row;
use crate::bench::crash::{Ledger, write};
use crate::bench::desk::Session;
use crate::bench::http::Client;
use anyhow::{Context, Result};
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

const LISTENERS: usize = 3_000;
const WRITERS: usize = 8;
const VOTERS: usize = 8;
/// Questions that are there to be voted for.
const QUESTIONS: usize = 500;
/// How long the hall is busy before the kill, and again after everybody is back.
const BUSY: Duration = Duration::from_secs(3);

/// A voter's acknowledged votes, by the questions' public names.
type Votes = HashSet<String>;

/// The kill.
pub async fn measure() -> Result<Vec<Row>> {
    let mut stage = Stage::set()?;
    let handles = Arc::new(stage.questions(QUESTIONS)?);
    let audience = Audience::seat(&stage.stream()?, LISTENERS, false).await?;
    // Held, or each of these questions would go to every listener: eight writers ask more than a hall can read.
    let held = stage.desk.session("held")?;
    let over = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (host, path, over) = (stage.server.host.clone(), stage.asking_at(&held), over.clone());
            spawn_blocking(move || write(&host, &path, writer, &over))
        })
        .collect();
    let voters: Vec<_> = (0..VOTERS)
        .map(|voter| {
            let (host, handles, over) = (stage.server.host.clone(), handles.clone(), over.clone());
            spawn_blocking(move || vote(&host, voter, &handles, &over))
        })
        .collect();
    sleep(BUSY).await;
    stage.server.kill()?;
    let back = come_back(&mut stage, &audience).await?;
    sleep(BUSY).await;
    over.store(true, Ordering::Relaxed);
    let (mut ledger, mut votes) = (Ledger::new(), Vec::new());
    for writer in writers {
        ledger.extend(writer.await?);
    }
    for voter in voters {
        votes.push(voter.await?);
    }
    drop(audience);
    let (asked, voted) =
        (ledger.iter().filter(|(_, known)| *known).count(), votes.iter().map(HashSet::len).sum::<usize>());
    Ok(vec![
        Row::at_most(
            format_args!("kill -9: lost of {asked} acknowledged questions"),
            lost(&stage, &held, &ledger)?,
            0.0,
            "",
        ),
        Row::at_most(format_args!("kill -9: lost of {voted} acknowledged votes"), missing(&stage, &votes)?, 0.0, ""),
        Row::at_most("kill -9: all 3,000 listeners are back after", back.as_secs_f64(), 10.0, "s"),
    ])
}

/// Starts it again. Everybody lost their connection, so the count begins at nobody.
async fn come_back(stage: &mut Stage, audience: &Audience) -> Result<Duration> {
    while audience.present() > 0 {
        sleep(Duration::from_millis(1)).await;
    }
    let start = stage.server.start()?;
    Ok(start + audience.complete(Duration::from_secs(60)).await?)
}

/// Votes for one question after another until each is acknowledged, and then from the first on, where nothing changes.
fn vote(host: &str, voter: usize, handles: &[String], over: &AtomicBool) -> Votes {
    let (mut line, mut votes, cookie) = (None, Votes::new(), cookie(voter));
    for handle in handles.iter().cycle() {
        let path = format!("/api/v1/public/questions/{handle}/vote");
        while !over.load(Ordering::Relaxed) {
            let open = line.take().or_else(|| Client::connect(host).ok());
            let answered =
                open.and_then(|mut open| Some((open.post(&path, &[("cookie", &cookie)], "").ok()?.status, open)));
            match answered {
                Some((200, open)) => {
                    line = Some(open);
                    votes.insert(handle.clone());
                    break;
                }
                _ => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        if over.load(Ordering::Relaxed) {
            break;
        }
    }
    votes
}

fn lost(stage: &Stage, session: &Session, ledger: &Ledger) -> Result<f64> {
    let stored: HashSet<String> = stage.desk.questions(&session.id)?.into_iter().collect();
    Ok(ledger.iter().filter(|(text, acknowledged)| *acknowledged && !stored.contains(text)).count() as f64)
}

/// Asks for each voter's votes as their phone would.
fn missing(stage: &Stage, votes: &[Votes]) -> Result<f64> {
    let mut missing = 0;
    for (voter, votes) in votes.iter().enumerate() {
        let path = format!("/events/{}/mine", stage.session.slug);
        let mine = Client::connect(&stage.server.host)?.get(&path, &[("cookie", &cookie(voter))])?.json()?;
        let stored: HashSet<&str> =
            mine["voted"].as_array().context("no votes")?.iter().filter_map(|one| one.as_str()).collect();
        missing += votes.iter().filter(|handle| !stored.contains(handle.as_str())).count();
    }
    Ok(missing as f64)
}
