//! Replies in all the shapes in which mail programs, relays and gateways leave them.

use super::mail::Mail;
use super::said::{Said, What};
use super::vouched::Vouched;
use super::{outlooks, slot_of};

const LIN: &str = "lin@clinic.example";

/// A message whose one part has this head and body.
fn part(head: &str, body: &str) -> String {
    parts(&[(head, body)])
}

fn parts(parts: &[(&str, &str)]) -> String {
    // A message inside another has a boundary of its own.
    let mark = format!("b{}", parts.iter().map(|(_, body)| body.len()).sum::<usize>());
    let parts: String = parts.iter().map(|(head, body)| format!("--{mark}\r\n{head}\r\n\r\n{body}\r\n")).collect();
    format!(
        "From: \"Dr. Mei Lin\" <Lin@clinic.example>\r\nTo: care@wellspring.example\r\nSubject: Accepted\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"{mark}\"\r\n\r\n--{mark}\r\nContent-Type: text/plain\r\n\r\nYes\r\n{parts}--{mark}--\r\n"
    )
}

fn typed(calendar: &str) -> String {
    part("Content-Type: text/calendar; charset=\"utf-8\"; method=REPLY\r\nContent-Transfer-Encoding: 7bit", calendar)
}

fn object(method: &str, events: &str) -> String {
    let method = if method.is_empty() { String::new() } else { format!("METHOD:{method}\r\n") };
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{method}{events}END:VCALENDAR\r\n")
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:slot-1@x\r\nDTSTAMP:20261128T100500Z\r\n{lines}\r\nEND:VEVENT\r\n")
}

fn reply(lines: &str) -> String {
    object("REPLY", &event(lines))
}

fn read(raw: &str) -> Result<Said, String> {
    let mail = Mail::read(raw.as_bytes(), None);
    assert_eq!(mail.vouched, Vouched::NotAsked);
    let event =
        mail.answers.iter().find(|event| event.uid.eq_ignore_ascii_case("slot-1@x")).ok_or(mail.reason.clone())?;
    Said::read(event, &mail.senders, |address| address.eq_ignore_ascii_case(LIN))
}

fn says(raw: &str) -> What {
    read(raw).unwrap_or_else(|why| panic!("{why}\n{raw}")).what
}

#[test]
fn a_yes_without_organizer_is_read() {
    let said =
        read(&typed(&reply("SEQUENCE:2\r\nATTENDEE;CN=\"Lin, Mei\";PARTSTAT=ACCEPTED:MAILTO:Lin@clinic.example")))
            .unwrap();
    assert_eq!((said.what, said.sequence), (What::Yes, 2));
    assert_eq!(said.at.map(|at| at.to_string()).as_deref(), Some("2026-11-28T10:05:00Z"));
    assert_eq!(said.attendee.address, "Lin@clinic.example");
}

#[test]
fn whatever_is_missing_is_said() {
    for (raw, says) in [
        ("Subject: hello\r\n\r\nYes, I can.".to_owned(), "no calendar part"),
        (
            typed(&object("REQUEST", &event("ATTENDEE;PARTSTAT=ACCEPTED:mailto:lin@clinic.example"))),
            "no answer to an invitation",
        ),
        (typed(&reply("ATTENDEE:mailto:lin@clinic.example")), "neither yes nor no"),
        (typed(&reply("SUMMARY:Nobody")), "names no attendee"),
        (
            typed(&object("COUNTER", &event("DTSTART:never\r\nATTENDEE:mailto:lin@clinic.example"))),
            "says none that can be read",
        ),
        (typed("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1"), "cut off"),
    ] {
        let said = read(&raw).unwrap_err();
        assert!(said.contains(says), "{said}");
    }
}

#[test]
fn a_calendar_is_found_in_whatever_part_it_comes() {
    let yes = reply("ATTENDEE;PARTSTAT=ACCEPTED:mailto:lin@clinic.example");
    let bare = object("", &event("ATTENDEE;PARTSTAT=ACCEPTED:mailto:lin@clinic.example"));
    let coded = |text: &str| {
        use base64::Engine;
        let coded = base64::engine::general_purpose::STANDARD.encode(text);
        coded.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect::<Vec<_>>().join("\r\n")
    };
    let base64 = "Content-Transfer-Encoding: base64";
    let within = |inner: &str| part("Content-Type: message/rfc822", inner);
    for (name, raw) in [
        (
            "octet-stream",
            part(&format!("Content-Type: application/octet-stream; name=\"invite.ICS\"\r\n{base64}"), &coded(&yes)),
        ),
        (
            "a file name alone",
            part(
                &format!(
                    "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=reply.ics\r\n{base64}"
                ),
                &coded(&yes),
            ),
        ),
        (
            "no name at all",
            part(&format!("Content-Type: application/octet-stream\r\n{base64}"), &coded(&format!("\u{feff}\r\n{yes}"))),
        ),
        ("plain text", part("Content-Type: text/plain", &yes)),
        ("application/ics", part("Content-Type: application/ics", &yes)),
        ("METHOD in the head alone", typed(&bare)),
        ("METHOD in small letters", part("Content-Type: text/calendar; METHOD=reply", &bare)),
        ("inside another message", within(&typed(&yes))),
        ("inside two", within(&within(&typed(&yes)))),
        ("not in parts", format!("From: {LIN}\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n{yes}")),
        ("bare CR LF doubled", typed(&yes.replace("\r\n", "\r\r\n"))),
        (
            "a zone that nobody knows",
            typed(&reply(
                "DTSTART;TZID=Nowhere:20261201T180000\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:lin@clinic.example",
            )),
        ),
    ] {
        assert_eq!(says(&raw), What::Yes, "{name}");
    }
}

#[test]
fn of_several_calendars_events_and_people_ours_are_meant() {
    let yes = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:lin@clinic.example";
    let foreign = "BEGIN:VEVENT\r\nUID:else@far.example\r\nATTENDEE;PARTSTAT=DECLINED:mailto:lin@clinic.example\r\nEND:VEVENT\r\n";
    let both = object("REPLY", &format!("{foreign}{}", event(yes)));
    let first = object("REPLY", foreign);
    let several =
        parts(&[("Content-Type: text/calendar; method=REPLY", &first), ("Content-Type: application/ics", &reply(yes))]);
    let publish = object("PUBLISH", foreign) + &reply(yes);
    for (name, raw) in [
        ("a foreign event first", typed(&both)),
        ("several parts", several),
        ("several calendars in a part", typed(&publish)),
        (
            "the team first",
            typed(&reply(&format!("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:care@wellspring.example\r\n{yes}"))),
        ),
        (
            "a colleague's no first",
            typed(&reply(&format!("ATTENDEE;PARTSTAT=DECLINED:mailto:cole@clinic.example\r\n{yes}"))),
        ),
        (
            "a colleague's no last",
            typed(&reply(&format!("{yes}\r\nATTENDEE;PARTSTAT=DECLINED:mailto:cole@clinic.example"))),
        ),
        (
            "behind a relay",
            typed(&reply("ATTENDEE;EMAIL=lin@clinic.example;PARTSTAT=ACCEPTED:mailto:2_GM@relay.example")),
        ),
        (
            "by somebody for them",
            typed(&reply(
                "ATTENDEE;SENT-BY=\"mailto:lin@clinic.example\";PARTSTAT=ACCEPTED:mailto:team@clinic.example",
            )),
        ),
        (
            "by their sender alone",
            typed(&reply(
                "ATTENDEE;PARTSTAT=DECLINED:mailto:x@y.example\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:LIN@clinic.example",
            )),
        ),
    ] {
        assert_eq!(says(&raw), What::Yes, "{name}");
    }
}

#[test]
fn whatever_is_said_has_its_meaning() {
    let lin = |partstat: &str| format!("ATTENDEE;PARTSTAT={partstat}:mailto:lin@clinic.example");
    for (partstat, what) in [("ACCEPTED", What::Yes), ("declined", What::No), ("TENTATIVE", What::Maybe)] {
        assert_eq!(says(&typed(&reply(&lin(partstat)))), what);
    }
    let counter = object(
        "COUNTER",
        &event(&format!(
            "DTSTART;TZID=Europe/Berlin:20270301T200000\r\n{}\r\nCOMMENT:Clinic until six\\, could we\\nbegin at seven?",
            lin("TENTATIVE")
        )),
    );
    let said = read(&typed(&counter)).unwrap();
    assert_eq!(said.what, What::AnotherTime("2027-03-01T19:00:00Z".parse().unwrap()));
    assert_eq!(said.words, "Clinic until six, could we\nbegin at seven?");
    let sent = "ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:cole@clinic.example\":mailto:lin@clinic.example\r\nATTENDEE;CN=Dr. Cole;DELEGATED-FROM=\"mailto:lin@clinic.example\":mailto:cole@clinic.example";
    let cole = What::Colleague(vec!["cole@clinic.example".into()], "Dr. Cole".into());
    assert_eq!(says(&typed(&reply(sent))), cole);
    // Cole himself says that he comes in Lin's place.
    let own = typed(&reply(
        "ATTENDEE;CN=Dr. Cole;PARTSTAT=ACCEPTED;DELEGATED-FROM=\"mailto:lin@clinic.example\":mailto:cole@clinic.example",
    ));
    assert_eq!(says(&own.replace("Lin@clinic", "cole@clinic")), cole);
    let outlook =
        reply("COMMENT:On call\r\nATTENDEE;PARTSTAT=DECLINED;X-RESPONSE-COMMENT=\"On call\":mailto:lin@clinic.example");
    assert_eq!(read(&typed(&outlook)).unwrap().words, "On call");
    let outlook =
        reply("ATTENDEE;PARTSTAT=DECLINED;X-RESPONSE-COMMENT=\"Ward 3^nuntil ^'nine^'\":mailto:lin@clinic.example");
    assert_eq!(read(&typed(&outlook)).unwrap().words, "Ward 3\nuntil \"nine\"");
    let long = reply(&format!("COMMENT:{}\r\n{}", "x".repeat(600), lin("DECLINED")));
    assert_eq!(read(&typed(&long)).unwrap().words.len(), 500);
}

#[test]
fn a_uid_is_known_however_it_is_spelled() {
    let id = "01935f5e-7c1a-7000-8000-000000000007";
    let host = "4f2a.wellspring";
    let uid = format!("slot-{id}@{host}");
    let hex: String = format!("vCal-Uid\u{1}\0\0\0{uid}\0").bytes().map(|byte| format!("{byte:02X}")).collect();
    let outlook = format!("040000008200E00074C5B7101A82E00800000000000000000000000000000000000000003D000000{hex}");
    assert_eq!(outlooks(&outlook).as_deref(), Some(uid.as_str()));
    for spelled in [uid.clone(), uid.to_uppercase(), format!(" {uid} "), outlook] {
        assert_eq!(slot_of(&spelled, host).map(|id| id.to_string()).as_deref(), Some(id), "{spelled}");
    }
    for other in ["slot-1@4f2a.wellspring", "x", "", "slot-01935f5e-7c1a-7000-8000-000000000007@else", "00é0"] {
        assert_eq!(slot_of(other, host), None, "{other}");
    }
}

#[test]
fn nesting_ends() {
    let mut raw = String::new();
    for n in 0..5_000 {
        raw.push_str(&format!("Content-Type: multipart/mixed; boundary=\"{n}\"\r\n\r\n--{n}\r\n"));
    }
    assert!(Mail::read(raw.as_bytes(), None).answers.is_empty());
}
