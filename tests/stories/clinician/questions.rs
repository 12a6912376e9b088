//! What waits for a clinician's answer stands on their own page, without a word of it.

use super::assistants::sam;
use super::own::own;

story! {
async fn what_a_clinician_is_asked_stands_on_their_own_page_without_a_word_of_it(world: World) {
    let (ana, rita, phone) = (world.editor("Ana").await, world.responder("Rita").await, world.phone());
    let session = ana.schedules(&[("title", "Sleep after 60")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let page = own(&ana, &lin).await;
    phone.opens(&page).await.hides("Questions for you");
    let held = world.phone().asks(&session, "Melatonin with warfarin?").await;
    let private = world.phone().asks_as(&session, &[("text", "Is my tremor a sign?"), ("private", "on")]).await;
    for asked in [&held, &private] {
        rita.handles(asked, "route", &[("clinician_id", &lin)]).await;
    }
    phone.opens(&page).await.hides("Nothing waits for your answer.");
    let seen = phone.opens(&page).await.says("Questions for you").says("Sleep after 60").says("Please answer by");
    assert_eq!(seen.body.matches("/answer/").count(), 1, "what is private opens by the letter's link alone");
    let answer = format!("/answer/{}", seen.after("/answer/"));
    seen.says("Private: open it by the link in your letter.").hides("warfarin").hides("tremor");
    phone.opens(&answer).await.says("Melatonin with warfarin?");
    phone.post(&answer, &[("text", "No.")]).await.leads();
    phone.opens(&page).await.says("You have answered");
    phone.opens(&format!("/es{page}")).await.says("Preguntas para usted").hides("warfarin");
    rita.answers(&held, "No.").await;
    rita.handles(&private, "urgent", &[]).await;
    phone.opens(&page).await.hides("Questions for you").hides("/answer/");
} }

story! {
async fn whoever_acts_for_a_clinician_is_shown_no_question(world: World) {
    let (ana, rita) = (world.editor("Ana").await, world.responder("Rita").await);
    let (session, lin) = (ana.schedules(&[]).await, ana.adds_clinician("Dr. Mei Lin").await);
    let asked = world.phone().asks(&session, "Melatonin with warfarin?").await;
    rita.handles(&asked, "route", &[("clinician_id", &lin)]).await;
    world.phone().opens(&sam(&ana, &lin).await).await.hides("Questions for you").hides("/answer/");
    world.phone().opens(&own(&ana, &lin).await).await.says("Questions for you");
} }
