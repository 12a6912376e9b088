//! Letters to a server that really speaks SMTP and TLS, read back by a parser that is not the writer's.

use std::time::Duration;

use mail_parser::{Message as Read, MessageParser, MimeHeaders, PartType};
use tokio_util::sync::CancellationToken;
use wellspring_core::outside::{Mail, Message, Sent, Smtp};

use crate::post_office::{PostOffice, Will};

fn letter() -> Message {
    Message {
        message_id: "0190-letter@0190-installation".to_owned(),
        from: "Wellspring <care@wellspring.example>".to_owned(),
        to: ("Dr. Zoë Müller".to_owned(), "zoe@clinic.example".to_owned()),
        subject: "Can you be there? “Sleep after 60”".to_owned(),
        text: "Hello Zoë,\n\n.a line that begins with a dot\n".to_owned(),
        html: "<p>Hello Zoë</p>".to_owned(),
        calendar: Some(("REQUEST".to_owned(), "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".to_owned())),
    }
}

fn client(office: &PostOffice, form: &str) -> Smtp {
    let url = form.replace("PORT", &office.port.to_string());
    Smtp::new(url.parse().expect("an address"), "wellspring.example").trusting(office.pem.as_bytes()).expect("a root")
}

const STARTTLS: &str = "smtp://localhost:PORT";
const SIGNED_IN: &str = "smtp://care%40clinic:pass%20word%2B@localhost:PORT";

/// Nobody stops it.
fn going_on() -> CancellationToken {
    CancellationToken::new()
}

fn parsed(bytes: &[u8]) -> Read<'_> {
    MessageParser::default().parse(bytes).expect("a message")
}

fn kind(message: &Read<'_>, part: u32) -> String {
    let kind = message.parts[part as usize].content_type().expect("a content type");
    format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default())
}

fn inside(message: &Read<'_>, part: u32) -> Vec<u32> {
    match &message.parts[part as usize].body {
        PartType::Multipart(parts) => parts.to_vec(),
        other => panic!("{other:?} is not several parts"),
    }
}

#[tokio::test]
async fn a_letter_leaves_by_starttls_and_nothing_of_it_in_the_open() {
    let office = PostOffice::open(Will::default()).await;
    let posted = client(&office, SIGNED_IN).send(&letter(), &going_on()).await;
    assert_eq!(posted.sent, Sent::Taken, "{}", posted.dialogue);
    let heard = office.heard();
    assert_eq!(heard.letters.len(), 1);
    let open: Vec<&str> = heard.open.iter().map(|line| line.split(' ').next().unwrap_or_default()).collect();
    assert_eq!(open, ["EHLO", "STARTTLS"]);
    assert!(heard.secret.iter().any(|line| line.starts_with("AUTH PLAIN")));
    assert!(heard.secret.iter().any(|line| line == "RCPT TO:<zoe@clinic.example>"), "{:?}", heard.secret);
    // The dialogue is for the log: it says what happened, without names and passwords.
    assert!(posted.dialogue.contains("> STARTTLS") && posted.dialogue.contains("< 250 taken"), "{}", posted.dialogue);
    for secret in ["pass word", "pass%20word", "care", "zoe", "Zo\u{eb}"] {
        assert!(!posted.dialogue.contains(secret), "{}", posted.dialogue);
    }
}

#[tokio::test]
async fn a_letter_leaves_by_tls_from_the_first_byte() {
    let office = PostOffice::open(Will { wrapped: true, ..Will::default() }).await;
    let smtp = client(&office, "smtps://localhost:PORT");
    assert_eq!(smtp.greet().await.as_deref(), Ok("post.example"));
    assert_eq!(smtp.send(&letter(), &going_on()).await.sent, Sent::Taken);
    assert!(office.heard().open.is_empty());
}

#[tokio::test]
async fn a_server_without_starttls_is_told_nothing() {
    let office = PostOffice::open(Will { offers: false, ..Will::default() }).await;
    let smtp = client(&office, SIGNED_IN);
    let posted = smtp.send(&letter(), &going_on()).await;
    assert_eq!(posted.sent, Sent::Later, "{}", posted.dialogue);
    assert!(smtp.greet().await.is_err());
    let heard = office.heard();
    assert!(heard.letters.is_empty());
    assert!(heard.open.iter().all(|line| line.starts_with("EHLO") || line == "QUIT"), "{:?}", heard.open);
}

#[tokio::test]
async fn a_stranger_with_a_certificate_of_his_own_is_told_nothing() {
    for (will, url) in
        [(Will::default(), STARTTLS), (Will { wrapped: true, ..Will::default() }, "smtps://localhost:PORT")]
    {
        let (office, other) = (PostOffice::open(will).await, PostOffice::open(Will::default()).await);
        let url = url.replace("PORT", &office.port.to_string());
        let smtp =
            Smtp::new(url.parse().expect("an address"), "here.example").trusting(other.pem.as_bytes()).expect("a root");
        assert_eq!(smtp.send(&letter(), &going_on()).await.sent, Sent::Later);
        assert!(office.heard().letters.is_empty() && office.heard().secret.is_empty());
    }
}

#[tokio::test]
async fn a_refusal_is_for_good_and_a_busy_server_for_later() {
    use Sent::{Later, Refused, Unclear};
    let good = Will::default();
    let cases = [
        (Will { rcpt: "550 no such person", ..good }, Refused),
        (Will { rcpt: "450 mailbox busy", ..good }, Later),
        (Will { rcpt: "421 closing", ..good }, Later),
        (Will { auth: "535 wrong password", ..good }, Later),
        (Will { end: Some("554 not such a text"), ..good }, Refused),
        (Will { end: Some("451 disk full"), ..good }, Later),
        // The text is over there, and nobody said what became of it.
        (Will { end: None, ..good }, Unclear),
    ];
    for (will, expected) in cases {
        let office = PostOffice::open(will).await;
        let posted = client(&office, SIGNED_IN).send(&letter(), &going_on()).await;
        assert_eq!(posted.sent, expected, "{}", posted.dialogue);
        assert!(posted.dialogue.lines().last().is_some_and(|line| line.starts_with("! ")), "{}", posted.dialogue);
    }
}

#[tokio::test]
async fn letters_share_a_connection_for_as_long_as_it_is_open() {
    for (hurries, greetings) in [(false, 1), (true, 3)] {
        let office = PostOffice::open(Will { hurries, ..Will::default() }).await;
        let smtp = client(&office, SIGNED_IN);
        for _ in 0..3 {
            assert_eq!(smtp.send(&letter(), &going_on()).await.sent, Sent::Taken);
        }
        let heard = office.heard();
        assert_eq!(heard.letters.len(), 3);
        assert_eq!(heard.secret.iter().filter(|line| line.starts_with("AUTH")).count(), greetings);
    }
}

#[tokio::test]
async fn whoever_says_nothing_is_not_waited_for_for_ever() {
    let (brief, long) = (Duration::from_millis(300), Duration::from_secs(20));
    for (ignores, ready, text, expected) in
        [("RCPT", brief, long, Sent::Later), (".", long, brief, Sent::Unclear), ("EHLO", brief, long, Sent::Later)]
    {
        let office = PostOffice::open(Will { ignores, ..Will::default() }).await;
        let posted = client(&office, STARTTLS).waiting(brief, ready, text).send(&letter(), &going_on()).await;
        assert_eq!(posted.sent, expected, "{}", posted.dialogue);
        assert!(posted.dialogue.ends_with("! no answer in time"), "{}", posted.dialogue);
    }
}

#[tokio::test]
async fn a_connection_that_fell_silent_costs_no_letter() {
    let (brief, long) = (Duration::from_millis(300), Duration::from_secs(20));
    let office = PostOffice::open(Will { ignores: "NOOP", ..Will::default() }).await;
    let smtp = client(&office, STARTTLS).waiting(brief, long, long);
    for _ in 0..2 {
        let posted = smtp.send(&letter(), &going_on()).await;
        assert_eq!(posted.sent, Sent::Taken, "{}", posted.dialogue);
    }
    assert_eq!(office.heard().letters.len(), 2);
}

#[tokio::test]
async fn a_refusal_stands_though_nobody_says_goodbye() {
    let (brief, long) = (Duration::from_millis(300), Duration::from_secs(20));
    let will = Will { rcpt: "550 no such person", ignores: "QUIT", ..Will::default() };
    let office = PostOffice::open(will).await;
    let posted = client(&office, STARTTLS).waiting(brief, long, long).send(&letter(), &going_on()).await;
    assert_eq!(posted.sent, Sent::Refused, "{}", posted.dialogue);
}

#[tokio::test]
async fn a_letter_that_was_taken_waits_for_no_goodbye() {
    let (brief, long) = (Duration::from_millis(300), Duration::from_secs(20));
    let office = PostOffice::open(Will { ignores: "QUIT", ..Will::default() }).await;
    let smtp = client(&office, STARTTLS).waiting(brief, long, long);
    // More at once than connections are left open for.
    let letters: Vec<_> = (0..6).map(|_| letter()).collect();
    let stop = going_on();
    let sent = futures::future::join_all(letters.iter().map(|letter| smtp.send(letter, &stop)));
    let sent = tokio::time::timeout(Duration::from_secs(15), sent).await.expect("an end");
    assert!(sent.iter().all(|posted| posted.sent == Sent::Taken));
}

#[tokio::test]
async fn a_stop_before_the_text_has_left_keeps_the_letter() {
    let office = PostOffice::open(Will { ignores: "RCPT", ..Will::default() }).await;
    let stop = going_on();
    let stopping = async {
        while !office.heard().secret.iter().any(|line| line.starts_with("RCPT")) {
            tokio::task::yield_now().await;
        }
        stop.cancel();
    };
    let (smtp, letter) = (client(&office, STARTTLS), letter());
    let (posted, ()) = tokio::join!(smtp.send(&letter, &stop), stopping);
    assert_eq!(posted.sent, Sent::Later, "{}", posted.dialogue);
    assert!(posted.dialogue.ends_with("! stopped before the letter left"), "{}", posted.dialogue);
    assert!(office.heard().letters.is_empty());
}

#[tokio::test]
async fn nobody_there_is_later() {
    let posted =
        Smtp::new("smtp://localhost:9".parse().expect("an address"), "here.example").send(&letter(), &going_on()).await;
    assert_eq!(posted.sent, Sent::Later);
}

#[tokio::test]
async fn a_letter_reads_back_as_it_was_written() {
    let office = PostOffice::open(Will::default()).await;
    let smtp = client(&office, STARTTLS);
    for _ in 0..2 {
        assert_eq!(smtp.send(&letter(), &going_on()).await.sent, Sent::Taken);
    }
    let heard = office.heard();
    let (message, second) = (parsed(&heard.letters[0]), parsed(&heard.letters[1]));
    // The same letter in each try, so that a mailbox that got both shows one.
    assert_eq!(message.message_id(), Some("0190-letter@0190-installation"));
    assert_eq!(second.message_id(), message.message_id());
    assert_eq!(message.subject(), Some("Can you be there? “Sleep after 60”"));
    let to = message.to().and_then(|to| to.first()).expect("a reader");
    assert_eq!((to.name(), to.address()), (Some("Dr. Zoë Müller"), Some("zoe@clinic.example")));
    assert!(message.date().is_some());
    // mixed { alternative { plain, html, calendar }, invite.ics }
    assert_eq!(kind(&message, 0), "multipart/mixed");
    let outer = inside(&message, 0);
    assert_eq!(
        outer.iter().map(|part| kind(&message, *part)).collect::<Vec<_>>(),
        ["multipart/alternative", "text/calendar"]
    );
    let inner = inside(&message, outer[0]);
    let kinds: Vec<_> = inner.iter().map(|part| kind(&message, *part)).collect();
    assert_eq!(kinds, ["text/plain", "text/html", "text/calendar"]);
    let (calendar, file) = (&message.parts[inner[2] as usize], &message.parts[outer[1] as usize]);
    for part in [calendar, file] {
        let kind = part.content_type().expect("a content type");
        assert_eq!(kind.attribute("method"), Some("REQUEST"));
        assert!(kind.attribute("charset").is_some_and(|charset| charset.eq_ignore_ascii_case("utf-8")));
        assert_eq!(part.text_contents(), Some("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"));
    }
    assert_eq!(file.attachment_name(), Some("invite.ics"));
    let text = message.parts[inner[0] as usize].text_contents().expect("a text").replace("\r\n", "\n");
    assert_eq!(text, letter().text);
}

#[tokio::test]
async fn a_letter_without_a_calendar_has_two_forms() {
    let office = PostOffice::open(Will::default()).await;
    let message = Message { calendar: None, ..letter() };
    assert_eq!(client(&office, STARTTLS).send(&message, &going_on()).await.sent, Sent::Taken);
    let heard = office.heard();
    let message = parsed(&heard.letters[0]);
    assert_eq!(kind(&message, 0), "multipart/alternative");
    assert_eq!(inside(&message, 0).len(), 2);
}

#[tokio::test]
async fn names_cannot_add_a_header_or_a_reader() {
    let office = PostOffice::open(Will::default()).await;
    let message = Message {
        to: ("Dr. Lin\r\nBcc: all@evil.example\r\n\r\nHello\u{0}".to_owned(), "lin@clinic.example".to_owned()),
        subject: "Hello\r\nX-Evil: yes\nBcc: all@evil.example".to_owned(),
        ..letter()
    };
    assert_eq!(client(&office, STARTTLS).send(&message, &going_on()).await.sent, Sent::Taken);
    // An address that is none goes nowhere.
    let wrong =
        Message { to: (String::new(), "lin@clinic.example>\r\nRCPT TO:<all@evil.example".to_owned()), ..letter() };
    assert_eq!(client(&office, STARTTLS).send(&wrong, &going_on()).await.sent, Sent::Refused);
    let heard = office.heard();
    assert_eq!(heard.letters.len(), 1);
    let message = parsed(&heard.letters[0]);
    assert!(message.bcc().is_none() && message.header("X-Evil").is_none());
    assert_eq!(message.to().map(|to| to.iter().count()), Some(1));
    assert_eq!(heard.secret.iter().filter(|line| line.starts_with("RCPT")).count(), 1);
}

#[tokio::test]
async fn a_host_that_is_a_number_says_hello_as_an_address_literal() {
    for (host, says) in [
        ("192.0.2.1", "EHLO [192.0.2.1]"),
        ("[2001:db8::1]", "EHLO [IPv6:2001:db8::1]"),
        ("2001:db8::1", "EHLO [IPv6:2001:db8::1]"),
        ("care.example", "EHLO care.example"),
        ("192.0.2.1.care.example", "EHLO 192.0.2.1.care.example"),
    ] {
        let office = PostOffice::open(Will::default()).await;
        let url = STARTTLS.replace("PORT", &office.port.to_string());
        let smtp = Smtp::new(url.parse().expect("an address"), host).trusting(office.pem.as_bytes()).expect("a root");
        assert_eq!(smtp.send(&letter(), &going_on()).await.sent, Sent::Taken);
        assert_eq!(office.heard().open.first().map(String::as_str), Some(says));
    }
}
