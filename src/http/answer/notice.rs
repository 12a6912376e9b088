//! "It is done; look there": where a command leads, and what is said there.

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

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

/// Notices by name, so that no address can put words of its own on a page.
pub fn notice_text(name: &str) -> Option<&'static str> {
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
        name => return said(name),
    })
}

/// What is said after a deed, by name, so that no address can put words of its own on a page.
pub fn said(name: &str) -> Option<&'static str> {
    Some(match name {
        "calendar" => "Saved. Your calendar app shows it when it reads the calendar again.",
        "leave" => "Noted. Whoever plans is told when they ask for these days.",
        "no_leave" => "Taken back: these days are free again.",
        "assistant" => "Added. Hand over their link; it is theirs alone.",
        "no_assistant" => "Removed: their link has stopped working.",
        "assistant_link" => "The old link has stopped working.",
        "busy" => "Saved and read. From now on it is read every hour.",
        "busy_file" => "Read. Another file takes its place; a calendar without events forgets it.",
        "no_busy" => "That calendar is no longer read, and what was read of it is forgotten.",
        _ => return None,
    })
}
