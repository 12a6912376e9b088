//! A disk that fills: what was said to be kept is kept, everybody else is told the truth with their text, and all goes on
//! by itself once there is room.

use domain::time::SECOND;
use sqlx::{Connection, SqliteConnection};

use crate::world::{Actor, Answer, On, Planned, Setting, SmallDisk, World, tell};

const MEGABYTE: u64 = 1_000_000;

/// A small disk, or nothing is told where this user may mount none: `storage/writer.rs` has what needs no disk.
fn small_disk() -> Option<SmallDisk> {
    let disk = SmallDisk::mount();
    if disk.is_none() {
        eprintln!("not told: no file system can be mounted here");
    }
    disk
}

async fn asks(world: &World, session: &Planned, text: &str) -> Answer {
    world.phone().sends_question(session, &[("text", text)]).await
}

/// Asks until nothing more is taken: what is written over again in SQLite's log needs no room. Gives what was taken.
async fn asks_until_refused(world: &World, session: &Planned, round: usize) -> Vec<String> {
    let mut kept = Vec::new();
    loop {
        let text = format!("Question {} of round {round}: {}?", kept.len(), "how far may I walk ".repeat(40));
        let answer = asks(world, session, &text).await;
        if answer.status == 503 {
            let answer = answer.says(&text[..60]);
            assert!(answer.header("retry-after").parse::<u64>().expect("seconds") >= 1);
            return kept;
        }
        answer.is(303);
        kept.push(text);
    }
}

/// Plans sessions until one is refused: what is written over again in SQLite's log needs no room. Its form has come back.
async fn plans_until_refused(ana: &Actor, round: usize) -> Answer {
    let mut number = 0;
    loop {
        let title = format!("Typed on a full disk, {round}.{number}");
        let fields = [("title", title.as_str()), ("starts", "2026-12-01T10:00"), ("zone", "UTC"), ("minutes", "60")];
        let answer = ana.post("/plan/sessions", &fields).await;
        if answer.status == 503 {
            return answer.says(&title);
        }
        answer.is(303);
        number += 1;
    }
}

/// It is asked again after a second.
async fn readiness(world: &World) -> u16 {
    world.later(SECOND);
    world.phone().get("/readyz").await.status
}

#[test]
fn a_disk_that_fills_and_grows_loses_nothing_and_needs_no_restart() {
    tell(On::Sqlite, told);
    async fn told(world: World) {
        let Some(disk) = small_disk() else { return };
        let small = world.on_disk(&disk, Setting::default()).await;
        let ana = small.editor("Ana").await;
        let session = ana.schedules(&[]).await;
        let mut kept = Vec::new();
        // From not a page more to some hundred, so that it happens at another step each time.
        for (round, left) in [0, 4_096, 40_000, 130_000, 400_000].into_iter().enumerate() {
            disk.leaves(left);
            kept.extend(asks_until_refused(&small, &session, round).await);
            assert_eq!(readiness(&small).await, 503);
            disk.leaves(0);
            // The desk goes on reading, and is not thrown out although its sign-in cannot be renewed.
            small.later(61 * SECOND);
            ana.opens(&format!("{}/live", session.desk())).await;
            plans_until_refused(&ana, round).await.says("no room to keep anything new");
            disk.leaves(4 * MEGABYTE);
            let text = format!("The first after round {round}?");
            asks(&small, &session, &text).await.is(303);
            kept.push(text);
            assert_eq!(readiness(&small).await, 200);
        }
        assert_eq!(small.how_many(&session).await, kept.len() as i64);
        let stored = small.rows("SELECT text FROM questions").await;
        assert!(kept.iter().all(|text| stored.contains(text)));
        small.close().await;
    }
}

#[test]
fn a_log_that_cannot_be_moved_for_want_of_room_is_moved_later() {
    tell(On::Sqlite, told);
    async fn told(world: World) {
        let Some(disk) = small_disk() else { return };
        let small = world.on_disk(&disk, Setting::default()).await;
        let session = small.editor("Ana").await.schedules(&[]).await;
        for n in 0..40 {
            asks(&small, &session, &format!("Question {n}: {}?", "how far may I walk ".repeat(45))).await.is(303);
        }
        disk.leaves(0);
        let mut other = SqliteConnection::connect(small.url()).await.expect("the file");
        let moves = sqlx::query("PRAGMA wal_checkpoint(FULL)");
        let refused = moves.execute(&mut other).await.expect_err("no room");
        assert!(refused.to_string().contains("full"), "{refused}");
        let more = asks_until_refused(&small, &session, 0).await.len();
        disk.leaves(8 * MEGABYTE);
        sqlx::query("PRAGMA wal_checkpoint(FULL)").execute(&mut other).await.expect("room");
        other.close().await.expect("an end");
        asks(&small, &session, "Is there any room now?").await.is(303);
        assert_eq!(small.how_many(&session).await, 41 + more as i64);
        small.close().await;
    }
}

#[test]
fn strangers_are_asked_to_wait_before_the_disk_is_full_and_the_desk_goes_on() {
    tell(On::Sqlite, told);
    async fn told(world: World) {
        let Some(disk) = small_disk() else { return };
        let small = world.on_disk(&disk, Setting { disk_floor: 3 * MEGABYTE, ..Setting::default() }).await;
        let (ana, olga) = (small.editor("Ana").await, small.staff("Olga", domain::staff::Role::Admin).await);
        let session = ana.schedules(&[("moderation", "open")]).await;
        let asked = small.phone().asks(&session, "May I walk?").await;
        disk.leaves(2 * MEGABYTE);
        let refused =
            asks(&small, &session, "And swim?").await.is(503).says("And swim?").says("no room to keep anything new");
        assert_eq!(refused.header("retry-after"), "30");
        small.phone().votes(&session, &asked).await.is(503);
        let program = format!("/api/v1/public/sessions/{}/questions", session.code);
        let refused =
            small.calendar_client().sends("POST", &program, &serde_json::json!({ "text": "And swim?" })).await;
        refused.problem(503, "no-room");
        ana.answers(&asked, "Yes, slowly.").await;
        olga.opens("/settings").await.says("MB are free where the database lies").says("asked to come back later");
        assert_eq!(readiness(&small).await, 200, "changes are kept");
        let numbers = small.program("operate").await.get("/metrics").await.is(200);
        numbers.says("wellspring_disk_free_bytes ").says("wellspring_disk_floor_bytes 3000000");
        disk.leaves(8 * MEGABYTE);
        asks(&small, &session, "And swim?").await.is(303);
        olga.opens("/settings").await.says("MB are free").says("soon new questions");
        disk.leaves(20 * MEGABYTE);
        olga.opens("/settings").await.says("MB are free").hides("MB are free where");
        small.close().await;
    }
}

/// Its log and what it prints lie on a full disk: nobody reads them, and nobody else minds.
#[cfg(target_os = "linux")]
#[test]
fn a_server_whose_log_cannot_be_written_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port");
    let full = || std::fs::File::options().write(true).open("/dev/full").expect("a device");
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_wellspring"));
    program.args(["serve", "--log", "debug", "--listen", &port.to_string()]).current_dir(folder.path());
    program.env_remove("DATABASE_URL").stdout(full()).stderr(full());
    let mut server = program.spawn().expect("the program runs");
    let answer = (0..5).map(|_| asks_ready(&mut server, port)).last().expect("an answer");
    server.kill().and_then(|()| server.wait()).expect("an end");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

/// Asks until there is an answer.
fn asks_ready(server: &mut std::process::Child, port: std::net::SocketAddr) -> String {
    use std::io::{Read, Write};
    loop {
        assert!(server.try_wait().expect("a process").is_none(), "the server has ended");
        let Ok(mut line) = std::net::TcpStream::connect(port) else { continue };
        line.write_all(b"GET /readyz HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n").expect("sent");
        let mut answer = String::new();
        line.read_to_string(&mut answer).expect("an answer");
        return answer;
    }
}
