//! `/api/v1/mail/inbound`: a mail gateway hands on what clinicians' calendar programs answer.

use axum::body::to_bytes;
use axum::extract::Request;
use http_body_util::LengthLimitError;
use std::error::Error as _;
use wellspring_core::Error;
use wellspring_core::actor::Gateway;
use wellspring_core::replies::{self, Received};

use super::{Token, ok};
use crate::http::answer::Reply;
use crate::http::site::Site;

/// Hand on a reply to an invitation
///
/// For mail gateways, which have made sure who sent it (RFC 6047 §3): the raw message, 2 MiB at most, with an iTIP REPLY or
/// COUNTER in any of its parts (RFC 5546). It is matched by its UID and the attendee's address, and confirms, declines,
/// suggests another time or a colleague; an ORGANIZER is not needed. What cannot be used is no error: the `outcome` says so,
/// and the mail log why. What comes from an address that is not theirs waits for the team.
#[utoipa::path(post, path = "", operation_id = "receive_mail", tag = "imports", security(("token" = ["mail"])),
    request_body(content = String, content_type = "message/rfc822"),
    responses((status = 200, description = "What became of it.", body = Received)))]
pub async fn inbound(site: Site, who: Token<Gateway>, request: Request) -> Reply {
    let received = match to_bytes(request.into_body(), replies::MOST).await {
        Ok(body) => replies::receive(&site.app, &who.actor, &body).await?,
        Err(error) if error.source().is_some_and(|why| why.is::<LengthLimitError>()) => {
            replies::unread(&site.app, &who.actor, "The message is larger than 2 MiB.").await?
        }
        // It broke off: the gateway sends it once more.
        Err(_) => return Err(Error::field("message", "The message did not arrive whole.").into()),
    };
    Ok(ok(&received))
}
