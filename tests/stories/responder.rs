//! Responders: the inbox, and a question on its way to its end.

mod clocks;
mod hand;
pub mod offline;
mod owner;
mod scripts;
mod search;

use domain::question::{State, Visibility};
use domain::time::{HOUR, MINUTE};

story! {
async fn every_step_of_a_question_is_in_its_history_in_order(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "How much protein?").await;
    rita.handles(&asked, "acknowledge", &[]).await;
    rita.handles(&asked, "note", &[("text", "Ask the dietitian.")]).await;
    rita.publishes(&asked, "How much protein a day?").await;
    rita.handles(&asked, "hold", &[]).await;
    rita.publishes(&asked, "").await;
    rita.answers(&asked, "A palm at each meal.").await;
    rita.handles(&asked, "publish_answer", &[]).await;
    rita.handles(&asked, "reopen", &[]).await;
    rita.handles(&asked, "dismiss", &[("reason", "Asked elsewhere.")]).await;
    let steps = [
        "received", "acknowledged", "noted", "published", "held", "published", "answered", "answer published", "reopened", "dismissed",
    ];
    assert_eq!(world.history(&asked).await, steps);
    let page = rita.opens(&asked.desk()).await;
    let history = page.body.split_once("history-head").expect("the history").1;
    // The newest stands first.
    let mut from = 0;
    for words in [
        "dismissed it",
        "reopened it",
        "published the answer",
        "answered it",
        "published it",
        "held it back",
        "published it",
        "added a note",
        "acknowledged it",
        "sent it in",
    ] {
        from += history[from..].find(words).unwrap_or_else(|| panic!("no {words} after {from}")) + words.len();
    }
    page.says("Rita");
} }

story! {
async fn any_act_of_a_person_acknowledges_first(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    for (deed, fields, verb) in [
        ("publish", vec![], "published"),
        ("answer", vec![("text", "Yes.")], "answered"),
        ("dismiss", vec![("reason", "No question.")], "dismissed"),
    ] {
        let asked = world.phone().asks(&session, &format!("To {deed}?")).await;
        world.later(HOUR);
        rita.handles(&asked, deed, &fields).await;
        assert_eq!(world.history(&asked).await, ["received", "acknowledged", verb]);
        assert_eq!(world.question(&asked).await.acknowledged_at, Some(world.now()));
    }
} }

story! {
async fn a_receipt_and_a_note_are_no_acknowledgement(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Anybody there?").await;
    rita.handles(&asked, "note", &[("text", "Seen.")]).await;
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.acknowledged_at), (State::Received, None));
    world.phone().opens(&asked.page).await.says("We have your question.").hides("We have read your question.");
    rita.handles(&asked, "acknowledge", &[]).await;
    world.phone().opens(&asked.page).await.says("We have read your question.");
} }

story! {
async fn the_inbox_shows_the_oldest_untouched_first(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[("title", "Diet at 70")]).await;
    let mut asked = Vec::new();
    for text in ["INHAND?", "OLDEST?", "MIDDLE?", "NEWEST?"] {
        asked.push(world.phone().asks(&session, text).await);
        world.later(10 * MINUTE);
    }
    rita.handles(&asked[0], "acknowledge", &[]).await;
    let page = rita.opens("/inbox").await.says("Diet at 70");
    let at = |text: &str| page.body.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("OLDEST?") < at("MIDDLE?") && at("MIDDLE?") < at("NEWEST?") && at("NEWEST?") < at("INHAND?"));
    rita.opens("/inbox?show=unacknowledged").await.says("OLDEST?").hides("INHAND?");
    rita.opens("/inbox?q=middle").await.says("MIDDLE?").hides("OLDEST?");
    let other = rita.schedules(&[("title", "Elsewhere")]).await;
    rita.opens(&format!("/inbox?session={}", other.id)).await.hides("OLDEST?");
} }

story! {
async fn the_inbox_turns_its_pages_without_losing_or_doubling_a_question(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let phones: Vec<_> = (0..130).map(|_| world.phone()).collect();
    let asks = phones.iter().enumerate().map(|(n, phone)| {
        let (session, text) = (session.clone(), format!("Numbered {n:03}?"));
        async move { phone.asks(&session, &text).await }
    });
    futures::future::join_all(asks).await;
    let (mut path, mut seen) = ("/inbox".to_owned(), Vec::new());
    loop {
        let page = rita.opens(&path).await;
        seen.extend(page.body.split("Numbered ").skip(1).map(|rest| rest[..3].to_owned()));
        let Some(cursor) = page.body.split("cursor=").nth(1) else { break };
        path = format!("/inbox?cursor={}", cursor.split('"').next().expect("an end"));
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len()), (130, 130));
} }

story! {
async fn a_dismissed_question_tells_its_asker_why_and_nobody_else_anything(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[("moderation", "open")]).await;
    let rosa = world.phone();
    let asked = rosa.asks(&session, "Buy my pills?").await;
    rita.tries(&asked, "dismiss", &[("reason", " ")]).await.is(422).says("The reason is missing.");
    rita.handles(&asked, "dismiss", &[("reason", "We do not advertise here.")]).await;
    rosa.opens(&asked.page).await.says("We do not advertise here.");
    world.phone().opens(&session.page()).await.hides("Buy my pills?").hides("advertise");
    rita.opens("/inbox?show=ended").await.says("Buy my pills?");
    rita.tries(&asked, "publish", &[]).await.is(409);
} }

story! {
async fn a_reopened_question_is_in_the_inbox_again(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Once more?").await;
    rita.tries(&asked, "reopen", &[]).await.is(409);
    rita.handles(&asked, "dismiss", &[("reason", "By mistake.")]).await;
    rita.opens("/inbox").await.hides("Once more?");
    rita.handles(&asked, "reopen", &[]).await;
    rita.opens("/inbox").await.says("Once more?");
    world.phone().opens(&asked.page).await.says("We have read your question.").hides("By mistake.");
    rita.answers(&asked, "Now you have it.").await;
    world.phone().opens(&asked.page).await.says("Now you have it.");
} }

story! {
async fn a_reopened_answer_is_no_longer_public_until_it_is_given_again(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, "How much salt?").await;
    rita.handles(&asked, "answer", &[("text", "THE WRONG ANSWER"), ("publish", "on")]).await;
    world.phone().opens(&session.page()).await.says("THE WRONG ANSWER");
    rita.handles(&asked, "reopen", &[]).await;
    world.phone().opens(&session.page()).await.says("How much salt?").hides("THE WRONG ANSWER");
    rita.answers(&asked, "FOR THE ASKER FIRST").await;
    // Answering and publishing are two acts: neither answer is public by itself now.
    world.phone().opens(&session.page()).await.hides("FOR THE ASKER FIRST").hides("THE WRONG ANSWER");
} }

story! {
async fn an_answer_is_published_after_its_question_and_in_words_of_its_own(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks(&session, "How much salt?").await;
    rita.answers(&asked, "Five grams, Rosa.").await;
    rita.tries(&asked, "publish_answer", &[]).await.is(409).says("Publish the question first");
    rita.publishes(&asked, "").await;
    assert!(!world.phone().opens(&session.page()).await.has("Five grams"));
    rita.handles(&asked, "publish_answer", &[("public_text", "Five grams a day."), ("confirm", "0-16")]).await;
    world.phone().opens(&session.page()).await.says("Five grams a day.").hides("Rosa");
} }

story! {
async fn a_refused_deed_keeps_what_was_typed(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks(&session, "How much salt?").await;
    let long = "LONG ANSWER ".repeat(700);
    rita.tries(&asked, "answer", &[("text", &long)]).await.is(422).says("LONG ANSWER LONG ANSWER").says("at most 8000 characters");
    rita.tries(&asked, "answer", &[("text", "")]).await.is(422).says("The answer is missing.");
    let seen = world.question(&asked).await.version.0.to_string();
    rita.handles(&asked, "acknowledge", &[]).await;
    let stale = rita.tries(&asked, "answer", &[("text", "MY SLOW ANSWER"), ("version", &seen)]).await.is(409);
    stale.says("MY SLOW ANSWER").says("Somebody else changed this");
    assert_eq!(world.question(&asked).await.answer, None);
} }

story! {
async fn of_two_responders_at_once_one_answers(world: World) {
    let (rita, sam) = (world.editor("Rita").await, world.responder("Sam").await);
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks(&session, "How much salt?").await;
    let seen = world.question(&asked).await.version.0.to_string();
    let (one, two) = ([("text", "Five grams."), ("version", seen.as_str())], [("text", "Six grams."), ("version", seen.as_str())]);
    let (one, two) = tokio::join!(rita.tries(&asked, "answer", &one), sam.tries(&asked, "answer", &two));
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [303, 409]);
    assert_eq!(world.history(&asked).await, ["received", "acknowledged", "answered"]);
} }

story! {
async fn a_responder_answers_but_does_not_plan_and_a_viewer_only_reads(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks_as(&session, &[("text", "How much salt?"), ("name", "Rosa Diaz"), ("email", "rosa@mail.example")]).await;
    let rita = world.responder("Rita").await;
    rita.handles(&asked, "publish", &[]).await;
    rita.presses(&format!("{}/go_live", session.desk())).await.is(403);
    rita.opens(&asked.desk()).await.says("Rosa Diaz").says("rosa@mail.example");
    rita.opens("/inbox").await.says("Rosa Diaz");
    let vic = world.staff("Vic", domain::staff::Role::Viewer).await;
    // Who asked is for those who answer.
    vic.opens("/inbox").await.says("How much salt?").hides("Rosa");
    let page = vic.opens(&asked.desk()).await.says("How much salt?").hides("Rosa").hides("rosa@mail");
    assert!(!page.body.contains(&format!("{}/answer", asked.desk())), "a viewer is offered no deed");
    vic.tries(&asked, "answer", &[("text", "Yes.")]).await.is(403);
    assert_eq!(world.question(&asked).await.visibility, Visibility::Public);
} }
