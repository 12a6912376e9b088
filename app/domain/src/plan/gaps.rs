//! Gaps and clashes: what an editor should look at before others do.

use super::{Kind, PlanItem, WeekStart};
use crate::id::{AudienceId, CampaignId};
use crate::time::DAY;
use crate::{Instant, LocalDate};
use std::collections::{HashMap, HashSet};

/// A holiday or observance of a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observance {
    /// What the day is.
    pub title: String,
    /// The layer that says so.
    pub layer: String,
    /// First day.
    pub starts_on: LocalDate,
    /// The first day after it.
    pub ends_on: LocalDate,
}

impl Observance {
    /// Whether it is on `day`.
    #[must_use]
    pub fn is_on(&self, day: LocalDate) -> bool {
        self.starts_on <= day && day < self.ends_on
    }
}

/// A campaign with its days and audiences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Its id.
    pub id: CampaignId,
    /// Name.
    pub name: String,
    /// First day.
    pub starts_on: LocalDate,
    /// Last day, included.
    pub ends_on: LocalDate,
    /// Whom it is for.
    pub audiences: Vec<AudienceId>,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The day that it is on; of an empty week, the first.
    pub day: LocalDate,
    /// A sentence.
    pub reason: String,
    /// The item, by its place in the list that was looked through.
    pub item: Option<usize>,
    /// The campaign whose week is empty.
    pub campaign: Option<CampaignId>,
}

/// How long before its start a session should have somebody who answers.
const SOON: i64 = 7 * DAY;
/// A week counts for a campaign that runs on so many of its days.
const MOST_OF_A_WEEK: i64 = 4;

/// Looks through `items`, sorted by start. `weeks` are the first days of whole weeks in sight.
#[must_use]
pub fn gaps(
    items: &[PlanItem],
    running: &[Running],
    observances: &[Observance],
    weeks: &[LocalDate],
    now: Instant,
    today: LocalDate,
) -> Vec<Gap> {
    let mut found: Vec<Gap> =
        items.iter().enumerate().flat_map(|(at, item)| of_one(at, item, observances, now)).collect();
    found.extend(clashes(items, running, now));
    found.extend(
        weeks.iter().filter(|week| week.days() + 6 >= today.days()).flat_map(|week| empty(*week, items, running)),
    );
    found.sort_by_key(|gap| (gap.day, gap.item));
    found
}

fn of_one(at: usize, item: &PlanItem, observances: &[Observance], now: Instant) -> Vec<Gap> {
    let planned = matches!(item.state.as_str(), "draft" | "scheduled") && item.kind == Kind::Session;
    let (Some(starts), Some(starts_at), true) = (item.starts, item.starts_at, planned) else { return Vec::new() };
    if starts_at < now {
        return Vec::new();
    }
    let gap = |reason| Gap { day: starts.date, reason, item: Some(at), campaign: None };
    let mut found = Vec::new();
    if starts_at.since(now) <= SOON && !item.has_expert() {
        found.push(gap("Nobody who answers has confirmed, and it is less than seven days away.".to_owned()));
    }
    let on = observances.iter().filter(|observance| observance.is_on(starts.date));
    found.extend(on.map(|observance| gap(format!("It is on {} ({}).", observance.title, observance.layer))));
    found
}

/// Two sessions for the same audience at once: said of both.
fn clashes(items: &[PlanItem], running: &[Running], now: Instant) -> Vec<Gap> {
    let audiences: HashMap<&CampaignId, HashSet<&AudienceId>> =
        running.iter().map(|campaign| (&campaign.id, campaign.audiences.iter().collect())).collect();
    let of = |item: &PlanItem| item.campaign.as_ref().and_then(|id| audiences.get(id));
    let share =
        |one: &PlanItem, other: &PlanItem| of(one).zip(of(other)).is_some_and(|(one, other)| !one.is_disjoint(other));
    let sessions = || {
        items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.kind == Kind::Session && item.counts() && item.ends_at > Some(now))
    };
    let mut found = Vec::new();
    let mut open: Vec<(usize, &PlanItem)> = Vec::new();
    for (at, item) in sessions() {
        open.retain(|(_, other)| other.ends_at > item.starts_at);
        for (_, other) in open.iter().filter(|(_, other)| share(item, other)) {
            let other_at = items.iter().position(|known| known.id == other.id && known.kind == other.kind);
            found.extend(clash(at, item, other));
            found.extend(other_at.and_then(|other_at| clash(other_at, other, item)));
        }
        open.push((at, item));
    }
    found
}

fn clash(at: usize, item: &PlanItem, other: &PlanItem) -> Option<Gap> {
    let reason = format!("“{}” is for the same audience at the same time.", other.title);
    Some(Gap { day: item.starts?.date, reason, item: Some(at), campaign: None })
}

fn empty<'a>(week: LocalDate, items: &'a [PlanItem], running: &'a [Running]) -> impl Iterator<Item = Gap> + 'a {
    let end = LocalDate::from_days(week.days() + 6);
    let runs = move |campaign: &&Running| {
        let days = campaign.ends_on.min(end).days() - campaign.starts_on.max(week).days() + 1;
        days >= MOST_OF_A_WEEK
    };
    let holds = move |campaign: &Running| {
        items.iter().any(|item| {
            item.kind != Kind::Slot
                && item.counts()
                && item.campaign.as_ref() == Some(&campaign.id)
                && item.touches(week, end)
        })
    };
    running.iter().filter(runs).filter(move |campaign| !holds(campaign)).map(move |campaign| Gap {
        day: week.max(campaign.starts_on),
        reason: format!("“{}” runs, but nothing of it is planned this week.", campaign.name),
        item: None,
        campaign: Some(campaign.id.clone()),
    })
}

/// The weeks that lie wholly within `first..=last`, by their first days.
#[must_use]
pub fn whole_weeks(first: LocalDate, last: LocalDate, begins: WeekStart) -> Vec<LocalDate> {
    let from = begins.first(LocalDate::from_days(first.days() + 6)).days();
    (from..=last.days() - 6).step_by(7).map(LocalDate::from_days).collect()
}

#[cfg(test)]
mod tests {
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
        let of = |id, starts, ends, n| PlanItem { campaign: Some(campaign(n, &[]).id), ..session(id, starts, ends) };
        let running = [campaign(1, &[9]), campaign(2, &[9, 8]), campaign(3, &[7])];
        let one = of("1", "2026-12-08T10:00", "2026-12-08T11:00", 1);
        let two = of("2", "2026-12-08T10:30", "2026-12-08T11:30", 2);
        let other = of("3", "2026-12-08T10:30", "2026-12-08T11:30", 3);
        let after = of("4", "2026-12-08T11:30", "2026-12-08T12:00", 1);
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
        let on =
            PlanItem { campaign: Some(campaign(1, &[]).id), ..session("1", "2026-12-10T10:00", "2026-12-10T11:00") };
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
}
