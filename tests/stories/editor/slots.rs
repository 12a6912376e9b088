//! Slots: a clinician is never in two places at once.

use domain::slot::State;

use crate::world::{Actor, Planned, World};

/// Two sessions on one day, at these hours of New York, an hour each.
async fn two(ana: &Actor, first: &str, second: &str) -> (Planned, Planned) {
    let at = |hour: &str| format!("2026-12-01T{hour}");
    let one = ana.schedules(&[("title", "Sleep"), ("starts", &at(first)), ("zone", "America/New_York")]).await;
    let two = ana.schedules(&[("title", "Diet"), ("starts", &at(second)), ("zone", "America/New_York")]).await;
    (one, two)
}

async fn states(world: &World, session: &Planned) -> Vec<State> {
    world.slots(session).await.into_iter().map(|slot| slot.state).collect()
}

story! {
async fn an_overlap_is_refused_and_names_the_other_session(world: World) {
    let ana = world.editor("Ana").await;
    let (sleep, diet) = two(&ana, "18:00", "18:30").await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &sleep, &[]).await.leads();
    let page = ana.proposes(&lin, &diet, &[("offset_minutes", "5")]).await.is(409);
    page.says("Dr. Mei Lin is already in “Sleep” then").says("18:00–19:00").says("New York time").says("value=\"5\"");
    assert!(world.slots(&diet).await.is_empty());
} }

story! {
async fn back_to_back_is_free(world: World) {
    let ana = world.editor("Ana").await;
    let (sleep, diet) = two(&ana, "18:00", "19:00").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&lin, &sleep, &[]).await.leads();
    ana.proposes(&lin, &diet, &[]).await.leads();
    assert_eq!(states(&world, &diet).await, [State::Proposed]);
} }

story! {
async fn part_of_a_session_leaves_the_rest_free(world: World) {
    let ana = world.editor("Ana").await;
    let (sleep, diet) = two(&ana, "18:00", "18:30").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&lin, &sleep, &[("minutes", "30")]).await.leads();
    ana.proposes(&lin, &diet, &[]).await.leads();
    let cole = ana.adds_clinician("Dr. Cole").await;
    ana.proposes(&cole, &sleep, &[("minutes", "31")]).await.leads();
    ana.proposes(&cole, &diet, &[]).await.is(409);
    ana.proposes(&cole, &diet, &[("offset_minutes", "1")]).await.leads();
} }

story! {
async fn whoever_declined_or_was_withdrawn_is_free_again(world: World) {
    let ana = world.editor("Ana").await;
    let (sleep, diet) = two(&ana, "18:00", "18:00").await;
    for (name, step) in [("Dr. Lin", "decline"), ("Dr. Cole", "withdraw")] {
        let clinician = ana.adds_clinician(name).await;
        ana.proposes(&clinician, &sleep, &[]).await.leads();
        ana.proposes(&clinician, &diet, &[]).await.is(409);
        let slots = world.slots(&sleep).await;
        let slot = slots.iter().find(|slot| slot.clinician_id.as_str() == clinician).expect("theirs");
        ana.notes_slot(&slot.id, step).await;
        ana.proposes(&clinician, &diet, &[]).await.leads();
        // Back into the first would be in two places at once.
        ana.presses(&format!("/plan/slots/{}/confirm", slot.id)).await.is(409);
    }
} }

story! {
async fn moving_a_session_into_another_slot_of_theirs_is_refused_with_the_form_kept(world: World) {
    let ana = world.editor("Ana").await;
    let (sleep, diet) = two(&ana, "18:00", "20:00").await;
    let lin = ana.adds_clinician("Dr. Mei Lin").await;
    ana.proposes(&lin, &sleep, &[]).await.leads();
    ana.proposes(&lin, &diet, &[]).await.leads();
    let before = world.session(&diet.id).await;
    let page = ana.changes(&diet, &[("starts", "2026-12-01T18:59"), ("summary", "KEPT SUMMARY")]).await.is(409);
    page.says("Dr. Mei Lin is already in “Sleep” then").says("2026-12-01T18:59").says("KEPT SUMMARY");
    assert_eq!(world.session(&diet.id).await, before);
    // Longer is a move, too.
    ana.changes(&sleep, &[("minutes", "121")]).await.is(409);
    ana.changes(&sleep, &[("minutes", "120")]).await.leads();
} }

story! {
async fn a_move_asks_every_clinician_again_and_takes_their_slots_along(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let (lin, cole) = (ana.adds_clinician("Dr. Lin").await, ana.adds_clinician("Dr. Cole").await);
    ana.proposes(&lin, &session, &[("offset_minutes", "15"), ("minutes", "30")]).await.leads();
    ana.proposes(&cole, &session, &[]).await.leads();
    let before = world.slots(&session).await;
    let of = |who: &str| before.iter().find(|slot| slot.clinician_id.as_str() == who).expect("a slot").id.clone();
    ana.notes_slot(&of(&lin), "confirm").await;
    ana.notes_slot(&of(&cole), "decline").await;
    ana.changes(&session, &[("title", "Another title")]).await.leads();
    let slot = |slots: Vec<domain::slot::Slot>, who: &str| slots.into_iter().find(|slot| slot.clinician_id.as_str() == who).expect("a slot");
    assert_eq!(slot(world.slots(&session).await, &lin).state, State::Confirmed, "another title moves nobody");
    ana.changes(&session, &[("starts", "2026-12-02T20:00")]).await.leads();
    let moved = slot(world.slots(&session).await, &lin);
    assert_eq!(moved.state, State::Proposed);
    assert_eq!((moved.starts_at.to_string(), moved.ends_at.to_string()), ("2026-12-03T01:15:00Z".into(), "2026-12-03T01:45:00Z".into()));
    let declined = slot(world.slots(&session).await, &cole);
    assert_eq!((declined.state, declined.starts_at.to_string()), (State::Declined, "2026-12-01T23:00:00Z".into()));
    world.phone().opens(&session.page()).await.hides("Dr. Lin");
} }

story! {
async fn cancelling_a_session_withdraws_everybody_and_frees_their_time(world: World) {
    let ana = world.editor("Ana").await;
    let (sleep, diet) = two(&ana, "18:00", "18:00").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&lin, &sleep, &[]).await.leads();
    ana.notes_slot(&world.slots(&sleep).await[0].id, "confirm").await;
    ana.leads_on(&sleep, "cancel").await;
    assert_eq!(states(&world, &sleep).await, [State::Withdrawn]);
    ana.proposes(&lin, &diet, &[]).await.leads();
    ana.proposes(&lin, &sleep, &[]).await.is(409).says("nobody can be added");
} }

story! {
async fn a_slot_needs_a_time_and_one_part_is_enough(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    let undated = ana.drafts(&[("starts", "")]).await;
    ana.proposes(&lin, &undated, &[]).await.is(422).says("Give the session a time first");
    let session = ana.schedules(&[]).await;
    ana.proposes("", &session, &[]).await.is(422).says("Choose a clinician.");
    ana.proposes(&lin, &session, &[("offset_minutes", "60")]).await.is(422).says("The slot would begin after the session has ended.");
    ana.proposes(&lin, &session, &[]).await.leads();
    ana.proposes(&lin, &session, &[("offset_minutes", "30")]).await.is(422).says("Dr. Lin already has a part in this session.");
    assert_eq!(world.slots(&session).await.len(), 1);
} }

story! {
async fn of_a_hundred_overlapping_proposals_at_once_one_stays(world: World) {
    let ana = world.editor("Ana").await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    let mut sessions = Vec::new();
    for n in 0..10 {
        let title = format!("Session {n}");
        sessions.push(ana.schedules(&[("title", &title), ("starts", "2026-12-01T18:00")]).await);
    }
    let proposals = (0..100).map(|n| {
        let (ana, session, lin) = (ana.clone(), sessions[n % 10].clone(), lin.clone());
        async move { ana.proposes(&lin, &session, &[]).await.status }
    });
    let statuses = futures::future::join_all(proposals).await;
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 303 | 409 | 422)), "{statuses:?}");
    let mut held = 0;
    for session in &sessions {
        held += world.slots(session).await.len();
    }
    assert_eq!(held, 1);
} }

story! {
async fn moves_and_proposals_at_once_leave_nobody_in_two_places(world: World) {
    let ana = world.editor("Ana").await;
    let (lin, cole) = (ana.adds_clinician("Dr. Lin").await, ana.adds_clinician("Dr. Cole").await);
    let mut sessions = Vec::new();
    for hour in ["10:00", "12:00", "14:00", "16:00"] {
        let session = ana.schedules(&[("title", hour), ("starts", &format!("2026-12-01T{hour}"))]).await;
        ana.proposes(&lin, &session, &[]).await.leads();
        ana.proposes(&cole, &session, &[]).await.leads();
        sessions.push(session);
    }
    let moves = sessions.iter().map(|session| ana.changes(session, &[("starts", "2026-12-01T20:00")]));
    let statuses: Vec<u16> = futures::future::join_all(moves).await.into_iter().map(|answer| answer.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 3, "{statuses:?}");
} }
