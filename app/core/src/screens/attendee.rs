//! What strangers see. Only public rows are read, and only [`questions::public_view`] makes text of questions.

use std::collections::HashMap;

use domain::Instant;
use domain::Language;
use domain::campaign::Campaign;
use domain::handoff::Handoff;
use domain::help::Line;
use domain::id::{CampaignId, SessionId};
use domain::question::{Left, Place, Question, Urgency};
use domain::safety::SignKind;
use domain::screens::attendee::{
    AskForm, AskedIn, AskerScreen, CampaignLink, CampaignPageScreen, Erasure, EventScreen, Expert, FollowScreen,
    HomeScreen, LockedScreen, Offline, OwnForms, OwnScreen, PublicMonthScreen, PublicSession, Said, SessionCard,
};
use domain::session::{Moderation, Session, State};
use domain::slot;
use domain::time::DAY;
use domain::zone::{self, Month};

use crate::actor::Asker;
use crate::live::Topic;
use crate::questions::{self, Opened};
use crate::storage::questions::Follower;
use crate::storage::slots::Cast;
use crate::storage::{self, Storage};
use crate::{Error, Wellspring};

/// How far back and ahead the home page reaches.
const REACH: i64 = 400 * DAY;
/// How many sessions to come it shows, and how many past ones.
const UPCOMING_CARDS: i64 = 500;
const PAST_CARDS: i64 = 12;

/// A session by its address part or short code, if its page stands.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn public_session(app: &Wellspring, slug_or_code: &str) -> Result<Session, Error> {
    storage::sessions::public(&app.storage, slug_or_code).await
}

/// A session's public page.
///
/// # Errors
/// [`Error::Storage`].
pub async fn event(app: &Wellspring, session: &Session, form: AskForm) -> Result<EventScreen, Error> {
    // The number first: what happens while we read is then sent again, never missed.
    let seq = app.live.stamp(&app.storage, &Topic::Session(session.id.clone())).await?;
    Ok(EventScreen {
        session: public_part(app, session).await?,
        questions: questions::public_list(app, session).await?,
        whole: false,
        newest: false,
        seq,
        form,
        now: app.now(),
    })
}

/// The session as strangers may see it.
async fn public_part(app: &Wellspring, session: &Session) -> Result<PublicSession, Error> {
    let now = app.now();
    let cast = storage::slots::of_sessions(&app.storage, std::slice::from_ref(&session.id)).await?;
    let campaign = match &session.campaign_id {
        Some(id) => link(storage::campaigns::get(&app.storage, id).await?),
        None => None,
    };
    let span = session.span().ok_or(Error::NotFound)?;
    Ok(PublicSession {
        title: session.title.to_string(),
        slug: session.slug.clone(),
        code: session.code.clone(),
        summary: session.summary.to_string(),
        language: session.language,
        state: session.state,
        zone: session.zone.clone(),
        starts_at: span.start,
        ends_at: span.end,
        recording_url: session.recording_url.clone(),
        join_url: session.join_url.clone().filter(|_| session.shows_join(now)),
        experts: cast.into_iter().filter(confirmed).map(expert).collect(),
        campaign,
        takes_questions: session.takes_questions(now),
        takes_votes: session.takes_votes(now),
        paused: session.hall.paused.is_set(),
        votes_hidden: session.hall.votes_hidden.is_set(),
        held: session.moderation == Moderation::Held,
        slow_seconds: session.hall.slow_seconds,
    })
}

/// The campaign as strangers may see it; None while its page is nobody else's.
pub(super) fn link(campaign: Campaign) -> Option<CampaignLink> {
    campaign.published_at?;
    Some(CampaignLink { name: campaign.name.to_string(), slug: campaign.slug, color: campaign.color })
}

fn confirmed(cast: &Cast) -> bool {
    cast.state == slot::State::Confirmed
}

fn expert(Cast { name, position, role, .. }: Cast) -> Expert {
    Expert { name, position, role }
}

/// The page by which the owner of an address says whether they want a question's answer there.
///
/// # Errors
/// [`Error::NotFound`] for a token that is not good, and once the address is forgotten.
pub async fn follow(app: &Wellspring, token: &str) -> Result<FollowScreen, Error> {
    let Follower { question_id, confirmed_at, told_at } = questions::follower(app, &app.storage, token).await?;
    let question = storage::questions::get(&app.storage, &question_id).await?;
    Ok(FollowScreen {
        asked_in: asked_in(app, &question).await?,
        path: format!("/follow/{token}"),
        text: question.cleared(),
        is_confirmed: confirmed_at.is_some(),
        is_told: told_at.is_some(),
    })
}

/// What a link opens to this person: the asker's own page, or where it may have gone astray no more than what can be read
/// by it.
///
/// # Errors
/// [`Error::NotFound`] for a token that is not good.
pub async fn asker(app: &Wellspring, who: &Asker, token: &str, forms: OwnForms) -> Result<OwnScreen, Error> {
    let opened = questions::open(app, who, token).await?;
    if opened.whole {
        return Ok(OwnScreen::Whole(Box::new(own(app, who.language, opened, token, forms).await?)));
    }
    let (asked_in, by) = (asked_in(app, &opened.question).await?, format!("/questions/{token}"));
    let reads = opened.reads;
    let question = opened.question.veiled();
    // What they were told after they asked back is for nobody else.
    let public = question.cleared_answer().map(|answer| answer.to_string());
    let Question { state, created_at, text, answer, followed_up_at, .. } = question;
    let answer = if followed_up_at.is_some() { public } else { answer };
    let answer = answer.filter(|_| reads && state == domain::question::State::Answered);
    let text = reads.then(|| text.to_string());
    Ok(OwnScreen::Locked(LockedScreen { asked_in, state, asked_at: created_at, text, answer, by }))
}

async fn own(
    app: &Wellspring,
    language: Language,
    opened: Opened,
    token: &str,
    forms: OwnForms,
) -> Result<AskerScreen, Error> {
    let Opened { question, confirms, .. } = opened;
    let erasure = erasure(app, &question).await?;
    let question = question.veiled();
    let (_, email) = storage::questions::contact(&app.storage, &question.id).await?;
    let code = storage::questions::has_code(&app.storage, &question.id).await?;
    let code = code.then(|| questions::code(&app.key, &question));
    let takes_email = !question.is_from_a_child() && question.erasing.is_none();
    let umbrella = match &question.umbrella_id {
        Some(umbrella) => storage::questions::get(&app.storage, umbrella).await?.cleared(),
        None => None,
    };
    let until = until(app, &question).await?;
    let asked_in = asked_in(app, &question).await?;
    let path = questions::path(app, &question);
    let help = help(app, language, &question).await?;
    let thread = thread(app, &question).await?;
    let helped = question.helped.map(|helped| helped.is_set());
    let offline = offline(app, &question).await?;
    // Once they asked back, the way begins there.
    let newest = thread.iter().rev().find(|said| !said.by_them).map(|said| said.at);
    let back = question.followed_up_at;
    let marked = questions::undecided(app, &question).await?;
    let public_text = question.cleared().filter(|cleared| cleared.as_str() != question.text.as_str());
    let Question {
        text,
        state,
        visibility,
        answer,
        reason,
        votes,
        created_at,
        acknowledged_at,
        answered_at,
        place,
        ..
    } = question;
    Ok(AskerScreen {
        asked_in,
        path,
        text: text.to_string(),
        state,
        visibility,
        public_text,
        answer: answer
            .filter(|_| matches!(state, domain::question::State::Answered | domain::question::State::TakenOffline)),
        reason,
        votes,
        asked_at: back.unwrap_or(created_at),
        acknowledged_at,
        answered_at: if back.is_some() { newest } else { answered_at },
        will_be_mailed: email.is_some(),
        umbrella,
        until,
        now: place == Some(Place::Now),
        marked,
        help,
        erasure,
        code,
        confirms,
        by: format!("/questions/{token}"),
        takes_email,
        thread,
        helped,
        offline,
        forms,
    })
}

/// How far its words are erased, or could be.
async fn erasure(app: &Wellspring, question: &Question) -> Result<Erasure, Error> {
    Ok(match (question.erased_at, question.erasing) {
        (Some(_), left) => {
            let left = left.unwrap_or(Left::Nothing);
            let lapsed = storage::activities::has_lapsed(&app.storage, &question.id).await?;
            if lapsed { Erasure::Lapsed(left) } else { Erasure::Done(left) }
        }
        (None, Some(_)) => Erasure::Waits,
        (None, None) => Erasure::Possible {
            wording: question.may_leave_wording(),
            waits: questions::waits(app, &app.storage, question).await?,
        },
    })
}

/// Whom to call. What was written calls for it, whatever became of the alarm: a person may have been wrong that it is none.
async fn help(app: &Wellspring, language: Language, question: &Question) -> Result<Option<Vec<Line>>, Error> {
    let kinds: Vec<SignKind> = questions::signs(app, question).await?.0.iter().map(|sign| sign.kind).collect();
    let urgent = question.urgency == Urgency::Urgent || kinds.iter().any(|kind| kind.is_urgent());
    Ok(urgent.then(|| app.settings.country.lines(&kinds, language)))
}

/// What was said since they asked, where they wrote once more; else the answer alone tells it.
async fn thread(app: &Wellspring, question: &Question) -> Result<Vec<Said>, Error> {
    if question.erasing.is_some() {
        return Ok(Vec::new());
    }
    let said = questions::said(app, &question.id).await?;
    Ok(if said.iter().any(|said| said.by_them) { said } else { Vec::new() })
}

/// Where a question was asked.
async fn asked_in(app: &Wellspring, question: &Question) -> Result<AskedIn, Error> {
    let Some(id) = &question.session_id else {
        return Ok(AskedIn { title: None, path: "/ask".to_owned(), zone: app.settings.house_zone() });
    };
    let session = storage::sessions::get(&app.storage, id).await?;
    let path = format!("/events/{}", session.slug);
    Ok(AskedIn { title: Some(session.title.to_string()), path, zone: session.zone })
}

/// Who means to answer an open question, and until when.
/// How far the asker is who was taken offline; nothing of how they are reached.
async fn offline(app: &Wellspring, question: &Question) -> Result<Option<Offline>, Error> {
    if question.state != domain::question::State::TakenOffline || question.erasing.is_some() {
        return Ok(None);
    }
    let handoff = storage::handoffs::of_question(&app.storage, &question.id).await?;
    let told = |Handoff { category, standing, outcome, due_at, .. }| {
        let due_at = Some(due_at).filter(|at| *at > app.now());
        Offline { category, standing, outcome, due_at }
    };
    Ok(handoff.map(told))
}

async fn until(app: &Wellspring, question: &Question) -> Result<Option<(Option<String>, Instant)>, Error> {
    let Some(due) = app.promise_of(&app.storage, question, app.now()).await? else { return Ok(None) };
    // Of a clinician nothing is said but what somebody of ours agreed on with them.
    let name = match question.clinician_id.as_ref().filter(|_| question.due_at.is_some()) {
        Some(id) => Some(storage::clinicians::get(&app.storage, id).await?.name.to_string()),
        None => None,
    };
    Ok(Some((name, due)))
}

/// Cards for sessions: three queries for any number.
pub(super) async fn cards(storage: &Storage, sessions: Vec<Session>) -> Result<Vec<SessionCard>, Error> {
    let ids: Vec<SessionId> = sessions.iter().map(|session| session.id.clone()).collect();
    let mut experts: HashMap<SessionId, Vec<String>> = HashMap::new();
    for cast in storage::slots::of_sessions(storage, &ids).await?.into_iter().filter(confirmed) {
        experts.entry(cast.session_id).or_default().push(cast.name);
    }
    let answered: HashMap<SessionId, i64> =
        storage::questions::answer_counts(storage, &ids).await?.into_iter().collect();
    let named: Vec<CampaignId> = sessions.iter().filter_map(|session| session.campaign_id.clone()).collect();
    let campaigns: HashMap<CampaignId, Campaign> = storage::campaigns::several(storage, &named)
        .await?
        .into_iter()
        .filter(|campaign| campaign.published_at.is_some())
        .map(|campaign| (campaign.id.clone(), campaign))
        .collect();
    let card = |session: Session| {
        let campaign = session.campaign_id.as_ref().and_then(|id| campaigns.get(id));
        let names = experts.remove(&session.id).unwrap_or_default();
        card(&session, campaign, names, answered.get(&session.id).copied().unwrap_or(0))
    };
    Ok(sessions.into_iter().filter(|session| session.starts_at.is_some()).map(card).collect())
}

fn card(session: &Session, campaign: Option<&Campaign>, experts: Vec<String>, answered: i64) -> SessionCard {
    SessionCard {
        title: session.title.to_string(),
        slug: session.slug.clone(),
        state: session.state,
        zone: session.zone.clone(),
        starts_at: session.starts_at.unwrap_or(Instant(0)),
        ends_at: session.ends_at.unwrap_or(Instant(0)),
        summary: session.summary.as_str().lines().next().unwrap_or_default().to_owned(),
        language: session.language,
        experts,
        answered,
        color: campaign.map(|campaign| campaign.color),
        campaign: campaign.map(|campaign| campaign.name.to_string()),
    }
}

/// The home page.
///
/// # Errors
/// [`Error::Storage`].
pub async fn home(app: &Wellspring) -> Result<HomeScreen, Error> {
    let now = app.now();
    let mut live = storage::sessions::live(&app.storage).await?;
    let mut upcoming = storage::sessions::upcoming(&app.storage, now, now.plus(REACH), UPCOMING_CARDS).await?;
    let past = storage::sessions::past(&app.storage, now.plus(-REACH), now, PAST_CARDS).await?;
    let (runs, comes) = (live.len(), upcoming.len());
    live.append(&mut upcoming);
    live.extend(past);
    let mut live = cards(&app.storage, live).await?;
    let mut upcoming = live.split_off(runs);
    let past = upcoming.split_off(comes);
    let posts = super::blog::newest(app, None).await?;
    Ok(HomeScreen { live, upcoming, past, posts })
}

/// A public month. A session stands on the day of its own zone.
///
/// # Errors
/// [`Error::Storage`].
pub async fn public_month(app: &Wellspring, month: Month) -> Result<PublicMonthScreen, Error> {
    let utc = domain::ZoneName("UTC".to_owned());
    let span = zone::month(month, &utc);
    // Local days reach up to 14 hours beyond UTC's.
    let sessions = storage::sessions::public_from(&app.storage, span.start.plus(-DAY), span.end.plus(DAY)).await?;
    let in_month = |session: &Session| session.starts.is_some_and(|starts| Month::containing(starts.date) == month);
    let sessions = cards(&app.storage, sessions.into_iter().filter(in_month).collect()).await?;
    Ok(PublicMonthScreen { year: month.year(), month: month.number(), sessions, today: app.now().utc().date })
}

/// A campaign's public page.
///
/// # Errors
/// [`Error::NotFound`] until it is public.
pub async fn campaign_page(app: &Wellspring, slug: &str) -> Result<CampaignPageScreen, Error> {
    let campaign = storage::campaigns::public(&app.storage, slug).await?;
    let mut sessions = storage::sessions::of_campaign(&app.storage, &campaign.id).await?;
    sessions.retain(Session::is_public);
    let now = app.now();
    let (mut past, mut cards): (Vec<_>, Vec<_>) = cards(&app.storage, sessions)
        .await?
        .into_iter()
        .partition(|card| card.ends_at <= now && card.state != State::Live);
    past.reverse();
    cards.extend(past);
    Ok(CampaignPageScreen {
        name: campaign.name.to_string(),
        slug: campaign.slug,
        main_message: campaign.main_message.to_string(),
        color: campaign.color,
        starts_on: campaign.starts_on,
        ends_on: campaign.ends_on,
        sessions: cards,
        posts: super::blog::newest(app, Some(&campaign.id)).await?,
        now,
    })
}
