//! Answers that are found again: each published one has its page, in lists, the feed and the search; nothing else has.

use domain::time::DAY;

use crate::world::{Actor, Answer, Asked, Planned, World};

impl Actor {
    /// Publishes a question in these words, and its answer.
    async fn answers_for_all(&self, asked: &Asked, wording: &str, answer: &str) {
        self.publishes(asked, wording).await;
        self.handles(asked, "answer", &[("text", answer), ("publish", "on")]).await;
    }
}

/// Every list in which strangers find answers, in both languages, and the search for `word`.
async fn everywhere(world: &World, word: &str) -> Vec<Answer> {
    let mut found = Vec::new();
    for path in ["/answers", "/answers/feed.atom"] {
        found.push(world.phone().opens(path).await);
    }
    for language in ["", "/es"] {
        found.push(world.phone().opens(&format!("{language}/search?q={word}")).await);
        found.push(world.phone().opens(&format!("{language}/answers")).await);
    }
    found
}

/// A session with a question that is answered for all.
async fn answered(world: &World) -> (Actor, Planned, Asked) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Ginger with my Xarelto, Rosa wonders?").await;
    ana.answers_for_all(&asked, "May I take ginger with a blood thinner?", "Little of it, in food.").await;
    (ana, session, asked)
}

const PAGE: &str = "/answers/may-i-take-ginger-with-a-blood-thinner";

story! {
async fn a_published_answer_has_a_page_in_both_languages(world: World) {
    let (_, session, asked) = answered(&world).await;
    let page = world.phone().opens(PAGE).await.says("May I take ginger with a blood thinner?").says("Little of it, in food.");
    let page = page.says("Answered by our team").says("Tuesday 24 November 2026").says("Wednesday 24 November 2027");
    let page = page.says(&format!("{}#q-{}", session.page(), asked.handle)).says("Sleep after 60").hides("Xarelto").hides("Ana");
    assert!(page.body.contains("itemtype=\"https://schema.org/QAPage\"") && page.body.contains("itemprop=\"acceptedAnswer\""));
    assert_eq!(page.body.matches("<script").count(), page.body.matches("<script type=\"module\" src=").count());
    world.phone().opens(&format!("/es{PAGE}")).await.says("Responde nuestro equipo").says("Little of it, in food.");
    for found in everywhere(&world, "ging").await {
        found.says("May I take ginger with a blood thinner?").hides("Xarelto");
    }
    world.phone().opens("/answers").await.says(PAGE);
    world.phone().get("/answers/nothing").await.is(404);
} }

story! {
async fn what_is_not_public_any_more_is_found_nowhere(world: World) {
    let (ana, _, asked) = answered(&world).await;
    let session = ana.schedules(&[]).await;
    let gone = async |deed: &str| {
        for found in everywhere(&world, "ginger").await {
            assert!(!found.body.contains("thinner") && !found.body.contains("Little of it"), "{deed}");
        }
        world.phone().get(PAGE).await.is(410).hides("thinner?").hides("Little of it");
        world.phone().get(&format!("/es{PAGE}")).await.is(410).hides("Little of it");
    };
    ana.handles(&asked, "hold", &[]).await;
    gone("held").await;
    ana.publishes(&asked, "").await;
    world.phone().opens(PAGE).await.says("Little of it");
    ana.handles(&asked, "urgent", &[]).await;
    gone("urgent").await;
    ana.handles(&asked, "calm", &[]).await;
    ana.publishes(&asked, "").await;
    ana.handles(&asked, "reopen", &[]).await;
    gone("reopened").await;
    ana.handles(&asked, "answer", &[("text", "Little of it, in food."), ("publish", "on")]).await;
    world.phone().opens(PAGE).await.says("Little of it");
    // What was never public has no page, and its words find nothing.
    let held = world.phone().asks(&session, "HELDWORD at night?").await;
    ana.answers(&held, "HELDANSWER").await;
    let secret = world.phone().asks_as(&session, &[("text", "SECRETWORD at night?"), ("private", "on")]).await;
    ana.answers(&secret, "SECRETANSWER").await;
    for word in ["heldword", "heldanswer", "secretword", "secretanswer", "xarelto", "rosa", "night"] {
        let page = world.phone().opens(&format!("/search?q={word}")).await.says("Nothing here has all of these words");
        page.hides("WORD").hides("ANSWER").hides("thinner");
    }
    world.phone().get("/answers/heldword-at-night").await.is(404);
} }

story! {
async fn what_its_asker_takes_back_or_has_erased_leaves_no_word_behind(world: World) {
    let (ana, session, asked) = answered(&world).await;
    ana.handles(&asked, "erase", &[("reason", "They asked by phone.")]).await;
    let rosa = world.phone();
    let own = rosa.asks(&session, "Is turmeric fine?").await;
    ana.answers_for_all(&own, "Is turmeric fine?", "In food, yes.").await;
    rosa.opens("/answers/is-turmeric-fine").await.says("In food, yes.");
    rosa.presses(&format!("{}/withdraw", own.page)).await.leads();
    for page in [PAGE, "/answers/is-turmeric-fine"] {
        world.phone().get(page).await.is(404).hides("turmeric").hides("ginger");
    }
    for found in everywhere(&world, "turmeric").await {
        assert!(!found.body.contains("In food") && !found.body.contains("thinner"));
    }
    assert_eq!((world.count("answers").await, world.count("public_words").await), (0, 1), "the session's words alone are left");
} }

story! {
async fn an_address_stays_and_is_nobody_else_s(world: World) {
    let (ana, session, asked) = answered(&world).await;
    let twin = world.phone().asks(&session, "And ginger?").await;
    ana.answers_for_all(&twin, "May I take ginger with a blood thinner?", "As little as the other.").await;
    ana.publishes(&asked, "May I take a little ginger with a blood thinner?").await;
    world.phone().opens(PAGE).await.says("May I take a little ginger with a blood thinner?").says("Little of it, in food.");
    let list = world.phone().opens("/answers").await;
    let other = list.after("/answers/may-i-take-ginger-with-a-blood-thinner-");
    world.phone().opens(&format!("{PAGE}-{other}")).await.says("As little as the other.");
} }

story! {
async fn a_clinician_s_words_carry_their_name_and_role(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let asked = world.phone().asks(&session, "Is cocoa fine?").await;
    ana.publishes(&asked, "Is cocoa fine at night?").await;
    ana.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    let link = wellspring_core::questions::answer_path(&world.app, &world.question(&asked).await);
    world.phone().post(&link, &[("text", "A small cup, yes.")]).await.leads();
    ana.handles(&asked, "answer", &[("text", "A small cup, yes."), ("publish", "on")]).await;
    world.phone().opens("/answers/is-cocoa-fine-at-night").await.says("Answered by").says("Dr. Mei Lin").says("Geriatrics");
    // Words of the team's own are not hers.
    ana.handles(&asked, "answer", &[("text", "No."), ("publish", "on")]).await;
    world.phone().opens("/answers/is-cocoa-fine-at-night").await.says("Answered by our team").hides("Mei Lin");
} }

story! {
async fn what_is_taken_out_of_the_wording_stays_in_no_address(world: World) {
    let (ana, _, asked) = answered(&world).await;
    ana.publishes(&asked, "Is ginger fine with a blood thinner, and with Zumbalates?").await;
    world.phone().get(PAGE).await.is(404);
    world.phone().opens("/answers").await.says("/answers/is-ginger-fine-with-a-blood-thinner");
    ana.publishes(&asked, "Is ginger fine with a blood thinner?").await;
    let answers = world.phone().opens("/answers").await.hides("umbalates").says("/answers/is-ginger-fine-with-a-blood-thinner");
    assert!(!answers.body.contains(PAGE));
    world.phone().opens("/answers/feed.atom").await.hides("umbalates");
} }

story! {
async fn lists_go_on_page_by_page_and_by_topic(world: World) {
    let ana = world.editor("Ana").await;
    ana.post("/plan/topics", &[("name", "Sleep"), ("name_es", "Sueño")]).await.leads();
    for number in 1..=22 {
        let text = format!("How long is nap number {number}?");
        let asked = world.phone().asks_experts(&[("text", &text), ("topic", if number == 3 { "sleep" } else { "" })]).await;
        ana.answers_for_all(&asked, &text, "Twenty minutes.").await;
    }
    let first = world.phone().opens("/answers").await.says("nap number 22?").says("nap number 3?").hides("nap number 2?");
    let next = first.after("/answers?after=");
    let second = world.phone().opens(&format!("/answers?after={next}")).await.says("nap number 2?").says("nap number 1?");
    second.hides("nap number 3?").hides("Earlier answers").says("The newest answers");
    world.phone().get("/answers?after=nonsense").await.is(404);
    world.phone().opens("/topics/sleep").await.says("Sleep").says("nap number 3?").hides("nap number 4?");
    world.phone().opens("/es/topics/sleep").await.says("Sueño");
    world.phone().get("/topics/nothing").await.is(404);
    assert!(world.phone().opens("/answers").await.body.contains("/topics/sleep"));
} }

story! {
async fn past_its_date_an_answer_says_so_and_is_not_offered(world: World) {
    let (_, session, _) = answered(&world).await;
    let typed = [("text", "May I take ginger with a blood thinner now?")];
    let alike = format!("{}/alike", session.page());
    let offered = world.phone().post(&alike, &typed).await.is(200).json();
    assert_eq!(offered["answers"][0]["url"], PAGE);
    world.phone().opens(PAGE).await.hides("waits to be reviewed");
    world.later(365 * DAY);
    world.phone().opens(PAGE).await.hides("waits to be reviewed");
    world.later(DAY);
    world.phone().opens(PAGE).await.says("This answer waits to be reviewed.");
    world.phone().opens("/answers").await.says("Waits to be reviewed");
    let offered = world.phone().post(&alike, &typed).await.is(200).json();
    assert_eq!(offered["answers"], serde_json::json!([]));
} }

story! {
async fn an_older_database_gets_pages_for_what_it_published(world: World) {
    let (_, session, _) = answered(&world).await;
    world.left_behind("DELETE FROM answers").await;
    world.left_behind("DELETE FROM facts WHERE name IN ('answers have pages', 'what is public is found')").await;
    world.left_behind("DELETE FROM public_words").await;
    let upgraded = world.again().await.expect("a database");
    upgraded.phone().opens(PAGE).await.says("Little of it, in food.");
    upgraded.phone().opens("/search?q=ginger").await.says(PAGE);
    upgraded.phone().opens("/search?q=sleep").await.says(&session.page());
    upgraded.app.close().await;
} }

story! {
async fn whoever_looked_at_an_answer_says_until_when_it_holds(world: World) {
    let (ana, session, asked) = answered(&world).await;
    ana.opens(&asked.desk()).await.says("Published answer").says("2027-11-24").says(PAGE);
    world.later(366 * DAY);
    let ana = world.editor("Eva").await;
    ana.opens(&asked.desk()).await.says("Its date is over");
    ana.tries(&asked, "review_answer", &[("review_by", "2027-11-01")]).await.is(422).says("That day is already over.");
    ana.tries(&asked, "review_answer", &[("review_by", "soon")]).await.is(422);
    ana.handles(&asked, "review_answer", &[("review_by", "2028-02-01")]).await;
    world.phone().opens(PAGE).await.hides("waits to be reviewed").says("Thursday 25 November 2027").says("Tuesday 1 February 2028");
    let typed = [("text", "May I take ginger with a blood thinner now?")];
    let offered = world.phone().post(&format!("{}/alike", session.page()), &typed).await.is(200).json();
    assert_eq!(offered["answers"][0]["url"], PAGE);
    assert_eq!(world.history(&asked).await.last().map(String::as_str), Some("reviewed the answer"));
    ana.handles(&asked, "review_answer", &[]).await;
    world.phone().opens(PAGE).await.says("Saturday 25 November 2028");
    ana.handles(&asked, "hold", &[]).await;
    ana.tries(&asked, "review_answer", &[]).await.is(409).says("There is no public answer to review.");
} }

story! {
async fn the_desk_is_offered_the_nearest_earlier_answers(world: World) {
    let (ana, session, _) = answered(&world).await;
    let again = world.phone().asks(&session, "May I take ginger with my blood thinner?").await;
    let other = world.phone().asks(&session, "How much protein after sixty?").await;
    let page = ana.opens(&again.desk()).await.says("Answered before").says("Little of it, in food.");
    page.says(&format!("We have answered this here: https://wellspring.example{PAGE}")).hides("Xarelto");
    ana.opens(&other.desk()).await.hides("Answered before");
    ana.answers(&again, "Little of it, in food.").await;
    ana.opens(&again.desk()).await.hides("Answered before");
    let late = world.phone().asks_experts(&[("text", "May I take ginger with my blood thinner?")]).await;
    ana.opens(&late.desk()).await.says("Answered before");
    world.later(366 * DAY);
    let eva = world.editor("Eva").await;
    eva.opens(&late.desk()).await.hides("Answered before");
} }

story! {
async fn an_answer_leads_to_its_moment_in_the_recording(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-11-24T17:00")]).await;
    let asked = world.phone().asks(&session, "Is cocoa fine at night?").await;
    ana.publishes(&asked, "").await;
    ana.leads_on(&session, "go_live").await;
    world.later(12 * domain::time::MINUTE + 33_999);
    ana.handles(&asked, "now", &[]).await;
    world.later(domain::time::MINUTE);
    ana.handles(&asked, "answered_live", &[("text", "A small cup, yes.")]).await;
    ana.leads_on(&session, "end").await;
    ana.handles(&asked, "publish_answer", &[]).await;
    let page = "/answers/is-cocoa-fine-at-night";
    world.phone().opens(page).await.hides("recording");
    ana.changes(&session, &[("recording_url", "http://video.example/1")]).await.is(422).says("Use a link that begins with https://.");
    ana.changes(&session, &[("recording_url", "https://youtu.be/abc")]).await.leads();
    world.phone().opens(page).await.says("Watch it in the recording, at 12:34").says("https://youtu.be/abc?t=754s");
    world.phone().opens(&session.page()).await.says("Watch the recording").says("https://youtu.be/abc");
    world.phone().opens(&format!("/es{}", session.page())).await.says("Ver la grabación");
} }
