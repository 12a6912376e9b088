//! A changed series and its sessions: each becomes what its date is now.

use std::collections::BTreeMap;

use domain::id::SessionId;
use domain::series::{Date, Series, placed};
use domain::session::{Session, SessionFacts, State};
use domain::time::{DAY, MINUTE};
use domain::{LocalDate, LocalTime};

use super::fill::make;
use super::report::Report;
use crate::live::{EventKind, Topic};
use crate::storage::series as rows;
use crate::storage::sessions as session_rows;
use crate::{Error, Work, sessions};

/// What becomes of a series.
pub(crate) struct Change<'a> {
    /// The series as it is from now on, its row saved.
    pub after: &'a Series,
    /// By how many days each of its dates moves.
    pub days: i64,
}

/// A step: the series' sessions become what its dates are now. Conflicts are noted in the report, and undone alone.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn apply(work: &mut Work, change: &Change<'_>, report: &mut Report) -> Result<(), Error> {
    let series = change.after;
    let now = work.now();
    let there = session_rows::of_series(&mut *work, &series.id).await?;
    let mut wanted: BTreeMap<LocalDate, Date> =
        series.due(now, change.days.max(0) * DAY).into_iter().map(|date| (date.original.date, date)).collect();
    let is_over = |session: &Session| {
        let ends = session.starts_at.map(|at| at.plus(session.minutes * MINUTE));
        !matches!(session.state, State::Draft | State::Scheduled) || ends.is_some_and(|ends| ends <= now)
    };
    let (fixed, free): (Vec<_>, Vec<_>) =
        there.into_iter().partition(|session| session.detached.is_set() || is_over(session));
    for session in &fixed {
        keep_out(session, change, is_over(session), &mut wanted, report);
    }
    let (free, back): (Vec<_>, Vec<_>) = free.into_iter().partition(|session| {
        let to = session
            .original_starts
            .and_then(|at| placed(LocalTime { date: after(at.date, change.days), ..at }, &series.zone));
        change.days >= 0 || to.is_none_or(|to| to.at > now)
    });
    for session in &back {
        let over = Error::State("Its new time would be over already.".to_owned());
        report.conflict(session.title.as_str(), session.starts, over)?;
    }
    let (pairs, rest) = pair(free, change, &mut wanted);
    free_dates(work, &fixed, &pairs, change, is_over).await?;
    for (session, date) in pairs {
        one(work, series, &session, &date, report).await?;
    }
    clear(work, series, &rest, report).await?;
    for date in wanted.values() {
        make(work, series, date).await?;
        report.outcome.added += 1;
    }
    Ok(())
}

/// A session that does not follow still stands for its date.
fn keep_out(
    session: &Session,
    change: &Change,
    over: bool,
    wanted: &mut BTreeMap<LocalDate, Date>,
    report: &mut Report,
) {
    if !over {
        report.stays(session, "it was edited by hand");
    }
    let Some(original) = session.original_starts else { return };
    wanted.remove(&after(original.date, if over { 0 } else { change.days }));
}

fn after(date: LocalDate, days: i64) -> LocalDate {
    LocalDate::from_days(date.days() + days)
}

/// Which session becomes which date: the one of its own day, else the next that is near enough.
fn pair(
    free: Vec<Session>,
    change: &Change,
    wanted: &mut BTreeMap<LocalDate, Date>,
) -> (Vec<(Session, Date)>, Vec<Session>) {
    let (mut pairs, mut rest) = (Vec::new(), Vec::new());
    for session in free {
        let day = session.original_starts.map(|original| after(original.date, change.days));
        match day.and_then(|day| wanted.remove(&day)) {
            Some(date) => pairs.push((session, date)),
            None => rest.push((day, session)),
        }
    }
    rest.sort_by_key(|(day, _)| *day);
    let (reach, mut alone) = (change.after.rule.reach(), Vec::new());
    for (day, session) in rest {
        let near = day.and_then(|day| {
            let ahead = wanted.range(after(day, -reach)..=after(day, reach));
            ahead.map(|(found, _)| *found).min_by_key(|found| (found.days() - day.days()).abs())
        });
        match near.and_then(|day| wanted.remove(&day)) {
            Some(date) => pairs.push((session, date)),
            None => alone.push(session),
        }
    }
    (pairs, alone)
}

/// Two sessions of one series never stand for the same date, not even for a moment.
async fn free_dates(
    work: &mut Work,
    fixed: &[Session],
    pairs: &[(Session, Date)],
    change: &Change<'_>,
    is_over: impl Fn(&Session) -> bool,
) -> Result<(), Error> {
    for (session, _) in pairs.iter().filter(|(session, date)| session.original_starts != Some(date.original)) {
        rows::forget_date(&mut *work, &session.id).await?;
    }
    if change.days == 0 {
        return Ok(());
    }
    let by_hand: Vec<&Session> = fixed.iter().filter(|session| !is_over(session)).collect();
    for session in &by_hand {
        rows::forget_date(&mut *work, &session.id).await?;
    }
    for session in by_hand {
        let date = session.original_starts.map(|at| LocalTime { date: after(at.date, change.days), ..at });
        rows::keep_date(&mut *work, session, date).await?;
    }
    Ok(())
}

/// One session becomes its date, or its conflict is noted.
async fn one(
    work: &mut Work,
    series: &Series,
    before: &Session,
    date: &Date,
    report: &mut Report,
) -> Result<(), Error> {
    let facts = series.facts(date);
    if as_meant(&facts, before) == *before && before.original_starts == Some(date.original) {
        return Ok(());
    }
    let mark = work.savepoint().await?;
    let locked = session_rows::lock(&mut *work, &before.id).await?;
    let dated = Session { original_starts: Some(date.original), ..locked };
    let done = sessions::change(work, &dated, &facts).await;
    work.settle(mark, &done).await?;
    match done {
        Ok(after) => {
            report.changed(before, &after, date.original);
            work.record(sessions::edited(before, &after));
            Ok(())
        }
        Err(error) => report.conflict(before.title.as_str(), Some(date.starts), error),
    }
}

/// The session as its series means it.
fn as_meant(facts: &SessionFacts, session: &Session) -> Session {
    Session {
        campaign_id: facts.campaign_id.clone(),
        title: facts.title.clone(),
        summary: facts.summary.clone(),
        language: facts.language,
        starts: facts.starts,
        zone: facts.zone.clone(),
        minutes: facts.minutes,
        join_url: facts.join_url.clone(),
        moderation: facts.moderation,
        ..session.clone()
    }
}

/// Drafts that the rule no longer gives go; what others know of stays, and stands alone.
async fn clear(work: &mut Work, series: &Series, rest: &[Session], report: &mut Report) -> Result<(), Error> {
    if rest.is_empty() {
        return Ok(());
    }
    let bound: Vec<SessionId> = rows::bound(&mut *work, &series.id).await?;
    for session in rest {
        if bound.contains(&session.id) {
            report.stays(session, "it is public, has clinicians, questions or a post; cancel it by hand if it is off");
            sessions::save_and_tell(work, &Session { detached: true.into(), ..session.clone() }).await?;
        } else {
            session_rows::delete(&mut *work, &session.id).await?;
            work.announce(Topic::Plan, EventKind::Session, &session.id);
            report.outcome.deleted += 1;
        }
    }
    Ok(())
}
