//! Answers: a page, a 303, or JSON; and what stands around pages.

use axum::Json;
use axum::http::header::{CACHE_CONTROL, LOCATION, REFERRER_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use domain::screens::{Badge, Frame};
use serde::Serialize;
use wellspring_core::actor::Caller;

use super::Site;
use super::error::Refused;

/// What every handler returns.
pub type Reply = Result<Response, Refused>;

/// The frame of public pages: the same for everyone.
pub fn public_frame(site: &Site) -> Frame {
    Frame {
        assets: site.assets.base().to_owned(),
        demo: site.app.settings.demo,
        public_url: site.app.settings.public_url.clone(),
        ..Frame::default()
    }
}

/// The frame of staff pages, with a notice that the address asks for.
pub async fn staff_frame(site: &Site, caller: &Caller, notice: Option<&str>) -> Result<Frame, Refused> {
    let badge = Badge { name: caller.name().to_owned(), email: caller.email().to_owned(), may: caller.may().clone() };
    let open_questions = wellspring_core::screens::open_questions(&site.app).await?;
    let notice = notice.and_then(notice_text).map(str::to_owned);
    Ok(Frame { staff: Some(badge), open_questions, notice, ..public_frame(site) })
}

/// Notices by name, so that no address can put words of its own on a page.
fn notice_text(name: &str) -> Option<&'static str> {
    Some(match name {
        "link" => "The old link has stopped working.",
        "saved" => "Saved.",
        "created" => "Created.",
        "deleted" => "Deleted.",
        "scheduled" => "Scheduled. The public page stands and takes questions.",
        "moved" => "Moved, with everything in it that is still to come.",
        "imported" => "Imported.",
        "questions_imported" => "Brought in. Open ones are held here; those with an answer stand under Answered.",
        "imported_nothing" => "There was nothing new to import.",
        "submitted" => "Handed over. Somebody else reads it now.",
        "approve" => "Approved: just this text may go out.",
        "request_changes" => "Sent back, with your note.",
        "post_scheduled" => "Scheduled. It goes out at its minute.",
        "published" => "Published. Everybody reads it.",
        "post_cancelled" => "Cancelled. It does not go out.",
        "withdrawn" => "Withdrawn. Its page says that it is gone.",
        "live" => "You are live. Questions keep coming in here and on the public page.",
        "ended" => "Ended. Every question without an end is listed here until it has one.",
        "cancelled" => "Cancelled. The public page says so.",
        "acknowledge" => "You have it in hand.",
        "route" => "Asked by mail. What they write stands here, for you to send.",
        "publish" => "Published: everybody reads this wording.",
        "hold" => "Held back: nobody outside reads it any more.",
        "answer" => "Answered. The asker reads it on their own page.",
        "publish_answer" => "The answer is public.",
        "dismiss" => "Dismissed. The asker reads your reason.",
        "reopen" => "Open again, and back in the inbox.",
        "note" => "Note added. Only colleagues read it.",
        "next" => "In line, and public.",
        "up" => "One place further up.",
        "now" => "On stage: phones and the wall show it.",
        "aside" => "Set aside. It stays here.",
        "back" => "Among the others again.",
        "answered_live" => "Answered. The record says what was said.",
        "later" => "Put off: it has an owner and a time.",
        "join" => "Joined: one answer for both.",
        "part" => "On its own again.",
        "claim" | "release" => "",
        "hall" => "Set.",
        "handed_out" => "Handed out. Whoever asked reads who answers, and until when.",
        "asked" => "Asked. They answer by their own link, and what they say appears here.",
        "confirm" => "Confirmed: they stand on the public page.",
        "decline" => "Noted: they cannot make it.",
        "accepted" => "Moved. Whoever suggested this time has agreed to it; everybody else is asked again.",
        "withdraw" => "Withdrawn: their time is free again.",
        "done" => "Done.",
        "tested" => "Tried. What both sides said stands below the form.",
        "letter_again" => "It is sent once more.",
        "letter_arrived" => "Noted: it had arrived.",
        "letter_dropped" => "Dropped. It is not sent any more.",
        "view_saved" => "Saved. You find it under Views.",
        "told" => "Everybody who waits to be told is told now.",
        "feed" => "The old feed address has stopped working.",
        "welcome" => "Welcome to Wellspring.",
        name => return super::keeping::said(name),
    })
}

/// A page that is this reader's alone.
pub fn page(html: String) -> Response {
    Html(html).into_response()
}

/// The form again, with what was typed and what was wrong.
pub fn again(html: String) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response()
}

/// "It is done; look there" (303), with a notice by name.
pub fn see_other(path: &str, notice: &str) -> Response {
    let path = match (notice, path.split_once('#')) {
        ("", _) => path.to_owned(),
        (notice, Some((path, fragment))) => format!("{path}?notice={notice}#{fragment}"),
        (notice, None) => format!("{path}?notice={notice}"),
    };
    match HeaderValue::try_from(path) {
        Ok(location) => (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// JSON with a status.
pub fn json(status: StatusCode, body: &impl Serialize) -> Response {
    (status, Json(body)).into_response()
}

/// A page behind a secret address: never kept, never told to where its links lead.
pub fn secret(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
