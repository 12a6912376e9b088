//! Clocks of 12 or 24 hours, by who reads.

use domain::time::MINUTE;

use crate::world::World;

/// What a chosen clock writes between its digits and its half of the day.
fn pm(time: &str) -> String {
    time.replace(" pm", "\u{a0}pm")
}

story! {
async fn pages_chips_and_forms_write_clocks_as_their_reader_chose(world: World) {
    let (ana, ben) = (world.editor("Ana").await, world.editor("Ben").await);
    let session = ana.schedules(&[("starts", "2026-11-25T18:00"), ("zone", "UTC")]).await;
    let (agenda, week) = ("/plan?view=agenda&on=2026-11-25", "/plan?view=week&on=2026-11-25");
    ana.opens(agenda).await.says("18:00–19:00").says("data-clock=\"24\"");
    ana.post("/account/clock", &[("clock", "11")]).await.is(422).says("Choose one of: 24, 12.");
    assert_eq!(ana.post("/account/clock", &[("clock", "12")]).await.leads(), "/account?notice=clock#clock");
    ana.opens(agenda).await.says(&pm("6:00 pm–7:00 pm")).hides("18:00–19:00").says("data-clock=\"12\"");
    ana.opens(week).await.says(&pm("12:00 pm")).says(&pm("6:00 pm"));
    ana.opens(&session.desk()).await.says(&pm("6:00 pm–7:00 pm")).hides("18:00–19:00");
    let moved = ana.post(&format!("{}/move", session.desk()), &[("starts", "2026-11-26T18:30"), ("version", "2")]).await.leads();
    ana.opens(&moved).await.says(&pm("26 Nov 2026, 6:30 pm")).says(&pm("Undo: back to Wed 25 Nov 2026, 6:00 pm"));
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let other = ana.schedules(&[("title", "Diet"), ("starts", "2026-11-26T18:30"), ("zone", "UTC")]).await;
    ana.proposes(&lin, &session, &[]).await.leads();
    ana.proposes(&lin, &other, &[]).await.is(409).says(&pm("6:30 pm–7:30 pm"));
    // Everybody else, and everybody outside, reads what they did.
    ben.opens("/plan?view=agenda&on=2026-11-26").await.says("18:30–19:30");
    world.phone().opens(&session.page()).await.says("18:30–19:30");
} }

story! {
async fn clinicians_choose_by_their_link_and_letters_follow_each_reader(world: World) {
    let ana = world.editor("Ana").await;
    ana.post("/account/clock", &[("clock", "12")]).await.leads();
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let token = ana.opens(&format!("/people/clinicians/{lin}")).await.after("https://wellspring.example/clinicians/");
    let (phone, own) = (world.phone(), format!("/clinicians/{token}"));
    ana.proposes(&lin, &session, &[("call_minutes", "15")]).await.leads();
    let letter = |world: World| async move {
        world.later(2 * MINUTE);
        world.run_due_jobs().await;
        world.mail.take().remove(0).text
    };
    assert!(letter(world.clone()).await.contains("18:00–19:00"));
    phone.opens(&own).await.says("18:00–19:00").says("there at 17:45");
    phone.post(&format!("{own}/clock"), &[("clock", "12")]).await.leads();
    phone.opens(&own).await.says(&pm("6:00 pm–7:00 pm")).says(&pm("there at 5:45 pm")).hides("18:00–19:00");
    let slot = world.slots(&session).await.remove(0);
    let path = format!("{own}/slots/{}", slot.id);
    phone.opens(&path).await.says(&pm("6:00 pm–7:00 pm"));
    ana.changes(&session, &[("starts", "2026-12-01T19:00")]).await.leads();
    let changed = letter(world.clone()).await;
    assert!(changed.contains(&pm("7:00 pm–8:00 pm")) && changed.contains(&pm("6:45 pm")), "{changed}");
    // Whoever asked reads of a no by their own clock.
    ana.notes_slot(&slot.id, "confirm").await;
    world.later(2 * MINUTE);
    world.run_due_jobs().await;
    world.mail.take();
    let slot = world.slots(&session).await.remove(0);
    phone.post(&format!("{path}/decline"), &[("sequence", &slot.sequence.to_string()), ("seen_at", &slot.starts_at.to_string())]).await.leads();
    world.later(2 * MINUTE);
    world.run_due_jobs().await;
    let told = world.mail.take().into_iter().find(|letter| letter.subject.contains("declined")).expect("a letter to Ana");
    assert!(told.text.contains(&pm("7:00 pm–8:00 pm")), "{}", told.text);
} }
