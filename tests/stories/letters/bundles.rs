//! What waits in a bundle, and what never becomes a letter.

use domain::slot::State;

use super::{asked, letters, object};

story! {
async fn a_new_title_is_told_once_and_its_stamp_is_newer(world: World) {
    let (ana, session) = asked(&world).await;
    let first = object(&letters(&world).await[0]);
    ana.changes(&session, &[("title", "Sleep, after all")]).await.leads();
    let told = letters(&world).await;
    assert_eq!(told.len(), 1);
    let second = object(&told[0]);
    let stamp = |text: &str| text.split("DTSTAMP:").nth(1).map(|rest| rest[..16].to_owned()).expect("a stamp");
    assert!(second.contains("SUMMARY:Sleep\\, after all (expert)") && second.contains("SEQUENCE:0"), "{second}");
    assert!(stamp(&second) > stamp(&first), "a program takes the newer of two with one SEQUENCE");
    assert!(letters(&world).await.is_empty());
} }

story! {
async fn whoever_declined_hears_no_more(world: World) {
    let (ana, session) = asked(&world).await;
    letters(&world).await;
    let slot = world.slots(&session).await.remove(0);
    // Moved and declined within one bundle: the notice that waits has nothing to tell any more.
    ana.changes(&session, &[("starts", "2026-12-01T12:00")]).await.leads();
    ana.notes_slot(&slot.id, "decline").await;
    assert!(letters(&world).await.is_empty());
    ana.changes(&session, &[("title", "Another title"), ("starts", "2026-12-01T13:00")]).await.leads();
    ana.notes_slot(&slot.id, "withdraw").await;
    assert!(letters(&world).await.is_empty());
    ana.leads_on(&session, "cancel").await;
    assert!(letters(&world).await.is_empty());
} }

story! {
async fn the_sessions_page_says_what_waits_and_sends_it_now(world: World) {
    let (ana, session) = asked(&world).await;
    ana.opens(&session.desk()).await.says("1 clinician will be asked.").says("Send now");
    letters(&world).await;
    ana.opens(&session.desk()).await.hides("will be asked");
    ana.changes(&session, &[("starts", "2026-12-01T12:00")]).await.leads();
    ana.opens(&session.desk()).await.says("1 clinician will be asked again, 1 invitation re-sent.");
    // A move back leaves nothing to tell.
    ana.changes(&session, &[("starts", "2026-12-01T18:00")]).await.leads();
    ana.opens(&session.desk()).await.hides("will be asked");
    ana.changes(&session, &[("starts", "2026-12-01T12:00")]).await.leads();
    ana.presses(&format!("{}/tell", session.desk())).await.leads();
    world.run_due_jobs().await;
    assert_eq!(world.mail.take().len(), 1, "nobody waited for the bundle");
    ana.presses(&format!("{}/tell", session.desk())).await.is(409);
    ana.leads_on(&session, "cancel").await;
    ana.opens(&session.desk()).await.says("1 clinician will be told that it is off.");
} }

story! {
async fn a_draft_whose_clinicians_were_invited_is_cancelled_rather_than_deleted(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[("starts", "2026-12-01T18:00")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    assert_eq!(letters(&world).await.len(), 1);
    ana.presses(&format!("{}/delete", session.desk())).await.is(409).says("Cancel it instead");
    ana.leads_on(&session, "cancel").await;
    let told = letters(&world).await;
    assert!(told.len() == 1 && told[0].subject.starts_with("Cancelled: "));
} }

story! {
async fn another_time_asked_for_after_a_no_takes_nobody_twice(world: World) {
    let (ana, session) = asked(&world).await;
    let slot = world.slots(&session).await.remove(0);
    ana.notes_slot(&slot.id, "decline").await;
    let other = ana.schedules(&[("title", "Other"), ("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    ana.proposes(slot.clinician_id.as_str(), &other, &[]).await.leads();
    let link = world.link(&slot).await.replace("https://wellspring.example", "");
    let wish = [("starts", "2026-12-02T18:00"), ("zone", "America/New_York")];
    world.phone().post(&format!("{link}/another_time"), &wish).await.is(409);
    assert_eq!(world.slots(&session).await[0].state, State::Declined);
} }
