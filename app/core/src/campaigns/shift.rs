//! Moving a campaign's first day: everything in it that is still to come moves with it, in one commit.

use domain::activity::Verb;
use domain::campaign::Campaign;
use domain::id::CampaignId;
use domain::post::Post;
use domain::series::{Moves, Noun, Outcome, Series, Stays, placed};
use domain::session::{Session, State};
use domain::{LocalDate, LocalTime, Version};

use crate::actor::Planner;
use crate::live::{EventKind, Topic};
use crate::series::{Change, Mode, Report, apply};
use crate::storage::campaigns as rows;
use crate::storage::{posts as post_rows, series as series_rows, sessions as session_rows};
use crate::{Activity, Error, Wellspring, Work, posts, sessions};

/// Moves a campaign to a new first day, or looks at what that would move. Local hours stay, each in its own zone; what
/// is published, live, ended or cancelled stays where it is.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::SlotConflict`], [`Error::State`] or [`Error::Invalid`] for the
/// first thing in the way, and then nothing moves.
pub async fn shift(
    app: &Wellspring,
    planner: &Planner,
    id: &CampaignId,
    seen: Version,
    first: LocalDate,
    mode: Mode,
) -> Result<Outcome, Error> {
    let mut work = app.begin(planner).await?;
    if mode == Mode::Keep && work.repeated(id).await?.is_some() {
        return Ok(Outcome::default());
    }
    let campaign = rows::lock(&mut work, id).await?;
    let days = first.days() - campaign.starts_on.days();
    if days == 0 {
        return Err(Error::field("starts_on", "It begins on this day already."));
    }
    if days.abs() > 3_660 {
        return Err(Error::field("starts_on", "Move it by ten years at most."));
    }
    if campaign.version != seen {
        return Err(Error::Conflict { current: campaign.version.0 });
    }
    move_days(&mut work, &campaign, days).await?;
    let mut report = Report::of(&work);
    for series in series_rows::of_campaign(&mut work, id).await? {
        shift_series(&mut work, &series, days, &mut report).await?;
    }
    for session in session_rows::of_campaign(&mut work, id).await? {
        shift_session(&mut work, id, session, days, &mut report).await?;
    }
    for post in post_rows::of_campaign(&mut work, id).await? {
        shift_post(&mut work, post, days, &mut report).await?;
    }
    if mode == Mode::Look {
        return Ok(report.outcome);
    }
    let outcome = report.or_conflict()?;
    work.announce(Topic::Plan, EventKind::Campaign, id);
    work.commit(Activity::campaign(id, Verb::Moved).detail(format!("{} → {first}", campaign.starts_on))).await?;
    Ok(outcome)
}

fn later(date: LocalDate, days: i64) -> LocalDate {
    LocalDate::from_days(date.days() + days)
}

async fn move_days(work: &mut Work, campaign: &Campaign, days: i64) -> Result<(), Error> {
    let mut draft = campaign.draft(rows::audiences(&mut *work, &campaign.id).await?);
    draft.starts_on = later(campaign.starts_on, days).to_string();
    draft.ends_on = later(campaign.ends_on, days).to_string();
    let (facts, now) = (draft.check()?, work.now());
    rows::save(work, &campaign.edited(&facts), now).await
}

/// The rule moves with the campaign, and its sessions with the rule.
async fn shift_series(work: &mut Work, before: &Series, days: i64, report: &mut Report) -> Result<(), Error> {
    let before = series_rows::lock(&mut *work, &before.id).await?;
    let skipped: Vec<String> = before.skipped_days().iter().map(|day| later(*day, days).to_string()).collect();
    let after = Series {
        rule: before.rule.shifted(before.starts.date, days),
        starts: LocalTime { date: later(before.starts.date, days), ..before.starts },
        skipped: skipped.join(" "),
        updated_at: work.now(),
        ..before
    };
    series_rows::save(&mut *work, &after).await?;
    work.announce(Topic::Plan, EventKind::Series, &after.id);
    work.record(Activity::series(&after.id, Verb::MovedWithItsCampaign).detail(after.sentence()));
    apply(work, &Change { after: &after, days }, report).await
}

async fn shift_session(
    work: &mut Work,
    campaign: &CampaignId,
    session: Session,
    days: i64,
    report: &mut Report,
) -> Result<(), Error> {
    let Some(starts) = session.starts else { return Ok(()) };
    if let Some(why) = stays(&session, work) {
        report.stays(&session, why);
        return Ok(());
    }
    if session.series_id.is_some() && !session.detached.is_set() && moves_with_series(work, campaign, &session).await? {
        return Ok(());
    }
    let wanted = LocalTime { date: later(starts.date, days), ..starts };
    let Some(date) = placed(wanted, &session.zone) else { return Ok(()) };
    if date.at <= work.now() {
        let over = Error::State("Its new time would be over already.".to_owned());
        return report.conflict(session.title.as_str(), Some(wanted), over);
    }
    let mut facts = session.draft().check()?;
    (facts.starts, facts.starts_at) = (Some(date.starts), Some(date.at));
    let mark = work.savepoint().await?;
    let locked = session_rows::lock(&mut *work, &session.id).await?;
    let by_hand = Session { detached: locked.series_id.is_some().into(), ..locked };
    let done = sessions::change(work, &by_hand, &facts).await;
    work.settle(mark, &done).await?;
    match done {
        Ok(after) => {
            report.changed(&session, &after, wanted);
            work.record(sessions::edited(&session, &after));
            Ok(())
        }
        Err(error) => report.conflict(session.title.as_str(), Some(wanted), error),
    }
}

fn stays(session: &Session, work: &Work) -> Option<&'static str> {
    match session.state {
        State::Live => Some("it is live"),
        State::Ended => Some("it is over"),
        State::Cancelled => Some("it is cancelled"),
        State::Scheduled if session.ends_at.is_some_and(|ends| ends <= work.now()) => Some("its time is over"),
        State::Draft | State::Scheduled => None,
    }
}

async fn moves_with_series(work: &mut Work, campaign: &CampaignId, session: &Session) -> Result<bool, Error> {
    let Some(id) = &session.series_id else { return Ok(false) };
    Ok(series_rows::get(work, id).await?.campaign_id.as_ref() == Some(campaign))
}

async fn shift_post(work: &mut Work, post: Post, days: i64, report: &mut Report) -> Result<(), Error> {
    let Some(planned) = post.planned else { return Ok(()) };
    if !post.state.is_ahead() {
        let why = "it has gone out, or is called off";
        let title = post.title.to_string();
        report.outcome.stays.push(Stays { noun: Noun::Post, title, starts: post.planned, why });
        return Ok(());
    }
    let wanted = LocalTime { date: later(planned.date, days), ..planned };
    let Some(date) = placed(wanted, &post.zone) else { return Ok(()) };
    if date.at <= work.now() {
        let over = Error::State("Its new time would be over already.".to_owned());
        return report.conflict(post.title.as_str(), Some(wanted), over);
    }
    let mark = work.savepoint().await?;
    let done = posts::shift(work, &post, date.starts).await;
    work.settle(mark, &done).await?;
    if let Err(error) = done {
        return report.conflict(post.title.as_str(), Some(wanted), error);
    }
    report.outcome.moves.push(Moves {
        noun: Noun::Post,
        title: post.title.to_string(),
        from: post.planned,
        to: Some(date.starts),
        zone: post.zone,
        skipped: (date.starts != wanted).then_some(wanted),
    });
    Ok(())
}
