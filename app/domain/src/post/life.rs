//! A post's life: what each deed makes of it, or why it is refused.

use super::{Post, PostFacts, State};
use crate::Instant;

impl Post {
    fn to(&self, state: State, now: Instant) -> Self {
        Self {
            state,
            asks: String::new(),
            submitted_at: self.submitted_at.filter(|_| state == State::InReview),
            returned_at: self.returned_at.filter(|_| state == State::Draft),
            updated_at: now,
            ..self.clone()
        }
    }

    fn only(&self, from: &[State], done: &str) -> Result<(), String> {
        let allowed = from.contains(&self.state);
        allowed.then_some(()).ok_or_else(|| format!("This post is {}; it cannot be {done}.", words_of(self.state)))
    }

    /// This post with `facts`, rendered as `html` with `hash`, by `who`. Another text voids the approval: it is a draft again.
    ///
    /// # Errors
    /// A sentence once it has gone out or was given up, or for a scheduled one without a time to come.
    pub fn edited(
        &self,
        facts: &PostFacts,
        (html, hash): (String, String),
        who: &str,
        now: Instant,
    ) -> Result<Self, String> {
        if !self.state.is_ahead() {
            let way = if self.is_public() { " Withdraw it, and write a new one." } else { "" };
            return Err(format!("This post is {}; it cannot be changed.{way}", words_of(self.state)));
        }
        let rewritten = hash != self.hash;
        let moved = facts.planned_at != self.planned_at;
        let state = match self.state {
            State::InReview if rewritten => State::InReview,
            _ if rewritten => State::Draft,
            // Planned anew, it waits for its next step again.
            State::Missed | State::Failed if moved => State::Draft,
            state => state,
        };
        if state == State::Scheduled && facts.planned_at.is_none_or(|at| moved && at <= now) {
            return Err("A scheduled post needs a time to come.".to_owned());
        }
        Ok(Self {
            campaign_id: facts.campaign_id.clone(),
            session_id: facts.session_id.clone(),
            topic_id: facts.topic_id.clone(),
            kind: facts.kind,
            title: facts.title.clone(),
            language: facts.language,
            body: facts.body.clone(),
            html,
            hash,
            planned: facts.planned,
            zone: facts.zone.clone(),
            planned_at: facts.planned_at,
            edited_by: if rewritten { who.to_owned() } else { self.edited_by.clone() },
            asks: if moved { String::new() } else { self.asks.clone() },
            ..self.to(state, now)
        })
    }

    /// Draft → in review.
    ///
    /// # Errors
    /// A sentence that says what is missing or in the way.
    pub fn submitted(&self, now: Instant) -> Result<Self, String> {
        self.only(&[State::Draft, State::Missed, State::Failed], "submitted")?;
        if self.body.as_str().is_empty() {
            return Err("Write the text first; there is nothing to review.".to_owned());
        }
        Ok(Self { submitted_at: Some(now), ..self.to(State::InReview, now) })
    }

    /// In review → approved.
    ///
    /// # Errors
    /// A sentence unless it is in review.
    pub fn approved(&self, now: Instant) -> Result<Self, String> {
        self.only(&[State::InReview], "approved")?;
        Ok(self.to(State::Approved, now))
    }

    /// In review or approved → draft, with a note.
    ///
    /// # Errors
    /// A sentence unless it is in review or approved.
    pub fn sent_back(&self, now: Instant) -> Result<Self, String> {
        self.only(&[State::InReview, State::Approved], "sent back")?;
        Ok(Self { returned_at: Some(now), ..self.to(State::Draft, now) })
    }

    /// Approved → scheduled. `approved` says whether an approval of just this text stands.
    ///
    /// # Errors
    /// A sentence that says what is missing or in the way.
    pub fn scheduled(&self, approved: bool, now: Instant) -> Result<Self, String> {
        if !approved {
            return Err("Somebody else than its author has to approve this text first.".to_owned());
        }
        self.only(&[State::Approved, State::Missed, State::Draft], "scheduled")?;
        match self.planned_at {
            None => Err("Give the post a time first.".to_owned()),
            Some(at) if at <= now => Err("That time is already over; give the post a later one.".to_owned()),
            Some(_) => Ok(self.to(State::Scheduled, now)),
        }
    }

    /// Out now.
    ///
    /// # Errors
    /// A sentence unless it is scheduled.
    pub fn published(&self, now: Instant) -> Result<Self, String> {
        self.only(&[State::Scheduled, State::Publishing], "published")?;
        Ok(Self { published_at: Some(now), ..self.to(State::Published, now) })
    }

    /// What its minute makes of it when nobody scheduled it.
    pub fn missed(&self, now: Instant) -> Self {
        Self {
            asks: "Its time came before it was approved and scheduled. It does not go out by itself.".to_owned(),
            ..self.to(State::Missed, now)
        }
    }

    /// Its minute passed more than two hours ago, while nothing ran: a person decides.
    pub fn asking(&self, now: Instant) -> Self {
        let asks = "Its time passed while the server was down, more than two hours ago. Publish it now, or give it another time.";
        Self { asks: asks.to_owned(), updated_at: now, ..self.clone() }
    }

    /// Given up before it went out.
    ///
    /// # Errors
    /// A sentence once it has gone out.
    pub fn cancelled(&self, now: Instant) -> Result<Self, String> {
        if !self.state.is_ahead() {
            return Err(format!("This post is {}; it cannot be cancelled.", words_of(self.state)));
        }
        Ok(Self { was: Some(self.state), ..self.to(State::Cancelled, now) })
    }

    /// Where it stood before it was given up or taken back. A time that has passed meanwhile publishes nothing by itself.
    ///
    /// # Errors
    /// A sentence unless it was given up or taken back.
    pub fn restored(&self, now: Instant) -> Result<Self, String> {
        self.only(&[State::Cancelled, State::Withdrawn], "restored")?;
        let state = match self.was {
            Some(State::Scheduled) if self.planned_at.is_none_or(|at| at <= now) => State::Approved,
            _ if self.state == State::Withdrawn => State::Published,
            was => was.unwrap_or(State::Draft),
        };
        let submitted_at = (state == State::InReview).then_some(now);
        Ok(Self { was: None, withdrawn_at: None, submitted_at, ..self.to(state, now) })
    }

    /// Taken back after it went out: its page says that it is gone.
    ///
    /// # Errors
    /// A sentence unless it is public.
    pub fn withdrawn(&self, now: Instant) -> Result<Self, String> {
        self.only(&[State::Published], "withdrawn")?;
        Ok(Self { withdrawn_at: Some(now), ..self.to(State::Withdrawn, now) })
    }
}

/// A state as it reads in a sentence.
fn words_of(state: State) -> String {
    state.as_str().replace('_', " ")
}
