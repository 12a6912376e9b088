//! A full hall: the desk slows it down, the audience reports, the same question comes ten times, and what is left open
//! finds an owner.

mod bursts;
mod follow;
mod reports;

use domain::question::State;
use domain::time::{DAY, MINUTE, SECOND};
use futures::future::join_all;
use serde_json::json;

use crate::world::{Actor, Answer, Asked, Planned, World};

/// A live session with open moderation, led by Ana; Rita at the desk.
async fn hall(world: &World) -> (Actor, Actor, Planned) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let session = ana.schedules(&[("moderation", "open")]).await;
    ana.leads_on(&session, "go_live").await;
    (ana, rita, session)
}

async fn sets(rita: &Actor, session: &Planned, fields: &[(&str, &str)]) -> Answer {
    rita.post(&format!("{}/hall", session.desk()), fields).await
}

async fn does(rita: &Actor, session: &Planned, asked: &Asked, deed: &str, fields: &[(&str, &str)]) -> Answer {
    rita.post(&format!("{}/live/{}/{deed}", session.desk(), asked.id), fields).await
}

async fn report(phone: &Actor, session: &Planned, asked: &Asked) -> Answer {
    phone.presses(&format!("{}/questions/{}/report", session.page(), asked.handle)).await
}

fn live(session: &Planned) -> String {
    format!("{}/live", session.desk())
}

story! {
async fn the_desk_pauses_questions_and_takes_them_again(world: World) {
    let (_, rita, session) = hall(&world).await;
    let asked = world.phone().asks(&session, "How often may I walk?").await;
    sets(&rita, &session, &[("paused", "on"), ("stage_line", "Two minutes left")]).await.leads();
    rita.opens(&live(&session)).await.says("Questions are paused").says("Take questions again");
    rita.opens(&format!("{}/stage", session.desk())).await.says("Two minutes left");
    let page = world.phone().opens(&session.page()).await;
    page.says("Questions are paused for the moment").hides("Send question").hides("Two minutes left");
    let late = world.phone().sends_question(&session, &[("text", "And in the rain?")]).await.is(409);
    late.says("Questions are paused").says("And in the rain?");
    // Who is here may still say what they want to know.
    world.phone().votes(&session, &asked).await.leads();
    // What the stream tells, the list says to whoever has none.
    let list = world.phone().get(&format!("/api/v1/public/sessions/{}/questions", session.code)).await.is(200).json();
    assert_eq!((list["state"].as_str(), list["paused"].as_bool()), (Some("live"), Some(true)));
    sets(&rita, &session, &[("paused", "off")]).await.leads();
    world.phone().asks(&session, "And in the rain?").await;
    rita.opens(&format!("{}/stage", session.desk())).await.says("Two minutes left");
    assert_eq!(world.how_many(&session).await, 2);
} }

story! {
async fn what_the_desk_had_set_for_the_hall_ends_with_the_session(world: World) {
    let (ana, rita, session) = hall(&world).await;
    sets(&rita, &session, &[("paused", "on"), ("votes_hidden", "on"), ("stage_line", "Goodbye")]).await.leads();
    ana.leads_on(&session, "end").await;
    world.phone().asks(&session, "May I ask afterwards?").await;
    rita.opens(&format!("{}/stage", session.desk())).await.hides("Goodbye");
    sets(&rita, &session, &[("paused", "on")]).await.leads();
    world.phone().sends_question(&session, &[("text", "And now?")]).await.is(409);
} }

story! {
async fn questions_close_at_their_time_and_come_slowly_before(world: World) {
    let (_, rita, session) = hall(&world).await;
    let phone = world.phone();
    sets(&rita, &session, &[("slow_seconds", "60")]).await.leads();
    phone.asks(&session, "How often may I walk?").await;
    let early = phone.sends_question(&session, &[("text", "How far may I walk?")]).await.is(429);
    assert_eq!(early.header("retry-after"), "61");
    early.says("How far may I walk?").says("Each person may ask one question in one minute here.");
    world.phone().opens(&session.page()).await.says("One question in one minute, please.");
    world.phone().asks(&session, "How fast may I walk?").await;
    world.later(MINUTE);
    phone.asks(&session, "How far may I walk?").await;
    let wrong = sets(&rita, &session, &[("questions_until", "noon"), ("slow_seconds", "soon"), ("stage_line", "Five more")]).await;
    wrong.is(422).says("Use 0 to 3600 seconds").says("Five more");
    let until = world.now().plus(10 * MINUTE).to_string();
    sets(&rita, &session, &[("questions_until", &until), ("slow_seconds", "0")]).await.leads();
    world.phone().asks(&session, "Am I in time?").await;
    world.later(10 * MINUTE);
    world.phone().sends_question(&session, &[("text", "Too late?")]).await.is(409).says("Questions are closed");
    world.phone().opens(&session.page()).await.says("You can still vote").hides("Send question");
    sets(&rita, &session, &[("questions_until", "")]).await.leads();
    world.phone().asks(&session, "Open again?").await;
} }

story! {
async fn people_vote_without_seeing_how_others_did(world: World) {
    let (_, rita, session) = hall(&world).await;
    let first = world.phone().asks(&session, "How often may I walk?").await;
    let second = world.phone().asks(&session, "How far may I walk?").await;
    for _ in 0..3 {
        world.phone().votes(&session, &first).await.leads();
    }
    let list = format!("/api/v1/public/sessions/{}/questions", session.code);
    assert_eq!(world.calendar_client().get(&list).await.json()["items"][0]["votes"], 3);
    sets(&rita, &session, &[("votes_hidden", "on")]).await.leads();
    let items = world.calendar_client().get(&list).await.json()["items"].clone();
    assert_eq!((&items[0]["votes"], &items[1]["votes"]), (&json!(0), &json!(0)));
    assert!(items[0]["handle"] == second.handle, "the newest first, whatever is wanted: {items}");
    let mut stream = world.phone().listens(&format!("/api/v1/public/sessions/{}/live", session.code)).await;
    assert_eq!(stream.next().await.data, json!({ "votes": [] }), "whoever begins to listen hears no count");
    let voted = world.phone().with("accept", "application/json").votes(&session, &second).await.is(200).json();
    assert_eq!((&voted["votes"], &voted["voted"]), (&json!(0), &json!(true)));
    world.phone().opens(&format!("{}/wall", session.page())).await.hides("3 votes").hides("Most wanted");
    rita.opens(&live(&session)).await.says("3 votes").says("Show votes");
    sets(&rita, &session, &[("votes_hidden", "off")]).await.leads();
    assert_eq!(world.calendar_client().get(&list).await.json()["items"][0]["votes"], 3);
} }

story! {
async fn the_experts_read_what_the_desk_noted_and_nobody_else_does(world: World) {
    let (_, rita, session) = hall(&world).await;
    let asked = world.phone().asks(&session, "May I walk?").await;
    rita.tries(&asked, "note", &[("text", "Ask back about the hip.")]).await.leads();
    rita.opens(&format!("{}/stage", session.desk())).await.hides("Ask back");
    does(&rita, &session, &asked, "now", &[]).await.leads();
    rita.opens(&format!("{}/stage", session.desk())).await.says("Ask back about the hip.");
    for page in [session.page(), format!("{}/wall", session.page()), format!("{}/embed", session.page()), asked.page.clone()] {
        world.phone().opens(&page).await.says("May I walk?").hides("Ask back");
    }
} }

story! {
async fn a_draft_has_no_hall(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let draft = ana.drafts(&[]).await;
    sets(&rita, &draft, &[("paused", "on")]).await.is(404);
    rita.get(&format!("{}/wrap", draft.desk())).await.is(404);
} }

story! {
async fn one_answer_goes_to_all_who_asked_the_same(world: World) {
    let (_, rita, session) = hall(&world).await;
    let umbrella = world.phone().asks(&session, "May I walk after a stroke?").await;
    let same = world.phone().asks(&session, "Is walking allowed after a stroke?").await;
    let (both, other) = (world.phone(), world.phone());
    both.votes(&session, &umbrella).await.leads();
    both.votes(&session, &same).await.leads();
    other.votes(&session, &same).await.leads();
    does(&rita, &session, &same, "join", &[("into", umbrella.id.as_str())]).await.leads();
    assert_eq!(world.question(&umbrella).await.votes, 2, "who voted for both counts once");
    let page = world.phone().opens(&session.page()).await;
    page.says("May I walk after a stroke?").hides("Is walking allowed");
    rita.opens(&live(&session)).await.says("1 other asks the same").says("Is walking allowed");
    world.phone().opens(&same.page).await.says("One answer goes to all of you").says("May I walk after a stroke?");
    does(&rita, &session, &umbrella, "join", &[("into", same.id.as_str())]).await.is(409).says("Choose a public question");
    does(&rita, &session, &same, "part", &[]).await.leads();
    assert_eq!((world.question(&umbrella).await.votes, world.question(&same).await.votes), (1, 2));
    does(&rita, &session, &same, "join", &[("into", umbrella.id.as_str())]).await.leads();
    does(&rita, &session, &umbrella, "now", &[]).await.leads();
    does(&rita, &session, &umbrella, "answered_live", &[("text", "Yes, slowly.")]).await.leads();
    world.phone().opens(&same.page).await.says("Yes, slowly.");
    assert_eq!(world.question(&same).await.state, State::Answered);
    assert!(world.history(&same).await.contains(&"answered with another".to_owned()));
} }

story! {
async fn a_hall_votes_while_its_questions_are_joined(world: World) {
    let (_, rita, session) = hall(&world).await;
    let umbrella = world.phone().asks(&session, "May I walk after a stroke?").await;
    let same = world.phone().asks(&session, "Is walking allowed after a stroke?").await;
    let phones: Vec<Actor> = (0..12).map(|_| world.phone()).collect();
    // By the first vote we know a phone again.
    join_all(phones.iter().map(|phone| phone.votes(&session, &umbrella))).await;
    for _ in 0..4 {
        let votes = phones.iter().flat_map(|phone| [phone.votes(&session, &umbrella), phone.votes(&session, &same)]);
        let into = [("into", umbrella.id.as_str())];
        let (joined, votes) = tokio::join!(does(&rita, &session, &same, "join", &into), join_all(votes));
        joined.leads();
        // A question that has just been joined takes none.
        assert!(votes.iter().all(|vote| [303, 404].contains(&vote.status)));
        assert_eq!(world.question(&umbrella).await.votes, 12, "each counts once");
        does(&rita, &session, &same, "part", &[]).await.leads();
        assert_eq!(world.question(&umbrella).await.votes, 12, "their own stay");
    }
} }

story! {
async fn what_leaves_takes_its_votes_along_and_what_was_taken_back_holds_up_no_answer(world: World) {
    let (_, rita, session) = hall(&world).await;
    let umbrella = world.phone().asks(&session, "May I walk after a stroke?").await;
    let into = [("into", umbrella.id.as_str())];
    let (pain, gone) = (world.phone().asks(&session, "Walking after a stroke hurts?").await, world.phone().asks(&session, "Is walking allowed after a stroke?").await);
    for same in [&pain, &gone] {
        world.phone().votes(&session, same).await.leads();
        does(&rita, &session, same, "join", &into).await.leads();
    }
    assert_eq!(world.question(&umbrella).await.votes, 2);
    does(&rita, &session, &pain, "urgent", &[]).await.leads();
    assert_eq!((world.question(&umbrella).await.votes, world.question(&pain).await.umbrella_id), (1, None));
    world.phone().presses(&format!("{}/withdraw", gone.page)).await.leads();
    rita.answers(&umbrella, "Yes, slowly.").await;
    assert_eq!(world.question(&umbrella).await.state, State::Answered);
    assert_eq!(world.question(&gone).await.answer, None);
} }

story! {
async fn where_there_will_be_no_answer_each_stands_for_itself_again(world: World) {
    let (_, rita, session) = hall(&world).await;
    let (first, second) = (world.phone(), world.phone());
    let umbrella = first.asks(&session, "May I walk after a stroke?").await;
    let same = second.asks(&session, "Is walking allowed after a stroke?").await;
    world.phone().votes(&session, &same).await.leads();
    does(&rita, &session, &same, "join", &[("into", umbrella.id.as_str())]).await.leads();
    first.presses(&format!("{}/withdraw", umbrella.page)).await.leads();
    let same = world.question(&same).await;
    assert_eq!((same.umbrella_id, same.votes, same.state), (None, 1, State::Acknowledged));
    world.phone().opens(&session.page()).await.says("Is walking allowed").hides("May I walk");
} }

story! {
async fn what_is_put_off_has_an_owner_and_a_time_and_its_asker_knows_both(world: World) {
    let (ana, rita, session) = hall(&world).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let asked = world.phone().asks(&session, "May I walk after a stroke?").await;
    let past = [("due_at", "2020-01-01T10:00"), ("clinician_id", lin.as_str())];
    does(&rita, &session, &asked, "later", &past).await.is(422).says("That time is already over").says("2020-01-01T10:00");
    does(&rita, &session, &asked, "later", &[("due_at", "")]).await.is(422).says("Say until when");
    let due = [("due_at", "2026-11-26T10:00"), ("clinician_id", lin.as_str())];
    does(&rita, &session, &asked, "later", &due).await.leads();
    let question = world.question(&asked).await;
    assert!(question.due_at.is_some() && question.clinician_id.is_some());
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let letter = letters.iter().find(|letter| letter.text.contains("A few sentences are enough")).expect("a letter");
    assert!(letter.text.contains("Please answer until") && !letter.text.contains("stroke"), "{}", letter.text);
    world.phone().opens(&asked.page).await.says("It will be answered by Thu 26 Nov 2026, 10:00");
    let program = world.program("desk").await;
    let overdue = |answer: Answer| answer.json()["items"].as_array().expect("a list").len();
    assert_eq!(overdue(program.get("/api/v1/questions?overdue=true").await.is(200)), 0);
    world.later(2 * DAY);
    assert_eq!(overdue(program.get("/api/v1/questions?overdue=true").await.is(200)), 1);
} }

story! {
async fn what_a_session_leaves_open_is_handed_out(world: World) {
    let (ana, rita, session) = hall(&world).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let mut asked = Vec::new();
    for text in ["May I walk?", "May I swim?", "May I fly?"] {
        asked.push(world.phone().asks(&session, text).await);
    }
    let ended = ana.presses(&format!("{}/end", session.desk())).await.leads();
    assert!(ended.starts_with(&format!("{}/wrap", session.desk())), "{ended}");
    rita.opens(&ended).await.says("3 questions without an owner").says("May I fly?");
    world.phone().opens(&session.page()).await.says("Answers are coming").says("3 questions are still open");
    let name = |field: &str, n: usize| format!("{field}-{}", asked[n].id);
    let fields = [
        (name("chosen", 0), "on".to_owned()), (name("clinician_id", 0), lin.clone()), (name("due_at", 0), "2026-11-27T10:00".into()),
        (name("chosen", 1), "on".to_owned()), (name("due_at", 1), "2020-01-01T10:00".into()),
        (name("chosen", 2), "on".to_owned()), (name("reason", 2), "Please ask your airline.".into()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let again = rita.post(&format!("{}/wrap", session.desk()), &fields).await.is(422);
    again.says("That time is already over").says("2020-01-01T10:00").hides("May I fly?").says("1 question without an owner");
    assert!(world.question(&asked[0]).await.clinician_id.is_some());
    assert_eq!(world.question(&asked[2]).await.state, State::Dismissed);
    world.phone().opens(&asked[2].page).await.says("Please ask your airline.");
    let rest = [(name("chosen", 1), "on"), (name("due_at", 1), "2026-11-27T10:00")];
    let rest: Vec<(&str, &str)> = rest.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    rita.post(&format!("{}/wrap", session.desk()), &rest).await.leads();
    rita.opens(&format!("{}/wrap", session.desk())).await.says("Each has an owner and a time");
    world.phone().opens(&asked[1].page).await.says("by the team.");
} }

story! {
async fn a_colleague_sees_whose_hands_a_question_is_in(world: World) {
    let (_, rita, session) = hall(&world).await;
    let omar = world.responder("Omar").await;
    let asked = world.phone().asks(&session, "May I walk?").await;
    does(&rita, &session, &asked, "claim", &[]).await.leads();
    omar.opens(&live(&session)).await.says("Rita has it open");
    rita.opens(&live(&session)).await.hides("has it open");
    does(&omar, &session, &asked, "claim", &[]).await.leads();
    rita.opens(&live(&session)).await.hides("has it open");
    world.later(2 * MINUTE + SECOND);
    omar.opens(&live(&session)).await.hides("has it open");
    does(&omar, &session, &asked, "claim", &[]).await.leads();
    rita.opens(&live(&session)).await.says("Omar has it open");
    does(&omar, &session, &asked, "aside", &[]).await.leads();
    rita.opens(&live(&session)).await.hides("has it open");
} }

story! {
async fn the_desk_looks_for_words_and_for_an_experts_questions(world: World) {
    let (ana, rita, session) = hall(&world).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &session, &[]).await;
    let walk = world.phone().asks(&session, "May I walk?").await;
    world.phone().asks(&session, "May I swim?").await;
    rita.opens(&format!("{}?q=swim", live(&session))).await.says("May I swim?").hides("May I walk?");
    does(&rita, &session, &walk, "route", &[("clinician_id", &lin)]).await.leads();
    rita.opens(&format!("{}?owner={lin}", live(&session))).await.says("May I walk?").hides("May I swim?");
} }

async fn near(phone: &Actor, session: &Planned, text: &str) -> serde_json::Value {
    let found = phone.post(&format!("{}/alike", session.page()), &[("text", text)]).await.is(200);
    assert_eq!(found.header("cache-control"), "no-store");
    found.json()
}

story! {
async fn what_was_asked_already_is_offered_while_one_types(world: World) {
    let (_, rita, session) = hall(&world).await;
    let answered = world.phone().asks(&session, "May I walk after a stroke?").await;
    world.phone().asks(&session, "Is melatonin safe at night?").await;
    let secret = world.phone().asks(&session, "May I walk after a stroke in my own street?").await;
    rita.tries(&secret, "hold", &[]).await.leads();
    does(&rita, &session, &answered, "answered_live", &[("text", "Yes, slowly.")]).await.leads();
    let found = near(&world.phone(), &session, "Can I go walking after my stroke?").await;
    assert_eq!(found["answers"].as_array().map(Vec::len), Some(1), "{found}");
    assert_eq!(found["answers"][0]["answer"], "Yes, slowly.");
    assert!(!found.to_string().contains("street"), "{found}");
    let found = near(&world.phone(), &session, "Is melatonin not safe at night, 50 mg?").await;
    assert_eq!(found["questions"][0]["text"], "Is melatonin safe at night?");
    let none = json!({ "answers": [], "questions": [], "marks": [] });
    assert_eq!(near(&world.phone(), &session, "melatonin?").await, none);
    assert_eq!(near(&world.phone(), &session, "Where do I park my bicycle?").await, none);
    // What is taken back in this moment is not offered any more.
    rita.tries(&answered, "hold", &[]).await.leads();
    assert_eq!(near(&world.phone(), &session, "Can I go walking after my stroke?").await["answers"], json!([]));
    assert_eq!(world.how_many(&session).await, 3, "nothing that was typed is kept");
} }

story! {
async fn a_page_of_thousands_shows_the_most_wanted_and_the_way_to_all(world: World) {
    let (_, rita, session) = hall(&world).await;
    let first = world.phone().asks(&session, "Answered, and little wanted?").await;
    does(&rita, &session, &first, "answered_live", &[("text", "Yes.")]).await.leads();
    for n in 0..201 {
        world.later(SECOND);
        let asked = world.phone().asks(&session, &format!("Question number {n:03}?")).await;
        if n > 0 {
            world.phone().votes(&session, &asked).await.leads();
        }
    }
    let page = world.phone().opens(&session.page()).await;
    page.says("The 201 most wanted of 202 questions.").says("Answered, and little wanted?").hides("number 000");
    world.phone().opens(&format!("{}?all=1", session.page())).await.says("number 000").hides("most wanted of");
    let newest = world.phone().opens(&format!("{}?sort=newest", session.page())).await;
    let newest = newest.says("The 201 newest of 202 questions.").hides("number 000");
    assert!(newest.body.find("number 200") < newest.body.find("number 199"));
} }

story! {
async fn the_hospitals_own_page_shows_what_is_public_in_a_frame(world: World) {
    let (_, rita, session) = hall(&world).await;
    let asked = world.phone().asks(&session, "May I walk?").await;
    let secret = world.phone().asks(&session, "My own pills?").await;
    rita.tries(&secret, "hold", &[]).await.leads();
    let frame = world.phone().opens(&format!("{}/embed", session.page())).await;
    assert!(frame.header("content-security-policy").contains("frame-ancestors 'none'"), "nobody is named in the settings");
    frame.says("May I walk?").hides("pills");
    does(&rita, &session, &asked, "answered_live", &[("text", "Yes, slowly.")]).await.leads();
    world.phone().opens(&format!("{}/embed", session.page())).await.says("Yes, slowly.");
} }
