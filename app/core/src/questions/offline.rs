//! Taking offline: somebody is reached in person, by a team or by the desk itself, until that is closed. How they are reached, and
//! what they tell for that, stands in the handoff alone: nothing of it is in the thread.

mod link;
mod reach;
mod rest;
mod work;

pub(crate) use link::move_links;
pub use link::{Handed, handed, handoff_path};
pub use reach::say_how;
pub use rest::rest;
pub use work::{by_team, work};

use domain::Instant;
use domain::activity::Verb;
use domain::handoff::{Handoff, Reach, ReachDraft, Standing};
use domain::id::QuestionId;
use domain::question::{Kind, Question};
use domain::screens::desk::DeedForm;
use domain::script::{Category, names_no_bill};
use domain::staff::Member;
use domain::target::Desk;
use domain::team::Team;
use domain::text::AnswerText;
use domain::time::DAY;

use super::join::begin_below;
use super::route::keep_proposal;
use crate::actor::Responder;
use crate::storage::{handoffs as rows, questions, staff, teams};
use crate::{Activity, Error, Wellspring, Work, notices, targets};

/// When a next step is due at a desk that never opens, in milliseconds from now on.
const FAR: i64 = 14 * DAY;

/// Takes its asker offline in the words of `text`, to the team `team_id` or the desk itself; or passes it on there. The team hears
/// of it as soon as somebody can be reached.
///
/// # Errors
/// [`Error::State`] when it ended otherwise, or somebody may be in danger; [`Error::Invalid`] beside the fields;
/// [`Error::Conflict`].
pub async fn take_offline(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    form: &DeedForm,
) -> Result<Question, Error> {
    let text: AnswerText = form.text.parse().map_err(|why| Error::field("text", why))?;
    let category: Category = form.category.parse().map_err(|_| Error::field("category", "Say what for."))?;
    let reach = reach(form)?;
    let house = app.house().await?;
    let mut held = begin_below(app, who, id, form).await?;
    if category == Category::Billing || held.before.kind == Kind::Billing {
        names_no_bill(text.as_str(), &app.settings.house_numbers).map_err(|why| Error::field("text", why))?;
    }
    alone(&mut held.work, id).await?;
    let team = team(&mut held.work, &form.team_id).await?;
    let due = due(house.desk(), &held.before, held.work.now());
    let after = held.before.taken_offline(&text, due, held.work.now());
    if let (Ok(after), false) = (&after, held.done) {
        keep_proposal(&mut held.work, &held.before).await?;
        hand_over(&mut held.work, after, (category, team.as_ref()), reach, due).await?;
        let (entry, author, now) =
            (held.work.app().outside.uuid().to_string(), held.work.who().name.clone(), held.work.now());
        questions::insert_reply(&mut held.work, &entry, id, &author, &text, now).await?;
    }
    let to = team.map_or_else(|| "the desk".to_owned(), |team| team.name.to_string());
    held.done(after, Activity::question(id, Verb::TakenOffline).detail(to)).await
}

/// How its asker can be reached, where they have told the desk.
fn reach(form: &DeedForm) -> Result<Option<Reach>, Error> {
    if form.contact.trim().is_empty() {
        return Ok(None);
    }
    let draft = ReachDraft { contact: form.contact.clone(), agreed: form.agreed, ..ReachDraft::default() };
    Ok(Some(draft.check()?))
}

/// Each of those that were joined is reached by themselves.
async fn alone(work: &mut Work, id: &QuestionId) -> Result<(), Error> {
    if questions::joined_with(work, id).await?.is_empty() {
        return Ok(());
    }
    Err(Error::State(
        "Others were joined with this one: take them out of it first, since each is reached by themselves.".to_owned(),
    ))
}

/// The team that the form names; None for the desk itself.
async fn team(work: &mut Work, id: &str) -> Result<Option<Team>, Error> {
    if id.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || Error::field("team_id", "Choose a team, or the desk itself.");
    match teams::get(work, &id.parse().map_err(|_| wrong())?).await {
        Err(Error::NotFound) => Err(wrong()),
        found => found.map(Some),
    }
}

/// Until when the next step is due: the time to answer what is of its kind, from now on.
fn due(desk: &Desk, question: &Question, now: Instant) -> Instant {
    let within = desk.targets.of(question.kind, question.source).answer;
    desk.clock(within, false, now).read(&desk.open, now).due_at.unwrap_or(now.plus(FAR))
}

/// A step: the handoff begins, or goes on elsewhere.
async fn hand_over(
    work: &mut Work,
    question: &Question,
    (category, team): (Category, Option<&Team>),
    reach: Option<Reach>,
    due: Instant,
) -> Result<(), Error> {
    let (now, to) = (work.now(), (category, team.map(|team| team.id.clone())));
    let handoff = match open_of(work, &question.id).await? {
        Some(open) => open.passed_to(to, due, now).map_err(Error::State)?,
        None => {
            let begun = Handoff::begun(work.id(), question.id.clone(), to, due, now);
            rows::insert(&mut *work, &begun).await?;
            begun
        }
    };
    let handoff = match reach {
        Some(reach) => handoff.reachable(reach, due, now).map_err(Error::State)?,
        None => handoff,
    };
    rows::save(&mut *work, &handoff).await?;
    if handoff.standing == Standing::Waiting { Ok(()) } else { tell(work, question, &handoff).await }
}

/// A step: whoever reaches them is told: the team that has it, else whoever of the desk looks after it, or leads. Whoever did this
/// themselves knows.
async fn tell(work: &mut Work, question: &Question, handoff: &Handoff) -> Result<(), Error> {
    if handoff.team_id.is_some() {
        return tell_team(work, handoff).await;
    }
    let owner = match &question.owner_id {
        Some(id) => Some(staff::get(&mut *work, id).await?).filter(Member::answers),
        None => None,
    };
    let app = work.app().clone();
    let lead = if owner.is_none() { targets::whom(&app).await?.map(|(_, lead)| lead) } else { None };
    match owner.or(lead).filter(|member| Some(&member.id) != work.who().member().as_ref()) {
        Some(member) => notices::owner::to_reach(work, &member, question).await,
        None => Ok(()),
    }
}

/// A step: the team that has it is told.
async fn tell_team(work: &mut Work, handoff: &Handoff) -> Result<(), Error> {
    let Some(id) = &handoff.team_id else { return Ok(()) };
    let team = teams::get(&mut *work, id).await?;
    let path = handoff_path(work.app(), handoff);
    notices::handoff::to_team(work, &team, handoff, &path).await
}

/// What is open of a question's, which is locked.
async fn open_of(work: &mut Work, id: &QuestionId) -> Result<Option<Handoff>, Error> {
    Ok(rows::of_question(work, id).await?.filter(Handoff::is_open))
}

/// A step of whatever changes a question: where the desk or its asker took it back, nobody is reached any more.
pub(super) async fn follow(work: &mut Work, before: &Question, after: &Question) -> Result<(), Error> {
    let over = after.handoff_due_at.is_none() && (before.handoff_due_at.is_some() || after.erasing.is_some());
    let now = work.now();
    if over { rows::take_back(work, &after.id, now).await } else { Ok(()) }
}

/// A step of asking back: the team that has it hears that there is more to read.
pub(super) async fn wrote_again(work: &mut Work, question: &Question) -> Result<(), Error> {
    match open_of(work, &question.id).await? {
        Some(handoff) if handoff.standing != Standing::Waiting => tell_team(work, &handoff).await,
        _ => Ok(()),
    }
}
