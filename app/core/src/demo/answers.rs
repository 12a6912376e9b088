//! What clinicians of the demo answered by their links: a no with a reason, another time, and what still waits.

use domain::clinician::{AssistantDraft, ClinicianDraft, LeaveDraft};
use domain::id::{CampaignId, ClinicianId, SlotId};
use domain::session::{Session, SessionDraft};
use domain::slot::{AnswerDraft, SlotDraft};
use domain::time::{DAY, HOUR, MINUTE};
use domain::{ZoneName, zone};

use super::{Stage, ZONE};
use crate::clinicians::{assistants, leave};
use crate::slots::answer;
use crate::storage::{clinicians as rows, slots as slot_rows};
use crate::{Error, actor, clinicians, sessions, slots, slug};

/// Name, position, zone, topics.
const MORE: [(&str, &str, &str, &str); 3] = [
    ("Dr. Priya Nair", "Cardiologist", ZONE, "heart, blood pressure, sleep apnoea"),
    ("Lena Brandt", "Dietitian", "Europe/Berlin", "diet, protein, appetite"),
    ("Dr. Tomás Reyes", "Sleep physician", "America/New_York", "sleep, snoring"),
];

impl Stage<'_> {
    /// Two sessions to come, with everything that can be answered to; gives the address of Dr. Reyes' own page.
    pub(super) async fn answers(&self, campaign: &CampaignId) -> Result<String, Error> {
        self.at(-2 * DAY);
        let mut experts = Vec::new();
        for expert in MORE {
            experts.push(self.expert(expert).await?);
        }
        let snoring = self
            .session(
                campaign,
                "Snoring, sleep and the heart",
                6,
                17,
                "Why pauses in breathing tire the heart, how a night is measured, and what helps.",
            )
            .await?;
        let diet = self
            .session(
                campaign,
                "A diet that lasts longer than January",
                8,
                11,
                "Three changes that stay, and how to begin with one of them.",
            )
            .await?;
        let nair = self.ask(&snoring, &experts[0], "expert", "15").await?;
        self.ask(&snoring, &experts[2], "chair", "20").await?;
        let brandt = self.ask(&diet, &experts[1], "chair", "").await?;
        let reyes = self.ask(&diet, &experts[2], "moderator", "").await?;
        self.at(-26 * HOUR);
        let why = AnswerDraft { reason: "On call in the catheter lab that night".into(), ..AnswerDraft::default() };
        answer::decline(self.app, &self.by_link(&nair).await?, &nair, &why).await?;
        answer::confirm(self.app, &self.by_link(&reyes).await?, &reyes, &AnswerDraft::default()).await?;
        self.at(-3 * HOUR);
        self.wishes(&diet, &brandt).await?;
        self.at(-90 * MINUTE);
        self.away_and_helped(&experts).await?;
        let reyes = rows::get(&self.app.storage, &experts[2]).await?;
        Ok(clinicians::link_url(self.app, &reyes))
    }

    async fn expert(&self, (name, position, zone, topics): (&str, &str, &str, &str)) -> Result<ClinicianId, Error> {
        let plain = slug::spelled(name).unwrap_or_default();
        let email = format!("{}@demo.example", plain.replace("dr-", "").replace('-', "."));
        let (position, zone, topics) = (position.into(), zone.into(), topics.into());
        let draft = ClinicianDraft { name: name.into(), position, email, zone, topics, ..ClinicianDraft::default() };
        Ok(clinicians::create(self.app, &self.planner, &draft).await?.id)
    }

    async fn session(
        &self,
        campaign: &CampaignId,
        title: &str,
        days: i64,
        hour: u8,
        summary: &str,
    ) -> Result<Session, Error> {
        let date = zone::date(self.present.plus(days * DAY), &ZoneName(ZONE.to_owned()));
        let draft = SessionDraft {
            campaign_id: Some(campaign.to_string()),
            title: title.into(),
            summary: summary.into(),
            starts: Some(format!("{date}T{hour:02}:00")),
            zone: ZONE.into(),
            minutes: "60".into(),
            join_url: slug::spelled(title).map(|room| format!("https://meet.demo.example/{room}")),
            moderation: "held".into(),
            ..SessionDraft::default()
        };
        let session = sessions::create(self.app, &self.planner, &draft).await?;
        sessions::schedule(self.app, &self.planner, &session.id).await
    }

    async fn ask(&self, session: &Session, who: &ClinicianId, role: &str, call: &str) -> Result<SlotId, Error> {
        let clinician_id = who.to_string();
        let (role, call_minutes) = (role.to_owned(), call.to_owned());
        let draft = SlotDraft { clinician_id, role, call_minutes, ..SlotDraft::default() };
        Ok(slots::propose(self.app, &self.planner, &session.id, &draft).await?.id)
    }

    /// Whoever holds the slot's link.
    async fn by_link(&self, slot: &SlotId) -> Result<actor::Clinician, Error> {
        let slot = slot_rows::get(&self.app.storage, slot).await?;
        let clinician = rows::get(&self.app.storage, &slot.clinician_id).await?;
        Ok(actor::Clinician::of_slot(&clinician, &slot))
    }

    /// Ms Brandt could on the day after, in her own evening.
    async fn wishes(&self, diet: &Session, slot: &SlotId) -> Result<(), Error> {
        let berlin = ZoneName("Europe/Berlin".to_owned());
        let starts = zone::local(diet.starts_at.unwrap_or(self.present).plus(DAY + HOUR), &berlin).to_string();
        let wish = AnswerDraft {
            starts,
            zone: berlin.to_string(),
            reason: "My class ends at six that day; any time after works.".into(),
            ..AnswerDraft::default()
        };
        answer::another_time(self.app, &self.by_link(slot).await?, slot, &wish).await.map(drop)
    }

    async fn away_and_helped(&self, experts: &[ClinicianId]) -> Result<(), Error> {
        let day = |days: i64| zone::date(self.present.plus(days * DAY), &ZoneName(ZONE.to_owned())).to_string();
        let draft = LeaveDraft { starts_on: day(14), ends_on: day(24), note: "Family".into() };
        leave::add(self.app, &self.planner.keeper(&experts[0]), &draft).await?;
        let draft = AssistantDraft { name: "Sam Park".into(), email: "sam.park@demo.example".into() };
        assistants::add(self.app, &self.planner.keeper(&experts[2]), &draft).await.map(drop)
    }
}
