//! One's own words: taken back and deleted, they are gone.

use domain::question::{Left, State, Visibility};
use domain::time::{HOUR, MINUTE};
use serde_json::json;

use crate::world::{Actor, Asked, Planned, World};

/// A word that stands nowhere else.
pub const WORD: &str = "zyzzyvaquokka";

/// The word in everything that a question can hold; it is answered, and the answer public.
pub async fn full(world: &World) -> (Actor, Planned, Asked) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    // Others stand beside it in the same pages and in the same index.
    for n in 0..30 {
        world.phone().asks(&session, &format!("How much water is enough on day {n}?")).await;
    }
    let fields = [
        ("text", "Is the zyzzyvaquokka tea fine at night?"),
        ("name", "Zyzzyvaquokka"),
        ("email", "zyzzyvaquokka@example.org"),
    ];
    let asked = world.phone().asks_as(&session, &fields).await;
    ana.handles(&asked, "note", &[("text", "Called about zyzzyvaquokka.")]).await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    let question = world.question(&asked).await;
    let link = wellspring_core::questions::answer_path(&world.app, &question);
    world.phone().post(&link, &[("text", "zyzzyvaquokka: as a draft.")]).await;
    ana.publishes(&asked, "Is zyzzyvaquokka tea fine?").await;
    let vote = format!("{}/questions/{}/vote", session.page(), asked.handle);
    world.phone().post(&vote, &[("email", "zyzzyvaquokka@example.net")]).await.leads();
    ana.handles(&asked, "answer", &[("text", "Yes, zyzzyvaquokka is."), ("publish", "on")]).await;
    (ana, session, asked)
}

/// Whoever reads what others see, in every form in which it leaves.
async fn nobody_reads(world: &World, session: &Planned, word: &str) {
    let code = &session.code;
    for path in [
        session.page(),
        format!("/events/{}/wall", session.slug),
        format!("/events/{}/embed", session.slug),
        format!("/api/v1/public/sessions/{code}/questions"),
    ] {
        world.phone().opens(&path).await.hides(word);
    }
    let program = world.program("read,desk").await;
    program.opens("/api/v1/questions").await.hides(word);
    program.opens(&format!("/api/v1/questions?q={word}")).await.hides(word);
    world.editor("Eve").await.opens("/inbox?show=all").await.hides(word);
}

story! {
async fn what_an_asker_deletes_stands_nowhere_any_more(world: World) {
    let (ana, session, asked) = full(&world).await;
    assert!(!world.places_of(WORD).await.is_empty(), "there is something to erase");
    let rosa = world.phone();
    rosa.opens(&asked.page).await.says("Delete my data").says("Leave what everybody reads");
    rosa.presses(&format!("{}/erase", asked.page)).await.leads();
    rosa.opens(&asked.page).await.says("Erased").says("only that there was a question").hides(WORD);
    let question = world.question(&asked).await;
    assert_eq!((question.state, question.visibility), (State::Answered, Visibility::Held));
    ana.opens(&asked.desk()).await.says("Erased").says("erased").hides(WORD);
    nobody_reads(&world, &session, WORD).await;
    for (deed, fields) in [("answer", vec![("text", "No.")]), ("publish", vec![]), ("note", vec![("text", "x")]), ("reopen", vec![])] {
        ana.tries(&asked, deed, &fields).await.is(409);
    }
    rosa.presses(&format!("{}/erase", asked.page)).await.is(409);
    rosa.opens(&asked.page).await.hides("Get the answer by e-mail");
    rosa.post(&format!("{}/email", asked.page), &[("email", "zyzzyvaquokka@example.com")]).await.is(422).says("Erased");
    world.run_due_jobs().await;
    assert_eq!(world.places_of(WORD).await, Vec::<String>::new());
    assert_eq!(world.history(&asked).await.last().map(String::as_str), Some("erased"));
    // That there was one, and when, is all that is left.
    assert!(question.answered_at.is_some() && question.acknowledged_at.is_some());
} }

story! {
async fn what_everybody_reads_may_stay_without_its_asker(world: World) {
    let (ana, session, asked) = full(&world).await;
    world.phone().post(&format!("{}/erase", asked.page), &[("keep", "on")]).await.leads();
    world.phone().opens(&session.page()).await.says("Is zyzzyvaquokka tea fine?").says("Yes, zyzzyvaquokka is.");
    world.phone().opens(&asked.page).await.says("without any tie to you").says("Delete my data").hides("at night");
    world.run_due_jobs().await;
    for gone in ["at night", "example.org", "example.net", "as a draft", "Called about"] {
        assert_eq!(world.places_of(gone).await, Vec::<String>::new(), "{gone}");
    }
    assert_eq!(world.question(&asked).await.erasing, Some(Left::Wording));
    // The file rests for a while before it is written anew.
    world.later(11 * MINUTE);
    // Whoever thinks better of it has that removed, too.
    ana.tries(&asked, "erase", &[("reason", "They wrote to us.")]).await.leads();
    world.run_due_jobs().await;
    assert_eq!(world.places_of(WORD).await, Vec::<String>::new());
} }

story! {
async fn taking_back_erases_too(world: World) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    let asked = world.phone().asks(&session, "Is the zyzzyvaquokka tea fine?").await;
    world.phone().presses(&format!("{}/withdraw", asked.page)).await.leads();
    world.phone().opens(&asked.page).await.says("You took this question back.").hides(WORD);
    assert_eq!(world.history(&asked).await, ["received", "withdrawn", "erased"]);
    world.run_due_jobs().await;
    assert_eq!(world.places_of(WORD).await, Vec::<String>::new());
} }

story! {
async fn the_desk_erases_on_request_and_says_why(world: World) {
    let (ana, session, asked) = full(&world).await;
    ana.tries(&asked, "erase", &[]).await.is(422).says("The reason is missing.");
    let program = world.program("read,desk").await;
    let path = format!("/api/v1/questions/{}/erase", asked.id);
    world.program("read").await.sends("POST", &path, &json!({ "reason": "x" })).await.is(403);
    let told = program.sends("POST", &path, &json!({ "reason": "Asked for by letter." })).await.is(200).json();
    assert_eq!((&told["text"], told["erased_at"].is_string()), (&"".into(), true));
    ana.opens(&asked.desk()).await.says("Asked for by letter.");
    nobody_reads(&world, &session, WORD).await;
    world.run_due_jobs().await;
    assert_eq!(world.places_of(WORD).await, Vec::<String>::new());
} }

story! {
async fn while_somebody_may_be_in_danger_it_waits_and_only_the_lane_reads_it(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let fields = [("text", "I have chest pain right now, zyzzyvaquokka"), ("name", "Rosa Luz")];
    let asked = world.phone().asks_as(&session, &fields).await;
    world.phone().opens(&asked.page).await.says("erased as soon as that is over");
    world.phone().presses(&format!("{}/withdraw", asked.page)).await.leads();
    world.phone().opens(&asked.page).await.says("This will be erased.").says("tel:911").hides(WORD);
    // The lane has it, and who it is; nothing else has.
    ana.opens("/inbox").await.says(WORD);
    ana.opens(&asked.desk()).await.says("Rosa Luz").says(WORD);
    let program = world.program("read,desk").await;
    program.opens(&format!("/api/v1/questions?q={WORD}")).await.hides(WORD);
    program.opens("/api/v1/questions").await.hides(WORD);
    for deed in ["publish", "reopen"] {
        ana.tries(&asked, deed, &[]).await.is(409);
    }
    world.later(2 * HOUR);
    world.run_due_jobs().await;
    assert!(!world.places_of(WORD).await.is_empty(), "the alarm is open");
    ana.handles(&asked, "calm", &[]).await;
    ana.opens("/inbox?show=all").await.hides(WORD);
    ana.opens(&asked.desk()).await.hides("Rosa Luz");
    world.later(12 * MINUTE);
    world.run_due_jobs().await;
    assert_eq!(world.places_of(WORD).await, Vec::<String>::new());
    world.phone().opens(&asked.page).await.says("only that there was a question");
} }

story! {
async fn a_backup_that_is_put_back_is_erased_anew(world: World) {
    let (_, _, asked) = full(&world).await;
    let backup = world.backs_up().await;
    world.phone().presses(&format!("{}/erase", asked.page)).await.leads();
    world.run_due_jobs().await;
    let Some(backup) = backup else {
        // On PostgreSQL its words come back by hand.
        world.left_behind("UPDATE questions SET text = 'zyzzyvaquokka', erased_at = NULL, erasing = NULL WHERE erased_at IS NOT NULL").await;
        let again = world.again().await.expect("the same database");
        again.run_due_jobs().await;
        assert_eq!(again.places_of(WORD).await, Vec::<String>::new());
        again.app.close().await;
        return;
    };
    world.puts_back(&backup).await;
    assert_eq!(world.places_of(WORD).await, ["story.db"], "it is back");
    let again = world.again().await.expect("the same database");
    again.phone().opens(&asked.page).await.says("Erased").hides(WORD);
    again.run_due_jobs().await;
    assert_eq!(again.places_of(WORD).await, Vec::<String>::new());
    again.app.close().await;
} }

story! {
async fn what_waited_when_a_backup_was_made_waits_again_once_it_is_put_back(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let asked = world.phone().asks(&session, "I have chest pain right now, zyzzyvaquokka").await;
    let backup = world.backs_up().await;
    world.phone().presses(&format!("{}/withdraw", asked.page)).await.leads();
    match backup {
        Some(backup) => world.puts_back(&backup).await,
        None => world.left_behind("UPDATE questions SET state = 'received', erasing = NULL").await,
    }
    let again = world.again().await.expect("the same database");
    again.phone().opens(&asked.page).await.says("This will be erased.").says("tel:911").hides(WORD);
    assert!(!again.places_of(WORD).await.is_empty(), "the alarm is open");
    again.app.close().await;
} }

story! {
async fn while_a_legal_hold_stands_it_waits_out_of_sight(world: World) {
    let (ana, session, asked) = full(&world).await;
    let vera = world.staff("Vera", domain::staff::Role::Admin).await;
    let set = format!("{}/holds", asked.desk());
    vera.post(&set, &[("reason", ""), ("until", "2027-06-30T00:00")]).await.is(422);
    vera.post(&set, &[("reason", "Claim 17"), ("until", "2020-06-30T00:00")]).await.is(422).says("already over");
    vera.post(&set, &[("reason", "Claim 17"), ("until", "2027-06-30T00:00")]).await.leads();
    ana.opens(&asked.desk()).await.says("Claim 17").hides("Set a legal hold");
    world.phone().opens(&asked.page).await.says("the law asks us to keep it");
    world.phone().presses(&format!("{}/erase", asked.page)).await.leads();
    world.phone().opens(&asked.page).await.says("This will be erased.").hides(WORD);
    nobody_reads(&world, &session, WORD).await;
    ana.opens(&asked.desk()).await.hides("at night").hides("example.org").hides("Called about");
    world.later(2 * HOUR);
    world.run_due_jobs().await;
    assert!(!world.places_of(WORD).await.is_empty(), "the law asks for it");
    vera.presses(&format!("{set}/end")).await.leads();
    vera.presses(&format!("{set}/end")).await.is(409);
    world.run_due_jobs().await;
    assert_eq!(world.places_of(WORD).await, Vec::<String>::new());
} }

story! {
async fn a_hold_of_a_whole_session_holds_each_of_its_questions_until_its_time(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let (one, other) = (world.phone().asks(&session, "zyzzyvaquokka one?").await, world.phone().asks(&session, "zyzzyvaquokka two?").await);
    let program = world.program("operate").await;
    let until = world.now().plus(3 * HOUR).to_string();
    let body = json!({ "reason": "Claim 17", "until": until, "session": true });
    program.sends("POST", &format!("/api/v1/questions/{}/holds", one.id), &body).await.is(204);
    world.phone().presses(&format!("{}/withdraw", other.page)).await.leads();
    world.run_due_jobs().await;
    assert!(!world.places_of("two").await.is_empty());
    world.later(5 * HOUR);
    world.run_due_jobs().await;
    world.phone().opens(&other.page).await.says("only that there was a question");
    assert!(world.question(&one).await.erased_at.is_none(), "nobody asked for that");
} }
