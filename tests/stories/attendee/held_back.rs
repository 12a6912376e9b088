//! What never leaves: each story puts something there that could leak, then looks everywhere that strangers can.

use domain::time::SECOND;

use crate::world::{Planned, World};

/// Every address at which a stranger may read of a session.
async fn everywhere(world: &World, session: &Planned) -> Vec<crate::world::Answer> {
    let phone = world.phone();
    let mut answers = Vec::new();
    for path in [
        "/".to_owned(),
        "/calendar?month=2026-11".to_owned(),
        session.page(),
        format!("{}/mine", session.page()),
        format!("{}/event.ics", session.page()),
        "/calendar.ics".to_owned(),
        "/answers".to_owned(),
        "/answers/feed.atom".to_owned(),
        "/search?q=text".to_owned(),
        "/es/search?q=answertext".to_owned(),
        format!("/api/v1/public/sessions/{}/questions", session.code),
        format!("/api/v1/public/sessions/{}/questions", session.slug),
    ] {
        answers.push(phone.opens(&path).await);
    }
    answers
}

story! {
async fn nothing_held_private_named_or_noted_is_anywhere_that_strangers_look(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let phone = world.phone();
    let held = phone.asks_as(&session, &[("text", "HELDTEXT"), ("name", "HELDNAME"), ("email", "held@mail.example")]).await;
    let secret = phone.asks_as(&session, &[("text", "PRIVATETEXT"), ("name", "PRIVNAME"), ("email", "priv@mail.example"), ("private", "on")]).await;
    let shown = phone.asks_as(&session, &[("text", "ORIGINALTEXT"), ("name", "SHOWNNAME"), ("email", "shown@mail.example")]).await;
    ana.publishes(&shown, "CLEAREDTEXT").await;
    ana.handles(&shown, "note", &[("text", "NOTETEXT")]).await;
    ana.handles(&held, "note", &[("text", "NOTETEXT")]).await;
    ana.answers(&shown, "ANSWERTEXT").await;
    ana.answers(&secret, "PRIVATEANSWER").await;
    let words = [
        "HELDTEXT", "HELDNAME", "held@mail", "PRIVATETEXT", "PRIVNAME", "priv@mail", "ORIGINALTEXT", "SHOWNNAME", "shown@mail",
        "NOTETEXT", "ANSWERTEXT", "PRIVATEANSWER", "Ana", "@clinic.example",
    ];
    let mut cleared = 0;
    for answer in everywhere(&world, &session).await {
        cleared += usize::from(answer.has("CLEAREDTEXT"));
        words.iter().fold(answer, |answer, word| answer.hides(word));
    }
    assert_eq!(cleared, 3, "the cleared wording is on the page and in both lists");
} }

story! {
async fn the_stream_and_its_replay_carry_cleared_text_only(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let live = format!("/api/v1/public/sessions/{}/live", session.code);
    let mut stream = world.phone().listens(&live).await;
    let phone = world.phone();
    let held = phone.asks_as(&session, &[("text", "HELDTEXT"), ("name", "HELDNAME")]).await;
    phone.asks_as(&session, &[("text", "PRIVATETEXT"), ("private", "on")]).await;
    ana.handles(&held, "note", &[("text", "NOTETEXT")]).await;
    let shown = phone.asks_as(&session, &[("text", "ORIGINALTEXT"), ("name", "SHOWNNAME"), ("email", "shown@mail.example")]).await;
    ana.publishes(&shown, "CLEAREDTEXT").await;
    let seen = stream.next().await;
    let replayed = world.phone().listens(&format!("{live}?after=1")).await.next().await;
    for event in [seen, replayed] {
        let text = event.data.to_string();
        assert_eq!(event.data["text"], "CLEAREDTEXT");
        for word in ["HELD", "PRIVATE", "ORIGINAL", "SHOWN", "NOTE", "mail"] {
            assert!(!text.contains(word), "{text}");
        }
    }
} }

story! {
async fn an_open_sessions_stream_carries_no_private_question(world: World) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    let mut stream = world.phone().listens(&format!("/api/v1/public/sessions/{}/live", session.code)).await;
    world.phone().asks_as(&session, &[("text", "PRIVATETEXT"), ("private", "on")]).await;
    let shown = world.phone().asks(&session, "For everybody?").await;
    assert_eq!(stream.next().await.data["handle"], shown.handle.as_str());
} }

story! {
async fn a_private_question_never_becomes_public(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let rosa = world.phone();
    let asked = rosa.asks_as(&session, &[("text", "PRIVATETEXT"), ("private", "on")]).await;
    ana.tries(&asked, "publish", &[("public_text", "A WORDING")]).await.is(409).says("Its author asked for privacy");
    ana.handles(&asked, "answer", &[("text", "For you alone.")]).await;
    ana.tries(&asked, "publish_answer", &[]).await.is(409);
    ana.tries(&asked, "answer", &[("text", "In public?"), ("publish", "on")]).await.is(409);
    ana.tries(&asked, "hold", &[]).await.is(409);
    for answer in everywhere(&world, &session).await {
        answer.hides("PRIVATETEXT").hides("A WORDING").hides("For you alone").hides("In public?");
    }
    rosa.opens(&asked.page).await.says("PRIVATETEXT").says("For you alone.").says("Private: only the team sees it.");
    world.phone().votes(&session, &asked).await.is(404);
} }

story! {
async fn what_is_held_again_is_gone_everywhere(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "SHOWNTHENHELD").await;
    ana.publishes(&asked, "").await;
    world.phone().opens(&session.page()).await.says("SHOWNTHENHELD");
    world.later(SECOND);
    ana.handles(&asked, "hold", &[]).await;
    for answer in everywhere(&world, &session).await {
        answer.hides("SHOWNTHENHELD");
    }
    world.phone().votes(&session, &asked).await.is(404);
} }

story! {
async fn a_note_is_read_by_staff_alone(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("moderation", "open")]).await;
    let rosa = world.phone();
    let asked = rosa.asks(&session, "Is this fine?").await;
    ana.handles(&asked, "note", &[("text", "She rang us twice already.")]).await;
    ana.opens(&asked.desk()).await.says("She rang us twice already.").says("internal");
    rosa.opens(&asked.page).await.hides("rang us");
    world.phone().opens(&session.page()).await.hides("rang us");
    assert_eq!(world.history(&asked).await, ["received", "noted"]);
} }

story! {
async fn the_asker_is_not_told_who_at_the_desk_did_what(world: World) {
    let ana = world.editor("Anastasia").await;
    let session = ana.schedules(&[]).await;
    let rosa = world.phone();
    let asked = rosa.asks_as(&session, &[("text", "Is this fine?"), ("email", "rosa@mail.example")]).await;
    ana.answers(&asked, "Yes.").await;
    // Whoever holds the link reads the page, so the address that was left is not on it.
    rosa.opens(&asked.page).await.says("Yes.").hides("Anastasia").hides("rosa@mail.example");
} }

story! {
async fn a_link_of_another_purpose_or_a_changed_one_opens_nothing(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    let asked = world.phone().asks(&session, "Mine?").await;
    let token = asked.page.rsplit('/').next().expect("a token");
    let changed = format!("{}{}", if token.starts_with('A') { 'B' } else { 'A' }, &token[1..]);
    for wrong in [changed.as_str(), "", "x", asked.handle.as_str(), asked.id.as_str()] {
        world.phone().get(&format!("/questions/{wrong}")).await.is(404).hides("Mine?");
    }
    world.phone().get(&format!("/feeds/{token}/calendar.ics")).await.is(404);
    world.phone().get(&format!("/setup/{token}")).await.is(404);
} }
