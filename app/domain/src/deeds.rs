//! What can be done with each thing, by the word that addresses, forms and the API carry. This is the only list of them.

use crate::words;

words! {
    /// What a planner does with a session's life.
    SessionStep {
        /// Its public page opens, and takes questions.
        Schedule = "schedule",
        /// It happens: on air.
        GoLive = "go_live",
        /// It did not begin after all: scheduled as before.
        NotYet = "not_yet",
        /// It is over.
        End = "end",
        /// It is not over after all: on air as before.
        Resume = "resume",
        /// Called off: its page says so, and clinicians are told.
        Cancel = "cancel",
        /// Called off by mistake: it stands where it stood before.
        Restore = "restore",
    }
}

words! {
    /// What a planner does with a post's life. Approving and asking for changes are a reviewer's.
    PostStep {
        /// Hands it over for review.
        Submit = "submit",
        /// It goes out at its minute.
        Schedule = "schedule",
        /// It goes out now.
        Publish = "publish",
        /// Given up: it does not go out at all.
        Cancel = "cancel",
        /// Taken back after it went out: its page says that it is gone.
        Withdraw = "withdraw",
        /// It was given up, or taken back, by mistake: it stands where it stood before.
        Restore = "restore",
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
        /// Gives it another link; the old `confirm_url` stops working.
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
        /// A person takes it in hand.
        Acknowledge = "acknowledge",
        /// Gives it to the member of staff `owner_id`, who sees it to its end; `nobody` gives it back to the team, and without
        /// any you take it yourself.
        Assign = "assign",
        /// Asks the clinician `clinician_id` by mail.
        Route = "route",
        /// Shows `public_text` to everybody, or the text itself.
        Publish = "publish",
        /// Takes it out of sight: nobody outside sees it.
        Hold = "hold",
        /// Answers it with `text`, for the asker; with `publish` for everybody.
        Answer = "answer",
        /// Shows `public_text` to everybody as the answer, or the answer itself.
        PublishAnswer = "publish_answer",
        /// Takes its asker offline for a `category`, to the team `team_id` or the desk itself, in the words of `text` to them. Where
        /// they have said how they can be reached, and agreed to it (`agreed`), that goes along in `contact`.
        TakeOffline = "take_offline",
        /// Offline: its asker was reached.
        Reached = "reached",
        /// Offline: they were tried in vain, and are tried again at `due_at`.
        Tried = "tried",
        /// Offline: it is over, as `outcome` says.
        Settle = "settle",
        /// Says that the published answer still holds, until `review_by`; a year from today where none is given.
        ReviewAnswer = "review_answer",
        /// Ends it with a `reason`, which the asker reads; or `unsaid`, where it is an insult or spam.
        Dismiss = "dismiss",
        /// Erases every word of it, on request of who asked and with a `reason`; with `keep`, a published wording and its
        /// answer stay.
        Erase = "erase",
        /// Opens it again: back in the inbox.
        Reopen = "reopen",
        /// Puts it in line, while its session runs.
        Next = "next",
        /// Moves it one place further up in the line.
        Up = "up",
        /// Puts it on stage, while its session runs.
        Now = "now",
        /// Puts it aside, while its session runs.
        Aside = "aside",
        /// Puts it among the others again.
        Back = "back",
        /// Answered aloud: notes in `text` what was said.
        AnsweredLive = "answered_live",
        /// Puts it off until `due_at`, to `clinician_id` or the desk.
        Later = "later",
        /// Joins it with the question `into`, whose answer goes to both.
        Join = "join",
        /// Takes it out of a joined one: by itself again.
        Part = "part",
        /// Leaves out the votes of new voters from the `network`, which came in a burst; later ones too.
        LeaveOut = "leave_out",
        /// Counts the votes of new voters from the `network`: they are people.
        CountIn = "count_in",
        /// You have it open, for two minutes.
        Claim = "claim",
        /// You have it open no more.
        Release = "release",
        /// Sends the link to their own page to the address that its asker left, once more.
        SendLink = "send_link",
        /// Adds `text` as a note for colleagues.
        Note = "note",
        /// Somebody may be in danger: whoever is on duty is called.
        Urgent = "urgent",
        /// You are on it: nobody else is called.
        Seen = "seen",
        /// It is no emergency.
        Calm = "calm",
        /// It was one, and ended as `outcome` says; a second person has to agree.
        Close = "close",
        /// You agree with how it ended.
        Agree = "agree",
        /// It has not ended after all.
        NotYet = "not_yet",
    }
}

words! {
    /// What an asker decides about what in their question could say who they are.
    MarksStep {
        /// It is taken out of the text.
        Remove = "remove",
        /// Nobody but the desk may ever see the question.
        Private = "private",
        /// It stays; the desk looks at it before anybody else reads it.
        Keep = "keep",
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

words! {
    /// What the team decides about an answer by mail that came from an address which is not the clinician's.
    AnswerDecision {
        /// It is theirs, and counts.
        Take = "take",
        /// It is not theirs.
        Leave = "leave",
    }
}

words! {
    /// What somebody decides about another text for a list of signs.
    ChangeDecision {
        /// It counts.
        Approve = "approve",
        /// It does not; or its author takes it back.
        TurnDown = "turn_down",
    }
}
