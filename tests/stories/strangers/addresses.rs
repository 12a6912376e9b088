//! Addresses of mail and of the web, as people type them: what a form takes, the mailer can send.

use domain::staff::Role;
use wellspring_core::outside::Sent;

use crate::clinician::own::own;

const SENDABLE: [(&str, &str); 4] = [
    ("rosa@bücher.example", "rosa@xn--bcher-kva.example"),
    ("rosa@bu\u{308}cher.example", "rosa@xn--bcher-kva.example"),
    (" Rosa@Mail.Example\u{200b}", "rosa@mail.example"),
    ("rosa+sleep@mail.example", "rosa+sleep@mail.example"),
];
const UNSENDABLE: [(&str, &str); 8] = [
    ("rösa@mail.example", "cannot stand before the @"),
    ("роза@mail.example", "cannot stand before the @"),
    ("a..b@mail.example", "Use an e-mail address such as"),
    ("a.@mail.example", "Use an e-mail address such as"),
    ("a@mail..example", "Use an e-mail address such as"),
    ("ro\u{200b}sa@mail.example", "There is an invisible letter in this address."),
    ("rosa@ma\u{ad}il.example", "There is an invisible letter in this address."),
    ("rosa@192.0.2.1", "Use an e-mail address such as"),
];

story! {
async fn an_askers_address_is_one_that_letters_reach(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    for (number, (typed, sent)) in SENDABLE.into_iter().enumerate() {
        let asked = world.phone().asks_as(&session, &[("text", &format!("Number {number}?")), ("email", typed)]).await;
        ana.answers(&asked, "Not together.").await;
        world.run_due_jobs().await;
        let letters = world.mail.take();
        assert!(!letters.is_empty() && letters.iter().all(|letter| letter.to.1 == sent), "{typed}: {letters:?}");
    }
    for (typed, says) in UNSENDABLE {
        world.phone().sends_question(&session, &[("text", "May I?"), ("email", typed)]).await.is(422).says(says);
    }
} }

story! {
async fn so_is_everybody_elses(world: World) {
    let ana = world.editor("Ana").await;
    let ada = world.staff("Ada", domain::staff::Role::Admin).await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    let (phone, mine) = (world.phone(), own(&ana, &lin).await);
    for (typed, says) in UNSENDABLE {
        ana.post("/people/clinicians", &[("name", "Dr. Wu"), ("email", typed), ("zone", "UTC")]).await.is(422).says(says);
        phone.post(&format!("{mine}/assistants"), &[("name", "Sam"), ("email", typed)]).await.is(422).says(says);
        ada.post("/people/staff", &[("name", "Sam"), ("email", typed), ("role", "editor")]).await.is(422).says(says);
    }
    // Who is known by an address is known by it in either spelling.
    let fields = [("name", "Dr. Wu"), ("email", "wu@bücher.example"), ("zone", "UTC")];
    ana.post("/people/clinicians", &fields).await.leads();
    ana.opens("/people").await.says("wu@xn--bcher-kva.example");
} }

story! {
async fn an_address_that_an_older_version_kept_is_still_read(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks_as(&session, &[("text", "May I?"), ("email", "rosa@mail.example")]).await;
    world.left_behind("UPDATE question_contacts SET email = 'rösa@bücher.example'").await;
    world.left_behind("UPDATE questions SET text = '\u{200b}'").await;
    ana.opens(&asked.desk()).await.says("rösa@bücher.example");
    ana.opens("/inbox").await.says(&asked.desk());
} }

story! {
async fn a_letter_that_failed_stands_on_its_sessions_page_and_at_its_slot(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    let vera = world.staff("Vera", Role::Viewer).await;
    for (end, says) in [(Sent::Refused, "The letter to drlin@clinic.example did not go out"), (Sent::Unclear, "Nobody can tell whether the letter to drlin@clinic.example arrived")] {
        ana.changes(&session, &[("title", &format!("{end:?}"))]).await.leads();
        world.mail.will([end]);
        world.later(10 * domain::time::MINUTE);
        world.run_due_jobs().await;
        let page = ana.opens(&session.desk()).await.says("A letter about this session did not arrive for sure: Dr. Lin may not know.");
        page.says(says).says("Mailbox in memory");
        vera.opens(&session.desk()).await.says(says);
    }
    // A later letter that leaves is the newest word.
    ana.changes(&session, &[("title", "Sleep once more")]).await.leads();
    world.later(10 * domain::time::MINUTE);
    world.run_due_jobs().await;
    ana.opens(&session.desk()).await.hides("did not arrive for sure").hides("Nobody can tell whether");
} }

story! {
async fn links_are_taken_in_any_case(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[("join_url", "Https://Meet.Example/Room?pwd=a%3Db")]).await;
    assert_eq!(world.session(&session.id).await.join_url.as_deref(), Some("https://meet.example/Room?pwd=a%3Db"));
    for link in ["javascript://meet.example/%0aalert(1)", "https:///room", "meet.example/room"] {
        ana.drafts_as(&[("join_url", link)]).await.is(422).says("Use a link that begins with https://.");
    }
    let lin = ana.adds_clinician("Dr. Lin").await;
    let (phone, mine) = (world.phone(), own(&ana, &lin).await);
    world.web.holds("https://calendar.example/basic.ics", Ok("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".into()));
    for address in ["WEBCAL://calendar.example/basic.ics", "webcals://calendar.example/basic.ics", "Https://Calendar.Example/basic.ics"] {
        phone.post(&format!("{mine}/busy"), &[("url", address)]).await.leads();
        phone.opens(&mine).await.says("calendar.example").says("nothing in the way");
    }
} }
