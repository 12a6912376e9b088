//! Addresses are written to once their owners said yes, and an asker's link is replaced.

use super::{does, hall};
use crate::world::{Asked, Planned, World};

/// Votes for it with an address, and says yes by the letter that asks.
async fn follows(world: &World, session: &Planned, asked: &Asked, email: &str) -> String {
    let vote = format!("{}/questions/{}/vote", session.page(), asked.handle);
    world.phone().post(&vote, &[("email", email)]).await.leads();
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let letter = letters.iter().find(|letter| letter.to.1 == email).expect("a letter that asks");
    let start = letter.text.find("/follow/").expect("a link");
    letter.text[start..].split_whitespace().next().expect("its end").to_owned()
}

story! {
async fn who_had_the_same_question_gets_its_answer_by_mail(world: World) {
    let (_, rita, session) = hall(&world).await;
    let asked = world.phone().asks(&session, "Is melatonin safe at night?").await;
    let vote = format!("{}/questions/{}/vote", session.page(), asked.handle);
    world.phone().post(&vote, &[("email", "not an address")]).await.is(422);
    assert_eq!(world.question(&asked).await.votes, 0, "what is refused is refused whole");
    let page = follows(&world, &session, &asked, "rosa@example.org").await;
    world.phone().opens(&page).await.says("Shall we send you the answer?").says("Is melatonin safe");
    world.phone().presses(&format!("{page}/confirm")).await.leads();
    world.phone().opens(&page).await.says("You get the answer by e-mail");
    does(&rita, &session, &asked, "answered_live", &[("text", "In small doses.")]).await.leads();
    world.run_due_jobs().await;
    let letters = world.mail.take();
    let mine: Vec<_> = letters.iter().filter(|letter| letter.to.1 == "rosa@example.org").collect();
    assert_eq!(mine.len(), 1);
    assert!(mine[0].text.contains(&format!("/events/{}#q-{}", session.slug, asked.handle)), "{}", mine[0].text);
    assert!(!mine[0].text.contains("melatonin") && !mine[0].text.contains("doses"));
    world.phone().opens(&page).await.says("We have sent you the answer");
} }

story! {
async fn nobody_gets_an_answer_at_an_address_whose_owner_said_nothing_or_no(world: World) {
    let (_, rita, session) = hall(&world).await;
    let asked = world.phone().asks(&session, "Is melatonin safe at night?").await;
    follows(&world, &session, &asked, "silent@example.org").await;
    let page = follows(&world, &session, &asked, "no@example.org").await;
    world.phone().presses(&format!("{page}/stop")).await.is(200).says("Forgotten");
    world.phone().get(&page).await.is(404);
    let late = follows(&world, &session, &asked, "late@example.org").await;
    does(&rita, &session, &asked, "answered_live", &[("text", "In small doses.")]).await.leads();
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().len(), 0);
    // Who says yes once the answer is there is told at once, and once.
    for _ in 0..2 {
        world.phone().presses(&format!("{late}/confirm")).await.leads();
        world.run_due_jobs().await;
    }
    let told: Vec<String> = world.mail.take().into_iter().map(|letter| letter.to.1.to_string()).collect();
    assert_eq!(told, ["late@example.org"]);
    world.phone().get("/follow/AAAA").await.is(404);
} }

story! {
async fn nobody_floods_an_address_that_is_not_theirs(world: World) {
    let (_, _, session) = hall(&world).await;
    let mut votes = Vec::new();
    for n in 0..8 {
        let asked = world.phone().asks(&session, &format!("Question number {n}?")).await;
        votes.push(format!("{}/questions/{}/vote", session.page(), asked.handle));
    }
    for vote in votes.iter().chain(&votes[..2]) {
        world.phone().post(vote, &[("email", "victim@example.org")]).await.leads();
    }
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().len(), 5);
} }

story! {
async fn an_asker_replaces_a_link_that_others_may_have(world: World) {
    let (_, rita, session) = hall(&world).await;
    let rosa = world.phone();
    let asked = rosa.asks_as(&session, &[("text", "My pills?"), ("private", "on"), ("email", "rosa@example.org")]).await;
    rosa.opens(&asked.page).await.says("Replace this link");
    let new = rosa.presses(&format!("{}/link", asked.page)).await.leads();
    assert_ne!(new, asked.page);
    rosa.opens(&new).await.says("My pills?");
    world.phone().get(&asked.page).await.is(404);
    for deed in ["link", "withdraw"] {
        world.phone().presses(&format!("{}/{deed}", asked.page)).await.is(404);
    }
    assert!(world.history(&asked).await.contains(&"replaced their link".to_owned()));
    rita.handles(&asked, "acknowledge", &[]).await;
    world.run_due_jobs().await;
    let letter = world.mail.take().pop().expect("a letter");
    let link = letter.text.lines().find(|line| line.contains("/questions/")).expect("a link").replace("https://wellspring.example", "");
    rosa.opens(link.trim()).await.says("My pills?").says(&new);
} }
