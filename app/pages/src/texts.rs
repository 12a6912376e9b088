//! Every text that attendees see, in one place: they will be translated. Staff pages hold their own words.

use domain::post::Kind as PostKind;
use domain::session::State;
use domain::slot::Role;

mod ask;
mod islands;
mod own;

pub use ask::*;
pub use islands::{ask_words, expert_words, questions_words};
pub use own::*;

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
/// Back to the session.
pub const BACK_TO_SESSION: &str = "Back to the session";
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
