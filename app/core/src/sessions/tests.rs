use domain::clinician::ClinicianDraft;
use domain::session::{Session, SessionDraft};
use domain::slot::{SlotDraft, State};

use super::*;
use crate::Wellspring;
use crate::actor::{Caller, Planner};
use crate::identity::tests::place;
use crate::{clinicians, slots};

pub(crate) fn planner() -> Planner {
    Caller::staff("1", "Ana", "ana@example.org", domain::staff::Role::Editor.permissions()).planner().unwrap()
}

pub(crate) fn draft() -> SessionDraft {
    SessionDraft {
        title: "Sleep after 60".into(),
        starts: Some("2026-12-01T10:00".into()),
        zone: "Europe/Berlin".into(),
        minutes: "60".into(),
        ..SessionDraft::default()
    }
}

/// A scheduled session.
pub(crate) async fn scheduled(app: &Wellspring) -> Session {
    let session = create(app, &planner(), &draft()).await.unwrap();
    schedule(app, &planner(), &session.id).await.unwrap()
}

async fn asks_dr_lin(app: &Wellspring, session: &Session, offset: &str) {
    let name = ClinicianDraft {
        name: "Dr. Lin".into(),
        email: "lin@example.org".into(),
        zone: "UTC".into(),
        ..ClinicianDraft::default()
    };
    let clinician = clinicians::create(app, &planner(), &name).await.unwrap();
    let slot =
        SlotDraft { clinician_id: clinician.id.to_string(), offset_minutes: offset.into(), ..SlotDraft::default() };
    let slot = slots::propose(app, &planner(), &session.id, &slot).await.unwrap();
    slots::confirm(app, &planner(), &slot.id).await.unwrap();
}

#[tokio::test]
async fn a_slot_that_has_no_place_any_more_is_told_beside_the_sessions_fields() {
    let place = place().await;
    let session = create(&place.app, &planner(), &draft()).await.unwrap();
    asks_dr_lin(&place.app, &session, "45").await;
    let undated = SessionDraft { starts: None, ..draft() };
    let shorter = SessionDraft { minutes: "30".into(), ..draft() };
    for (change, field) in [(undated, "starts"), (shorter, "minutes")] {
        match edit(&place.app, &planner(), &session.id, session.version, &change).await {
            Err(Error::Invalid(problems)) => assert!(problems.message(field).is_some(), "{problems:?}"),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_new_join_link_is_news_in_clinicians_calendars_and_asks_nobody_again() {
    let place = place().await;
    let session = scheduled(&place.app).await;
    asks_dr_lin(&place.app, &session, "").await;
    let moved_on = SessionDraft { join_url: Some("https://meet.example/1".into()), ..draft() };
    let session = edit(&place.app, &planner(), &session.id, session.version, &moved_on).await.unwrap();
    let retitled = SessionDraft { title: "Sleep".into(), ..moved_on };
    edit(&place.app, &planner(), &session.id, session.version, &retitled).await.unwrap();
    let slots = crate::storage::slots::of_session(&place.app.storage, &session.id).await.unwrap();
    assert_eq!((slots[0].sequence, slots[0].state), (1, State::Confirmed));
}

#[tokio::test]
async fn a_constraint_that_breaks_is_nobodys_rush() {
    let place = place().await;
    let first = create(&place.app, &planner(), &draft()).await.unwrap();
    let second = create(&place.app, &planner(), &draft()).await.unwrap();
    let mut work = place.app.begin(&planner()).await.unwrap();
    let broken = rows::set_slug(&mut work, second.id.as_str(), &first.slug).await;
    assert!(matches!(broken, Err(Error::Taken)), "{broken:?}");
}
