//! What planners see of the calendar: a fixed number of queries, however much lies in the window.

mod follows;
mod items;
mod page;

use std::collections::{HashMap, HashSet};

use domain::campaign::Campaign;
use domain::id::{AudienceId, CampaignId};
use domain::plan::{
    AGENDA_DAYS, Address, Gap, Kind, PlanItem, Running, View, WeekStart, gaps, gaps_elsewhere, whole_weeks,
};
use domain::screens::Choice;
use domain::screens::calendar::{BeginsWith, CalendarScreen, Campaign as Beside, Tray};
use domain::time::DAY;
use domain::zone::{self, Month};
use domain::{Instant, LocalDate, LocalTime, Problems, Span, ZoneName};

pub use follows::{Moved, follows, moving};
use items::Loaded;
pub use page::{Spot, calendar_items, calendar_page};

use super::zones;
use crate::actor::Reader;
use crate::live::Topic;
use crate::storage::{audiences, calendar as rows, campaigns, clinicians, events, views};
use crate::{Error, Wellspring};

/// Ideas shown of each campaign until all are asked for.
const IDEAS: usize = 12;

/// The calendar as `address` asks for it, for a reader whose weeks begin on `begins` unless they chose.
///
/// # Errors
/// [`Error::Storage`].
pub async fn calendar(
    app: &Wellspring,
    reader: &Reader,
    address: Address,
    begins: WeekStart,
) -> Result<CalendarScreen, Error> {
    // Read first: what happens meanwhile is told again rather than missed.
    let seq = events::newest(&app.storage, &Topic::Plan).await?;
    let campaigns = campaigns::all(&app.storage).await?;
    let house = app.settings.zone.as_ref();
    let zone = page_zone(&address, &campaigns, house, app.now());
    let begins_with = begins_with(&address, &campaigns, house);
    let now = zone::local(app.now(), &zone);
    let begins = address.week.unwrap_or(begins);
    let on = near(address.on, now.date);
    let days = in_sight(address.view(), on, begins);
    let loaded = Loaded::between(app, around(days)).await?;
    let observances = rows::observances(&app.storage, days.0, days.1).await?;
    let views = views::of_staff(&app.storage, &reader.who().id).await?;
    let (audiences, clinicians) = choices(app).await?;
    let whom = whom(app, &campaigns).await?;
    let (dated, ideas) = loaded.items(&campaigns, &zone, days);
    let running = running(&campaigns, &whom);
    let weeks = whole_weeks(days.0, days.1, begins);
    let mut found = waiting(app, &campaigns, &zone, &dated, now.date).await?;
    found.extend(gaps(&dated, &running, &observances, &weeks, app.now(), now.date));
    let filter = ItemFilter { address: &address, whom: &whom };
    let unfiltered = dated.len();
    let (items, gaps) = filter.apply(dated, found);
    Ok(CalendarScreen {
        tray: tray(&filter, ideas, &campaigns, now.date),
        campaigns: beside(&campaigns),
        address,
        seq,
        on,
        begins,
        zone,
        now,
        days,
        items,
        unfiltered,
        observances,
        gaps,
        audiences,
        clinicians,
        zones: zones(),
        begins_with,
        views,
        follows: None,
        problems: Problems::default(),
    })
}

/// Audiences and clinicians to filter by.
async fn choices(app: &Wellspring) -> Result<(Vec<Choice>, Vec<Choice>), Error> {
    let (audiences, clinicians) = tokio::try_join!(audiences::all(&app.storage), clinicians::all(&app.storage))?;
    Ok((
        audiences.into_iter().map(|one| choice(&one.id, &one.name)).collect(),
        clinicians.into_iter().map(|one| choice(&one.id, &one.name)).collect(),
    ))
}

fn choice(id: &impl ToString, name: &impl ToString) -> Choice {
    Choice { value: id.to_string(), label: name.to_string() }
}

/// The one campaign that the filter leaves.
fn only<'a>(address: &Address, campaigns: &'a [Campaign]) -> Option<&'a Campaign> {
    let [only] = &address.campaigns[..] else { return None };
    campaigns.iter().find(|campaign| campaign.id.as_str() == only)
}

/// The zone that was chosen, or the one campaign's that is shown, or the house's, or that of what runs now.
fn page_zone(address: &Address, campaigns: &[Campaign], house: Option<&ZoneName>, now: Instant) -> ZoneName {
    let shown = || only(address, campaigns).map(|shown| shown.zone.clone());
    let chosen = address.zone.clone().or_else(shown).or(house.cloned());
    chosen.unwrap_or_else(|| usual_zone(campaigns, now))
}

fn usual_zone(campaigns: &[Campaign], now: Instant) -> ZoneName {
    let today = now.utc().date;
    let runs = |campaign: &&Campaign| campaign.starts_on <= today && today <= campaign.ends_on;
    let usual = campaigns.iter().find(runs).or(campaigns.first());
    usual.map_or(ZoneName("UTC".to_owned()), |campaign| campaign.zone.clone())
}

fn begins_with(address: &Address, campaigns: &[Campaign], house: Option<&ZoneName>) -> BeginsWith {
    let only = only(address, campaigns);
    BeginsWith {
        campaign: only.map(|campaign| (campaign.id.clone(), campaign.name.to_string())),
        zone: only.map(|campaign| campaign.zone.clone()).or(address.zone.clone()).or(house.cloned()),
    }
}

/// The day asked for, within ten years of today.
fn near(on: Option<LocalDate>, today: LocalDate) -> LocalDate {
    on.filter(|on| (on.year - today.year).abs() <= 10).unwrap_or(today)
}

fn in_sight(view: View, on: LocalDate, begins: WeekStart) -> (LocalDate, LocalDate) {
    let after = |day: LocalDate, days: i64| LocalDate::from_days(day.days() + days);
    match view {
        View::Week => (begins.first(on), after(begins.first(on), 6)),
        View::Agenda => (on, after(on, AGENDA_DAYS - 1)),
        View::Month => {
            let weeks = Month::containing(on).weeks(begins.weekday());
            let ends = weeks.first().zip(weeks.last());
            ends.map_or((on, on), |(first, last)| (first[0], last[6]))
        }
    }
}

/// Every instant at which a clock somewhere shows one of these days, and the evening before: it may reach into them.
fn around((first, last): (LocalDate, LocalDate)) -> Span {
    let midnight = |date| LocalTime { date, hour: 0, minute: 0, second: 0 }.as_if_utc();
    Span { start: midnight(first).plus(-2 * DAY), end: midnight(last).plus(2 * DAY) }
}

type Whom = HashMap<CampaignId, HashSet<AudienceId>>;

async fn whom(app: &Wellspring, campaigns: &[Campaign]) -> Result<Whom, Error> {
    let ids: Vec<CampaignId> = campaigns.iter().map(|campaign| campaign.id.clone()).collect();
    let mut whom = Whom::new();
    for (campaign, audience) in campaigns::audiences_of(&app.storage, &ids).await? {
        whom.entry(campaign).or_default().insert(audience);
    }
    Ok(whom)
}

fn running(campaigns: &[Campaign], whom: &Whom) -> Vec<Running> {
    let running = |campaign: &Campaign| Running {
        id: campaign.id.clone(),
        name: campaign.name.to_string(),
        starts_on: campaign.starts_on,
        ends_on: campaign.ends_on,
        audiences: whom.get(&campaign.id).into_iter().flatten().cloned().collect(),
    };
    campaigns.iter().map(running).collect()
}

fn beside(campaigns: &[Campaign]) -> Vec<Beside> {
    campaigns.iter().map(beside_one).chain([no_campaign()]).collect()
}

fn beside_one(campaign: &Campaign) -> Beside {
    Beside {
        id: Some(campaign.id.clone()),
        name: campaign.name.to_string(),
        color: Some(campaign.color),
        runs: Some((campaign.starts_on, campaign.ends_on)),
    }
}

fn no_campaign() -> Beside {
    Beside { id: None, name: "No campaign".to_owned(), color: None, runs: None }
}

/// Posts that wait for somebody on other days than those in sight.
async fn waiting(
    app: &Wellspring,
    campaigns: &[Campaign],
    zone: &ZoneName,
    shown: &[PlanItem],
    today: LocalDate,
) -> Result<Vec<Gap>, Error> {
    let here: HashSet<&str> = shown.iter().map(|item| item.id.as_str()).collect();
    let posts = rows::posts_waiting(&app.storage).await?.into_iter();
    let posts = posts.filter(|post| !here.contains(post.id.as_str())).collect();
    let always = (LocalDate::from_days(i64::from(i16::MIN)), LocalDate::from_days(i64::from(u16::MAX)));
    let (dated, ideas) = Loaded::of_posts(posts).items(campaigns, zone, always);
    Ok(gaps_elsewhere(dated.into_iter().chain(ideas).collect(), app.now(), today))
}

/// What the address leaves in.
struct ItemFilter<'a> {
    address: &'a Address,
    whom: &'a Whom,
}

impl ItemFilter<'_> {
    fn passes(&self, item: &PlanItem) -> bool {
        let Address { audience, clinician, states, .. } = self.address;
        let for_them = |audience| {
            item.campaign.as_ref().and_then(|id| self.whom.get(id)).is_some_and(|whom| whom.contains(audience))
        };
        self.address.shows(item.kind)
            && self.address.shows_campaign(item.campaign.as_ref())
            && audience.as_ref().is_none_or(for_them)
            && clinician.as_ref().is_none_or(|who| item.people.iter().any(|person| person.id == *who))
            && (states.is_empty() || states.contains(&item.state))
    }

    /// The items that pass with their marks, and the gaps that are about them.
    fn apply(&self, items: Vec<PlanItem>, found: Vec<Gap>) -> (Vec<PlanItem>, Vec<Gap>) {
        let mut shown: Vec<PlanItem> = Vec::new();
        let mut place = HashMap::new();
        for (at, item) in items.into_iter().enumerate().filter(|(_, item)| self.passes(item)) {
            place.insert(at, shown.len());
            shown.push(item);
        }
        let mut gaps = Vec::new();
        for gap in found {
            let Some(at) = gap.item else {
                let passes = match &gap.elsewhere {
                    Some(item) => self.passes(item),
                    None => self.address.shows_campaign(gap.campaign.as_ref()),
                };
                gaps.extend(passes.then_some(gap));
                continue;
            };
            if let Some(at) = place.get(&at) {
                shown[*at].marks.push(gap.reason.clone());
                gaps.push(Gap { item: Some(*at), ..gap });
            }
        }
        (shown, gaps)
    }
}

/// Ideas by campaign, in the campaigns' order. Those that still run have a place even while they have none.
fn tray(filter: &ItemFilter<'_>, ideas: Vec<PlanItem>, campaigns: &[Campaign], today: LocalDate) -> Vec<Tray> {
    let mut by: HashMap<Option<CampaignId>, Vec<PlanItem>> = HashMap::new();
    for idea in ideas.into_iter().filter(|idea| idea.kind != Kind::Slot && filter.passes(idea)) {
        by.entry(idea.campaign.clone()).or_default().push(idea);
    }
    let still = |beside: &Beside| beside.runs.is_none_or(|(_, ends)| ends >= today);
    let group = |beside: Beside| {
        let mut items = by.remove(&beside.id).unwrap_or_default();
        let wanted = !items.is_empty() || (still(&beside) && filter.address.shows_campaign(beside.id.as_ref()));
        let most = if filter.address.all_ideas { items.len() } else { IDEAS };
        let more = items.len().saturating_sub(most);
        items.truncate(most);
        wanted.then_some(Tray { campaign: beside, items, more })
    };
    beside(campaigns).into_iter().filter_map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_shows_whole_weeks_and_an_agenda_begins_on_its_day() {
        let day = |text: &str| text.parse::<LocalDate>().unwrap();
        let on = day("2026-11-24");
        assert_eq!(in_sight(View::Month, on, WeekStart::Monday), (day("2026-10-26"), day("2026-12-06")));
        assert_eq!(in_sight(View::Month, on, WeekStart::Sunday), (day("2026-11-01"), day("2026-12-05")));
        assert_eq!(in_sight(View::Week, on, WeekStart::Sunday), (day("2026-11-22"), day("2026-11-28")));
        assert_eq!(in_sight(View::Agenda, on, WeekStart::Sunday), (on, day("2026-12-21")));
        assert_eq!(near(Some(day("1999-01-01")), on), on);
    }
}
