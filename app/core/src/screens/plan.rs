//! What planners see.

use std::collections::HashMap;

use domain::activity::Noun;
use domain::audience::{Audience, AudienceDraft};
use domain::campaign::{Campaign, CampaignDraft};
use domain::clinician::{Clinician, ClinicianDraft};
use domain::id::{AudienceId, CampaignId, ClinicianId, SessionId, TopicId};
use domain::permission::Permission;
use domain::screens::Choice;
use domain::screens::people::{ClinicianRow, ClinicianScreen, PeopleScreen, StaffForm};
use domain::screens::plan::{
    AudienceRow, AudiencesScreen, CampaignRow, CampaignScreen, CampaignsScreen, OpenQuestion, PartOf, PlanRow,
    SessionScreen, TopicsScreen, Waiting,
};
use domain::session::{Session, SessionDraft};
use domain::slot::SlotDraft;
use domain::topic::TopicDraft;
use domain::zone;
use domain::{Problems, Version};

use super::{campaign_choices, campaign_zones, zones};
use crate::actor::{Planner, Reader};
use crate::storage::{
    activities, audiences as audience_rows, campaigns as campaign_rows, clinicians, imported, questions, series,
    sessions, slots, topics as topic_rows,
};
use crate::{Error, Wellspring, notices, questions as asked};

/// Rows for sessions: three queries for any number.
async fn rows(app: &Wellspring, sessions: Vec<Session>) -> Result<Vec<PlanRow>, Error> {
    let ids: Vec<SessionId> = sessions.iter().map(|session| session.id.clone()).collect();
    let mut experts: HashMap<SessionId, Vec<_>> = HashMap::new();
    for cast in slots::of_sessions(&app.storage, &ids).await? {
        experts.entry(cast.session_id).or_default().push((cast.name, cast.state));
    }
    let open: HashMap<SessionId, i64> = questions::open_counts(&app.storage, &ids).await?.into_iter().collect();
    let campaigns: HashMap<CampaignId, Campaign> =
        campaign_rows::all(&app.storage).await?.into_iter().map(|campaign| (campaign.id.clone(), campaign)).collect();
    let row = |session: Session| {
        let campaign = session.campaign_id.as_ref().and_then(|id| campaigns.get(id));
        PlanRow {
            title: session.title.to_string(),
            state: session.state,
            starts: session.starts,
            zone: session.zone,
            minutes: session.minutes,
            starts_at: session.starts_at,
            campaign: campaign.map(|campaign| campaign.name.to_string()),
            color: campaign.map(|campaign| campaign.color),
            experts: experts.remove(&session.id).unwrap_or_default(),
            open_questions: open.get(&session.id).copied().unwrap_or(0),
            id: session.id,
        }
    };
    Ok(sessions.into_iter().map(row).collect())
}

async fn campaign_list(app: &Wellspring) -> Result<Vec<CampaignRow>, Error> {
    let counts: HashMap<CampaignId, i64> = campaign_rows::session_counts(&app.storage).await?.into_iter().collect();
    let row = |campaign: Campaign| CampaignRow {
        sessions: counts.get(&campaign.id).copied().unwrap_or(0),
        id: campaign.id,
        name: campaign.name.to_string(),
        color: campaign.color,
        starts_on: campaign.starts_on,
        ends_on: campaign.ends_on,
    };
    Ok(campaign_rows::all(&app.storage).await?.into_iter().map(row).collect())
}

/// All campaigns.
///
/// # Errors
/// [`Error::Storage`].
pub async fn campaigns(app: &Wellspring, _: &Reader) -> Result<CampaignsScreen, Error> {
    Ok(CampaignsScreen { campaigns: campaign_list(app).await? })
}

/// One campaign, or the form for a new one (`id` is `None`).
///
/// # Errors
/// [`Error::NotFound`].
pub async fn campaign(app: &Wellspring, _: &Reader, id: Option<&CampaignId>) -> Result<CampaignScreen, Error> {
    let audiences = audience_rows::all(&app.storage).await?;
    let mut screen = CampaignScreen {
        id: id.cloned(),
        version: Version(0),
        slug: None,
        draft: CampaignDraft { zone: app.settings.zone_or_house(""), ..CampaignDraft::default() },
        problems: Problems::default(),
        both: None,
        audiences: audiences
            .into_iter()
            .map(|audience| Choice { value: audience.id.to_string(), label: audience.name.to_string() })
            .collect(),
        house: app.settings.zone_or_house(""),
        zones: zones(),
        sessions: Vec::new(),
        history: Vec::new(),
    };
    if let Some(id) = id {
        let stored = campaign_rows::get(&app.storage, id).await?;
        screen.version = stored.version;
        screen.slug = stored.published_at.map(|_| stored.slug.clone());
        screen.draft = stored.draft(campaign_rows::audiences(&app.storage, id).await?);
        screen.sessions = rows(app, sessions::of_campaign(&app.storage, id).await?).await?;
        screen.history = activities::history(&app.storage, Noun::Campaign, id.as_str()).await?;
    }
    Ok(screen)
}

/// All topics, and the form for a new one or for `editing`.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn topics(app: &Wellspring, _: &Reader, editing: Option<&TopicId>) -> Result<TopicsScreen, Error> {
    let counts: HashMap<TopicId, i64> = topic_rows::question_counts(&app.storage).await?.into_iter().collect();
    let all = topic_rows::all(&app.storage).await?;
    let counted = all.into_iter().map(|topic| {
        let asked = counts.get(&topic.id).copied().unwrap_or(0);
        (topic, asked)
    });
    let mut screen = TopicsScreen {
        topics: counted.collect(),
        editing: None,
        draft: TopicDraft::default(),
        problems: Problems::default(),
        both: None,
    };
    if let Some(id) = editing {
        let stored = topic_rows::get(&app.storage, id).await?;
        screen.draft = stored.draft();
        screen.editing = Some((stored.id, stored.version));
    }
    Ok(screen)
}

/// All audiences, and the form for a new one or for `editing`.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn audiences(app: &Wellspring, _: &Reader, editing: Option<&AudienceId>) -> Result<AudiencesScreen, Error> {
    let counts: HashMap<AudienceId, i64> = audience_rows::campaign_counts(&app.storage).await?.into_iter().collect();
    let row = |audience: Audience| AudienceRow {
        campaigns: counts.get(&audience.id).copied().unwrap_or(0),
        id: audience.id,
        name: audience.name.to_string(),
        needs: audience.needs.to_string(),
        languages: audience.languages,
        reading_level: audience.reading_level,
    };
    let mut screen = AudiencesScreen {
        audiences: audience_rows::all(&app.storage).await?.into_iter().map(row).collect(),
        editing: None,
        draft: AudienceDraft::default(),
        problems: Problems::default(),
        both: None,
    };
    if let Some(id) = editing {
        let stored = audience_rows::get(&app.storage, id).await?;
        screen.draft = stored.draft();
        screen.editing = Some((stored.id, stored.version));
    }
    Ok(screen)
}

/// One session with its slots and open questions, or the form for a new one (`id` is `None`).
///
/// # Errors
/// [`Error::NotFound`].
pub async fn session(app: &Wellspring, reader: &Reader, id: Option<&SessionId>) -> Result<SessionScreen, Error> {
    let mut screen = blank(app, reader).await?;
    let Some(id) = id else { return Ok(screen) };
    let session = sessions::get(&app.storage, id).await?;
    screen.draft = session.draft();
    screen.time_note = session.starts.and_then(|starts| doubled(starts, &session.zone));
    screen.slots = super::slots::of_session(app, reader, &session).await?;
    screen.open_questions = asked::open_of(app, reader, id).await?.into_iter().map(open_question).collect();
    screen.open = asked::open_count(app, id).await?;
    screen.questions = asked::count_of(app, reader, id).await?;
    screen.history = activities::history(&app.storage, Noun::Session, id.as_str()).await?;
    screen.waiting = notices::pending::of_session(app, &session).await?;
    screen.way_back = crate::sessions::way_back(app, &session).await?;
    let far = imported::title_of(&app.storage, id.as_str()).await?;
    screen.far_title = far.filter(|far| *far != session.title.as_str());
    if let Some(id) = &session.series_id {
        let sentence = series::get(&app.storage, id).await?.sentence_by(reader.clock());
        screen.series = Some(PartOf { id: id.clone(), sentence });
    }
    if session.is_public() {
        screen.public_url = Some(format!("{}/events/{}", app.settings.public_url, session.slug));
        screen.short_url = Some(format!("{}/e/{}", app.settings.public_url, session.code));
    }
    screen.session = Some(session);
    Ok(screen)
}

async fn blank(app: &Wellspring, reader: &Reader) -> Result<SessionScreen, Error> {
    let clinicians = clinicians::all(&app.storage).await?;
    let choice = |clinician: Clinician| Choice { value: clinician.id.to_string(), label: clinician.name.to_string() };
    let draft =
        SessionDraft { zone: app.settings.zone_or_house(""), minutes: "60".to_owned(), ..SessionDraft::default() };
    Ok(SessionScreen {
        session: None,
        draft,
        problems: Problems::default(),
        both: None,
        time_note: None,
        campaigns: campaign_choices(&app.storage).await?,
        campaign_zones: campaign_zones(&app.storage).await?,
        house: app.settings.zone_or_house(""),
        zones: zones(),
        slots: Vec::new(),
        slot_draft: SlotDraft::default(),
        slot_problems: Problems::default(),
        clinicians: clinicians.into_iter().map(choice).collect(),
        open_questions: Vec::new(),
        open: 0,
        at_desk: reader.may(Permission::Desk),
        questions: 0,
        public_url: None,
        short_url: None,
        far_title: None,
        series: None,
        waiting: Waiting::default(),
        way_back: None,
        history: Vec::new(),
        may_plan: reader.may(Permission::Plan),
        now: app.now(),
    })
}

fn doubled(starts: domain::LocalTime, zone: &domain::ZoneName) -> Option<String> {
    let resolved = zone::resolve(starts, zone).ok()?;
    resolved
        .doubled
        .then(|| "The clocks go back then, so this time comes twice that day; the first is meant.".to_owned())
}

fn open_question(question: domain::question::Question) -> OpenQuestion {
    OpenQuestion {
        id: question.id,
        text: question.text.to_string(),
        state: question.state,
        created_at: question.created_at,
    }
}

/// Clinicians; staff are added by who may operate.
///
/// # Errors
/// [`Error::Storage`].
pub async fn people(app: &Wellspring, _: &Reader) -> Result<PeopleScreen, Error> {
    let upcoming: HashMap<ClinicianId, i64> =
        clinicians::upcoming(&app.storage, app.now()).await?.into_iter().collect();
    let row = |clinician: Clinician| ClinicianRow {
        upcoming: upcoming.get(&clinician.id).copied().unwrap_or(0),
        id: clinician.id,
        name: clinician.name.to_string(),
        position: clinician.position,
        email: clinician.email.to_string(),
        topics: clinician.topics,
    };
    Ok(PeopleScreen {
        clinicians: clinicians::all(&app.storage).await?.into_iter().map(row).collect(),
        staff: Vec::new(),
        staff_form: StaffForm::default(),
        one_time_link: None,
        own_feed: String::new(),
        may_plan: false,
        may_operate: false,
    })
}

/// One clinician with the panels of their calendar, or the form for a new one (`id` is `None`).
///
/// # Errors
/// [`Error::NotFound`].
pub async fn clinician(
    app: &Wellspring,
    planner: &Planner,
    id: Option<&ClinicianId>,
) -> Result<ClinicianScreen, Error> {
    let mut screen = ClinicianScreen {
        id: id.cloned(),
        version: Version(0),
        draft: ClinicianDraft { zone: app.settings.zone_or_house(""), ..ClinicianDraft::default() },
        problems: Problems::default(),
        house: app.settings.zone_or_house(""),
        both: None,
        zones: zones(),
        known_topics: topic_rows::all(&app.storage).await?.into_iter().map(|topic| topic.name.to_string()).collect(),
        keeping: None,
        link_url: None,
        link_used_at: None,
        history: Vec::new(),
        slots: Vec::new(),
        now: app.now(),
    };
    let Some(id) = id else { return Ok(screen) };
    let stored = clinicians::get(&app.storage, id).await?;
    screen.version = stored.version;
    screen.draft = stored.draft();
    screen.link_url = Some(crate::clinicians::link_url(app, &stored));
    screen.link_used_at = stored.link_used_at;
    screen.history = activities::history(&app.storage, Noun::Clinician, id.as_str()).await?;
    let upcoming = slots::of_clinician(&app.storage, id, app.now(), app.now()).await?;
    let ids: Vec<SessionId> = upcoming.iter().map(|slot| slot.session_id.clone()).collect();
    let titles: HashMap<SessionId, String> = sessions::titles(&app.storage, &ids).await?.into_iter().collect();
    for slot in upcoming {
        let title = titles.get(&slot.session_id).cloned().unwrap_or_default();
        screen.slots.push((super::slots::row(&slot, &stored), slot.session_id, title));
    }
    let base = format!("/people/clinicians/{id}");
    screen.keeping = Some(super::clinician::keeping(app, &planner.keeper(id), &stored, &base).await?);
    Ok(screen)
}
