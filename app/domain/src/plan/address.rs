//! The calendar's address: everything that is filtered or turned stands in it, so that it can be sent to a colleague.

use super::{Kind, View, WeekStart};
use crate::id::{AudienceId, CampaignId, ClinicianId};
use crate::{LocalDate, ZoneName};
use std::fmt::Write;

/// `/plan?view=…&on=…&…` as read. Words that mean nothing are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The layout; a month where nothing is said.
    pub view: Option<View>,
    /// The day that must be in sight; None is today.
    pub on: Option<LocalDate>,
    /// Where weeks begin, if somebody chose.
    pub week: Option<WeekStart>,
    /// The page's zone, if somebody chose.
    pub zone: Option<ZoneName>,
    /// Which kinds; none said is sessions and posts.
    pub kinds: Vec<Kind>,
    /// Only these campaigns (`none` is what has no campaign); none said is all.
    pub campaigns: Vec<String>,
    /// All but these campaigns, written with a `-` before them.
    pub hidden: Vec<String>,
    /// Only what is written for this audience.
    pub audience: Option<AudienceId>,
    /// Only what this clinician has a part in.
    pub clinician: Option<ClinicianId>,
    /// Only these states, by their words.
    pub states: Vec<String>,
    /// Whether the week shows all its hours rather than those that are used.
    pub whole_day: bool,
    /// Whether all ideas are shown rather than the newest of each campaign.
    pub all_ideas: bool,
}

/// What stands for "no campaign".
pub const NO_CAMPAIGN: &str = "none";
/// What is shown where no kind is asked for.
const USUAL: [Kind; 2] = [Kind::Session, Kind::Post];
/// Every state of sessions, posts and slots that can be filtered by.
const STATES: [&str; 17] = [
    "draft",
    "in_review",
    "approved",
    "scheduled",
    "live",
    "ended",
    "publishing",
    "published",
    "failed",
    "missed",
    "cancelled",
    "withdrawn",
    "proposed",
    "confirmed",
    "declined",
    "changes",
    "undated",
];

impl Address {
    /// Reads the query's pairs, in order.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut address = Self::default();
        for (name, value) in pairs {
            for word in value.split(',').map(str::trim).filter(|word| !word.is_empty()) {
                address.take(name, word);
            }
        }
        address
    }

    fn take(&mut self, name: &str, word: &str) {
        match name {
            "view" => self.view = word.parse().ok(),
            "on" => self.on = word.parse().ok(),
            "month" => self.on = self.on.or(format!("{word}-01").parse().ok()),
            "week" => self.week = word.parse().ok(),
            "zone" => self.zone = crate::zone::known(word).ok(),
            "kind" => push(&mut self.kinds, word.parse().ok()),
            "campaign" => match word.strip_prefix('-') {
                Some(hidden) => push(&mut self.hidden, campaign(hidden)),
                None => push(&mut self.campaigns, campaign(word)),
            },
            "audience" => self.audience = word.parse().ok(),
            "clinician" => self.clinician = word.parse().ok(),
            "state" => push(&mut self.states, STATES.contains(&word).then(|| word.to_owned())),
            "hours" => self.whole_day = word == "all",
            "ideas" => self.all_ideas = word == "all",
            _ => {}
        }
    }

    /// The layout.
    #[must_use]
    pub fn view(&self) -> View {
        self.view.unwrap_or(View::Month)
    }

    /// Whether items of this kind are shown.
    #[must_use]
    pub fn shows(&self, kind: Kind) -> bool {
        if self.kinds.is_empty() { USUAL.contains(&kind) } else { self.kinds.contains(&kind) }
    }

    /// Whether items of this campaign are shown.
    #[must_use]
    pub fn shows_campaign(&self, campaign: Option<&CampaignId>) -> bool {
        let word = campaign.map_or(NO_CAMPAIGN, CampaignId::as_str);
        let among = |list: &[String]| list.iter().any(|known| known == word);
        if self.campaigns.is_empty() { !among(&self.hidden) } else { among(&self.campaigns) }
    }

    /// Whether anything is left out on purpose.
    #[must_use]
    pub fn filters(&self) -> bool {
        let fewer = USUAL.iter().any(|kind| !self.shows(*kind));
        let campaigns = !(self.campaigns.is_empty() && self.hidden.is_empty());
        fewer || campaigns || self.audience.is_some() || self.clinician.is_some() || !self.states.is_empty()
    }

    /// The same with a kind switched on or off; with none left it is the usual ones again.
    #[must_use]
    pub fn switching(&self, kind: Kind) -> Self {
        let shown = [Kind::Session, Kind::Post, Kind::Slot];
        let mut kinds: Vec<Kind> = shown.into_iter().filter(|known| self.shows(*known) != (*known == kind)).collect();
        if kinds == USUAL {
            kinds.clear();
        }
        Self { kinds, ..self.clone() }
    }

    /// The same with a campaign switched on or off.
    #[must_use]
    pub fn switching_campaign(&self, campaign: Option<&CampaignId>) -> Self {
        let word = campaign.map_or(NO_CAMPAIGN, CampaignId::as_str).to_owned();
        let mut next = self.clone();
        let list = if self.campaigns.is_empty() { &mut next.hidden } else { &mut next.campaigns };
        match list.iter().position(|known| *known == word) {
            Some(at) => drop(list.remove(at)),
            None => list.push(word),
        }
        next
    }

    /// Only this campaign.
    #[must_use]
    pub fn only(&self, campaign: Option<&CampaignId>) -> Self {
        let word = campaign.map_or(NO_CAMPAIGN, CampaignId::as_str).to_owned();
        Self { campaigns: vec![word], hidden: Vec::new(), ..self.clone() }
    }

    /// Every filter taken away; layout and day stay.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        let Self { view, on, week, zone, whole_day, all_ideas, .. } = self.clone();
        Self { view, on, week, zone, whole_day, all_ideas, ..Self::default() }
    }

    /// Another day in sight.
    #[must_use]
    pub fn on(&self, day: LocalDate) -> Self {
        Self { on: Some(day), ..self.clone() }
    }

    /// Today in sight, whichever day that will be.
    #[must_use]
    pub fn today(&self) -> Self {
        Self { on: None, ..self.clone() }
    }

    /// Another layout.
    #[must_use]
    pub fn viewed(&self, view: View) -> Self {
        Self { view: Some(view), ..self.clone() }
    }

    /// The parts as names and values, in one order, so that the same view has one address.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut add = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
        add("view", self.view.filter(|view| *view != View::Month).map(|view| view.to_string()));
        add("on", self.on.map(|day| day.to_string()));
        add("week", self.week.map(|week| week.to_string()));
        add("zone", self.zone.as_ref().map(ToString::to_string));
        for kind in &self.kinds {
            add("kind", Some(kind.to_string()));
        }
        for campaign in &self.campaigns {
            add("campaign", Some(campaign.clone()));
        }
        for campaign in self.hidden.iter().filter(|_| self.campaigns.is_empty()) {
            add("campaign", Some(format!("-{campaign}")));
        }
        add("audience", self.audience.as_ref().map(ToString::to_string));
        add("clinician", self.clinician.as_ref().map(ToString::to_string));
        for state in &self.states {
            add("state", Some(state.clone()));
        }
        add("hours", self.whole_day.then(|| "all".to_owned()));
        add("ideas", self.all_ideas.then(|| "all".to_owned()));
        pairs
    }

    /// The query, without its question mark. No value needs more than its `+` escaped: each was checked.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.pairs() {
            let and = if query.is_empty() { "" } else { "&" };
            // Writing to a String does not fail.
            let _ = write!(query, "{and}{name}={}", value.replace('+', "%2B"));
        }
        query
    }

    /// `/plan?…`.
    #[must_use]
    pub fn href(&self) -> String {
        match self.query() {
            query if query.is_empty() => "/plan".to_owned(),
            query => format!("/plan?{query}"),
        }
    }
}

fn campaign(word: &str) -> Option<String> {
    (word == NO_CAMPAIGN || word.parse::<CampaignId>().is_ok()).then(|| word.to_owned())
}

fn push<T: PartialEq>(list: &mut Vec<T>, word: Option<T>) {
    if let Some(word) = word.filter(|word| !list.contains(word)) {
        list.push(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01990000-0000-7000-8000-000000000001";

    fn read(query: &str) -> Address {
        Address::read(query.split('&').filter_map(|pair| pair.split_once('=')))
    }

    #[test]
    fn every_filter_reads_back_from_its_address() {
        let text = format!(
            "view=week&on=2026-11-24&week=sun&zone=Europe/Berlin&kind=slot&campaign={ID}&campaign=none&audience={ID}&clinician={ID}&state=draft&state=live&hours=all"
        );
        assert_eq!(read(&text).query(), text);
        assert_eq!(read(&read(&text).query()), read(&text));
        assert_eq!(read("zone=Etc/GMT+5").query(), "zone=Etc/GMT%2B5");
    }

    #[test]
    fn words_that_mean_nothing_are_passed_over() {
        let nonsense = "view=year&on=2026-13-01&week=tue&zone=Mars/Base&kind=ghost&campaign=x&audience=y&clinician=z&state=odd&evil=<script>";
        assert_eq!(read(nonsense), Address::default());
        assert_eq!(read(nonsense).href(), "/plan");
        assert_eq!(read("month=2026-12").on, "2026-12-01".parse().ok());
        assert_eq!(read("kind=session,post,session").kinds, [Kind::Session, Kind::Post]);
    }

    #[test]
    fn switches_go_on_and_off_again() {
        let all = Address::default();
        assert!(all.shows(Kind::Session) && all.shows(Kind::Post) && !all.shows(Kind::Slot));
        let with = all.switching(Kind::Slot);
        assert!(with.shows(Kind::Session) && with.shows(Kind::Slot));
        assert_eq!(with.switching(Kind::Slot), all);
        let id: CampaignId = ID.parse().unwrap();
        let without = all.switching_campaign(Some(&id));
        assert!(!without.shows_campaign(Some(&id)) && without.shows_campaign(None) && without.filters());
        assert_eq!(without.switching_campaign(Some(&id)), all);
        let only = without.only(None);
        assert!(only.shows_campaign(None) && !only.shows_campaign(Some(&id)));
        assert!(only.switching_campaign(Some(&id)).shows_campaign(Some(&id)));
        assert_eq!(only.unfiltered(), all);
    }
}
