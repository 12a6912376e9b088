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
    // Moved and declined within one bundle: of what waits, their calendar alone is told, once.
    ana.changes(&session, &[("starts", "2026-12-01T12:00")]).await.leads();
    ana.notes_slot(&slot.id, "decline").await;
    let told = letters(&world).await;
    assert!(told.len() == 1 && object(&told[0]).contains("METHOD:CANCEL") && told[0].subject.starts_with("Noted, you cannot make it"));
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

/// SEQUENCE of a letter's calendar object.
fn sequence(object: &str) -> i64 {
    object
        .split("SEQUENCE:")
        .nth(1)
        .and_then(|rest| rest.split("\r\n").next())
        .and_then(|n| n.parse().ok())
        .expect("a SEQUENCE")
}

story! {
async fn what_is_said_by_link_or_to_the_team_stands_in_their_calendar(world: World) {
    let (ana, session) = asked(&world).await;
    let asked = object(&letters(&world).await[0]);
    let slot = world.slots(&session).await.remove(0);
    let link = world.link(&slot).await.replace("https://wellspring.example", "");
    let phone = world.phone();
    phone.post(&format!("{link}/confirm"), &[("sequence", "0")]).await.leads();
    let told = letters(&world).await;
    assert_eq!(told.len(), 1);
    let agreed = object(&told[0]);
    for line in ["METHOD:REQUEST", "STATUS:CONFIRMED", "PARTSTAT=ACCEPTED"] {
        assert!(agreed.contains(line), "no {line} in {agreed}");
    }
    assert_eq!(sequence(&agreed), sequence(&asked), "agreeing changes neither time nor place");
    assert!(told[0].subject.starts_with("Your part:"));
    phone.post(&format!("{link}/confirm"), &[("sequence", "0")]).await.leads();
    assert!(letters(&world).await.is_empty(), "twice is once");
    phone.post(&format!("{link}/decline"), &[("sequence", "0"), ("reason", "On call")]).await.leads();
    ana.opens(&session.desk()).await.hides("will be told that it is off");
    let told = letters(&world).await;
    let off = object(&told[0]);
    assert!(told.len() == 1 && off.contains("METHOD:CANCEL") && off.contains("STATUS:CANCELLED") && sequence(&off) > sequence(&agreed), "{off}");
    assert!(!told[0].text.contains("On call"));
    assert!(letters(&world).await.is_empty());
} }

story! {
async fn what_is_said_within_a_bundle_makes_one_letter(world: World) {
    let (ana, session) = asked(&world).await;
    let slot = world.slots(&session).await.remove(0);
    // Agreed before the invitation went: one letter says so.
    ana.notes_slot(&slot.id, "confirm").await;
    let told = letters(&world).await;
    assert!(told.len() == 1 && object(&told[0]).contains("PARTSTAT=ACCEPTED"));
    // Declined before anybody was told of the other session: nobody is told at all.
    let other = ana.schedules(&[("title", "Other"), ("starts", "2026-12-03T18:00")]).await;
    ana.proposes(slot.clinician_id.as_str(), &other, &[]).await.leads();
    ana.notes_slot(&world.slots(&other).await[0].id, "decline").await;
    assert!(letters(&world).await.is_empty());
} }

/// Dr. Lin's form with another address.
async fn readdresses(ana: &crate::world::Actor, clinician: &str, email: &str) {
    let path = format!("/people/clinicians/{clinician}");
    let version = crate::world::field(&ana.opens(&path).await.body, "version");
    let fields = [
        ("version", version.as_str()),
        ("name", "Dr. Mei Lin"),
        ("position", "Geriatrics"),
        ("email", email),
        ("zone", "America/New_York"),
        ("topics", "sleep"),
    ];
    ana.post(&path, &fields).await.leads();
}

story! {
async fn a_changed_address_is_invited_and_the_old_one_told(world: World) {
    let (ana, session) = asked(&world).await;
    let first = object(&letters(&world).await[0]);
    let slot = world.slots(&session).await.remove(0);
    let lin = slot.clinician_id.to_string();
    let old_link = world.link(&slot).await.replace("https://wellspring.example", "");
    readdresses(&ana, &lin, "lin@elsewhere.example").await;
    let told = letters(&world).await;
    let to: Vec<_> = told.iter().map(|letter| letter.to.1.as_str()).collect();
    assert_eq!(to, ["drmeilin@clinic.example", "lin@elsewhere.example"]);
    let (off, asked) = (object(&told[0]), object(&told[1]));
    assert!(off.contains("METHOD:CANCEL") && off.contains("mailto:drmeilin@clinic.example") && !told[0].text.contains("elsewhere.example"), "{off}");
    assert!(asked.contains("METHOD:REQUEST") && asked.contains("PARTSTAT=NEEDS-ACTION") && asked.contains("mailto:lin@elsewhere.example"), "{asked}");
    // Should both lead to one calendar, what is asked now is the newest.
    assert!(sequence(&first) < sequence(&off) && sequence(&off) < sequence(&asked));
    // Whoever holds the old letter answers no more.
    world.phone().get(&old_link).await.is(410);
    assert!(letters(&world).await.is_empty());
    // There and back before anybody was told: nobody is told.
    readdresses(&ana, &lin, "lin@third.example").await;
    readdresses(&ana, &lin, "lin@elsewhere.example").await;
    assert!(letters(&world).await.is_empty());
    // What is taken back is taken out where it stands; whoever was never told hears nothing.
    readdresses(&ana, &lin, "lin@third.example").await;
    ana.notes_slot(&slot.id, "withdraw").await;
    let told = letters(&world).await;
    assert!(told.len() == 1 && told[0].to.1 == "lin@elsewhere.example" && object(&told[0]).contains("METHOD:CANCEL"));
} }

story! {
async fn who_agreed_stays_agreed_at_another_address(world: World) {
    let (ana, session) = asked(&world).await;
    letters(&world).await;
    let slot = world.slots(&session).await.remove(0);
    ana.notes_slot(&slot.id, "confirm").await;
    letters(&world).await;
    readdresses(&ana, slot.clinician_id.as_str(), "lin@elsewhere.example").await;
    let told = letters(&world).await;
    assert!(told.len() == 2 && object(&told[1]).contains("PARTSTAT=ACCEPTED") && told[1].subject.starts_with("Your part:"));
    assert_eq!(world.slots(&session).await[0].state, State::Confirmed);
    // What is over is let lie.
    world.later(30 * domain::time::DAY);
    let ana = world.editor("Ana Again").await;
    readdresses(&ana, slot.clinician_id.as_str(), "lin@third.example").await;
    assert!(letters(&world).await.is_empty());
} }
