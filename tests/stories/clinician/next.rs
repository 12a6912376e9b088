//! A declined slot returns to the editor, with those who could come instead.

use super::{answers, asked, link, now};
use crate::world::Actor;

async fn add(ana: &Actor, name: &str, topics: &str) -> String {
    let email = format!("{}@clinic.example", name.to_lowercase().replace([' ', '.'], ""));
    let fields =
        [("name", name), ("position", ""), ("email", &email), ("zone", "America/New_York"), ("topics", topics)];
    let path = ana.post("/people/clinicians", &fields).await.leads();
    path.rsplit('/').next().expect("an id").split('?').next().expect("an id").to_owned()
}

story! {
async fn the_next_free_experts_by_topic_are_asked_with_one_button(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let cole = add(&ana, "Dr. Free Cole", "sleep apnoea, diet").await;
    let away = add(&ana, "Dr. Away Ames", "sleep").await;
    let taken = add(&ana, "Dr. Taken Toh", "sleep").await;
    add(&ana, "Dr. Other Orr", "knees").await;
    ana.post(&format!("/people/clinicians/{away}/leave"), &[("starts_on", "2026-12-01")]).await.leads();
    let diet = ana.schedules(&[("title", "At the same time"), ("starts", "2026-12-01T18:30"), ("zone", "America/New_York")]).await;
    ana.proposes(&taken, &diet, &[]).await.leads();
    answers(&world.phone(), &link(&world, &slot).await, "decline", &[("reason", "On call")]).await.leads();
    let page = ana.opens(&session.desk()).await.says("Free then, by topic").says("aria-label=\"Ask Dr. Free Cole\"");
    for (name, free) in [("Dr. Away Ames", false), ("Dr. Taken Toh", false), ("Dr. Other Orr", false), ("Dr. Mei Lin", false), ("Dr. Free Cole", true)] {
        assert_eq!(page.has(&format!("Ask {name}")), free, "{name}");
    }
    ana.proposes(&cole, &session, &[]).await.leads();
    assert_eq!(world.slots(&session).await.len(), 2);
    ana.opens(&session.desk()).await.hides("aria-label=\"Ask Dr. Free Cole\"");
} }

story! {
async fn a_named_colleague_is_offered_where_they_are_known(world: World) {
    let (ana, session, slot) = asked(&world).await;
    add(&ana, "Dr. Nora Cole", "knees").await;
    let (phone, link) = (world.phone(), link(&world, &slot).await);
    answers(&phone, &link, "colleague", &[("name", "  "), ("reason", "KEPT REASON")]).await.is(422).says("The colleague’s name is missing.").says("KEPT REASON");
    answers(&phone, &link, "colleague", &[("name", "Nora Cole"), ("reason", "She wrote the paper")]).await.leads();
    phone.opens(&link).await.says("You named a colleague").says("Nora Cole");
    let page = ana.opens(&session.desk()).await;
    page.says("cannot, and names Nora Cole").says("She wrote the paper").says("named by them").says("aria-label=\"Ask Dr. Nora Cole\"");
    assert_eq!(now(&world, &session).await.state, domain::slot::State::Declined);
} }

story! {
async fn a_session_page_reads_as_often_for_one_slot_as_for_many(world: World) {
    let (ana, session, _) = asked(&world).await;
    for n in 0..8 {
        let who = add(&ana, &format!("Dr. No {n}"), "sleep").await;
        ana.proposes(&who, &session, &[]).await.leads();
    }
    for slot in world.slots(&session).await {
        answers(&world.phone(), &link(&world, &slot).await, "decline", &[]).await.leads();
    }
    for n in 0..8 {
        add(&ana, &format!("Dr. Yes {n}"), "sleep").await;
    }
    let page = ana.opens(&session.desk()).await;
    // Four are offered for each: the others are a list away.
    assert!(page.has("Ask Dr. Yes 0") && !page.has("Ask Dr. Yes 7"));
} }
