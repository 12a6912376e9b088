//! A hall that comes back from a restart having missed much: everybody resumes from the same place, and others go on
//! asking meanwhile.

use super::audience::Audience;
use super::stage::Stage;
use super::stream::text;
use super::table::Row;
use crate::bench::http::Client;
use crate::bench::server::now;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

const LISTENERS: usize = 3_000;
const MISSED: usize = 500;
/// From one question of those who ask meanwhile to the next.
const EVERY: Duration = Duration::from_millis(20);
/// How long what was missed may take to arrive, once everybody is connected.
const SETTLE: Duration = Duration::from_secs(15);

/// The rows.
pub async fn measure() -> Result<Vec<Row>> {
    let mut stage = Stage::set()?;
    let mut audience = Audience::seat(&stage.stream()?, LISTENERS, false).await?;
    // Something to resume from.
    let mut ask = stage.asker()?;
    spawn_blocking(move || ask(0)).await??;
    ensure!(heard(&mut audience, LISTENERS).await == LISTENERS, "not everybody heard the first question");
    stage.server.kill()?;
    while audience.present() > 0 {
        sleep(Duration::from_millis(1)).await;
    }
    miss(&stage)?;
    let start = stage.server.start()?;
    let over = Arc::new(AtomicBool::new(false));
    let (host, path) = (stage.server.host.clone(), stage.asking_at(&stage.desk.session("held")?));
    let asking = spawn_blocking({
        let over = over.clone();
        move || asked(&host, &path, &over)
    });
    let back = start + audience.complete(Duration::from_secs(60)).await?;
    let delivered = heard(&mut audience, LISTENERS * MISSED).await;
    over.store(true, Ordering::Relaxed);
    Ok(vec![
        Row::at_most("500 missed: all 3,000 listeners are back after", back.as_secs_f64(), 10.0, "s"),
        Row::at_least(
            "… delivered of what was missed",
            delivered as f64 * 100.0 / (LISTENERS * MISSED) as f64,
            100.0,
            "%",
        ),
        Row::p99("… a question that is asked meanwhile", &asking.await??, 200.0),
    ])
}

/// Asks through another server on the same database, which nobody listens to.
fn miss(stage: &Stage) -> Result<()> {
    let mut beside = stage.server.beside()?;
    beside.start()?;
    let mut client = Client::connect(&beside.host)?;
    for number in 1..=MISSED {
        let answer = client.post(&stage.asking(), &[], &json!({ "text": text(number) }).to_string())?;
        ensure!(answer.status == 201, "status {} for a question", answer.status);
    }
    beside.kill()
}

/// How many questions reached a listener, each counted once for each, as soon as it is `many` or time is over.
async fn heard(audience: &mut Audience, many: usize) -> usize {
    let (mut heard, since) = (HashSet::new(), now());
    while heard.len() < many && since.elapsed() < SETTLE {
        sleep(Duration::from_millis(100)).await;
        heard.extend(audience.heard().into_iter().map(|heard| (heard.listener, heard.number)));
    }
    heard.len()
}

/// Asks again and again until it is over; how long each took until it was acknowledged.
fn asked(host: &str, path: &str, over: &AtomicBool) -> Result<Vec<Duration>> {
    let (mut client, mut times) = (Client::connect(host)?, Vec::new());
    for number in 0.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        let since = now();
        let answer = client.post(path, &[], &json!({ "text": text(number) }).to_string())?;
        ensure!(answer.status == 201, "status {} for a question", answer.status);
        times.push(since.elapsed());
        std::thread::sleep(EVERY);
    }
    times.first().context("nobody asked")?;
    Ok(times)
}
