//! `bench_asks PEOPLE SECONDS`, for `cargo xtask bench live`: durable questions per second without HTTP, through the same
//! command and the same queue as the server's, on an SQLite file of its own. Prints one number.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use domain::question::QuestionDraft;
use domain::screens::people::StaffForm;
use domain::session::{Session, SessionDraft};
use tokio::task::JoinSet;
use tokio::time::Instant;
use wellspring::config::Config;
use wellspring_core::actor::{Administrator, Asker, Planner};
use wellspring_core::identity::{self, Attempt};
use wellspring_core::key::Key;
use wellspring_core::outside::Outside;
use wellspring_core::{Error, Wellspring, questions, sessions, staff};

/// Whatever went wrong ends the bench.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let mut number = || words.next().ok_or("bench_asks PEOPLE SECONDS")?.parse::<u64>().map_err(|_| "no number");
    let (people, seconds) = (number()?, number()?);
    let folder = tempfile::Builder::new().prefix("wellspring-bench-").tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("bench.db").display());
    let outside = Outside::alone();
    let app = Wellspring::open(&url, Key::new(outside.bytes()), outside, Config::default().product(false)?).await?;
    let session = open_session(&app).await?;
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut tasks: JoinSet<_> = (0..people).map(|person| ask(app.clone(), session.clone(), person, end)).collect();
    let mut sum = 0;
    while let Some(count) = tasks.join_next().await {
        sum += count??;
    }
    println!("{:.1}", sum as f64 / seconds as f64);
    app.close().await;
    Ok(())
}

/// Asks one question after another, each with a text of its own; how many were acknowledged.
async fn ask(app: Wellspring, session: Session, person: u64, end: Instant) -> Result<u32, Error> {
    let asker = Asker { voter: Some(format!("{person:022}")), ..Asker::default() };
    let mut count = 0;
    while Instant::now() < end {
        let text = format!("Question no. {count} of {person}: how much water should somebody drink who is seventy?");
        questions::ask(&app, &asker, Some(&session), &QuestionDraft { text, ..QuestionDraft::default() }).await?;
        count += 1;
    }
    Ok(count)
}

/// A scheduled session whose questions are public at once.
async fn open_session(app: &Wellspring) -> Outcome<Session> {
    let planner = planner(app).await?;
    let draft = SessionDraft {
        title: "Bench".into(),
        starts: Some("2099-01-05T10:00".into()),
        zone: "UTC".into(),
        minutes: "60".into(),
        moderation: "open".into(),
        ..SessionDraft::default()
    };
    let session = sessions::create(app, &planner, &draft).await?;
    Ok(sessions::schedule(app, &planner, &session.id).await?)
}

async fn planner(app: &Wellspring) -> Outcome<Planner> {
    let (email, password) = ("ana@bench.example", "stay strong bench");
    let form = StaffForm { name: "Ana".into(), email: email.into(), role: "admin".into(), ..StaffForm::default() };
    staff::add(app, &Administrator::at_the_console(), &form, Some(password)).await?;
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    Ok(identity::sign_in(app, Attempt::new(address, email, password)).await?.caller.planner()?)
}
