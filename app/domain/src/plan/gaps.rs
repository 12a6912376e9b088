//! Gaps and clashes: what an editor should look at before others do.

#[cfg(test)]
mod tests;

use super::{Kind, PlanItem, WeekStart};
use crate::id::{AudienceId, CampaignId};
use crate::text::isolated;
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
    /// What waits although it is not in sight.
    pub elsewhere: Option<Box<PlanItem>>,
}

/// How long before its start a session should have somebody who answers.
const SOON: i64 = 7 * DAY;
/// How long before its time a post should be scheduled, and how long a review may take.
const NEAR: i64 = 2 * DAY;
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

/// What waits for somebody among `posts` that are not in sight, however long it has.
#[must_use]
pub fn gaps_elsewhere(posts: Vec<PlanItem>, now: Instant, today: LocalDate) -> Vec<Gap> {
    let gap = |item: PlanItem| {
        let day = item.starts.map_or(today, |starts| starts.date);
        Some(Gap { day, reason: of_post(&item, now)?, item: None, campaign: None, elsewhere: Some(Box::new(item)) })
    };
    posts.into_iter().filter_map(gap).collect()
}

/// Why somebody should look at a post: it did not go out, it waits for a word, or its time comes nearer than that word.
fn of_post(post: &PlanItem, now: Instant) -> Option<String> {
    let near = post.starts_at.is_some_and(|at| at.since(now) <= NEAR);
    let asked = post.waits.submitted_at.map_or(0, |at| now.since(at));
    match post.state.as_str() {
        "failed" => Some("It could not go out.".to_owned()),
        _ if !post.waits.asks.is_empty() => Some(post.waits.asks.clone()),
        "missed" => Some("Its time came before it was scheduled.".to_owned()),
        "in_review" if near => Some("It is still in review, and its time is near.".to_owned()),
        "in_review" if asked > NEAR => Some(format!("It has been in review for {} days.", asked / DAY)),
        "approved" if near => Some("It is approved, but not scheduled, and its time is near.".to_owned()),
        _ => None,
    }
}

fn of_one(at: usize, item: &PlanItem, observances: &[Observance], now: Instant) -> Vec<Gap> {
    let waits = (item.kind == Kind::Post).then(|| of_post(item, now)).flatten();
    if let Some((reason, starts)) = waits.zip(item.starts) {
        return vec![Gap { day: starts.date, reason, item: Some(at), campaign: None, elsewhere: None }];
    }
    let planned = matches!(item.state.as_str(), "draft" | "scheduled") && item.kind == Kind::Session;
    let (Some(starts), Some(starts_at), true) = (item.starts, item.starts_at, planned) else { return Vec::new() };
    if starts_at < now {
        return Vec::new();
    }
    let gap = |reason| Gap { day: starts.date, reason, item: Some(at), campaign: None, elsewhere: None };
    let declined = |name: &String| gap(format!("{} declined, and nobody was asked since.", isolated(name)));
    let mut found: Vec<Gap> = item.lost.iter().map(declined).collect();
    if starts_at.since(now) <= SOON && !item.has_expert() {
        found.push(gap("Nobody who answers has confirmed, and it is less than seven days away.".to_owned()));
    }
    let on = observances.iter().filter(|observance| observance.is_on(starts.date));
    found.extend(
        on.map(|observance| {
            gap(format!("It is on {} ({}).", isolated(&observance.title), isolated(&observance.layer)))
        }),
    );
    found
}

/// Two sessions for the same audience at once: said of both.
fn clashes(items: &[PlanItem], running: &[Running], now: Instant) -> Vec<Gap> {
    let audiences: HashMap<&CampaignId, HashSet<&AudienceId>> =
        running.iter().map(|campaign| (&campaign.id, campaign.audiences.iter().collect())).collect();
    let whom = |item: &PlanItem| item.campaign.as_ref().and_then(|id| audiences.get(id));
    let share = |one: &PlanItem, other: &PlanItem| {
        whom(one).zip(whom(other)).is_some_and(|(one, other)| !one.is_disjoint(other))
    };
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
    let reason = format!("“{}” is for the same audience at the same time.", isolated(&other.title));
    Some(Gap { day: item.starts?.date, reason, item: Some(at), campaign: None, elsewhere: None })
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
        reason: format!("“{}” runs, but nothing of it is planned this week.", isolated(&campaign.name)),
        item: None,
        campaign: Some(campaign.id.clone()),
        elsewhere: None,
    })
}

/// The weeks that lie wholly within `first..=last`, by their first days.
#[must_use]
pub fn whole_weeks(first: LocalDate, last: LocalDate, begins: WeekStart) -> Vec<LocalDate> {
    let from = begins.first(LocalDate::from_days(first.days() + 6)).days();
    (from..=last.days() - 6).step_by(7).map(LocalDate::from_days).collect()
}
