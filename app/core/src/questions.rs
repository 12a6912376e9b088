//! Questions: asked by strangers, worked on at the desk, followed by their askers.

mod alike;
mod answers;
mod ask;
mod bursts;
mod claim;
mod deeds;
mod erase;
mod follow;
mod follow_up;
mod hand;
mod holds;
mod join;
mod later;
mod link;
mod marks;
mod offline;
mod own;
mod owner;
mod read;
mod report;
mod route;
mod script;
mod stage;
#[cfg(test)]
mod tests;
mod urgent;
mod vote;
mod wordings;

pub use alike::{Alike, alike};
pub(crate) use alike::{Answered, nearest};
pub use answers::review_answer;
pub(crate) use answers::{give_pages, today};
pub use ask::{Asked, ask};
pub use bursts::{bursts, bursts_of, decide};
pub use claim::claim;
pub use deeds::{acknowledge, answer, dismiss, hold, note, publish, publish_answer, reopen};
pub(crate) use erase::{
    CLEANED, EraseOnce, Scrub, can_note_erasures, erase_again, erased_in, forget_contacts, lapse, scrub_at, waits,
};
pub use erase::{erase, erase_for};
pub(crate) use follow::{TellFollowers, follower, forget_unconfirmed};
pub use follow::{confirm, follow, stop};
pub use follow_up::{follow_up, rate};
pub(crate) use follow_up::{said, signs};
pub use hand::bring_in;
pub(crate) use holds::holds;
pub use holds::{end_holds, hold_for_law};
pub use join::{join, part};
pub use later::{hand_out, later};
pub use link::{Opened, by_token, open, path, renew_link, withdraw};
pub use marks::decide_marks;
pub(crate) use marks::undecided;
pub(crate) use offline::move_links;
pub use offline::{Handed, by_team, handed, handoff_path, rest, say_how, take_offline, work};
pub use own::{by_code, confirm_address, leave_address, send_link};
pub(crate) use own::{code, code_word, of_device};
pub use owner::{assign, give_back};
pub use read::{
    Owned, QuestionFilter, Waits, count_of, cursor_after, get, is_cursor, list, open_of, placed_of, voted_for,
};
pub(crate) use read::{Thread, live_of, notes, open_count, reports_of, thread};
pub use report::{report, take_report_back};
pub use route::{Routed, answer_path, keep_draft, propose, route, routed};
pub use script::{Inserted, insert_script, script_use};
pub(crate) use stage::{ALOUD, clear_stage};
pub use stage::{answer_now, answered_live, put_back, queue, raise, set_aside};
pub use urgent::{agree, call_off, close, mark, see, take_back_end};
pub(crate) use urgent::{alarm, alarm_without_call};
pub(crate) use vote::count as count_votes;
pub use vote::vote;
pub(crate) use wordings::Wordings;

pub use crate::intake::Voted;

use std::pin::Pin;
use std::str::FromStr;

use domain::deeds::QuestionDeed;
use domain::handoff::Step;
use domain::id::{QuestionId, SessionId};
use domain::question::Question;
use domain::screens::attendee::PublicQuestion;
use domain::screens::desk::DeedForm;
use domain::session::{Hall, Session};

use crate::actor::Responder;
use crate::live::{EventKind, Topic};
use crate::storage::questions as rows;
use crate::{Error, Wellspring, Work};

/// How a deed begins.
type Begin = for<'a> fn(&'a Wellspring, &'a Responder, &'a QuestionId, &'a DeedForm) -> Doing<'a>;

type Doing<'a> = Pin<Box<dyn Future<Output = Result<Question, Error>> + Send + 'a>>;

/// What the desk does with it, with what the `form` carries.
///
/// # Errors
/// As for each; [`Error::Conflict`] where somebody was faster.
pub async fn deed(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    deed: QuestionDeed,
    form: &DeedForm,
) -> Result<Question, Error> {
    // Each begins in a frame of its own: all of their futures beside each other would not fit on a thread's stack.
    let begin: Begin = match deed {
        QuestionDeed::Acknowledge => |app, who, id, form| Box::pin(acknowledge(app, who, id, form)),
        QuestionDeed::Assign => |app, who, id, form| Box::pin(assign(app, who, id, form)),
        QuestionDeed::Route => |app, who, id, form| Box::pin(route(app, who, id, form)),
        QuestionDeed::Publish => |app, who, id, form| Box::pin(publish(app, who, id, form)),
        QuestionDeed::Hold => |app, who, id, form| Box::pin(hold(app, who, id, form)),
        QuestionDeed::Answer => |app, who, id, form| Box::pin(answer(app, who, id, form)),
        QuestionDeed::PublishAnswer => |app, who, id, form| Box::pin(publish_answer(app, who, id, form)),
        QuestionDeed::TakeOffline => |app, who, id, form| Box::pin(take_offline(app, who, id, form)),
        QuestionDeed::Reached => |app, who, id, form| Box::pin(work(app, who, id, Step::Reached, form)),
        QuestionDeed::Tried => |app, who, id, form| Box::pin(work(app, who, id, Step::Tried, form)),
        QuestionDeed::Settle => |app, who, id, form| Box::pin(work(app, who, id, Step::Settle, form)),
        QuestionDeed::ReviewAnswer => |app, who, id, form| Box::pin(review_answer(app, who, id, form)),
        QuestionDeed::Dismiss => |app, who, id, form| Box::pin(dismiss(app, who, id, form)),
        QuestionDeed::Erase => |app, who, id, form| Box::pin(erase_for(app, who, id, form)),
        QuestionDeed::Reopen => |app, who, id, form| Box::pin(reopen(app, who, id, form)),
        QuestionDeed::Next => |app, who, id, form| Box::pin(queue(app, who, id, form)),
        QuestionDeed::Up => |app, who, id, form| Box::pin(raise(app, who, id, form)),
        QuestionDeed::Now => |app, who, id, form| Box::pin(answer_now(app, who, id, form)),
        QuestionDeed::Aside => |app, who, id, form| Box::pin(set_aside(app, who, id, form)),
        QuestionDeed::Back => |app, who, id, form| Box::pin(put_back(app, who, id, form)),
        QuestionDeed::AnsweredLive => |app, who, id, form| Box::pin(answered_live(app, who, id, form)),
        QuestionDeed::Later => |app, who, id, form| Box::pin(later(app, who, id, form)),
        QuestionDeed::Join => |app, who, id, form| Box::pin(join(app, who, id, form)),
        QuestionDeed::Part => |app, who, id, form| Box::pin(part(app, who, id, form)),
        QuestionDeed::LeaveOut => |app, who, id, form| Box::pin(decide(app, who, id, form, true)),
        QuestionDeed::CountIn => |app, who, id, form| Box::pin(decide(app, who, id, form, false)),
        QuestionDeed::Claim => |app, who, id, _| Box::pin(claim(app, who, id, false)),
        QuestionDeed::Release => |app, who, id, _| Box::pin(claim(app, who, id, true)),
        QuestionDeed::SendLink => |app, who, id, form| Box::pin(send_link(app, who, id, form)),
        QuestionDeed::Note => |app, who, id, form| Box::pin(note(app, who, id, form)),
        QuestionDeed::Urgent => |app, who, id, form| Box::pin(mark(app, who, id, form)),
        QuestionDeed::Seen => |app, who, id, form| Box::pin(see(app, who, id, form)),
        QuestionDeed::Calm => |app, who, id, form| Box::pin(call_off(app, who, id, form)),
        QuestionDeed::Close => |app, who, id, form| Box::pin(close(app, who, id, form)),
        QuestionDeed::Agree => |app, who, id, form| Box::pin(agree(app, who, id, form)),
        QuestionDeed::NotYet => |app, who, id, form| Box::pin(take_back_end(app, who, id, form)),
    };
    begin(app, who, id, form).await
}

/// A question as everybody may see it, in a session with these settings; `None` unless it is public now.
pub fn public_view(question: &Question, hall: &Hall) -> Option<PublicQuestion> {
    Some(PublicQuestion {
        handle: question.handle.clone(),
        text: question.cleared()?,
        votes: if hall.votes_hidden.is_set() { 0 } else { question.votes },
        answered: question.state == domain::question::State::Answered || question.followed_up_at.is_some(),
        answer: question.cleared_answer(),
        now: question.place == Some(domain::question::Place::Now),
        asked_at: question.created_at,
    })
}

/// A session's public questions: the most wanted first; while votes are hidden, the newest.
///
/// # Errors
/// [`Error::Storage`].
pub async fn public_list(app: &Wellspring, session: &Session) -> Result<Vec<PublicQuestion>, Error> {
    let mut rows = rows::public_of(&app.storage, &session.id).await?;
    if session.hall.votes_hidden.is_set() {
        rows.sort_by(|one, other| (other.created_at, &other.id).cmp(&(one.created_at, &one.id)));
    }
    Ok(rows.iter().filter_map(|question| public_view(question, &session.hall)).collect())
}

/// Whom at the desk it concerns.
fn desk_of(question: &Question) -> Topic {
    question.session_id.clone().map_or(Topic::Ask, Topic::Desk)
}

/// The session of a question, for deeds that only a session has.
fn session_of(question: &Question) -> Result<SessionId, Error> {
    let alone = || Error::State("This question was not asked in a session.".to_owned());
    question.session_id.clone().ok_or_else(alone)
}

/// Tells the desk; and everybody, if it is or was public.
fn announce(work: &mut Work, question: &Question, was_public: bool) {
    work.announce(desk_of(question), EventKind::Question, &question.id);
    let is_public = was_public || question.cleared().is_some();
    if is_public && question.answered_at.is_some() {
        work.announce(Topic::Answers, EventKind::Question, &question.handle);
    }
    if let Some(session) = question.session_id.clone().filter(|_| is_public) {
        work.announce(Topic::Session(session), EventKind::Question, &question.handle);
    }
}

/// A wording as typed; an empty one is none.
fn wording<T: FromStr<Err = String>>(text: &str) -> Result<Option<T>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|why| Error::field("public_text", why))
}
