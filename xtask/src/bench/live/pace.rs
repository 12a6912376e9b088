//! Requests at a pace that does not wait for answers (open loop), so that a slow server cannot hide behind its own
//! slowness; and as fast as answers come (closed loop).

use super::line::Line;
use crate::bench::server::now;
use anyhow::{Result, ensure};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use tokio::time::sleep_until;

/// Makes the request of a person's turn.
pub trait Requests: Fn(usize, usize) -> Vec<u8> + Send + Sync + 'static {}
impl<F: Fn(usize, usize) -> Vec<u8> + Send + Sync + 'static> Requests for F {}

/// Who sends how much.
#[derive(Clone, Copy)]
pub struct Pace {
    /// Each on a connection of their own.
    pub people: usize,
    /// From one request of a person to their next.
    pub every: Duration,
    /// Requests of each.
    pub turns: usize,
}

/// What came of it.
#[derive(Default)]
pub struct Paced {
    /// From the moment when a request was due until its answer, for each that was answered well.
    pub times: Vec<Duration>,
    /// What was refused or broke.
    pub errors: usize,
    /// From the first request until the last answer.
    pub took: Duration,
}

impl Paced {
    /// Good answers per second.
    pub fn per_second(&self) -> f64 {
        self.times.len() as f64 / self.took.as_secs_f64()
    }
}

impl Pace {
    /// Keeps the pace, people evenly apart. Who still waits when the next request is due sends it late, and its time
    /// counts from when it was due.
    pub async fn keep(self, address: SocketAddr, requests: impl Requests) -> Result<Paced> {
        let (requests, mut people) = (Arc::new(requests), JoinSet::new());
        let mut lines = Vec::with_capacity(self.people);
        for _ in 0..self.people {
            lines.push(Line::open(address).await?);
        }
        let begin = now();
        for (person, line) in lines.into_iter().enumerate() {
            let first = begin + self.every * person as u32 / self.people as u32;
            people.spawn(self.person(line, person, first, requests.clone()));
        }
        let mut all = Paced::default();
        while let Some(one) = people.join_next().await {
            let one = one?;
            all.times.extend(one.times);
            all.errors += one.errors;
        }
        all.took = begin.elapsed();
        Ok(all)
    }

    async fn person(self, mut line: Line, person: usize, first: Instant, requests: Arc<impl Requests>) -> Paced {
        let mut mine = Paced::default();
        for turn in 0..self.turns {
            let due = first + self.every * turn as u32;
            sleep_until(due.into()).await;
            match line.send(&requests(person, turn)).await {
                Ok(200..300) => mine.times.push(due.elapsed()),
                _ => mine.errors += 1,
            }
        }
        mine
    }
}

/// Everybody sends again as soon as they have their answer; good answers per second.
pub async fn as_fast_as_answers_come(
    address: SocketAddr,
    people: usize,
    time: Duration,
    requests: impl Requests,
) -> Result<f64> {
    let (requests, mut tasks) = (Arc::new(requests), JoinSet::new());
    let end = now() + time;
    for person in 0..people {
        let (mut line, requests) = (Line::open(address).await?, requests.clone());
        tasks.spawn(async move {
            let mut turn = 0;
            while now() < end {
                let status = line.send(&requests(person, turn)).await?;
                ensure!(status < 300, "status {status}");
                turn += 1;
            }
            Ok(turn)
        });
    }
    let mut sum = 0;
    while let Some(count) = tasks.join_next().await {
        sum += count??;
    }
    Ok(sum as f64 / time.as_secs_f64())
}
