//! *Ask our experts*: questions outside any session, and the ways back to them: by link, by code, by device, by letter.

mod back;
mod topics;

use domain::safety::Span;
use serde_json::json;

use crate::world::{Actor, Answer, Asked, World};

impl Actor {
    /// Asks our experts with these fields, and lands on their own page.
    pub async fn asks_experts(&self, fields: &[(&str, &str)]) -> Asked {
        let page = self.post("/ask", fields).await.leads();
        self.world.asked(&page).await
    }
}

/// The link of the newest letter, as a path.
async fn letter_link(world: &World) -> String {
    world.run_due_jobs().await;
    let letter = world.mail.take().pop().expect("a letter");
    let line = letter.text.lines().find(|line| line.contains("/questions/")).expect("a link").to_owned();
    line.replace("https://wellspring.example", "").trim().to_owned()
}

/// Expects that this question is at the desk, and that strangers find nothing of it.
async fn stays_with_us(world: &World, rita: &Actor, asked: &Asked, words: &str) {
    rita.opens("/inbox").await.says(words);
    for path in ["/ask", "/", "/api/v1/openapi.json"] {
        world.phone().opens(path).await.hides(words);
    }
    rita.tries(asked, "publish", &[]).await.is(409).says("asked for privacy");
}

story! {
async fn a_question_outside_any_session_is_private_by_itself_and_answered_on_its_own_page(world: World) {
    let (rita, rosa) = (world.responder("Rita").await, world.phone());
    let page = rosa.opens("/ask").await.says("Ask our experts").says("tel:911").says("tel:988");
    let ticked = page.body.split("name=\"private\"").nth(1).and_then(|rest| rest.split('>').next()).expect("a box").to_owned();
    assert!(ticked.contains("checked"), "{ticked}");
    page.says("Read Monday to Friday, 8:00 to 17:00 (UTC); most answers take 2 working days.");
    rosa.opens("/es/ask").await.says("la mayoría de las respuestas tardan 2 días hábiles.");
    let asked = rosa.asks_experts(&[("text", "May I fly with my plaster cast?"), ("private", "on")]).await;
    rosa.opens(&asked.page).await.says("May I fly with my plaster cast?").says("Ask our experts").says("Private: only the team sees it.");
    stays_with_us(&world, &rita, &asked, "plaster cast").await;
    rita.opens(&asked.desk()).await.says("Ask our experts").says("plaster cast");
    rita.answers(&asked, "After two days, yes.").await;
    rosa.opens(&asked.page).await.says("After two days, yes.");
    world.phone().opens("/ask").await.hides("two days");
    assert_eq!(world.history(&asked).await, ["received", "acknowledged", "answered"]);
} }

story! {
async fn answers_that_both_sides_want_public_stand_on_the_page_and_are_offered(world: World) {
    let (rita, rosa) = (world.responder("Rita").await, world.phone());
    world.phone().opens("/ask").await.says("Nothing is published here yet.");
    let asked = rosa.asks_experts(&[("text", "How much water should one drink in summer?")]).await;
    rita.publishes(&asked, "How much water should one drink in summer?").await;
    world.phone().opens("/ask").await.hides("in summer");
    rita.answers(&asked, "Two litres.").await;
    rita.handles(&asked, "publish_answer", &[("public_text", "About two litres.")]).await;
    let page = world.phone().opens("/ask").await.says("in summer?").says("About two litres.");
    page.says(&format!("id=\"q-{}\"", asked.handle));
    world.later(10_000);
    let found = world.phone().post("/ask/alike", &[("text", "How much water should I drink in summer?")]).await.is(200).json();
    assert_eq!(found["answers"][0]["answer"], "About two litres.", "{found}");
    assert_eq!(found["answers"][0]["url"], "/answers/how-much-water-should-one-drink-in-summer");
    rita.handles(&asked, "hold", &[]).await;
    world.phone().opens("/ask").await.hides("in summer");
} }

story! {
async fn the_page_is_the_same_for_everyone_and_is_not_sent_twice(world: World) {
    let (rosa, ana) = (world.phone(), world.editor("Ana").await);
    let first = rosa.opens("/ask").await;
    rosa.asks_experts(&[("text", "Is tea fine at night?"), ("private", "on")]).await;
    assert_eq!(rosa.opens("/ask").await.body, world.phone().opens("/ask").await.body);
    let etag = rosa.opens("/ask").await.header("etag");
    world.phone().with("if-none-match", &etag).get("/ask").await.is(304);
    assert_eq!(first.header("set-cookie"), "");
    ana.post("/plan/topics", &[("name", "Sleep")]).await.leads();
    world.phone().with("if-none-match", &etag).get("/ask").await.is(200).says("Sleep");
} }

story! {
async fn what_was_typed_survives_a_refusal(world: World) {
    let long = "a".repeat(1_001);
    let fields = [("text", long.as_str()), ("name", "Rosa <3"), ("email", "rosa at example")];
    let page = world.phone().post("/ask", &fields).await.is(422).says(&long).says("Rosa <3").says("rosa at example");
    page.says("at most 1000 characters").says("tel:911");
    let asked = world.phone().with("accept", "application/json").post("/ask", &[("text", "")]).await;
    let wrong = asked.problem(422, "invalid");
    assert_eq!(wrong["problems"][0]["field"], "text", "{wrong}");
} }

story! {
async fn whoever_sends_too_much_waits_and_the_text_is_kept(world: World) {
    let slow = world.another(crate::world::Setting { asks_per_voter: 2, ..Default::default() }).await;
    let rosa = slow.phone();
    rosa.asks_experts(&[("text", "One?")]).await;
    rosa.asks_experts(&[("text", "Two?")]).await;
    rosa.asks_experts(&[("text", "Three?")]).await;
    rosa.post("/ask", &[("text", "And four?")]).await.is(429).says("And four?");
    slow.close().await;
} }

story! {
async fn who_reads_a_post_asks_about_it_and_the_desk_sees_which(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let reviewer = world.staff("Vera", domain::staff::Role::Reviewer).await;
    let fields = [("title", "Walking after a stroke"), ("body", "Slowly."), ("zone", "UTC"), ("planned_at", "2026-11-24T15:09")];
    let post = ana.post("/plan/posts", &fields).await.leads();
    let post = post.split('?').next().expect("a path").to_owned();
    world.phone().opens("/ask?post=walking-after-a-stroke").await.hides("Walking after");
    ana.presses(&format!("{post}/submit")).await.leads();
    reviewer.post(&format!("{post}/approve"), &[]).await.leads();
    ana.presses(&format!("{post}/schedule")).await.leads();
    world.later(10 * domain::time::MINUTE);
    world.run_due_jobs().await;
    world.phone().opens("/blog/walking-after-a-stroke").await.says("/ask?post=walking-after-a-stroke#ask");
    let page = world.phone().opens("/ask?post=walking-after-a-stroke").await.says("You have read").says("Walking after a stroke");
    assert_eq!(crate::world::field(&page.body, "post"), "walking-after-a-stroke");
    let asked = world.phone().asks_experts(&[("text", "How slowly?"), ("post", "walking-after-a-stroke")]).await;
    rita.opens(&asked.desk()).await.says("Had read").says("Walking after a stroke").says(&post);
    let asked = world.phone().asks_experts(&[("text", "And that?"), ("post", "no-such-post"), ("topic", "none")]).await;
    rita.opens(&asked.desk()).await.hides("Had read");
} }

story! {
async fn a_program_asks_in_private_unless_it_says_otherwise(world: World) {
    let (program, rita) = (world.calendar_client(), world.program("desk").await);
    let body = json!({ "text": "Is my pillow too soft?", "email": "rosa@mail.example" });
    let asked = program.sends("POST", "/api/v1/public/ask", &body).await.is(201).json();
    assert_eq!(asked["state"], "received");
    let url = asked["url"].as_str().expect("an address");
    assert!(url.starts_with("https://wellspring.example/questions/"), "{asked}");
    let open = json!({ "text": "Is my mattress too hard?", "private": false });
    program.sends("POST", "/api/v1/public/ask", &open).await.is(201);
    let all = rita.get("/api/v1/questions").await.is(200).json();
    let seen: Vec<_> = all["items"].as_array().expect("items").iter().map(|one| (one["text"].clone(), one["visibility"].clone())).collect();
    assert!(seen.contains(&(json!("Is my pillow too soft?"), json!("private"))), "{all}");
    assert!(seen.contains(&(json!("Is my mattress too hard?"), json!("held"))), "{all}");
    program.sends("POST", "/api/v1/public/ask", &json!({ "text": "", "colour": "red" })).await.problem(422, "invalid");
} }

story! {
async fn who_may_be_in_danger_reads_whom_to_call_first(world: World) {
    let (rita, rosa) = (world.responder("Rita").await, world.phone());
    let asked = rosa.asks_experts(&[("text", "I have chest pain right now and cannot breathe")]).await;
    rosa.opens(&asked.page).await.says("If somebody is in danger, call now").says("tel:911");
    rita.opens("/inbox").await.says("May be an emergency").says("chest pain");
    rosa.opens("/ask/mine").await.hides("chest");
} }

story! {
async fn of_a_child_no_address_is_asked_and_the_desk_sees_its_duty(world: World) {
    let (rita, rosa) = (world.responder("Rita").await, world.phone());
    let asked = rosa.asks_experts(&[("text", "I am 14 and I cannot sleep, what helps?"), ("email", "kid@mail.example"), ("private", "on")]).await;
    rosa.opens(&asked.page).await.hides("E-mail address").hides("kid@mail.example");
    let refused = rosa.post(&format!("{}/email", asked.page), &[("email", "kid@mail.example")]).await;
    assert_eq!(refused.status, 422);
    rita.opens(&asked.desk()).await.says("A child may have written this.").says("duty").hides("kid@mail.example");
    world.run_due_jobs().await;
    assert!(world.mail.take().is_empty());
} }

/// Whether a page shows where a question stands, and none of its words.
fn is_locked(page: &Answer, words: &str) -> bool {
    page.has("What was asked is private") && !page.has(words)
}

story! {
async fn what_could_say_who_one_is_is_told_while_one_types_and_is_kept_nowhere(world: World) {
    let (ana, rosa) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[]).await;
    let typed = "My name is Rosa Diaz, born 4 May 1950: is tea fine with 1950 mg?";
    for path in ["/ask/alike".to_owned(), format!("{}/alike", session.page()), format!("/es{}/alike", session.page())] {
        let told = rosa.post(&path, &[("text", typed)]).await.is(200).json();
        let spans: Vec<Span> = serde_json::from_value(told["marks"].clone()).expect("spans");
        let parts: Vec<_> = spans.iter().map(|span| (span.start, span.of(typed))).collect();
        assert_eq!(parts, [(11, "Rosa Diaz".to_owned()), (27, "4 May 1950".to_owned())], "{path}");
    }
    let clean = rosa.post("/ask/alike", &[("text", "Is tea fine with 75 mg of it twice a day?")]).await.is(200).json();
    assert_eq!(clean["marks"], json!([]));
    let endless = rosa.post("/ask/alike", &[("text", &typed.repeat(20))]).await.is(200).json();
    assert_eq!(endless["marks"], json!([]), "what is not taken is not looked through");
    for danger in ["I am Suicidal and alone at home", "my name is rosa overdosed on pills just now"] {
        let told = rosa.post("/ask/alike", &[("text", danger)]).await.is(200).json();
        assert_eq!(told["marks"], json!([]), "nobody is offered to take this out: {danger}");
    }
    assert_eq!(world.rows("SELECT id FROM questions").await, Vec::<String>::new());
} }

story! {
async fn what_its_author_was_shown_while_typing_and_keeps_is_not_asked_about_again(world: World) {
    let text = "My name is Rosa Diaz, born\n4 May 1950: is tea fine?";
    let asks_about = async |kept: &str| {
        let rosa = world.phone();
        let own = rosa.post("/ask", &[("text", text), ("private", "on"), ("kept", kept)]).await.leads();
        rosa.opens(&own).await.has("/marks/remove")
    };
    assert!(!asks_about("Rosa Diaz\n4 May 1950\n").await);
    assert!(asks_about("").await, "nobody was shown it");
    assert!(asks_about("Rosa Diaz").await, "she was shown a part");
    assert!(asks_about("rosa diaz\n4 May 1950").await, "she was shown something else");
    let endless = format!("{}Rosa Diaz\n4 May 1950", "\n".repeat(5_000));
    assert!(asks_about(&endless).await, "nobody reads through that");
} }
