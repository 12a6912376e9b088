//! Live, in the public: new questions, votes and states of one session as they come.

use axum::http::HeaderMap;
use wellspring_core::live::Topic;

use crate::http::answer::Reply;
use crate::http::around::ear::come;
use crate::http::around::rows::Seat;
use crate::http::around::stream::{hello, seen, streamed};
use crate::http::ground::{Path, Query};
use crate::http::site::Site;
use crate::http::who::Stranger;

/// Listen to a session
///
/// Server-sent events with JSON as data. `question`: a PublicQuestion as it is now, or `{handle, gone: true}`. `votes`:
/// `{votes: [[handle, number], …]}`. `state`: `{state, paused, votes_hidden}`. `reset`: read the questions anew. A
/// heartbeat comes every 20 seconds. Without a place to go on from, it begins now.
#[utoipa::path(get, path = "", operation_id = "stream_session", tag = "public",
    params(
        ("Last-Event-ID" = Option<i64>, Header, description = "Go on behind this event."),
        ("after" = Option<i64>, Query, description = "Likewise, where a header cannot be set."),
    ),
    responses((status = 200, description = "A stream without end.", body = String, content_type = "text/event-stream")))]
pub async fn stream(
    site: Site,
    Path(code): Path<String>,
    stranger: Stranger,
    query: Query,
    headers: HeaderMap,
) -> Reply {
    let session = site.sessions.get(&site.app, &code.to_lowercase()).await?.id.clone();
    let held = site.networks.listens(stranger.address)?;
    let (ear, missed) = come(&site.app, Topic::Session(session), seen(&headers, &query)).await?;
    let seat = Seat::new(site.rows.clone(), ear, hello(&site.app, &missed), held);
    let mut response = streamed(&site.app, seat.clone());
    response.extensions_mut().insert(seat);
    Ok(response)
}
