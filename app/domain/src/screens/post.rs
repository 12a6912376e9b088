//! Screens of posts: the editor's, the reviewer's, and what readers see.

use crate::campaign::Color;
use crate::post::{Kind, Post, PostDraft, Review};
use crate::screens::attendee::CampaignLink;
use crate::screens::desk::HistoryLine;
use crate::screens::{Both, Choice};
use crate::{Instant, Language, LocalTime, Problems, ZoneName};

/// `/plan/posts/new` and `/plan/posts/{id}`.
///
/// Posts: its own address (`version` with the draft), `{id}/{submit|approve|request_changes|schedule|publish|cancel|withdraw|restore|delete}`;
/// the form's second button sends the draft to `/plan/posts/preview`.
#[derive(Clone, Debug)]
pub struct PostScreen {
    /// None while it is new.
    pub post: Option<Post>,
    /// The form.
    pub draft: PostDraft,
    /// What was wrong with it; the whole form's under the empty name.
    pub problems: Problems,
    /// Where somebody else was faster: what they saved, and what was typed.
    pub both: Option<Both>,
    /// The text as its reader will see it: cleaned HTML.
    pub preview: String,
    /// Campaigns to choose from.
    pub campaigns: Vec<Choice>,
    /// Sessions to choose from.
    pub sessions: Vec<Choice>,
    /// Topics to choose from.
    pub topics: Vec<Choice>,
    /// The campaigns' zones, by the campaign's id.
    pub campaign_zones: Vec<Choice>,
    /// The house's zone, or empty.
    pub house: String,
    /// Zones to choose from.
    pub zones: Vec<String>,
    /// What reviewers said, the newest first.
    pub reviews: Vec<Review>,
    /// Whether an approval of just this text stands.
    pub approved: bool,
    /// Who did what to it.
    pub history: Vec<HistoryLine>,
    /// Whether the reader may plan; otherwise the form is read-only.
    pub may_plan: bool,
    /// Whether the reader may review just this text.
    pub may_review: bool,
    /// A note as typed, where a review was refused.
    pub note: String,
    /// Absolute public address, once it stands.
    pub public_url: Option<String>,
    /// Now.
    pub now: Instant,
}

/// `/plan/posts`.
#[derive(Clone, Debug)]
pub struct PostsScreen {
    /// All that are not over, the next first; then what went out.
    pub rows: Vec<PostRow>,
    /// Now.
    pub now: Instant,
}

/// A post in a list.
#[derive(Clone, Debug)]
pub struct PostRow {
    /// The post.
    pub post: Post,
    /// Its campaign's name and colour.
    pub campaign: Option<(String, Color)>,
}

/// `/blog`.
#[derive(Clone, Debug)]
pub struct BlogScreen {
    /// The newest first.
    pub posts: Vec<PostCard>,
}

/// A post in public lists.
#[derive(Clone, Debug)]
pub struct PostCard {
    /// What it is.
    pub kind: Kind,
    /// Title.
    pub title: String,
    /// What it is written in.
    pub language: Language,
    /// Address part.
    pub slug: String,
    /// Its first words, without markup.
    pub lead: String,
    /// When it went out.
    pub published_at: Instant,
    /// The zone in which it was planned.
    pub zone: ZoneName,
    /// Its campaign.
    pub campaign: Option<CampaignLink>,
}

/// `/blog/{slug}`.
#[derive(Clone, Debug)]
pub struct BlogPostScreen {
    /// The post as in lists.
    pub card: PostCard,
    /// Its text: cleaned HTML.
    pub html: String,
    /// The session that it is about: title, address part and start.
    pub session: Option<(String, String, Option<LocalTime>)>,
}
