//! Sessions from a table (CSV, RFC 4180): nothing is saved until every row passes.

use domain::Problems;
use domain::activity::Verb;
use domain::id::SessionId;
use domain::session::{SessionDraft, SessionFacts};
use serde::Serialize;

use crate::actor::Planner;
use crate::{Activity, Error, Wellspring, sessions as commands};

/// Rows of one table at most.
const MOST: usize = 2_000;
/// Columns that a table may have; only `title`, `zone` and `minutes` have to be there.
const COLUMNS: [&str; 8] = ["campaign_id", "title", "summary", "starts", "zone", "minutes", "join_url", "moderation"];

/// What a table became, or would become.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = TableImport, examples(json!({ "added": 1, "items": [{ "id": null, "title": "Sleep", "starts": null }] }))))]
pub struct Table {
    /// How many sessions.
    pub added: usize,
    /// Their titles and local starts, in the table's order.
    pub items: Vec<TableRow>,
}

/// One row.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TableRow {
    /// The session's id; null while it is only looked at.
    pub id: Option<SessionId>,
    /// Title.
    pub title: String,
    /// Local start.
    #[cfg_attr(feature = "schema", schema(value_type = Option<domain::LocalTime>))]
    pub starts: Option<String>,
}

/// Imports a table of sessions, or shows what that would do.
///
/// # Errors
/// [`Error::Invalid`] with a message for each wrong cell, named as `3.title` (the third row of the file).
pub async fn sessions(app: &Wellspring, planner: &Planner, bytes: &[u8], dry_run: bool) -> Result<Table, Error> {
    let rows = facts(bytes)?;
    let mut work = app.begin(planner).await?;
    let mut table = Table::default();
    for (line, facts) in rows {
        let id: SessionId = work.id();
        let session = match commands::add(&mut work, id, &facts).await {
            Err(Error::Invalid(wrong)) => return Err(Error::Invalid(at(line, wrong))),
            added => added?,
        };
        work.record(Activity::session(&session.id, Verb::Imported).detail(&session.title));
        let starts = session.starts.map(|starts| starts.to_string());
        table.items.push(TableRow { id: (!dry_run).then_some(session.id), title: session.title.to_string(), starts });
    }
    table.added = table.items.len();
    if !dry_run {
        work.commit(Activity::installation(&"sessions.csv", Verb::ImportedATable).detail(table.added)).await?;
    }
    Ok(table)
}

fn at(line: usize, wrong: Problems) -> Problems {
    let mut named = Problems::default();
    wrong.0.into_iter().for_each(|problem| named.add(&format!("{line}.{}", problem.field), problem.message));
    named
}

/// Every row, checked; the first of the file is its head.
fn facts(bytes: &[u8]) -> Result<Vec<(usize, SessionFacts)>, Error> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::field("file", "Save the table as CSV in UTF-8."))?;
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let broken = |error: csv::Error| Error::field("file", format!("The table cannot be read: {error}."));
    let head: Vec<String> = reader.headers().map_err(broken)?.iter().map(str::to_lowercase).collect();
    check_head(&head)?;
    let (mut rows, mut wrong) = (Vec::new(), Problems::default());
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or_default());
        if rows.len() >= MOST {
            return Err(Error::field("file", format!("A table may have at most {MOST} rows.")));
        }
        match draft(&head, &record).check() {
            Ok(facts) => rows.push((line, facts)),
            Err(problems) => wrong.0.extend(at(line, problems).0),
        }
    }
    match (rows.is_empty(), wrong.0.is_empty()) {
        (_, false) => Err(Error::Invalid(wrong)),
        (true, true) => Err(Error::field("file", "The table has no rows below its head.")),
        (false, true) => Ok(rows),
    }
}

fn check_head(head: &[String]) -> Result<(), Error> {
    let unknown = head.iter().find(|name| !COLUMNS.contains(&name.as_str()));
    if let Some(name) = unknown {
        return Err(Error::field("file", format!("“{name}” is no column; use {}.", COLUMNS.join(", "))));
    }
    let missing = ["title", "zone", "minutes"].into_iter().find(|name| !head.iter().any(|found| found == name));
    missing.map_or(Ok(()), |name| Err(Error::field("file", format!("The column {name} is missing."))))
}

fn draft(head: &[String], record: &csv::StringRecord) -> SessionDraft {
    let cell = |name: &str| {
        let at = head.iter().position(|found| found == name)?;
        record.get(at).filter(|cell| !cell.is_empty()).map(str::to_owned)
    };
    SessionDraft {
        campaign_id: cell("campaign_id"),
        title: cell("title").unwrap_or_default(),
        summary: cell("summary").unwrap_or_default(),
        starts: cell("starts").map(|starts| starts.replacen(' ', "T", 1)),
        zone: cell("zone").unwrap_or_default(),
        minutes: cell("minutes").unwrap_or_default(),
        join_url: cell("join_url"),
        moderation: cell("moderation").unwrap_or_default(),
    }
}
