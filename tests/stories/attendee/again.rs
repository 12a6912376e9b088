//! An asker writes once more, and says whether the answer helped.

use domain::question::{State, Urgency, Visibility};
use domain::time::{HOUR, MINUTE};

use crate::safety::rota;
use crate::world::{Asked, World};

/// Asked, published and answered for all to read.
async fn answered(world: &World, text: &str) -> (crate::world::Actor, crate::world::Planned, Asked) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks(&session, text).await;
    rita.publishes(&asked, text).await;
    rita.handles(&asked, "answer", &[("text", "Yes, slowly."), ("publish", "on")]).await;
    (rita, session, asked)
}

async fn writes(world: &World, asked: &Asked, text: &str) -> crate::world::Answer {
    world.phone().post(&format!("{}/follow_up", asked.page), &[("text", text)]).await
}

story! {
async fn who_asks_back_is_untouched_again_and_answered_alone_while_the_published_answer_stays(world: World) {
    let (rita, session, asked) = answered(&world, "May I row?").await;
    world.phone().opens(&asked.page).await.says("Did this help you?").says("Ask back").hides("May I race");
    world.later(HOUR);
    writes(&world, &asked, "And may I race with my ostomy?").await.leads();
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.asks_back(), question.due_at), (State::Received, true, None));
    assert_eq!(question.acknowledged_at, None, "nobody has read that yet, and nobody is told so");
    let late = question.late_at().expect("a clock").to_string();
    assert!(late.starts_with("2026-11-25T11:00:00"), "four working hours from then on: {late}");
    let own = world.phone().opens(&asked.page).await.says("May I row?").says("Yes, slowly.").says("And may I race with my ostomy?");
    own.says("It will be answered by").says("Add something").hides("Did this help you?");
    world.phone().opens(&session.page()).await.says("Yes, slowly.").hides("ostomy");
    rita.opens("/inbox?show=unacknowledged").await.says("Asked back").says("May I row?");
    rita.opens(&asked.desk()).await.says("wrote once more").says("ostomy").says("only they read it");
    rita.answers(&asked, "Not with the bag on.").await;
    world.phone().opens(&asked.page).await.says("Not with the bag on.").says("Did this help you?");
    world.phone().opens(&session.page()).await.says("Yes, slowly.").hides("bag on");
    assert_eq!(world.question(&asked).await.state, State::Answered);
    assert!(world.history(&asked).await.contains(&"wrote once more".to_owned()));
    rita.opens("/inbox").await.hides("May I row?");
} }

story! {
async fn a_clinician_who_is_asked_reads_what_was_asked_back_and_answered_before(world: World) {
    let (rita, session, asked) = answered(&world, "May I row?").await;
    let lin = rita.adds_clinician("Dr. Mei Lin").await;
    writes(&world, &asked, "And may I race with my ostomy?").await.leads();
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    world.later(3 * MINUTE);
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let link = letters.iter().find_map(|letter| letter.text.split_whitespace().find_map(|word| word.split_once("/answer/"))).expect("a link").1;
    let page = format!("/answer/{link}");
    world.phone().opens(&page).await.says("May I row?").says("Yes, slowly.").says("race with my ostomy");
    rita.opens(&format!("{}/wrap", session.desk())).await.says("Asked back");
    rita.opens(&format!("{}/live", session.desk())).await.says("Asked back");
} }

story! {
async fn what_one_asks_back_is_told_to_none_who_asked_the_same(world: World) {
    let (rita, bo, cy) = (world.editor("Rita").await, world.phone(), world.phone());
    let session = rita.schedules(&[]).await;
    let (one, other) = (bo.asks(&session, "May I row?").await, cy.asks(&session, "Is rowing fine?").await);
    rita.publishes(&one, "May I row?").await;
    rita.handles(&other, "join", &[("into", one.id.as_str())]).await;
    rita.answers(&one, "Yes, slowly.").await;
    world.phone().opens(&other.page).await.says("Yes, slowly.");
    writes(&world, &one, "And with a stoma?").await.leads();
    rita.answers(&one, "Not with the bag on.").await;
    world.phone().opens(&other.page).await.says("Yes, slowly.").hides("bag on");
    // And whoever was joined is on their own once they ask back.
    writes(&world, &other, "And at night?").await.leads();
    let question = world.question(&other).await;
    assert_eq!((question.umbrella_id, question.state), (None, State::Received));
    let third = world.phone().asks(&session, "Rowing?").await;
    rita.tries(&third, "join", &[("into", one.id.as_str())]).await.is(409);
} }

story! {
async fn danger_in_what_one_writes_once_more_calls_for_help(world: World) {
    rota(&world).await;
    let (rita, session, asked) = answered(&world, "May I row?").await;
    world.run_due_jobs().await;
    world.mail.take();
    let text = "I have chest pain right now and cannot breathe";
    writes(&world, &asked, text).await.leads();
    world.run_due_jobs().await;
    assert!(world.mail.take().iter().any(|letter| letter.subject.starts_with("Urgent")), "whoever is on duty is called");
    let question = world.question(&asked).await;
    assert_eq!((question.urgency, question.visibility, question.state), (Urgency::Urgent, Visibility::Held, State::Received));
    world.phone().opens(&asked.page).await.says("tel:911").says("chest pain");
    world.phone().opens(&session.page()).await.hides("chest pain").hides("May I row?");
    rita.opens("/inbox").await.says("May be an emergency").says(text);
    rita.handles(&asked, "seen", &[]).await;
    // A second message while somebody is on it calls again; the words that say so stand with it.
    writes(&world, &asked, "It gets worse").await.leads();
    world.run_due_jobs().await;
    assert!(world.mail.take().iter().any(|letter| letter.subject.starts_with("Urgent")));
    rita.opens("/inbox").await.says(text).says("Nobody is on it yet.");
    rita.opens(&asked.desk()).await.says("It gets worse");
    rita.handles(&asked, "calm", &[]).await;
    // That it is none is only said of what was written: whom to call stands on.
    world.phone().opens(&asked.page).await.says("tel:911");
} }

story! {
async fn what_a_child_adds_takes_its_address_away(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks_as(&session, &[("text", "May I row?"), ("email", "kid@mail.example")]).await;
    writes(&world, &asked, "I am 14 and I cannot sleep, what helps?").await.leads();
    rita.opens(&asked.desk()).await.says("A child may have written this.").hides("kid@mail.example");
    world.phone().post(&format!("{}/email", asked.page), &[("email", "kid@mail.example")]).await.is(422);
} }

story! {
async fn more_words_to_what_is_open_move_no_promise_and_its_owner_hears_of_them(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks(&session, "May I row?").await;
    rita.handles(&asked, "acknowledge", &[]).await;
    let before = world.question(&asked).await;
    world.later(HOUR);
    world.run_due_jobs().await;
    world.mail.take();
    for _ in 0..2 {
        writes(&world, &asked, "I mean on a lake with a stoma.").await.leads();
    }
    let after = world.question(&asked).await;
    assert_eq!((after.state, after.answer_by, after.clock_from), (State::Acknowledged, before.answer_by, before.clock_from));
    world.later(3 * MINUTE);
    world.run_due_jobs().await;
    let letters = world.mail.take();
    assert_eq!(letters.iter().map(|letter| letter.subject.as_str()).collect::<Vec<_>>(), ["They have written again"]);
    assert!(!letters[0].text.contains("stoma") && letters[0].text.contains(&asked.desk()), "{}", letters[0].text);
    let thread = rita.opens(&asked.desk()).await;
    assert_eq!(thread.body.matches("on a lake").count(), 1, "a second tap says nothing new");
    let phone = world.phone();
    phone.post(&format!("{}/follow_up", asked.page), &[("text", "  ")]).await.is(422).says("Add something");
    let long = "long ".repeat(300);
    phone.post(&format!("{}/follow_up", asked.page), &[("text", &long)]).await.is(422).says("long long");
} }

story! {
async fn whether_it_helped_is_known_at_the_desk_and_asked_again_of_the_next_answer(world: World) {
    let (rita, _, asked) = answered(&world, "May I row?").await;
    let phone = world.phone();
    phone.presses(&format!("{}/did_not_help", asked.page)).await.leads();
    phone.opens(&asked.page).await.says("Tell us below what is missing");
    rita.opens(&asked.desk()).await.says("No, they say");
    phone.presses(&format!("{}/helped", asked.page)).await.leads();
    rita.opens(&asked.desk()).await.says("Yes, they say").says("said that it helped");
    rita.answers(&asked, "Yes, on flat water.").await;
    assert_eq!(world.question(&asked).await.helped, None);
    let open = phone.asks(&world.editor("Bo").await.schedules(&[]).await, "May I ski?").await;
    phone.presses(&format!("{}/helped", open.page)).await.is(409);
} }

story! {
async fn what_was_taken_back_or_erased_is_not_written_to_and_erasing_takes_all_of_it(world: World) {
    let (_, _, asked) = answered(&world, "May I row?").await;
    writes(&world, &asked, "And with a xylophone?").await.leads();
    assert!(!world.places_of("xylophone").await.is_empty());
    world.phone().presses(&format!("{}/withdraw", asked.page)).await.leads();
    world.run_due_jobs().await;
    assert_eq!(world.places_of("xylophone").await, Vec::<String>::new());
    writes(&world, &asked, "Are you there?").await.is(409);
    world.phone().opens(&asked.page).await.hides("Ask back").hides("Add something");
    let of = world.question(&asked).await;
    assert_eq!((of.state, of.cleared_answer()), (State::Withdrawn, None));
} }

story! {
async fn graver_words_count_while_nobody_is_on_it(world: World) {
    let (rita, _, asked) = answered(&world, "May I row?").await;
    writes(&world, &asked, "I have chest pain right now and cannot breathe").await.leads();
    writes(&world, &asked, "I want to kill myself tonight").await.leads();
    rita.opens("/inbox").await.says("I want to kill myself tonight");
    rita.handles(&asked, "calm", &[]).await;
    assert_eq!(world.question(&asked).await.urgency, Urgency::Urgent, "a second person has to agree");
    // The same words once more, later, are meant once more.
    rita.handles(&asked, "not_yet", &[]).await;
    world.later(MINUTE);
    writes(&world, &asked, "I want to kill myself tonight").await.leads();
    assert_eq!(rita.opens(&asked.desk()).await.body.matches("kill myself tonight").count(), 2);
} }

story! {
async fn what_somebody_marks_as_urgent_stands_with_the_words_that_they_read(world: World) {
    let (rita, _, asked) = answered(&world, "May I row?").await;
    writes(&world, &asked, "The stairs are steep in here").await.leads();
    rita.handles(&asked, "urgent", &[]).await;
    rita.opens("/inbox").await.says("The stairs are steep in here");
} }

story! {
async fn what_they_are_told_after_asking_back_cannot_become_public(world: World) {
    let (rita, session, asked) = answered(&world, "May I row?").await;
    let desk = world.program("desk").await;
    writes(&world, &asked, "And with an ostomy?").await.leads();
    for deed in ["next", "now"] {
        rita.tries(&asked, deed, &[]).await.is(409);
    }
    rita.tries(&asked, "answer", &[("text", "Not with the bag on."), ("publish", "on")]).await.is(409).says("for them alone");
    rita.answers(&asked, "Not with the bag on.").await;
    rita.opens(&asked.desk()).await.hides("Publish the answer too");
    desk.sends("POST", &format!("/api/v1/questions/{}/publish_answer", asked.id), &serde_json::json!({})).await.is(409);
    rita.handles(&asked, "publish_answer", &[("public_text", "Yes, slowly, on flat water.")]).await;
    world.phone().opens(&session.page()).await.says("flat water").hides("bag on");
    // Nor where the first answer was theirs alone.
    let other = world.phone().asks(&session, "May I ski?").await;
    rita.publishes(&other, "May I ski?").await;
    rita.answers(&other, "Ask your surgeon first.").await;
    writes(&world, &other, "She says yes. And then?").await.leads();
    rita.answers(&other, "Then slowly.").await;
    rita.tries(&other, "publish_answer", &[("public_text", "Then slowly.")]).await.is(409);
    world.phone().opens(&session.page()).await.hides("Then slowly").hides("surgeon");
    let viewer = world.staff("Val", domain::staff::Role::Viewer).await;
    viewer.opens(&asked.desk()).await.hides("wrote once more").hides("bag on");
} }

story! {
async fn the_published_answer_stays_where_what_was_asked_back_is_dismissed_or_the_rest_erased(world: World) {
    let (rita, session, asked) = answered(&world, "May I row?").await;
    writes(&world, &asked, "And fly a kite in it?").await.leads();
    rita.handles(&asked, "dismiss", &[("reason", "We cannot say here.")]).await;
    world.phone().opens(&session.page()).await.says("Yes, slowly.");
    world.phone().opens(&asked.page).await.says("We cannot say here.");
    writes(&world, &asked, "Who can, then?").await.leads();
    rita.opens(&asked.desk()).await.says("They were told: We cannot say here.");
    world.phone().post(&format!("{}/erase", asked.page), &[("keep", "on")]).await.leads();
    world.run_due_jobs().await;
    world.phone().opens(&session.page()).await.says("May I row?").says("Yes, slowly.");
    world.phone().opens(&asked.page).await.says("without any tie to you");
    assert_eq!(world.places_of("kite").await, Vec::<String>::new());
} }

story! {
async fn each_answer_after_asking_back_is_told_by_mail(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let asked = world.phone().asks_as(&session, &[("text", "May I row?"), ("email", "rosa@example.org")]).await;
    let told = async || {
        world.later(3 * MINUTE);
        world.run_due_jobs().await;
        world.mail.take().into_iter().filter(|letter| letter.to.1 == "rosa@example.org").count()
    };
    assert_eq!(told().await, 1, "a receipt");
    rita.answers(&asked, "Yes.").await;
    assert_eq!(told().await, 1);
    writes(&world, &asked, "And at night?").await.leads();
    rita.answers(&asked, "With a light.").await;
    assert_eq!(told().await, 1, "the second answer, too");
    rita.answers(&asked, "With two lights.").await;
    assert_eq!(told().await, 0, "a further one is no news");
} }

story! {
async fn more_words_where_nobody_looks_are_untouched_and_leave_what_they_were_joined_with(world: World) {
    let rita = world.editor("Rita").await;
    let session = rita.schedules(&[]).await;
    let (one, other) = (world.phone().asks(&session, "May I row?").await, world.phone().asks(&session, "Is rowing fine?").await);
    rita.publishes(&one, "May I row?").await;
    rita.handles(&other, "join", &[("into", one.id.as_str())]).await;
    writes(&world, &other, "I had a transplant.").await.leads();
    let left = world.question(&other).await;
    assert_eq!((left.umbrella_id, left.state, left.visibility), (None, State::Received, Visibility::Held));
    assert!(left.acknowledged_at.is_some(), "the desk has looked at it once");
    let before = world.question(&one).await;
    writes(&world, &one, "On a lake.").await.leads();
    let longer = world.question(&one).await;
    assert_eq!((longer.state, longer.answer_by, longer.visibility), (State::Received, before.answer_by, Visibility::Public));
    // What the desk has cleared is hidden by no reports.
    for _ in 0..4 {
        world.phone().post(&format!("{}/questions/{}/report", session.page(), one.handle), &[]).await.is(200);
    }
    assert_eq!(world.question(&one).await.visibility, Visibility::Public);
    rita.opens("/inbox?show=unacknowledged").await.says("May I row?").says("Is rowing fine?");
    rita.opens(&one.desk()).await.says("known to the team alone");
} }
