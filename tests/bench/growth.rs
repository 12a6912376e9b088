//! `cargo xtask bench growth`: what pages take once years lie behind them, beside what they take in the demo, on both
//! databases. First everything that is added lies outside of each page's window; then as much again lies inside of the
//! inbox, its search and the live desk.
//!
//!     bench_growth --questions 1000000 [--only sqlite|postgres]

#[path = "growth/house.rs"]
mod house;
#[path = "../stories/world/postgres.rs"]
mod postgres;
#[path = "growth/years.rs"]
mod years;

use house::{House, Page};
use years::Years;

/// Whatever went wrong ends the bench.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Questions in a session, on average.
const IN_A_SESSION: i64 = 10;
/// The most that a page may take, in milliseconds, and how many times what it takes in the demo.
const BAR: (f64, f64) = (100.0, 2.0);

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().collect();
    let after = |flag: &str| words.iter().position(|word| word == flag).and_then(|at| words.get(at + 1));
    let questions: i64 = after("--questions").map_or(Ok(1_000_000), |many| many.parse())?;
    let only = after("--only").map(String::as_str);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    println!("{questions} questions over {} sessions; medians in milliseconds\n", questions / IN_A_SESSION);
    if only != Some("postgres") {
        let folder = tempfile::Builder::new().prefix("wellspring-bench-").tempdir()?;
        let url = format!("sqlite:{}", folder.path().join("growth.db").display());
        runtime.block_on(table("SQLite", &url, questions))?;
    }
    if only != Some("sqlite") {
        runtime.block_on(async {
            let url = postgres::new_database().await;
            let done = table("PostgreSQL", &url, questions).await;
            postgres::drop_database(&url).await;
            done
        })?;
    }
    Ok(())
}

/// One database's rows, each beside its bar.
async fn table(name: &str, url: &str, questions: i64) -> Outcome<()> {
    let demo = House::build(url).await?;
    let small = demo.measured().await?;
    let mut demo = demo.left().await?;
    let mut columns = Vec::new();
    let sessions = questions / IN_A_SESSION;
    for years in [Years::outside(sessions, questions), Years::inside(sessions, questions)] {
        years.pass(&demo).await?;
        let house = House::again(demo).await?;
        println!("{name}: what was added {} is indexed in {:.0} s", years.place, house.opened_in);
        columns.push(house.measured().await?);
        demo = house.left().await?;
    }
    println!("\n{name:32}{:>8}{:>12}{:>7}{:>12}{:>7}   bar", "demo", "outside", "", "inside", "");
    for (n, page) in Page::ALL.iter().enumerate() {
        let before = small[n];
        let after = [Some(columns[0][n]), page.inside.then_some(columns[1][n])];
        let cells: String = after.iter().map(|time| cell(*time, before)).collect();
        let met = after.iter().flatten().all(|time| *time < BAR.0 && *time < before * BAR.1);
        let mark = if met { "" } else { "  missed" };
        println!("{:32}{before:>8.2}{cells}   {} ms, {}×{mark}", page.name, BAR.0, BAR.1);
    }
    println!();
    Ok(())
}

/// A time, and how many times that of the demo it is.
fn cell(time: Option<f64>, before: f64) -> String {
    time.map_or_else(|| " ".repeat(19), |time| format!("{time:>12.2}{:>6.1}×", time / before))
}
