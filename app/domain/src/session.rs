//! Live sessions: a hangout, webinar or Q&A at a time, with clinicians, a public page and a short code.

use crate::id::{CampaignId, SeriesId, SessionId};
use crate::text::{Prose, Title};
use crate::time::{DAY, HOUR, MINUTE};
use crate::{Flag, Instant, Language, LocalTime, Problems, Span, Version, ZoneName, words};
use serde::Serialize;

mod draft;
mod hall;

pub use draft::{LONGEST, SessionDraft, SessionFacts};
pub use hall::{Hall, HallDraft, HallFacts};

words! {
    /// A session's life: draft → scheduled → live → ended; also cancelled.
    State {
        /// Being planned; nobody outside sees it. May be undated.
        Draft = "draft",
        /// Dated and public; questions are taken.
        Scheduled = "scheduled",
        /// On air now.
        Live = "live",
        /// Over; questions are taken for seven days more.
        Ended = "ended",
        /// Called off; the public page says so.
        Cancelled = "cancelled",
    }
}

words! {
    /// What happens to a new question.
    Moderation {
        /// Nobody but the desk sees it until somebody publishes it.
        Held = "held",
        /// It is public at once, unless its author marked it private.
        Open = "open",
    }
}

/// How long after a session's end questions are still taken, in milliseconds.
pub const QUESTIONS_AFTER_END: i64 = 7 * DAY;

/// How long before the start one goes live without being asked, in milliseconds.
pub const EARLY: i64 = 30 * MINUTE;

/// How long after its end a session may go on as if it had not ended, in milliseconds.
pub const RESUMES: i64 = HOUR;

/// How long before the start the join link stands on the public page, in milliseconds.
pub const JOIN_BEFORE: i64 = 15 * MINUTE;

/// A session as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000006", "title": "Sleep after 60", "summary": "What helps, what does not.",
    "slug": "sleep-after-60", "code": "4kq7wx", "state": "scheduled", "starts": "2027-03-28T10:00", "minutes": 60,
    "starts_at": "2027-03-28T08:00:00Z", "ends_at": "2027-03-28T09:00:00Z", "sequence": 1,
    "published_at": "2027-03-01T09:00:00Z", "created_at": "2027-03-01T08:00:00Z", "updated_at": "2027-03-01T09:00:00Z",
    "version": 2,
}))))]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The campaign that holds it.
    pub campaign_id: Option<CampaignId>,
    /// Title.
    pub title: Title,
    /// What it is about, for the public.
    pub summary: Prose,
    /// What title and summary are written in, and people speak.
    pub language: Language,
    /// Public address part; frozen once published.
    pub slug: String,
    /// Six characters to type on a phone.
    pub code: String,
    /// Its life: draft → scheduled → live → ended; also cancelled.
    pub state: State,
    /// Start as planned: the wall-clock time in `zone`. null for an undated draft.
    pub starts: Option<LocalTime>,
    /// IANA zone of `starts`.
    pub zone: ZoneName,
    /// Planned length in elapsed minutes.
    pub minutes: i64,
    /// `starts` as an instant, derived from the zone data.
    pub starts_at: Option<Instant>,
    /// The planned end: `starts_at` and `minutes`. The actual one is `closed_at`.
    pub ends_at: Option<Instant>,
    /// Where attendees join.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub join_url: Option<String>,
    /// Where its recording is, for all to watch.
    #[cfg_attr(feature = "schema", schema(format = "uri"))]
    pub recording_url: Option<String>,
    /// What happens to new questions.
    pub moderation: Moderation,
    /// iCalendar SEQUENCE: rises with changes of time, place or state (RFC 5545 §3.8.7.4).
    pub sequence: i64,
    /// The series whose rule made it.
    pub series_id: Option<SeriesId>,
    /// The local start that the rule gave; stays when the session is moved.
    pub original_starts: Option<LocalTime>,
    /// Whether it was edited by hand, so that changes of its series pass it by.
    #[cfg_attr(feature = "schema", schema(value_type = bool))]
    pub detached: Flag,
    /// When its public page first stood.
    pub published_at: Option<Instant>,
    /// When it went live.
    pub live_at: Option<Instant>,
    /// When it actually ended or was called off.
    pub closed_at: Option<Instant>,
    /// How it takes questions and shows votes.
    #[cfg_attr(feature = "sqlx", sqlx(flatten))]
    #[serde(flatten)]
    pub hall: Hall,
    /// Creation.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
    /// Rises with every change.
    pub version: Version,
}

impl Session {
    /// Start to end, once dated.
    pub fn span(&self) -> Option<Span> {
        Some(Span { start: self.starts_at?, end: self.ends_at? })
    }

    /// Whether strangers can see it.
    pub fn is_public(&self) -> bool {
        self.published_at.is_some()
    }

    /// Whether questions are taken at `now`: from scheduled until seven days after the end, also where nobody ever
    /// said that it began or ended; unless the desk paused or closed them.
    pub fn takes_questions(&self, now: Instant) -> bool {
        self.takes_votes(now) && self.hall.lets_in(now)
    }

    /// Whether votes are taken at `now`: likewise, but the desk does not close them.
    pub fn takes_votes(&self, now: Instant) -> bool {
        let open = matches!(self.state, State::Scheduled | State::Live | State::Ended);
        let end = self.closed_at.or(self.ends_at);
        open && end.is_some_and(|end| now.since(end) < QUESTIONS_AFTER_END)
    }

    /// Whether the join link is shown at `now`: from 15 minutes before the start until the end.
    pub fn shows_join(&self, now: Instant) -> bool {
        match self.state {
            State::Live => true,
            State::Scheduled => self.span().is_some_and(|span| span.start.since(now) <= JOIN_BEFORE && now < span.end),
            _ => false,
        }
    }

    /// This session with `facts`; SEQUENCE rises where time or place changed after publication.
    ///
    /// # Errors
    /// What an ended or cancelled session no longer lets change, beside its field.
    pub fn edited(&self, facts: &SessionFacts, now: Instant) -> Result<Self, Problems> {
        let span = facts.span();
        let moved = span != self.span() || facts.zone != self.zone;
        let over = matches!(self.state, State::Ended | State::Cancelled);
        let mut wrong = Problems::default();
        if moved && over {
            wrong.add("starts", format!("The session is {}; its time cannot change.", self.state));
        }
        if moved && !over {
            self.check_move(span, now, &mut wrong);
        }
        let elsewhere = facts.join_url != self.join_url;
        wrong.or(Some(Self {
            campaign_id: facts.campaign_id.clone(),
            title: facts.title.clone(),
            summary: facts.summary.clone(),
            language: facts.language,
            starts: facts.starts,
            zone: facts.zone.clone(),
            minutes: facts.minutes,
            starts_at: span.map(|span| span.start),
            ends_at: span.map(|span| span.end),
            join_url: facts.join_url.clone(),
            recording_url: facts.recording_url.clone(),
            moderation: facts.moderation,
            sequence: self.sequence + i64::from(moved || elsewhere),
            updated_at: now,
            ..self.clone()
        }))
    }

    fn check_move(&self, to: Option<Span>, now: Instant, wrong: &mut Problems) {
        match to {
            None if self.state != State::Draft => wrong.add("starts", "A scheduled session needs a time."),
            Some(to) if self.state == State::Live && Some(to.start) != self.starts_at => {
                wrong.add("starts", "The session is live; only its length can change.");
            }
            Some(to) if to.end <= now && self.state != State::Draft => {
                wrong.add("starts", "That time is already over.")
            }
            _ => {}
        }
    }

    /// The same session in another state of its life; SEQUENCE rises.
    fn become_state(&self, state: State, now: Instant) -> Self {
        Self { state, sequence: self.sequence + 1, updated_at: now, ..self.clone() }
    }

    /// Draft → scheduled: the public page stands from now on.
    ///
    /// # Errors
    /// A sentence that says what is missing or in the way.
    pub fn scheduled(&self, now: Instant) -> Result<Self, String> {
        if self.state != State::Draft {
            return Err(format!("Only a draft can be scheduled; this session is {}.", self.state));
        }
        let end = self.ends_at.ok_or("Give the session a time first.")?;
        if end <= now {
            return Err("That time is already over; give the session a later one.".to_owned());
        }
        Ok(Self { published_at: self.published_at.or(Some(now)), ..self.become_state(State::Scheduled, now) })
    }

    /// Whether going live at `now` is so early that it may be a slip.
    pub fn is_early(&self, now: Instant) -> bool {
        self.starts_at.is_some_and(|start| start.since(now) > EARLY)
    }

    /// Scheduled → live. Early only for whoever is `sure`.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn gone_live(&self, sure: bool, now: Instant) -> Result<Self, String> {
        if self.state != State::Scheduled {
            return Err(format!("Only a scheduled session can go live; this one is {}.", self.state));
        }
        if self.is_early(now) && !sure {
            return Err("It starts in more than 30 minutes. Say that you are sure, and it goes live now.".to_owned());
        }
        Ok(Self { live_at: Some(now), ..self.become_state(State::Live, now) })
    }

    /// Live → scheduled, while nothing has `happened` on stage.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn not_live_yet(&self, happened: bool, now: Instant) -> Result<Self, String> {
        match self.state {
            State::Live if !happened => Ok(Self { live_at: None, ..self.become_state(State::Scheduled, now) }),
            State::Live => Err("A question was on stage already; end the session instead.".to_owned()),
            state => Err(format!("Only a live session can go back; this one is {state}.")),
        }
    }

    /// Ended → live, within an hour.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn resumed(&self, now: Instant) -> Result<Self, String> {
        match self.closed_at.filter(|_| self.state == State::Ended) {
            Some(at) if now.since(at) <= RESUMES => Ok(Self { closed_at: None, ..self.become_state(State::Live, now) }),
            Some(_) => Err("It ended more than an hour ago.".to_owned()),
            None => Err(format!("Only a session that has ended can go on; this one is {}.", self.state)),
        }
    }

    /// Live → ended.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn ended(&self, now: Instant) -> Result<Self, String> {
        (self.state == State::Live)
            .then(|| Self { closed_at: Some(now), ..self.become_state(State::Ended, now) })
            .ok_or_else(|| format!("Only a live session can end; this one is {}.", self.state))
    }

    /// Draft or scheduled → cancelled.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn cancelled(&self, now: Instant) -> Result<Self, String> {
        matches!(self.state, State::Draft | State::Scheduled)
            .then(|| Self { closed_at: Some(now), ..self.become_state(State::Cancelled, now) })
            .ok_or_else(|| format!("A session that is {} cannot be cancelled.", self.state))
    }

    /// Cancelled → scheduled, or draft where it never was public: as it stood before.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn restored(&self, now: Instant) -> Result<Self, String> {
        if self.state != State::Cancelled {
            return Err(format!("Only a cancelled session can be brought back; this one is {}.", self.state));
        }
        let was = if self.is_public() { State::Scheduled } else { State::Draft };
        if was == State::Scheduled && self.ends_at.is_none_or(|end| end <= now) {
            return Err("Its time is over; plan another session.".to_owned());
        }
        Ok(Self { closed_at: None, ..self.become_state(was, now) })
    }
}

#[cfg(all(test, feature = "zones"))]
mod tests;
