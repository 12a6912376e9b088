//! Deeds that can be taken back, and those that are asked for first.

use domain::activity::Noun;
use domain::session::State;
use domain::slot;
use domain::staff::Role;
use domain::time::{HOUR, MINUTE};
use wellspring_core::outside::Message;

use crate::world::{Actor, Planned, World};

async fn state(world: &World, session: &Planned) -> State {
    world.session(&session.id).await.state
}

story! {
async fn going_live_early_is_asked_for_and_can_be_taken_back(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-11-24T18:00"), ("zone", "UTC"), ("minutes", "60")]).await;
    let (page, live) = (session.desk(), format!("{}/go_live", session.desk()));
    ana.opens(&page).await.says("Go live early").says("It starts");
    ana.presses(&live).await.is(409).says("more than 30 minutes");
    assert_eq!(state(&world, &session).await, State::Scheduled);
    ana.post(&live, &[("sure", "on")]).await.leads();
    ana.opens(&page).await.says("Not live yet");
    ana.presses(&format!("{page}/not_yet")).await.leads();
    let back = world.session(&session.id).await;
    assert_eq!((back.state, back.live_at), (State::Scheduled, None));

    // Half an hour before it is what one came for.
    world.later(2 * HOUR + 30 * MINUTE);
    ana.opens(&page).await.hides("Go live early");
    ana.presses(&live).await.leads();
    let asked = world.phone().asks(&session, "May I run?").await;
    ana.handles(&asked, "publish", &[]).await;
    ana.presses(&format!("{}/live/{}/now", session.desk(), asked.id)).await;
    ana.presses(&format!("{page}/not_yet")).await.is(409).says("was on stage already");
    assert_eq!(state(&world, &session).await, State::Live);
} }

story! {
async fn an_end_can_be_taken_back_for_an_hour(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    ana.leads_on(&session, "go_live").await;
    ana.leads_on(&session, "end").await;
    world.later(HOUR);
    ana.opens(&session.desk()).await.says("Not over yet");
    ana.presses(&format!("{}/resume", session.desk())).await.leads();
    let back = world.session(&session.id).await;
    assert_eq!((back.state, back.closed_at), (State::Live, None));
    ana.leads_on(&session, "end").await;
    world.later(HOUR + MINUTE);
    ana.opens(&session.desk()).await.hides("Not over yet");
    ana.presses(&format!("{}/resume", session.desk())).await.is(409);
    assert_eq!(state(&world, &session).await, State::Ended);
    let verbs: Vec<_> = world.record(Noun::Session, &session.id).await.iter().map(|line| line.verb.to_string()).collect();
    assert_eq!(verbs[2..], ["went live", "ended", "goes on", "ended"]);
} }

async fn does(actor: &Actor, page: &str, step: &str) {
    actor.presses(&format!("{page}/{step}")).await.leads();
}

story! {
async fn a_post_that_was_given_up_or_taken_back_stands_where_it_stood(world: World) {
    let (ana, eve) = (world.editor("Ana").await, world.staff("Eve", Role::Reviewer).await);
    let fields = [("title", "Walk"), ("body", "Ten minutes."), ("zone", "UTC"), ("planned_at", "2026-11-24T15:09")];
    let page = ana.post("/plan/posts", &fields).await.leads();
    let page = page.split('?').next().expect("a path").to_owned();
    does(&ana, &page, "submit").await;
    does(&eve, &page, "approve").await;
    does(&ana, &page, "schedule").await;
    does(&ana, &page, "cancel").await;
    ana.opens(&page).await.says("Undo cancelling");
    does(&ana, &page, "restore").await;
    ana.presses(&format!("{page}/restore")).await.is(409);
    // It goes out as if nothing had been.
    world.later(9 * MINUTE);
    world.run_due_jobs().await;
    world.phone().get("/blog/walk").await.is(200);
    does(&ana, &page, "withdraw").await;
    world.phone().get("/blog/walk").await.is(410);
    does(&ana, &page, "restore").await;
    world.phone().get("/blog/walk").await.is(200);
    world.phone().opens("/blog/feed.atom").await.says("Walk");
} }

/// A session on the first of December, 18:00 UTC, and Dr. Lin who said yes to it.
async fn agreed(world: &World) -> (Actor, Planned) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "UTC")]).await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    letters(world).await;
    ana.notes_slot(&world.slots(&session).await[0].id, "confirm").await;
    letters(world).await;
    (ana, session)
}

/// The letters that left once their bundle's time has passed.
async fn letters(world: &World) -> Vec<Message> {
    world.later(2 * MINUTE);
    world.run_due_jobs().await;
    world.mail.take()
}

fn object(letter: &Message) -> String {
    letter.calendar.clone().expect("a calendar object").1.replace("\r\n ", "")
}

story! {
async fn a_cancellation_that_nobody_read_is_undone_as_if_it_had_not_been(world: World) {
    let (ana, session) = agreed(&world).await;
    let before = world.session(&session.id).await;
    does(&ana, &session.desk(), "cancel").await;
    ana.opens(&session.desk()).await.says("Undo cancelling").hides("Bring it back");
    world.phone().opens(&session.page()).await.says("was cancelled");
    does(&ana, &session.desk(), "restore").await;
    let back = world.session(&session.id).await;
    assert_eq!((back.state, back.closed_at), (State::Scheduled, None));
    assert!(back.sequence > before.sequence + 1, "calendars that read it meanwhile take the newest");
    let slot = world.slots(&session).await.remove(0);
    assert_eq!(slot.state, slot::State::Confirmed);
    assert!(slot.agreed().is_some());
    assert!(letters(&world).await.is_empty(), "nothing is news to anybody");
    ana.presses(&format!("{}/restore", session.desk())).await.is(409);
    let verbs: Vec<_> = world.record(Noun::Session, &session.id).await.iter().map(|line| line.verb.to_string()).collect();
    assert_eq!(verbs[verbs.len() - 2..], ["cancelled", "restored"]);
} }

story! {
async fn a_cancellation_that_was_read_is_asked_about_and_clinicians_are_asked_again(world: World) {
    let (ana, session) = agreed(&world).await;
    does(&ana, &session.desk(), "cancel").await;
    let off = letters(&world).await;
    assert!(off.len() == 1 && object(&off[0]).contains("METHOD:CANCEL"));
    ana.opens(&session.desk()).await.says("Bring it back").says("Mei Lin").says("read that it is off").says("Its public page");
    ana.presses(&format!("{}/restore", session.desk())).await.is(409).says("known outside");
    assert_eq!(state(&world, &session).await, State::Cancelled);
    ana.leads_on(&session, "restore").await;
    assert_eq!(world.slots(&session).await[0].state, slot::State::Proposed);
    let asked = letters(&world).await;
    assert!(asked.len() == 1 && asked[0].subject.starts_with("Can you be there?"), "{asked:?}");
    let number = |letter: &Message| object(letter).split("SEQUENCE:").nth(1).and_then(|rest| rest.lines().next()?.trim().parse::<i64>().ok());
    assert!(number(&asked[0]) > number(&off[0]));
} }

story! {
async fn who_has_another_part_by_now_stays_out_of_what_comes_back(world: World) {
    let (ana, session) = agreed(&world).await;
    does(&ana, &session.desk(), "cancel").await;
    let other = ana.schedules(&[("title", "Diet"), ("starts", "2026-12-01T18:00"), ("zone", "UTC")]).await;
    let lin = world.slots(&session).await[0].clinician_id.to_string();
    ana.proposes(&lin, &other, &[]).await.leads();
    ana.leads_on(&session, "restore").await;
    assert_eq!(world.slots(&session).await[0].state, slot::State::Withdrawn);
    // What is over does not come back.
    let soon = ana.schedules(&[("title", "Soon"), ("starts", "2026-11-24T17:00"), ("zone", "UTC")]).await;
    does(&ana, &soon.desk(), "cancel").await;
    world.later(4 * HOUR);
    ana.opens(&soon.desk()).await.hides("Undo cancelling");
    ana.post(&format!("{}/restore", soon.desk()), &[("sure", "on")]).await.is(409).says("is over");
} }

story! {
async fn a_draft_and_its_ideas_come_back_as_drafts(world: World) {
    let ana = world.editor("Ana").await;
    for starts in ["2026-12-01T18:00", ""] {
        let session = ana.drafts(&[("starts", starts)]).await;
        does(&ana, &session.desk(), "cancel").await;
        world.later(HOUR);
        does(&ana, &session.desk(), "restore").await;
        assert_eq!(state(&world, &session).await, State::Draft);
    }
} }

story! {
async fn what_is_scheduled_is_what_the_screen_shows(world: World) {
    let (ana, ben) = (world.editor("Ana").await, world.editor("Ben").await);
    let session = ana.drafts(&[("starts", "")]).await;
    let schedule = format!("{}/schedule", session.desk());
    let form = |version, summary, starts| [("whole", "on"), ("version", version), ("title", "Sleep after 60"), ("summary", summary), ("starts", starts), ("zone", "UTC"), ("minutes", "60"), ("moderation", "open")];
    ana.opens(&session.desk()).await.says("Set a date to schedule it");
    ana.changes(&session, &[("starts", "2026-12-01T18:00")]).await.leads();
    // Not saved, and scheduled: it is saved with that.
    ana.post(&schedule, &form("2", "AS ON SCREEN", "2026-12-02T18:00")).await.leads();
    world.phone().opens(&session.page()).await.says("AS ON SCREEN").says("2 December");
    assert_eq!(state(&world, &session).await, State::Scheduled);
    // Somebody saved first: both texts stand, and nothing is scheduled.
    let second = ana.drafts(&[]).await;
    ben.changes_from(&second, "1", &[("summary", "BEN’S TEXT")]).await.leads();
    let refused = ana.post(&format!("{}/schedule", second.desk()), &form("1", "ANA’S TEXT", "2026-12-02T18:00")).await;
    refused.is(409).says("BEN’S TEXT").says("ANA’S TEXT");
    // What was typed comes back with what is wrong.
    let refused = ana.post(&format!("{}/schedule", second.desk()), &form("2", "KEPT TEXT", "")).await;
    refused.is(409).says("KEPT TEXT").says("Give the session a time first");
    assert_eq!(state(&world, &second).await, State::Draft);
    // A date of a series that was scheduled as it stood still follows its series.
    let third = ana.drafts(&[]).await;
    let draft = world.session(&third.id).await.draft();
    let same = [("whole", "on"), ("version", "1"), ("title", draft.title.as_str()), ("summary", &draft.summary), ("starts", "2026-11-25T10:00"), ("zone", "Europe/Berlin"), ("minutes", "60"), ("join_url", "https://meet.example/sleep"), ("moderation", "held")];
    ana.post(&format!("{}/schedule", third.desk()), &same).await.leads();
    let verbs: Vec<_> = world.record(Noun::Session, &third.id).await.iter().map(|line| line.verb.to_string()).collect();
    assert_eq!(verbs, ["created", "scheduled"]);
} }

story! {
async fn a_move_into_the_past_is_asked_about_by_every_form(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.drafts(&[]).await;
    let past = "2026-11-02T10:00";
    ana.changes(&session, &[("starts", past)]).await.is(422).says("That is in the past").says("name=\"past\"");
    let form = format!("{}/move", session.desk());
    let sent = |more: &[(&'static str, &'static str)]| [&[("starts", past), ("version", "1")], more].concat();
    ana.post(&form, &sent(&[])).await.is(422).says("That is in the past").says("It is meant");
    ana.post(&form, &sent(&[("past", "on")])).await.leads();
    // Within the past nothing is asked, and neither is on the way out of it.
    ana.changes(&session, &[("starts", "2026-11-03T10:00")]).await.leads();
    ana.changes(&session, &[("starts", "2026-12-03T10:00")]).await.leads();
    // What runs out of time altogether is refused, not asked about.
    ana.leads_on(&session, "schedule").await;
    ana.changes(&session, &[("starts", past)]).await.is(422).says("already over").hides("It is meant");
    let page = ana.post("/plan/posts", &[("title", "Walk"), ("zone", "UTC"), ("planned_at", "2026-12-01T10:00")]).await.leads();
    let page = page.split('?').next().expect("a path").to_owned();
    let post = |more: &[(&'static str, &'static str)]| [&[("title", "Walk"), ("version", "1"), ("zone", "UTC"), ("planned_at", past)], more].concat();
    ana.post(&page, &post(&[])).await.is(422).says("It is meant");
    ana.post(&page, &post(&[("past", "on")])).await.leads();
} }

story! {
async fn a_slot_that_was_declined_is_withdrawn_by_its_button(world: World) {
    let (ana, session) = agreed(&world).await;
    let slot = world.slots(&session).await.remove(0);
    ana.notes_slot(&slot.id, "decline").await;
    ana.opens(&session.desk()).await.says(&format!("/plan/slots/{}/withdraw", slot.id));
    ana.notes_slot(&slot.id, "withdraw").await;
    assert_eq!(world.slots(&session).await[0].state, slot::State::Withdrawn);
    ana.opens(&session.desk()).await.hides(&format!("/plan/slots/{}/withdraw", slot.id));
} }
