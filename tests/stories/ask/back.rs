//! Coming back: by a short code, by the device, by a letter that may have gone astray.

use domain::time::{DAY, MINUTE};

use super::{is_locked, letter_link};
use crate::world::{Actor, Answer, Asked};

const SECRET: &str = "May I fly with my plaster cast?";

async fn asks_in_private(rosa: &Actor) -> Asked {
    rosa.asks_experts(&[("text", SECRET), ("email", "rosa@mail.example"), ("private", "on")]).await
}

/// The code that one's own page shows.
fn code(page: &Answer) -> String {
    let rest = page.body.split("id=\"short-code\"").nth(1).expect("a code");
    rest.split('>').nth(1).and_then(|rest| rest.split('<').next()).expect("a code").to_owned()
}

story! {
async fn a_short_code_opens_the_page_however_it_is_typed(world: World) {
    let rosa = world.phone();
    let asked = rosa.asks_experts(&[("text", SECRET), ("private", "on")]).await;
    let code = code(&rosa.opens(&asked.page).await);
    assert_eq!(code.len(), 11, "{code}");
    world.phone().opens("/questions").await.says("Short code");
    for typed in [code.clone(), code.to_uppercase(), code.replace('-', "")] {
        let elsewhere = world.phone();
        assert_eq!(elsewhere.post("/questions", &[("code", &typed)]).await.leads(), asked.page, "{typed}");
    }
    // What is kept is not the code.
    let kept = world.rows("SELECT code FROM questions").await.concat();
    assert!(!kept.contains(&code) && !kept.contains(&code.replace('-', "")), "{kept}");
} }

story! {
async fn a_wrong_code_is_told_the_same_whatever_is_wrong_and_is_slowed_down(world: World) {
    let asked = world.phone().asks_experts(&[("text", SECRET), ("private", "on")]).await;
    let guesser = world.phone();
    let told = |page: Answer| page.is(422).body;
    let first = told(guesser.post("/questions", &[("code", "aaaaa-aaaaa")]).await);
    for wrong in ["", "x", "bbbbb-bbbbb", &asked.handle, &"z".repeat(300), "000000"] {
        assert_eq!(told(guesser.post("/questions", &[("code", wrong)]).await), first, "{wrong}");
    }
    for _ in 0..3 {
        guesser.post("/questions", &[("code", "ccccc-ccccc")]).await.is(422);
    }
    let slowed = guesser.post("/questions", &[("code", "ddddd-ddddd")]).await.is(429);
    assert!(slowed.header("retry-after").parse::<u64>().is_ok_and(|seconds| seconds > 10));
    // Other networks go on.
    world.phone().post("/questions", &[("code", "ddddd-ddddd")]).await.is(422);
} }

story! {
async fn another_link_has_another_code(world: World) {
    let rosa = world.phone();
    let asked = rosa.asks_experts(&[("text", SECRET), ("private", "on")]).await;
    let old = code(&rosa.opens(&asked.page).await);
    let page = rosa.presses(&format!("{}/link", asked.page)).await.leads();
    let new = code(&rosa.opens(&page).await);
    assert_ne!(old, new);
    world.phone().post("/questions", &[("code", &old)]).await.is(422);
    assert_eq!(world.phone().post("/questions", &[("code", &new)]).await.leads(), page);
} }

story! {
async fn what_was_asked_on_a_device_is_found_again_there_and_nowhere_else(world: World) {
    let (ana, rosa) = (world.editor("Ana").await, world.phone());
    let session = ana.schedules(&[("title", "Sleep after 60")]).await;
    rosa.opens("/ask/mine").await.says("Nothing was asked in this browser");
    let one = rosa.asks_experts(&[("text", SECRET), ("private", "on")]).await;
    world.later(MINUTE);
    let other = rosa.asks(&session, "Is a nap bad?").await;
    let page = rosa.opens("/ask/mine").await.says(&one.page).says(&other.page).says("Sleep after 60");
    let page = page.says("We have your question.").hides(SECRET).hides("nap bad");
    assert!(page.header("cache-control").starts_with("no-store"), "{}", page.header("cache-control"));
    world.phone().opens("/ask/mine").await.hides(&one.page).says("Nothing was asked in this browser");
    for place in ["/ask", &session.page()] {
        world.phone().opens(place).await.says("data-mine=\"/ask/mine\"").hides(&one.page);
    }
} }

story! {
async fn a_mailed_link_shows_a_private_thread_on_the_device_that_asked_alone(world: World) {
    let (rita, rosa) = (world.responder("Rita").await, world.phone());
    let asked = asks_in_private(&rosa).await;
    world.run_due_jobs().await;
    let letters = world.mail.take();
    assert_eq!(letters.len(), 1, "a receipt at once");
    assert_eq!(letters[0].subject, "We have your question");
    assert!(!format!("{:?}", letters[0]).contains("plaster"));
    rita.answers(&asked, "After two days.").await;
    let link = letter_link(&world).await;
    assert_ne!(link, asked.page);

    let stranger = world.phone();
    let page = stranger.opens(&link).await.says("Your question is answered.").hides("two days").hides(&asked.page);
    assert!(is_locked(&page, SECRET));
    for deed in ["withdraw", "link", "confirm"] {
        stranger.presses(&format!("{link}/{deed}")).await.is(404);
    }
    stranger.post(&format!("{link}/email"), &[("email", "mallory@mail.example")]).await.is(404);
    rosa.opens(&link).await.says(SECRET).says("After two days.");
    // Elsewhere she gives the short code.
    let code = code(&rosa.opens(&asked.page).await);
    stranger.opens(&link).await.says("action=\"/questions\"");
    assert_eq!(stranger.post("/questions", &[("code", &code)]).await.leads(), asked.page);
} }

story! {
async fn once_its_address_was_confirmed_on_that_device_a_mailed_link_opens_everywhere(world: World) {
    let (rosa, laptop) = (world.phone(), world.phone());
    let asked = asks_in_private(&rosa).await;
    let link = letter_link(&world).await;
    rosa.opens(&asked.page).await.hides("to your own address?");
    rosa.opens(&link).await.says("Did this letter come to your own address?");
    assert!(is_locked(&laptop.opens(&link).await, SECRET), "looking confirms nothing");
    for _ in 0..2 {
        assert_eq!(rosa.presses(&format!("{link}/confirm")).await.leads(), link);
    }
    laptop.opens(&link).await.says(SECRET);
    rosa.opens(&link).await.hides("to your own address?");
    assert!(world.history(&asked).await.contains(&"confirmed their address".to_owned()));
    // A link that went to another address opens nothing any more.
    rosa.post(&format!("{}/email", asked.page), &[("email", "other@mail.example")]).await.leads();
    laptop.get(&link).await.is(404);
} }

story! {
async fn what_is_not_private_opens_by_the_letter_anywhere(world: World) {
    let (rita, rosa) = (world.responder("Rita").await, world.phone());
    let asked = rosa.asks_experts(&[("text", "Is tea fine at night?"), ("email", "rosa@mail.example")]).await;
    rita.answers(&asked, "Herbal, yes.").await;
    let link = letter_link(&world).await;
    world.phone().opens(&link).await.says("Herbal, yes.").hides(&asked.page).hides("id=\"short-code\"").hides("Take it back");
    // Addresses are mistyped: whoever else got the letter decides nothing.
    for deed in ["withdraw", "erase", "link"] {
        world.phone().presses(&format!("{link}/{deed}")).await.is(404);
    }
    world.phone().post(&format!("{link}/email"), &[("email", "mallory@mail.example")]).await.is(404);
    rosa.opens(&link).await.says(&asked.page);
    rita.handles(&asked, "urgent", &[]).await;
    assert!(is_locked(&world.phone().opens(&link).await, "Is tea fine"), "what is urgent stays with its asker");
} }

story! {
async fn an_address_is_left_changed_and_taken_back_afterwards(world: World) {
    let rosa = world.phone();
    let asked = rosa.asks_experts(&[("text", SECRET), ("private", "on")]).await;
    let form = format!("{}/email", asked.page);
    rosa.opens(&asked.page).await.says("Get the answer by e-mail");
    rosa.post(&form, &[("email", "rosa at mail")]).await.is(422).says("rosa at mail").says("Use an e-mail address");
    for (typed, says) in [("rosa@mail.example", "Change or take back"), ("rosa@other.example", "Change or take back"), ("", "Get the answer by e-mail")] {
        assert_eq!(rosa.post(&form, &[("email", typed)]).await.leads(), asked.page);
        rosa.opens(&asked.page).await.says(says).hides("rosa@mail.example");
    }
    rosa.post(&form, &[("email", "rosa@mail.example")]).await.leads();
    // The same once more says nothing new.
    rosa.post(&form, &[("email", "rosa@mail.example")]).await.leads();
    world.run_due_jobs().await;
    let told: Vec<String> = world.mail.take().into_iter().map(|letter| letter.to.1).collect();
    assert_eq!(told, ["rosa@mail.example", "rosa@other.example", "rosa@mail.example"]);
    let history = world.history(&asked).await;
    assert_eq!(history, ["received", "left an address", "left an address", "took their address back", "left an address"]);
} }

story! {
async fn nobody_is_flooded_with_receipts(world: World) {
    for n in 0..8 {
        world.phone().asks_experts(&[("text", &format!("Question {n}?")), ("email", "victim@mail.example")]).await;
    }
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().len(), 5);
    world.later(DAY + 1);
    world.phone().asks_experts(&[("text", "The next day?"), ("email", "victim@mail.example")]).await;
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().len(), 1);
} }

story! {
async fn the_desk_sends_the_link_again_to_the_same_address_alone(world: World) {
    let (rita, rosa) = (world.responder("Rita").await, world.phone());
    let without = rosa.asks_experts(&[("text", "No address?"), ("private", "on")]).await;
    rita.opens(&without.desk()).await.hides("Send the link again");
    rita.tries(&without, "send_link", &[]).await.is(409).says("left no address");
    let asked = asks_in_private(&rosa).await;
    let first = letter_link(&world).await;
    rita.opens(&asked.desk()).await.says("Send the link again");
    rita.handles(&asked, "send_link", &[("text", "mallory@mail.example"), ("email", "mallory@mail.example")]).await;
    world.run_due_jobs().await;
    let letter = world.mail.take().pop().expect("a letter");
    assert_eq!(letter.to.1, "rosa@mail.example");
    assert!(letter.text.contains(&first), "{}", letter.text);
    assert_eq!(world.history(&asked).await, ["received", "sent the link again"]);
    for _ in 0..3 {
        rita.handles(&asked, "send_link", &[]).await;
    }
    rita.tries(&asked, "send_link", &[]).await.is(409).says("several times today");
} }
