//! From rows of three kinds to items of one calendar.

use std::collections::{HashMap, HashSet};

use domain::campaign::Campaign;
use domain::id::{CampaignId, SessionId, SlotId};
use domain::plan::{Kind, Person, PlanItem, Waits};
use domain::text::isolated;
use domain::time::MINUTE;
use domain::{Instant, LocalDate, LocalTime, Span, Version, ZoneName, slot, zone};

use super::page::Spot;
use crate::storage::calendar::{self as rows, PostRow, SessionRow, SlotRow};
use crate::{Error, Wellspring};

/// What lies in a window, as it was read.
pub(super) struct Loaded {
    sessions: Vec<SessionRow>,
    posts: Vec<PostRow>,
    slots: Vec<SlotRow>,
}

/// What every item of a screen needs to know.
struct Around<'a> {
    campaigns: HashMap<&'a CampaignId, &'a Campaign>,
    people: HashMap<&'a SessionId, Vec<Person>>,
    lost: HashMap<&'a SessionId, Vec<String>>,
    page: &'a ZoneName,
    /// The short name of a zone's clock at the page's own, by zone and half a year: asked for again and again.
    zones: HashMap<(String, i64), Option<String>>,
}

impl Loaded {
    /// Three queries, side by side.
    pub(super) async fn between(app: &Wellspring, Span { start, end }: Span) -> Result<Self, Error> {
        let storage = &app.storage;
        let (sessions, posts, slots) = tokio::try_join!(
            rows::sessions(storage, start, end),
            rows::posts(storage, start, end),
            rows::slots(storage, start, end)
        )?;
        Ok(Self { sessions, posts, slots })
    }

    /// These posts alone.
    pub(super) fn of_posts(posts: Vec<PostRow>) -> Self {
        Self { sessions: Vec::new(), posts, slots: Vec::new() }
    }

    /// Of each kind, the `most` rows after a spot that touch `span`; and what their items say of others.
    pub(super) async fn page(app: &Wellspring, span: Span, after: Option<&Spot>, most: i64) -> Result<Self, Error> {
        let storage = &app.storage;
        let begun = span.start.plus(-slot::LONGEST * MINUTE);
        let from = |kind, first| after.map_or((first, String::new()), |after| after.of_kind(kind));
        let (mut sessions, posts, mut slots) = tokio::try_join!(
            rows::sessions_from(storage, from(Kind::Session, begun), span, most),
            rows::posts_from(storage, from(Kind::Post, span.start), span, most),
            rows::slots_from(storage, from(Kind::Slot, begun), span, most)
        )?;
        let here: HashSet<SessionId> = sessions.iter().map(|row| row.id.clone()).collect();
        let known: HashSet<SlotId> = slots.iter().map(|row| row.id.clone()).collect();
        let others: HashSet<SessionId> = slots.iter().map(|row| row.session_id.clone()).collect();
        let others: Vec<SessionId> = others.difference(&here).cloned().collect();
        let (others, people) =
            tokio::try_join!(rows::sessions_by_id(storage, &others), rows::slots_in(storage, here.iter()))?;
        sessions.extend(others);
        slots.extend(people.into_iter().filter(|row| !known.contains(&row.id)));
        Ok(Self { sessions, posts, slots })
    }

    /// Everything that touches `days` by its own clock, by start; and the ideas, the newest first.
    pub(super) fn items(
        &self,
        campaigns: &[Campaign],
        page: &ZoneName,
        (first, last): (LocalDate, LocalDate),
    ) -> (Vec<PlanItem>, Vec<PlanItem>) {
        let mut around = Around {
            campaigns: campaigns.iter().map(|campaign| (&campaign.id, campaign)).collect(),
            people: people(&self.slots),
            lost: lost(&self.slots),
            page,
            zones: HashMap::new(),
        };
        let sessions: HashMap<&SessionId, &SessionRow> = self.sessions.iter().map(|row| (&row.id, row)).collect();
        let mut all: Vec<PlanItem> = self.sessions.iter().map(|row| around.session(row)).collect();
        all.extend(self.posts.iter().map(|row| around.post(row)));
        all.extend(self.slots.iter().filter_map(|row| Some(around.slot(row, sessions.get(&row.session_id)?))));
        let (mut dated, mut ideas): (Vec<PlanItem>, Vec<PlanItem>) =
            all.into_iter().partition(|item| item.starts.is_some());
        dated.retain(|item| item.touches(first, last));
        // By the clock of each: a day's list reads from morning to evening, whichever zones it holds.
        dated.sort_by(|one, other| {
            (one.starts_at, one.kind as u8, &one.id).cmp(&(other.starts_at, other.kind as u8, &other.id))
        });
        ideas.sort_by(|one, other| other.id.cmp(&one.id));
        (dated, ideas)
    }
}

fn people(slots: &[SlotRow]) -> HashMap<&SessionId, Vec<Person>> {
    let mut people: HashMap<&SessionId, Vec<Person>> = HashMap::new();
    for slot in slots {
        people.entry(&slot.session_id).or_default().push(person(slot));
    }
    people
}

/// Who declined, by session, where nobody was asked since: ids rise with time.
fn lost(slots: &[SlotRow]) -> HashMap<&SessionId, Vec<String>> {
    let mut asked: HashMap<&SessionId, &SlotId> = HashMap::new();
    for slot in slots.iter().filter(|slot| slot.state.holds_time()) {
        let last = asked.entry(&slot.session_id).or_insert(&slot.id);
        *last = (*last).max(&slot.id);
    }
    let mut lost: HashMap<&SessionId, Vec<String>> = HashMap::new();
    let declined = slots.iter().filter(|slot| slot.state == slot::State::Declined);
    for slot in declined.filter(|slot| asked.get(&slot.session_id).is_none_or(|last| **last < slot.id)) {
        lost.entry(&slot.session_id).or_default().push(slot.name.clone());
    }
    lost
}

fn person(slot: &SlotRow) -> Person {
    Person { id: slot.clinician_id.clone(), name: slot.name.clone(), role: slot.role, state: slot.state }
}

/// What the kinds do not share, in one item's place.
struct Bare {
    kind: Kind,
    id: String,
    version: Version,
    title: String,
    state: String,
    starts: Option<LocalTime>,
    span: Option<(Instant, Instant)>,
    zone: ZoneName,
    campaign: Option<CampaignId>,
}

impl Around<'_> {
    fn session(&mut self, row: &SessionRow) -> PlanItem {
        let item = self.item(Bare {
            kind: Kind::Session,
            id: row.id.to_string(),
            version: row.version,
            title: row.title.clone(),
            state: row.state.to_string(),
            starts: row.starts,
            span: row.starts_at.zip(row.ends_at),
            zone: row.zone.clone(),
            campaign: row.campaign_id.clone(),
        });
        let people = self.people.get(&row.id).cloned().unwrap_or_default();
        let lost = self.lost.get(&row.id).cloned().unwrap_or_default();
        PlanItem { minutes: row.minutes, people, lost, repeats: row.series_id.is_some(), ..item }
    }

    fn post(&mut self, row: &PostRow) -> PlanItem {
        let item = self.item(Bare {
            kind: Kind::Post,
            id: row.id.to_string(),
            version: row.version,
            title: row.title.clone(),
            state: row.state.clone(),
            starts: row.planned,
            span: row.planned_at.map(|at| (at, at)),
            zone: row.zone.clone(),
            campaign: row.campaign_id.clone(),
        });
        let people = row.session_id.as_ref().and_then(|id| self.people.get(id)).cloned().unwrap_or_default();
        let waits =
            Waits { asks: row.asks.clone(), submitted_at: row.submitted_at, returned: row.returned_at.is_some() };
        PlanItem { session: row.session_id.clone(), people, waits, ..item }
    }

    fn slot(&mut self, row: &SlotRow, session: &SessionRow) -> PlanItem {
        let item = self.item(Bare {
            kind: Kind::Slot,
            id: row.id.to_string(),
            version: session.version,
            title: format!("{}: {}", isolated(&row.name), isolated(session.title.as_str())),
            state: row.state.to_string(),
            starts: Some(zone::local(row.starts_at, &session.zone)),
            span: Some((row.starts_at, row.ends_at)),
            zone: session.zone.clone(),
            campaign: session.campaign_id.clone(),
        });
        let minutes = row.ends_at.since(row.starts_at) / MINUTE;
        PlanItem { minutes, session: Some(row.session_id.clone()), people: vec![person(row)], ..item }
    }

    fn item(&mut self, bare: Bare) -> PlanItem {
        let campaign = bare.campaign.as_ref().and_then(|id| self.campaigns.get(id).copied());
        PlanItem {
            ends: bare.span.map(|(_, end)| zone::local(end, &bare.zone)),
            zone_shown: bare.span.and_then(|(start, _)| self.zone_shown(start, &bare.zone)),
            starts_at: bare.span.map(|(start, _)| start),
            ends_at: bare.span.map(|(_, end)| end),
            campaign_name: campaign.map(|campaign| campaign.name.to_string()),
            color: campaign.map(|campaign| campaign.color),
            kind: bare.kind,
            id: bare.id,
            version: bare.version,
            title: bare.title,
            state: bare.state,
            starts: bare.starts,
            zone: bare.zone,
            minutes: 0,
            campaign: bare.campaign,
            session: None,
            people: Vec::new(),
            lost: Vec::new(),
            waits: Waits::default(),
            repeats: false,
            marks: Vec::new(),
        }
    }

    /// The clock's short name, where it shows another time than the page's.
    fn zone_shown(&mut self, at: Instant, zone: &ZoneName) -> Option<String> {
        if zone == self.page {
            return None;
        }
        let key = (zone.to_string(), at.0 / (3 * domain::time::HOUR));
        let page = self.page;
        let name = || {
            let differs = zone::offset(at, zone).seconds != zone::offset(at, page).seconds;
            differs.then(|| zone::offset_name(at, zone))
        };
        self.zones.entry(key).or_insert_with(name).clone()
    }
}
