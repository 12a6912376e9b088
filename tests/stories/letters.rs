//! Letters: who is told what, once, and never in silence twice.

mod bundles;
mod drafts;
mod replies;

use domain::letter;
use domain::slot::State;
use domain::staff::Role;
use domain::time::{HOUR, MINUTE};
use wellspring_core::actor::Operator;
use wellspring_core::outside::{Message, Sent};
use wellspring_core::screens;

use crate::world::{Actor, Planned, World};

/// A session on Tuesday 1 December, 18:00 in New York, with Dr. Lin asked to it.
async fn asked(world: &World) -> (Actor, Planned) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    (ana, session)
}

/// Whatever left once the bundle's time has passed.
/// What clinicians are sent; of a no whoever asked is told, too.
async fn letters(world: &World) -> Vec<Message> {
    world.later(2 * MINUTE);
    world.run_due_jobs().await;
    world.mail.take().into_iter().filter(|letter| !letter.text.contains("Ask somebody else")).collect()
}

fn object(letter: &Message) -> String {
    let (_, object) = letter.calendar.clone().expect("a calendar object");
    object.replace("\r\n ", "")
}

story! {
async fn an_invitation_says_all_and_can_be_answered_by_a_calendar(world: World) {
    let (_, session) = asked(&world).await;
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty(), "it waits in its bundle");
    let letters = letters(&world).await;
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert!(letter.subject.starts_with("Can you be there?"), "{}", letter.subject);
    let slot = world.slots(&session).await.remove(0);
    let link = world.link(&slot).await;
    for part in [&letter.text, &letter.html] {
        assert!(part.contains(&link) && part.contains("New York"), "{part}");
    }
    let object = object(letter);
    let uid = format!("UID:slot-{}@", slot.id);
    for line in ["METHOD:REQUEST", &uid, "SEQUENCE:0", "PARTSTAT=NEEDS-ACTION", "RSVP=TRUE", "ORGANIZER;CN=\"Wellspring\":mailto:care@wellspring.example", "BEGIN:VTIMEZONE"] {
        assert!(object.contains(line), "no {line} in {object}");
    }
    assert_eq!(object.matches("BEGIN:VEVENT").count(), 1);
    assert_eq!(object.matches("ATTENDEE").count(), 1);
} }

story! {
async fn five_moves_make_one_letter_and_a_move_back_makes_none(world: World) {
    let (ana, session) = asked(&world).await;
    letters(&world).await;
    for hour in ["19:00", "20:00", "17:00", "16:00", "15:30"] {
        ana.changes(&session, &[("starts", &format!("2026-12-01T{hour}"))]).await.leads();
        world.later(MINUTE);
        world.run_due_jobs().await;
    }
    let told = letters(&world).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].subject.starts_with("Changed:") && object(&told[0]).contains("DTSTART;TZID=America/New_York:20261201T153000"));
    ana.changes(&session, &[("starts", "2026-12-01T12:00")]).await.leads();
    ana.changes(&session, &[("starts", "2026-12-01T15:30")]).await.leads();
    assert!(letters(&world).await.is_empty());
} }

story! {
async fn whoever_agreed_need_not_be_asked_after_a_move_back(world: World) {
    let (ana, session) = asked(&world).await;
    letters(&world).await;
    ana.notes_slot(&world.slots(&session).await[0].id, "confirm").await;
    ana.changes(&session, &[("starts", "2026-12-01T12:00")]).await.leads();
    assert_eq!(world.slots(&session).await[0].state, State::Proposed);
    ana.changes(&session, &[("starts", "2026-12-01T18:00")]).await.leads();
    assert_eq!(world.slots(&session).await[0].state, State::Confirmed);
    // What they said to Ana stands in their own calendar, too; nobody asks them.
    let told = letters(&world).await;
    assert!(told.len() == 1 && object(&told[0]).contains("PARTSTAT=ACCEPTED") && !told[0].text.contains("can you be there"));
    // Once they were told of another time, the old one has to be asked for, too.
    ana.changes(&session, &[("starts", "2026-12-01T12:00")]).await.leads();
    assert_eq!(letters(&world).await.len(), 1);
    ana.changes(&session, &[("starts", "2026-12-01T18:00")]).await.leads();
    assert_eq!(world.slots(&session).await[0].state, State::Proposed);
    assert_eq!(letters(&world).await.len(), 1);
} }

story! {
async fn a_cancelled_session_is_cancelled_in_their_calendar(world: World) {
    let (ana, session) = asked(&world).await;
    letters(&world).await;
    ana.leads_on(&session, "cancel").await;
    let told = letters(&world).await;
    assert_eq!(told.len(), 1);
    let object = object(&told[0]);
    assert!(object.contains("METHOD:CANCEL") && object.contains("STATUS:CANCELLED") && object.contains("SEQUENCE:1"), "{object}");
    assert!(letters(&world).await.is_empty());
} }

story! {
async fn taken_back_before_anybody_was_told_nobody_is_told(world: World) {
    let (ana, session) = asked(&world).await;
    ana.notes_slot(&world.slots(&session).await[0].id, "withdraw").await;
    assert!(letters(&world).await.is_empty());
} }

story! {
async fn only_those_whose_part_changed_are_told(world: World) {
    let (ana, session) = asked(&world).await;
    let other = ana.schedules(&[("title", "Other"), ("starts", "2026-12-03T18:00")]).await;
    let cole = ana.adds_clinician("Dr. Cole").await;
    ana.proposes(&cole, &other, &[]).await.leads();
    assert_eq!(letters(&world).await.len(), 2);
    ana.changes(&session, &[("summary", "Only a summary.")]).await.leads();
    assert!(letters(&world).await.is_empty());
    ana.changes(&session, &[("join_url", "https://meet.example/x")]).await.leads();
    let told = letters(&world).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].to.0.contains("Lin") && told[0].text.contains("https://meet.example/x"));
} }

story! {
async fn a_letter_of_which_nobody_can_tell_is_never_sent_again_by_itself(world: World) {
    let (_, _) = asked(&world).await;
    world.mail.will([Sent::Unclear]);
    assert!(letters(&world).await.is_empty());
    world.later(24 * HOUR);
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty());
    let log = screens::mail_log(&world.app, &Operator::at_the_console()).await.expect("a log");
    assert_eq!(log.undecided[0].state, letter::State::Unclear);
} }

story! {
async fn a_server_that_is_busy_gets_it_later_once(world: World) {
    let (_, _) = asked(&world).await;
    world.mail.will([Sent::Later, Sent::Later]);
    assert!(letters(&world).await.is_empty());
    for _ in 0..4 {
        world.later(HOUR);
        world.run_due_jobs().await;
    }
    assert_eq!(world.mail.take().len(), 1);
} }

story! {
async fn an_asker_hears_twice_and_reads_nothing_private_in_the_letters(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[("title", "Warfarin and you")]).await;
    let asked = world.phone().asks_as(&session, &[("text", "Melatonin with warfarin?"), ("name", "Rosa"), ("email", "rosa@mail.example")]).await;
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().remove(0).subject, "We have your question", "a receipt is no acknowledgement");
    rita.handles(&asked, "acknowledge", &[]).await;
    rita.handles(&asked, "note", &[("text", "Ask Lin.")]).await;
    world.run_due_jobs().await;
    rita.answers(&asked, "Not together.").await;
    rita.handles(&asked, "answer", &[("text", "Really not.")]).await;
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let subjects: Vec<_> = letters.iter().map(|letter| letter.subject.as_str()).collect();
    assert_eq!(subjects, ["We have your question in hand", "The answer to your question is there"]);
    for letter in &letters {
        assert_eq!(letter.to.1, "rosa@mail.example");
        for private in ["arfarin", "Melatonin", "Rosa", "together"] {
            assert!(!format!("{} {} {}", letter.subject, letter.text, letter.html).contains(private), "{private}");
        }
        assert!(letter.text.contains("https://wellspring.example/questions/"));
    }
} }

story! {
async fn a_clinician_answers_by_link_and_the_desk_sends_it(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let asked = world.phone().asks(&session, "Melatonin with warfarin?").await;
    rita.tries(&asked, "route", &[]).await.is(422).says("Choose a clinician.");
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    world.run_due_jobs().await;
    let letter = world.mail.take().remove(0);
    assert!(!letter.text.contains("Melatonin"));
    let link = letter.text.lines().find(|line| line.starts_with("https://")).expect("a link").replace("https://wellspring.example", "");
    let phone = world.phone();
    let before = world.question(&asked).await;
    for _ in 0..2 {
        phone.opens(&link).await.says("Melatonin with warfarin?").hides("Rosa");
        phone.does("HEAD", &link).await.is(200);
    }
    assert_eq!(world.question(&asked).await, before, "looking changes nothing");
    phone.post(&link, &[("text", "")]).await.is(422);
    phone.post(&link, &[("text", "Not together. Call us first.")]).await.leads();
    rita.opens(&asked.desk()).await.says("Dr. Mei Lin").says("Not together. Call us first.");
    rita.answers(&asked, "Not together. Call us first.").await;
    assert_eq!(world.history(&asked).await, ["received", "acknowledged", "routed", "answer proposed", "answered"]);
    phone.get(&link).await.is(410);
    phone.post(&link, &[("text", "More.")]).await.is(410);
} }

story! {
async fn asking_somebody_else_ends_the_first_link(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let (lin, cole) = (rita.adds_clinician("Dr. Lin").await, rita.adds_clinician("Dr. Cole").await);
    let asked = world.phone().asks(&session, "How much?").await;
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    let first = wellspring_core::questions::answer_path(&world.app, &world.question(&asked).await);
    world.phone().opens(&first).await;
    rita.handles(&asked, "route", &[("clinician_id", &cole)]).await;
    world.phone().get(&first).await.is(410);
    let program = world.program("read,desk").await;
    let mine = program.get(&format!("/api/v1/questions?owner={cole}")).await.is(200).json();
    assert_eq!(mine["items"].as_array().map(Vec::len), Some(1));
    let desk = program.get("/api/v1/questions?owner=desk").await.is(200).json();
    assert_eq!(desk["items"].as_array().map(Vec::len), Some(0));
} }

/// What Dr. Lin's calendar program sends back.
pub(crate) fn reply(uid: &str, sequence: i64, partstat: &str, email: &str) -> String {
    format!(
        "From: {email}\r\nTo: care@wellspring.example\r\nSubject: Re\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n\
         BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:{sequence}\r\nDTSTAMP:20261124T150000Z\r\n\
         ATTENDEE;PARTSTAT={partstat}:mailto:{email}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

story! {
async fn a_reply_by_mail_confirms_what_it_was_asked(world: World) {
    let (ana, session) = asked(&world).await;
    let invitation = object(&letters(&world).await[0]);
    let uid = invitation.split("UID:").nth(1).and_then(|rest| rest.split("\r\n").next()).expect("a UID").to_owned();
    let address = invitation.split("mailto:").nth(2).and_then(|rest| rest.split("\r\n").next()).expect("an address").to_owned();
    let gateway = world.program("plan").await;
    let sends = |text: String| { let gateway = gateway.clone(); async move { gateway.raw("/api/v1/mail/inbound", "message/rfc822", text).await } };
    for (raw, outcome) in [
        (reply(&uid, 0, "ACCEPTED", "somebody@else.example"), "waiting"),
        (reply("slot-1@elsewhere", 0, "ACCEPTED", &address), "unused"),
        ("Subject: hello\r\n\r\nYes!".to_owned(), "unused"),
    ] {
        assert_eq!(sends(raw).await.is(200).json()["outcome"], outcome);
    }
    for _ in 0..2 {
        let answer = sends(reply(&uid, 0, "ACCEPTED", &address.to_uppercase())).await.is(200).json();
        assert_eq!((answer["outcome"].as_str(), answer["state"].as_str()), (Some("confirmed"), Some("confirmed")));
    }
    ana.changes(&session, &[("starts", "2026-12-01T12:00")]).await.leads();
    let answer = sends(reply(&uid, 0, "ACCEPTED", &address)).await.is(200).json();
    assert_eq!((answer["outcome"].as_str(), answer["state"].as_str()), (Some("moved"), Some("proposed")));
    let told = letters(&world).await;
    assert_eq!(told.len(), 1, "they are told anew");
    let sequence = world.slots(&session).await[0].sequence;
    sends(reply(&uid, sequence, "DECLINED", &address)).await.is(200);
    assert_eq!(world.slots(&session).await[0].state, State::Declined);
    world.staff("Vic", Role::Viewer).await.post("/api/v1/mail/inbound", &[]).await.is(401);
} }
