//! Tables: of spreadsheets of any country, of webinar tools in any language, and broken ones.

use serde_json::Value;

use super::sample;
use crate::imports::planned;
use crate::world::{Actor, Planned, World};

const SESSIONS: &str = "/api/v1/import/sessions.csv";

async fn webinar(world: &World) -> (Actor, Planned) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    (world.program("desk").await, session)
}

async fn brings(program: &Actor, session: &Planned, table: &[u8]) -> Value {
    let path = format!("/api/v1/sessions/{}/questions/import", session.id);
    program.octets(&path, "text/csv", table).await.is(200).json()
}

async fn refused(program: &Actor, session: &Planned, table: &[u8]) -> String {
    let path = format!("/api/v1/sessions/{}/questions/import", session.id);
    let problem = program.octets(&path, "text/csv", table).await.problem(422, "invalid");
    problem["problems"][0]["message"].as_str().expect("a message").to_owned()
}

fn messages(problem: &Value) -> Vec<String> {
    let all = problem["problems"].as_array().expect("problems").iter();
    all.map(|it| it["message"].as_str().expect("a message").to_owned()).collect()
}

story! {
async fn a_quote_that_is_not_closed_names_its_line_and_joins_nobodys_words(world: World) {
    let (program, session) = webinar(&world).await;
    let table = sample("unclosed-quote.csv");
    for table in [table.clone(), String::from_utf8(table).expect("text").replace('\n', "\r\n").into_bytes()] {
        let why = refused(&program, &session, &table).await;
        assert!(why.starts_with("Line 3: a quote"), "{why}");
    }
    assert_eq!(world.how_many(&session).await, 0);
    let problem = program_of(&world).await.raw(SESSIONS, "text/csv", "title,zone,minutes\n\"A,UTC,30\nB,UTC,30\n".into()).await;
    assert!(messages(&problem.problem(422, "invalid"))[0].starts_with("Line 2: a quote"));
} }

async fn program_of(world: &World) -> Actor {
    world.program("plan").await
}

story! {
async fn sessions_of_a_spreadsheet_with_semicolons_come_in(world: World) {
    let program = program_of(&world).await;
    let done = program.octets(SESSIONS, "text/csv", &sample("sessions-semicolon.csv")).await.is(200).json();
    assert_eq!(done["added"], 2);
    let rows: Vec<_> = planned(&world).await.into_iter().map(|(starts, title, _)| (starts, title)).collect();
    let meant = [("2027-02-09T18:00", "Sleep, after 60"), ("2027-02-16T18:00", "Heart")];
    assert_eq!(rows, meant.map(|(starts, title)| (starts.to_owned(), title.to_owned())));
    // Tabs, and what Excel writes on Windows and as “Unicode text”.
    let tabs = "title\tzone\tminutes\nMüde, träge, schlaflos?\tUTC\t30\n";
    let windows: Vec<u8> = tabs.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin")).collect();
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(tabs.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for table in [windows, wide] {
        let done = program.octets(SESSIONS, "text/csv", &table).await.is(200).json();
        assert_eq!(done["items"][0]["title"], "Müde, träge, schlaflos?");
    }
} }

story! {
async fn a_wrong_cell_is_named_as_a_spreadsheet_shows_it_with_the_right_form(world: World) {
    let program = program_of(&world).await;
    let excel = String::from_utf8(sample("sessions-excel-dates.csv")).expect("text").replace("\r\n", "\n");
    for table in [excel.clone(), excel.replace('\n', "\r\n"), excel.replace('\n', "\r")] {
        let problem = program.raw(SESSIONS, "text/csv", table).await.problem(422, "invalid");
        assert_eq!(problem["problems"][0]["field"], "2.starts");
        assert_eq!(messages(&problem), ["Line 2: starts: use 2027-02-09 18:00 (cell B2)."]);
    }
    let table = "title,summary,starts,zone,minutes\r\nA,\"two\r\nlines\",2027-02-09 18:00,UTC,30\r\nB,,2/9/27 6:00 PM,UTC,30\r\nC,,soon,UTC,30\r\nD,,13.02.2027 18:00,UTC,half\r\nE,one, two,,UTC,30\r\n";
    let problem = program.raw(SESSIONS, "text/csv", table.into()).await.problem(422, "invalid");
    assert_eq!(messages(&problem), [
        "Line 4: starts: use 2027-09-02 18:00 or 2027-02-09 18:00 (cell C3).",
        "Line 5: starts: use a time such as 2027-02-09 18:00 (cell C4).",
        "Line 6: starts: use 2027-02-13 18:00 (cell C5).",
        "Line 6: minutes: Use 5 to 720 minutes (cell E5).",
        "Line 7: it has 6 cells where the head has 5. Put a text that holds the separator between quotes.",
    ]);
    assert!(planned(&world).await.is_empty());
    let heads = program.raw(SESSIONS, "text/csv", "Titel;Beginn;Zeitzone\nA;B;C\n".into()).await;
    heads.is(422).says("“titel”, “beginn”, “zeitzone” are no columns; use campaign_id, title");
} }

story! {
async fn zooms_report_in_german_is_read_and_the_unnamed_stay_unnamed(world: World) {
    let (program, session) = webinar(&world).await;
    let done = brings(&program, &session, &sample("zoom-german.csv")).await;
    assert_eq!((&done["added"], done["skipped"].as_array().map(Vec::len)), (&2.into(), Some(0)), "{done}");
    let (melatonin, coffee) = (&done["items"][0], &done["items"][1]);
    assert_eq!((&melatonin["text"], &melatonin["name"]), (&"Hilft Melatonin?".into(), &"Rosa Luz".into()));
    assert_eq!(melatonin["answer"], "Manchen, fragen Sie zuerst.");
    assert_eq!((&coffee["name"], &coffee["email"]), (&Value::Null, &Value::Null));
    assert_eq!(coffee["answer"], "This was answered aloud in the session.");
} }

story! {
async fn who_wished_to_be_unnamed_gets_no_name_and_no_address_from_any_column(world: World) {
    let (program, session) = webinar(&world).await;
    let mut asked = 0;
    for (head, rows) in [
        ("Question,Asker Name,Asker Email", vec!["?,Anonymous Attendee,r@mail.example", "?,Participant anonyme,r@mail.example", "?,匿名の出席者,r@mail.example"]),
        ("質問,質問者の名前,質問者のメールアドレス", vec!["?,익명 참석자,r@mail.example"]),
        ("question,name,email,anonymous", vec!["?,Rosa,r@mail.example,yes", "?,Rosa,r@mail.example,TRUE"]),
        ("Type,Identity Type,Posted By,Content,Email", vec!["Question,Anonymous,Rosa,?,r@mail.example"]),
        ("Typ,Identitätstyp,Gepostet von,Inhalt,E-Mail", vec!["Frage,Anonym,Rosa,?,r@mail.example"]),
    ] {
        for row in rows {
            asked += 1;
            let done = brings(&program, &session, format!("{head}\n{}\n", row.replace('?', &format!("Number {asked}?"))).as_bytes()).await;
            assert_eq!(done["added"], 1, "{row}: {done}");
            assert!(!done.to_string().contains("Rosa") && !done.to_string().contains("mail.example"), "{row}: {done}");
        }
    }
    assert_eq!(world.rows("SELECT question_id FROM question_contacts WHERE name IS NOT NULL OR email IS NOT NULL").await.len(), 0);
} }

story! {
async fn other_tools_lists_are_read_and_what_cannot_be_is_quoted_back(world: World) {
    let (program, session) = webinar(&world).await;
    let list = "id,text,status,upvotes\n1,Does tea help?,answered,12\n2,Is a nap bad?,open,3\n3,Buy pills,rejected,0\n4,Is it safe?,unanswered,1\n";
    let done = brings(&program, &session, list.as_bytes()).await;
    assert_eq!((&done["added"], &done["items"][0]["answer"]), (&3.into(), &"This was answered aloud in the session.".into()), "{done}");
    assert_eq!((&done["items"][1]["answer"], &done["items"][2]["answer"]), (&Value::Null, &Value::Null));
    assert_eq!(done["skipped"][0]["reason"], "it was dismissed over there.");
    let why = refused(&program, &session, b"Thema;Zuschauer;Dauer\nSchlaf;12;60\n").await;
    assert!(why.contains("In line 1 it has “Thema”, “Zuschauer”, “Dauer”."), "{why}");
    // A row that a comma has torn is not read as somebody else's.
    let torn = "question,name,email\nTea, at night, fine?,Rosa,r@mail.example\n\"Tea, at dawn?\",Otto,o@mail.example\n";
    let done = brings(&program, &session, torn.as_bytes()).await;
    assert_eq!((&done["added"], &done["items"][0]["name"]), (&1.into(), &"Otto".into()), "{done}");
    assert!(done["skipped"][0]["reason"].as_str().is_some_and(|why| why.starts_with("it has 5 cells")), "{done}");
} }

story! {
async fn rows_left_out_are_found_in_an_editor_and_in_a_spreadsheet(world: World) {
    let (program, session) = webinar(&world).await;
    let table = "question,name\r\n\"One\r\nof three\r\nlines?\",Rosa\r\n\r\n,Otto\r\n";
    let done = brings(&program, &session, table.as_bytes()).await;
    let left = &done["skipped"][0];
    assert_eq!((&left["line"], &left["row"]), (&6.into(), &4.into()), "{done}");
    let page = crate::imports::uploads(&world.responder("Rita").await, &format!("{}/questions/import", session.desk()), &[("text", table), ("step", "preview")], "").await;
    page.is(200).says("Line 6: there is no question in it. (Row 4 in a spreadsheet.)");
} }

story! {
async fn bytes_that_are_no_text_are_refused_in_words(world: World) {
    let (program, session) = webinar(&world).await;
    let russian = b"question\n\xD1\xEE\xED \xE8 \xE7\xE4\xEE\xF0\xEE\xE2\xFC\xE5: \xEA\xE0\xEA \xF1\xEF\xE0\xF2\xFC \xEB\xF3\xF7\xF8\xE5?\n";
    let why = refused(&program, &session, russian).await;
    assert!(why.contains("they look like windows-1251") && why.contains("Save it as UTF-8"), "{why}");
    let damaged = [b"question\nHilft \xC3\x9Cbung?\nUnd M\xC3".as_slice(), b"?\n"].concat();
    let why = refused(&program, &session, &damaged).await;
    assert!(why.starts_with("Line 3: some letters are damaged"), "{why}");
    assert_eq!(world.how_many(&session).await, 0);
} }
