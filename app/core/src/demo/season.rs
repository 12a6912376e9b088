//! What lies around the demo's one week: a season with two more campaigns, drafts, ideas, and something called off.

use domain::campaign::CampaignDraft;
use domain::id::{CampaignId, ClinicianId};
use domain::session::SessionDraft;
use domain::slot::SlotDraft;
use domain::time::{DAY, HOUR};
use domain::{ZoneName, zone};

use super::{Stage, ZONE, quarter};
use crate::{Error, campaigns, sessions, slots};

/// Name, colour, first and last day from today.
const CAMPAIGNS: [(&str, &str, i64, i64); 2] =
    [("Hearts in winter", "rose", -6, 40), ("Dry January, gently", "blue", 25, 68)];

/// A session of the season: campaign, title, days from today, hour of the day, zone, how far it comes, and who is asked.
type Plan = (usize, &'static str, Option<i64>, i64, &'static str, Far, &'static [(usize, bool)]);

/// How far a session of the season has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Far {
    Draft,
    Scheduled,
    Cancelled,
}

const PLANS: &[Plan] = &[
    (0, "Blood pressure at home: measuring it right", Some(3), 12, ZONE, Far::Scheduled, &[(1, true)]),
    (0, "Cold air and the heart", Some(5), 18, ZONE, Far::Scheduled, &[]),
    (0, "Snow, shovels and chest pain", Some(10), 17, "America/New_York", Far::Draft, &[(0, false)]),
    (0, "Soups without salt", Some(10), 12, ZONE, Far::Scheduled, &[(0, true)]),
    (0, "Walking in the dark months", Some(12), 9, ZONE, Far::Draft, &[]),
    (0, "Heart rhythm and your watch", Some(17), 18, ZONE, Far::Scheduled, &[(1, true)]),
    (0, "Statins: questions and answers", Some(19), 12, ZONE, Far::Cancelled, &[]),
    (0, "Caregivers’ evening", Some(20), 23, ZONE, Far::Draft, &[]),
    (0, "Salt: where it hides", Some(20), 10, ZONE, Far::Draft, &[]),
    (0, "Heart failure, weighed daily", Some(20), 12, ZONE, Far::Scheduled, &[(1, true)]),
    (0, "Pills in the right order", Some(20), 15, ZONE, Far::Draft, &[]),
    (0, "Reading your cholesterol letter", Some(20), 17, ZONE, Far::Scheduled, &[(0, false)]),
    (1, "A first evening without", Some(27), 19, "Europe/London", Far::Draft, &[]),
    (1, "Sleep and alcohol", Some(34), 18, ZONE, Far::Draft, &[]),
    (1, "Mocktails for a crowd", None, 0, ZONE, Far::Draft, &[]),
    (1, "Saying no at the office party", None, 0, ZONE, Far::Draft, &[]),
    (0, "Pacemakers and airports", None, 0, ZONE, Far::Draft, &[]),
    (0, "Cooking for one, for the heart", None, 0, ZONE, Far::Draft, &[]),
];

impl Stage<'_> {
    /// Plans the season, some days before the present.
    pub(super) async fn season(&self, experts: &[ClinicianId]) -> Result<(), Error> {
        self.at(-5 * DAY);
        let mut ids = Vec::new();
        for (name, color, from, to) in CAMPAIGNS {
            ids.push(self.more(name, color, from, to).await?);
        }
        for plan in PLANS {
            self.planned(plan, &ids[plan.0], experts).await?;
        }
        Ok(())
    }

    async fn more(&self, name: &str, color: &str, from: i64, to: i64) -> Result<CampaignId, Error> {
        let day = |days: i64| zone::date(self.present.plus(days * DAY), &ZoneName(ZONE.to_owned())).to_string();
        let draft = CampaignDraft {
            name: name.into(),
            main_message: "Small habits carry far.".into(),
            starts_on: day(from),
            ends_on: day(to),
            zone: ZONE.into(),
            color: color.into(),
            marks_stand: false,
            ..CampaignDraft::default()
        };
        Ok(campaigns::create(self.app, &self.planner, &draft).await?.id)
    }

    async fn planned(&self, plan: &Plan, campaign: &CampaignId, experts: &[ClinicianId]) -> Result<(), Error> {
        let (_, title, days, hour, zone_name, far, asked) = *plan;
        let midnight = |days: i64| {
            let date = zone::date(self.present.plus(days * DAY), &ZoneName(ZONE.to_owned()));
            zone::start_of(date, &ZoneName(ZONE.to_owned())).plus(hour * HOUR)
        };
        let starts = days.map(|days| zone::local(quarter(midnight(days)), &ZoneName(zone_name.to_owned())).to_string());
        let draft = SessionDraft {
            campaign_id: Some(campaign.to_string()),
            title: title.into(),
            summary: "Questions are welcome before, during and after.".into(),
            starts,
            zone: zone_name.into(),
            minutes: "45".into(),
            moderation: "held".into(),
            ..SessionDraft::default()
        };
        let session = sessions::create(self.app, &self.planner, &draft).await?;
        for (who, agreed) in asked {
            let draft = SlotDraft { clinician_id: experts[*who].to_string(), ..SlotDraft::default() };
            // Somebody may be busy with the demo's own sessions, whose hours follow the clock.
            let Ok(slot) = slots::propose(self.app, &self.planner, &session.id, &draft).await else { continue };
            if *agreed {
                slots::confirm(self.app, &self.planner, &slot.id).await?;
            }
        }
        match far {
            Far::Draft => Ok(()),
            Far::Scheduled => sessions::schedule(self.app, &self.planner, &session.id).await.map(drop),
            Far::Cancelled => sessions::cancel(self.app, &self.planner, &session.id).await.map(drop),
        }
    }
}
