//! `/api/v1/topics`

use domain::id::TopicId;
use domain::topic::{Topic, TopicDraft};
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::topics;

use super::{CHANGED, Call, Changes, Listed, Page, Token, after_id, changed, created, deleted, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

type Topics = Listed<Topic>;
type TopicChanges = Changes<TopicDraft>;

/// List topics
#[utoipa::path(get, path = "", operation_id = "list_topics", tag = "topics", security(("token" = ["read"])),
    params(Page), responses((status = 200, description = "A page.", body = Topics)))]
pub async fn list(site: Site, who: Token<Reader>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = topics::page(&site.app, &who.actor, after_id::<TopicId>(&page)?, page.rows()).await?;
    Ok(page.answer(found, |last| last.id.to_string()))
}

/// Make a new topic
#[utoipa::path(post, path = "", operation_id = "create_topic", tag = "topics", security(("token" = ["plan"])),
    request_body = TopicDraft, responses((status = 201, description = "As it is stored.", body = Topic)))]
pub async fn create(site: Site, call: Call<Planner, TopicDraft>) -> Reply {
    let topic = topics::create(&site.app, &call.actor, &call.sent.draft()?).await?;
    Ok(created(&format!("/api/v1/topics/{}", topic.id), &topic))
}

/// Read a topic
#[utoipa::path(get, path = "", operation_id = "get_topic", tag = "topics", security(("token" = ["read"])),
    responses((status = 200, description = "As it is stored.", body = Topic)))]
pub async fn get(site: Site, who: Token<Reader>, Path(id): Path<TopicId>) -> Reply {
    Ok(ok(&topics::get(&site.app, &who.actor, &id).await?))
}

/// Change a topic
#[utoipa::path(patch, path = "", operation_id = "edit_topic", tag = "topics", security(("token" = ["plan"])),
    request_body = TopicChanges,
    responses((status = 200, description = "As it is now.", body = Topic), (status = 409, description = CHANGED)))]
pub async fn edit(site: Site, call: Call<Planner, TopicChanges, TopicId>) -> Reply {
    let (id, reader) = (&call.at, call.actor.reader());
    let stored = topics::get(&site.app, &reader, id).await?;
    let edit = async {
        let draft = call.sent.onto(stored.version, &stored.draft(), &stored)?;
        topics::edit(&site.app, &call.actor, id, stored.version, &draft).await.map(|topic| ok(&topic))
    };
    changed(edit.await, &call.sent, topics::get(&site.app, &reader, id)).await
}

/// Delete a topic
///
/// Questions about it stay, and are about none.
#[utoipa::path(delete, path = "", operation_id = "delete_topic", tag = "topics", security(("token" = ["plan"])))]
pub async fn delete(site: Site, who: Token<Planner>, Path(id): Path<TopicId>) -> Reply {
    topics::delete(&site.app, &who.actor, &id).await?;
    Ok(deleted())
}
