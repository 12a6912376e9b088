//! What editors, reviewers and readers see of posts.

use std::collections::HashMap;

use domain::activity::Noun;
use domain::campaign::Campaign;
use domain::id::{CampaignId, PostId, SessionId};
use domain::post::{Post, PostDraft};
use domain::screens::Choice;
use domain::screens::post::{BlogPostScreen, BlogScreen, PostCard, PostRow, PostScreen, PostsScreen};
use domain::{Problems, Span, zone};

use super::attendee::link;
use super::{campaign_choices, zones};
use crate::actor::Reader;
use crate::storage::campaigns;
use crate::storage::{activities, posts as rows, sessions};
use crate::{Error, Wellspring, posts};

/// Posts on the blog's first page, and entries of its feed.
const BLOG: i64 = 50;
/// Posts on other public pages.
const FEW: i64 = 4;
/// How many posts the list shows of those that are out or given up.
const FINISHED: i64 = 500;
/// How many past and how many upcoming sessions a post may be made to go with.
const CHOICES: i64 = 500;
/// First words of a post, in characters.
const LEAD: usize = 180;

/// A post's page for staff, or the blank form.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn post(app: &Wellspring, _: &Reader, id: Option<&PostId>) -> Result<PostScreen, Error> {
    let post = match id {
        Some(id) => Some(rows::get(&app.storage, id).await?),
        None => None,
    };
    let blank = || PostDraft { zone: "UTC".to_owned(), ..PostDraft::default() };
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
        campaigns: campaign_choices(&app.storage).await?,
        sessions: session_choices(app, post.as_ref().and_then(|post| post.session_id.as_ref())).await?,
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
        Some(starts) => format!("{} ({})", session.title, zone::short_date(starts.date)),
        None => session.title.to_string(),
    };
    Ok(found.iter().map(|session| Choice { value: session.id.to_string(), label: label(session) }).collect())
}

/// The draft as its reader would see it; the form comes back with it.
pub fn preview(draft: &PostDraft) -> String {
    posts::html(&draft.body)
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

async fn all_campaigns(app: &Wellspring) -> Result<HashMap<CampaignId, Campaign>, Error> {
    Ok(campaigns::all(&app.storage).await?.into_iter().map(|campaign| (campaign.id.clone(), campaign)).collect())
}

/// The newest posts for other public pages: of everything, or of one campaign.
pub(super) async fn newest(app: &Wellspring, campaign: Option<&CampaignId>) -> Result<Vec<PostCard>, Error> {
    let found = match campaign {
        Some(id) => rows::newest_of(&app.storage, id, FEW).await?,
        None => rows::newest(&app.storage, FEW).await?,
    };
    cards(app, found).await
}

async fn cards(app: &Wellspring, found: Vec<Post>) -> Result<Vec<PostCard>, Error> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut campaigns = all_campaigns(app).await?;
    campaigns.retain(|_, campaign| campaign.published_at.is_some());
    Ok(found.iter().filter_map(|post| card(post, &campaigns)).collect())
}

fn card(post: &Post, campaigns: &HashMap<CampaignId, Campaign>) -> Option<PostCard> {
    Some(PostCard {
        kind: post.kind,
        title: post.title.to_string(),
        slug: post.slug.clone(),
        lead: lead(&post.html),
        published_at: post.published_at?,
        zone: post.zone.clone(),
        campaign: post.campaign_id.as_ref().and_then(|id| campaigns.get(id)).cloned().map(link),
    })
}

/// The first words of cleaned HTML, without its markup.
fn lead(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= LEAD {
        return whole;
    }
    let cut: String = whole.chars().take(LEAD).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept).trim_end_matches([',', ';', ':']))
}

/// The blog.
///
/// # Errors
/// [`Error::Storage`].
pub async fn blog(app: &Wellspring) -> Result<BlogScreen, Error> {
    Ok(BlogScreen { posts: cards(app, rows::newest(&app.storage, BLOG).await?).await? })
}

/// The newest posts whole, for the feed.
///
/// # Errors
/// [`Error::Storage`].
pub async fn blog_feed(app: &Wellspring) -> Result<Vec<Post>, Error> {
    rows::newest(&app.storage, BLOG).await
}

/// One post.
///
/// # Errors
/// [`Error::NotFound`] until it is public; [`Error::Gone`] once it was withdrawn.
pub async fn blog_post(app: &Wellspring, slug: &str) -> Result<BlogPostScreen, Error> {
    let post = rows::public(&app.storage, slug).await?;
    let session = match &post.session_id {
        Some(id) => Some(sessions::get(&app.storage, id).await?).filter(domain::session::Session::is_public),
        None => None,
    };
    let html = post.html.clone();
    let card = cards(app, vec![post]).await?.pop().ok_or(Error::NotFound)?;
    Ok(BlogPostScreen {
        card,
        html,
        session: session.map(|session| (session.title.to_string(), session.slug, session.starts)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words_are_plain() {
        assert_eq!(lead("<h2>Sleep</h2>\n<p>Dim &amp; <em>cool</em>.</p>"), "Sleep Dim & cool .");
        let long = format!("<p>{}</p>", "word ".repeat(100));
        assert!(lead(&long).ends_with("word…") && lead(&long).chars().count() <= LEAD + 1);
    }
}
