//! Operators agree on targets. What is open moves with them, by a job right afterwards; what has an end stays as it was.

use domain::activity::Verb;
use domain::question::Kind;
use domain::target::{Source, TargetDraft};

use super::wind::changed;
use crate::actor::Operator;
use crate::live::{EventKind, Topic};
use crate::storage::targets as rows;
use crate::{Activity, Error, Wellspring, Work};

/// Agrees on a target for a kind, a source, both or neither, in place of whatever was.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn set(app: &Wellspring, who: &Operator, draft: &TargetDraft) -> Result<(), Error> {
    let rule = draft.check()?;
    let mut work = app.begin(who).await?;
    rows::set(&mut work, &rule).await?;
    let detail = format!("{}: {}, {}", of(rule.kind, rule.source), rule.target.acknowledge, rule.target.answer);
    agreed(app, work, detail).await
}

/// Agrees on none for a kind and a source any more: what names less counts again.
///
/// # Errors
/// [`Error::Invalid`] beside the fields.
pub async fn remove(app: &Wellspring, who: &Operator, draft: &TargetDraft) -> Result<(), Error> {
    let (kind, source) = draft.whose()?;
    let mut work = app.begin(who).await?;
    rows::remove(&mut work, kind, source).await?;
    agreed(app, work, format!("{}: as usual", of(kind, source))).await
}

async fn agreed(app: &Wellspring, mut work: Work, detail: String) -> Result<(), Error> {
    changed(&mut work).await?;
    // What is promised stands on public pages.
    work.announce(Topic::Plan, EventKind::Topic, &app.installation);
    work.commit(Activity::installation(&app.installation, Verb::SetTargets).detail(detail)).await?;
    app.safety.forget();
    Ok(())
}

/// "complaint, ask", "every kind".
fn of(kind: Option<Kind>, source: Option<Source>) -> String {
    let kind = kind.map_or("every kind", Kind::as_str);
    source.map_or(kind.to_owned(), |source| format!("{kind}, {source}"))
}
