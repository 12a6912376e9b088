//! A hall that comes within a minute, while others already ask.

use super::line::{Line, get, post};
use super::pace::Pace;
use super::stage::Stage;
use super::stream::text;
use super::table::Row;
use crate::bench::http::Client;
use crate::bench::server::now;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use tokio::time::sleep_until;

const VISITS: usize = 3_000;
const MINUTE: Duration = Duration::from_secs(60);
/// 50 questions per second, a little longer than the rush.
const ASKING: Pace = Pace { people: 50, every: Duration::from_secs(1), turns: 62 };

/// First visits, each on a new connection with nothing in its cache.
pub async fn measure() -> Result<Vec<Row>> {
    let stage = Stage::set()?;
    let (address, asking) = (stage.address()?, stage.asking());
    let ask = move |person: usize, turn: usize| {
        post(&asking, person, &json!({ "text": text(turn * 1_000 + person) }).to_string())
    };
    let asked = tokio::spawn(ASKING.keep(address, ask));
    let (times, broken) = visits(address, &stage).await?;
    let asked = asked.await??;
    Ok(vec![
        Row::p99("page of 3,000 first visits in 60 s, 50 questions/s", &times, 300.0),
        Row::at_most("visits that saw an error", broken as f64, 0.0, ""),
        Row::at_most("questions refused meanwhile", asked.errors as f64, 0.0, ""),
    ])
}

async fn visits(address: SocketAddr, stage: &Stage) -> Result<(Vec<Duration>, usize)> {
    let page = format!("/events/{}", stage.session.slug);
    let paths = Arc::new([vec![page.clone()], assets(&stage.server.host, &page)?].concat());
    let (begin, mut all) = (now(), JoinSet::new());
    for number in 0..VISITS {
        all.spawn(visit(address, paths.clone(), begin + MINUTE * number as u32 / VISITS as u32));
    }
    let (mut times, mut broken) = (Vec::new(), 0);
    while let Some(visit) = all.join_next().await {
        match visit? {
            Ok(time) => times.push(time),
            Err(_) => broken += 1,
        }
    }
    Ok((times, broken))
}

/// Page and assets; how long the page took from the moment when somebody wanted it, connecting included.
async fn visit(address: SocketAddr, paths: Arc<Vec<String>>, due: Instant) -> Result<Duration> {
    sleep_until(due.into()).await;
    let mut line = Line::open(address).await?;
    let mut page = None;
    for path in paths.iter() {
        let status = line.send(&get(path)).await?;
        ensure!(status == 200, "status {status} at {path}");
        page.get_or_insert_with(|| due.elapsed());
    }
    page.context("no page")
}

/// What the page loads: what it names, and what its start script loads beside itself.
fn assets(host: &str, page: &str) -> Result<Vec<String>> {
    let html = String::from_utf8(Client::connect(host)?.get(page, &[])?.body)?;
    let named = html.split('"').filter(|text| text.starts_with("/assets/")).map(str::to_owned);
    let mut all: BTreeSet<String> = named.collect();
    let start = all.iter().find(|path| path.ends_with("/start.js")).cloned();
    let folder = start.as_deref().and_then(|path| path.strip_suffix("start.js")).context("the page names no script")?;
    all.extend(["attendee.js", "attendee_bg.wasm"].map(|name| format!("{folder}{name}")));
    Ok(all.into_iter().collect())
}
