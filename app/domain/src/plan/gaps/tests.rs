use super::super::Person;
use super::super::item::tests::session;
use super::*;
use crate::slot;

const NOW: &str = "2026-11-24T15:00:00Z";

fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn campaign(n: u8, audiences: &[u8]) -> Running {
    let id = |n: u8| format!("01990000-0000-7000-8000-0000000000{n:02}");
    Running {
        id: id(n).parse().unwrap(),
        name: format!("Campaign {n}"),
        starts_on: day("2026-11-01"),
        ends_on: day("2026-12-31"),
        audiences: audiences.iter().map(|n| id(*n).parse().unwrap()).collect(),
    }
}

fn reasons(
    items: &[PlanItem],
    running: &[Running],
    observances: &[Observance],
    weeks: &[LocalDate],
) -> Vec<(u8, String)> {
    let found = gaps(items, running, observances, weeks, NOW.parse().unwrap(), day("2026-11-24"));
    found.into_iter().map(|gap| (gap.day.day, gap.reason)).collect()
}

#[test]
fn a_session_without_an_expert_is_told_of_inside_seven_days() {
    let soon = session("1", "2026-11-26T10:00", "2026-11-26T11:00");
    let later = session("2", "2026-12-02T10:00", "2026-12-02T11:00");
    let person = |state| Person {
        id: "01990000-0000-7000-8000-000000000001".parse().unwrap(),
        name: "Dr. Lin".into(),
        role: slot::Role::Expert,
        state,
    };
    let sure = PlanItem { people: vec![person(slot::State::Confirmed)], ..soon.clone() };
    let asked = PlanItem { people: vec![person(slot::State::Proposed)], ..soon.clone() };
    let off = PlanItem { state: "cancelled".into(), ..soon.clone() };
    assert_eq!(reasons(&[soon, later, sure, asked, off], &[], &[], &[]).len(), 2);
}

#[test]
fn two_for_the_same_audience_at_once_clash_and_back_to_back_does_not() {
    let in_campaign =
        |id, starts, ends, n| PlanItem { campaign: Some(campaign(n, &[]).id), ..session(id, starts, ends) };
    let running = [campaign(1, &[9]), campaign(2, &[9, 8]), campaign(3, &[7])];
    let one = in_campaign("1", "2026-12-08T10:00", "2026-12-08T11:00", 1);
    let two = in_campaign("2", "2026-12-08T10:30", "2026-12-08T11:30", 2);
    let other = in_campaign("3", "2026-12-08T10:30", "2026-12-08T11:30", 3);
    let after = in_campaign("4", "2026-12-08T11:30", "2026-12-08T12:00", 1);
    let found = reasons(&[one, two, other, after], &running, &[], &[]);
    assert_eq!(
        found,
        [
            (8, "“Session 2” is for the same audience at the same time.".into()),
            (8, "“Session 1” is for the same audience at the same time.".to_owned())
        ]
    );
}

#[test]
fn holidays_and_empty_weeks_are_told_of() {
    let holiday = Observance {
        title: "Thanksgiving".into(),
        layer: "US holidays".into(),
        starts_on: day("2026-12-10"),
        ends_on: day("2026-12-11"),
    };
    let on = PlanItem { campaign: Some(campaign(1, &[]).id), ..session("1", "2026-12-10T10:00", "2026-12-10T11:00") };
    let weeks = [day("2026-11-16"), day("2026-12-07"), day("2026-12-14"), day("2026-12-28")];
    let found = reasons(&[on], &[campaign(1, &[])], &[holiday], &weeks);
    assert_eq!(found[0], (10, "It is on Thanksgiving (US holidays).".to_owned()));
    let empty: Vec<u8> = found[1..].iter().map(|(day, _)| *day).collect();
    assert_eq!(empty, [14, 28], "the week before is past, and that of the session is not empty");
}

#[test]
fn weeks_are_whole() {
    let weeks = whole_weeks(day("2026-11-24"), day("2026-12-21"), WeekStart::Monday);
    assert_eq!(weeks, [day("2026-11-30"), day("2026-12-07"), day("2026-12-14")]);
    assert_eq!(whole_weeks(day("2026-11-23"), day("2026-11-29"), WeekStart::Monday), [day("2026-11-23")]);
}
