//! The private feed: as they chose it; and a member of staff's feed of the whole calendar.

use domain::time::{DAY, MINUTE};

use super::{asked, own::own};
use crate::world::{Actor, HERE};

async fn feed(ana: &Actor, clinician: &str) -> String {
    let token = ana.opens(&format!("/people/clinicians/{clinician}")).await.after("https://wellspring.example/feeds/");
    format!("/feeds/{token}/calendar.ics")
}

async fn text(client: &Actor, path: &str) -> String {
    client.opens(path).await.body.replace("\r\n ", "")
}

story! {
async fn reminders_and_titles_are_as_they_choose(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &session, &[("call_minutes", "20"), ("role", "chair")]).await.leads();
    let (client, path) = (world.calendar_client(), feed(&ana, &lin).await);
    let plain = text(&client, &path).await;
    for line in ["SUMMARY:Sleep after 60 (chair)", "STATUS:TENTATIVE", "LOCATION:https://meet.example/sleep", "Please be there at 17:40\\, 20 minutes before."] {
        assert!(plain.contains(line), "{line}: {plain}");
    }
    assert!(!plain.contains("VALARM"));
    let known = client.with("if-none-match", &client.opens(&path).await.header("etag"));
    known.get(&path).await.is(304);
    let mine = own(&ana, &lin).await;
    world.phone().post(&format!("{mine}/calendar"), &[("alarm", "30"), ("reduced", "on"), ("back", "7")]).await.leads();
    known.get(&path).await.is(200);
    let chosen = text(&client, &path).await;
    // Half an hour before the call, which is twenty minutes before the start.
    for line in ["SUMMARY:Wellness session", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT50M"] {
        assert!(chosen.contains(line), "{line}: {chosen}");
    }
    assert!(!chosen.contains("Sleep after 60") && !chosen.contains("sleep-after-60"), "{chosen}");
    world.phone().opens(&mine).await.says("value=\"30\" selected").says("value=\"7\" selected");
    let staff = format!("/people/clinicians/{lin}/calendar");
    ana.post(&staff, &[("alarm", "99999"), ("back", "x")]).await.is(422).says("Use 0 to 10080 minutes.").says("Use 0 to 366 days.");
    ana.post(&staff, &[("alarm", ""), ("back", "90")]).await.leads();
    assert!(text(&client, &path).await.contains("SUMMARY:Sleep after 60"));
} }

/// Every address of ours in a text.
fn addresses(text: &str) -> Vec<String> {
    let rest = text
        .split(HERE)
        .skip(1)
        .map(|rest| rest.split([' ', '\\', '\r', '\n', '"', '<', ')']).next().unwrap_or_default());
    rest.map(str::to_owned).collect()
}

story! {
async fn no_link_in_a_feed_lets_anybody_act_and_the_letters_does(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let lin = slot.clinician_id.to_string();
    let (client, path) = (world.calendar_client(), feed(&ana, &lin).await);
    let own_page = own(&ana, &lin).await;
    let choices = [[("alarm", "30"), ("back", "90"), ("reduced", "on")], [("alarm", ""), ("back", "90"), ("reduced", "")]];
    for choice in choices {
        world.phone().post(&format!("{own_page}/calendar"), &choice).await.leads();
        for state in ["proposed", "confirmed", "proposed again"] {
            if state == "confirmed" {
                ana.notes_slot(&slot.id, "confirm").await;
            } else if state == "proposed again" {
                ana.changes(&session, &[("starts", "2026-12-02T18:00")]).await.leads();
                ana.changes(&session, &[("starts", "2026-12-01T18:00")]).await.leads();
            }
            let whole = text(&client, &path).await;
            assert!(whole.contains("BEGIN:VEVENT"), "{whole}");
            for link in addresses(&whole) {
                assert!(["/events/", "/calendar.ics"].iter().any(|public| link.starts_with(public)), "{state}: {link}");
            }
        }
    }
    ana.changes(&session, &[("starts", "2026-12-03T18:00")]).await.leads();
    world.later(5 * MINUTE);
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let invited = letters.iter().filter_map(|letter| letter.calendar.as_ref()).map(|(_, calendar)| calendar.replace("\r\n ", ""));
    assert!(invited.into_iter().any(|calendar| addresses(&calendar).iter().any(|link| link.starts_with("/slots/"))));
} }

story! {
async fn past_slots_stay_as_long_as_they_choose(world: World) {
    let (ana, _, slot) = asked(&world).await;
    let lin = slot.clinician_id.to_string();
    let (client, path) = (world.calendar_client(), feed(&ana, &lin).await);
    world.later(20 * DAY);
    let ana = world.editor("Ana Again").await;
    assert!(text(&client, &path).await.contains("BEGIN:VEVENT"));
    ana.post(&format!("/people/clinicians/{lin}/calendar"), &[("back", "7")]).await.leads();
    assert!(!text(&client, &path).await.contains("BEGIN:VEVENT"));
} }

story! {
async fn the_page_gives_the_feed_for_each_kind_of_program(world: World) {
    let (ana, _, slot) = asked(&world).await;
    for page in [format!("/people/clinicians/{}", slot.clinician_id), own(&ana, slot.clinician_id.as_str()).await] {
        let page = ana.opens(&page).await;
        page.says("webcal://wellspring.example/feeds/").says("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fwellspring.example%2Ffeeds%2F")
            .says("https://wellspring.example/feeds/").says("Calendar apps may lag by up to a day; changes also come by mail.");
    }
} }

story! {
async fn a_member_of_staff_subscribes_to_the_whole_plan_by_a_link_of_their_own(world: World) {
    let (ana, session, _) = asked(&world).await;
    ana.drafts(&[("title", "Only a draft"), ("starts", "2026-12-09T10:00")]).await;
    ana.post("/plan/posts", &[("title", "Naps, in writing"), ("planned_at", "2026-12-08T07:30"), ("zone", "America/New_York")]).await.leads();
    let vic = world.staff("Vic", domain::staff::Role::Viewer).await;
    let page = vic.opens("/people").await;
    assert_eq!(page.header("cache-control"), "no-store, no-transform");
    let path = format!("/feeds/{}/calendar.ics", page.after("https://wellspring.example/feeds/"));
    let client = world.calendar_client();
    let whole = text(&client, &path).await;
    for line in ["SUMMARY:Sleep after 60", "SUMMARY:Only a draft", "SUMMARY:Naps\\, in writing", "DTSTART;TZID=America/New_York:20261208T073000", "SUMMARY:Dr. Mei Lin\\, expert: Sleep after 60", "STATUS:TENTATIVE", "STATUS:CONFIRMED"] {
        assert!(whole.contains(line), "{line}: {whole}");
    }
    assert!(client.opens(&path).await.header("cache-control").starts_with("private"));
    ana.leads_on(&session, "cancel").await;
    assert!(text(&client, &path).await.contains("STATUS:CANCELLED"));
    assert_ne!(vic.opens("/people").await.after("https://wellspring.example/feeds/"), ana.opens("/people").await.after("https://wellspring.example/feeds/"));
    vic.presses("/people/feed").await.leads();
    client.get(&path).await.is(404);
    let new = format!("/feeds/{}/calendar.ics", vic.opens("/people").await.after("https://wellspring.example/feeds/"));
    client.opens(&new).await;
    let console = wellspring_core::actor::Operator::at_the_console();
    let member = wellspring_core::staff::by_email(&world.app, &console, "vic.viewer@clinic.example").await.expect("a member");
    wellspring_core::staff::disable(&world.app, &wellspring_core::actor::Administrator::at_the_console(), &member.id).await.expect("disabled");
    client.get(&new).await.is(404);
} }
