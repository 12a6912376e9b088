//! The words of a question: how far it is, who sees it, what it is.

use crate::words;

words! {
    /// A question's life. A reopened one is acknowledged again.
    State {
        /// Arrived; no person has looked at it.
        Received = "received",
        /// A person has it in hand.
        Acknowledged = "acknowledged",
        /// It has an answer.
        Answered = "answered",
        /// Answered in private, away from here.
        TakenOffline = "taken_offline",
        /// Ended with a reason that its asker reads.
        Dismissed = "dismissed",
        /// Taken back by its asker.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Whether somebody still has to give it an end.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Acknowledged)
    }
}

words! {
    /// Who may see it.
    Visibility {
        /// The desk alone, until somebody publishes it.
        Held = "held",
        /// Everybody, in its public wording.
        Public = "public",
        /// The desk alone, for good: its author wished so.
        Private = "private",
    }
}

words! {
    /// What it is.
    Kind {
        /// A question.
        Question = "question",
        /// A comment.
        Comment = "comment",
        /// A complaint.
        Complaint = "complaint",
        /// Praise.
        Praise = "praise",
        /// Help with an appointment.
        Appointment = "appointment",
        /// About a bill.
        Billing = "billing",
    }
}

words! {
    /// Where it stands while its session runs.
    Place {
        /// In the line of those that come next.
        Next = "next",
        /// Being answered: one at a time.
        Now = "now",
        /// Not now, and not forgotten.
        Aside = "aside",
    }
}

words! {
    /// How fast it needs a person.
    Urgency {
        /// In its turn.
        Routine = "routine",
        /// Before all others.
        Urgent = "urgent",
    }
}
