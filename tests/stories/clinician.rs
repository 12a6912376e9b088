//! Clinicians: two minutes between patients, a phone, a link, and no login.

mod assistants;
mod away;
mod feed;
mod languages;
mod next;
pub mod own;
mod questions;

use domain::activity::Noun;
use domain::slot::{Slot, State};
use domain::time::{DAY, HOUR, MINUTE};

use crate::world::{Actor, Planned, World, field};

/// A session on Tuesday 1 December, 18:00 in New York, with Dr. Lin asked to it.
async fn asked(world: &World) -> (Actor, Planned, Slot) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    let slot = world.slots(&session).await.remove(0);
    (ana, session, slot)
}

/// The path of a slot's link.
async fn link(world: &World, slot: &Slot) -> String {
    path(&world.link(slot).await)
}

fn path(url: &str) -> String {
    url.strip_prefix("https://wellspring.example").expect("our address").to_owned()
}

/// The session's only slot as stored.
async fn now(world: &World, session: &Planned) -> Slot {
    world.slots(session).await.remove(0)
}

/// Who did what to a session, as its page tells it.
async fn history(world: &World, session: &Planned) -> Vec<(String, String)> {
    world.record(Noun::Session, &session.id).await.into_iter().map(|line| (line.actor, line.verb.to_string())).collect()
}

/// Everything that a slot's page tells of the slot at present, to see whether anything changed.
async fn all_slots(world: &World, session: &Planned) -> String {
    format!("{:?} {:?}", world.slots(session).await, history(world, session).await)
}

/// Presses a button of the page that is open at `path`.
async fn answers(phone: &Actor, path: &str, step: &str, more: &[(&str, &str)]) -> crate::world::Answer {
    let page = phone.opens(path).await;
    let (sequence, seen_at) = (field(&page.body, "sequence"), field(&page.body, "seen_at"));
    let seen = [("sequence", sequence.as_str()), ("seen_at", seen_at.as_str())];
    let fields: Vec<_> = seen.into_iter().chain(more.iter().copied()).collect();
    phone.post(&format!("{path}/{step}"), &fields).await
}

story! {
async fn a_slot_is_confirmed_with_one_tap(world: World) {
    let (_, session, slot) = asked(&world).await;
    let (phone, link) = (world.phone(), link(&world, &slot).await);
    let page = phone.opens(&link).await;
    assert_eq!((page.header("cache-control").as_str(), page.header("referrer-policy").as_str()), ("no-store, no-transform", "no-referrer"));
    page.says("Sleep after 60").says("Tuesday 1 December 2026").says("18:00–19:00").says("New York time (EST)");
    assert_eq!(answers(&phone, &link, "confirm", &[]).await.leads(), link);
    phone.opens(&link).await.says("You are confirmed");
    let after = now(&world, &session).await;
    assert_eq!((after.state, after.sequence), (State::Confirmed, slot.sequence));
    assert_eq!(history(&world, &session).await.last().expect("a line"), &("Dr. Mei Lin".to_owned(), "confirmed their part".to_owned()));
    world.phone().opens(&session.page()).await.says("Dr. Mei Lin");
    // A second tap is the same one.
    answers(&phone, &link, "confirm", &[]).await.leads();
    assert_eq!(history(&world, &session).await.iter().filter(|(_, verb)| verb == "confirmed their part").count(), 1);
} }

story! {
async fn a_mail_scanner_that_opens_a_link_changes_nothing(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let own = ana.opens(&format!("/people/clinicians/{}", slot.clinician_id)).await.after("https://wellspring.example/clinicians/");
    let before = all_slots(&world, &session).await;
    for link in [link(&world, &slot).await, format!("/clinicians/{own}"), format!("/clinicians/{own}/slots/{}", slot.id)] {
        for method in ["GET", "HEAD", "GET", "HEAD"] {
            let scanner = world.phone().without_cookies();
            scanner.does(method, &link).await.is(200);
            for step in ["confirm", "decline"] {
                let (status, _) = scanner.knocks("GET", &format!("{link}/{step}")).await;
                assert!(status == 404 || status == 405, "GET {link}/{step}: {status}");
            }
        }
    }
    assert_eq!(all_slots(&world, &session).await, before);
    assert_eq!(now(&world, &session).await.link_used_at, None);
} }

story! {
async fn a_time_stands_in_their_zone_first_and_in_the_sessions_beside_it(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "Europe/Berlin")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    let more = [("call_minutes", "20"), ("offset_minutes", "15"), ("minutes", "30"), ("role", "chair")];
    ana.proposes(&lin, &session, &more).await.leads();
    let slot = now(&world, &session).await;
    let page = world.phone().opens(&link(&world, &slot).await).await;
    page.says("12:15–12:45").says("New York time (EST)").says("18:15–18:45, Berlin time (CET)").says("Please be there at ").says("11:55")
        .says("20 minutes before").says("The whole session: ").says("12:00–13:00").says("chair").says("https://meet.example/sleep");
} }

story! {
async fn whoever_declines_gives_a_reason_to_the_team_alone(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, link) = (world.phone(), link(&world, &slot).await);
    answers(&phone, &link, "decline", &[("reason", "On call that night")]).await.leads();
    phone.opens(&link).await.says("You declined").says("On call that night").hides(">Confirm<");
    assert_eq!(now(&world, &session).await.state, State::Declined);
    ana.opens(&session.desk()).await.says("On call that night").says("cannot make it");
    world.phone().opens(&session.page()).await.hides("On call that night").hides("Dr. Mei Lin");
    ana.opens("/plan?on=2026-12-01").await.says("Dr. Mei Lin declined, and nobody was asked since.");
    // It is no answer to take back by the same link.
    let sequence = slot.sequence.to_string();
    phone.post(&format!("{link}/confirm"), &[("sequence", &sequence)]).await.is(409);
    let long = "x".repeat(501);
    phone.post(&format!("{link}/decline"), &[("reason", &long)]).await.is(422).says("at most 500 characters");
} }

story! {
async fn whoever_asked_reads_by_mail_that_a_clinician_cannot(world: World) {
    let (ana, session, slot) = asked(&world).await;
    world.editor("Bea").await;
    answers(&world.phone(), &link(&world, &slot).await, "decline", &[("reason", "On call that night")]).await.leads();
    world.run_due_jobs().await;
    let told = world.mail.take();
    let letter = told.iter().find(|letter| letter.subject.contains("declined")).expect("a letter");
    assert_eq!(letter.to.0, "Ana");
    assert!(letter.text.contains("On call that night") && letter.text.contains("18:00"), "{}", letter.text);
    // Somebody else is asked, and nothing is left to look at.
    let cole = ana.adds_clinician("Dr. Cole").await;
    ana.proposes(&cole, &session, &[]).await.leads();
    ana.opens("/plan?on=2026-12-01").await.hides("nobody was asked since");
} }

story! {
async fn a_confirmation_after_the_slot_moved_shows_the_new_time_and_asks_again(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, link) = (world.phone(), link(&world, &slot).await);
    let page = phone.opens(&link).await;
    let (sequence, seen_at) = (field(&page.body, "sequence"), field(&page.body, "seen_at"));
    ana.changes(&session, &[("starts", "2026-12-02T20:00")]).await.leads();
    for step in ["confirm", "decline", "another_time", "colleague"] {
        let fields = [("sequence", sequence.as_str()), ("seen_at", seen_at.as_str()), ("name", "Cole"), ("starts", "2026-12-03T10:00"), ("zone", "America/New_York")];
        let page = phone.post(&format!("{link}/{step}"), &fields).await.is(409);
        page.says("This has changed since you opened it").says("Tue 1 Dec 2026, 18:00").says("Wednesday 2 December 2026").says("20:00–21:00").says("Confirm the new time");
    }
    assert_eq!(now(&world, &session).await.state, State::Proposed);
    answers(&phone, &link, "confirm", &[]).await.leads();
    assert_eq!(now(&world, &session).await.state, State::Confirmed);
} }

story! {
async fn another_time_goes_to_the_editor_who_moves_the_session_there_with_one_button(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let cole = ana.adds_clinician("Dr. Cole").await;
    ana.proposes(&cole, &session, &[]).await.leads();
    let of_cole = world.slots(&session).await.into_iter().find(|other| other.id != slot.id).expect("a slot");
    ana.notes_slot(&of_cole.id, "confirm").await;
    let (phone, link) = (world.phone(), link(&world, &slot).await);
    let wish = [("starts", "2026-12-02T19:30"), ("zone", "America/New_York"), ("reason", "Clinic until seven")];
    answers(&phone, &link, "another_time", &wish).await.leads();
    phone.opens(&link).await.says("You asked for another time").says("Wed 2 Dec 2026, 19:30–20:30");
    let page = ana.opens(&session.desk()).await;
    page.says("could at another time: Wed 2 Dec 2026, 19:30–20:30, New York time (EST)").says("Clinic until seven").says("Move the session there");
    ana.presses(&format!("/plan/slots/{}/accept", slot.id)).await.leads();
    let moved = world.slots(&session).await;
    let state = |id| moved.iter().find(|other| other.id == id).expect("a slot").state;
    // Whoever asked for that time need not be asked again; the others are.
    assert_eq!((state(slot.id.clone()), state(of_cole.id)), (State::Confirmed, State::Proposed));
    assert_eq!(moved[0].starts_at.to_string(), "2026-12-03T00:30:00Z");
    ana.opens(&session.desk()).await.hides("Move the session there");
    ana.presses(&format!("/plan/slots/{}/accept", slot.id)).await.is(409);
} }

story! {
async fn another_time_that_would_put_somebody_in_two_places_is_refused_and_names_them(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let diet = ana.schedules(&[("title", "Diet"), ("starts", "2026-12-02T19:00"), ("zone", "America/New_York")]).await;
    let cole = ana.adds_clinician("Dr. Cole").await;
    ana.proposes(&cole, &diet, &[]).await.leads();
    ana.proposes(&cole, &session, &[]).await.leads();
    let phone = world.phone();
    answers(&phone, &link(&world, &slot).await, "another_time", &[("starts", "2026-12-02T19:30"), ("zone", "America/New_York")]).await.leads();
    let page = ana.presses(&format!("/plan/slots/{}/accept", slot.id)).await.is(409);
    page.says("Dr. Cole is already in “Diet” then");
    assert_eq!(world.session(&session.id).await.starts.expect("a time").to_string(), "2026-12-01T18:00");
} }

story! {
async fn a_wished_time_has_to_be_one_that_can_be(world: World) {
    let (_, session, slot) = asked(&world).await;
    let (phone, link) = (world.phone(), link(&world, &slot).await);
    for (starts, zone, says) in [
        ("", "America/New_York", "Choose a day and a time."),
        ("2026-11-01T10:00", "America/New_York", "That time is already over."),
        ("2026-12-01T18:00", "America/New_York", "That is the time at which you are asked already."),
        ("2027-03-14T02:30", "America/New_York", "The clocks go forward then"),
        ("2026-12-02T10:00", "Nowhere/At_All", "Choose a time zone"),
        ("2029-12-02T10:00", "America/New_York", "more than a year away"),
    ] {
        let page = answers(&phone, &link, "another_time", &[("starts", starts), ("zone", zone), ("reason", "KEPT REASON")]).await.is(422);
        page.says(says).says("KEPT REASON");
    }
    assert_eq!(now(&world, &session).await.state, State::Proposed);
} }

story! {
async fn a_link_ends_with_its_session_and_tells_what_was_called_off(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, link) = (world.phone(), link(&world, &slot).await);
    ana.notes_slot(&slot.id, "withdraw").await;
    phone.opens(&link).await.says("The team took this request back").hides(">Confirm<");
    phone.post(&format!("{link}/confirm"), &[("sequence", "1")]).await.is(409);
    let lin = slot.clinician_id.to_string();
    ana.proposes(&lin, &session, &[]).await.leads();
    let again = world.slots(&session).await.into_iter().find(|other| other.id != slot.id).expect("a slot");
    let second = self::link(&world, &again).await;
    ana.leads_on(&session, "cancel").await;
    phone.opens(&second).await.says("This session was cancelled").hides(">Confirm<");
    phone.presses(&format!("{second}/confirm")).await.is(409);
    world.later(8 * DAY);
    for method in ["GET", "POST"] {
        phone.does(method, if method == "GET" { second.clone() } else { format!("{second}/decline") }.as_str()).await.is(410).says("This link has ended");
    }
} }

story! {
async fn a_link_of_a_session_that_has_ended_is_over(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, link) = (world.phone(), link(&world, &slot).await);
    ana.leads_on(&session, "go_live").await;
    phone.opens(&link).await.says("Sleep after 60");
    ana.leads_on(&session, "end").await;
    let page = phone.get(&link).await.is(410);
    assert_eq!(page.header("cache-control"), "no-store, no-transform");
    phone.presses(&format!("{link}/confirm")).await.is(410);
    // Nobody said that it ended, and it is over all the same.
    let (ana, session) = (ana, ana_schedules_again(&world).await);
    let lin = ana.adds_clinician("Dr. Cole").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    let late = self::link(&world, &now(&world, &session).await).await;
    phone.opens(&late).await;
    world.later(HOUR + MINUTE * 60 * 24 * 2);
    phone.get(&late).await.is(410);
} }

async fn ana_schedules_again(world: &World) -> Planned {
    let ana = world.editor("Ana Two").await;
    ana.schedules(&[("title", "Tomorrow"), ("starts", "2026-11-25T10:00")]).await
}

story! {
async fn a_link_made_anew_ends_the_old_one_and_tells_when_it_was_used(world: World) {
    let (ana, session, slot) = asked(&world).await;
    let (phone, old) = (world.phone(), link(&world, &slot).await);
    ana.opens(&session.desk()).await.says("Not used yet.");
    answers(&phone, &old, "confirm", &[]).await.leads();
    let used = now(&world, &session).await;
    assert_eq!(used.link_used_at, Some(world.now()));
    ana.opens(&session.desk()).await.says("Last used ");
    ana.presses(&format!("/plan/slots/{}/link", slot.id)).await.leads();
    let after = now(&world, &session).await;
    assert_eq!((after.link_version, after.link_used_at), (used.link_version + 1, None));
    phone.get(&old).await.is(410).says("A newer link has taken its place");
    phone.presses(&format!("{old}/decline")).await.is(410);
    assert_eq!(now(&world, &session).await.state, State::Confirmed);
    phone.opens(&link(&world, &after).await).await.says("You are confirmed");
} }

story! {
async fn one_slots_link_opens_no_other_slot_and_no_calendar(world: World) {
    let (ana, _, slot) = asked(&world).await;
    let other = ana.schedules(&[("title", "Diet"), ("starts", "2026-12-05T18:00")]).await;
    ana.proposes(slot.clinician_id.as_str(), &other, &[]).await.leads();
    let second = now(&world, &other).await;
    let token = link(&world, &slot).await.rsplit('/').next().expect("a token").to_owned();
    let phone = world.phone();
    for path in [format!("/clinicians/{token}"), format!("/clinicians/{token}/slots/{}", second.id), format!("/feeds/{token}/calendar.ics"), format!("/questions/{token}")] {
        phone.get(&path).await.is(404);
    }
    phone.post(&format!("/clinicians/{token}/leave"), &[("starts_on", "2026-12-24")]).await.is(404);
    phone.post(&format!("/clinicians/{token}/slots/{}/decline", second.id), &[]).await.is(404);
    assert_eq!(now(&world, &other).await.state, State::Proposed);
} }
