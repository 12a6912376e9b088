//! A hall that votes: each answer means that the vote is on disk.

use super::line::post;
use super::pace::Pace;
use super::stage::Stage;
use super::table::Row;
use anyhow::Result;
use std::time::Duration;

/// A little more than 5,000 a second, since the last answer comes after the last vote.
const PACE: Pace = Pace { people: 500, every: Duration::from_millis(98), turns: 150 };

/// 500 people vote ten times a second and a bit, each for another question each time, so that every vote is one to be written.
pub async fn measure() -> Result<Vec<Row>> {
    let stage = Stage::set()?;
    let handles = stage.questions(PACE.turns)?;
    let request = move |person: usize, turn: usize| {
        let handle = &handles[(person + turn) % handles.len()];
        post(&format!("/api/v1/public/questions/{handle}/vote"), person, "")
    };
    let paced = PACE.keep(stage.address()?, request).await?;
    Ok(vec![
        Row::at_least("votes acknowledged durably, 5,100/s offered", paced.per_second().round(), 5_000.0, "/s"),
        Row::p99("votes acknowledged durably, 5,100/s offered", &paced.times, 100.0),
        Row::at_most("votes refused", paced.errors as f64, 0.0, ""),
    ])
}
