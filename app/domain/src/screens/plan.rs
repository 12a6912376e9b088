//! Screens of planners: campaigns, audiences, sessions with their slots.

use crate::audience::AudienceDraft;
use crate::campaign::{CampaignDraft, Color};
use crate::id::{AudienceId, CampaignId, LetterId, QuestionId, SeriesId, SessionId, SlotId, TopicId};
use crate::letter::Undelivered;
use crate::question::State as QuestionState;
use crate::screens::clinician::NextExpert;
use crate::screens::desk::HistoryLine;
use crate::screens::{Both, Choice};
use crate::session::{Session, SessionDraft};
use crate::slot::{Role, SlotDraft, SlotReply, State as SlotState};
use crate::topic::{Topic, TopicDraft};
use crate::{Instant, LocalDate, LocalTime, Problems, Version, ZoneName, session};

/// A session in the plan.
#[derive(Clone, Debug)]
pub struct PlanRow {
    /// Its id: `/plan/sessions/{id}`.
    pub id: SessionId,
    /// Title.
    pub title: String,
    /// Life.
    pub state: session::State,
    /// Local start.
    pub starts: Option<LocalTime>,
    /// Its zone.
    pub zone: ZoneName,
    /// Minutes.
    pub minutes: i64,
    /// Start as an instant.
    pub starts_at: Option<Instant>,
    /// Campaign's name.
    pub campaign: Option<String>,
    /// Campaign's colour.
    pub color: Option<Color>,
    /// Clinicians with their slot's state.
    pub experts: Vec<(String, SlotState)>,
    /// Questions without an end.
    pub open_questions: i64,
}

/// A campaign in lists.
#[derive(Clone, Debug)]
pub struct CampaignRow {
    /// Its id: `/plan/campaigns/{id}`.
    pub id: CampaignId,
    /// Name.
    pub name: String,
    /// Colour.
    pub color: Color,
    /// First day.
    pub starts_on: LocalDate,
    /// Last day, included.
    pub ends_on: LocalDate,
    /// How many sessions it holds.
    pub sessions: i64,
}

/// `/plan/campaigns`.
#[derive(Clone, Debug)]
pub struct CampaignsScreen {
    /// All, the latest first.
    pub campaigns: Vec<CampaignRow>,
}

/// `/plan/campaigns/new` and `/plan/campaigns/{id}`; posts to its own address, deletes by `{id}/delete`.
#[derive(Clone, Debug)]
pub struct CampaignScreen {
    /// None while it is new.
    pub id: Option<CampaignId>,
    /// Version that the form was filled from.
    pub version: Version,
    /// Public address part, once it has one.
    pub slug: Option<String>,
    /// The form.
    pub draft: CampaignDraft,
    /// What was wrong.
    pub problems: Problems,
    /// Where somebody else was faster: what they saved, and what was typed.
    pub both: Option<Both>,
    /// All audiences, for ticking.
    pub audiences: Vec<Choice>,
    /// The house's zone, or empty.
    pub house: String,
    /// Zones to choose from.
    pub zones: Vec<String>,
    /// Its sessions.
    pub sessions: Vec<PlanRow>,
    /// Who did what to it.
    pub history: Vec<HistoryLine>,
}

/// `/plan/audiences`: the list, and a form for a new one or for `?edit={id}`; posts to `/plan/audiences` or `/plan/audiences/{id}`.
#[derive(Clone, Debug)]
pub struct AudiencesScreen {
    /// All, by name.
    pub audiences: Vec<AudienceRow>,
    /// The one being edited; None for a new one.
    pub editing: Option<(AudienceId, Version)>,
    /// The form.
    pub draft: AudienceDraft,
    /// What was wrong.
    pub problems: Problems,
    /// Where somebody else was faster: what they saved, and what was typed.
    pub both: Option<Both>,
}

/// `/plan/topics`: the list, and a form for a new one or for `?edit={id}`; posts to `/plan/topics` or `/plan/topics/{id}`.
#[derive(Clone, Debug)]
pub struct TopicsScreen {
    /// All, by name, with how many questions were asked about each.
    pub topics: Vec<(Topic, i64)>,
    /// The one being edited; None for a new one.
    pub editing: Option<(TopicId, Version)>,
    /// The form.
    pub draft: TopicDraft,
    /// What was wrong.
    pub problems: Problems,
    /// Where somebody else was faster: what they saved, and what was typed.
    pub both: Option<Both>,
}

/// An audience in its list.
#[derive(Clone, Debug)]
pub struct AudienceRow {
    /// Its id.
    pub id: AudienceId,
    /// Name.
    pub name: String,
    /// Needs.
    pub needs: String,
    /// Languages.
    pub languages: String,
    /// Reading level.
    pub reading_level: String,
    /// How many campaigns are written for it.
    pub campaigns: i64,
}

/// `/plan/sessions/new` and `/plan/sessions/{id}`.
///
/// Posts: its own address (`version` with the draft), `{id}/{schedule|go_live|not_yet|end|resume|cancel|delete}`,
/// `{id}/slots` (a [`SlotDraft`]), `/plan/slots/{slot}/{confirm|decline|withdraw}`.
#[derive(Clone, Debug)]
pub struct SessionScreen {
    /// None while it is new.
    pub session: Option<Session>,
    /// The form.
    pub draft: SessionDraft,
    /// What was wrong with it; the whole form's under the empty name.
    pub problems: Problems,
    /// Where somebody else was faster: what they saved, and what was typed.
    pub both: Option<Both>,
    /// Said beside the time: that a doubled local time means the first.
    pub time_note: Option<String>,
    /// Campaigns to choose from.
    pub campaigns: Vec<Choice>,
    /// The campaigns' zones, by the campaign's id.
    pub campaign_zones: Vec<Choice>,
    /// The house's zone, or empty.
    pub house: String,
    /// Zones to choose from.
    pub zones: Vec<String>,
    /// Its slots.
    pub slots: Vec<SlotRow>,
    /// The form for one more slot.
    pub slot_draft: SlotDraft,
    /// What was wrong with that form.
    pub slot_problems: Problems,
    /// Clinicians to choose from.
    pub clinicians: Vec<Choice>,
    /// Questions without an end that the reader may read, oldest untouched first.
    pub open_questions: Vec<OpenQuestion>,
    /// How many have no end, whoever may read them.
    pub open: i64,
    /// Whether the reader is at the desk, and reads what is held and private.
    pub at_desk: bool,
    /// How many questions it has in all.
    pub questions: i64,
    /// Absolute public address, once it stands.
    pub public_url: Option<String>,
    /// Absolute short address, once it stands.
    pub short_url: Option<String>,
    /// Its title in the calendar that it was imported from, where it has another here.
    pub far_title: Option<String>,
    /// The series whose date it is.
    pub series: Option<PartOf>,
    /// What its clinicians will be told, and when.
    pub waiting: Waiting,
    /// The way back, while it is cancelled and still to come.
    pub way_back: Option<WayBack>,
    /// Who did what to it.
    pub history: Vec<HistoryLine>,
    /// Whether the reader may plan; otherwise all is read-only.
    pub may_plan: bool,
    /// Now.
    pub now: Instant,
}

/// The series that a session is a date of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOf {
    /// `/plan/series/{id}`.
    pub id: SeriesId,
    /// Its rule in plain words.
    pub sentence: String,
}

/// What it means for others to take a session's cancellation back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WayBack {
    /// Clinicians who were told that it is off: they are asked anew.
    pub told: Vec<String>,
    /// Whether its public page, and the calendars that have it, have said so for a while.
    pub read: bool,
}

impl WayBack {
    /// Who reads of it twice, where anybody does: then it is asked first.
    pub fn sentence(&self) -> Option<String> {
        let told = self.told.iter().map(|name| crate::text::isolated(name)).collect::<Vec<_>>().join(", ");
        let told = (!told.is_empty()).then(|| format!("{told} read that it is off, and will be asked again."));
        let read = self.read.then(|| {
            "Its public page and the calendars that have it said so, and will say that it takes place.".to_owned()
        });
        let parts: Vec<String> = told.into_iter().chain(read).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// What waits in a bundle to be told about one session: only what is news to its clinicians.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Clinicians who are asked, for the first time or anew.
    pub asked: i64,
    /// Those of them who had an invitation before: it is sent again.
    pub again: i64,
    /// Clinicians who agreed, and are told what changed without being asked.
    pub told: i64,
    /// Clinicians who learn that it does not take place for them.
    pub cancelled: i64,
    /// When the first of the letters leaves; None while nobody has to hear anything.
    pub due_at: Option<Instant>,
}

impl Waiting {
    /// "2 clinicians will be asked again, 1 invitation re-sent." Nothing where nobody has to hear anything.
    pub fn sentence(&self) -> Option<String> {
        let clinicians = |n: i64| if n == 1 { "1 clinician".to_owned() } else { format!("{n} clinicians") };
        let asked = (self.asked > 0).then(|| {
            let again = if self.again > 0 { " again" } else { "" };
            format!("{} will be asked{again}", clinicians(self.asked))
        });
        let sent = (self.again > 0).then(|| match self.again {
            1 => "1 invitation re-sent".to_owned(),
            n => format!("{n} invitations re-sent"),
        });
        let told = (self.told > 0).then(|| format!("{} will be told what changed", clinicians(self.told)));
        let off = (self.cancelled > 0).then(|| format!("{} will be told that it is off", clinicians(self.cancelled)));
        let parts: Vec<String> = [asked, sent, told, off].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("{}.", parts.join(", ")))
    }
}

/// A slot on the session's page.
#[derive(Clone, Debug)]
pub struct SlotRow {
    /// Its id.
    pub id: SlotId,
    /// Whose.
    pub clinician: String,
    /// Their position.
    pub position: String,
    /// What they do.
    pub role: Role,
    /// Life.
    pub state: SlotState,
    /// Start.
    pub starts_at: Instant,
    /// End.
    pub ends_at: Instant,
    /// As it was asked for, to ask somebody else for the same.
    pub asked: SlotDraft,
    /// When they are expected, where that is before their part.
    pub call_at: Option<Instant>,
    /// Leave or their own calendar, in words, where it is in the way at present.
    pub clash: Option<String>,
    /// What they said last beside yes, while it needs the editor.
    pub reply: Option<SlotReply>,
    /// The suggested time in words, of the session's zone.
    pub suggested: Option<String>,
    /// Answers for them from addresses that are not theirs, which wait for the team.
    pub elsewhere: Vec<FromElsewhere>,
    /// Who could take a declined one instead, the best first.
    pub next: Vec<NextExpert>,
    /// The absolute address by which they answer; None for readers who may not plan.
    pub link_url: Option<String>,
    /// When somebody last answered by it.
    pub link_used_at: Option<Instant>,
    /// When they were last told by mail.
    pub told_at: Option<Instant>,
    /// Their newest letter about it, where that did not arrive for sure.
    pub undelivered: Option<Undelivered>,
}

/// An answer by mail from an address that is not the clinician's: `/plan/mail/{id}/{take|leave}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromElsewhere {
    /// Its id.
    pub id: LetterId,
    /// Which slot it answers.
    pub slot_id: SlotId,
    /// From whom.
    pub from: String,
    /// What it says: "says no".
    pub says: String,
    /// What was written beside it, or nothing.
    pub words: String,
    /// Why it waits.
    pub why: String,
    /// When it came.
    pub at: Instant,
}

/// A question that still needs an end.
#[derive(Clone, Debug)]
pub struct OpenQuestion {
    /// Its id: `/inbox/{id}`.
    pub id: QuestionId,
    /// What was asked.
    pub text: String,
    /// Life.
    pub state: QuestionState,
    /// Arrival.
    pub created_at: Instant,
}
