//! Changing a series: all of it, or from one date on.

use domain::activity::Verb;
use domain::id::SeriesId;
use domain::series::{Ends, Outcome, Rule, Series, SeriesDraft, SeriesFacts};
use domain::session::{Session, SessionFacts};
use domain::{LocalDate, Version};

use super::Mode;
use super::apply::{Change, apply};
use super::plan::{add, blank, known_campaign};
use super::report::Report;
use crate::actor::Planner;
use crate::held::{Held, Hold};
use crate::safety::let_stand;
use crate::storage::{series as rows, sessions};
use crate::{Activity, Error, Wellspring, Work};

/// Changes a series and all its sessions to come.
///
/// # Errors
/// [`Error::Conflict`] if someone was faster; [`Error::Invalid`] beside the fields; [`Error::SlotConflict`] names who
/// would be in two places, and nothing changes.
pub async fn edit(
    app: &Wellspring,
    planner: &Planner,
    id: &SeriesId,
    seen: Version,
    draft: &SeriesDraft,
    mode: Mode,
) -> Result<(Series, Outcome), Error> {
    let facts = draft.check()?;
    let Held { mut work, before, done } = Held::<Series>::seen(app, planner, id, seen).await?;
    if done {
        return Ok((before, Outcome::default()));
    }
    let_texts_stand(&mut work, &before, &facts).await?;
    let report = all(&mut work, &before, &facts).await?;
    let after = rows::get(&mut work, id).await?;
    let said = Activity::series(id, Verb::Edited).detail(after.sentence());
    finish(work, after, report, said, mode).await
}

/// Where dates of it are public, their texts go through the gate once for all of them.
async fn let_texts_stand(work: &mut Work, before: &Series, facts: &SeriesFacts) -> Result<(), Error> {
    let SessionFacts { title, summary, marks_stand, .. } = &facts.session;
    let changed = (title, summary) != (&before.title, &before.summary);
    if changed && sessions::of_series(&mut *work, &before.id).await?.iter().any(Session::is_public) {
        let_stand(work, &[title.as_str(), summary.as_str()], *marks_stand).await?;
    }
    Ok(())
}

async fn all(work: &mut Work, before: &Series, facts: &SeriesFacts) -> Result<Report, Error> {
    let after = before.with(facts, work.now());
    known_campaign(work, &after).await?;
    Series::keep(work, before, &after).await?;
    let mut report = Report::of(work);
    let days = moved_by(before, &after, before.starts.date);
    apply(work, &Change { after: &after, days }, &mut report).await?;
    Ok(report)
}

/// By how many days the dates move: within one round, each moves with the first.
fn moved_by(before: &Series, after: &Series, first: LocalDate) -> i64 {
    let days = after.starts.date.days() - first.days();
    let same_rule = Rule { ends: Ends::Never, ..before.rule } == Rule { ends: Ends::Never, ..after.rule };
    if same_rule || days.abs() > after.rule.reach() { 0 } else { days }
}

/// Changes a series from one of its dates on: what was before stays as it is, and ends the day before.
///
/// # Errors
/// As for [`edit`]; [`Error::Invalid`] beside `from` where the series has no such date.
pub async fn edit_following(
    app: &Wellspring,
    planner: &Planner,
    id: &SeriesId,
    seen: Version,
    from: LocalDate,
    draft: &SeriesDraft,
    mode: Mode,
) -> Result<(Series, Outcome), Error> {
    let facts = draft.check()?;
    let Held { mut work, before, done } = Held::<Series>::seen(app, planner, id, seen).await?;
    if done {
        return Ok((before, Outcome::default()));
    }
    if !before.rule.dates(before.starts.date).take_while(|date| *date <= from).any(|date| date == from) {
        return Err(Error::field("from", "The series has no date on this day."));
    }
    let_texts_stand(&mut work, &before, &facts).await?;
    if from == before.starts.date {
        let report = all(&mut work, &before, &facts).await?;
        let after = rows::get(&mut work, id).await?;
        let said = Activity::series(id, Verb::Edited).detail(after.sentence());
        return finish(work, after, report, said, mode).await;
    }
    let (after, report) = split(&mut work, &before, from, &facts).await?;
    let said = Activity::series(&after.id, Verb::SplitOff).detail(after.sentence());
    finish(work, after, report, said, mode).await
}

async fn split(
    work: &mut Work,
    before: &Series,
    from: LocalDate,
    facts: &SeriesFacts,
) -> Result<(Series, Report), Error> {
    let id: SeriesId = work.id();
    let skipped = |keep: &dyn Fn(&LocalDate) -> bool| {
        before.skipped_days().iter().filter(|day| keep(day)).map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    let after = Series { skipped: skipped(&|day| *day >= from), ..blank(work, id, facts) };
    let last = LocalDate::from_days(from.days() - 1);
    let ended = Series {
        rule: Rule { ends: Ends::On(last), ..before.rule },
        skipped: skipped(&|day| *day < from),
        updated_at: work.now(),
        ..before.clone()
    };
    rows::save(&mut *work, &ended).await?;
    add(work, &after).await?;
    rows::hand_over(&mut *work, &before.id, &after.id, from).await?;
    work.record(Activity::series(&before.id, Verb::EndedAndGoesOn).detail(last));
    let mut report = Report::of(work);
    let days = moved_by(before, &after, from);
    apply(work, &Change { after: &after, days }, &mut report).await?;
    Ok((after, report))
}

async fn finish(
    work: Work,
    after: Series,
    report: Report,
    said: Activity,
    mode: Mode,
) -> Result<(Series, Outcome), Error> {
    if mode == Mode::Look {
        return Ok((after, report.outcome));
    }
    let outcome = report.or_conflict()?;
    work.commit(said).await?;
    Ok((after, outcome))
}
