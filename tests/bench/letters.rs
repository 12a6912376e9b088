//! `cargo xtask bench letters`: what a slow mail server and a hall's followers cost everybody else. 3,000 people follow one
//! question; its answer is published; their letters leave to a server that takes five seconds each; a post is due
//! behind them, and somebody may be in danger.

use std::net::{IpAddr, Ipv4Addr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use domain::duty::ShiftDraft;
use domain::id::{PostId, QuestionId};
use domain::post::{PostDraft, State};
use domain::question::QuestionDraft;
use domain::screens::desk::DeedForm;
use domain::screens::people::StaffForm;
use sqlx::{Connection, SqliteConnection};
use tokio_util::sync::CancellationToken;
use wellspring::config::Config;
use wellspring_core::actor::{Administrator, Asker, Caller, Operator};
use wellspring_core::identity::{self, Attempt};
use wellspring_core::key::Key;
use wellspring_core::outside::{HeldClock, Mail, Message, Outside, PaperWeb, Posted, Sent, SystemChance};
use wellspring_core::posts::ReviewForm;
use wellspring_core::{Wellspring, demo, duty, posts, questions, screens, staff};

/// Whatever went wrong ends the bench.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const FOLLOWERS: usize = 3_000;
/// Everybody who follows it has said yes.
const FOLLOWED: &str = "WITH RECURSIVE hall (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM hall WHERE n < $1)
    INSERT INTO question_followers (question_id, email, at, confirmed_at)
    SELECT $2, 'reader-' || n || '@example.org', 1, 1 FROM hall";
/// How many letters wait in front of the post.
const QUEUE: usize = 500;
/// How long the mail server takes for each.
const EACH: Duration = Duration::from_secs(5);
const PASSWORD: &str = "stay strong bench";

/// A mail server that is in no hurry.
#[derive(Default)]
struct SlowMail {
    taken: AtomicUsize,
    /// Of these, letters that call for help.
    calls: AtomicUsize,
}

impl Mail for SlowMail {
    fn send<'a>(
        &'a self,
        message: &'a Message,
        stop: &'a CancellationToken,
    ) -> Pin<Box<dyn Future<Output = Posted> + Send + 'a>> {
        Box::pin(async {
            let sent = match stop.run_until_cancelled(tokio::time::sleep(EACH)).await {
                Some(()) => Sent::Taken,
                None => Sent::Later,
            };
            let taken = usize::from(sent == Sent::Taken);
            self.taken.fetch_add(taken, Ordering::Relaxed);
            self.calls.fetch_add(if message.subject.starts_with("Urgent") { taken } else { 0 }, Ordering::Relaxed);
            Posted { sent, dialogue: String::new() }
        })
    }

    fn greet(&self) -> Pin<Box<dyn Future<Output = Result<String, String>> + Send + '_>> {
        Box::pin(std::future::ready(Ok("slow".to_owned())))
    }
}

/// The product with a demo in it, and who works there.
struct House {
    app: Wellspring,
    mail: Arc<SlowMail>,
    url: String,
    ana: Caller,
    eva: Caller,
    event: String,
}

#[tokio::main(worker_threads = 2)]
async fn main() -> Outcome<()> {
    let folder = tempfile::Builder::new().prefix("wellspring-bench-").tempdir()?;
    let house = House::open(format!("sqlite:{}", folder.path().join("bench.db").display())).await?;
    let question = house.followed().await?;
    house.app.start().await?;
    println!("a question that {FOLLOWERS} people follow, a mail server that takes {} s a letter\n", EACH.as_secs());
    println!("{:48}{:>10}   bar", "", "seen");
    let began = now();
    questions::publish_answer(&house.app, &house.ana.responder()?, &question, &DeedForm::default()).await?;
    row("publishing the answer", began.elapsed(), Duration::from_millis(50));
    let letters = house.letters(QUEUE).await?;
    let late = house.posts_late().await?;
    row(&format!("a post behind {letters} letters comes this late"), late, Duration::from_secs(2));
    house.letters(FOLLOWERS).await?;
    println!("{:48}{:>8.2} s", format!("{FOLLOWERS} letters are written after"), began.elapsed().as_secs_f64());
    let letters = house.letters(FOLLOWERS).await?;
    let called = house.called().await?;
    row(&format!("the first call for help behind {letters} letters is taken"), called, Duration::from_secs(10));
    let began = now();
    house.app.close().await;
    row("a stop meanwhile", began.elapsed(), Duration::from_secs(5));
    println!("\n{} letters were taken", house.mail.taken.load(Ordering::Relaxed));
    Ok(())
}

fn row(name: &str, seen: Duration, bar: Duration) {
    let mark = if seen <= bar { "" } else { "  missed" };
    println!("{name:48}{:>7.1} ms   {} ms{mark}", seen.as_secs_f64() * 1e3, bar.as_millis());
}

impl House {
    async fn open(url: String) -> Outcome<Self> {
        let (clock, mail) = (Arc::new(HeldClock::default()), Arc::<SlowMail>::default());
        let outside = Outside::new(clock.clone(), Arc::new(SystemChance), mail.clone(), PaperWeb::new());
        let app = Wellspring::open(&url, Key::new([7; 32]), outside, Config::default().product(true)?).await?;
        let (ana, eva) = (joined(&app, "ana", "admin").await?, joined(&app, "eva", "reviewer").await?);
        let event = demo::fill(&app, &clock, &ana, &eva).await?.live;
        Ok(Self { app, mail, url, ana, eva, event })
    }

    /// A public question with an answer that is not public yet, and everybody who waits for it.
    async fn followed(&self) -> Outcome<QuestionId> {
        let session = screens::public_session(&self.app, self.event.trim_start_matches("/events/")).await?;
        let draft = QuestionDraft { text: "How much water should I drink?".into(), ..QuestionDraft::default() };
        let handle = questions::ask(&self.app, &Asker::default(), Some(&session), &draft).await?.handle;
        let mut rows = SqliteConnection::connect(&self.url).await?;
        let id: String =
            sqlx::query_scalar("SELECT id FROM questions WHERE handle = $1").bind(&handle).fetch_one(&mut rows).await?;
        let id: QuestionId = id.parse()?;
        let rita = self.ana.responder()?;
        questions::publish(&self.app, &rita, &id, &DeedForm::default()).await?;
        let answer = DeedForm { text: "Until you are not thirsty.".into(), ..DeedForm::default() };
        questions::answer(&self.app, &rita, &id, &answer).await?;
        sqlx::query(FOLLOWED).bind(FOLLOWERS as i64).bind(id.as_str()).execute(&mut rows).await?;
        Ok(id)
    }

    /// Waits until so many letters were written; how many there are.
    async fn letters(&self, many: usize) -> Outcome<i64> {
        let mut rows = SqliteConnection::connect(&self.url).await?;
        loop {
            let (found,): (i64,) =
                sqlx::query_as("SELECT COUNT(*) FROM letters WHERE kind = 'followed' AND state <> 'sent'")
                    .fetch_one(&mut rows)
                    .await?;
            if found as usize + self.mail.taken.load(Ordering::Relaxed) >= many {
                return Ok(found);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// A post is due three seconds from now; how long after its minute it is out.
    async fn posts_late(&self) -> Outcome<Duration> {
        let planner = self.ana.planner()?;
        let due = self.app.now().plus(3_000);
        let draft = PostDraft {
            kind: "article".into(),
            title: "Out in time".into(),
            body: "Here it is.".into(),
            planned_at: Some(due.to_string().chars().take(19).collect()),
            zone: "UTC".into(),
            ..PostDraft::default()
        };
        let id = posts::create(&self.app, &planner, &draft).await?.id;
        posts::submit(&self.app, &planner, &id).await?;
        posts::approve(&self.app, &self.eva.reviewer()?, &id, &ReviewForm::default()).await?;
        let due = posts::schedule(&self.app, &planner, &id).await?.planned_at.ok_or("a time")?;
        while !self.is_out(&id).await? {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(Duration::from_millis(self.app.now().since(due).unsigned_abs()))
    }

    /// Somebody writes what may be an emergency; how long after that the mail server has the call to whoever is on duty.
    async fn called(&self) -> Outcome<Duration> {
        let staff_id = self.ana.who().id.clone();
        let day_ids = (0..7).map(|day| day.to_string()).collect();
        let week = ShiftDraft { staff_id, day_ids, from: "00:00".into(), to: "00:00".into() };
        duty::set(&self.app, &self.ana.operator()?, &duty::Set::Shift(week)).await?;
        let session = screens::public_session(&self.app, self.event.trim_start_matches("/events/")).await?;
        let text = "I have chest pain right now and it goes into my arm".into();
        let began = now();
        questions::ask(
            &self.app,
            &Asker::default(),
            Some(&session),
            &QuestionDraft { text, ..QuestionDraft::default() },
        )
        .await?;
        while self.mail.calls.load(Ordering::Relaxed) == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(began.elapsed())
    }

    async fn is_out(&self, id: &PostId) -> Outcome<bool> {
        Ok(posts::get(&self.app, &Operator::at_the_console().reader(), id).await?.state == State::Published)
    }
}

/// Somebody new, signed in.
async fn joined(app: &Wellspring, name: &str, role: &str) -> Outcome<Caller> {
    let email = format!("{name}@bench.example");
    let form = StaffForm { name: name.into(), email: email.clone(), role: role.into(), ..StaffForm::default() };
    staff::add(app, &Administrator::at_the_console(), &form, Some(PASSWORD)).await?;
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    Ok(identity::sign_in(app, Attempt::new(address, &email, PASSWORD)).await?.caller)
}

#[allow(clippy::disallowed_methods, reason = "a bench measures")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}
