//! What can be done with each thing, by the word that addresses, forms and the API carry. This is the only list of them.

use crate::words;

words! {
    /// What a planner does with a session's life.
    SessionStep {
        /// Its public page opens, and takes questions.
        Schedule = "schedule",
        /// On air.
        GoLive = "go_live",
        /// Over.
        End = "end",
        /// Called off.
        Cancel = "cancel",
    }
}

words! {
    /// What a planner does with a post's life. Approving and asking for changes are a reviewer's.
    PostStep {
        /// To the reviewers.
        Submit = "submit",
        /// It goes out at its minute.
        Schedule = "schedule",
        /// It goes out now.
        Publish = "publish",
        /// Given up before it went out.
        Cancel = "cancel",
        /// Taken back after it went out.
        Withdraw = "withdraw",
    }
}

words! {
    /// What a planner does with a slot.
    SlotStep {
        /// Notes that the clinician agreed.
        Confirm = "confirm",
        /// Notes that they cannot.
        Decline = "decline",
        /// Takes the proposal back.
        Withdraw = "withdraw",
        /// Gives it another link; the old one stops working.
        Link = "link",
    }
}

words! {
    /// What a clinician says to a slot.
    SlotAnswer {
        /// Yes.
        Confirm = "confirm",
        /// No.
        Decline = "decline",
        /// Not then, but at another time.
        AnotherTime = "another_time",
        /// Not I, but a colleague.
        Colleague = "colleague",
    }
}

words! {
    /// What the desk does with a question.
    QuestionDeed {
        /// Takes it in hand.
        Acknowledge = "acknowledge",
        /// Asks a clinician.
        Route = "route",
        /// Shows it to everybody.
        Publish = "publish",
        /// Shows it to nobody outside.
        Hold = "hold",
        /// Answers it in writing.
        Answer = "answer",
        /// Shows the answer to everybody.
        PublishAnswer = "publish_answer",
        /// Ends it with a reason.
        Dismiss = "dismiss",
        /// Opens it again.
        Reopen = "reopen",
        /// Puts it in line.
        Next = "next",
        /// Moves it further up in the line.
        Up = "up",
        /// Puts it on stage.
        Now = "now",
        /// Puts it aside.
        Aside = "aside",
        /// Puts it among the others again.
        Back = "back",
        /// Notes what was said to it.
        AnsweredLive = "answered_live",
        /// Puts it off to somebody, with a time.
        Later = "later",
        /// Joins it with one that asks the same.
        Join = "join",
        /// Takes it out of a joined one.
        Part = "part",
        /// Says that somebody has it open.
        Claim = "claim",
        /// Says that they have not any more.
        Release = "release",
        /// Adds an internal note.
        Note = "note",
    }
}

words! {
    /// What an operator does with a member of staff.
    StaffStep {
        /// They are let in no more.
        Disable = "disable",
        /// They are let in again.
        Enable = "enable",
        /// They get a new one-time link.
        Link = "link",
    }
}

words! {
    /// What becomes of whoever may act for a clinician.
    AssistantStep {
        /// They may not any more.
        Remove = "remove",
        /// They get another link; the old one stops working.
        Link = "link",
    }
}

words! {
    /// What a person decides about a letter of which nobody can tell whether it arrived, or which was refused.
    LetterDecision {
        /// It is sent once more.
        Again = "again",
        /// It had arrived.
        Arrived = "arrived",
        /// It is let go.
        Drop = "drop",
    }
}
