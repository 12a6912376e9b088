//! What an asker reads on their own page.

use domain::question::State as QuestionState;

/// The asker's page.
pub const OWN_TITLE: &str = "Your question";
/// The asker's page: head of the note on keeping the link.
pub const KEEP: &str = "Keep this link";
/// Why.
pub const KEEP_WHY: &str = "It is how you come back for the answer. Anyone who has it can read this page.";
/// Copies the link.
pub const COPY: &str = "Copy";
/// After that.
pub const COPIED: &str = "Copied";
/// Over the wording that others see.
pub const OTHERS_SEE: &str = "Others see it in this wording";
/// Who may see it.
pub const IS_PRIVATE: &str = "Private: only the team sees it.";
/// Who may see it.
pub const IS_HELD: &str = "Only the team sees it for now. If it becomes public, your name is never shown.";
/// Who may see it.
pub const IS_PUBLIC: &str = "Public, without your name.";
/// They left an address.
pub const HAVE_ADDRESS: &str = "The team has the e-mail address that you left.";
/// Over an answer.
pub const THE_ANSWER: &str = "The answer";
/// The fold around taking a question back.
pub const WITHDRAW_FOLD: &str = "Take my question back";
/// What that means.
pub const WITHDRAW_MEANS: &str = "It disappears from every page, is no longer answered, and every word of it is erased. This cannot be undone; you can always ask again.";
/// The button.
pub const WITHDRAW: &str = "Take it back";
/// Where words were, and are no more.
pub const ERASED: &str = "Erased";
/// The fold around erasing everything.
pub const ERASE_FOLD: &str = "Delete my data";
/// What that means.
pub const ERASE_MEANS: &str = "Every word goes, at once and for good: your question, your name and address, what we wrote to you. All that stays is that there was a question, and when.";
/// What may stay.
pub const ERASE_KEEP: &str = "Leave what everybody reads, and its answer, for others";
/// How.
pub const ERASE_KEEP_MEANS: &str = "Without any tie to you.";
/// The button.
pub const ERASE: &str = "Delete it";
/// Before that, where something stands against it.
pub const ERASE_WAITS: &str = "Somebody may be in danger, or the law asks us to keep it for a while: so it is erased as soon as that is over. From now on nobody reads it but those who look after that.";
/// After that: nothing is left.
pub const OWN_ERASED: (&str, &str) =
    ("Erased.", "Nothing of what you wrote is left here: only that there was a question, and when.");
/// After that: what everybody reads is left.
pub const OWN_WORDING_LEFT: (&str, &str) = ("Erased.", "What everybody reads has stayed, without any tie to you.");
/// Once its time was over: nothing is left.
pub const OWN_LAPSED: (&str, &str) = (
    "Its time here is over.",
    "We keep what people write for a limited time. Nothing of it is left here: only that there was a question, and when.",
);
/// Once its time was over: what everybody reads is left.
pub const OWN_LAPSED_WORDING: (&str, &str) = (
    "Its time here is over.",
    "We keep what people write for a limited time. What you wrote is erased; what everybody reads has stayed, without any tie to you.",
);
/// While something stands against it.
pub const OWN_WAITS: (&str, &str) = ("This will be erased.", ERASE_WAITS);
/// The fold around making another link.
pub const RENEW_FOLD: &str = "Replace this link";
/// What that means.
pub const RENEW_MEANS: &str = "If somebody else may have this link, make another. The old one stops working at once, also in letters that you have.";
/// The button.
pub const RENEW: &str = "Replace it";
/// Steps of a question's way.
pub const STEP_RECEIVED: &str = "Received";
/// Steps of a question's way.
pub const STEP_READ: &str = "Read by the team";
/// Steps of a question's way.
pub const STEP_ANSWERED: &str = "Answered";
/// Above everything, where somebody may be in danger.
pub const HELP_NOW: &str = "If somebody is in danger, call now";
/// Below the numbers.
pub const HELP_MEANS: &str = "Do not wait for an answer here: nobody may be reading at this moment. What you wrote is kept, and only our team can see it.";
/// Over what in somebody's text could say who they are.
pub const MARKS_HEAD: &str = "This could say who you are";
/// What becomes of it.
pub const MARKS_MEAN: &str =
    "We answer better to the question alone. Whatever you choose, our team looks at it before anybody else reads it.";
/// Takes it out.
pub const MARKS_REMOVE: &str = "Take it out";
/// For the team alone.
pub const MARKS_PRIVATE: &str = "Send it to the team alone";
/// Lets it stand.
pub const MARKS_KEEP: &str = "Keep it";
/// Where a question stands that may be an emergency.
pub const OWN_URGENT: (&str, &str) =
    ("What you wrote is kept. ", "It can take long until somebody reads it. Please call if you need help.");
/// The same once somebody of ours has it in hand.
pub const OWN_URGENT_SEEN: (&str, &str) =
    ("Somebody of our team has seen what you wrote. ", "If you need help, do not wait for us: please call.");
/// What a question's state means to its asker: a head and a sentence.
pub fn own_state(state: QuestionState) -> (&'static str, &'static str) {
    match state {
        QuestionState::Received => {
            ("We have your question.", "A person reads it. Come back to this page by the same link for the answer.")
        }
        QuestionState::Acknowledged => {
            ("We have read your question.", "Someone is on it. The answer appears on this page.")
        }
        QuestionState::Answered => ("Your question is answered.", "You find the answer below."),
        QuestionState::TakenOffline => ("We answered you in person.", "If something is still open, please call us."),
        QuestionState::Dismissed => ("We cannot answer this one here.", "The team wrote down why."),
        QuestionState::Withdrawn => {
            ("You took this question back.", "Nobody else sees it, and it is not answered any more.")
        }
    }
}

/// By when an open question is answered, and by whom.
pub fn own_until(name: Option<&str>, until: &str) -> String {
    format!("It will be answered by {until}, by {}.", name.unwrap_or("the team"))
}

/// While it is answered aloud.
pub const OWN_NOW: &str = "It is being answered at this moment";
/// Over the question that theirs was joined with.
pub const OWN_JOINED: &str = "Several people asked this. One answer goes to all of you";
