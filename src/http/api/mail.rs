//! `/api/v1/mail/inbound`: a mail gateway hands on what clinicians' calendar programs answer.

use axum::body::to_bytes;
use axum::extract::{Request, State};
use wellspring_core::Error;
use wellspring_core::actor::Planner;
use wellspring_core::replies;

use super::{Token, ok};

use crate::http::answer::Reply;
use crate::http::site::Site;

/// `POST /mail/inbound` with the raw message (`message/rfc822`) as its body, at most 2 MiB. The scope is `plan`: it
/// confirms and declines.
pub async fn inbound(State(site): State<Site>, who: Token<Planner>, request: Request) -> Reply {
    let whole = to_bytes(request.into_body(), replies::MOST).await;
    let body =
        whole.map_err(|_| Error::field("message", "The message is larger than 2 MiB, or did not arrive whole."))?;
    Ok(ok(&replies::receive(&site.app, &who.actor, &body).await?))
}
