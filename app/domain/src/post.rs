//! Posts: content that goes out at its minute, once somebody else than its author approved just this text.

#[cfg(feature = "zones")]
use crate::Problems;
mod life;

use crate::id::{CampaignId, PostId, SessionId, TopicId};
use crate::text::{Markdown, Title};
use crate::{Instant, Language, LocalTime, Version, ZoneName, words};
use serde::{Deserialize, Serialize};

words! {
    /// What a post is.
    Kind {
        /// A longer text.
        Article = "article",
        /// Somebody tells their story.
        PatientStory = "patient_story",
        /// A few lines.
        Social = "social",
        /// Something new.
        Announcement = "announcement",
        /// Something comes soon.
        Reminder = "reminder",
        /// What was said in a session.
        Recap = "recap",
    }
}

words! {
    /// A post's life: draft → in_review → approved → scheduled → publishing → published | failed | missed; also
    /// cancelled and withdrawn.
    State {
        /// Being written.
        Draft = "draft",
        /// Somebody else reads it before it goes out.
        InReview = "in_review",
        /// Just this text may go out.
        Approved = "approved",
        /// It goes out at its minute.
        Scheduled = "scheduled",
        /// It is going out now.
        Publishing = "publishing",
        /// Everybody reads it.
        Published = "published",
        /// A channel did not take it.
        Failed = "failed",
        /// Its minute came before it was scheduled; it is never sent late by itself.
        Missed = "missed",
        /// Given up before it went out.
        Cancelled = "cancelled",
        /// Taken back after it went out.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// Who has to agree.
    Gate {
        /// A clinician's eye: is it right, is it safe?
        Clinical = "clinical",
        /// Does it sound like us?
        Brand = "brand",
    }
}

words! {
    /// What a reviewer said.
    Verdict {
        /// Just this text may go out.
        Approved = "approved",
        /// It needs another look by its author.
        Changes = "changes",
    }
}

impl State {
    /// Whether readers never saw it, and still may.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Draft | Self::InReview | Self::Approved | Self::Scheduled | Self::Missed | Self::Failed)
    }
}

/// How long after its minute a post still goes out by itself, in milliseconds: a restart, not a forgotten weekend.
pub const LATE: i64 = 2 * crate::time::HOUR;

/// A post as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-000000000008", "title": "Walk after lunch", "slug": "walk-after-lunch",
    "body": "Ten minutes are enough.", "hash": "Zk3…", "planned_at": "2027-03-28T10:00", "due_at": "2027-03-28T08:00:00Z",
    "author": "Ana Ruiz", "created_at": "2027-03-01T08:00:00Z", "updated_at": "2027-03-01T08:00:00Z", "version": 1,
}))))]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// The campaign that holds it.
    pub campaign_id: Option<CampaignId>,
    /// The session that it is about.
    pub session_id: Option<SessionId>,
    /// What it is about.
    pub topic_id: Option<TopicId>,
    /// What it is.
    pub kind: Kind,
    /// Title.
    pub title: Title,
    /// What title and body are written in.
    pub language: Language,
    /// Public address part: `/blog/{slug}`; frozen once published.
    pub slug: String,
    /// Markdown.
    pub body: Markdown,
    /// The body as readers see it: cleaned HTML.
    #[serde(skip)]
    pub html: String,
    /// SHA-256 of kind, title and body: what an approval binds to.
    pub hash: String,
    /// Life.
    pub state: State,
    /// When it goes out: the wall-clock time in `zone`; may stand in any state.
    #[serde(rename = "planned_at")]
    pub planned: Option<LocalTime>,
    /// IANA zone of `planned_at`.
    pub zone: ZoneName,
    /// `planned_at` as an instant, derived from the zone data.
    #[serde(rename = "due_at")]
    pub planned_at: Option<Instant>,
    /// Who began it.
    #[serde(skip)]
    pub author_id: String,
    /// Their name.
    pub author: String,
    /// Whoever last changed what readers will see.
    #[serde(skip)]
    pub edited_by: String,
    /// What a person has to decide; empty when nothing.
    pub asks: String,
    /// When it was handed to reviewers; while it is in review.
    pub submitted_at: Option<Instant>,
    /// When they asked for changes; while it is with its author.
    pub returned_at: Option<Instant>,
    /// Where it stood before it was given up or taken back.
    #[serde(skip)]
    pub was: Option<State>,
    /// When it went out.
    pub published_at: Option<Instant>,
    /// When it was taken back.
    pub withdrawn_at: Option<Instant>,
    /// Creation.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
    /// Rises with every change.
    pub version: Version,
}

/// A post as typed, in a form or as JSON.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({ "title": "Walk after lunch", "body": "Ten minutes are enough.", "zone": "Europe/Berlin" }))))]
pub struct PostDraft {
    /// The campaign, or none.
    #[cfg_attr(feature = "schema", schema(value_type = Option<CampaignId>))]
    pub campaign_id: Option<String>,
    /// The session that it is about, or none.
    #[cfg_attr(feature = "schema", schema(value_type = Option<SessionId>))]
    pub session_id: Option<String>,
    /// The topic that it is about, or none.
    #[cfg_attr(feature = "schema", schema(value_type = Option<TopicId>))]
    pub topic_id: Option<String>,
    /// What it is.
    #[cfg_attr(feature = "schema", schema(value_type = Kind, default = "article"))]
    pub kind: String,
    /// Title.
    #[cfg_attr(feature = "schema", schema(value_type = Title, required))]
    pub title: String,
    /// What title and body are written in.
    #[cfg_attr(feature = "schema", schema(value_type = Language, default = "en"))]
    pub language: String,
    /// Markdown.
    #[cfg_attr(feature = "schema", schema(value_type = Markdown))]
    pub body: String,
    /// Local time in `zone`; none while undated.
    #[cfg_attr(feature = "schema", schema(value_type = Option<LocalTime>))]
    pub planned_at: Option<String>,
    /// IANA zone.
    #[cfg_attr(feature = "schema", schema(value_type = ZoneName, required))]
    pub zone: String,
    /// Whether what in its texts could say who somebody is may stand.
    #[serde(deserialize_with = "crate::form::tick", skip_serializing)]
    pub marks_stand: bool,
}

/// A checked post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostFacts {
    /// See [`PostDraft`].
    pub campaign_id: Option<CampaignId>,
    /// See [`PostDraft`].
    pub session_id: Option<SessionId>,
    /// See [`PostDraft`].
    pub topic_id: Option<TopicId>,
    /// See [`PostDraft`].
    pub kind: Kind,
    /// See [`PostDraft`].
    pub title: Title,
    /// See [`PostDraft`].
    pub language: Language,
    /// See [`PostDraft`].
    pub body: Markdown,
    /// See [`PostDraft`].
    pub planned: Option<LocalTime>,
    /// `planned` in `zone`.
    pub planned_at: Option<Instant>,
    /// See [`PostDraft`].
    pub zone: ZoneName,
}

/// A verdict as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "gate": "clinical", "verdict": "approved", "hash": "Zk3…", "reviewer": "Rui Costa", "at": "2027-03-01T10:00:00Z",
}))))]
pub struct Review {
    /// Which gate.
    pub gate: Gate,
    /// What was said.
    pub verdict: Verdict,
    /// The hash of the text that it is about.
    pub hash: String,
    /// A few words; needed when changes are asked for.
    pub note: String,
    /// Who said it.
    pub reviewer: String,
    /// When.
    pub at: Instant,
}

#[cfg(feature = "zones")]
impl PostDraft {
    /// Checks every field. A local time that a clock change skips is refused with the nearest ones.
    pub fn check(&self) -> Result<PostFacts, Problems> {
        let mut wrong = Problems::default();
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let campaign_id = wrong.take("campaign_id", given(&self.campaign_id).map(|id| id.parse()).transpose());
        let session_id = wrong.take("session_id", given(&self.session_id).map(|id| id.parse()).transpose());
        let topic_id = wrong.take("topic_id", given(&self.topic_id).map(|id| id.parse()).transpose());
        let kind = wrong.take("kind", if self.kind.is_empty() { Ok(Kind::Article) } else { self.kind.parse() });
        let title = wrong.take("title", self.title.parse());
        let language = wrong.take("language", Language::typed(&self.language));
        let body = wrong.take("body", self.body.parse());
        let zone = wrong.take("zone", crate::zone::known(&self.zone));
        let local = given(&self.planned_at).map(|text| text.parse::<LocalTime>()).transpose();
        let planned = wrong.take("planned_at", local);
        let planned_at = match (&zone, planned) {
            (Some(zone), Some(Some(local))) => wrong.take("planned_at", crate::zone::existing(local, zone)).map(Some),
            _ => Some(None),
        };
        let whole = || {
            Some(PostFacts {
                campaign_id: campaign_id?,
                session_id: session_id?,
                topic_id: topic_id?,
                kind: kind?,
                title: title?,
                language: language?,
                body: body?,
                planned: planned?,
                planned_at: planned_at?,
                zone: zone?,
            })
        };
        wrong.or(whole())
    }
}

impl Post {
    /// A post as it begins: a draft. `content` is what readers will see with its hash, `author` an id with a name.
    pub fn drafted(
        id: PostId,
        slug: String,
        facts: &PostFacts,
        content: (String, String),
        author: (String, String),
        now: Instant,
    ) -> Self {
        let ((html, hash), (author_id, author)) = (content, author);
        Self {
            id,
            campaign_id: facts.campaign_id.clone(),
            session_id: facts.session_id.clone(),
            topic_id: facts.topic_id.clone(),
            kind: facts.kind,
            title: facts.title.clone(),
            language: facts.language,
            slug,
            body: facts.body.clone(),
            html,
            hash,
            state: State::Draft,
            planned: facts.planned,
            zone: facts.zone.clone(),
            planned_at: facts.planned_at,
            edited_by: author_id.clone(),
            author_id,
            author,
            asks: String::new(),
            submitted_at: None,
            returned_at: None,
            was: None,
            published_at: None,
            withdrawn_at: None,
            created_at: now,
            updated_at: now,
            version: Version(1),
        }
    }

    /// The fields as an editor would type them.
    pub fn draft(&self) -> PostDraft {
        PostDraft {
            campaign_id: self.campaign_id.as_ref().map(ToString::to_string),
            session_id: self.session_id.as_ref().map(ToString::to_string),
            topic_id: self.topic_id.as_ref().map(ToString::to_string),
            kind: self.kind.to_string(),
            title: self.title.to_string(),
            language: self.language.to_string(),
            body: self.body.to_string(),
            planned_at: self.planned.map(|local| local.to_string()),
            zone: self.zone.to_string(),
            marks_stand: false,
        }
    }

    /// Whether readers see it now.
    pub fn is_public(&self) -> bool {
        self.state == State::Published
    }

    /// Whether `who` may not review it, since they wrote it.
    pub fn is_by(&self, who: &str) -> bool {
        self.author_id == who || self.edited_by == who
    }
}

#[cfg(all(test, feature = "zones"))]
mod tests;
