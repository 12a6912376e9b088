//! Rows of response targets, and of the clocks that run towards them.

use std::collections::BTreeSet;

use domain::hours::Within;
use domain::id::{QuestionId, StaffId};
use domain::question::{Kind, Question};
use domain::target::{Rule, Source, Target};
use domain::{Instant, LocalDate};

use super::{Reads, Writes, all, as_list, run};
use crate::Error;

/// Days that a holiday lasts at most.
const LONGEST: i64 = 60;

fn name(word: Option<impl ToString>) -> String {
    word.map(|word| word.to_string()).unwrap_or_default()
}

/// Every target that was agreed on; one that names neither kind nor source is the usual one.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn rules(mut db: impl Reads) -> Result<Vec<Rule>, Error> {
    let sql = "SELECT kind, source, acknowledge, answer FROM target_rules ORDER BY kind, source";
    let rows = all!(db, (String, String, Within, Within), sql)?;
    let rule = |(kind, source, acknowledge, answer): (String, String, _, _)| Rule {
        kind: kind.parse::<Kind>().ok(),
        source: source.parse::<Source>().ok(),
        target: Target { acknowledge, answer },
    };
    Ok(rows.into_iter().map(rule).collect())
}

/// Agrees on one, in place of whatever was.
pub(crate) async fn set(mut db: impl Writes, rule: &Rule) -> Result<(), Error> {
    run!(
        db,
        "INSERT INTO target_rules (kind, source, acknowledge, answer) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, source) DO UPDATE SET acknowledge = excluded.acknowledge, answer = excluded.answer",
        name(rule.kind),
        name(rule.source),
        rule.target.acknowledge,
        rule.target.answer
    )?;
    Ok(())
}

/// Agrees on none any more: what names less counts again.
pub(crate) async fn remove(mut db: impl Writes, kind: Option<Kind>, source: Option<Source>) -> Result<(), Error> {
    run!(db, "DELETE FROM target_rules WHERE kind = $1 AND source = $2", name(kind), name(source))?;
    Ok(())
}

/// Days from `first` to `last` on which layers of these names say that nobody is there. What lasts longer than any holiday says
/// nothing of the kind.
pub(crate) async fn closed_days(
    mut db: impl Reads,
    layers: &[String],
    (first, last): (LocalDate, LocalDate),
) -> Result<BTreeSet<LocalDate>, Error> {
    if layers.is_empty() {
        return Ok(BTreeSet::new());
    }
    let spans = all!(
        db,
        (LocalDate, LocalDate),
        "SELECT observances.starts_on, observances.ends_on FROM observances JOIN layers ON layers.id = observances.layer_id
          WHERE layers.name IN (SELECT value FROM json_each($1)) AND observances.starts_on <= $3 AND observances.ends_on > $2
          ORDER BY observances.starts_on, observances.ends_on",
        as_list(layers)?,
        first,
        last
    )?;
    // An end is exclusive.
    let days = |(from, to): (LocalDate, LocalDate)| from.days().max(first.days())..to.days().min(last.days() + 1);
    let holidays = spans.into_iter().filter(|(from, to)| to.days() - from.days() <= LONGEST);
    Ok(holidays.flat_map(days).map(LocalDate::from_days).collect())
}

/// Open questions whose clocks run, by id after `after`, at most `most`.
pub(crate) async fn running(mut db: impl Reads, after: &str, most: i64) -> Result<Vec<QuestionId>, Error> {
    let sql = "SELECT id FROM questions WHERE state IN ('received', 'acknowledged') AND id > $1 ORDER BY id LIMIT $2";
    let rows = all!(db, (QuestionId,), sql, after, most)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The clocks of a locked question, as they stand now. Its version stays: what is late moves for whoever reads, and nothing
/// that somebody wrote does.
pub(crate) async fn wind(mut db: impl Writes, question: &Question) -> Result<(), Error> {
    run!(
        db,
        "UPDATE questions SET acknowledge_by = $2, answer_by = $3, acknowledge_half = $4, answer_half = $5, late_at = $6, warned = $7,
                warn_at = $8
          WHERE id = $1",
        &question.id,
        question.acknowledge_by,
        question.answer_by,
        question.acknowledge_half,
        question.answer_half,
        question.late_at(),
        question.warned,
        question.warning().map(|(at, _)| at)
    )?;
    Ok(())
}

/// By owner, how many open questions are late at `now`, and how many will be before `until`, these among them.
pub(crate) async fn owned_due(
    mut db: impl Reads,
    now: Instant,
    until: Instant,
) -> Result<Vec<(StaffId, i64, i64)>, Error> {
    all!(
        db,
        (StaffId, i64, i64),
        "SELECT owner_id, COUNT(CASE WHEN late_at <= $1 THEN 1 END), COUNT(*) FROM questions
          WHERE state IN ('received', 'acknowledged') AND late_at < $2 AND owner_id IS NOT NULL GROUP BY owner_id",
        now,
        until
    )
}

/// Open questions of which somebody is to be told by now, at most `most`: the longest due first.
pub(crate) async fn to_warn(mut db: impl Reads, now: Instant, most: i64) -> Result<Vec<QuestionId>, Error> {
    let rows =
        all!(db, (QuestionId,), "SELECT id FROM questions WHERE warn_at <= $1 ORDER BY warn_at LIMIT $2", now, most)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
