//! Replies by mail in all their shapes.

use std::time::Duration;

use domain::activity::Noun;
use domain::slot::State;
use domain::time::HOUR;

use super::{asked, letters, object, reply};
use crate::world::{Actor, Answer, Planned, World};

/// An invited Dr. Lin and the gateway that hands on what her program answers.
struct Invited {
    ana: Actor,
    session: Planned,
    gateway: Actor,
    uid: String,
    address: String,
}

async fn invited(world: &World) -> Invited {
    let (ana, session) = asked(world).await;
    let invitation = object(&letters(world).await[0]);
    let after = |mark: &str, nth: usize| {
        invitation.split(mark).nth(nth).and_then(|rest| rest.split("\r\n").next()).expect(mark).to_owned()
    };
    Invited { uid: after("UID:", 1), address: after("mailto:", 2), gateway: world.program("plan").await, ana, session }
}

impl Invited {
    async fn hands_on(&self, raw: String) -> Answer {
        self.gateway.raw("/api/v1/mail/inbound", "message/rfc822", raw).await
    }

    async fn outcome(&self, raw: String) -> String {
        self.hands_on(raw).await.is(200).json()["outcome"].as_str().expect("an outcome").to_owned()
    }
}

async fn session_history(world: &World, session: &Planned) -> Vec<(String, String, String)> {
    let lines = world.record(Noun::Session, &session.id).await;
    lines.into_iter().map(|line| (line.actor, line.verb.to_string(), line.detail)).collect()
}

fn times(history: &[(String, String, String)], verb: &str) -> usize {
    history.iter().filter(|(_, said, _)| said == verb).count()
}

story! {
async fn a_maybe_is_noted_once(world: World) {
    let lin = invited(&world).await;
    for _ in 0..3 {
        assert_eq!(lin.outcome(reply(&lin.uid, 0, "TENTATIVE", &lin.address)).await, "noted");
    }
    assert_eq!(world.slots(&lin.session).await[0].state, State::Proposed);
    assert_eq!(times(&session_history(&world, &lin.session).await, "said maybe by mail"), 1);
} }

story! {
async fn an_assistant_answers_by_mail_and_the_history_says_so(world: World) {
    let lin = invited(&world).await;
    let id = world.slots(&lin.session).await[0].clinician_id.clone();
    let sam = [("name", "Sam Park"), ("email", "sam@clinic.example")];
    lin.ana.post(&format!("/people/clinicians/{id}/assistants"), &sam).await.leads();
    assert_eq!(lin.outcome(reply(&lin.uid, 0, "ACCEPTED", "Sam@Clinic.Example")).await, "confirmed");
    let line = ("Sam Park for Dr. Mei Lin".to_owned(), "confirmed their part".to_owned(), "by mail".to_owned());
    assert!(session_history(&world, &lin.session).await.contains(&line));
} }

story! {
async fn a_no_brings_its_reason_along(world: World) {
    let lin = invited(&world).await;
    let raw = reply(&lin.uid, 0, "DECLINED", &lin.address).replace("END:VEVENT", "COMMENT:On call\\, sorry.\r\nEND:VEVENT");
    for _ in 0..2 {
        assert_eq!(lin.outcome(raw.clone()).await, "declined");
    }
    lin.ana.opens(&lin.session.desk()).await.says("On call, sorry.");
    assert_eq!(times(&session_history(&world, &lin.session).await, "declined their part"), 1);
    // A yes after that is too late for the slot, but the team reads of it, once.
    for _ in 0..2 {
        assert_eq!(lin.outcome(reply(&lin.uid, 0, "ACCEPTED", &lin.address)).await, "late");
    }
    assert_eq!(times(&session_history(&world, &lin.session).await, "answered by mail when it was over"), 1);
    assert!(letters(&world).await.is_empty());
} }

story! {
async fn an_old_letters_answer_twice_makes_one_new_letter(world: World) {
    let lin = invited(&world).await;
    lin.ana.changes(&lin.session, &[("starts", "2026-12-01T12:00")]).await.leads();
    assert_eq!(letters(&world).await.len(), 1);
    for _ in 0..2 {
        assert_eq!(lin.outcome(reply(&lin.uid, 0, "ACCEPTED", &lin.address)).await, "moved");
        world.run_due_jobs().await;
    }
    let told = world.mail.take();
    assert_eq!(told.len(), 1);
    assert!(object(&told[0]).contains("SEQUENCE:1"));
    assert_eq!(lin.outcome(reply(&lin.uid, 1, "ACCEPTED", &lin.address)).await, "confirmed");
    world.later(8 * 24 * HOUR);
    assert_eq!(lin.outcome(reply(&lin.uid, 1, "DECLINED", &lin.address)).await, "late");
} }

story! {
async fn an_attachment_in_base64_behind_a_long_letter_is_found(world: World) {
    use base64::Engine;
    let lin = invited(&world).await;
    let plain = reply(&lin.uid, 0, "ACCEPTED", &lin.address);
    let (_, calendar) = plain.split_once("\r\n\r\n").expect("a body");
    let coded = base64::engine::general_purpose::STANDARD.encode(calendar);
    let coded: Vec<&str> = coded.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).expect("ASCII")).collect();
    let raw = format!(
        "From: {}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{}\r\n\
         --b\r\nContent-Type: application/ics; name=\"reply.ics\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--\r\n",
        lin.address,
        "Yes.\r\n".repeat(40_000),
        coded.join("\r\n")
    );
    assert_eq!(lin.outcome(raw).await, "confirmed");
} }

story! {
async fn what_is_hostile_or_broken_gets_a_clean_answer(world: World) {
    let lin = invited(&world).await;
    let mut nested = String::new();
    for n in 0..30_000 {
        nested.push_str(&format!("Content-Type: multipart/mixed; boundary=\"{n}\"\r\n\r\n--{n}\r\n"));
    }
    let messages = "Content-Type: message/rfc822\r\n\r\n".repeat(60_000);
    let components = format!("Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n{}", "BEGIN:VEVENT\r\n".repeat(100_000));
    let lines = format!("Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{}\r\n", "x".repeat(1_900_000));
    let all = async {
        for raw in [nested, messages, components, lines, String::new(), "\0\u{1}".repeat(1_000)] {
            lin.hands_on(raw).await.is(422);
        }
    };
    tokio::time::timeout(Duration::from_secs(20), all).await.expect("answers in time");
    lin.hands_on("x".repeat(2 * 1024 * 1024 + 1)).await.is(422).says("larger than 2 MiB");
    assert_eq!(world.slots(&lin.session).await[0].state, State::Proposed);
} }

story! {
async fn strangers_and_strange_slots_are_named(world: World) {
    let lin = invited(&world).await;
    lin.hands_on(reply(&lin.uid, 0, "ACCEPTED", "eve@else.example")).await.is(404).says("neither the clinician");
    lin.hands_on(reply("slot-1@elsewhere", 0, "ACCEPTED", &lin.address)).await.is(404).says("No slot here has the UID");
    let other = lin.uid.replace(&lin.uid[5..13], "01935f5e");
    lin.hands_on(reply(&other, 0, "ACCEPTED", &lin.address)).await.is(404).says("No slot here has the UID");
    world.program("read").await.raw("/api/v1/mail/inbound", "message/rfc822", reply(&lin.uid, 0, "ACCEPTED", &lin.address)).await.is(403);
    assert_eq!(world.slots(&lin.session).await[0].state, State::Proposed);
} }
