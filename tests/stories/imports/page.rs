//! The page: a file or an address, a preview that carries the calendar on, and the import. Without any script.

use domain::activity::{Noun, Verb};
use domain::staff::Role;
use domain::time::DAY;

use super::{calendar, event, planned, row};
use crate::clinician::own::own;
use crate::world::{Actor, Answer, PASSWORD, field};

/// A form as browsers send it with a file in it.
pub async fn uploads(person: &Actor, path: &str, fields: &[(&str, &str)], file: &str) -> Answer {
    let part =
        |head: String, body: &str| format!("--story\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let mut body = part("name=\"file\"; filename=\"calendar.ics\"\r\nContent-Type: text/calendar".into(), file);
    for (name, value) in fields {
        body += &part(format!("name=\"{name}\""), value);
    }
    person.raw(path, "multipart/form-data; boundary=story", body + "--story--\r\n").await
}

fn salt() -> String {
    calendar(&event("one", "SUMMARY:Salt & <b>sugar</b>\nDTSTART:20261205T150000Z\nDURATION:PT1H"))
}

/// What a preview carries to its import.
pub fn carried(page: &Answer) -> String {
    let html = page.body.split_once("<textarea name=\"text\"").expect("the calendar that was read").1;
    let text = html.split_once('>').expect("a text").1.split_once("</textarea>").expect("an end").0;
    text.trim_start_matches('\n')
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

story! {
async fn a_file_is_looked_at_and_then_imported_as_it_was_read(world: World) {
    let ana = world.editor("Ana").await;
    ana.opens("/plan").await;
    ana.opens("/plan/import").await.says("An .ics file of at most 2 MiB.");
    let fields = [("as", "sessions"), ("zone", "America/New_York"), ("step", "preview")];
    let page = uploads(&ana, "/plan/import", &fields, &salt()).await.is(200).says("1 new, 0 changed, 0 as they are, 0 left out").says("10:00");
    assert!(planned(&world).await.is_empty());
    assert!(!page.body.contains("<b>sugar"), "escaped");
    let text = carried(&page);
    let again = [("text", text.as_str()), ("as", "sessions"), ("zone", &field(&page.body, "zone")), ("step", "import")];
    assert_eq!(uploads(&ana, "/plan/import", &again, "").await.leads().split('?').next(), Some("/plan"));
    assert_eq!(planned(&world).await, [row("2026-12-05T10:00", "Salt & <b>sugar</b>", "draft")]);
    uploads(&ana, "/plan/import", &fields, &salt()).await.is(200).says("There is nothing to import");
    let preview = [("as", "sessions"), ("zone", "America/New_York")];
    uploads(&ana, "/plan/import", &preview, &salt()).await.is(200).says("1 as they are");
} }

story! {
async fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(world: World) {
    let ana = world.editor("Ana").await;
    let fields = [("as", "observances"), ("layer", "Days of ours"), ("zone", "Mars/Olympus"), ("url", "https://far.example/a.ics"), ("step", "preview")];
    let page = uploads(&ana, "/plan/import", &fields, "").await.is(422);
    for kept in ["Days of ours", "Mars/Olympus", "https://far.example/a.ics"] {
        assert!(page.body.contains(&format!("value=\"{kept}\"")), "{kept}: {}", page.body);
    }
    let nothing = [("as", "sessions"), ("zone", "UTC"), ("step", "preview")];
    uploads(&ana, "/plan/import", &nothing, "").await.is(422).says("Choose a file, or give an address.");
    uploads(&ana, "/plan/import", &nothing, "hello").await.is(422).says("This is not a calendar");
    let busy = [("as", "busy"), ("zone", "UTC"), ("step", "preview")];
    uploads(&ana, "/plan/import", &busy, &salt()).await.is(422).says("Choose whose busy times these are.");
    uploads(&ana, "/plan/import", &nothing, &"x".repeat(3 * 1024 * 1024)).await.is(422).says("larger than 2 MiB");
    let whole = "x".repeat(6 * 1024 * 1024);
    let status = uploads(&ana, "/plan/import", &nothing, &whole).await.status;
    assert!([413, 422].contains(&status), "{status}");
    ana.raw("/plan/import", "multipart/form-data; boundary=story", "--story\r\nnonsense".into()).await.is(422);
} }

story! {
async fn an_address_is_read_by_the_outgoing_client(world: World) {
    let ana = world.editor("Ana").await;
    world.web.holds("https://far.example/salt.ics", Ok(salt().into()));
    world.web.holds("https://far.example/gone.ics", Err("That address answers 404.".into()));
    let fields = |url| [("as", "sessions"), ("zone", "UTC"), ("url", url), ("step", "preview")];
    let page = uploads(&ana, "/plan/import", &fields("https://far.example/salt.ics"), "").await.is(200).says("1 new");
    assert!(carried(&page).contains("SUMMARY:Salt"));
    uploads(&ana, "/plan/import", &fields("https://far.example/gone.ics"), "").await.is(422).says("That address answers 404.");
} }

story! {
async fn only_who_plans_imports(world: World) {
    for role in [Role::Viewer, Role::Responder, Role::Reviewer] {
        let person = world.staff("Vic", role).await;
        person.get("/plan/import").await.is(403);
        uploads(&person, "/plan/import", &[("as", "sessions"), ("zone", "UTC"), ("step", "import")], &salt()).await.is(403);
    }
    assert!(planned(&world).await.is_empty());
    world.phone().get("/plan/import").await.is(303);
} }

story! {
async fn a_clinician_gives_a_file_of_their_busy_times(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let (phone, mine) = (world.phone(), own(&ana, &lin).await);
    let path = format!("{mine}/busy/file");
    // A time without a zone is read by the clinician's own clock.
    let text = calendar(&event("1", "SUMMARY:SECRET PATIENT\nDTSTART:20261201T183000\nDURATION:PT30M"));
    uploads(&phone, &path, &[], "").await.is(422).says("Choose a file.");
    uploads(&phone, &path, &[], "hello").await.is(422).says("This is not a calendar");
    uploads(&phone, &path, &[], &text).await.leads();
    phone.opens(&format!("{mine}?done=busy_file")).await.says("1 busy time").hides("SECRET PATIENT");
    ana.proposes(&lin, &session, &[]).await.is(409).says("own calendar is busy then").hides("SECRET PATIENT");
    let page = ana.opens(&format!("/people/clinicians/{lin}")).await.says("1 busy time");
    assert!(page.body.contains(&format!("/plan/import?as=busy&amp;clinician={lin}")), "a link to the import");
    ana.opens(&format!("/plan/import?as=busy&clinician={lin}")).await.says("Dr. Mei Lin");
    // An empty calendar forgets them.
    uploads(&phone, &path, &[], &calendar("")).await.leads();
    ana.proposes(&lin, &session, &[]).await.leads();
    uploads(&phone, "/clinicians/nobody/busy/file", &[], &text).await.is(404);
} }

story! {
async fn an_assistant_gives_it_for_them_and_the_record_says_so(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.post(&format!("/people/clinicians/{lin}/assistants"), &[("name", "Sam Park"), ("email", "sam@clinic.example")]).await.leads();
    let all = world.program("plan").await.get(&format!("/api/v1/clinicians/{lin}/assistants")).await.is(200).json();
    let url = all["items"][0]["link_url"].as_str().unwrap_or_else(|| panic!("{all}")).trim_start_matches("https://wellspring.example").to_owned();
    uploads(&world.phone(), &format!("{url}/busy/file"), &[], &calendar(&event("1", "DTSTART:20261201T183000Z\nDURATION:PT30M"))).await.leads();
    let history = world.record(Noun::Clinician, &lin).await;
    assert!(history.iter().any(|line| line.verb == Verb::BusyTimesImported && line.actor.contains("Sam Park for Dr. Mei Lin")), "{history:?}");
} }

story! {
async fn a_file_without_a_sign_in_is_chosen_again_and_the_rest_waits(world: World) {
    let ana = world.editor("Ana").await;
    world.later(DAY);
    let fields = [("as", "sessions"), ("zone", "Europe/Berlin"), ("step", "preview")];
    let asked = uploads(&ana, "/plan/import", &fields, &salt()).await.is(401).says("choose it again").hides("BEGIN:VCALENDAR");
    let waits = ["kept_action", "kept_for", "kept_file", "kept.as", "kept.zone"].map(|name| (name, field(&asked.body, name)));
    let waits: Vec<_> = waits.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let who = [("email", "ana.editor@clinic.example"), ("password", PASSWORD)];
    let signed_in = ana.post("/signin", &[&who[..], &waits[..]].concat()).await.is(200);
    signed_in.says("multipart/form-data").says("Europe/Berlin").says("Choose it again").says("type=\"file\"");
    uploads(&ana, "/plan/import", &fields, &salt()).await.is(200).says("1 new");
    // Of strangers nothing is read.
    uploads(&world.phone(), "/plan/import", &fields, &salt()).await.is(303);
} }
