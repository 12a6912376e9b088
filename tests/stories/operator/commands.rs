//! The command line beside a server: each command does its own, and nothing that is due.

use std::path::Path;
use std::process::{Command, Output};

use domain::staff::Role;
use domain::time::MINUTE;

use crate::world::{Actor, World};

/// Everything that a worker, a timer or a start could touch.
const TOUCHABLE: [&str; 6] = [
    "SELECT id || ' ' || kind || ' ' || subject || ' ' || state || ' ' || due_at || ' ' || attempt FROM jobs ORDER BY id",
    "SELECT id || ' ' || state || ' ' || attempts || ' ' || updated_at FROM letters ORDER BY id",
    "SELECT id || ' ' || state || ' ' || version || ' ' || updated_at FROM posts ORDER BY id",
    "SELECT id || ' ' || COALESCE(starts_at, 0) || ' ' || tzdata || ' ' || version FROM sessions ORDER BY id",
    "SELECT id || ' ' || state || ' ' || starts_at || ' ' || COALESCE(told, '') FROM slots ORDER BY id",
    "SELECT id || ' ' || COALESCE(busy_url, '') || ' ' || COALESCE(busy_read_at, 0) FROM clinicians ORDER BY id",
];

/// A letter, a bundle, a post, a calendar and a series that are due, and a session that older zone data placed.
async fn due(world: &World) {
    let (ana, eve) = (world.editor("Ana").await, world.staff("Eve", Role::Reviewer).await);
    let (lin, cole) = (ana.adds_clinician("Dr. Mei Lin").await, ana.adds_clinician("Dr. Cole").await);
    let session = ana.schedules(&[]).await;
    ana.proposes(&lin, &session, &[]).await.leads();
    world.later(2 * MINUTE);
    world.mail.will([wellspring_core::outside::Sent::Later]);
    world.run_due_jobs().await;
    ana.proposes(&cole, &session, &[]).await.leads();
    let calendar = [("url", "https://calendar.example/basic.ics")];
    ana.post(&format!("/people/clinicians/{lin}/busy"), &calendar).await.leads();
    ana.makes_series(&[("ends", "never"), ("count", "")]).await;
    schedules_a_post(&ana, &eve).await;
    world.left_behind("UPDATE jobs SET due_at = 0").await;
    world.left_behind("UPDATE sessions SET starts_at = starts_at + 3600000, tzdata = '2025b'").await;
}

async fn schedules_a_post(ana: &Actor, eve: &Actor) {
    let fields = [("title", "Sleep"), ("body", "Dim the lights."), ("zone", "UTC"), ("planned_at", "2026-11-24T15:09")];
    let page = ana.post("/plan/posts", &fields).await.leads();
    let page = page.split('?').next().expect("a path").to_owned();
    ana.presses(&format!("{page}/submit")).await.leads();
    eve.post(&format!("{page}/approve"), &[]).await.leads();
    ana.presses(&format!("{page}/schedule")).await.leads();
}

async fn touchable(world: &World) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for sql in TOUCHABLE {
        all.push(world.rows(sql).await);
    }
    all
}

/// Runs the program itself, with a mail server set.
fn calls(world: &World, folder: &Path, words: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_wellspring"));
    program.args(words.split(' ')).current_dir(folder).env("DATABASE_URL", world.url());
    program.args(["--key-file", "wellspring.key", "--smtp-url", "smtp://localhost:9?tls=none"]);
    program.output().expect("the program runs")
}

story! {
async fn a_command_does_its_own_and_nothing_that_is_due(world: World) {
    due(&world).await;
    let before = touchable(&world).await;
    assert!(before.iter().all(|rows| !rows.is_empty()), "{before:#?}");
    let folder = tempfile::tempdir().expect("a folder");
    let does = |words: &str| {
        let done = calls(&world, folder.path(), words);
        let (said, told) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(done.status.success() && told.is_empty(), "{words}: {said}{told}");
        said.into_owned()
    };
    does("user add vic@clinic.example --name Vic --role viewer");
    for words in ["user link vic@clinic.example", "user disable vic@clinic.example", "user enable vic@clinic.example", "user list"] {
        does(words);
    }
    does("token create --name Website --scopes read");
    let tokens = does("token list");
    let id = tokens.lines().find(|line| line.contains("Website")).and_then(|line| line.split(' ').next()).expect("an id");
    does(&format!("token revoke {id}"));
    does("openapi");
    // It says that nothing answers at the mail server's address.
    assert!(!calls(&world, folder.path(), "check").stdout.is_empty());
    assert_eq!(touchable(&world).await, before);
} }

story! {
async fn a_check_says_that_nobody_is_on_duty_and_that_calls_do_not_leave(world: World) {
    let folder = tempfile::tempdir().expect("a folder");
    let check = || {
        let done = calls(&world, folder.path(), "check");
        (String::from_utf8_lossy(&done.stdout).into_owned(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let (said, told) = check();
    assert!(said.contains("nobody is on duty at this moment") && !told.contains("calls for help"), "{said}{told}");
    crate::safety::call_that_fails(&world).await;
    let (said, told) = check();
    assert!(said.contains("somebody is") && !said.contains("nobody is on duty"), "{said}");
    assert!(told.contains("mail that calls for help does not leave"), "{told}");
    assert!(!format!("{said}{told}").contains("chest"), "no word of what was written");
} }
