//! `/api/v1/mail/inbound`: a mail gateway hands on what clinicians' calendar programs answer.

use axum::body::Bytes;
use axum::extract::State;
use wellspring_core::actor::Planner;
use wellspring_core::notices::inbound;

use super::{Token, ok};
use crate::http::Site;
use crate::http::reply::Reply;

/// `POST /mail/inbound` with the raw message (`message/rfc822`) as its body. The scope is `plan`: it confirms and declines.
pub async fn inbound(State(site): State<Site>, who: Token<Planner>, body: Bytes) -> Reply {
    Ok(ok(&inbound::receive(&site.app, &who.actor, &body).await?))
}
