//! What readers see of posts.

use std::collections::HashMap;

use domain::campaign::Campaign;
use domain::id::CampaignId;
use domain::post::Post;
use domain::screens::post::{BlogPostScreen, BlogScreen, PostCard};

use super::attendee::link;
use super::post::all_campaigns;
use crate::posts::markdown;
use crate::storage::{posts as rows, sessions};
use crate::{Error, Wellspring};
use url::Url;

/// Posts on the blog's first page, and entries of its feed.
const BLOG: i64 = 50;
/// Posts on other public pages.
const FEW: i64 = 4;
/// First words of a post, in characters.
const LEAD: usize = 180;

/// The newest posts for other public pages: of everything, or of one campaign.
pub(super) async fn newest(app: &Wellspring, campaign: Option<&CampaignId>) -> Result<Vec<PostCard>, Error> {
    let found = match campaign {
        Some(id) => rows::newest_of(&app.storage, id, FEW).await?,
        None => rows::newest(&app.storage, FEW).await?,
    };
    cards(app, found).await
}

pub(super) async fn cards(app: &Wellspring, found: Vec<Post>) -> Result<Vec<PostCard>, Error> {
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
        language: post.language,
        slug: post.slug.clone(),
        lead: lead(&post.html),
        published_at: post.published_at?,
        zone: post.zone.clone(),
        campaign: post.campaign_id.as_ref().and_then(|id| campaigns.get(id)).cloned().and_then(link),
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
    first_words(&text)
}

/// As many words of a text as a card holds, in one line.
pub(super) fn first_words(text: &str) -> String {
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

/// The newest posts whole, for the feed: their links lead on from any reader's program.
///
/// # Errors
/// [`Error::Storage`].
pub async fn blog_feed(app: &Wellspring) -> Result<Vec<Post>, Error> {
    let posts = rows::newest(&app.storage, BLOG).await?;
    Ok(posts.into_iter().map(|post| Post { html: whole(app, &post), ..post }).collect())
}

fn whole(app: &Wellspring, post: &Post) -> String {
    let page = Url::parse(&format!("{}/blog/{}", app.settings.public_url, post.slug));
    page.map_or_else(|_| post.html.clone(), |page| markdown::absolute(&post.html, &page))
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
