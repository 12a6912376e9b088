//! What editors and reviewers see of posts.

use std::collections::HashMap;

use domain::activity::Noun;
use domain::campaign::Campaign;
use domain::id::{CampaignId, PostId, SessionId};
use domain::post::{Post, PostDraft};
use domain::screens::Choice;
use domain::screens::post::{PostRow, PostScreen, PostsScreen};
use domain::text::isolated;
use domain::{Problems, Span, zone};

use super::{campaign_choices, campaign_zones, zones};
use crate::actor::Reader;
use crate::storage::{activities, campaigns, posts as rows, sessions, topics};
use crate::{Error, Wellspring, posts};

/// How many posts the list shows of those that are out or given up.
const FINISHED: i64 = 500;
/// How many past and how many upcoming sessions a post may be made to go with.
const CHOICES: i64 = 500;

/// A post's page for staff, or the blank form.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn post(app: &Wellspring, _: &Reader, id: Option<&PostId>) -> Result<PostScreen, Error> {
    let post = match id {
        Some(id) => Some(rows::get(&app.storage, id).await?),
        None => None,
    };
    let blank = || PostDraft { zone: app.settings.zone_or_house(""), ..PostDraft::default() };
    let (reviews, history) = match &post {
        Some(post) => (
            rows::reviews(&app.storage, &post.id).await?,
            activities::history(&app.storage, Noun::Post, post.id.as_str()).await?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    let approved = match &post {
        Some(post) => rows::is_approved(&app.storage, post).await?,
        None => false,
    };
    let public_url = post
        .as_ref()
        .filter(|post| post.is_public())
        .map(|post| format!("{}/blog/{}", app.settings.public_url, post.slug));
    Ok(PostScreen {
        draft: post.as_ref().map_or_else(blank, Post::draft),
        preview: post.as_ref().map(|post| post.html.clone()).unwrap_or_default(),
        problems: Problems::default(),
        both: None,
        campaigns: campaign_choices(&app.storage).await?,
        sessions: session_choices(app, post.as_ref().and_then(|post| post.session_id.as_ref())).await?,
        topics: topics::all(&app.storage)
            .await?
            .into_iter()
            .map(|topic| Choice { value: topic.id.to_string(), label: topic.name.to_string() })
            .collect(),
        campaign_zones: campaign_zones(&app.storage).await?,
        house: app.settings.zone_or_house(""),
        zones: zones(),
        reviews,
        approved,
        history,
        may_plan: false,
        may_review: false,
        note: String::new(),
        public_url,
        now: app.now(),
        post,
    })
}

/// The latest first, and the post's own, however long ago it was.
async fn session_choices(app: &Wellspring, own: Option<&SessionId>) -> Result<Vec<Choice>, Error> {
    let now = app.now();
    let year = 365 * domain::time::DAY;
    let span = Span { start: now.plus(-year), end: now.plus(year) };
    let mut found = sessions::around(&app.storage, span, now, CHOICES).await?;
    if let Some(own) = own.filter(|own| found.iter().all(|session| session.id != **own)) {
        found.push(sessions::get(&app.storage, own).await?);
    }
    found.sort_by(|one, other| (other.starts_at, &other.id).cmp(&(one.starts_at, &one.id)));
    let label = |session: &domain::session::Session| match session.starts {
        Some(starts) => format!("{} ({})", isolated(session.title.as_str()), zone::short_date(starts.date)),
        None => session.title.to_string(),
    };
    Ok(found.iter().map(|session| Choice { value: session.id.to_string(), label: label(session) }).collect())
}

/// The draft as its reader would see it; the form comes back with it.
///
/// # Errors
/// [`Error::Invalid`] for a text that no reader sees like that.
pub async fn preview(draft: &PostDraft) -> Result<String, Error> {
    posts::html(&draft.body).await
}

/// Posts: what is to come first, then what was, the latest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn posts_list(app: &Wellspring, _: &Reader) -> Result<PostsScreen, Error> {
    let mut found = rows::unfinished(&app.storage).await?;
    found.sort_by_key(|post| (post.planned_at.is_none(), post.planned_at));
    found.extend(rows::finished(&app.storage, FINISHED).await?);
    let campaigns = all_campaigns(app).await?;
    let row = |post: Post| {
        let campaign = post.campaign_id.as_ref().and_then(|id| campaigns.get(id));
        PostRow { campaign: campaign.map(|campaign| (campaign.name.to_string(), campaign.color)), post }
    };
    Ok(PostsScreen { rows: found.into_iter().map(row).collect(), now: app.now() })
}

pub(super) async fn all_campaigns(app: &Wellspring) -> Result<HashMap<CampaignId, Campaign>, Error> {
    Ok(campaigns::all(&app.storage).await?.into_iter().map(|campaign| (campaign.id.clone(), campaign)).collect())
}
