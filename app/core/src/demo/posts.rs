//! Posts of the demo, one in each state, and a layer of observances behind the calendar.

use domain::id::CampaignId;
use domain::post::PostDraft;
use domain::time::{DAY, HOUR, MINUTE};
use domain::{LocalDate, ZoneName, zone};

use super::{Stage, ZONE};
use crate::actor::Reviewer;
use crate::imports::{self, Into, Order};
use crate::posts::{self, ReviewForm};
use crate::{Error, jobs};

/// How far a post has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Far {
    Idea,
    Draft,
    InReview,
    Scheduled,
    Published,
}

/// Kind, title, days from today, hour of the day, how far, text.
type Plan = (&'static str, &'static str, i64, i64, Far, &'static str);

const PLANS: &[Plan] = &[
    ("article", "Five minutes that steady your balance", -9, 9, Far::Published, BALANCE),
    ("article", "Protein after 60: how much, and from what", -3, 9, Far::Published, PROTEIN),
    ("article", "Asked at the sessions: naps, screens and waking at four", -1, 9, Far::InReview, NAPS),
    ("article", "Warm up before the cold: winter walks", 2, 9, Far::Scheduled, WALKS),
    ("article", "A plate that keeps blood pressure in mind", 4, 9, Far::InReview, PLATE),
    ("social", "What our chair tells first-time lifters", 7, 12, Far::Draft, QUOTE),
    ("article", "Shoes, socks and the first icy morning", 0, 0, Far::Idea, SHOES),
];

const BALANCE: &str = "Balance is a skill, and skills can be practised **at any age**.\n\n## Try this at the kitchen counter\n\n\
1. Stand tall, one hand on the counter.\n2. Lift one foot for ten breaths.\n3. Change sides, three times.\n\n\
> Little and often is better than once and long.\n\nDizzy, or afraid of falling? Ask us first; we can begin sitting down.";
const PROTEIN: &str = "Muscle needs building material. Most people over 60 do well when **each meal** has some protein in it, not only dinner.\n\n\
- Yogurt or eggs in the morning\n- Beans, fish or chicken at noon\n- A glass of milk or a soy drink later\n\n\
If your kidneys are not well, ask your doctor before you eat more of it.";
const NAPS: &str = "Three questions came up again and again.\n\n## May I nap?\n\nYes: before three, and not longer than half an hour.\n\n\
## Do screens keep me awake?\n\nBright ones can. Dim them an hour before bed.";
const WALKS: &str =
    "Cold air makes the heart work harder. Begin slowly, cover your mouth, and turn back while it is still easy.";
const PLATE: &str =
    "Half vegetables, a quarter grains, a quarter protein: that is most of it. Salt hides in bread, cheese and soup.";
const QUOTE: &str = "\u{201c}Begin with a weight that bores you. Add to it when it has bored you for a week.\u{201d}";
const SHOES: &str = "Which soles hold on ice, and when to stay in.";

impl Stage<'_> {
    /// Writes them some days ago, and lets their time pass.
    pub(super) async fn posts(&self, reviewer: &Reviewer, campaign: &CampaignId) -> Result<(), Error> {
        for plan in PLANS {
            self.at(plan.2.min(0) * DAY - 4 * DAY);
            self.post(plan, reviewer, campaign).await?;
        }
        self.observances().await?;
        self.at(-HOUR);
        jobs::run_due(self.app).await.map(drop)
    }

    async fn post(&self, plan: &Plan, reviewer: &Reviewer, campaign: &CampaignId) -> Result<(), Error> {
        let (kind, title, days, hour, far, body) = *plan;
        let home = ZoneName(ZONE.to_owned());
        let date = zone::date(self.present.plus(days * DAY), &home);
        let draft = PostDraft {
            campaign_id: Some(campaign.to_string()),
            kind: kind.into(),
            title: title.into(),
            body: body.into(),
            planned_at: (far != Far::Idea).then(|| format!("{date}T{hour:02}:00")),
            zone: ZONE.into(),
            ..PostDraft::default()
        };
        let post = posts::create(self.app, &self.planner, &draft).await?;
        if matches!(far, Far::Idea | Far::Draft) {
            return Ok(());
        }
        posts::submit(self.app, &self.planner, &post.id).await?;
        if far == Far::InReview {
            return Ok(());
        }
        posts::approve(self.app, reviewer, &post.id, &ReviewForm::default()).await?;
        posts::schedule(self.app, &self.planner, &post.id).await?;
        if far == Far::Published {
            self.clock.hold(zone::start_of(date, &home).plus(hour * HOUR + MINUTE));
            jobs::run_due(self.app).await?;
        }
        Ok(())
    }

    /// Three days that other people keep, from a calendar as it is found on the web.
    async fn observances(&self) -> Result<(), Error> {
        let day = |days: i64| zone::date(self.present.plus(days * DAY), &ZoneName(ZONE.to_owned()));
        let written = |date: LocalDate| date.to_string().replace('-', "");
        let event = |title: &str, first: i64, days: i64| {
            let (from, to) = (written(day(first)), written(day(first + days)));
            format!(
                "BEGIN:VEVENT\r\nUID:{title}\r\nSUMMARY:{title}\r\nDTSTART;VALUE=DATE:{from}\r\nDTEND;VALUE=DATE:{to}\r\nEND:VEVENT\r\n"
            )
        };
        let events = event("Falls awareness week", 1, 5)
            + &event("Day of the caregivers", 9, 1)
            + &event("Heart check day", 16, 1);
        let (layer, from) = ("Health days".into(), Some(day(-10)));
        let order = Order { layer, from, ..Order::of(Into::Observances, ZoneName(ZONE.to_owned())) };
        let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n");
        imports::ics(self.app, &self.planner, &order, text.into_bytes()).await.map(drop)
    }
}
