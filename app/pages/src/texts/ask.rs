//! The texts of *Ask our experts*, of one's own page, and of what was asked on this device.

/// What the page is for, and in link previews.
pub const ASK_ABOUT: &str = "Ask our clinicians about staying well. Somebody of our team reads every question.";
/// Below the question's label.
pub const ASK_HINT: &str = "Our team reads it. Your name is never shown.";
/// The form's head.
pub const ASK_FORM: &str = "Your question to us";
/// Over the numbers to call.
pub const ASK_EMERGENCY: &str = "If it cannot wait, call";
/// Below the numbers.
pub const ASK_EMERGENCY_MEANS: &str = "Questions are not read at once, and never at night. What we write is general information and does not replace a visit.";
/// Over what the reader comes from.
pub const ASK_FROM_POST: &str = "You have read";
/// Over the published answers.
pub const ASK_ANSWERS: &str = "Lately answered";
/// There are none yet.
pub const ASK_NO_ANSWERS: &str =
    "Nothing is published here yet. Answers go to their askers alone, unless both sides wish otherwise.";
/// To a form for a short code.
pub const HAVE_CODE: &str = "I have a short code";
/// From a post to the page.
pub const ASK_ABOUT_POST: &str = "Ask a question about this";
/// On the home page.
pub const ASK_AT_HOME: &str = "A question that fits no session? Ask our experts, in private if you like.";

/// When it is read, and how long most answers take: what the house can keep.
pub fn ask_hours(hours: &str, within: &str) -> String {
    if within.is_empty() { format!("Read {hours}.") } else { format!("Read {hours}; most answers take {within}.") }
}

/// Questions of one's own: title.
pub const MINE_TITLE: &str = "Your questions on this device";
/// Whom that is for.
pub const MINE_MEANS: &str = "Whoever uses this browser can open them. What you wrote stands behind each link.";
/// There are none.
pub const MINE_NONE: &str = "Nothing was asked in this browser, or its cookies were cleared.";
/// What to do then.
pub const MINE_NONE_MORE: &str = "Open your question by the link that you kept, or by its short code.";

/// The form for a short code: title.
pub const CODE_TITLE: &str = "Open your question";
/// Its field.
pub const CODE_FIELD: &str = "Short code";
/// How it looks.
pub const CODE_HINT: &str = "Ten letters and digits, as you were shown them: k7m2p-x4q9a.";
/// Its button.
pub const CODE_OPEN: &str = "Open";

/// One's own page: over the short code.
pub const OWN_CODE: &str = "Or write down this short code";
/// How it is used.
pub const OWN_CODE_WHY: &str = "It opens this page, too: at the foot of every page, under “I have a short code”.";
/// One's own page: the form for an address.
pub const OWN_EMAIL_FOLD: &str = "Get the answer by e-mail";
/// The same once there is one.
pub const OWN_EMAIL_OTHER: &str = "Change or take back my address";
/// What it means.
pub const OWN_EMAIL_MEANS: &str =
    "We send you the link to this page at once, and a letter when the answer is there; never a word of what you wrote.";
/// What it means once there is one.
pub const OWN_EMAIL_OTHER_MEANS: &str =
    "Links that went to the old address stop working. Leave it empty, and we forget it.";
/// Its field.
pub const OWN_EMAIL: &str = "E-mail address";
/// Its button.
pub const OWN_EMAIL_SAVE: &str = "Save";
/// Came by a mailed link on the device that asked: head.
pub const OWN_CONFIRM: &str = "Did this letter come to your own address?";
/// What that means.
pub const OWN_CONFIRM_MEANS: &str = "Then its link opens this page on your other devices, too.";
/// The button.
pub const OWN_CONFIRM_YES: &str = "Yes, it is mine";

/// A mailed link elsewhere: head.
pub const LOCKED: &str = "What was asked is private";
/// What to do.
pub const LOCKED_MEANS: &str = "To read it here, give the short code that you were shown when you asked. It also opens on the device on which you asked.";
/// Whoever came by a link that may have gone astray, of what is not private.
pub const READ_ONLY: &str = "Is this yours?";
/// What to do.
pub const READ_ONLY_MEANS: &str = "To change it, take it back or ask for it to be deleted, give the short code that you were shown when you asked, or open your page on the device on which you asked.";
