//! Calendars whose letters and lines are as programs of all ages write them.

use super::sample;
use crate::imports::{carried, imports, planned, sum};
use crate::world::{Actor, World, field};

async fn titles(world: &World) -> Vec<String> {
    planned(world).await.into_iter().map(|(_, title, _)| title).collect()
}

async fn takes(program: &Actor, calendar: &[u8]) -> serde_json::Value {
    program.octets("/api/v1/import/ics", "text/calendar", calendar).await.is(200).json()
}

story! {
async fn letters_come_in_as_they_were_meant(world: World) {
    let program = world.program("plan").await;
    for (name, title, dates) in [
        ("fold-in-a-letter.ics", "Rückenschule 💪 für alle", 1),
        ("windows-1252.ics", "Größe – Müdigkeit & Ängste", 1),
        ("cr-cr-lf.ics", "Breathing exercises", 3),
    ] {
        let done = takes(&program, &sample(name)).await;
        assert_eq!(sum(&done), (dates, 0, 0, 0), "{name}: {done}");
        assert!(titles(&world).await.iter().any(|found| found == title), "{name}: {:?}", titles(&world).await);
        assert_eq!(sum(&takes(&program, &sample(name)).await), (0, 0, dates, 0), "{name}");
    }
    let starts: Vec<String> = planned(&world).await.into_iter().filter(|row| row.1.starts_with("Breathing")).map(|row| row.0).collect();
    assert_eq!(starts, ["2027-02-16T17:00", "2027-02-23T17:00", "2027-03-02T17:00"]);
    // The same in two bytes a letter, in either order.
    let text = String::from_utf8(sample("cr-cr-lf.ics")).expect("text").replace("crcr-1", "wide-1");
    let wide: Vec<u8> = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(sum(&takes(&program, &wide).await).0, 0, "by start and title they are known");
} }

story! {
async fn what_is_no_text_is_refused_and_says_what_to_do(world: World) {
    let program = world.program("plan").await;
    let greek = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:\xD5\xF0\xED\xEF\xF2 \xEA\xE1\xE9 \xF5\xE3\xE5\xDF\xE1 \xE3\xE9\xE1 \xFC\xEB\xEF\xF5\xF2\r\nDTSTART:20270214T170000Z\r\nDTEND:20270214T180000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let problem = program.octets("/api/v1/import/ics", "text/calendar", greek).await.problem(422, "invalid");
    let why = problem["problems"][0]["message"].as_str().expect("a message");
    assert!(why.contains("they look like windows-1253") && why.ends_with("Save it as UTF-8, and try again."), "{why}");
    let damaged = [b"BEGIN:VCALENDAR\r\nX-A:\xC3\xBC\r\nX-B:a\r\n b\xFF\r\nEND:VCALENDAR\r\n".as_slice()].concat();
    let problem = program.octets("/api/v1/import/ics", "text/calendar", &damaged).await.problem(422, "invalid");
    assert!(problem.to_string().contains("Line 3: some letters are damaged"), "{problem}");
    assert!(planned(&world).await.is_empty());
} }

story! {
async fn a_preview_carries_what_was_read(world: World) {
    let ana = world.editor("Ana").await;
    ana.opens("/plan/import").await;
    let parts = |fields: &str, file: &[u8]| -> Vec<u8> {
        let head = "--story\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.ics\"\r\nContent-Type: text/calendar\r\n\r\n";
        [head.as_bytes(), file, format!("\r\n{fields}--story--\r\n").as_bytes()].concat()
    };
    let field_of = |name: &str, value: &str| format!("--story\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let form = |step: &str| field_of("as", "sessions") + &field_of("zone", "Europe/Berlin") + &field_of("step", step);
    let kind = "multipart/form-data; boundary=story";
    let page = ana.octets("/plan/import", kind, &parts(&form("preview"), &sample("windows-1252.ics"))).await.is(200);
    let page = page.says("1 new").says("Größe – Müdigkeit");
    let again = form("import") + &field_of("text", &carried(&page)) + &field_of("version", &field(&page.body, "zone"));
    ana.octets("/plan/import", kind, &parts(&again, b"")).await.leads();
    assert_eq!(titles(&world).await, ["Größe – Müdigkeit & Ängste"]);
    let program = world.program("plan").await;
    assert_eq!(sum(&imports(&program, "", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".into()).await), (0, 0, 0, 0));
} }
