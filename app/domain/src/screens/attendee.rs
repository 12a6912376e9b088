//! Screens of strangers. Nothing here can hold a private text but the asker's own page.

mod ask;

pub use ask::{AskScreen, CodeScreen, Mine, MineScreen};

use crate::campaign::Color;
use crate::gate::Marked;
use crate::help::Line;
use crate::question::{Left, PublicText, QuestionDraft, ShortCode, State as QuestionState, Visibility};
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

/// `/questions/{token}`: the asker's own page. `no-store`, `no-referrer`.
#[derive(Clone, Debug)]
pub struct AskerScreen {
    /// Where they asked.
    pub asked_in: AskedIn,
    /// This page's path with its token; withdrawing posts to `{path}/withdraw`.
    pub path: String,
    /// What they wrote.
    pub text: String,
    /// Life.
    pub state: QuestionState,
    /// Who may see it.
    pub visibility: Visibility,
    /// The wording that others see, if it is public and differs from what they wrote.
    pub public_text: Option<PublicText>,
    /// The answer.
    pub answer: Option<String>,
    /// Why it was dismissed.
    pub reason: Option<String>,
    /// Upvotes.
    pub votes: i64,
    /// When they asked.
    pub asked_at: Instant,
    /// When a person took it in hand.
    pub acknowledged_at: Option<Instant>,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// Whether they left an address (the address itself is not shown again).
    pub will_be_mailed: bool,
    /// The question that theirs was joined with, as everybody reads it: its answer is theirs.
    pub umbrella: Option<PublicText>,
    /// Who means to answer, if it is a clinician, and until when.
    pub until: Option<(Option<String>, Instant)>,
    /// Whether it is being answered aloud at this moment.
    pub now: bool,
    /// What in their text could say who they are, while they have not decided about it.
    pub marked: Option<Marked>,
    /// Whom to call, where somebody may be in danger.
    pub help: Option<Vec<Line>>,
    /// How far its words are erased, or could be.
    pub erasure: Erasure,
    /// The short code that opens this page; None for what was asked before there were codes.
    pub code: Option<ShortCode>,
    /// Whether they came by a mailed link, on the device that asked: then they can say that the address is theirs.
    pub confirms: bool,
    /// The path by which they came.
    pub by: String,
    /// Whether an address is asked for at all: not of a child.
    pub takes_email: bool,
    /// The form for an address.
    pub form: EmailForm,
}

/// The form for an address, left or changed afterwards.
#[derive(Clone, Debug, Default)]
pub struct EmailForm {
    /// What was typed.
    pub typed: String,
    /// What was wrong with it.
    pub problems: Problems,
}

/// What a link opens.
#[derive(Clone, Debug)]
pub enum OwnScreen {
    /// The asker's own page.
    Whole(Box<AskerScreen>),
    /// Where a question stands, and what can be read of it, for whoever came by a mailed link that may have gone astray.
    Locked(LockedScreen),
}

/// `/questions/{token}` by a mailed link, elsewhere than on the device that asked: nothing can be done by it. Of a question that
/// nobody else may read, its state alone.
#[derive(Clone, Debug)]
pub struct LockedScreen {
    /// Where they asked.
    pub asked_in: AskedIn,
    /// Life.
    pub state: QuestionState,
    /// When they asked.
    pub asked_at: Instant,
    /// What they wrote, unless that is private.
    pub text: Option<String>,
    /// The answer, unless that is.
    pub answer: Option<String>,
    /// The page's own path.
    pub by: String,
}

/// How far a question's words are erased, or could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// They are all there, and can be erased; `wording` says whether what everybody reads could stay, `waits` whether an alarm
    /// or a hold stands against it for now.
    Possible {
        /// Whether a published answer could stay without its asker.
        wording: bool,
        /// Whether it would have to wait.
        waits: bool,
    },
    /// They go as soon as an alarm or a hold lets them.
    Waits,
    /// They are gone: somebody wanted that.
    Done(Left),
    /// They are gone: their time was over.
    Lapsed(Left),
}

/// What an asker wants erased.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct EraseForm {
    /// Whether what everybody reads may stay, without any tie to them.
    #[serde(deserialize_with = "crate::form::tick")]
    pub keep: bool,
}

impl EraseForm {
    /// What is to be left.
    pub fn left(self) -> Left {
        if self.keep { Left::Wording } else { Left::Nothing }
    }
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
