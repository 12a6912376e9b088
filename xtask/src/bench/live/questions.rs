//! People who ask: what HTTP costs beside the writing itself, and how long one waits at a steady rate.

use super::line::post;
use super::pace::{Pace, as_fast_as_answers_come};
use super::stage::Stage;
use super::stream::text;
use super::table::Row;
use crate::shell::{command, read, root};
use anyhow::{Context, Result};
use serde_json::json;
use std::time::Duration;

/// Who ask as fast as they are answered. `tests/bench/asks.rs` has as many.
const CLIENTS: usize = 64;
/// How long each side of a turn lasts.
const TURN: Duration = Duration::from_secs(4);
/// Turns of each side, one after the other; medians are compared.
const TURNS: usize = 5;
/// 1,000 questions per second.
const PACE: Pace = Pace { people: 200, every: Duration::from_millis(200), turns: 75 };

/// Both.
pub async fn measure() -> Result<Vec<Row>> {
    let mut rows = vec![beside_no_http().await?];
    let stage = Stage::set()?;
    let paced = PACE.keep(stage.address()?, request(&stage, 0)).await?;
    rows.push(Row::p99("durable questions, 1,000/s offered", &paced.times, 50.0));
    rows.push(Row::at_most("questions refused", paced.errors as f64, 0.0, ""));
    Ok(rows)
}

async fn beside_no_http() -> Result<Row> {
    let (mut over, mut without) = (Vec::new(), Vec::new());
    for turn in 0..TURNS {
        let stage = Stage::set()?;
        over.push(as_fast_as_answers_come(stage.address()?, CLIENTS, TURN, request(&stage, turn)).await?);
        drop(stage);
        without.push(alone()?);
    }
    let (over, without) = (median(over), median(without));
    Ok(Row::at_least(
        format_args!("durable questions, {over:.0}/s by HTTP, {without:.0}/s without"),
        over / without,
        0.5,
        "×",
    ))
}

fn request(stage: &Stage, round: usize) -> impl Fn(usize, usize) -> Vec<u8> + use<> {
    let path = stage.asking();
    move |person, turn| {
        post(&path, person, &json!({ "text": text((round * 1_000 + turn) * 1_000 + person) }).to_string())
    }
}

/// The same commands in the same queue, called from inside.
fn alone() -> Result<f64> {
    let mut program = command(root().join("target/release/examples/bench_asks"));
    let found = read(program.arg(CLIENTS.to_string()).arg(TURN.as_secs().to_string()))?;
    found.trim().parse().context("no number")
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
