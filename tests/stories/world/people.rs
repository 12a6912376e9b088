//! What people do, in their words: each goes through the same forms as a browser does.

use domain::activity::Noun;
use domain::id::{QuestionId, SessionId, SlotId};
use domain::question::Question;
use domain::screens::desk::HistoryLine;
use domain::session::Session;
use domain::slot::Slot;
use wellspring_core::{activity, questions, sessions, slots};

use super::{Actor, Answer, World, field};

/// A planned session, by its addresses.
#[derive(Clone, Debug)]
pub struct Planned {
    pub id: SessionId,
    pub slug: String,
    pub code: String,
}

impl Planned {
    /// Its public page.
    pub fn page(&self) -> String {
        format!("/events/{}", self.slug)
    }

    /// Its page for staff.
    pub fn desk(&self) -> String {
        format!("/plan/sessions/{}", self.id)
    }
}

/// A question as its asker holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// `/questions/{token}`.
    pub page: String,
    /// For the desk.
    pub id: QuestionId,
    /// For votes.
    pub handle: String,
}

impl Asked {
    /// Its page at the desk.
    pub fn desk(&self) -> String {
        format!("/inbox/{}", self.id)
    }
}

/// The id at the end of a path, without notice and fragment.
fn id<T: std::str::FromStr<Err = String>>(path: &str) -> T {
    let path = path.split(['?', '#']).next().expect("a path");
    path.rsplit('/').next().expect("an id").parse().expect("an id")
}

impl World {
    /// The session as stored.
    pub async fn session(&self, id: &SessionId) -> Session {
        sessions::get(&self.app, &self.console(), id).await.expect("a session")
    }

    /// The session's slots as stored.
    pub async fn slots(&self, session: &Planned) -> Vec<Slot> {
        slots::of_session(&self.app, &self.console(), &session.id)
            .await
            .expect("slots")
            .into_iter()
            .map(|seen| seen.slot)
            .collect()
    }

    /// The address by which a slot's clinician answers, as planners are told it.
    pub async fn link(&self, slot: &Slot) -> String {
        let all = slots::of_session(&self.app, &self.console(), &slot.session_id).await.expect("slots");
        all.into_iter().find(|seen| seen.slot.id == slot.id).and_then(|seen| seen.confirm_url).expect("an address")
    }

    /// The question as stored.
    pub async fn question(&self, asked: &Asked) -> Question {
        questions::get(&self.app, &self.console(), &asked.id).await.expect("a question")
    }

    /// As it is stored, by its id.
    pub async fn question_by_id(&self, id: &str) -> Question {
        questions::get(&self.app, &self.console(), &id.parse().expect("an id")).await.expect("a question")
    }

    /// What was done to a question, in order.
    pub async fn history(&self, asked: &Asked) -> Vec<String> {
        self.record(Noun::Question, &asked.id).await.into_iter().map(|line| line.verb.to_string()).collect()
    }

    /// Who did what to one thing, in order.
    pub async fn record(&self, noun: Noun, id: &impl ToString) -> Vec<HistoryLine> {
        activity::history(&self.app, &self.console(), noun, &id.to_string()).await.expect("a history")
    }

    /// How many questions a session has.
    pub async fn how_many(&self, session: &Planned) -> i64 {
        questions::count_of(&self.app, &self.console(), &session.id).await.expect("a count")
    }

    pub async fn planned(&self, id: SessionId) -> Planned {
        let Session { id, slug, code, .. } = self.session(&id).await;
        Planned { id, slug, code }
    }

    /// The question behind an asker's page.
    pub async fn asked(&self, page: &str) -> Asked {
        let token = page.rsplit('/').next().expect("a token");
        let question = wellspring_core::questions::by_token(&self.app, token).await.expect("a question");
        Asked { page: page.to_owned(), id: question.id, handle: question.handle }
    }
}

/// An editor plans.
impl Actor {
    /// Makes a campaign; gives its id.
    pub async fn makes_campaign(&self, name: &str) -> String {
        let fields = [
            ("name", name),
            ("objective", "More people come back."),
            ("main_message", "Begin before anyone is ill."),
            ("starts_on", "2026-11-01"),
            ("ends_on", "2026-12-31"),
            ("zone", "America/New_York"),
            ("color", "amber"),
        ];
        id::<domain::id::CampaignId>(&self.post("/plan/campaigns", &fields).await.leads()).to_string()
    }

    /// Sends the form of a new series: every Tuesday at 18:00, ten of them, from the first of December on.
    pub async fn drafts_series(&self, step: &str, fields: &[(&str, &str)]) -> Answer {
        let with = |name, usual| fields.iter().find(|(given, _)| *given == name).map_or(usual, |(_, value)| *value);
        let form = [
            ("title", with("title", "Walk and talk")),
            ("summary", with("summary", "")),
            ("starts", with("starts", "2026-12-01T18:00")),
            ("zone", with("zone", "America/New_York")),
            ("minutes", with("minutes", "45")),
            ("campaign_id", with("campaign_id", "")),
            ("every", with("every", "week")),
            ("interval", with("interval", "1")),
            ("ends", with("ends", "after")),
            ("until", with("until", "")),
            ("count", with("count", "10")),
            ("language", with("language", "")),
            ("version", with("version", "")),
            ("from", with("from", "")),
            ("step", step),
        ];
        let tick = fields.iter().filter(|(name, _)| *name == "marks_stand");
        self.post(with("path", "/plan/series"), &form.iter().chain(tick).copied().collect::<Vec<_>>()).await
    }

    /// Makes a series; gives its id.
    pub async fn makes_series(&self, fields: &[(&str, &str)]) -> String {
        let path = self.drafts_series("keep", fields).await.leads();
        id::<domain::id::SeriesId>(&path).to_string()
    }

    /// Fills in the form for a new session.
    pub async fn drafts_as(&self, fields: &[(&str, &str)]) -> Answer {
        let with = |name, usual| fields.iter().find(|(given, _)| *given == name).map_or(usual, |(_, value)| *value);
        let form = [
            ("title", with("title", "Sleep after 60")),
            ("summary", with("summary", "What helps, and what does not.")),
            ("starts", with("starts", "2026-11-25T10:00")),
            ("zone", with("zone", "Europe/Berlin")),
            ("minutes", with("minutes", "60")),
            ("campaign_id", with("campaign_id", "")),
            ("join_url", with("join_url", "https://meet.example/sleep")),
            ("moderation", with("moderation", "held")),
            ("language", with("language", "")),
        ];
        self.post("/plan/sessions", &form).await
    }

    /// Drafts a session.
    pub async fn drafts(&self, fields: &[(&str, &str)]) -> Planned {
        let path = self.drafts_as(fields).await.leads();
        self.world.planned(id(&path)).await
    }

    /// Drafts and schedules a session: its public page stands.
    pub async fn schedules(&self, fields: &[(&str, &str)]) -> Planned {
        let session = self.drafts(fields).await;
        self.presses(&format!("{}/schedule", session.desk())).await.leads();
        session
    }

    /// Leads a session on: `schedule`, `go_live`, `end` or `cancel`, and is sure of it.
    pub async fn leads_on(&self, session: &Planned, step: &str) {
        self.post(&format!("{}/{step}", session.desk()), &[("sure", "on")]).await.leads();
    }

    /// Sends the session's form with these fields changed, from the page as it is now.
    pub async fn changes(&self, session: &Planned, fields: &[(&str, &str)]) -> Answer {
        let version = field(&self.opens(&session.desk()).await.body, "version");
        self.changes_from(session, &version, fields).await
    }

    /// Sends the session's form as filled from an older page.
    pub async fn changes_from(&self, session: &Planned, version: &str, fields: &[(&str, &str)]) -> Answer {
        self.sends_form(session, &session.desk(), version, fields).await
    }

    /// Schedules a draft just as its form shows it.
    pub async fn schedules_as(&self, session: &Planned, fields: &[(&str, &str)]) -> Answer {
        let version = field(&self.opens(&session.desk()).await.body, "version");
        let whole = [fields, &[("whole", "on")]].concat();
        self.sends_form(session, &format!("{}/schedule", session.desk()), &version, &whole).await
    }

    async fn sends_form(&self, session: &Planned, to: &str, version: &str, fields: &[(&str, &str)]) -> Answer {
        let draft = self.world.session(&session.id).await.draft();
        let (starts, join) = (draft.starts.unwrap_or_default(), draft.join_url.unwrap_or_default());
        let campaign = draft.campaign_id.unwrap_or_default();
        let mut form = vec![
            ("version", version),
            ("title", &draft.title),
            ("summary", &draft.summary),
            ("starts", &starts),
            ("zone", &draft.zone),
            ("minutes", &draft.minutes),
            ("campaign_id", &campaign),
            ("join_url", &join),
            ("moderation", &draft.moderation),
            ("language", &draft.language),
        ];
        for (name, value) in &mut form {
            if let Some((_, new)) = fields.iter().find(|(given, _)| given == name) {
                *value = new;
            }
        }
        form.extend(fields.iter().filter(|(name, _)| ["whole", "marks_stand", "recording_url"].contains(name)));
        self.post(to, &form).await
    }

    /// Adds a clinician; gives their id.
    pub async fn adds_clinician(&self, name: &str) -> String {
        self.adds_clinician_as(name, &[]).await
    }

    /// The same with more fields of the form.
    pub async fn adds_clinician_as(&self, name: &str, more: &[(&str, &str)]) -> String {
        let email = format!("{}@clinic.example", name.to_lowercase().replace([' ', '.'], ""));
        let fields = [
            ("name", name),
            ("position", "Geriatrics"),
            ("email", email.as_str()),
            ("zone", "America/New_York"),
            ("topics", "sleep, diet"),
        ];
        let fields = [&fields, more].concat();
        id::<domain::id::ClinicianId>(&self.post("/people/clinicians", &fields).await.leads()).to_string()
    }

    /// Asks a clinician to a session, from its start to its end or as `more` says.
    pub async fn proposes(&self, clinician: &str, session: &Planned, more: &[(&str, &str)]) -> Answer {
        let fields: Vec<_> =
            [("clinician_id", clinician), ("role", "expert")].into_iter().chain(more.iter().copied()).collect();
        self.post(&format!("{}/slots", session.desk()), &fields).await
    }

    /// Notes what a clinician said: `confirm`, `decline` or `withdraw`.
    pub async fn notes_slot(&self, slot: &SlotId, step: &str) {
        self.presses(&format!("/plan/slots/{slot}/{step}")).await.leads();
    }
}

/// A stranger asks, and comes back.
impl Actor {
    /// Sends the question form.
    pub async fn sends_question(&self, session: &Planned, fields: &[(&str, &str)]) -> Answer {
        self.post(&format!("{}/questions", session.page()), fields).await
    }

    /// Asks with these fields, and lands on their own page.
    pub async fn asks_as(&self, session: &Planned, fields: &[(&str, &str)]) -> Asked {
        let page = self.sends_question(session, fields).await.leads();
        self.world.asked(&page).await
    }

    /// Asks a plain question.
    pub async fn asks(&self, session: &Planned, text: &str) -> Asked {
        self.asks_as(session, &[("text", text)]).await
    }

    /// Upvotes a question.
    pub async fn votes(&self, session: &Planned, asked: &Asked) -> Answer {
        self.presses(&format!("{}/questions/{}/vote", session.page(), asked.handle)).await
    }

    /// Takes the vote back.
    pub async fn unvotes(&self, session: &Planned, asked: &Asked) -> Answer {
        self.post(&format!("{}/questions/{}/vote", session.page(), asked.handle), &[("withdraw", "on")]).await
    }
}

/// A responder works at the desk.
impl Actor {
    /// Does something to a question, and is led on.
    pub async fn handles(&self, asked: &Asked, deed: &str, fields: &[(&str, &str)]) {
        self.tries(asked, deed, fields).await.leads();
    }

    /// Does something to a question, whatever comes of it. No hand is quicker than a millisecond.
    pub async fn tries(&self, asked: &Asked, deed: &str, fields: &[(&str, &str)]) -> Answer {
        self.world.later(1);
        self.post(&format!("{}/{deed}", asked.desk()), fields).await
    }

    /// Publishes a question in these words.
    pub async fn publishes(&self, asked: &Asked, wording: &str) {
        self.handles(asked, "publish", &[("public_text", wording)]).await;
    }

    /// Answers a question, to its asker alone.
    pub async fn answers(&self, asked: &Asked, text: &str) {
        self.handles(asked, "answer", &[("text", text)]).await;
    }
}
