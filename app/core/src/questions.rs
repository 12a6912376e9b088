//! Questions: asked by strangers, worked on at the desk, followed by their askers.

mod alike;
mod ask;
mod bursts;
mod claim;
mod deeds;
mod erase;
mod follow;
mod hand;
mod holds;
mod join;
mod later;
mod link;
mod marks;
mod own;
mod read;
mod report;
mod route;
mod stage;
#[cfg(test)]
mod tests;
mod urgent;
mod vote;
mod wordings;

pub use alike::{Alike, alike};
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
pub use hand::bring_in;
pub(crate) use holds::holds;
pub use holds::{end_holds, hold_for_law};
pub use join::{join, part};
pub use later::{hand_out, later};
pub use link::{Opened, by_token, open, path, renew_link, withdraw};
pub use marks::decide_marks;
pub(crate) use marks::undecided;
pub use own::{by_code, confirm_address, leave_address, send_link};
pub(crate) use own::{code, code_word, of_device};
pub use read::{QuestionFilter, Waits, count_of, cursor_after, get, is_cursor, list, open_of, placed_of, voted_for};
pub(crate) use read::{Thread, live_of, notes, open_count, reports_of, thread};
pub use report::{report, take_report_back};
pub use route::{Routed, answer_path, keep_draft, propose, route, routed};
pub(crate) use stage::{ALOUD, clear_stage};
pub use stage::{answer_now, answered_live, put_back, queue, raise, set_aside};
pub use urgent::{agree, call_off, close, mark, see, take_back_end};
pub(crate) use urgent::{alarm, alarm_without_call};
pub(crate) use vote::count as count_votes;
pub use vote::vote;
pub(crate) use wordings::Wordings;

pub use crate::intake::Voted;

use std::str::FromStr;

use domain::deeds::QuestionDeed;
use domain::id::{QuestionId, SessionId};
use domain::question::Question;
use domain::screens::attendee::PublicQuestion;
use domain::screens::desk::DeedForm;
use domain::session::{Hall, Session};

use crate::actor::Responder;
use crate::live::{EventKind, Topic};
use crate::storage::questions as rows;
use crate::{Error, Wellspring, Work};

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
    match deed {
        QuestionDeed::Acknowledge => acknowledge(app, who, id, form).await,
        QuestionDeed::Route => route(app, who, id, form).await,
        QuestionDeed::Publish => publish(app, who, id, form).await,
        QuestionDeed::Hold => hold(app, who, id, form).await,
        QuestionDeed::Answer => answer(app, who, id, form).await,
        QuestionDeed::PublishAnswer => publish_answer(app, who, id, form).await,
        QuestionDeed::Dismiss => dismiss(app, who, id, form).await,
        QuestionDeed::Erase => erase_for(app, who, id, form).await,
        QuestionDeed::Reopen => reopen(app, who, id, form).await,
        QuestionDeed::Next => queue(app, who, id, form).await,
        QuestionDeed::Up => raise(app, who, id, form).await,
        QuestionDeed::Now => answer_now(app, who, id, form).await,
        QuestionDeed::Aside => set_aside(app, who, id, form).await,
        QuestionDeed::Back => put_back(app, who, id, form).await,
        QuestionDeed::AnsweredLive => answered_live(app, who, id, form).await,
        QuestionDeed::Later => later(app, who, id, form).await,
        QuestionDeed::Join => join(app, who, id, form).await,
        QuestionDeed::Part => part(app, who, id, form).await,
        QuestionDeed::LeaveOut => decide(app, who, id, form, true).await,
        QuestionDeed::CountIn => decide(app, who, id, form, false).await,
        QuestionDeed::Claim => claim(app, who, id, false).await,
        QuestionDeed::Release => claim(app, who, id, true).await,
        QuestionDeed::SendLink => send_link(app, who, id, form).await,
        QuestionDeed::Note => note(app, who, id, form).await,
        QuestionDeed::Urgent => mark(app, who, id, form).await,
        QuestionDeed::Seen => see(app, who, id, form).await,
        QuestionDeed::Calm => call_off(app, who, id, form).await,
        QuestionDeed::Close => close(app, who, id, form).await,
        QuestionDeed::Agree => agree(app, who, id, form).await,
        QuestionDeed::NotYet => take_back_end(app, who, id, form).await,
    }
}

/// A question as everybody may see it, in a session with these settings; `None` unless it is public now.
pub fn public_view(question: &Question, hall: &Hall) -> Option<PublicQuestion> {
    Some(PublicQuestion {
        handle: question.handle.clone(),
        text: question.cleared()?,
        votes: if hall.votes_hidden.is_set() { 0 } else { question.votes },
        answered: question.state == domain::question::State::Answered,
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
    if let Some(session) = question.session_id.clone().filter(|_| was_public || question.cleared().is_some()) {
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
