//! What clinicians see by their links, and the panels about their calendar.

use std::collections::HashMap;

use domain::clinician::{AssistantDraft, Clinician, FeedDraft, LeaveDraft};
use domain::id::{SessionId, SlotId};
use domain::question::Question;
use domain::screens::clinician::{AskedFor, BusyState, Keeping, OwnQuestion, OwnScreen, OwnSlot, SlotScreen, With};
use domain::session::{self, Session};
use domain::slot::{AnswerDraft, Slot, State};
use domain::time::DAY;
use domain::{Problems, zone};

use crate::actor::{self, Keeper, Link};
use crate::storage::clinicians::{assistants, away};
use crate::storage::slots::replies;
use crate::storage::{self, campaigns, sessions, slots};
use crate::{Error, Wellspring, clinicians, questions};

/// Questions that are listed at once.
const QUESTIONS: i64 = 100;
/// What was called off is still told for so long.
const CALLED_OFF: i64 = 14 * DAY;

/// One slot for whoever may answer it. `path` is where the screen stands.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub async fn slot(app: &Wellspring, who: &actor::Clinician, id: &SlotId, path: &str) -> Result<SlotScreen, Error> {
    let slot = slots::get(&app.storage, id).await?;
    who.owns(&slot)?;
    let clinician = storage::clinicians::get(&app.storage, &slot.clinician_id).await?;
    let session = sessions::get(&app.storage, &slot.session_id).await?;
    Ok(SlotScreen {
        path: path.to_owned(),
        home: None,
        acting: acting(app, who).await?,
        clinician: clinician.name.to_string(),
        zone: clinician.zone.clone(),
        clock: clinician.clock,
        with: with(app, &slot, &clinician).await?,
        reply: replies::newest(&app.storage, id).await?,
        session: asked_for(app, &session).await?,
        role: slot.role,
        state: slot.state,
        span: slot.span(),
        call_at: slot.call_at(),
        sequence: slot.sequence,
        draft: AnswerDraft { zone: clinician.zone.to_string(), ..AnswerDraft::default() },
        problems: Problems::default(),
        tried: None,
        moved: false,
        was_at: None,
        now: app.now(),
    })
}

/// The assistant by whose link they came.
async fn acting(app: &Wellspring, who: &actor::Clinician) -> Result<Option<String>, Error> {
    let Link::Assistant(id) = who.link() else { return Ok(None) };
    Ok(Some(assistants::get(&app.storage, id).await?.name.to_string()))
}

async fn asked_for(app: &Wellspring, session: &Session) -> Result<AskedFor, Error> {
    let campaign = match &session.campaign_id {
        Some(id) => Some(campaigns::get(&app.storage, id).await?.name.to_string()),
        None => None,
    };
    Ok(AskedFor {
        title: session.title.to_string(),
        summary: session.summary.to_string(),
        state: session.state,
        zone: session.zone.clone(),
        span: session.span(),
        join_url: session.join_url.clone(),
        public_path: session.is_public().then(|| format!("/events/{}", session.slug)),
        campaign,
    })
}

/// The others, without those who declined.
async fn with(app: &Wellspring, slot: &Slot, clinician: &Clinician) -> Result<Vec<With>, Error> {
    let cast = slots::of_sessions(&app.storage, std::slice::from_ref(&slot.session_id)).await?;
    let other = |cast: &slots::Cast| cast.state.holds_time() && cast.name != clinician.name.as_str();
    let with = |cast: slots::Cast| With {
        name: cast.name,
        position: cast.position,
        role: cast.role,
        confirmed: cast.state == State::Confirmed,
    };
    Ok(cast.into_iter().filter(other).map(with).collect())
}

/// All that is theirs, at `path`.
///
/// # Errors
/// [`Error::NotFound`] for a slot's link.
pub async fn own(
    app: &Wellspring,
    who: &actor::Clinician,
    clinician: &Clinician,
    path: &str,
) -> Result<OwnScreen, Error> {
    Ok(OwnScreen {
        path: path.to_owned(),
        clinician: clinician.name.to_string(),
        acting: acting(app, who).await?,
        zone: clinician.zone.clone(),
        clock: clinician.clock,
        slots: own_slots(app, clinician).await?,
        questions: own_questions(app, who, clinician).await?,
        keeping: keeping(app, &who.keeper()?, clinician, path).await?,
        said: None,
    })
}

/// Slots to come: asked, agreed, declined; and what was called off lately.
async fn own_slots(app: &Wellspring, clinician: &Clinician) -> Result<Vec<OwnSlot>, Error> {
    let now = app.now();
    let mut found = slots::of_clinician(&app.storage, &clinician.id, now, now).await?;
    found.retain(|slot| slot.state != State::Withdrawn || now.since(slot.updated_at) < CALLED_OFF);
    let ids: Vec<SessionId> = found.iter().map(|slot| slot.session_id.clone()).collect();
    let sessions: HashMap<SessionId, Session> =
        sessions::several(&app.storage, &ids).await?.into_iter().map(|session| (session.id.clone(), session)).collect();
    let own = |slot: Slot| {
        let session = sessions.get(&slot.session_id)?;
        Some(OwnSlot {
            title: session.title.to_string(),
            role: slot.role,
            state: slot.state,
            span: slot.span(),
            call_at: slot.call_at(),
            sequence: slot.sequence,
            cancelled: session.state == session::State::Cancelled,
            id: slot.id,
        })
    };
    Ok(found.into_iter().filter_map(own).collect())
}

/// What waits for their answer. Whoever holds this page's address may have been given it for slots: what is private opens by
/// the link in the clinician's own letter alone, and nothing does for whoever acts for them.
async fn own_questions(
    app: &Wellspring,
    who: &actor::Clinician,
    clinician: &Clinician,
) -> Result<Vec<OwnQuestion>, Error> {
    if matches!(who.link(), Link::Assistant(_)) {
        return Ok(Vec::new());
    }
    let found = storage::questions::open_of_clinician(&app.storage, &clinician.id, QUESTIONS).await?;
    let ids: Vec<SessionId> = found.iter().filter_map(|question| question.session_id.clone()).collect();
    let sessions: HashMap<SessionId, String> = sessions::several(&app.storage, &ids)
        .await?
        .into_iter()
        .map(|session| (session.id, session.title.to_string()))
        .collect();
    let own = |question: Question| OwnQuestion {
        asked_in: question.session_id.as_ref().and_then(|id| sessions.get(id)).cloned(),
        asked_at: question.created_at,
        until: app.promise(&question, app.now()),
        sent: question.proposed_at.is_some(),
        path: (!question.is_secret()).then(|| questions::answer_path(app, &question)),
    };
    Ok(found.into_iter().map(own).collect())
}

/// The panels around a clinician's calendar, whose forms post below `base`.
///
/// # Errors
/// [`Error::Storage`].
pub(super) async fn keeping(
    app: &Wellspring,
    keeper: &Keeper,
    clinician: &Clinician,
    base: &str,
) -> Result<Keeping, Error> {
    let appoints = keeper.appoints().is_ok();
    let today = zone::date(app.now(), &clinician.zone);
    let assistants = if appoints { assistants::of_clinician(&app.storage, &clinician.id).await? } else { Vec::new() };
    let with_link = |assistant| {
        let url = clinicians::assistant_url(app, &assistant, clinician.language);
        (assistant, url)
    };
    Ok(Keeping {
        base: base.to_owned(),
        clinician_id: clinician.id.clone(),
        feed: clinicians::feed_url(app, clinician),
        choice: FeedDraft {
            alarm: clinician.feed_alarm.map(|minutes| minutes.to_string()).unwrap_or_default(),
            reduced: clinician.feed_reduced.is_set(),
            back: clinician.feed_back.to_string(),
        },
        leaves: away::leaves_of(&app.storage, &clinician.id, today).await?,
        leave: LeaveDraft::default(),
        busy: busy(app, clinician).await?,
        assistants: assistants.into_iter().map(with_link).collect(),
        assistant: AssistantDraft::default(),
        appoints,
        language: clinician.language,
        wrong: None,
        now: app.now(),
    })
}

async fn busy(app: &Wellspring, clinician: &Clinician) -> Result<BusyState, Error> {
    Ok(BusyState {
        host: clinicians::busy::host(clinician),
        read_at: clinician.busy_read_at,
        error: clinician.busy_error.clone(),
        unread: clinician.busy_unread.clone(),
        from_url: away::count_busy(&app.storage, &clinician.id, "url").await?,
        from_file: away::count_busy(&app.storage, &clinician.id, "file").await?,
        file_unread: clinician.busy_file_unread.clone(),
        typed: String::new(),
    })
}
