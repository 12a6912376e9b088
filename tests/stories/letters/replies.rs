//! Replies by mail in all their shapes.

use std::time::Duration;

use domain::activity::Noun;
use domain::slot::State;
use domain::staff::Role;
use domain::time::HOUR;

use super::{asked, letters, object, reply};
use crate::world::{Actor, Answer, Planned, Setting, World};

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
    Invited { uid: after("UID:", 1), address: after("mailto:", 2), gateway: world.program("mail").await, ana, session }
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
async fn a_no_brings_its_reason_along_and_a_later_yes_counts(world: World) {
    let lin = invited(&world).await;
    let raw = reply(&lin.uid, 0, "DECLINED", &lin.address).replace("END:VEVENT", "COMMENT:On call\\, sorry.\r\nEND:VEVENT");
    for _ in 0..2 {
        assert_eq!(lin.outcome(raw.clone()).await, "declined");
    }
    lin.ana.opens(&lin.session.desk()).await.says("On call, sorry.");
    assert_eq!(times(&session_history(&world, &lin.session).await, "declined their part"), 1);
    // Their own calendar knows already: nobody writes to it.
    assert!(letters(&world).await.is_empty());
    for _ in 0..2 {
        assert_eq!(lin.outcome(reply(&lin.uid, 0, "ACCEPTED", &lin.address)).await, "confirmed");
    }
    assert_eq!(times(&session_history(&world, &lin.session).await, "confirmed their part"), 1);
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
            let said = lin.hands_on(raw).await.is(200).json();
            assert!(said["outcome"] == "unused" && said["reason"].as_str().is_some_and(|why| why.len() > 10), "{said}");
        }
    };
    tokio::time::timeout(Duration::from_secs(20), all).await.expect("answers in time");
    let large = lin.hands_on("x".repeat(2 * 1024 * 1024 + 1)).await.is(200).json();
    assert_eq!(large["reason"], "The message is larger than 2 MiB.");
    assert_eq!(world.slots(&lin.session).await[0].state, State::Proposed);
} }

story! {
async fn what_answers_nothing_of_ours_stands_in_the_mail_log(world: World) {
    let lin = invited(&world).await;
    let other = lin.uid.replace(&lin.uid[5..13], "01935f5e");
    let nothing = "No slot here has the UID of this reply.";
    for (raw, why) in [
        (reply("slot-1@elsewhere", 0, "ACCEPTED", &lin.address), nothing),
        (reply(&other, 0, "ACCEPTED", &lin.address), nothing),
        (reply(&lin.uid, 0, "NEEDS-ACTION", &lin.address), "The reply says neither yes nor no (PARTSTAT)."),
        (format!("From: {}\r\nSubject: Out of office <b>\r\n\r\nBack on Monday.", lin.address), "The message holds no calendar part (text/calendar)."),
    ] {
        let said = lin.hands_on(raw).await.is(200).json();
        assert_eq!((said["outcome"].as_str(), said["reason"].as_str()), (Some("unused"), Some(why)));
    }
    let olga = world.staff("Olga", Role::Admin).await;
    let log = olga.opens("/settings/mail").await.says("What came in").says(nothing).says("Not used").says(&lin.address);
    let log = log.says("Out of office").hides("Back on Monday");
    assert!(!log.body.contains("office <b>"), "escaped");
    world.program("read").await.raw("/api/v1/mail/inbound", "message/rfc822", reply(&lin.uid, 0, "ACCEPTED", &lin.address)).await.is(403);
    assert_eq!(world.slots(&lin.session).await[0].state, State::Proposed);
} }

/// One of the messages beside the stories, for this slot.
fn case(name: &str, lin: &Invited) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail").join(name);
    let text = std::fs::read_to_string(path).expect(name);
    text.replace("@@UID@@", &lin.uid)
        .replace("@@EMAIL@@", &lin.address)
        .replace("@@SEQ@@", "0")
        .replace("@@START@@", "20261201T230000Z")
}

/// Days on, so that what the messages say was said is past.
async fn invited_in_time(world: &World) -> Invited {
    let lin = invited(world).await;
    world.later(5 * 24 * HOUR);
    // The first sign-in has ended meanwhile.
    Invited { ana: world.editor("Ana Again").await, ..lin }
}

story! {
async fn what_was_said_last_counts_whatever_arrives_last(world: World) {
    let lin = invited_in_time(&world).await;
    assert_eq!(lin.outcome(case("yes-newer.eml", &lin)).await, "confirmed");
    for _ in 0..2 {
        assert_eq!(lin.outcome(case("no-older.eml", &lin)).await, "older");
    }
    assert_eq!(world.slots(&lin.session).await[0].state, State::Confirmed);
    assert_eq!(times(&session_history(&world, &lin.session).await, "had answered otherwise before, by mail"), 1);
    // The other way round it is a no.
    let newer = case("no-older.eml", &lin).replace("20261128T100000Z", "20261128T100501Z");
    assert_eq!(lin.outcome(newer).await, "declined");
    assert_eq!(lin.outcome(case("yes-newer.eml", &lin)).await, "older");
    assert_eq!(world.slots(&lin.session).await[0].state, State::Declined);
} }

story! {
async fn what_they_say_by_link_is_newer_than_what_was_written_before(world: World) {
    let lin = invited_in_time(&world).await;
    let slot = world.slots(&lin.session).await.remove(0);
    let link = world.link(&slot).await.replace("https://wellspring.example", "");
    world.phone().post(&format!("{link}/confirm"), &[("sequence", "0")]).await.leads();
    assert_eq!(lin.outcome(case("no.eml", &lin)).await, "older");
    let newer = world.now().plus(-1_000).to_string().replace(['-', ':'], "");
    world.later(HOUR);
    let later = world.now().to_string().replace(['-', ':'], "");
    assert_eq!(lin.outcome(case("no.eml", &lin).replace("20261128T100000Z", &newer)).await, "older");
    assert_eq!(lin.outcome(case("no.eml", &lin).replace("20261128T100000Z", &later)).await, "declined");
    // A clock that runs ahead says no more than now: what is said after that still counts.
    assert_eq!(lin.outcome(case("yes-newer.eml", &lin).replace("20261128T100500Z", "20401231T000000Z")).await, "confirmed");
    world.later(HOUR);
    let later = world.now().to_string().replace(['-', ':'], "");
    assert_eq!(lin.outcome(case("no.eml", &lin).replace("20261128T100000Z", &later)).await, "declined");
} }

story! {
async fn a_no_to_what_was_last_sent_is_never_lost(world: World) {
    let lin = invited(&world).await;
    // There and back before any letter went: what they have in hand is what stands.
    lin.ana.changes(&lin.session, &[("starts", "2026-12-01T12:00")]).await.leads();
    lin.ana.changes(&lin.session, &[("starts", "2026-12-01T18:00")]).await.leads();
    assert!(letters(&world).await.is_empty());
    assert_eq!(world.slots(&lin.session).await[0].sequence, 2);
    assert_eq!(lin.outcome(reply(&lin.uid, 0, "DECLINED", &lin.address)).await, "declined");
    assert_eq!(world.slots(&lin.session).await[0].state, State::Declined);
} }

story! {
async fn an_answer_to_a_letter_that_says_another_time_is_none_to_this(world: World) {
    let lin = invited(&world).await;
    lin.ana.changes(&lin.session, &[("starts", "2026-12-01T12:00")]).await.leads();
    assert_eq!(letters(&world).await.len(), 1);
    lin.ana.changes(&lin.session, &[("starts", "2026-12-01T18:00")]).await.leads();
    // The letter about noon was the last: neither it nor the first one speaks of what stands now.
    for sequence in [0, 1] {
        assert_eq!(lin.outcome(reply(&lin.uid, sequence, "DECLINED", &lin.address)).await, "moved");
        assert_eq!(world.slots(&lin.session).await[0].state, State::Proposed);
    }
    assert_eq!(letters(&world).await.len(), 1, "they are told anew");
    assert_eq!(lin.outcome(reply(&lin.uid, 2, "DECLINED", &lin.address)).await, "declined");
} }

story! {
async fn two_people_in_a_reply_and_a_no_that_becomes_a_yes(world: World) {
    let lin = invited_in_time(&world).await;
    assert_eq!(lin.outcome(case("no.eml", &lin)).await, "declined");
    assert_eq!(lin.outcome(case("yes-after-no.eml", &lin)).await, "confirmed");
    assert_eq!(world.slots(&lin.session).await[0].state, State::Confirmed);
    let cole = lin.ana.adds_clinician("Dr. Cole").await;
    lin.ana.proposes(&cole, &lin.session, &[]).await.leads();
    let of_cole = world.slots(&lin.session).await.into_iter().find(|slot| slot.clinician_id.as_str() == cole).expect("a slot");
    let uid = lin.uid.replace(&lin.uid[5..41], of_cole.id.as_str());
    let other = Invited { uid, address: "drcole@clinic.example".into(), ana: lin.ana.clone(), session: lin.session.clone(), gateway: lin.gateway.clone() };
    assert_eq!(lin.outcome(case("two-attendees.eml", &other)).await, "confirmed");
} }

story! {
async fn a_yes_after_a_no_that_comes_too_late_is_told_to_both(world: World) {
    let lin = invited_in_time(&world).await;
    assert_eq!(lin.outcome(case("no.eml", &lin)).await, "declined");
    let slot = world.slots(&lin.session).await.remove(0);
    let other = lin.ana.schedules(&[("title", "Diet"), ("starts", "2026-12-01T18:30"), ("zone", "America/New_York")]).await;
    lin.ana.proposes(slot.clinician_id.as_str(), &other, &[]).await.leads();
    letters(&world).await;
    for _ in 0..2 {
        let said = lin.hands_on(case("yes-after-no.eml", &lin)).await.is(200).json();
        assert_eq!((said["outcome"].as_str(), said["state"].as_str()), (Some("taken"), Some("declined")));
    }
    let told = letters(&world).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].subject.starts_with("You are in another session then") && told[0].text.contains("Diet"), "{}", told[0].text);
    lin.ana.opens(&lin.session.desk()).await.says("said yes by mail, but is in another session then").hides("when it was over");
} }

story! {
async fn too_late_is_said_as_it_is(world: World) {
    let lin = invited_in_time(&world).await;
    let slot = world.slots(&lin.session).await.remove(0);
    lin.ana.notes_slot(&slot.id, "withdraw").await;
    assert_eq!(lin.outcome(case("yes-newer.eml", &lin)).await, "late");
    lin.ana.leads_on(&lin.session, "cancel").await;
    assert_eq!(lin.outcome(case("no.eml", &lin)).await, "late");
    let history = session_history(&world, &lin.session).await;
    assert_eq!(times(&history, "answered by mail what the team had taken back"), 1);
    assert_eq!(times(&history, "answered by mail after it was called off"), 1);
    assert_eq!(times(&history, "answered by mail when it was over"), 0);
} }

story! {
async fn a_counter_is_another_time_and_a_delegate_a_colleague(world: World) {
    let lin = invited_in_time(&world).await;
    assert_eq!(lin.outcome(case("counter.eml", &lin)).await, "another_time");
    let page = lin.ana.opens(&lin.session.desk()).await;
    page.says("could at another time: Mon 1 Mar 2027, 14:00–15:00, New York time (EST)").says("Clinic until six, could we begin at seven?").says("Move the session there");
    let slot = world.slots(&lin.session).await.remove(0);
    lin.ana.presses(&format!("/plan/slots/{}/accept", slot.id)).await.leads();
    let moved = world.slots(&lin.session).await.remove(0);
    assert_eq!((moved.state, moved.starts_at.to_string().as_str()), (State::Confirmed, "2027-03-01T19:00:00Z"));
    letters(&world).await;
    // A time that is over is no wish; what was wrong with it stands in the mail log.
    let past = case("counter.eml", &lin).replace("@@SEQ@@", "9").replace("SEQUENCE:0", "SEQUENCE:9").replace("20270301T190000Z", "20261120T190000Z");
    let said = lin.hands_on(past).await.is(200).json();
    assert_eq!((said["outcome"].as_str(), said["reason"].as_str()), (Some("unused"), Some("That time is already over.")));
    lin.ana.adds_clinician("Dr. Cole").await;
    let sent = reply(&lin.uid, 9, "DELEGATED;DELEGATED-TO=\"mailto:drcole@clinic.example\"", &lin.address);
    assert_eq!(lin.outcome(sent).await, "older", "it was written before they asked for another time");
    let now = world.now().to_string().replace(['-', ':'], "");
    let sent = reply(&lin.uid, 9, "DELEGATED;DELEGATED-TO=\"mailto:drcole@clinic.example\"", &lin.address).replace("20261124T150000Z", &now);
    assert_eq!(lin.outcome(sent).await, "colleague");
    lin.ana.opens(&lin.session.desk()).await.says("cannot, and names Dr. Cole");
} }

story! {
async fn words_beside_a_yes_are_read(world: World) {
    let lin = invited(&world).await;
    let raw = reply(&lin.uid, 0, "ACCEPTED;X-RESPONSE-COMMENT=\"Until 18:30 only\"", &lin.address);
    assert_eq!(lin.outcome(raw).await, "confirmed");
    lin.ana.opens(&lin.session.desk()).await.says("Dr. Mei Lin").says("Until 18:30 only");
} }

story! {
async fn an_answer_from_another_address_waits_for_the_team(world: World) {
    let lin = invited(&world).await;
    let private = |says: &str| reply(&lin.uid, 0, says, "mei@home.example").replace("END:VEVENT", "COMMENT:My own phone\r\nEND:VEVENT");
    for _ in 0..2 {
        let said = lin.hands_on(private("DECLINED")).await.is(200).json();
        assert_eq!((said["outcome"].as_str(), said["state"].as_str()), (Some("waiting"), Some("proposed")));
        assert!(said["reason"].as_str().is_some_and(|why| why.contains("neither the clinician’s nor an assistant’s")), "{said}");
    }
    // Somebody may write whatever address they like into the reply: who sent it counts.
    let forged = reply(&lin.uid, 0, "ACCEPTED", &lin.address).replace(&format!("From: {}", lin.address), "From: eve@else.example");
    assert_eq!(lin.outcome(forged).await, "waiting");
    let page = lin.ana.opens(&lin.session.desk()).await.says("mei@home.example").says("says no").says("My own phone").says("eve@else.example");
    let deed = |nth: usize| {
        let id = page.body.split("action=\"/plan/mail/").nth(2 * nth + 1).and_then(|rest| rest.split('/').next()).expect("a deed");
        format!("/plan/mail/{id}")
    };
    let (of_mei, of_eve) = (deed(0), deed(1));
    world.staff("Vic", Role::Viewer).await.opens(&lin.session.desk()).await.hides("mei@home.example");
    lin.ana.presses(&format!("{of_eve}/leave")).await.leads();
    assert_eq!(world.slots(&lin.session).await[0].state, State::Proposed);
    lin.ana.presses(&format!("{of_eve}/take")).await.is(409);
    lin.ana.presses(&format!("{of_mei}/take")).await.leads();
    assert_eq!(world.slots(&lin.session).await[0].state, State::Declined);
    lin.ana.opens(&lin.session.desk()).await.hides("Take it as theirs").says("My own phone");
    let line = ("Ana".to_owned(), "declined their part".to_owned(), "Dr. Mei Lin, by mail from mei@home.example".to_owned());
    assert!(session_history(&world, &lin.session).await.contains(&line));
    // The calendar that was invited does not know of it yet.
    let told = letters(&world).await;
    assert_eq!(told.len(), 1);
    assert!(object(&told[0]).contains("METHOD:CANCEL") && told[0].to.1 == lin.address);
    lin.ana.presses(&format!("/plan/mail/{}/take", world.slots(&lin.session).await[0].id)).await.is(404);
} }

story! {
async fn relays_and_wrappers_are_seen_through(world: World) {
    let lin = invited(&world).await;
    let relayed = reply(&lin.uid, 0, &format!("ACCEPTED;EMAIL=\"{}\"", lin.address), "2_gm@relay.example");
    assert_eq!(lin.outcome(relayed).await, "confirmed");
    let wrapped = |from: &str| {
        let inner = reply(&lin.uid, 0, "DECLINED", &lin.address);
        format!("From: {from}\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=w\r\n\r\n--w\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--w--\r\n")
    };
    assert_eq!(lin.outcome(wrapped("eve@else.example")).await, "waiting");
    assert_eq!(lin.outcome(wrapped("care@wellspring.example")).await, "declined");
    let sam = [("name", "Sam Park"), ("email", "sam@clinic.example")];
    let id = world.slots(&lin.session).await[0].clinician_id.clone();
    lin.ana.post(&format!("/people/clinicians/{id}/assistants"), &sam).await.leads();
    let by_sam = reply(&lin.uid, 0, "ACCEPTED;SENT-BY=\"mailto:sam@clinic.example\"", &lin.address).replace(&format!("From: {}", lin.address), "From: sam@clinic.example");
    assert_eq!(lin.outcome(by_sam.replace(&lin.uid, &lin.uid.to_uppercase())).await, "confirmed");
    let history = session_history(&world, &lin.session).await;
    assert!(history.iter().any(|(who, verb, _)| who == "Sam Park for Dr. Mei Lin" && verb == "confirmed their part"), "{history:?}");
    // In Lin's own calendar it is agreed already.
    assert!(letters(&world).await.is_empty());
} }

story! {
async fn where_a_mail_server_is_named_its_word_counts(world: World) {
    let world = world.another(Setting { mail_authority: Some("mx.hospital.example".into()), ..Setting::default() }).await;
    let lin = invited(&world).await;
    let with = |results: &str, says: &str| format!("{results}{}", reply(&lin.uid, 0, says, &lin.address));
    let ours = "Authentication-Results: mx.hospital.example; dmarc=pass header.from=clinic.example\r\n";
    assert_eq!(lin.outcome(with("", "ACCEPTED")).await, "waiting");
    assert_eq!(lin.outcome(with("Authentication-Results: mx.else.example; dmarc=pass header.from=clinic.example\r\n", "DECLINED")).await, "waiting");
    assert_eq!(world.slots(&lin.session).await[0].state, State::Proposed);
    lin.ana.opens(&lin.session.desk()).await.says("Our mail server does not vouch for the address");
    assert_eq!(lin.outcome(with(ours, "TENTATIVE")).await, "noted");
    world.close().await;
} }
