//! Every text that attendees see, in one place: they will be translated. Staff pages hold their own words.

use domain::post::Kind as PostKind;
use domain::question::State as QuestionState;
use domain::session::State;
use domain::slot::Role;

mod ask;
mod islands;

pub use ask::*;
pub use islands::{ask_words, expert_words, questions_words};

/// The product's name.
pub const PRODUCT: &str = "Wellspring";
/// On every page of the demo.
pub const DEMO: &str = "This is a demo. Everything in it is made up and is deleted when it stops.";
/// Accessible name of that banner.
pub const DEMO_NAME: &str = "Demo";
/// The first link of every page, for keyboards.
pub const SKIP: &str = "Skip to content";
/// Accessible name of the main navigation.
pub const NAVIGATION: &str = "Main";
/// Navigation: the home page.
pub const NAV_SESSIONS: &str = "Sessions";
/// Navigation: the public month.
pub const NAV_CALENDAR: &str = "Calendar";
/// Navigation: questions outside any session.
pub const NAV_ASK: &str = "Ask";
/// Navigation: what the team wrote.
pub const NAV_BLOG: &str = "Blog";
/// Blog: title.
pub const BLOG_TITLE: &str = "From our clinicians";
/// Blog: description.
pub const BLOG_ABOUT: &str = "Short reads on staying well, each reviewed before it goes out.";
/// Blog: its feed.
pub const BLOG_FEED: &str = "Follow the blog in a feed reader (Atom)";
/// Blog: nothing yet.
pub const NO_POSTS: &str = "Nothing here yet";
/// Blog: what to do meanwhile.
pub const NO_POSTS_MORE: &str = "The first post comes soon. Until then, the calendar has our live sessions.";
/// Other pages: the newest posts.
pub const FROM_THE_BLOG: &str = "From the blog";
/// To the blog.
pub const ALL_POSTS: &str = "All posts";

/// What a post is.
pub fn post_kind(kind: PostKind) -> &'static str {
    match kind {
        PostKind::Article => "Article",
        PostKind::PatientStory => "A patient’s story",
        PostKind::Social => "In short",
        PostKind::Announcement => "News",
        PostKind::Reminder => "Reminder",
        PostKind::Recap => "What we heard",
    }
}

/// Footer: the calendar of everything.
pub const SUBSCRIBE_ALL: &str = "Subscribe to all sessions";
/// Footer: where staff sign in.
pub const STAFF_SIGN_IN: &str = "Staff sign-in";

/// What no page about health may leave out.
pub const EMERGENCY_HEAD: &str = "Not for emergencies.";
/// Beside the question form.
pub const EMERGENCY_SHORT: &str = "If it is urgent, call your local emergency number.";
/// In the footer.
pub const EMERGENCY_LONG: &str = "If you or someone near you is in danger, call your local emergency number now. \
     What you read here is general information and does not replace a visit.";

/// Home: title and description.
pub const HOME_TITLE: &str = "Live health sessions";
/// Home: description for link previews.
pub const HOME_ABOUT: &str =
    "Live sessions with clinicians. Ask before, during and after; every question gets an answer.";
/// Home: what stands over the next session.
pub const NEXT: &str = "Next session";
/// Lists: sessions to come.
pub const COMING_UP: &str = "Coming up";
/// Lists: sessions that are over.
pub const PAST: &str = "Past sessions";
/// Home: more live sessions than the one in front.
pub const ALSO_LIVE: &str = "Also live now";
/// Home: to the month.
pub const WHOLE_CALENDAR: &str = "Whole calendar";
/// Nothing is planned.
pub const NOTHING_PLANNED: &str = "No sessions are planned right now";
/// What to do when nothing is planned.
pub const NOTHING_PLANNED_MORE: &str = "Subscribe to the calendar, and the next one appears in yours by itself.";
/// A button to a session's page.
pub const OPEN_SESSION: &str = "Open the session";
/// A button to a session's question form.
pub const ASK: &str = "Ask a question";
/// A button to a live session.
pub const JOIN: &str = "Join the session";
/// Where the join link will be.
pub const JOIN_SOON: &str = "The link to join appears here 15 minutes before the start.";
/// Over the reader's own time.
pub const YOUR_TIME: &str = "In your time";
/// The menu of calendars.
pub const ADD_TO_CALENDAR: &str = "Add to calendar";
/// Menu entry: a file.
pub const CALENDAR_FILE: &str = "Apple, Outlook and others (.ics)";
/// Menu entry.
pub const CALENDAR_GOOGLE: &str = "Google Calendar";
/// Menu entry.
pub const CALENDAR_OUTLOOK: &str = "Outlook on the web";
/// In the same list: an address that calendar programs read again by themselves.
pub const CALENDAR_WEBCAL: &str = "Apple, Outlook (keeps itself current)";
/// Before the code to type on a phone.
pub const SHORT_LINK: &str = "Share";
/// A calendar to subscribe to.
pub const SUBSCRIBE: &str = "Subscribe to this calendar";

/// Over the public questions while questions are taken.
pub const QUESTIONS: &str = "Questions so far";
/// Over the public questions afterwards.
pub const QUESTIONS_AFTER: &str = "What you asked";
/// Once questions are taken no longer.
pub const CLOSED: &str = "Questions are closed. Answers still appear here as they come.";
/// While the desk takes no questions for the moment.
pub const PAUSED: &str = "Questions are paused for the moment. You can still vote; please come back in a little while.";
/// Once the desk has closed them while the session goes on.
pub const CLOSED_EARLY: &str = "Questions are closed for this session. You can still vote for what you want to know.";
/// After the end, while answers are still to come.
pub const ANSWERS_COMING: &str = "Answers are coming";
/// The rest of it, for one.
pub const ANSWERS_COMING_ONE: &str = "1 question is still open. Its answer appears here.";

/// The rest of it.
pub fn answers_coming(open: usize) -> String {
    match open {
        1 => ANSWERS_COMING_ONE.to_owned(),
        many => format!("{many} questions are still open. Their answers appear here as they come."),
    }
}

/// After a report.
pub const THANKS: &str = "Thank you";
/// What becomes of it.
pub const THANKS_REPORT: &str = "The team will look at that question.";

/// Takes a report back.
pub const REPORT_UNDO: &str = "That was a slip: take it back";

/// Where a page leaves some out.
pub fn some_of(shown: usize, which: &str, all: usize) -> String {
    format!("The {shown} {} of {all} questions.", which.to_lowercase())
}

/// The order by votes.
pub const WANTED: &str = "Most wanted";

/// The order by time.
pub const NEWEST: &str = "Newest";

/// The way to the others.
pub const ALL_QUESTIONS: &str = "Show all";

/// On the wall, before the short address.
pub const WALL_JOIN: &str = "Ask and vote at";
/// What the wall's picture is, for those who do not see it.
pub const WALL_QR: &str = "A picture that phones read: it leads to the same address";
/// On the wall, over the question that is being answered.
pub const WALL_NOW: &str = "Answering now";
/// On the wall, over the others.
pub const WALL_WANTED: &str = "Most wanted";
/// On the wall while nobody has asked.
pub const WALL_NOTHING: &str = "Nobody has asked yet. Be the first.";
/// On the wall after the end.
pub const WALL_OVER: &str = "Thank you for your questions. Answers follow on the session’s page.";

/// Others stand on the page; how many depends on what the screen has room for.
pub const WALL_MORE: &str = "and more on the page";

/// How wanted a question is.
pub fn votes(many: i64) -> String {
    if many == 1 { "1 vote".to_owned() } else { format!("{many} votes") }
}

/// Head of a cancelled session's notice.
pub const CANCELLED: &str = "This session was cancelled.";
/// The rest of it.
/// Opens what stands below its first words.
pub const MORE: &str = "More";
pub const CANCELLED_MORE: &str =
    "If you have added it to your calendar, please remove it there. See what else is planned below.";
/// Link to everything else.
pub const SEE_ALL: &str = "See all sessions";

/// Calendar page: description.
pub const CALENDAR_ABOUT: &str = "All live sessions, month by month.";
/// Calendar page: a month without sessions.
pub const MONTH_EMPTY: &str = "Nothing is planned in this month";
/// Calendar page: what times mean.
pub const MONTH_ZONES: &str = "Each time is that of the place where the session is planned.";
/// Calendar page: link to the month of today.
pub const THIS_MONTH: &str = "This month";

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
/// While something stands against it.
pub const OWN_WAITS: (&str, &str) = ("This will be erased.", ERASE_WAITS);
/// The fold around making another link.
pub const RENEW_FOLD: &str = "Replace this link";
/// What that means.
pub const RENEW_MEANS: &str = "If somebody else may have this link, make another. The old one stops working at once, also in letters that you have.";
/// The button.
pub const RENEW: &str = "Replace it";
/// Whether an address follows a question.
pub const FOLLOW_ASK: &str = "Shall we send you the answer?";
/// What yes means.
pub const FOLLOW_ASK_MEANS: &str = "One letter, once the answer to this question is public. If you did not ask for it, say no, or do nothing: in two days we forget your address.";
/// They said yes.
pub const FOLLOW_YES: &str = "You get the answer by e-mail";
/// What that means.
pub const FOLLOW_YES_MEANS: &str = "One letter, once it is public.";
/// They were told.
pub const FOLLOW_TOLD: &str = "We have sent you the answer";
/// What that means.
pub const FOLLOW_TOLD_MEANS: &str = "You get no further letter about it.";
/// Says yes.
pub const FOLLOW_CONFIRM: &str = "Yes, send me the answer";
/// Says no.
pub const FOLLOW_STOP: &str = "No, forget my address";
/// After a no.
pub const FORGOTTEN: &str = "Forgotten";
/// What that means.
pub const FORGOTTEN_MEANS: &str = "We send nothing there about that question.";
/// Steps of a question's way.
pub const STEP_RECEIVED: &str = "Received";
/// Steps of a question's way.
pub const STEP_READ: &str = "Read by the team";
/// Steps of a question's way.
pub const STEP_ANSWERED: &str = "Answered";
/// Back to the session.
pub const BACK_TO_SESSION: &str = "Back to the session";
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
/// Back to where one asked.
pub const BACK: &str = "Back";
/// Questions outside any session.
pub const ASK_OUR_EXPERTS: &str = "Ask our experts";

/// Session state as a word.
pub fn session_state(state: State) -> &'static str {
    match state {
        State::Draft => "Draft",
        State::Scheduled => "Scheduled",
        State::Live => "Live now",
        State::Ended => "Ended",
        State::Cancelled => "Cancelled",
    }
}

/// What a clinician does in a session.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Chair => "Chair",
        Role::Expert => "Expert",
        Role::Host => "Host",
        Role::Moderator => "Moderator",
    }
}

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

/// `3 questions answered`.
pub fn answered(count: i64) -> String {
    match count {
        1 => "1 question answered".to_owned(),
        many => format!("{many} questions answered"),
    }
}

/// An error page's title and what to do, by HTTP status.
pub fn problem(status: u16) -> (&'static str, &'static str) {
    match status {
        400 => (
            "We could not read that",
            "Something in the address or the form was not as expected. Go back and try again.",
        ),
        401 => ("Please sign in", "This page is for staff."),
        403 => ("This is not open to you", "Your account may not do that. Ask an administrator if you need it."),
        404 => (
            "There is no page here",
            "The address may be mistyped, or the page was taken down. A short code has six letters and digits.",
        ),
        405 | 415 => ("That does not work here", "The page was asked for in a way it does not understand."),
        409 => (
            "Someone was faster",
            "What you changed was changed by someone else in the meantime. Go back, reload and look again.",
        ),
        410 => (
            "This link is no longer valid",
            "It was used, replaced or has run out. Ask whoever sent it to you for a new one.",
        ),
        413 => ("That is too much at once", "Please send a shorter text."),
        422 => ("Something is not right yet", "Go back and look at the fields again; nothing was saved."),
        429 => ("One moment, please", "That were many requests in a short time. Wait a minute and try again."),
        503 => ("One moment, please", "We could not take this in right now. Wait a few seconds and try again."),
        _ => ("Something went wrong on our side", "It was written down for us. Please try again in a moment."),
    }
}

/// Error pages: over the text that could not be taken in.
pub const KEPT: &str = "Your text, so that it is not lost";
/// Error pages: before the request's id.
pub const REQUEST_ID: &str = "If you write to us, name this number:";
/// Error pages: to the month.
pub const OPEN_CALENDAR: &str = "Open the calendar";
