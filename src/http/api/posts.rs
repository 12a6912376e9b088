//! `/api/v1/posts`.

use domain::deeds::PostStep;
use domain::id::PostId;
use domain::post::{Gate, Post, PostDraft, Review, State as Life};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wellspring_core::actor::{Planner, Reader, Reviewer};
use wellspring_core::posts::{self, ReviewForm};

use super::query::OfCampaign;
use super::{CHANGED, Call, Changes, Listed, Page, Token, after_id, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

type Posts = Listed<Post>;
type PostChanges = Changes<PostDraft>;
type Filter = OfCampaign<Life>;

/// A post with its text as readers see it, and what reviewers said.
#[derive(Serialize, ToSchema)]
struct WholePost {
    #[serde(flatten)]
    post: Post,
    /// The text as readers see it.
    html: String,
    /// What reviewers said.
    reviews: Vec<Review>,
}

/// List posts
#[utoipa::path(get, path = "", operation_id = "list_posts", tag = "posts", security(("token" = ["read"])),
    params(Filter, Page), responses((status = 200, description = "A page.", body = Posts)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let (page, filter): (Page, Filter) = query::filtered(&query)?;
    let (campaign, state) = filter.words();
    let filter = posts::PostFilter { campaign, state, cursor: after_id::<PostId>(&page)?.to_owned() };
    let found = posts::page(&site.app, &who.actor, &filter, page.rows()).await?;
    Ok(page.answer(found, |last| last.id.to_string()))
}

/// Make a new post
#[utoipa::path(post, path = "", operation_id = "create_post", tag = "posts", security(("token" = ["plan"])),
    request_body = PostDraft, responses((status = 201, description = "As it is stored.", body = Post)))]
pub async fn create(site: Site, call: Call<Planner, PostDraft>) -> Reply {
    let post = posts::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    Ok(created(&format!("/api/v1/posts/{}", post.id), &post))
}

/// Read a post
#[utoipa::path(get, path = "", operation_id = "get_post", tag = "posts", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = WholePost)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<PostId>) -> Reply {
    let post = posts::get(&site.app, &who.actor, &id).await?;
    whole(&site, &who.actor, post).await
}

async fn whole(site: &Site, reader: &Reader, post: Post) -> Reply {
    let reviews = posts::reviews(&site.app, reader, &post.id).await?;
    Ok(ok(&WholePost { html: post.html.clone(), reviews, post }))
}

/// Change a post
///
/// A change of its title or text voids its approval.
#[utoipa::path(patch, path = "", operation_id = "edit_post", tag = "posts", security(("token" = ["plan"])),
    request_body = PostChanges,
    responses((status = 200, description = "As it is now.", body = Post), (status = 409, description = CHANGED)))]
pub async fn edit(site: Site, call: Call<Planner, PostChanges, PostId>) -> Reply {
    let (id, reader) = (&call.at, call.actor.reader());
    let stored = posts::get(&site.app, &reader, id).await?;
    let edit = async {
        let draft = call.sent.onto(stored.version, &stored.draft(), &stored)?;
        posts::edit(&site.app, &call.actor, id, stored.version, &draft).await.map(|(post, _)| ok(&post))
    };
    changed(edit.await, &call.sent, posts::get(&site.app, &reader, id)).await
}

/// Delete a post
#[utoipa::path(delete, path = "", operation_id = "delete_post", tag = "posts", security(("token" = ["plan"])),
    responses((status = 409, description = "Only what was never published can be deleted (`wrong-state`).")))]
pub async fn delete(site: Site, who: Token<Planner>, Path(id): Path<PostId>) -> Reply {
    posts::delete(&site.app, &who.actor, &id).await?;
    Ok(deleted())
}

/// What stands between a reviewer and their verdict.
const TAKEN: &str = "Not in review, or its author's own (`wrong-state`); another text by now (`conflict`).";

/// Let just this text go out
///
/// Never by its author.
#[utoipa::path(post, path = "", operation_id = "approve_post", tag = "posts", security(("token" = ["review"])),
    request_body = Option<ReviewForm>,
    responses((status = 200, description = "As it is now.", body = WholePost), (status = 409, description = TAKEN)))]
pub async fn approve(site: Site, call: Call<Reviewer, ReviewForm, PostId>) -> Reply {
    let post = posts::approve(&site.app, &call.actor, &call.at, &call.sent.draft()?).await?;
    whole(&site, &call.actor.reader(), post).await
}

/// What should change.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ChangesDraft {
    #[schema(min_length = 1, max_length = 2_000, required)]
    note: String,
    /// The hash of the text that was read; without it, the newest is meant.
    hash: String,
    /// Which gate.
    #[schema(value_type = Gate, default = "clinical")]
    gate: String,
}

/// Send it back with a note
#[utoipa::path(post, path = "", operation_id = "request_post_changes", tag = "posts", security(("token" = ["review"])),
    request_body = ChangesDraft,
    responses((status = 200, description = "As it is now.", body = WholePost), (status = 409, description = TAKEN)))]
pub async fn request_changes(site: Site, call: Call<Reviewer, ChangesDraft, PostId>) -> Reply {
    let ChangesDraft { note, hash, gate } = call.sent.draft()?;
    let post = posts::request_changes(&site.app, &call.actor, &call.at, &ReviewForm { note, hash, gate }).await?;
    whole(&site, &call.actor.reader(), post).await
}

/// Take a post to its next state
///
/// `restore` takes `cancel` and `withdraw` back.
#[utoipa::path(post, path = "", operation_id = "step_post", tag = "posts", security(("token" = ["plan"])),
    params(("step" = inline(PostStep), Path, description = "What happens to it.")),
    responses(
        (status = 200, description = "As it is now.", body = WholePost),
        (status = 409, description = "Not from the state that it is in (`wrong-state`)."),
    ))]
pub async fn step(site: Site, call: Call<Planner, (), (PostId, PostStep)>) -> Reply {
    let (id, step) = &call.at;
    let post = posts::step(&site.app, &call.actor, id, *step).await?;
    whole(&site, &call.actor.reader(), post).await
}
