use domain::question::State;
use domain::session::Session;
use domain::{Instant, LocalTime, ZoneName, zone};

use super::sift::sift;
use super::*;
use crate::Error;
use crate::identity::tests::place;
use crate::sessions::tests::scheduled;

/// Zoom's report as it comes: lines about the webinar first, answers of several lines in one cell.
const ZOOM: &str = r##"Q&A Report,
"Report Generated:","04/15/2026 10:29 AM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
"Sleep, after 60",123-4567-8901,"Apr 14, 2026 11:31 AM",64,5
Question Details,
#,Question,Asker Name,Asker Email,Answer(s)
1,"Does melatonin help?","Rosa Luz","Rosa@Mail.example","For some.
Ask your doctor first, if you take ""blood thinners""."
2,"How much coffee is
too much?","Anonymous Attendee",,"live answered"
3,"Is a nap bad?","Otto",otto at mail,
4,"","Otto",,
5,"does  Melatonin help?","Mia",mia@mail.example,"Not for you, Mia."
"##;

/// A newer one: times and who answered; a further answer in a row of its own.
const ZOOM_TIMED: &str = "#,Question,Asker Name,Asker Email,Question Time,Answered Time,Answer Name,Answer Email,Answer,Question Status
1,Does tea help?,Rosa,rosa@mail.example,04/14/2026 11:45:12 AM,04/14/2026 11:50:00 AM,Dr. Lin,lin@clinic.example,Herbal tea may.,answered
1,Does tea help?,Rosa,rosa@mail.example,04/14/2026 11:45:12 AM,04/14/2026 11:58:00 AM,Sam,sam@clinic.example,live answered,answered
,,,,,,Sam,,\"Without sugar, please.\",
2,Buy pills at pills.example,Spam,,04/14/2026 12:01:00 PM,,,,,dismissed
";

/// Teams: a row for each question and each answer, in no order that one could lean on.
const TEAMS: &str = "Source;Type;Post Id;Conversation Id;Identity Type;Posted By;Timestamp;Content;Votes
Q&A;Response;p3;c1;Organizer;Dr. Lin;2026-04-14T15:50:00.1234567Z;For some people.;0
Q&A;Question;p1;c1;Attendee;Rosa Luz;2026-04-14T15:45:12Z;\"Does melatonin
help?\";7
Q&A;Question;p2;c2;Anonymous;Anonymous;2026-04-14T15:46:00Z;Is a nap bad?;0
Q&A;Response;p4;c1;Attendee;Otto;2026-04-14T15:51:00Z;I take ten of them.;0
Q&A;Response;p5;c9;Organizer;Dr. Lin;2026-04-14T15:52:00Z;Gone.;0
Q&A;Announcement;p6;c3;Organizer;Dr. Lin;2026-04-14T15:30:00Z;Welcome!;0
";

fn found(text: &str) -> ExportRows {
    read::rows(text).unwrap_or_else(|why| panic!("{why}"))
}

async fn session() -> (Session, Instant) {
    let place = place().await;
    let mut session = scheduled(&place.app).await;
    session.zone = ZoneName("America/New_York".to_owned());
    session.starts_at = Some("2026-04-14T15:30:00Z".parse().unwrap());
    (session, "2026-11-01T00:00:00Z".parse().unwrap())
}

async fn brought(text: &str) -> Brought {
    let (session, now) = session().await;
    sift(&found(text), &session, now, std::iter::empty(), &|_| false)
}

fn left(found: &Brought) -> Vec<(usize, &str)> {
    found.skipped.iter().map(|left| (left.line, left.reason.as_str())).collect()
}

fn lines(found: &Brought) -> Vec<(usize, &str)> {
    found.items.iter().map(|item| (item.line, item.text.as_str())).collect()
}

#[tokio::test]
async fn zooms_report_is_read_below_its_preamble() {
    let found = brought(ZOOM).await;
    let meant = [(7, "Does melatonin help?"), (9, "How much coffee is\ntoo much?"), (11, "Is a nap bad?")];
    assert_eq!(lines(&found), meant);
    assert_eq!(left(&found), [(12, "there is no question in it."), (13, "the same question stands in line 7.")]);
    let [rosa, unnamed, otto] = &found.items[..] else { panic!("three") };
    assert_eq!((rosa.name.as_deref(), rosa.email.as_deref()), (Some("Rosa Luz"), Some("rosa@mail.example")));
    // Mia's answer is hers: it does not go to Rosa, who asked the same.
    assert_eq!(rosa.answer.as_deref(), Some("For some.\nAsk your doctor first, if you take \"blood thinners\"."));
    assert_eq!((&unnamed.name, unnamed.answer.as_deref()), (&None, Some("This was answered aloud in the session.")));
    assert_eq!((otto.name.as_deref(), &otto.email, &otto.answer, otto.asked_at), (Some("Otto"), &None, &None, None));
}

#[tokio::test]
async fn zooms_newer_report_tells_times_and_who_answered() {
    let found = brought(ZOOM_TIMED).await;
    let [tea] = &found.items[..] else { panic!("{found:?}") };
    assert_eq!(tea.answer.as_deref(), Some("Herbal tea may.\nWithout sugar, please."));
    assert_eq!(tea.answered_by.as_deref(), Some("Dr. Lin, Sam"));
    let utc = |at: Option<Instant>| at.map(|at| at.to_string()).unwrap_or_default();
    assert_eq!(
        (utc(tea.asked_at), utc(tea.answered_at)),
        ("2026-04-14T15:45:12Z".into(), "2026-04-14T15:50:00Z".into())
    );
    assert_eq!(left(&found), [(5, "it was dismissed over there.")]);
}

#[tokio::test]
async fn teams_answers_find_their_questions() {
    let found = brought(TEAMS).await;
    assert_eq!(lines(&found), [(3, "Does melatonin\nhelp?"), (5, "Is a nap bad?")]);
    let [rosa, unnamed] = &found.items[..] else { panic!("two") };
    assert_eq!((rosa.name.as_deref(), rosa.answer.as_deref()), (Some("Rosa Luz"), Some("For some people.")));
    assert_eq!((&unnamed.name, &unnamed.answer), (&None, &None));
    let reasons = [
        (6, "an attendee wrote this answer."),
        (7, "it answers a question that is not in this export."),
        (8, "it neither asks nor answers."),
    ];
    assert_eq!(left(&found), reasons);
}

#[tokio::test]
async fn without_ids_an_answer_follows_its_question() {
    let text = "Type\tTimestamp\tContent\nQuestion\t4/14/2026 11:45 AM\tTea?\nResponse\t\tYes.\nQuestion\t\tCoffee?\n";
    let found = brought(text).await;
    let answers: Vec<Option<&str>> = found.items.iter().map(|item| item.answer.as_deref()).collect();
    assert_eq!(answers, [Some("Yes."), None]);
}

#[tokio::test]
async fn a_table_of_ones_own_needs_a_column_of_questions_alone() {
    let found = brought("Colour;ANSWER;  Question ;E-Mail\nred;Yes, two.;\"May I; really?\";r@mail.example\n").await;
    let item = &found.items[0];
    assert_eq!((item.text.as_str(), item.answer.as_deref()), ("May I; really?", Some("Yes, two.")));
    assert_eq!(item.email.as_deref(), Some("r@mail.example"));
    // One column: what stands between commas belongs together.
    let found = brought("question\n\nTea, at night, fine?\n\n\nCoffee?\n").await;
    assert_eq!(lines(&found), [(3, "Tea, at night, fine?"), (6, "Coffee?")]);
}

#[test]
fn letters_of_every_kind_are_read() {
    let plain = "question,name\nWofür?,Jörg\n";
    let wide = |little: bool| -> Vec<u8> {
        let units = plain.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
        units.collect()
    };
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    let excel: Vec<u8> = plain.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [
        plain.as_bytes().to_vec(),
        marked(b"\xEF\xBB\xBF", plain.as_bytes()),
        marked(b"\xFF\xFE", &wide(true)),
        wide(true),
        marked(b"\xFE\xFF", &wide(false)),
        excel,
        plain.replace('\n', "\r\n").into_bytes(),
    ] {
        assert_eq!(text(&bytes).unwrap(), plain, "{bytes:?}");
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_upset_the_reader(rest in proptest::collection::vec(proptest::num::u8::ANY, 0..200), lines in "[a-z\"\\n\\r,;\\t é]{0,80}") {
        for start in [&b""[..], b"question,answer\n", b"\xFF\xFEq\0", b"Type;Content\n\nQuestion;\"", lines.as_bytes()] {
            let _ = text(&[start, &rest].concat()).map(|text| read::rows(&text));
            let _ = text(&[start, lines.as_bytes()].concat()).map(|text| read::rows(&text));
        }
    }
}

#[test]
fn what_is_no_export_is_told_in_a_sentence() {
    let refused = |bytes: &[u8]| match text(bytes) {
        Err(Error::Invalid(problems)) => problems.message("file").unwrap_or_default().to_owned(),
        other => panic!("{other:?}"),
    };
    assert!(refused(b" \n").starts_with("Paste the export"));
    assert!(refused(b"PK\x03\x04...").starts_with("This is a workbook"));
    assert!(refused(&vec![b'a'; 2 * 1024 * 1024 + 1]).contains("larger than 2 MiB"));
    for (text, says) in [
        ("<html>Sign in</html>", "There is no column of questions"),
        ("Topic,Webinar ID,# Question\nSleep,1,0\n", "There is no column of questions"),
        ("#,Question,Asker Name\n", "There is no question below"),
    ] {
        assert!(read::rows(text).unwrap_err().starts_with(says), "{text}");
    }
    let many = "question\n".to_owned() + &(0..2_001).map(|n| format!("Number {n}?\n")).collect::<String>();
    assert_eq!(read::rows(&many).unwrap_err(), "This has 2001 questions; at most 2000 are brought in at once.");
}

#[tokio::test]
async fn what_is_too_long_is_left_out_and_says_so() {
    let found = brought(&format!("question\n{}\nShort?\n", "a".repeat(1_001))).await;
    assert_eq!(lines(&found), [(3, "Short?")]);
    assert_eq!(left(&found), [(2, "the question may have at most 1000 characters; this has 1001.")]);
}

#[tokio::test]
async fn what_is_here_already_stays_out() {
    let (session, now) = session().await;
    let found = sift(&found(ZOOM), &session, now, ["is a NAP\nbad?"].into_iter(), &|_| false);
    assert_eq!(found.items.len(), 2);
    assert!(left(&found).contains(&(11, "it is here already.")), "{found:?}");
}

#[test]
fn moments_are_read_as_tools_write_them() {
    let home = ZoneName("America/New_York".to_owned());
    let local: LocalTime = "2026-05-04T11:45".parse().unwrap();
    let at = zone::existing(local, &home).unwrap();
    for text in [
        "May 4, 2026 11:45 AM",
        "4 May 2026 11:45:00",
        "05/04/2026 11:45:00 AM",
        "5/4/2026, 11:45 AM",
        "04.05.2026 11:45",
        "2026-05-04 11:45:00",
        "2026-05-04T15:45:00.0000000Z",
        "2026-05-04T17:45:00+02:00",
        "5/4/2026 3:45 p.m. UTC",
    ] {
        assert_eq!(super::super::moment::moment(text, &home, at), Some(at), "{text}");
    }
    for text in ["", "soon", "11:45 AM", "13/13/2026 11:45", "May 4, 2026"] {
        assert_eq!(super::super::moment::moment(text, &home, at), None, "{text}");
    }
    let midnight = super::super::moment::moment("5/4/2026 12:10 AM", &home, at).unwrap();
    assert_eq!(zone::local(midnight, &home).to_string(), "2026-05-04T00:10");
}

#[tokio::test]
async fn a_question_that_was_answered_over_there_begins_with_its_end() {
    let place = place().await;
    let session = scheduled(&place.app).await;
    let who = crate::actor::Caller::staff("1", "Ana", "ana@example.org", domain::staff::Role::Responder.permissions());
    let done = import(&place.app, &who.responder().unwrap(), &session.id, ZOOM.to_owned(), false).await.unwrap();
    let first = rows::get(&place.app.storage, done.items[0].id.as_ref().unwrap()).await.unwrap();
    assert_eq!((first.state, first.visibility, first.votes), (State::Answered, Visibility::Held, 0));
    let open = rows::get(&place.app.storage, done.items[2].id.as_ref().unwrap()).await.unwrap();
    assert_eq!((open.state, open.visibility), (State::Received, Visibility::Held));
}
