//! What responders see.

use domain::Language;
use domain::activity::Verb;
use domain::gate::Signs;
use domain::handoff::Handoff;
use domain::id::QuestionId;
use domain::permission::Permission;
use domain::question::{Question, State};
use domain::screens::Choice;
use domain::screens::desk::{AlarmRow, InboxFilter, InboxScreen, QuestionScreen, RefusedDeed};
use domain::screens::scripts::Offer;
use domain::script::{Category, Script};
use domain::session::Session;
use domain::staff::Member;
use domain::team::Team;

use crate::actor::Reader;
use crate::questions::{Owned, QuestionFilter, Thread, Waits, cursor_after};
use crate::storage::{
    alarms, clinicians, duty as rota, handoffs, posts, questions as rows, scripts, sessions, staff, teams, topics,
};
use crate::{Activity, Error, Wellspring, activity, duty, questions};

/// Rows on one page of the inbox.
const ROWS: i64 = 100;
/// How many past and how many upcoming sessions the inbox offers to look through; others by their own page.
const CHOICES: i64 = 100;

fn states(show: &str) -> Vec<State> {
    match show {
        "unacknowledged" => vec![State::Received],
        "answered" => vec![State::Answered, State::TakenOffline],
        "offline" => vec![State::TakenOffline],
        "overdue" => vec![State::Received, State::Acknowledged, State::TakenOffline],
        "ended" => vec![State::Dismissed, State::Withdrawn],
        "all" | "reported" => Vec::new(),
        _ => vec![State::Received, State::Acknowledged],
    }
}

/// The inbox: untouched first, each group the oldest first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn inbox(app: &Wellspring, reader: &Reader, filter: InboxFilter) -> Result<InboxScreen, Error> {
    let is_desk = reader.may(Permission::Desk);
    let wanted = QuestionFilter {
        states: states(&filter.show),
        session: filter.session.clone(),
        owner: filter.owner.clone(),
        owned: match (filter.show.as_str(), reader.who().member()) {
            ("unowned", _) if is_desk => Owned::ByNobody,
            ("mine", Some(me)) if is_desk => Owned::By(me),
            _ => Owned::Any,
        },
        overdue: (filter.show == "overdue").then(|| app.now()),
        waits: match filter.show.as_str() {
            "to_send" if is_desk => Waits::ToSend,
            "with_clinicians" if is_desk => Waits::WithClinicians,
            "offline" if is_desk => Waits::Offline,
            _ => Waits::Any,
        },
        reported: filter.show == "reported" && is_desk,
        q: filter.q.clone(),
        cursor: filter.cursor.clone(),
        ..QuestionFilter::default()
    };
    let mut rows = questions::list(app, reader, &wanted, ROWS + 1).await?;
    let more = rows.len() as i64 > ROWS;
    rows.truncate(ROWS as usize);
    let next = rows.last().filter(|_| more).map(cursor_after);
    let (open, unacknowledged) = rows::open_total(&app.storage).await?;
    let overdue = rows::overdue_total(&app.storage, app.now()).await?;
    let (to_send, with_clinicians) = if is_desk { rows::asked_totals(&app.storage).await? } else { (0, 0) };
    let (mine, unowned) = if is_desk { rows::owned_totals(&app.storage, &reader.who().id).await? } else { (0, 0) };
    let offline = if is_desk { rows::offline_total(&app.storage).await? } else { 0 };
    let reported = if is_desk { rows::reported_total(&app.storage).await? } else { 0 };
    let (sessions, owners) = (session_choices(app, &filter.session).await?, clinician_choices(app).await?);
    let alarms = alarms(app, reader).await?;
    Ok(InboxScreen {
        alarms,
        rows,
        next,
        unacknowledged,
        open,
        mine,
        unowned,
        overdue,
        to_send,
        with_clinicians,
        offline,
        reported,
        sessions,
        owners,
        members: member_names(app, reader).await?,
        filter,
        now: app.now(),
    })
}

/// Alarms that are open, the oldest first: for the desk alone.
pub(super) async fn alarms(app: &Wellspring, reader: &Reader) -> Result<Vec<AlarmRow>, Error> {
    if !reader.may(Permission::Desk) {
        return Ok(Vec::new());
    }
    let open = alarms::open(&app.storage).await?;
    for alarm in &open {
        app.note_read(reader, Activity::question(&alarm.id, Verb::Read)).await;
    }
    Ok(open)
}

/// The latest first, and whichever is chosen, however long ago it was.
async fn session_choices(app: &Wellspring, chosen: &str) -> Result<Vec<Choice>, Error> {
    let now = app.now();
    let year = 365 * domain::time::DAY;
    let mut found = sessions::past(&app.storage, now.plus(-year), now, CHOICES).await?;
    found.extend(sessions::live(&app.storage).await?);
    found.extend(sessions::upcoming(&app.storage, now, now.plus(year), CHOICES).await?);
    if let Ok(id) = chosen.parse()
        && !found.iter().any(|session| session.id == id)
    {
        found.extend(sessions::several(&app.storage, &[id]).await?);
    }
    found.sort_by(|one, other| (other.starts_at, &other.id).cmp(&(one.starts_at, &one.id)));
    let choice = |session: Session| Choice { value: session.id.to_string(), label: session.title.to_string() };
    Ok(found.into_iter().map(choice).collect())
}

pub(super) async fn clinician_choices(app: &Wellspring) -> Result<Vec<Choice>, Error> {
    let all = clinicians::all(&app.storage).await?;
    Ok(all.into_iter().map(|row| Choice { value: row.id.to_string(), label: row.name.to_string() }).collect())
}

/// Everybody of ours by name, whether they may sign in or not: for the desk alone.
async fn member_names(app: &Wellspring, reader: &Reader) -> Result<Vec<Choice>, Error> {
    if !reader.may(Permission::Desk) {
        return Ok(Vec::new());
    }
    let all = staff::all(&app.storage).await?;
    Ok(all.into_iter().map(|member| Choice { value: member.id.to_string(), label: member.name }).collect())
}

/// Whom of the desk a question can be given to, the reader first; of those who are away, until when.
async fn assignable(app: &Wellspring, reader: &Reader) -> Result<Vec<Choice>, Error> {
    if !reader.may(Permission::Desk) {
        return Ok(Vec::new());
    }
    let (rota, today) = (rota::rota(&app.storage).await?, duty::moment(app, app.now()).date);
    let mut members = staff::all(&app.storage).await?;
    members.retain(Member::answers);
    members.sort_by_key(|member| Some(&member.id) != reader.who().member().as_ref());
    let choice = |member: Member| {
        let away = rota.away_until(&member.id, today).map(|last| format!(", away until {last}"));
        Choice { value: member.id.to_string(), label: format!("{}{}", member.name, away.unwrap_or_default()) }
    };
    Ok(members.into_iter().map(choice).collect())
}

/// Teams by name, each with what usually goes to it.
async fn team_choices(app: &Wellspring) -> Result<Vec<(Choice, Vec<Category>)>, Error> {
    let choice = |team: Team| (Choice { value: team.id.to_string(), label: team.name.to_string() }, team.categories.0);
    Ok(teams::all(&app.storage).await?.into_iter().map(choice).collect())
}

/// How its asker is reached in person, and by which team: for the desk alone, and not once its words are to go.
async fn handoff(
    app: &Wellspring,
    reader: &Reader,
    question: &Question,
) -> Result<Option<(Handoff, Option<String>)>, Error> {
    if !reader.may(Permission::Desk) || question.erasing.is_some() {
        return Ok(None);
    }
    let Some(handoff) = handoffs::of_question(&app.storage, &question.id).await? else { return Ok(None) };
    let team = match &handoff.team_id {
        Some(id) => Some(teams::get(&app.storage, id).await?.name.to_string()),
        None => None,
    };
    Ok(Some((handoff, team)))
}

/// Scripted responses that fit: in the language of whoever asked, where they left a name or an address; else in all of them.
async fn offers(app: &Wellspring, question: &Question) -> Result<Vec<Offer>, Error> {
    let language = rows::known_language_of(&app.storage, &question.id).await?;
    let mut all = scripts::offered(&app.storage).await?;
    all.retain(|script| script.kinds.allow(question.kind) && language.is_none_or(|it| it == script.language));
    let label = |script: &Script| match (language, script.language) {
        (None, Language::Es) => format!("{} (Spanish)", script.title),
        _ => script.title.to_string(),
    };
    let offer = |script: Script| Offer { label: label(&script), used_for: script.used_for, id: script.id };
    Ok(all.into_iter().map(offer).collect())
}

/// One question, with thread, notes and history. Who asked is for those who answer; whoever does not reads what everybody
/// does.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn question(
    app: &Wellspring,
    reader: &Reader,
    id: &QuestionId,
    refused: Option<RefusedDeed>,
) -> Result<QuestionScreen, Error> {
    let question = questions::get(app, reader, id).await?;
    let Thread { contact: (name, email), entries, notes, next } = questions::thread(app, reader, &question).await?;
    let session = match &question.session_id {
        Some(id) => Some(sessions::get(&app.storage, id).await?.title.to_string()),
        None => None,
    };
    let post = match &question.post_id {
        Some(id) => Some((id.clone(), posts::get(&app.storage, id).await?.title.to_string())),
        None => None,
    };
    let clinicians = clinician_choices(app).await?;
    let asked = question.clinician_id.as_ref().and_then(|id| clinicians.iter().find(|it| it.value == id.as_str()));
    let members = member_names(app, reader).await?;
    let owner = question.owner_id.as_ref().and_then(|id| members.into_iter().find(|it| it.value == id.as_str()));
    Ok(QuestionScreen {
        owner: owner.map(|it| it.label),
        members: assignable(app, reader).await?,
        teams: team_choices(app).await?,
        handoff: handoff(app, reader, &question).await?,
        asked: asked.map(|it| it.label.clone()),
        clinicians,
        entries,
        name,
        email,
        session_title: session,
        topic: topics::name_of(&app.storage, id).await?,
        post,
        found: super::answers::found_at(app, id).await?,
        near: super::answers::near(app, reader, &question).await?,
        notes,
        bursts: questions::bursts(app, reader, id).await?,
        signs: if reader.may(Permission::Desk) { questions::signs(app, &question).await? } else { Signs::default() },
        alarm: if reader.may(Permission::Desk) { alarms::of_question(&app.storage, id).await? } else { None },
        holds: questions::holds(app, reader, &question).await?,
        may_hold: reader.may(Permission::Operate),
        history: activity::of_question(app, reader, id).await?,
        next,
        scripts: if reader.may(Permission::Desk) { offers(app, &question).await? } else { Vec::new() },
        question,
        may_act: reader.may(Permission::Desk),
        refused,
        now: app.now(),
    })
}
