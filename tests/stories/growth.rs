//! Years later: what has piled up behind today takes nothing from what is to come, and slows nothing down.

use domain::staff::Role;
use domain::time::{DAY, HOUR};

use wellspring_core::{questions, recorded, targets};

use crate::world::{Actor, World};

/// 5,100 sessions that ended within the last forty-three days.
const PAST_SESSIONS: &str = "
    INSERT INTO sessions (id, title, summary, slug, code, state, starts, zone, tzdata, minutes, starts_at, ends_at, moderation,
        sequence, published_at, closed_at, created_at, updated_at, version)
    WITH RECURSIVE past (n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM past WHERE n < 5100)
    SELECT '00000000-0000-7000-8000-' || CAST(100000000000 + n AS TEXT), 'Long ago ' || CAST(n AS TEXT), '',
           'long-ago-' || CAST(n AS TEXT), 'past' || CAST(n AS TEXT), 'ended', '2026-11-01T10:00', 'Europe/Berlin', '2026f', 10,
           1795532400000 - n * 720000, 1795533000000 - n * 720000, 'held',
           0, 1790000000000, 1795533000000 - n * 720000, 1790000000000, 1790000000000, 1
      FROM past";

story! {
async fn however_many_sessions_are_past_what_is_to_come_stands_in_every_list(world: World) {
    let ana = world.editor("Ana").await;
    world.left_behind(PAST_SESSIONS).await;
    ana.schedules(&[("title", "Sleep after 60")]).await;
    let live = ana.schedules(&[("title", "Strong at any age"), ("starts", "2026-11-24T16:30")]).await;
    ana.leads_on(&live, "go_live").await;
    let cancelled = ana.schedules(&[("title", "Rain or shine"), ("starts", "2026-11-26T16:30")]).await;
    ana.leads_on(&cancelled, "cancel").await;
    ana.post("/plan/posts", &[("title", "Naps, in writing"), ("planned_at", "2026-12-08T07:30"), ("zone", "America/New_York")]).await.leads();

    let phone = world.phone();
    let home = phone.opens("/").await;
    home.says("Sleep after 60").says("Strong at any age").says("Rain or shine").says("Long ago 1<").hides("Long ago 5100");
    phone.opens("/calendar?month=2026-11").await.says("Sleep after 60").says("Strong at any age");
    let feed = world.calendar_client().opens("/calendar.ics").await;
    feed.says("SUMMARY:Sleep after 60").says("SUMMARY:Strong at any age").says("STATUS:CANCELLED").says("SUMMARY:Long ago 1\r");
    let inbox = ana.opens("/inbox").await;
    inbox.says("Sleep after 60").says("Strong at any age").says("Long ago 1<").hides("Long ago 2000<");
    let long_ago = "/inbox?session=00000000-0000-7000-8000-100000002000";
    ana.opens(long_ago).await.says("Long ago 2000<").says("Sleep after 60");

    let vic = world.staff("Vic", Role::Viewer).await;
    let token = vic.opens("/people").await.after("https://wellspring.example/feeds/");
    let whole = world.calendar_client().opens(&format!("/feeds/{token}/calendar.ics")).await;
    whole.says("SUMMARY:Sleep after 60").says("SUMMARY:Strong at any age").says("SUMMARY:Naps").says("SUMMARY:Long ago 1\r");
    ana.opens("/plan/posts/new").await.says("Sleep after 60");
} }

/// Opens pages, and expects that no statement behind them reads a growing table whole.
async fn walks_indexes(world: &World, who: &Actor, paths: &[&str]) {
    let mut whole = Vec::new();
    for path in paths {
        let (_, statements) = recorded(who.opens(path)).await;
        assert!(!statements.is_empty(), "{path} reads nothing");
        for sql in statements {
            whole.extend(world.explains(sql).await.scans.into_iter().map(|scan| format!("{path}: {scan}: {sql}")));
        }
    }
    assert!(whole.is_empty(), "{}", whole.join("\n"));
}

story! {
async fn no_list_reads_a_growing_table_whole(world: World) {
    let (ana, phone) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[]).await;
    let asked = phone.asks(&session, "Melatonin with warfarin?").await;
    let clinician = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&clinician, &session, &[]).await.leads();
    let (here, owner) = (format!("/inbox?session={}", session.id), format!("/inbox?owner={clinician}"));
    let inbox = ["/inbox", "/inbox?show=all", "/inbox?show=overdue", "/inbox?show=to_send", "/inbox?show=with_clinicians", "/inbox?show=mine", "/inbox?show=unowned", "/inbox?show=answered&owner=desk", &here, &owner, &asked.desk()];
    walks_indexes(&world, &ana, &inbox).await;
    let (desk, live) = (session.desk(), format!("{}/live", session.desk()));
    let plan = ["/plan", "/plan?view=agenda", "/plan?view=week", "/plan/posts", "/people", &desk, &live, &format!("{desk}/wrap")];
    walks_indexes(&world, &ana, &plan).await;
    let olga = world.staff("Olga", domain::staff::Role::Admin).await;
    walks_indexes(&world, &olga, &["/people/record", "/people/record?show=all", "/account"]).await;
    let vic = world.staff("Vic", domain::staff::Role::Viewer).await;
    walks_indexes(&world, &vic, &["/inbox", "/inbox?show=all", &desk, &live]).await;
    walks_indexes(&world, &phone, &["/", "/calendar", "/calendar.ics", "/blog", "/answers", "/answers/feed.atom", "/search?q=sleep", &session.page(), &asked.page]).await;
    let program = world.program("read,plan,desk").await;
    let lists = [
        "/api/v1/questions?state=received&visibility=held&kind=question&owner=desk",
        "/api/v1/questions?overdue=true&owner=desk",
        "/api/v1/sessions?state=scheduled",
        "/api/v1/posts?state=draft",
    ];
    walks_indexes(&world, &program, &lists).await;
} }

story! {
async fn the_inbox_reads_its_rows_in_the_order_in_which_it_shows_them(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let here = format!("/inbox?show=all&session={}", session.id);
    let lin = format!("/inbox?show=all&owner={}", ana.adds_clinician("Dr. Lin").await);
    for path in ["/inbox", "/inbox?show=to_send", "/inbox?show=with_clinicians", "/inbox?show=mine", "/inbox?show=unowned", "/inbox?show=all&owner=desk", &here, &lin] {
        let (_, statements) = recorded(ana.opens(path)).await;
        let lists: Vec<_> = statements.into_iter().filter(|sql| sql.contains("session_title")).collect();
        assert!(!lists.is_empty(), "{path} lists nothing");
        for sql in lists {
            assert!(!world.explains(sql).await.sorts, "{path} sorts: {sql}");
        }
    }
} }

story! {
async fn a_place_in_the_calendar_goes_on_where_its_page_ended_whatever_kind_comes_next(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T10:00")]).await;
    let clinicians = [ana.adds_clinician("Dr. Lin").await, ana.adds_clinician("Dr. Ali").await];
    for clinician in &clinicians {
        ana.proposes(clinician, &session, &[]).await.leads();
    }
    ana.schedules(&[("starts", "2026-12-01T10:00")]).await;
    ana.post("/plan/posts", &[("title", "Naps"), ("planned_at", "2026-12-01T10:00"), ("zone", "Europe/Berlin")]).await.leads();
    let program = world.program("read").await;
    let path = "/api/v1/calendar?from=2026-12-01T09:30:00Z&to=2026-12-02";
    let whole = program.get(path).await.json()["items"].as_array().expect("items").clone();
    assert_eq!(whole.len(), 4, "two sessions that run already, two slots; the post has passed: {whole:?}");
    let (mut items, mut next) = (Vec::new(), String::new());
    loop {
        let page = program.get(&format!("{path}&limit=1{next}")).await.is(200).json();
        items.extend(page["items"].as_array().expect("items").iter().cloned());
        match page["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(items, whole);
} }

story! {
async fn what_is_due_is_found_by_an_index_however_many_jobs_are_done(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let clinician = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&clinician, &session, &[]).await.leads();
    world.later(HOUR);
    let (_, statements) = recorded(world.run_due_jobs()).await;
    let about: Vec<_> = statements.into_iter().filter(|sql| sql.contains("jobs")).collect();
    assert!(about.iter().any(|sql| sql.contains("leased_until")), "nothing was claimed: {about:?}");
    for sql in about {
        let scans = world.explains(sql).await.scans;
        assert!(scans.is_empty(), "{scans:?} is read whole: {sql}");
    }
} }

story! {
async fn no_round_of_response_times_reads_a_growing_table_whole(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "May I row?").await;
    rita.handles(&asked, "acknowledge", &[]).await;
    world.later(4 * DAY);
    let (remind, sum_up, give_back) =
        (recorded(targets::remind(&world.app)).await, recorded(targets::sum_up(&world.app)).await, recorded(questions::give_back(&world.app)).await);
    for (statements, done) in [(remind.1, remind.0), (sum_up.1, sum_up.0), (give_back.1, give_back.0)] {
        done.expect("a round");
        for sql in statements {
            let scans = world.explains(sql).await.scans;
            assert!(scans.is_empty(), "{scans:?} is read whole: {sql}");
        }
    }
} }
