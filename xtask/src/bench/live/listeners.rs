//! Halls of listeners: how long a public question takes to each of them, whether any is lost, what a listener weighs,
//! and how nginx with nchan does under the same load.

use super::audience::Audience;
use super::event::{Hall, Told};
use super::nchan::Nchan;
use super::stage::Stage;
use super::table::{Row, milliseconds, p99};
use anyhow::{Context, Result};
use std::time::Duration;

const HALL: Hall = Hall { listeners: 3_000, restless: false, every: Duration::from_millis(200) };
const CROWD: Hall = Hall { listeners: 10_000, restless: false, every: Duration::from_millis(500) };
const RESTLESS: Hall = Hall { listeners: 3_000, restless: true, every: Duration::from_millis(200) };

/// 3,000 listeners; then the same with nchan.
pub async fn hall() -> Result<Vec<Row>> {
    let ours = ours(&HALL).await?;
    let nchan = Nchan::start()?;
    let theirs = HALL.fill(&nchan.stream(), nchan.publisher()?).await?;
    drop(nchan);
    let ratio = p99(&ours.times).as_secs_f64() / p99(&theirs.times).as_secs_f64();
    Ok(vec![
        Row::p99("question to each of 3,000 listeners", &ours.times, 60.0),
        Row::at_most(
            format_args!("… beside nchan, whose p99 is {:.1} ms", milliseconds(p99(&theirs.times))),
            ratio,
            1.5,
            "×",
        ),
        Row::at_least("… delivered", ours.delivered, 100.0, "%"),
        Row::at_least("… delivered by nchan", theirs.delivered, 100.0, "%"),
    ])
}

/// 10,000 listeners, and what each weighs while nothing happens.
pub async fn crowd() -> Result<Vec<Row>> {
    let stage = Stage::set()?;
    // One connection of each kind first: what the server needs once is no listener's.
    drop(Audience::seat(&stage.stream()?, 1, false).await?);
    let before = stage.server.memory().context("no memory")?;
    let audience = Audience::seat(&stage.stream()?, CROWD.listeners, false).await?;
    let grown = stage.server.memory().context("no memory")? - before;
    let told = CROWD.tell(audience, stage.asker()?).await?;
    Ok(vec![
        Row::p99("question to each of 10,000 listeners", &told.times, 250.0),
        Row::at_least("… delivered", told.delivered, 100.0, "%"),
        Row::at_most("memory per idle listener", grown as f64 / CROWD.listeners as f64, 16.0, "KiB"),
    ])
}

/// One of twenty listeners drops and resumes, again and again.
pub async fn resume() -> Result<Vec<Row>> {
    let told = ours(&RESTLESS).await?;
    Ok(vec![
        Row::at_least("delivered while 5 % drop and resume", told.delivered, 100.0, "%"),
        Row::at_most("… delivered twice", told.doubled as f64, 0.0, ""),
    ])
}

async fn ours(hall: &Hall) -> Result<Told> {
    let stage = Stage::set()?;
    hall.fill(&stage.stream()?, stage.asker()?).await
}
