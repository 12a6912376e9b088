//! "It is done; look there": where a command leads, and what is said there.

use std::fmt;

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use percent_encoding::{CONTROLS, utf8_percent_encode};

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

            /// What is said after a deed of [`domain::deeds`] about a `noun`; nothing where the page shows it.
            pub fn after(noun: &str, deed: impl fmt::Display) -> Option<Self> {
                Self::named(&format!("{noun}_{deed}"))
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
    NotTheirs "kept" "What waited for a sign-in in this window is somebody else's. It was not taken, and is not shown."
    Welcome "welcome" "Welcome to Wellspring."
    RoleChanged "role" "Changed. They see and do from now on what this role allows."
    PasswordChanged "password" "Your password is changed. You are signed out everywhere else."
    ClockChosen "clock" "Saved. Clocks are written like this from now on."
    ReadingChosen "reading" "Saved. You read it like this from now on."
    SignInEnded "sign_in_ended" "Ended: that browser has to sign in again."
    SignInsEnded "sign_ins_ended" "You are signed out everywhere else."
    Moved "moved" "Moved, with everything in it that is still to come."
    ViewSaved "view_saved" "Saved. You find it under Views."
    Told "told" "Everybody who waits to be told is told now."
    Imported "imported" "Imported."
    QuestionsImported "questions_imported" "Brought in. Open ones are held here; those with an answer stand under Answered."
    NothingImported "imported_nothing" "There was nothing new to import."
    LinkRenewed "link" "The old link has stopped working."
    FeedRenewed "feed" "The old feed address has stopped working."

    AnswerTaken "answer_take" "Taken as theirs."
    AnswerLeft "answer_leave" "Left out. Nothing has changed."

    SessionScheduled "session_schedule" "Scheduled. The public page stands and takes questions."
    SessionLive "session_go_live" "You are live. Questions keep coming in here and on the public page."
    SessionEnded "session_end" "Ended. Every question without an end is listed here until it has one."
    SessionNotLive "session_not_yet" "Not live. It is scheduled as before."
    SessionResumed "session_resume" "It goes on: live as before."
    SessionCancelled "session_cancel" "Cancelled. The public page says so."
    SessionRestored "session_restore" "Taken back. It stands where it stood before."
    HallSet "hall" "Set."
    HandedOut "handed_out" "Assigned. Whoever asked reads who answers, and until when."

    PostOffSchedule "post_off" "Saved. It is off the schedule: another text needs approval again."
    PostUnapproved "post_unapproved" "Saved. Another text needs approval again."
    PostSubmitted "post_submit" "Sent for review. Somebody else reads it now."
    PostApproved "approve" "Approved: just this text may go out."
    ChangesRequested "request_changes" "Sent back, with your note."
    PostScheduled "post_schedule" "Scheduled. It goes out at its minute."
    PostPublished "post_publish" "Published. Everybody reads it."
    PostCancelled "post_cancel" "Cancelled. It does not go out."
    PostWithdrawn "post_withdraw" "Withdrawn. Its page says that it is gone."
    PostRestored "post_restore" "Taken back. It stands where it stood before."

    SlotAsked "asked" "Asked. They answer by their own link, and what they say appears here."
    SlotConfirmed "slot_confirm" "Confirmed: they stand on the public page."
    SlotDeclined "slot_decline" "Noted: they cannot make it."
    SlotWithdrawn "slot_withdraw" "Withdrawn: their time is free again."
    SlotLink "slot_link" "The old link has stopped working."
    WishAccepted "accepted" "Moved. Whoever suggested this time has agreed to it; everybody else is asked again."

    Acknowledged "question_acknowledge" "You have it in hand."
    Given "question_assign" "Noted: who looks after it stands beside it."
    Routed "question_route" "Asked by mail. What they write stands here, for you to send."
    Published "question_publish" "Published: everybody reads this wording."
    Held "question_hold" "Held back: nobody outside reads it any more."
    Answered "question_answer" "Answered. The asker reads it on their own page."
    AnswerPublished "question_publish_answer" "The answer is public."
    TakenOffline "question_take_offline" "Taken offline. They read why on their own page, and say there how they can be reached."
    Reached "question_reached" "Noted. Close it once it is settled."
    Tried "question_tried" "Noted. It is due again at that time."
    HandoffClosed "question_settle" "Closed. They read how it ended, and say whether it was solved."
    Dismissed "question_dismiss" "Dismissed. Reopen takes it back."
    AnswerReviewed "question_review_answer" "Noted: it holds until the day that you chose."
    Erased "question_erase" "Erased, or as soon as no alarm and no hold stands against it: the record below says which."
    Reopened "question_reopen" "Open again, and back in the inbox."
    LinkSent "question_send_link" "Sent, to the address that its asker left."
    NoteAdded "question_note" "Note added. Only colleagues read it."
    InLine "question_next" "In line, and public."
    Raised "question_up" "One place further up."
    OnStage "question_now" "On stage: phones and the wall show it."
    SetAside "question_aside" "Set aside. It stays here."
    PutBack "question_back" "Among the others again."
    AnsweredLive "question_answered_live" "Answered. The record says what was said."
    PutOff "question_later" "Answered later: it has an owner and a time."
    Joined "question_join" "Merged: one answer for both."
    Parted "question_part" "On its own again."
    VotesLeftOut "question_leave_out" "Left out, and so are later ones like them. Whoever voted sees no difference."
    VotesCounted "question_count_in" "Counted. You are not asked about them again."

    ScriptUnapproved "script_unapproved" "Saved. Nobody says it before somebody who reviews has approved it."
    ScriptApproved "script_approve" "Approved: just this text may be said."
    ScriptRetired "script_retire" "Retired: it is offered no more. What was said with it stays."

    ListProposed "list_proposed" "Proposed. It counts once a second person has let it."
    ListCounts "list_counts" "It counts: whatever comes from now on is read by it."
    ListTurnedDown "list_turned_down" "Turned down. What was in force still counts."

    MailTested "tested" "Tried. What both sides said stands below the form."
    LetterAgain "letter_again" "It is sent once more."
    LetterArrived "letter_arrived" "Noted: it had arrived."
    LetterDropped "letter_drop" "Dropped. It is not sent any more."

    FeedChosen "calendar" "Saved. Your calendar app shows it when it reads the calendar again."
    LeaveAdded "leave" "Noted. Whoever plans is told when they ask for these days."
    LeaveRemoved "no_leave" "Taken back: these days are free again."
    AssistantAdded "assistant" "Added. Hand over their link; it is theirs alone."
    AssistantRemoved "assistant_remove" "Removed: their link has stopped working."
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
    // What an address held decoded, such as a line break, goes back as it came.
    let path = utf8_percent_encode(&path, CONTROLS).to_string();
    let location = HeaderValue::try_from(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

fn with_word(path: &str, notice: Notice) -> String {
    let (path, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
    let and = if path.contains('?') { '&' } else { '?' };
    format!("{path}{and}notice={notice}{fragment}")
}

#[cfg(test)]
mod tests {
    use domain::deeds::{AnswerDecision, AssistantStep, LetterDecision, PostStep, QuestionDeed, SessionStep, SlotStep};

    use super::*;

    #[test]
    fn every_step_is_answered_by_a_sentence() {
        assert!(SessionStep::ALL.iter().all(|step| Notice::after("session", step).is_some()));
        assert!(PostStep::ALL.iter().all(|step| Notice::after("post", step).is_some()));
        assert!(SlotStep::ALL.iter().all(|step| Notice::after("slot", step).is_some()));
        assert!(AssistantStep::ALL.iter().all(|step| Notice::after("assistant", step).is_some()));
        assert!(AnswerDecision::ALL.iter().all(|decision| Notice::after("answer", decision).is_some()));
        assert!(LetterDecision::ALL.iter().all(|decision| Notice::after("letter", decision).is_some()));
        assert_eq!(Notice::after("question", QuestionDeed::Publish), Some(Notice::Published));
        assert_eq!(Notice::after("question", QuestionDeed::Claim), None);
    }

    #[test]
    fn whatever_an_address_held_leads_somewhere() {
        let location = |path: &str| see_other(path, Notice::Done).headers()[LOCATION].to_str().unwrap().to_owned();
        assert_eq!(location("/a\r\nset-cookie: b"), "/a%0D%0Aset-cookie: b?notice=done");
        assert_eq!(location("/é/\u{7f}#x"), "/%C3%A9/%7F?notice=done#x");
    }

    #[test]
    fn a_notice_stands_in_the_query_before_the_fragment() {
        assert_eq!(with_word("/plan", Notice::Saved), "/plan?notice=saved");
        assert_eq!(with_word("/people#staff", Notice::Done), "/people?notice=done#staff");
        assert_eq!(with_word("/plan?view=week", Notice::Told), "/plan?view=week&notice=told");
    }
}
