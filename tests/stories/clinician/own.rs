//! All slots of one clinician on one page, by a link of their own.

use domain::slot::State;
use domain::time::DAY;

use super::{answers, asked, now};
use crate::world::Actor;

pub async fn own(ana: &Actor, clinician: &str) -> String {
    let token =
        ana.opens(&format!("/people/clinicians/{clinician}")).await.after("https://wellspring.example/clinicians/");
    format!("/clinicians/{token}")
}

story! {
async fn all_slots_stand_on_one_page_and_are_answered_there(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let diet = ana.schedules(&[("title", "Diet"), ("starts", "2026-12-03T18:00"), ("zone", "America/New_York")]).await;
    ana.proposes(slot.clinician_id.as_str(), &diet, &[("call_minutes", "15")]).await.leads();
    let (phone, own) = (world.phone(), own(&ana, slot.clinician_id.as_str()).await);
    let page = phone.opens(&own).await;
    assert_eq!((page.header("cache-control").as_str(), page.header("referrer-policy").as_str()), ("no-store, no-transform", "no-referrer"));
    page.says("Dr. Mei Lin").says("Waiting for your answer").says("Sleep after 60").says("Diet").says("there at 17:45").says("lag by up to a day");
    let diet_slot = now(&world, &diet).await;
    let path = format!("{own}/slots/{}", diet_slot.id);
    answers(&phone, &path, "confirm", &[]).await.leads();
    phone.opens(&own).await.says("Agreed");
    assert_eq!((now(&world, &diet).await.state, now(&world, &session).await.state), (State::Confirmed, State::Proposed));
    assert_eq!(now(&world, &diet).await.link_used_at, None, "another link was used");
    ana.opens(&format!("/people/clinicians/{}", slot.clinician_id)).await.says("Last used ");
} }

story! {
async fn what_is_called_off_is_told_and_then_leaves(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, own) = (world.phone(), own(&ana, slot.clinician_id.as_str()).await);
    ana.leads_on(&session, "cancel").await;
    phone.opens(&own).await.says("Called off or declined").says("Cancelled").says("Nothing waits for your answer.");
    world.later(8 * DAY);
    phone.opens(&own).await.says("Nothing to come");
} }

story! {
async fn somebody_elses_slot_is_not_there(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let cole = ana.adds_clinician("Dr. Cole").await;
    let own = own(&ana, &cole).await;
    let phone = world.phone();
    phone.get(&format!("{own}/slots/{}", slot.id)).await.is(404);
    phone.post(&format!("{own}/slots/{}/confirm", slot.id), &[("sequence", "0")]).await.is(404);
    assert_eq!(now(&world, &session).await.state, State::Proposed);
} }

story! {
async fn their_link_made_anew_ends_the_old_one(world: World) {
    let (ana, _, slot) = asked(&world).await;
    let clinician = slot.clinician_id.to_string();
    let (phone, old) = (world.phone(), own(&ana, &clinician).await);
    phone.opens(&old).await;
    ana.presses(&format!("/people/clinicians/{clinician}/link")).await.leads();
    phone.get(&old).await.is(410).says("A newer link has taken its place");
    phone.get(&format!("{old}/slots/{}", slot.id)).await.is(410);
    phone.post(&format!("{old}/leave"), &[("starts_on", "2026-12-24")]).await.is(410);
    let new = own(&ana, &clinician).await;
    assert_ne!(new, old);
    phone.opens(&new).await;
} }
