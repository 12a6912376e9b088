//! A question as a stranger types it, as it was checked, and as it begins.

use super::{Kind, Question, State, Urgency, Visibility};
use crate::gate::{Confirmed, Looked, PublicText, Signs};
use crate::id::{PostId, QuestionId, TopicId};
use crate::safety::Known;
use crate::session::{Moderation, Session};
use crate::target::Source;
use crate::text::{Email, PersonName, QuestionText, is_visible};
use crate::{Instant, Problems, Version};
use serde::{Deserialize, Serialize};

/// A question as a stranger types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "text": "May I drink tea at night?", "private": false }))))]
pub struct QuestionDraft {
    /// The question.
    #[cfg_attr(feature = "schema", schema(value_type = QuestionText, required))]
    pub text: String,
    /// Their name, if they wish; for the team alone.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub name: String,
    /// Where the answer's link is sent, if they wish; for the team alone.
    #[cfg_attr(feature = "schema", schema(value_type = Email))]
    pub email: String,
    /// Whether nobody but the desk may ever see it.
    #[serde(deserialize_with = "crate::form::tick")]
    pub private: bool,
    /// What it is about: a topic's address part, if they chose one.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub topic: String,
    /// The address part of the post that they had read, if they come from one.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub post: String,
    /// What of the text could say who they are and was shown to them, a line each: they keep it, and are not asked about it again.
    pub kept: String,
}

/// A question outside any session, as a program sends it: private unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "text": "May I drink tea at night?", "topic": "sleep" }))))]
pub struct ExpertsDraft {
    /// The question.
    #[cfg_attr(feature = "schema", schema(value_type = QuestionText, required))]
    pub text: String,
    /// Their name, if they wish; for the team alone.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub name: String,
    /// Where the answer's link is sent, if they wish; for the team alone.
    #[cfg_attr(feature = "schema", schema(value_type = Email))]
    pub email: String,
    /// Whether nobody but the desk may ever see it: so it is where nothing is said.
    #[serde(deserialize_with = "crate::form::tick")]
    #[cfg_attr(feature = "schema", schema(default = true))]
    pub private: bool,
    /// What it is about: a topic's address part, if they chose one.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub topic: String,
    /// The address part of the post that they had read, if they come from one.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub post: String,
}

impl Default for ExpertsDraft {
    fn default() -> Self {
        let QuestionDraft { text, name, email, topic, post, .. } = QuestionDraft::default();
        Self { text, name, email, private: true, topic, post }
    }
}

impl From<ExpertsDraft> for QuestionDraft {
    fn from(draft: ExpertsDraft) -> Self {
        let ExpertsDraft { text, name, email, private, topic, post } = draft;
        Self { text, name, email, private, topic, post, ..Self::default() }
    }
}

/// A checked question from a stranger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionFacts {
    /// See [`QuestionDraft`].
    pub text: QuestionText,
    /// See [`QuestionDraft`].
    pub name: Option<PersonName>,
    /// See [`QuestionDraft`].
    pub email: Option<Email>,
    /// See [`QuestionDraft`].
    pub private: bool,
    /// See [`QuestionDraft`]. A question is refused for neither: what there is not, is left out.
    pub topic: Option<String>,
    /// See [`QuestionDraft`].
    pub post: Option<String>,
    /// See [`QuestionDraft`]. Of what is longer than a question can be, nothing counts: its author is asked again.
    pub kept: String,
}

/// Characters of what an author keeps: more than a question has.
const KEPT: usize = 4_000;

impl QuestionDraft {
    /// Checks every field; only the text is needed.
    pub fn check(&self) -> Result<QuestionFacts, Problems> {
        let mut wrong = Problems::default();
        let text = wrong.take("text", self.text.parse());
        let name = wrong.take("name", optional(&self.name));
        let email = wrong.take("email", optional(&self.email));
        let word = |word: &str| Some(word.trim().to_owned()).filter(|word| !word.is_empty());
        let (topic, post) = (word(&self.topic), word(&self.post));
        let kept = if self.kept.len() <= KEPT { self.kept.clone() } else { String::new() };
        let private = self.private;
        let whole = || Some(QuestionFacts { text: text?, name: name?, email: email?, private, topic, post, kept });
        wrong.or(whole())
    }
}

fn optional<T: std::str::FromStr<Err = String>>(text: &str) -> Result<Option<T>, String> {
    if !is_visible(text) { Ok(None) } else { text.parse().map(Some) }
}

/// Where and how a question was asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// In which session, if it was in one.
    pub session: Option<&'a Session>,
    /// Whether its author wants nobody but the desk to see it.
    pub private: bool,
    /// What it is about.
    pub topic: Option<&'a TopicId>,
    /// The post that its author had read.
    pub post: Option<&'a PostId>,
    /// Whether its author was shown all in it that could say who they are, and keeps it.
    pub is_kept: bool,
    /// What it is.
    pub kind: Kind,
    /// Where it came from.
    pub source: Source,
    /// What everybody knows there, and is no mark.
    pub known: &'a Known<'a>,
}

impl Question {
    /// A question that has just come in and was looked through: nobody has touched it, and nobody has voted for it. Where
    /// its session shows questions at once, only one shows by itself in which nothing was found.
    pub fn asked(
        id: QuestionId,
        handle: String,
        text: QuestionText,
        place: Asked<'_>,
        looked: &Looked,
        now: Instant,
    ) -> Self {
        let Asked { session, private, topic, post, is_kept, kind, source, known } = place;
        let open = session.is_some_and(|session| session.moderation == Moderation::Open);
        let public_text = PublicText::clear(text.as_str(), known, &Confirmed::default()).ok();
        let public_text = public_text.filter(|_| open && !private && looked.signs().is_empty() && !looked.is_marked());
        let visibility = match (private, &public_text) {
            (true, _) => Visibility::Private,
            (false, Some(_)) => Visibility::Public,
            (false, None) => Visibility::Held,
        };
        let urgency = if looked.is_urgent() { Urgency::Urgent } else { Urgency::Routine };
        Self {
            id,
            handle,
            session_id: session.map(|session| session.id.clone()),
            topic_id: topic.cloned(),
            post_id: post.cloned(),
            text,
            kind,
            source,
            source_url: None,
            state: State::Received,
            visibility,
            urgency,
            signs: Some(Signs(looked.signs().to_vec())),
            marks_settled: is_kept.into(),
            public_text,
            answer: None,
            public_answer: None,
            reason: None,
            votes: 0,
            created_at: now,
            acknowledged_at: None,
            answered_at: None,
            owner_id: None,
            clinician_id: None,
            routed_at: None,
            route_version: 1,
            proposed_answer: None,
            proposed_at: None,
            place: None,
            place_rank: 0,
            placed_at: None,
            live_offset: None,
            due_at: None,
            clock_from: now,
            acknowledge_by: None,
            answer_by: None,
            acknowledge_half: None,
            answer_half: None,
            warned: 0,
            followed_up_at: None,
            handoff_due_at: None,
            helped: None,
            umbrella_id: None,
            claimed_by: None,
            claimed_name: None,
            claimed_until: None,
            link_version: 1,
            erasing: None,
            erased_at: None,
            updated_at: now,
            version: Version(1),
        }
    }
}
