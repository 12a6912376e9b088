//! "It is done; look there": where a command leads, and what is said there.

use std::fmt;

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::deeds::QuestionDeed;

macro_rules! notices {
    ($($name:ident $word:literal $sentence:literal)+) => {
        /// What is said above the page to which a command leads. Addresses carry its word, so none can put words of its
        /// own on a page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Notice { $(#[doc = $sentence] $name),+ }

        impl Notice {
            /// The one that an address names.
            pub fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }

            /// What is said after a deed of the desk; nothing where the page shows it.
            pub fn of_deed(deed: QuestionDeed) -> Option<Self> {
                Self::named(deed.as_str())
            }

            fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// What people read.
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence),+ }
            }
        }
    };
}

notices! {
    Saved "saved" "Saved."
    Created "created" "Created."
    Deleted "deleted" "Deleted."
    Done "done" "Done."
    Welcome "welcome" "Welcome to Wellspring."
    Moved "moved" "Moved, with everything in it that is still to come."
    ViewSaved "view_saved" "Saved. You find it under Views."
    Told "told" "Everybody who waits to be told is told now."
    Imported "imported" "Imported."
    QuestionsImported "questions_imported" "Brought in. Open ones are held here; those with an answer stand under Answered."
    NothingImported "imported_nothing" "There was nothing new to import."
    LinkRenewed "link" "The old link has stopped working."
    FeedRenewed "feed" "The old feed address has stopped working."

    SessionScheduled "scheduled" "Scheduled. The public page stands and takes questions."
    SessionLive "live" "You are live. Questions keep coming in here and on the public page."
    SessionEnded "ended" "Ended. Every question without an end is listed here until it has one."
    SessionCancelled "cancelled" "Cancelled. The public page says so."
    HallSet "hall" "Set."
    HandedOut "handed_out" "Handed out. Whoever asked reads who answers, and until when."

    PostSubmitted "submitted" "Handed over. Somebody else reads it now."
    PostApproved "approve" "Approved: just this text may go out."
    ChangesRequested "request_changes" "Sent back, with your note."
    PostScheduled "post_scheduled" "Scheduled. It goes out at its minute."
    PostPublished "published" "Published. Everybody reads it."
    PostCancelled "post_cancelled" "Cancelled. It does not go out."
    PostWithdrawn "withdrawn" "Withdrawn. Its page says that it is gone."

    SlotAsked "asked" "Asked. They answer by their own link, and what they say appears here."
    SlotConfirmed "confirm" "Confirmed: they stand on the public page."
    SlotDeclined "decline" "Noted: they cannot make it."
    SlotWithdrawn "withdraw" "Withdrawn: their time is free again."
    WishAccepted "accepted" "Moved. Whoever suggested this time has agreed to it; everybody else is asked again."

    Acknowledged "acknowledge" "You have it in hand."
    Routed "route" "Asked by mail. What they write stands here, for you to send."
    Published "publish" "Published: everybody reads this wording."
    Held "hold" "Held back: nobody outside reads it any more."
    Answered "answer" "Answered. The asker reads it on their own page."
    AnswerPublished "publish_answer" "The answer is public."
    Dismissed "dismiss" "Dismissed. The asker reads your reason."
    Reopened "reopen" "Open again, and back in the inbox."
    NoteAdded "note" "Note added. Only colleagues read it."
    InLine "next" "In line, and public."
    Raised "up" "One place further up."
    OnStage "now" "On stage: phones and the wall show it."
    SetAside "aside" "Set aside. It stays here."
    PutBack "back" "Among the others again."
    AnsweredLive "answered_live" "Answered. The record says what was said."
    PutOff "later" "Put off: it has an owner and a time."
    Joined "join" "Joined: one answer for both."
    Parted "part" "On its own again."

    MailTested "tested" "Tried. What both sides said stands below the form."
    LetterAgain "letter_again" "It is sent once more."
    LetterArrived "letter_arrived" "Noted: it had arrived."
    LetterDropped "letter_dropped" "Dropped. It is not sent any more."

    FeedChosen "calendar" "Saved. Your calendar app shows it when it reads the calendar again."
    LeaveAdded "leave" "Noted. Whoever plans is told when they ask for these days."
    LeaveRemoved "no_leave" "Taken back: these days are free again."
    AssistantAdded "assistant" "Added. Hand over their link; it is theirs alone."
    AssistantRemoved "no_assistant" "Removed: their link has stopped working."
    AssistantLink "assistant_link" "The old link has stopped working."
    BusyRead "busy" "Saved and read. From now on it is read every hour."
    BusyFileRead "busy_file" "Read. Another file takes its place; a calendar without events forgets it."
    BusyForgotten "no_busy" "That calendar is no longer read, and what was read of it is forgotten."
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// "It is done; look there" (303), with what is said there. Where `path` has a fragment, it stays the last.
pub fn see_other(path: &str, notice: impl Into<Option<Notice>>) -> Response {
    let path = match notice.into() {
        Some(notice) => with_word(path, notice),
        None => path.to_owned(),
    };
    match HeaderValue::try_from(path) {
        Ok(location) => (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn with_word(path: &str, notice: Notice) -> String {
    let (path, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
    let and = if path.contains('?') { '&' } else { '?' };
    format!("{path}{and}notice={notice}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_stands_in_the_query_before_the_fragment() {
        assert_eq!(with_word("/plan", Notice::Saved), "/plan?notice=saved");
        assert_eq!(with_word("/people#staff", Notice::Done), "/people?notice=done#staff");
        assert_eq!(with_word("/plan?view=week", Notice::Told), "/plan?view=week&notice=told");
    }
}
