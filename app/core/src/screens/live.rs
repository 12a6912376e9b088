//! A session while it runs: the desk's lines, and the wall.

use domain::id::SessionId;
use domain::question::{Place, State as Life};
use domain::screens::Choice;
use domain::screens::live::{Lines, LiveFilter, LiveScreen, WrapScreen};
use domain::session::{HallDraft, Session, State};
use domain::time::{DAY, MINUTE};
use domain::{Instant, LocalTime, Problems, zone};

use crate::actor::Reader;
use crate::live::Topic;
use crate::storage::{sessions, slots};
use crate::{Error, Wellspring, questions};

/// What is offered as due time after a session, in milliseconds from then.
const ANSWERED_WITHIN: i64 = 2 * DAY;

/// The desk's and the experts' lines.
///
/// # Errors
/// [`Error::NotFound`] while it was never public.
pub async fn live(app: &Wellspring, who: &Reader, id: &SessionId, filter: LiveFilter) -> Result<LiveScreen, Error> {
    let session = public(app, id).await?;
    let since = session.live_at.filter(|_| session.state == State::Live);
    let now = app.now();
    let (joined, mut all): (Vec<_>, Vec<_>) =
        questions::live_of(app, who, id).await?.into_iter().partition(|question| question.umbrella_id.is_some());
    let last_minute = joined.iter().chain(&all).filter(|question| now.since(question.created_at) < MINUTE).count();
    let untouched = all.iter().filter(|question| question.state == Life::Received);
    let waits_since = untouched.map(|question| question.created_at).min();
    // What is on stage is seen whatever the desk looks for.
    all.retain(|question| question.place == Some(Place::Now) || filter.shows(question));
    let lines = Lines::from_questions(all);
    let notes = match &lines.now {
        Some(now) => questions::notes(app, who, &now.id).await?,
        None => Vec::new(),
    };
    Ok(LiveScreen {
        lines,
        since,
        listeners: app.live.listeners(&Topic::Session(id.clone())),
        last_minute,
        waits_since,
        filter,
        joined,
        notes,
        reports: questions::reports_of(app, who, id).await?,
        bursts: questions::bursts_of(app, who, id).await?,
        alarms: super::desk::alarms(app, who).await?,
        experts: experts(app, &session).await?,
        due: due(&session, now),
        reader: who.who().id.clone(),
        session,
        may_act: false,
        refused: None,
        typed: HallDraft::default(),
        problems: Problems::default(),
        now,
    })
}

async fn public(app: &Wellspring, id: &SessionId) -> Result<Session, Error> {
    let session = sessions::get(&app.storage, id).await?;
    session.is_public().then_some(session).ok_or(Error::NotFound)
}

/// Everybody who can be asked: who is part of the session first.
async fn clinicians(app: &Wellspring, session: &Session) -> Result<Vec<Choice>, Error> {
    let mut all = super::desk::clinician_choices(app).await?;
    let experts = experts(app, session).await?;
    all.sort_by_key(|choice| !experts.contains(choice));
    Ok(all)
}

/// Who is part of the session.
async fn experts(app: &Wellspring, session: &Session) -> Result<Vec<Choice>, Error> {
    let parts = slots::of_session(&app.storage, &session.id).await?;
    let mut all = super::desk::clinician_choices(app).await?;
    let holds = |choice: &Choice| {
        parts.iter().any(|slot| slot.state.holds_time() && slot.clinician_id.as_str() == choice.value)
    };
    all.retain(holds);
    Ok(all)
}

fn due(session: &Session, now: Instant) -> String {
    LocalTime { second: 0, ..zone::local(now.plus(ANSWERED_WITHIN), &session.zone) }.to_string()
}

/// What a session left open: without a due time first, each group the oldest first.
///
/// # Errors
/// [`Error::NotFound`] while it was never public.
pub async fn wrap(app: &Wellspring, reader: &Reader, id: &SessionId) -> Result<WrapScreen, Error> {
    let session = public(app, id).await?;
    let now = app.now();
    let mut open = questions::open_of(app, reader, id).await?;
    open.retain(|question| question.umbrella_id.is_none());
    open.sort_by_key(|question| (question.due_at.is_some(), question.created_at));
    Ok(WrapScreen {
        clinicians: clinicians(app, &session).await?,
        due: due(&session, now),
        session,
        open,
        may_act: false,
        typed: Vec::new(),
        problems: Problems::default(),
        now,
    })
}
