//! Text of every direction: each takes its own, and an unclosed U+202E changes nothing around it.
//!
//! Every text that somebody wrote is marked; then every page is opened, and each mark has to stand in an element of its
//! own that turns with it (`dir`, `<bdi>`), or between FSI and PDI where there are no elements.

use domain::staff::Role;
use domain::time::MINUTE;

use super::sample;
use crate::refusals::rows::{Gate, ROWS, Things};
use crate::world::{Actor, Answer, World};

/// Turns what follows, and is never taken back.
const MARK: char = '\u{202e}';

/// What an older version, or somebody else's database, would hold: marks in everything that people write.
const MARKED: &[&str] = &[
    "UPDATE staff SET name = '\u{202e}staff'",
    "UPDATE api_tokens SET name = '\u{202e}token'",
    "UPDATE audiences SET name = '\u{202e}audience', needs = '\u{202e}needs'",
    "UPDATE campaigns SET name = '\u{202e}campaign', objective = '\u{202e}objective', main_message = '\u{202e}message'",
    "UPDATE clinicians SET name = '\u{202e}clinician', position = '\u{202e}position', topics = '\u{202e}topics'",
    "UPDATE sessions SET title = '\u{202e}session', summary = '\u{202e}summary', stage_line = '\u{202e}line'",
    "UPDATE series SET title = '\u{202e}series', summary = '\u{202e}summary'",
    "UPDATE posts SET title = '\u{202e}post', html = '<p>\u{202e}lead</p>', author = '\u{202e}author', edited_by = '\u{202e}editor'",
    "UPDATE post_reviews SET note = '\u{202e}review', reviewer = '\u{202e}reviewer'",
    "UPDATE questions SET text = '\u{202e}question', public_text = '\u{202e}wording', visibility = 'public'",
    "UPDATE question_contacts SET name = '\u{202e}asker'",
    "UPDATE question_entries SET author = '\u{202e}writer', text = '\u{202e}entry'",
    "UPDATE question_notes SET author = '\u{202e}colleague', text = '\u{202e}note'",
    "UPDATE activities SET actor = '\u{202e}actor', detail = '\u{202e}detail'",
    "UPDATE letters SET to_name = '\u{202e}name', subject = '\u{202e}subject'",
    "UPDATE assistants SET name = '\u{202e}assistant'",
    "UPDATE leaves SET note = '\u{202e}leave'",
    "UPDATE slot_replies SET text = '\u{202e}reason', name = '\u{202e}other', author = '\u{202e}replier'",
    "UPDATE saved_views SET name = '\u{202e}view'",
    "UPDATE layers SET name = '\u{202e}layer'",
    "UPDATE observances SET title = '\u{202e}observance'",
];

/// A text of a page with everything that stands in its nearest element of its own direction.
struct Run {
    text: String,
    around: Option<String>,
}

/// Elements without an end.
const VOID: [&str; 8] = ["meta", "link", "input", "br", "img", "hr", "col", "path"];

/// Every text of a page, in order. Enough for our own output, which is not anybody's HTML.
fn runs(html: &str) -> Vec<Run> {
    // Name, whether it is of its own direction, and what stands in it.
    let mut open: Vec<(String, bool, String)> = Vec::new();
    let mut found: Vec<(String, Option<usize>)> = Vec::new();
    let mut closed: Vec<String> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        if !text.is_empty() {
            open.iter_mut().for_each(|(_, _, inside)| inside.push_str(text));
            let isolate = open.iter().rposition(|(_, is_own, _)| *is_own).map(|at| places[at]);
            found.push((text.to_owned(), isolate));
        }
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default().to_owned();
        match () {
            () if tag.starts_with('!') || VOID.contains(&name.as_str()) || tag.ends_with('/') => {}
            () if tag.starts_with('/') => {
                let at = open.iter().rposition(|(opened, ..)| *opened == name).unwrap_or_else(|| panic!("</{name}>"));
                for (_, _, inside) in open.drain(at..) {
                    let place = places.pop().expect("a place");
                    closed[place] = inside;
                }
            }
            () => {
                let is_own = name == "bdi" || tag.contains(" dir=") || name == "textarea";
                open.push((name, is_own, String::new()));
                places.push(closed.len());
                closed.push(String::new());
            }
        }
    }
    found.into_iter().map(|(text, at)| Run { text, around: at.map(|at| closed[at].clone()) }).collect()
}

/// Whether each mark of a text stands between FSI and PDI.
fn is_between(text: &str) -> bool {
    let mut depth = 0;
    text.chars().all(|letter| {
        match letter {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
        letter != MARK || depth > 0
    })
}

/// What of a page would turn, or be turned by, somebody's text.
fn turned(html: &str) -> Vec<String> {
    let own = |run: &Run| {
        let around = run.around.as_deref().unwrap_or_default().trim();
        around.starts_with(MARK) && around.matches(MARK).count() == 1 && !around.contains(" · ")
    };
    let marked = runs(html).into_iter().filter(|run| run.text.contains(MARK));
    marked
        .filter(|run| !own(run) && !is_between(&run.text))
        .map(|run| format!("{:?} in {:?}", run.text, run.around))
        .collect()
}

async fn check(reader: &Actor, path: &str, marks: &mut usize, wrong: &mut Vec<String>) {
    // Not `get`, which would wait for the end of a stream.
    let answer = reader.throws("GET", path, &[], Vec::new()).await.expect("an address");
    let kind = answer.headers.get("content-type").map_or(&b""[..], |kind| kind.as_bytes());
    if answer.status != 200 || !kind.starts_with(b"text/html") {
        return;
    }
    let html = String::from_utf8_lossy(&answer.body);
    *marks += html.matches(MARK).count();
    wrong.extend(turned(&html).into_iter().map(|found| format!("{path}: {found}")));
    let fields = html.split("<input").skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    let typed = fields.filter(|tag| tag.contains(MARK) && !tag.contains("type=\"hidden\"") && !tag.contains("dir="));
    wrong.extend(typed.map(|tag| format!("{path}: <input{tag}>")));
}

/// More than the table of routes needs: notes, replies, an answer, a layer, a view, a letter that failed.
async fn everything(world: &World) -> Things {
    let things = Things::made(world).await;
    let ana = world.editor("Ana").await;
    let slot = things.fill("/plan/slots/{id}");
    ana.post(&format!("{slot}/decline"), &[("reason", "Ill")]).await;
    let question = things.fill("/inbox/{id}");
    ana.post(&format!("{question}/note"), &[("text", "Ask the pharmacy.")]).await.leads();
    ana.post("/plan/views", &[("name", "Mine"), ("query", "view=week")]).await;
    let layer = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:h\r\nSUMMARY:Heart week\r\nDTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261128\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let program = world.program("plan").await;
    program.raw("/api/v1/import/ics?as=observances&layer=Days", "text/calendar", layer.into()).await.is(200);
    things
}

story! {
async fn an_unclosed_mark_turns_nothing_around_it_on_any_page(world: World) {
    let things = everything(&world).await;
    let again = world.again().await.expect("a database");
    let (admin, phone) = (again.staff("Olga", Role::Admin).await, again.phone());
    for sql in MARKED {
        let table = sql.split(' ').nth(1).expect("a table");
        if again.rows(Box::leak(format!("SELECT '1' FROM {table} LIMIT 1").into_boxed_str())).await.is_empty() {
            continue;
        }
        again.left_behind(sql).await;
    }
    let (mut marks, mut wrong) = (0, Vec::new());
    let mut pass = async |wrong: &mut Vec<String>| {
        for row in ROWS.iter().filter(|row| row.method == "GET" && !matches!(row.gate, Gate::Token(_))) {
            let reader = if matches!(row.gate, Gate::Signed(_)) { &admin } else { &phone };
            check(reader, &things.fill(row.path), &mut marks, wrong).await;
        }
        for path in ["/inbox?show=all", "/plan?view=week", "/plan?view=agenda", "/plan/audiences", "/settings/mail"] {
            check(&admin, path, &mut marks, wrong).await;
        }
    };
    pass(&mut wrong).await;
    // With answers, in a session that runs, asked of somebody, and put into line.
    for sql in [
        "UPDATE questions SET state = 'answered', answer = '\u{202e}answer', public_answer = '\u{202e}answer', proposed_answer = '\u{202e}proposed', claimed_name = '\u{202e}holder', version = version + 1",
        "UPDATE sessions SET state = 'live', live_at = 1, version = version + 1",
        "UPDATE slots SET state = 'confirmed'",
        "UPDATE topics SET seq = seq + 1",
    ] {
        again.left_behind(sql).await;
    }
    pass(&mut wrong).await;
    again.left_behind("UPDATE questions SET state = 'dismissed', reason = '\u{202e}reason', place = NULL").await;
    again.left_behind("UPDATE sessions SET state = 'ended'").await;
    again.left_behind("UPDATE topics SET seq = seq + 1").await;
    pass(&mut wrong).await;
    assert!(marks > 300, "{marks} marks");
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} of {marks} turn:\n{}", wrong.len(), wrong.join("\n"));
    again.close().await;
} }

story! {
async fn questions_of_right_to_left_scripts_stand_for_themselves(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let table = String::from_utf8(sample("right-to-left.csv")).expect("text");
    for text in table.lines().skip(1) {
        let asked = world.phone().asks_as(&session, &[("text", text), ("name", text), ("email", "rosa@mail.example")]).await;
        assert_eq!(world.question(&asked).await.text.as_str(), text);
        let alone = |page: &Answer| runs(&page.body).iter().any(|run| run.text == text && run.around.as_deref() == Some(text));
        for (reader, path) in [(world.phone(), session.page()), (world.phone(), format!("{}/wall", session.page())), (world.phone(), asked.page.clone())] {
            let page = reader.opens(&path).await;
            assert!(alone(&page), "{path}: {}", page.body);
        }
        for path in [asked.desk(), "/inbox".to_owned(), format!("{}/live", session.desk())] {
            let page = ana.opens(&path).await;
            assert!(alone(&page), "{path}: {}", page.body);
        }
    }
} }

story! {
async fn letters_hold_names_and_titles_apart(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("title", "\u{202e}peels and rest")]).await;
    let fields = [("name", "Dr. \u{202e}niL"), ("email", "lin@clinic.example"), ("zone", "UTC")];
    let lin = ana.post("/people/clinicians", &fields).await.leads();
    let lin = lin.split('?').next().and_then(|path| path.rsplit('/').next()).expect("an id").to_owned();
    ana.proposes(&lin, &session, &[]).await.leads();
    world.later(10 * MINUTE);
    world.run_due_jobs().await;
    let letter = world.mail.take().into_iter().find(|letter| letter.to.1 == "lin@clinic.example").expect("a letter");
    assert!(letter.text.contains("Hello \u{2068}Dr. \u{202e}niL\u{2069},"), "{}", letter.text);
    assert!(letter.text.contains("What: \u{2068}\u{202e}peels and rest\u{2069}\n"), "{}", letter.text);
    assert!(is_between(&letter.subject) && letter.subject.contains(MARK), "{}", letter.subject);
    assert!(letter.text.lines().all(is_between), "{}", letter.text);
    assert!(turned(&letter.html).is_empty(), "{:?}", turned(&letter.html));
} }
