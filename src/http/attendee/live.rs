//! Live, in the public: new questions, votes and states of one session as they come.

use axum::extract::State;
use axum::http::HeaderMap;
use wellspring_core::live::Topic;

use crate::http::answer::Reply;
use crate::http::around::ear::come;
use crate::http::around::rows::Seat;
use crate::http::around::stream::{hello, seen, streamed};
use crate::http::ground::path::Path;
use crate::http::ground::query::Query;
use crate::http::site::Site;

/// `GET /api/v1/public/sessions/{code}/live`, from `Last-Event-ID`, else from `?after=`, else from now.
pub async fn stream(State(site): State<Site>, Path(code): Path<String>, query: Query, headers: HeaderMap) -> Reply {
    let session = site.sessions.get(&site.app, &code.to_lowercase()).await?.id.clone();
    let (ear, missed) = come(&site.app, Topic::Session(session), seen(&headers, &query)).await?;
    let seat = Seat::new(site.rows.clone(), ear, hello(&site.app, &missed));
    let mut response = streamed(&site.app, seat.clone());
    response.extensions_mut().insert(seat);
    Ok(response)
}
