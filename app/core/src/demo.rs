//! The demo: a campaign worth looking at, dated relative to today. It is lived through command by
//! command, by the same commands as everything else, with a clock that is held at each moment.

mod answers;
mod offline;
mod posts;
mod script;
mod season;

use std::net::{IpAddr, Ipv4Addr};

use domain::audience::AudienceDraft;
use domain::campaign::CampaignDraft;
use domain::clinician::ClinicianDraft;
use domain::id::{CampaignId, ClinicianId};
use domain::question::QuestionDraft;
use domain::screens::desk::DeedForm;
use domain::session::{Session, SessionDraft};
use domain::slot::SlotDraft;
use domain::time::{DAY, MINUTE};
use domain::topic::TopicDraft;
use domain::{Instant, ZoneName, zone};

use self::script::{Asked, End, Script};
use crate::actor::{Asker, Caller, Planner, Responder, Reviewer, Voter};
use crate::outside::HeldClock;
use crate::{Error, Wellspring, audiences, campaigns, clinicians, questions, scripts, sessions, slots, topics};

/// The zone in which the demo's hospital lives.
pub const ZONE: &str = "America/Chicago";

/// What a visitor of the demo is shown first.
#[derive(Clone, Debug)]
pub struct Demo {
    /// The public path of the session that is live now.
    pub live: String,
    /// Its short path.
    pub short: String,
    /// The absolute address by which a clinician sees and answers their slots.
    pub clinician: String,
}

/// Whoever fills the demo, and when its present is.
struct Stage<'a> {
    app: &'a Wellspring,
    clock: &'a HeldClock,
    planner: Planner,
    responder: Responder,
    present: Instant,
}

/// Fills an empty database on behalf of `editor`; posts are reviewed by `reviewer`.
///
/// # Errors
/// Any error of the commands; then the demo is not whole.
pub async fn fill(app: &Wellspring, clock: &HeldClock, editor: &Caller, reviewer: &Caller) -> Result<Demo, Error> {
    let present = app.now();
    let stage = Stage { app, clock, planner: editor.planner()?, responder: editor.responder()?, present };
    stage.at(-21 * DAY);
    let campaign = stage.campaign().await?;
    let experts = stage.experts().await?;
    let mut live = None;
    for script in script::ALL {
        stage.at(-20 * DAY);
        let session = stage.plan(script, &campaign, &experts).await?;
        stage.play(script, &session).await?;
        live = live.or(script.live.then_some(session));
    }
    stage.experts_asked().await?;
    stage.season(&experts).await?;
    stage.offline().await?;
    let clinician = stage.answers(&campaign).await?;
    stage.scripts(&reviewer.reviewer()?).await?;
    stage.posts(&reviewer.reviewer()?, &campaign).await?;
    stage.clock.release();
    let live = live.ok_or(Error::NotFound)?;
    Ok(Demo { live: format!("/events/{}", live.slug), short: format!("/e/{}", live.code), clinician })
}

impl Stage<'_> {
    /// Holds the clock at `offset` milliseconds from the present.
    fn at(&self, offset: i64) {
        self.clock.hold(self.present.plus(offset));
    }

    async fn campaign(&self) -> Result<CampaignId, Error> {
        let mut audience_ids = Vec::new();
        for (name, needs, level) in script::AUDIENCES {
            let draft = AudienceDraft {
                name: name.into(),
                needs: needs.into(),
                languages: "English, Spanish".into(),
                reading_level: level.into(),
            };
            audience_ids.push(audiences::create(self.app, &self.planner, &draft).await?.id);
        }
        let day = |offset: i64| zone::date(self.present.plus(offset), &ZoneName(ZONE.to_owned())).to_string();
        let draft = CampaignDraft {
            name: script::CAMPAIGN.into(),
            objective: script::OBJECTIVE.into(),
            main_message: script::MESSAGE.into(),
            audience_ids,
            starts_on: day(-14 * DAY),
            ends_on: day(21 * DAY),
            zone: ZONE.into(),
            color: "teal".into(),
            marks_stand: false,
        };
        Ok(campaigns::create(self.app, &self.planner, &draft).await?.id)
    }

    async fn experts(&self) -> Result<Vec<ClinicianId>, Error> {
        let mut experts = Vec::new();
        for (name, position, email, topics) in script::EXPERTS {
            let draft = ClinicianDraft {
                name: name.into(),
                position: position.into(),
                email: email.into(),
                zone: ZONE.into(),
                topics: topics.into(),
                ..ClinicianDraft::default()
            };
            experts.push(clinicians::create(self.app, &self.planner, &draft).await?.id);
        }
        Ok(experts)
    }

    /// What comes with the installation has been read.
    async fn scripts(&self, reviewer: &Reviewer) -> Result<(), Error> {
        for script in scripts::all(self.app, &reviewer.reader()).await? {
            scripts::approve(self.app, reviewer, &script.id, None).await?;
        }
        Ok(())
    }

    /// A scheduled session with its experts.
    async fn plan(&self, script: &Script, campaign: &CampaignId, experts: &[ClinicianId]) -> Result<Session, Error> {
        let starts = zone::local(quarter(self.present.plus(script.starts)), &ZoneName(ZONE.to_owned()));
        let draft = SessionDraft {
            campaign_id: Some(campaign.to_string()),
            title: script.title.into(),
            summary: script.summary.into(),
            starts: Some(starts.to_string()),
            zone: ZONE.into(),
            minutes: script.minutes.to_string(),
            join_url: Some(script.join.into()),
            moderation: "held".into(),
            ..SessionDraft::default()
        };
        let session = sessions::create(self.app, &self.planner, &draft).await?;
        for (who, role, confirmed) in script.cast {
            let draft =
                SlotDraft { clinician_id: experts[*who].to_string(), role: (*role).into(), ..SlotDraft::default() };
            let slot = slots::propose(self.app, &self.planner, &session.id, &draft).await?;
            if *confirmed {
                slots::confirm(self.app, &self.planner, &slot.id).await?;
            }
        }
        sessions::schedule(self.app, &self.planner, &session.id).await
    }

    /// Questions in their order, and the session's life between them.
    async fn play(&self, script: &Script, session: &Session) -> Result<(), Error> {
        let starts = session.starts_at.unwrap_or(self.present).since(self.present);
        let (mut live, mut over) = (false, false);
        for asked in script.questions {
            let at = starts + asked.minute * MINUTE;
            if !live && asked.minute >= 0 && starts <= 0 {
                self.at(starts);
                sessions::go_live(self.app, &self.planner, &session.id, true).await?;
                live = true;
            }
            if live && !over && asked.minute >= script.minutes {
                self.at(starts + script.minutes * MINUTE);
                sessions::end(self.app, &self.planner, &session.id).await?;
                over = true;
            }
            self.at(at.min(-MINUTE));
            self.question(Some(session), asked).await?;
        }
        if live && !over { self.on_stage(session).await } else { Ok(()) }
    }

    /// Topics, and what was asked outside any session.
    async fn experts_asked(&self) -> Result<(), Error> {
        self.at(-20 * DAY);
        for (name, name_es) in script::TOPICS {
            let draft = TopicDraft { name: name.into(), name_es: name_es.into() };
            topics::create(self.app, &self.planner, &draft).await?;
        }
        for asked in script::EXPERTS_ASKED {
            self.at(asked.minute * MINUTE);
            self.question(None, asked).await?;
        }
        Ok(())
    }

    /// The most wanted open question is being answered, and two more are in line.
    async fn on_stage(&self, session: &Session) -> Result<(), Error> {
        let wanted = crate::storage::questions::public_of(&self.app.storage, &session.id).await?;
        let mut open = wanted.iter().filter(|question| question.state.is_open()).map(|question| &question.id);
        let form = DeedForm::default();
        if let Some(first) = open.next() {
            questions::answer_now(self.app, &self.responder, first, &form).await?;
        }
        for next in open.take(2) {
            questions::queue(self.app, &self.responder, next, &form).await?;
        }
        Ok(())
    }

    async fn question(&self, session: Option<&Session>, asked: &Asked) -> Result<(), Error> {
        let draft = QuestionDraft {
            text: asked.text.into(),
            name: asked.name.into(),
            email: asked.email.into(),
            private: asked.private,
            ..QuestionDraft::default()
        };
        let asker = Asker { key: Some(asked.text.to_owned()), ..Asker::default() };
        let handle = questions::ask(self.app, &asker, session, &draft).await?;
        let id = questions::by_token(self.app, &handle.token).await?.id;
        let form = DeedForm::default();
        if asked.public {
            let form = DeedForm { public_text: asked.wording.into(), ..form.clone() };
            questions::publish(self.app, &self.responder, &id, &form).await?;
            for voter in 0..asked.votes {
                questions::vote(self.app, &handle.handle, &voter_of(voter), true).await?;
            }
        }
        match asked.end {
            End::None => {}
            End::InHand => drop(questions::acknowledge(self.app, &self.responder, &id, &form).await?),
            End::Answer(text) => {
                let form = DeedForm { text: text.into(), publish: asked.public, ..form };
                questions::answer(self.app, &self.responder, &id, &form).await?;
            }
            End::Dismiss(reason) => {
                questions::dismiss(self.app, &self.responder, &id, &DeedForm { reason: reason.into(), ..form }).await?;
            }
        }
        if !asked.note.is_empty() {
            questions::note(
                self.app,
                &self.responder,
                &id,
                &DeedForm { text: asked.note.into(), ..DeedForm::default() },
            )
            .await?;
        }
        Ok(())
    }
}

/// One of the demo's voters, each from a network of their own.
fn voter_of(number: u32) -> Voter {
    let address = IpAddr::V4(Ipv4Addr::from_bits(0xcb00_7100 | (number & 0xff)));
    Voter { word: format!("demo-{number}"), is_new: false, address }
}

/// The quarter of an hour that `instant` lies in: sessions start at round times.
fn quarter(instant: Instant) -> Instant {
    Instant(instant.0 - instant.0.rem_euclid(15 * MINUTE))
}
