//! The one calendar: what lies on which day, filters in the address, moves and what follows from them.

use domain::time::{DAY, MINUTE};
use serde_json::json;
use wellspring_core::counted;

use crate::world::{Actor, Answer, Planned, World, field};

/// What stands on a day of the month.
fn on<'a>(page: &'a Answer, day: &str) -> &'a str {
    let cell = page.body.split_once(&format!("data-day=\"{day}\"")).unwrap_or_else(|| panic!("no {day}")).1;
    cell.split("</td>").next().expect("a cell")
}

/// The session's version, as its form on the calendar would send it.
async fn version(world: &World, session: &Planned) -> String {
    world.session(&session.id).await.version.0.to_string()
}

async fn moves(ana: &Actor, session: &Planned, starts: &str) -> Answer {
    let version = version(&ana.world, session).await;
    ana.post(
        &format!("{}/move", session.desk()),
        &[("starts", starts), ("version", &version), ("back", "/plan?view=week")],
    )
    .await
}

story! {
async fn items_lie_on_the_day_of_their_own_zone_with_its_short_name(world: World) {
    let ana = world.editor("Ana").await;
    // Half past midnight in Kiritimati is still the day before in UTC, and in another month.
    ana.drafts(&[("title", "Early on the first"), ("starts", "2026-12-01T00:30"), ("zone", "Pacific/Kiritimati")]).await;
    ana.drafts(&[("title", "Late on the thirtieth"), ("starts", "2026-11-30T23:30"), ("zone", "Pacific/Honolulu"), ("minutes", "30")]).await;
    let page = ana.opens("/plan?month=2026-11").await;
    assert!(on(&page, "2026-11-30").contains("Late on the thirtieth") && !on(&page, "2026-11-30").contains("Early"));
    assert!(on(&page, "2026-12-01").contains("Early on the first") && !on(&page, "2026-12-01").contains("Late"));
    assert!(on(&page, "2026-11-30").contains("23:30") && on(&page, "2026-11-30").contains("HST"));
    let same = ana.opens("/plan?month=2026-11&zone=Pacific/Honolulu").await;
    assert!(!on(&same, "2026-11-30").contains("HST"), "the page's own zone needs no name");
} }

story! {
async fn what_passes_midnight_goes_on_the_next_day_and_is_one_thing(world: World) {
    let ana = world.editor("Ana").await;
    let night = ana.drafts(&[("title", "Night owls"), ("starts", "2026-11-24T23:30"), ("minutes", "90")]).await;
    ana.drafts(&[("title", "Until twelve"), ("starts", "2026-11-24T23:00"), ("minutes", "60")]).await;
    for view in ["month", "week", "agenda"] {
        let page = ana.opens(&format!("/plan?view={view}&on=2026-11-23")).await;
        assert_eq!(page.body.matches(&format!("data-of=\"{}\"", night.id)).count(), 1, "{view}");
        assert_eq!(page.body.matches("data-of=").count(), 1, "{view}: what ends at midnight stays on its day");
    }
    let page = ana.opens("/plan?on=2026-11-24").await;
    assert!(on(&page, "2026-11-25").contains("–01:00"));
} }

story! {
async fn a_full_day_says_how_many_more_there_are(world: World) {
    let ana = world.editor("Ana").await;
    for n in 1..=6 {
        ana.drafts(&[("title", &format!("Talk {n}")), ("starts", &format!("2026-11-26T1{n}:00"))]).await;
    }
    let page = ana.opens("/plan?on=2026-11-24").await;
    let day = on(&page, "2026-11-26");
    assert!(day.contains("+3") && day.contains("Talk 6") && day.contains("<details"), "{day}");
    let week = ana.opens("/plan?view=week&on=2026-11-26").await;
    assert!(week.body.contains("r-16 l-4"), "eleven o'clock, from seven on, in quarters");
} }

story! {
async fn weeks_begin_as_at_home_or_as_chosen(world: World) {
    let ana = world.editor("Ana").await;
    let first = |page: &Answer| page.after("data-week=\"");
    assert_eq!(first(&ana.opens("/plan?on=2026-11-24").await), "2026-10-26");
    let at_home = ana.with("accept-language", "en-US,en;q=0.9");
    assert_eq!(first(&at_home.opens("/plan?on=2026-11-24").await), "2026-11-01");
    assert_eq!(first(&at_home.opens("/plan?on=2026-11-24&week=mon").await), "2026-10-26");
} }

story! {
async fn every_filter_stands_in_the_address(world: World) {
    let ana = world.editor("Ana").await;
    ana.post("/plan/audiences", &[("name", "Adults over 60")]).await.leads();
    let audience = ana.opens("/plan/audiences").await.after("/plan/audiences?edit=");
    let fields = [("name", "Stay strong"), ("starts_on", "2026-11-01"), ("ends_on", "2026-12-31"), ("zone", "UTC"), ("audience_ids", audience.as_str())];
    let strong = ana.post("/plan/campaigns", &fields).await.leads();
    let strong = strong.rsplit('/').next().expect("an id").split('?').next().expect("an id").to_owned();
    let other = ana.makes_campaign("Sleep well").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    let walks = ana.schedules(&[("title", "Walks"), ("campaign_id", &strong)]).await;
    ana.drafts(&[("title", "Naps"), ("campaign_id", &other)]).await;
    ana.drafts(&[("title", "Alone")]).await;
    ana.proposes(&lin, &walks, &[]).await.leads();

    let shown = |query: String| {
        let ana = ana.clone();
        async move {
            let page = ana.opens(&format!("/plan?on=2026-11-25{query}")).await;
            ["Walks", "Naps", "Alone"].map(|title| on(&page, "2026-11-25").contains(title))
        }
    };
    assert_eq!(shown(String::new()).await, [true, true, true]);
    assert_eq!(shown(format!("&campaign={strong}")).await, [true, false, false]);
    assert_eq!(shown(format!("&campaign=-{strong}")).await, [false, true, true]);
    assert_eq!(shown("&campaign=none".to_owned()).await, [false, false, true]);
    assert_eq!(shown(format!("&audience={audience}")).await, [true, false, false]);
    assert_eq!(shown(format!("&clinician={lin}")).await, [true, false, false]);
    assert_eq!(shown("&state=draft".to_owned()).await, [false, true, true]);
    assert_eq!(shown("&kind=post".to_owned()).await, [false, false, false]);
    let slots = ana.opens("/plan?on=2026-11-25&kind=slot").await;
    assert!(on(&slots, "2026-11-25").contains("Dr. Lin: Walks"));
    ana.opens("/plan?on=2026-11-25&kind=post&state=live").await.says("Nothing here passes the filters.").says("Show everything");
} }

story! {
async fn a_view_is_saved_under_a_name_and_is_ones_own(world: World) {
    let (ana, bea) = (world.editor("Ana").await, world.editor("Bea").await);
    let query = "view=week&on=2026-11-24&kind=session&state=draft&evil=%22%3E";
    let back = ana.post("/plan/views", &[("name", "Drafts"), ("query", query)]).await.leads();
    assert!(back.starts_with("/plan?view=week&on=2026-11-24&kind=session&state=draft&notice="), "{back}");
    let page = ana.opens("/plan").await.says("Drafts").says("/plan?view=week&kind=session&state=draft");
    let id = page.after("/plan/views/");
    bea.opens("/plan").await.hides("/plan/views/");
    bea.presses(&format!("/plan/views/{id}/delete")).await.is(404);
    ana.post("/plan/views", &[("name", " "), ("query", query)]).await.is(422).says("The name is missing.").says("data-view=\"week\"");
    // The same name again is the same view.
    ana.post("/plan/views", &[("name", "drafts"), ("query", "view=agenda")]).await.leads();
    let page = ana.opens("/plan").await.says("/plan?view=agenda");
    assert_eq!(page.body.matches("/plan/views/").count(), 1);
    ana.presses(&format!("/plan/views/{id}/delete")).await.leads();
    ana.opens("/plan").await.hides("/plan/views/");
} }

story! {
async fn a_move_by_a_day_keeps_the_hour_of_its_own_zone(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2027-03-12T02:30"), ("zone", "America/New_York")]).await;
    let form = ana.opens(&format!("{}/move", session.desk())).await;
    assert_eq!(field(&form.body, "starts"), "2027-03-12T02:30");
    let to = moves(&ana, &session, "2027-03-13").await.leads();
    assert_eq!(to, format!("/plan?view=week&moved=session.{}.2027-03-12T02:30", session.id));
    ana.opens(&to).await.says("is on Sat 13 Mar 2027, 02:30 EST. Nobody has to be told.").says("Undo");
    // On Sunday the clocks skip that hour.
    let refused = moves(&ana, &session, "2027-03-14").await.is(422);
    refused.says("Sun 14 Mar 2027, 01:59 and Sun 14 Mar 2027, 03:00").says("2027-03-14T02:30");
    moves(&ana, &session, "tomorrow").await.is(422).says("tomorrow");
    let stored = world.session(&session.id).await;
    assert_eq!(stored.starts.expect("a time").to_string(), "2027-03-13T02:30");
} }

story! {
async fn ideas_wait_in_their_campaigns_tray_until_they_get_a_day(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Stay strong").await;
    let idea = ana.drafts(&[("title", "Walking groups"), ("starts", ""), ("campaign_id", &campaign)]).await;
    let page = ana.opens("/plan").await;
    let tray = page.body.split_once(&format!("data-tray=\"{campaign}\"")).expect("its tray").1;
    assert!(tray.split("data-tray=").next().expect("a tray").contains("Walking groups"));
    let to = moves(&ana, &idea, "2026-11-26").await.leads();
    let page = ana.opens(&format!("{to}&on=2026-11-26")).await.says("Undo");
    assert!(page.body.contains("data-starts=\"2026-11-26T10:00\""), "an idea begins at ten");
    moves(&ana, &idea, "").await.leads();
    assert_eq!(world.session(&idea.id).await.starts, None);
    let scheduled = ana.schedules(&[("title", "Public")]).await;
    moves(&ana, &scheduled, "").await.is(422).says("A scheduled session needs a time.");
} }

story! {
async fn what_follows_is_said_before_it_is_final_and_can_be_taken_back(world: World) {
    let ana = world.editor("Ana").await;
    let (lin, okafor) = (ana.adds_clinician("Dr. Lin").await, ana.adds_clinician("Dr. Okafor").await);
    let session = ana.schedules(&[("starts", "2026-12-01T10:00"), ("zone", "UTC")]).await;
    for who in [&lin, &okafor] {
        ana.proposes(who, &session, &[]).await.leads();
    }
    let to = moves(&ana, &session, "2026-12-03").await.leads();
    let page = ana.opens(&to).await.says("2 clinicians will be asked").says("15:02").says("Undo").says("Send now");
    let version = field(page.body.split_once("class=\"follows\"").expect("the bar").1, "version");
    let undone = ana.post(&format!("{}/move", session.desk()), &[("starts", "2026-12-01T10:00"), ("version", &version)]).await;
    assert!(undone.leads().starts_with("/plan?on=2026-12-01&moved="));
    assert_eq!(world.session(&session.id).await.starts.expect("a time").to_string(), "2026-12-01T10:00");
    ana.post(&format!("{}/tell", session.desk()), &[("back", "/plan?view=agenda")]).await.leads();
} }

story! {
async fn the_slower_of_two_editors_sees_both_versions(world: World) {
    let (ana, bea) = (world.editor("Ana").await, world.editor("Bea").await);
    let session = ana.drafts(&[("starts", "2026-11-26T10:00"), ("zone", "UTC")]).await;
    let seen = version(&world, &session).await;
    moves(&bea, &session, "2026-11-27").await.leads();
    let path = format!("{}/move", session.desk());
    let page = ana.post(&path, &[("starts", "2026-11-30"), ("version", &seen)]).await.is(409);
    let page = page.says("Bea moved this at the same time").says("Fri 27 Nov 2026, 10:00").says("Mon 30 Nov 2026, 10:00");
    let island = ana.with("accept", "application/json");
    let problem = island.sends("POST", &path, &json!({ "starts": "2026-11-30", "version": seen })).await.problem(409, "conflict");
    assert_eq!((&problem["current"]["starts"], &problem["current"]["by"]), (&json!("2026-11-27T10:00"), &json!("Bea")));
    assert_eq!(problem["sent"]["starts"], "2026-11-30");
    // What was wanted is one press away.
    let version = field(&page.body, "version");
    ana.post(&path, &[("starts", &field(&page.body, "starts")), ("version", &version)]).await.leads();
    assert_eq!(world.session(&session.id).await.starts.expect("a time").to_string(), "2026-11-30T10:00");
} }

story! {
async fn the_island_gets_what_follows_as_json(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    let session = ana.schedules(&[("starts", "2026-12-01T10:00"), ("zone", "UTC")]).await;
    ana.proposes(&lin, &session, &[]).await.leads();
    let island = ana.with("accept", "application/json");
    let path = format!("{}/move", session.desk());
    let seen = version(&world, &session).await;
    let moved = island.sends("POST", &path, &json!({ "starts": "2026-12-02", "version": seen })).await.is(200).json();
    assert_eq!((&moved["starts"], &moved["day"], &moved["follows"]["again"]), (&json!("2026-12-02T10:00"), &json!("2026-12-02"), &json!(1)));
    assert_eq!(moved["follows"]["undo"]["starts"], "2026-12-01T10:00");
    assert!(moved["html"].as_str().expect("html").contains("1 clinician will be asked"));
    let busy = ana.schedules(&[("title", "Other"), ("starts", "2026-12-08T10:00"), ("zone", "UTC")]).await;
    ana.proposes(&lin, &busy, &[]).await.leads();
    let clash = island.sends("POST", &path, &json!({ "starts": "2026-12-08", "version": moved["version"] })).await;
    assert!(clash.problem(409, "slot-conflict")["detail"].as_str().expect("words").contains("Dr. Lin"));
    let skipped = island.sends("POST", &path, &json!({ "version": moved["version"] })).await.problem(422, "invalid");
    assert_eq!(skipped["problems"][0]["field"], "starts");
} }

story! {
async fn gaps_and_clashes_are_told_beside_the_calendar(world: World) {
    let ana = world.editor("Ana").await;
    ana.post("/plan/audiences", &[("name", "Adults over 60")]).await.leads();
    let audience = ana.opens("/plan/audiences").await.after("/plan/audiences?edit=");
    let fields = [("name", "Stay strong"), ("starts_on", "2026-11-01"), ("ends_on", "2026-12-31"), ("zone", "UTC"), ("audience_ids", audience.as_str())];
    let campaign = ana.post("/plan/campaigns", &fields).await.leads();
    let campaign = campaign.rsplit('/').next().expect("an id").split('?').next().expect("an id").to_owned();
    for title in ["Walks", "Swims"] {
        ana.schedules(&[("title", title), ("starts", "2026-11-27T10:00"), ("zone", "UTC"), ("campaign_id", &campaign)]).await;
    }
    let page = ana.opens("/plan?on=2026-11-24").await;
    let page = page.says("Needs a look").says("Nobody who answers has confirmed").says("“Walks” is for the same audience at the same time.");
    page.says("“Stay strong” runs, but nothing of it is planned this week.");
    world.later(30 * DAY);
    world.editor("Anew").await.opens("/plan?on=2026-11-24").await.hides("Nobody who answers has confirmed");
} }

story! {
async fn a_viewer_sees_the_plan_and_moves_nothing(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[]).await;
    let vic = world.staff("Vic", domain::staff::Role::Viewer).await;
    vic.opens("/plan?on=2026-11-25").await.says("Sleep after 60").hides("data-movable").hides("/plan/sessions/new").hides("/move\"");
    vic.get(&format!("{}/move", session.desk())).await.is(403);
    vic.post(&format!("{}/move", session.desk()), &[("starts", ""), ("version", "1")]).await.is(403);
} }

story! {
async fn the_calendar_takes_as_many_queries_for_three_hundred_as_for_one(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Stay strong").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    let program = world.program("read,plan").await;
    let mut made = 0;
    let mut counts = Vec::new();
    for wanted in [1, 3, 300] {
        while made < wanted {
            let starts = format!("2026-11-{:02}T{:02}:{:02}", 1 + made % 28, 6 + made / 28 % 12, made % 4 * 15);
            let session = ana.drafts(&[("starts", &starts), ("campaign_id", &campaign), ("minutes", "5")]).await;
            if made % 50 == 0 {
                ana.proposes(&lin, &session, &[]).await;
            }
            made += 1;
        }
        let mut each = Vec::new();
        for path in ["/plan?on=2026-11-24&kind=session,post,slot", "/plan?view=week&on=2026-11-24", "/plan?view=agenda&on=2026-11-01"] {
            each.push(counted(ana.opens(path)).await.1);
        }
        each.push(counted(program.get("/api/v1/calendar?from=2026-11-01&to=2026-12-01")).await.1);
        counts.push(each);
    }
    assert_eq!(counts[0], counts[1]);
    assert_eq!(counts[0], counts[2]);
    assert!(counts[0][0] > 5, "{counts:?}: something was counted");
} }

story! {
async fn programs_read_all_kinds_in_one_list(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    let session = ana.schedules(&[("title", "=cmd|' /C calc'!A0"), ("starts", "2026-12-01T10:00"), ("zone", "UTC")]).await;
    ana.proposes(&lin, &session, &[]).await.leads();
    let program = world.program("read").await;
    let list = program.get("/api/v1/calendar?from=2026-12-01&to=2026-12-02").await.is(200).json();
    let kinds: Vec<_> = list["items"].as_array().expect("items").iter().map(|item| item["kind"].clone()).collect();
    assert_eq!(kinds, ["session", "slot"]);
    assert_eq!(list["items"][1]["session_id"], json!(session.id));
    let first = program.get("/api/v1/calendar?from=2026-12-01&to=2026-12-02&limit=1").await.is(200).json();
    let next = first["next"].as_str().expect("a cursor");
    let second = program.get(&format!("/api/v1/calendar?from=2026-12-01&to=2026-12-02&limit=1&cursor={next}")).await.is(200).json();
    assert_eq!((&second["items"][0]["kind"], &second["next"]), (&json!("slot"), &json!(null)));
    // What began before and goes on is there; what has ended is not.
    let within = program.get("/api/v1/calendar?from=2026-12-01T10:30:00Z&to=2026-12-01T10:31:00Z").await.is(200).json();
    assert_eq!(within["items"].as_array().map(Vec::len), Some(2));
    let after = program.get("/api/v1/calendar?from=2026-12-01T11:00:00Z&to=2026-12-01T12:00:00Z").await.is(200).json();
    assert_eq!(after["items"], json!([]));
    for wrong in ["from=yesterday", "to=2026-11-01", "to=2036-11-01", "colour=red", "cursor=session.1"] {
        program.get(&format!("/api/v1/calendar?{wrong}")).await.problem(422, "invalid");
    }
    let csv = program.get("/api/v1/export/calendar.csv?from=2026-12-01&to=2026-12-02").await.is(200);
    assert!(csv.body.contains("\"'=cmd|") && csv.header("content-type").starts_with("text/csv"), "{}", csv.body);
    assert_eq!(csv.body.lines().count(), 3);
} }

story! {
async fn the_plan_is_dated_by_the_page_zone(world: World) {
    let ana = world.editor("Ana").await;
    let mark = |page: &Answer| page.after("data-today=\"");
    assert_eq!(mark(&ana.opens("/plan?zone=Pacific/Kiritimati").await), "2026-11-25");
    assert_eq!(mark(&ana.opens("/plan?zone=Pacific/Honolulu").await), "2026-11-24");
    let campaign = ana.makes_campaign("Stay strong").await;
    assert_eq!(ana.opens(&format!("/plan?campaign={campaign}")).await.after("data-on=\"2026-11-24\" data-zone=\""), "America");
    world.later(10 * MINUTE);
} }
