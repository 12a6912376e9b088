//! Attendees: strangers on their phones, who ask and come back for the answer.

mod again;
mod answers;
mod errors;
mod held_back;
mod languages;
mod live;
mod pages;
mod search;
mod sockets;
mod twice;

use domain::time::{DAY, MINUTE};
use serde_json::json;

story! {
async fn a_question_is_held_then_published_upvoted_answered_and_read_by_its_link(world: World) {
    let (ana, rosa, tom) = (world.editor("Ana").await, world.phone(), world.phone());
    let session = ana.schedules(&[("title", "Sleep after 60")]).await;
    let asked = rosa.asks(&session, "Melatonin with warfarin?").await;
    rosa.opens(&asked.page).await.says("Melatonin with warfarin?").says("We have your question.");
    tom.opens(&session.page()).await.hides("warfarin").says("No questions yet");

    ana.publishes(&asked, "May I take melatonin with a blood thinner?").await;
    tom.opens(&session.page()).await.says("May I take melatonin with a blood thinner?").hides("warfarin");
    assert_eq!(tom.votes(&session, &asked).await.leads(), format!("{}#q-{}", session.page(), asked.handle));
    assert_eq!(world.question(&asked).await.votes, 1);

    ana.answers(&asked, "Not together. Call us first.").await;
    tom.opens(&session.page()).await.hides("Call us first");
    rosa.opens(&asked.page).await.says("Your question is answered.").says("Not together. Call us first.");
    ana.handles(&asked, "publish_answer", &[("public_text", "Better not together; ask your pharmacist.")]).await;
    tom.opens(&session.page()).await.says("Better not together; ask your pharmacist.").hides("Call us first");

    world.later(300 * DAY);
    world.phone().opens(&asked.page).await.says("Melatonin with warfarin?").says("Not together. Call us first.");
} }

story! {
async fn the_short_code_leads_to_the_page_in_any_case_of_its_letters(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let phone = world.phone();
    assert_eq!(phone.get(&format!("/e/{}", session.code)).await.leads(), session.page());
    assert_eq!(phone.get(&format!("/e/{}", session.code.to_uppercase())).await.leads(), session.page());
    phone.get("/e/nosuch").await.is(404).says("There is no page here");
    ana.leads_on(&session, "go_live").await;
    assert_eq!(phone.get(&format!("/e/{}", session.code)).await.leads(), format!("{}#ask", session.page()), "in the hall, to the form");
} }

story! {
async fn a_draft_has_no_public_page_until_it_is_scheduled(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[("title", "Not ready yet")]).await;
    let phone = world.phone();
    phone.get(&session.page()).await.is(404);
    phone.get(&format!("/e/{}", session.code)).await.is(404);
    phone.sends_question(&session, &[("text", "Too early?")]).await.is(404);
    phone.opens("/").await.hides("Not ready yet");
    ana.leads_on(&session, "schedule").await;
    phone.opens(&session.page()).await.says("Not ready yet");
    phone.opens("/").await.says("Not ready yet");
} }

story! {
async fn the_page_shows_the_time_in_its_zone_and_who_answers(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let (lin, cole) = (ana.adds_clinician("Dr. Mei Lin").await, ana.adds_clinician("Dr. Ben Cole").await);
    ana.proposes(&lin, &session, &[]).await.leads();
    ana.proposes(&cole, &session, &[]).await.leads();
    let slots = world.slots(&session).await;
    let of_lin = slots.iter().find(|slot| slot.clinician_id.as_str() == lin).expect("her slot");
    ana.notes_slot(&of_lin.id, "confirm").await;
    let page = world.phone().opens(&session.page()).await;
    page.says("18:00–19:00").says("New York time (EST)").says("Dr. Mei Lin").hides("Dr. Ben Cole").hides("@clinic.example");
} }

story! {
async fn the_join_link_shows_a_quarter_of_an_hour_before_the_start_until_the_end(world: World) {
    let ana = world.editor("Ana").await;
    // Berlin's 17:00 is 16:00 UTC: an hour after the story begins.
    let session = ana.schedules(&[("starts", "2026-11-24T17:00"), ("join_url", "https://meet.example/door")]).await;
    let phone = world.phone();
    phone.opens(&session.page()).await.hides("meet.example/door").says("15 minutes before the start");
    world.later(45 * MINUTE);
    phone.opens(&session.page()).await.says("https://meet.example/door");
    ana.leads_on(&session, "go_live").await;
    phone.opens(&session.page()).await.says("https://meet.example/door").says("Live now");
    ana.leads_on(&session, "end").await;
    phone.opens(&session.page()).await.hides("meet.example/door");
} }

story! {
async fn text_typed_survives_a_refusal(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let long = "a".repeat(1_001);
    let fields = [("text", long.as_str()), ("name", "Rosa <3"), ("email", "rosa at example"), ("private", "on")];
    let page = world.phone().sends_question(&session, &fields).await.is(422);
    let page = page.says(&long).says("Rosa <3").says("rosa at example").says("at most 1000 characters; this has 1001");
    page.says("Use an e-mail address such as rosa@example.org.").says("checked");
    world.phone().sends_question(&session, &[("text", "  \n ")]).await.is(422).says("Your question is missing.");
    assert_eq!(world.how_many(&session).await, 0);
    let fits = "é".repeat(1_000);
    world.phone().sends_question(&session, &[("text", &fits)]).await.is(303);
} }

story! {
async fn what_a_stranger_types_is_text_and_never_markup(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, "<script>alert('x')</script> & \"quotes\" </textarea>").await;
    for (who, path) in [(&world.phone(), session.page()), (&world.phone(), asked.page.clone()), (&ana, asked.desk()), (&ana, "/inbox".into())] {
        let page = who.opens(&path).await;
        assert!(!page.body.contains("<script>alert"), "{path}");
        page.says("alert('x')");
    }
    let again = world.phone().sends_question(&session, &[("text", "</textarea><script>alert(1)</script>"), ("email", "x")]).await.is(422);
    assert!(!again.body.contains("<script>alert"));
} }

story! {
async fn votes_count_once_for_each_voter_and_can_be_taken_back(world: World) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, "How much protein?").await;
    let (tom, eva) = (world.phone(), world.phone());
    for _ in 0..3 {
        tom.votes(&session, &asked).await.leads();
    }
    eva.votes(&session, &asked).await.leads();
    assert_eq!(world.question(&asked).await.votes, 2);
    let mine = format!("{}/mine", session.page());
    assert_eq!(tom.opens(&mine).await.json(), json!({ "voted": [asked.handle] }));
    tom.unvotes(&session, &asked).await.leads();
    tom.unvotes(&session, &asked).await.leads();
    assert_eq!(world.question(&asked).await.votes, 1);
    assert_eq!(tom.opens(&mine).await.json(), json!({ "voted": [] }));
    assert_eq!(eva.opens(&mine).await.json(), json!({ "voted": [asked.handle] }));
} }

story! {
async fn the_most_wanted_question_comes_first(world: World) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    world.phone().asks(&session, "The quiet one?").await;
    world.later(1000);
    let second = world.phone().asks(&session, "The wanted one?").await;
    let order = |page: &str| (page.find("The quiet one?").expect("one"), page.find("The wanted one?").expect("other"));
    let (quiet, wanted) = order(&world.phone().opens(&session.page()).await.body);
    assert!(quiet < wanted);
    world.phone().votes(&session, &second).await.leads();
    let (quiet, wanted) = order(&world.phone().opens(&session.page()).await.body);
    assert!(wanted < quiet);
} }

story! {
async fn questions_close_seven_days_after_the_end(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-11-24T17:00")]).await;
    ana.leads_on(&session, "go_live").await;
    ana.leads_on(&session, "end").await;
    world.later(7 * DAY - 1);
    world.phone().sends_question(&session, &[("text", "Just in time?")]).await.is(303);
    world.later(1);
    let late = world.phone().sends_question(&session, &[("text", "Am I too late?")]).await.is(409);
    late.says("Questions are closed for this session.");
    world.phone().opens(&session.page()).await.says("Questions are closed.");
    assert_eq!(world.how_many(&session).await, 1);
} }

story! {
async fn a_cancelled_session_says_so_and_takes_no_questions(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    ana.leads_on(&session, "cancel").await;
    world.phone().opens(&session.page()).await.says("This session was cancelled.").hides("name=\"text\"");
    world.phone().sends_question(&session, &[("text", "Still on?")]).await.is(409);
} }

story! {
async fn an_asker_takes_a_question_back(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let (rosa, asked) = (world.phone(), world.phone().asks(&session, "Is coffee fine?").await);
    world.phone().opens(&session.page()).await.says("Is coffee fine?");
    assert_eq!(rosa.presses(&format!("{}/withdraw", asked.page)).await.leads(), asked.page);
    rosa.opens(&asked.page).await.says("You took this question back.");
    world.phone().opens(&session.page()).await.hides("Is coffee fine?");
    ana.tries(&asked, "publish", &[]).await.is(409);
    ana.tries(&asked, "answer", &[("text", "Yes.")]).await.is(409);
    rosa.presses(&format!("{}/withdraw", asked.page)).await.is(409);
    assert_eq!(world.history(&asked).await, ["received", "withdrawn", "erased"]);
} }

story! {
async fn an_open_session_shows_questions_at_once_but_never_private_ones(world: World) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    world.phone().asks(&session, "Walk or run?").await;
    world.phone().asks_as(&session, &[("text", "My own illness?"), ("private", "on")]).await;
    world.phone().opens(&session.page()).await.says("Walk or run?").hides("My own illness?");
} }
