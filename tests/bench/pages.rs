//! `cargo xtask bench pages`: what our pages cost beside a handler that does nothing but answer.
//!
//! One server, one thread: the product's router, and beside it, outside of all its layers, bare axum handlers that give
//! the same status, headers and bytes. Both are asked in turns, so that whatever else the machine does hits both.

mod bare;
mod load;
mod stage;

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use wellspring::config::Config;
use wellspring::http::around::networks::Networks;
use wellspring::http::around::server::answer;

use load::Load;
use stage::{Page, Stage};

/// Kept-alive connections, one request at a time each.
const CONNECTIONS: usize = 32;
/// Turns for each page; the table shows their medians.
const TURNS: usize = 7;
/// How long each side of a turn lasts.
const TURN: Duration = Duration::from_millis(800);

/// Whatever went wrong ends the bench.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> Outcome<()> {
    // One thread for the server, this one for the load: then the server is what limits both sides.
    let server = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let load = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let folder = tempfile::Builder::new().prefix("wellspring-bench-").tempdir()?;
    let stage = server.block_on(Stage::set(folder.path()))?;
    let address = open(&server, &stage)?;
    println!("{CONNECTIONS} connections, median of {TURNS} turns, one server thread, not compressed\n");
    println!("{:28}{:>10}{:>10}{:>8}{:>7}", "", "ours/s", "bare/s", "ratio", "bar");
    for (number, page) in stage.pages.iter().enumerate() {
        let row = load.block_on(measure(address, page, &bare::path(number)))?;
        println!("{}", row.line(page));
    }
    server.block_on(stage.app.close());
    server.shutdown_background();
    Ok(())
}

/// Opens both routers on one port of this machine.
fn open(server: &tokio::runtime::Runtime, stage: &Stage) -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let router = stage.router.clone().merge(bare::router(&stage.pages));
    server.spawn(answer(
        listener,
        router,
        2 * CONNECTIONS,
        Networks::new(&Config::default()),
        CancellationToken::new(),
    ));
    Ok(address)
}

/// Requests per second of both sides.
struct Row {
    ours: f64,
    bare: f64,
}

async fn measure(address: SocketAddr, page: &Page, bare: &str) -> Outcome<Row> {
    let mut load = Load::open(address, CONNECTIONS).await?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for turn in 0..=TURNS {
        let (one, other) = (load.run(&page.request, TURN).await?, load.run(&page.at(bare), TURN).await?);
        // The first turn warms up.
        if turn > 0 {
            ours.push(one);
            theirs.push(other);
        }
    }
    Ok(Row { ours: median(ours), bare: median(theirs) })
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

impl Row {
    fn line(&self, page: &Page) -> String {
        let ratio = self.ours / self.bare;
        let bar =
            page.bar.map_or_else(String::new, |bar| format!("{bar:7.2}{}", if ratio < bar { "  under" } else { "" }));
        format!("{:28}{:10.0}{:10.0}{ratio:8.2}{bar}", page.name, self.ours, self.bare)
    }
}
