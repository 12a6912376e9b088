//! The record: who came and who did not, who saw what is not everybody's, who took copies.

use domain::staff::Role;
use domain::time::MINUTE;

use super::signs_in;
use crate::world::{PASSWORD, World};

/// Lines of the record, in order: who, what, about which kind of thing.
async fn lines(world: &World, verbs: &str) -> Vec<String> {
    let all = world
        .rows("SELECT actor_kind || ' ' || actor || ' ' || verb || ' ' || noun || ' ' || subject || ' ' || detail FROM activities ORDER BY at, id")
        .await;
    all.into_iter().filter(|line| verbs.split('|').any(|verb| line.contains(verb))).collect()
}

story! {
async fn whoever_reads_what_is_not_everybodys_is_in_the_record(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let (vic, desk, reader) = (world.staff("Vic", Role::Viewer).await, world.program("desk").await, world.program("read").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks_as(&session, &[("text", "Melatonin with warfarin?"), ("name", "Rosa Diaz")]).await;
    rita.publishes(&asked, "").await;
    let looks = async || lines(&world, " read ").await;
    let before = looks().await.len();
    // Who reads what everybody does is nobody's business.
    for path in [asked.desk(), "/inbox?show=all".into(), session.desk(), format!("{}/live", session.desk())] {
        vic.opens(&path).await;
    }
    reader.get("/api/v1/questions").await.is(200);
    assert_eq!(looks().await.len(), before);
    for _ in 0..3 {
        rita.opens(&asked.desk()).await;
        rita.opens("/inbox").await;
        rita.opens(&format!("{}/live", session.desk())).await;
        rita.opens(&format!("{}/wrap", session.desk())).await;
        desk.get(&format!("/api/v1/questions/{}", asked.id)).await.is(200);
        desk.get("/api/v1/questions").await.is(200);
    }
    let told = looks().await.split_off(before);
    let about = |who: &str| told.iter().filter(|line| line.starts_with(who)).count();
    assert_eq!((about("staff Rita"), about("token program")), (3, 2), "{told:#?}");
    for line in &told {
        assert!(!line.contains("warfarin") && !line.contains("Rosa"), "{line}");
    }
    // A later visit is another line; the question's own history tells of deeds alone.
    world.later(16 * MINUTE);
    rita.opens(&asked.desk()).await.hides("read questions");
    assert_eq!(looks().await.len(), before + told.len() + 1);
    assert_eq!(world.history(&asked).await, ["received", "acknowledged", "published"]);
} }

story! {
async fn who_fails_to_sign_in_and_who_takes_copies_is_in_the_record_without_what_they_typed(world: World) {
    let email = world.hires("Ana", Role::Editor).await;
    let phone = world.phone();
    signs_in(&phone, &email, "my dog is called Rex").await.is(422);
    for n in 0..3 {
        signs_in(&world.phone(), &format!("my dog is called Rex {n}"), "anything").await.is(422);
    }
    signs_in(&phone, &email, PASSWORD).await.leads();
    phone.presses("/signout").await.is(303);
    signs_in(&phone, &email, "mistyped").await.is(422);
    let told = lines(&world, "failed_to_sign_in").await;
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].starts_with("asker somebody failed_to_sign_in staff ") && told[0].ends_with("in a browser that was not known"));
    assert!(told[1].contains("installation") && told[1].ends_with("with an address that nobody has"));
    assert!(told[2].ends_with("in a browser that was known"));
    assert!(!told.concat().contains("Rex") && !told.concat().contains("mistyped"));
    world.program("read").await.get("/api/v1/export/calendar.csv?from=2026-12-01&to=2026-12-31").await.is(200);
    let copies = lines(&world, "exported").await;
    assert!(copies.len() == 1 && copies[0].contains("the calendar from 2026-12-01"), "{copies:#?}");
} }

story! {
async fn an_operator_reads_the_record_and_nobody_else_does(world: World) {
    let (olga, rita) = (world.staff("Olga", Role::Admin).await, world.responder("Rita").await);
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Melatonin with warfarin?").await;
    rita.opens(&asked.desk()).await;
    signs_in(&world.phone(), "rita.responder@clinic.example", "a guess").await.is(422);
    let page = olga.opens("/people/record").await;
    let page = page.says("failed to sign in").says("Rita").says("read").hides("received").hides("warfarin");
    assert!(page.body.contains(&asked.desk()));
    olga.opens("/people/record?show=all").await.says("received").says("scheduled").hides("warfarin");
    rita.get("/people/record").await.is(403);
    // It goes on, a page at a time, and loses no line.
    for _ in 0..120 {
        world.later(16 * MINUTE);
        rita.opens("/inbox").await;
    }
    let olga = world.staff("Olga the second", Role::Admin).await;
    let (mut seen, mut path) = (0, "/people/record".to_owned());
    loop {
        let page = olga.opens(&path).await;
        seen += page.body.matches("<tr>").count() - 1;
        let Some(next) = page.body.split("/people/record?cursor=").nth(1) else { break };
        path = format!("/people/record?cursor={}", next.split('"').next().expect("an end"));
    }
    let all = world.rows("SELECT CAST(COUNT(*) AS TEXT) FROM activities WHERE noun IN ('staff', 'token', 'installation') OR verb IN ('read', 'read questions', 'exported')").await;
    assert_eq!(seen.to_string(), all[0]);
    assert!(seen > 120);
} }
