//! Assistants act for a clinician, and the history says so.

use domain::slot::State;

use super::{answers, asked, history, now, own::own};
use crate::world::Actor;

/// The editor lets Sam Park act for Dr. Lin; gives Sam's page.
pub(super) async fn sam(ana: &Actor, clinician: &str) -> String {
    let page = format!("/people/clinicians/{clinician}");
    ana.post(&format!("{page}/assistants"), &[("name", "Sam Park"), ("email", "sam@clinic.example")]).await.leads();
    let body = ana.opens(&page).await.body;
    let rest = body.split("Link of Sam Park").nth(1).expect("a link of theirs");
    let token = rest.split("https://wellspring.example/clinicians/").nth(1).expect("an address").split('"').next();
    format!("/clinicians/{}", token.expect("a token"))
}

story! {
async fn an_assistant_answers_for_a_clinician_and_the_history_says_so(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, page) = (world.phone(), sam(&ana, slot.clinician_id.as_str()).await);
    phone.opens(&page).await.says("Sam Park for Dr. Mei Lin").says("Sleep after 60");
    let path = format!("{page}/slots/{}", slot.id);
    phone.opens(&path).await.says("Sam Park for Dr. Mei Lin");
    answers(&phone, &path, "confirm", &[]).await.leads();
    assert_eq!(now(&world, &session).await.state, State::Confirmed);
    assert_eq!(history(&world, &session).await.last().expect("a line").0, "Sam Park for Dr. Mei Lin");
    ana.opens(&session.desk()).await.says("Sam Park for Dr. Mei Lin");
    answers(&phone, &path, "decline", &[("reason", "She is on call")]).await.leads();
    ana.opens(&session.desk()).await.says("She is on call").says("Sam Park for Dr. Mei Lin");
} }

story! {
async fn an_assistant_keeps_the_calendar_but_appoints_nobody(world: World) {
    let (ana, _, slot) = asked(&world).await;
    let (phone, page) = (world.phone(), sam(&ana, slot.clinician_id.as_str()).await);
    phone.post(&format!("{page}/leave"), &[("starts_on", "2026-12-24"), ("ends_on", "2026-12-27")]).await.leads();
    phone.opens(&page).await.says("24 – 27 December 2026").hides("Who may act for you");
    phone.post(&format!("{page}/assistants"), &[("name", "Kim"), ("email", "kim@clinic.example")]).await.is(404);
    ana.opens(&format!("/people/clinicians/{}", slot.clinician_id)).await.says("Sam Park for Dr. Mei Lin").hides("Kim");
} }

story! {
async fn an_assistant_who_was_removed_or_given_a_new_link_acts_no_more_by_the_old_one(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let clinician = slot.clinician_id.to_string();
    let (phone, first) = (world.phone(), sam(&ana, &clinician).await);
    let theirs = format!("/people/clinicians/{clinician}");
    let id = ana.opens(&theirs).await.after(&format!("{theirs}/assistants/"));
    ana.presses(&format!("{theirs}/assistants/{id}/link")).await.leads();
    phone.get(&first).await.is(410).says("A newer link has taken its place");
    let body = ana.opens(&theirs).await.body;
    let token = body.split("Link of Sam Park").nth(1).expect("a link").split("/clinicians/").nth(1).expect("an address").split('"').next().expect("a token").to_owned();
    let second = format!("/clinicians/{token}");
    phone.opens(&second).await;
    ana.presses(&format!("{theirs}/assistants/{id}/remove")).await.leads();
    phone.get(&second).await.is(410).says("no longer acts here");
    phone.post(&format!("{second}/slots/{}/confirm", slot.id), &[("sequence", "0")]).await.is(410);
    assert_eq!(now(&world, &session).await.state, State::Proposed);
    ana.opens(&theirs).await.hides("sam@clinic.example");
} }

story! {
async fn a_clinician_appoints_by_their_own_link_and_nobody_elses_assistant_is_touched(world: World) {
    let (ana, _, slot) = asked(&world).await;
    let phone = world.phone();
    let mine = own(&ana, slot.clinician_id.as_str()).await;
    phone.post(&format!("{mine}/assistants"), &[("name", "Kim Roe"), ("email", "kim@clinic.example")]).await.leads();
    let page = phone.opens(&mine).await.says("Kim Roe").says("not used yet");
    let id = page.after(&format!("{mine}/assistants/"));
    phone.post(&format!("{mine}/assistants"), &[("name", "Kim Two"), ("email", "KIM@clinic.example")]).await.is(422).says("acts for them already").says("Kim Two");
    phone.post(&format!("{mine}/assistants"), &[("name", ""), ("email", "x")]).await.is(422).says("The name is missing.");
    let cole = ana.adds_clinician("Dr. Cole").await;
    let theirs = own(&ana, &cole).await;
    phone.presses(&format!("{theirs}/assistants/{id}/remove")).await.is(404);
    phone.presses(&format!("{theirs}/assistants/{id}/link")).await.is(404);
    phone.opens(&mine).await.says("Kim Roe");
} }
