//! Operators agree on targets. What is open moves with them, by a job right afterwards; what has an end stays as it was.

use domain::activity::Verb;
use domain::target::{Rule, TargetDraft};

use super::WindClocks;
use super::wind::Clocks;
use crate::actor::Operator;
use crate::storage::targets as rows;
use crate::{Activity, Error, Wellspring, Work, jobs};

/// Agrees on a target for a kind, a source, both or neither, in place of whatever was.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn set(app: &Wellspring, who: &Operator, draft: &TargetDraft) -> Result<(), Error> {
    let rule = draft.check()?;
    let mut work = app.begin(who).await?;
    rows::set(&mut work, &rule).await?;
    let detail = format!("{}: {}, {}", of(&rule), rule.target.acknowledge, rule.target.answer);
    agreed(app, work, detail).await
}

/// Agrees on none for a kind and a source any more: what names less counts again.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn remove(app: &Wellspring, who: &Operator, draft: &TargetDraft) -> Result<(), Error> {
    let usual = app.settings.usual_target();
    let (acknowledge, answer) = (usual.acknowledge.to_string(), usual.answer.to_string());
    let rule = TargetDraft { acknowledge, answer, ..draft.clone() }.check()?;
    let mut work = app.begin(who).await?;
    rows::remove(&mut work, rule.kind, rule.source).await?;
    agreed(app, work, format!("{}: as usual", of(&rule))).await
}

async fn agreed(app: &Wellspring, mut work: Work, detail: String) -> Result<(), Error> {
    let now = work.now();
    jobs::enqueue::<WindClocks>(&mut work, &Clocks, now).await?;
    work.commit(Activity::installation(&app.installation, Verb::SetTargets).detail(detail)).await?;
    app.safety.forget();
    Ok(())
}

/// "complaint, ask", "every kind".
fn of(rule: &Rule) -> String {
    let kind = rule.kind.map_or("every kind", |kind| kind.as_str());
    rule.source.map_or(kind.to_owned(), |source| format!("{kind}, {source}"))
}
