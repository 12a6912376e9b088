//! Screens of strangers. Nothing here can hold a private text but the asker's own page.

mod answers;
mod ask;
mod own;

pub use answers::{AnswerCard, AnswerScreen, AnsweredIn, AnswersScreen, Author, Recording, SearchScreen, TopicScreen};
pub use ask::{AskScreen, CodeScreen, Mine, MineScreen};
pub use own::{AskerScreen, EraseForm, Erasure, LockedScreen, Offline, OwnForms, OwnScreen, Said, TypedField};

use crate::campaign::Color;
use crate::question::{PublicText, QuestionDraft};
use crate::screens::post::PostCard;
use crate::session::State;
use crate::slot::Role;
use crate::{Instant, Language, LocalDate, Problems, ZoneName};
use serde::Serialize;

/// A session as strangers may see it.
#[derive(Clone, Debug, Serialize)]
pub struct PublicSession {
    /// Title.
    pub title: String,
    /// Address part: `/events/{slug}`.
    pub slug: String,
    /// Short code: `/e/{code}`.
    pub code: String,
    /// What it is about.
    pub summary: String,
    /// What title and summary are written in, and people speak.
    pub language: Language,
    /// Life; never `draft`.
    pub state: State,
    /// Zone in which it was planned.
    pub zone: ZoneName,
    /// Start.
    pub starts_at: Instant,
    /// Planned or actual end.
    pub ends_at: Instant,
    /// Where to join; only from shortly before the start until the end.
    pub join_url: Option<String>,
    /// Where its recording is.
    pub recording_url: Option<String>,
    /// Who answers: confirmed clinicians.
    pub experts: Vec<Expert>,
    /// The campaign, if it has one.
    pub campaign: Option<CampaignLink>,
    /// Whether questions are taken now.
    pub takes_questions: bool,
    /// Whether votes are.
    pub takes_votes: bool,
    /// Whether the desk takes no questions for the moment.
    pub paused: bool,
    /// Whether people vote without seeing how others did.
    pub votes_hidden: bool,
    /// Whether new questions wait for the desk before others see them.
    pub held: bool,
    /// The seconds between two questions of one person; 0 for as many as they like.
    pub slow_seconds: i64,
}

/// A clinician on a public page.
#[derive(Clone, Debug, Serialize)]
pub struct Expert {
    /// Name with title.
    pub name: String,
    /// What they are.
    pub position: String,
    /// What they do in the session.
    pub role: Role,
}

/// A campaign's name and public address.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignLink {
    /// Name.
    pub name: String,
    /// Address part: `/campaigns/{slug}`.
    pub slug: String,
    /// Colour on calendars.
    pub color: Color,
}

/// A question that was cleared for everybody.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "handle": "b7Jq0t3mXw", "text": "May I drink tea at night?", "votes": 12, "answered": true, "answer": "Herbal, yes.",
    "asked_at": "2027-03-28T08:05:00Z",
}))))]
pub struct PublicQuestion {
    /// Unguessable name, for votes.
    pub handle: String,
    /// Cleared wording.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub text: PublicText,
    /// Upvotes; 0 while the desk hides them.
    pub votes: i64,
    /// Whether it was answered (the answer itself may not be public).
    pub answered: bool,
    /// Cleared answer.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub answer: Option<PublicText>,
    /// Whether it is being answered aloud at this moment.
    pub now: bool,
    /// When it was asked.
    pub asked_at: Instant,
}

/// `/events/{slug}`.
#[derive(Clone, Debug)]
pub struct EventScreen {
    /// The session.
    pub session: PublicSession,
    /// Public questions, most wanted first.
    pub questions: Vec<PublicQuestion>,
    /// Whether all of them are shown, however many (`?all=1`): a page of thousands is more than a phone wants.
    pub whole: bool,
    /// Whether the newest come first (`?sort=newest`).
    pub newest: bool,
    /// How far the session's public topic had come: the stream goes on from here (`live?after={seq}`).
    pub seq: i64,
    /// The form; empty on a fresh page.
    pub form: AskForm,
    /// Now, for "starts in 20 minutes" to the minute.
    pub now: Instant,
}

impl EventScreen {
    /// With the newest questions first.
    #[must_use]
    pub fn newest_first(mut self) -> Self {
        self.questions.sort_by_key(|question| std::cmp::Reverse(question.asked_at));
        Self { newest: true, ..self }
    }

    /// What stands behind the page's path for all questions, and for the newest first.
    pub fn query(whole: bool, newest: bool) -> &'static str {
        match (whole, newest) {
            (false, false) => "",
            (true, false) => "?all=1",
            (false, true) => "?sort=newest",
            (true, true) => "?all=1&sort=newest",
        }
    }
}

/// The question form with what was typed and what was wrong.
#[derive(Clone, Debug, Default)]
pub struct AskForm {
    /// What was typed.
    pub draft: QuestionDraft,
    /// What was wrong with it, by field (`text`, `name`, `email`).
    pub problems: Problems,
}

/// Where a question was asked: in a session, or on *Ask our experts*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedIn {
    /// The session's title, if it was one.
    pub title: Option<String>,
    /// The public page on which it was asked.
    pub path: String,
    /// The zone in which times are meant there.
    pub zone: ZoneName,
}

/// `/follow/{token}`: whether the owner of an address wants a question's answer there. Says yes at `{path}/confirm`, no at
/// `{path}/stop`.
#[derive(Clone, Debug)]
pub struct FollowScreen {
    /// Where it was asked.
    pub asked_in: AskedIn,
    /// This page's path with its token.
    pub path: String,
    /// The question, while it is public.
    pub text: Option<PublicText>,
    /// Whether they said yes.
    pub is_confirmed: bool,
    /// Whether they were told of the answer.
    pub is_told: bool,
}

/// One entry of a public list of sessions.
#[derive(Clone, Debug)]
pub struct SessionCard {
    /// Title.
    pub title: String,
    /// Address part.
    pub slug: String,
    /// Life.
    pub state: State,
    /// Zone in which it was planned.
    pub zone: ZoneName,
    /// Start.
    pub starts_at: Instant,
    /// End.
    pub ends_at: Instant,
    /// One line of what it is about.
    pub summary: String,
    /// What title and summary are written in, and people speak.
    pub language: Language,
    /// Names of confirmed clinicians.
    pub experts: Vec<String>,
    /// Public questions that have an answer.
    pub answered: i64,
    /// The campaign's colour.
    pub color: Option<Color>,
    /// The campaign's name.
    pub campaign: Option<String>,
}

/// `/`.
#[derive(Clone, Debug)]
pub struct HomeScreen {
    /// Live now.
    pub live: Vec<SessionCard>,
    /// To come, the next first.
    pub upcoming: Vec<SessionCard>,
    /// Over, the newest first, at most twelve.
    pub past: Vec<SessionCard>,
    /// The newest posts.
    pub posts: Vec<PostCard>,
}

/// `/calendar?month=2026-11`: a public month.
#[derive(Clone, Debug)]
pub struct PublicMonthScreen {
    /// Year and month shown.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// Sessions that start in that month, each in its own zone.
    pub sessions: Vec<SessionCard>,
    /// Today in UTC, marked in the grid.
    pub today: LocalDate,
}

/// `/campaigns/{slug}`.
#[derive(Clone, Debug)]
pub struct CampaignPageScreen {
    /// Name.
    pub name: String,
    /// Address part.
    pub slug: String,
    /// The sentence that everybody should keep.
    pub main_message: String,
    /// Colour.
    pub color: Color,
    /// First day.
    pub starts_on: LocalDate,
    /// Last day, included.
    pub ends_on: LocalDate,
    /// Public sessions, the next first, past ones last.
    pub sessions: Vec<SessionCard>,
    /// Its newest posts.
    pub posts: Vec<PostCard>,
    /// Now.
    pub now: Instant,
}
