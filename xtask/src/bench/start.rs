//! `cargo xtask bench start`: how long a start on an existing database takes, what the server needs at rest, and how many
//! bytes an attendee's page costs.

use super::server::Server;
use crate::shell::{cargo, root, run as run_program};
use crate::{client, steps::Steps};
use anyhow::Result;
use std::time::Duration;

const STARTS: usize = 9;

/// The command.
pub fn run() -> Result<()> {
    client::build(&mut Steps::of(client::STEPS))?;
    run_program(&mut cargo(["build", "--release"]))?;
    let mut server = Server::new(None)?;
    server.start()?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        server.kill()?;
        times.push(server.start()?);
    }
    times.sort();
    std::thread::sleep(Duration::from_secs(2));
    println!("start to first answer, median of {STARTS}: {} ms", times[STARTS / 2].as_millis());
    println!("resident memory at rest: {} MiB", server.memory().unwrap_or_default() / 1024);
    for name in ["style.css", "start.js", "attendee.js", "attendee_bg.wasm"] {
        let size =
            |end: &str| root().join(format!("target/site/{name}{end}")).metadata().map_or(0, |found| found.len());
        println!("{name}: {} bytes, {} as brotli", size(""), size(".br"));
    }
    Ok(())
}
