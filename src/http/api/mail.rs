//! `/api/v1/mail/inbound`: a mail gateway hands on what clinicians' calendar programs answer.

use axum::extract::Request;
use wellspring_core::actor::Planner;
use wellspring_core::replies::{self, Received};

use super::{Token, ok, whole};
use crate::http::answer::Reply;
use crate::http::site::Site;

/// Hand on a reply to an invitation
///
/// For mail gateways: the raw message, 2 MiB at most, with an iTIP REPLY in it (RFC 5546). It is matched by its UID and
/// the attendee's address, and confirms or declines; an ORGANIZER is not needed.
#[utoipa::path(post, path = "", operation_id = "receive_mail", tag = "imports", security(("token" = ["plan"])),
    request_body(content = String, content_type = "message/rfc822"),
    responses(
        (status = 200, description = "What became of it.", body = Received),
        (status = 404, description = "It answers no slot of ours, or not from an address that may."),
    ))]
pub async fn inbound(site: Site, who: Token<Planner>, request: Request) -> Reply {
    let refused = "The message is larger than 2 MiB, or did not arrive whole.";
    let body = whole(request, replies::MOST, "message", refused).await?;
    Ok(ok(&replies::receive(&site.app, &who.actor, &body).await?))
}
