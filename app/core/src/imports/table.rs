//! Sessions from a table (CSV, RFC 4180) as spreadsheets of any country write it: nothing is saved until every row passes.

use domain::activity::Verb;
use domain::id::SessionId;
use domain::session::{SessionDraft, SessionFacts};
use domain::{LocalTime, Problems};
use serde::Serialize;

use super::grid::{self, Row, letters};
use super::moment::readings;
use crate::actor::Planner;
use crate::{Activity, Error, Wellspring, octets, quarantine, sessions as commands};

/// Rows of one table at most.
const MOST: usize = 2_000;
/// Columns that a table may have; only `title`, `zone` and `minutes` have to be there.
const COLUMNS: [&str; 9] =
    ["campaign_id", "title", "summary", "language", "starts", "zone", "minutes", "join_url", "moderation"];

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
/// [`Error::Invalid`] with a message for each wrong cell, named as `3.title` (the third line of the file), and as a
/// spreadsheet shows it.
pub async fn sessions(app: &Wellspring, planner: &Planner, bytes: &[u8], dry_run: bool) -> Result<Table, Error> {
    let bytes = bytes.to_vec();
    let (head, rows) = quarantine::read("file", move || facts(&bytes)).await??;
    let mut work = app.begin(planner).await?;
    let mut table = Table::default();
    for (row, facts) in rows {
        let id: SessionId = work.id();
        let session = match commands::add(&mut work, id, &facts).await {
            Err(Error::Invalid(wrong)) => return Err(Error::Invalid(head.at(&row, wrong))),
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

/// What [`sessions`] reads of a table, and nothing done with it.
pub(crate) fn read(bytes: &[u8]) -> Result<(), Error> {
    facts(bytes).map(drop)
}

/// Where each column stands.
struct Head(Vec<String>);

impl Head {
    fn read(row: &Row) -> Self {
        Self(row.cells.iter().map(|cell| cell.trim().to_lowercase()).collect())
    }

    fn known(&self) -> usize {
        self.0.iter().filter(|name| COLUMNS.contains(&name.as_str())).count()
    }

    /// # Errors
    /// [`Error::Invalid`] beside `file`, which quotes what is no column.
    fn check(&self) -> Result<(), Error> {
        let unknown = self.0.iter().filter(|name| !name.is_empty() && !COLUMNS.contains(&name.as_str()));
        let unknown: Vec<String> =
            unknown.map(|name| format!("“{}”", name.chars().take(40).collect::<String>())).collect();
        match unknown.as_slice() {
            [] => {}
            [name] => return Err(Error::field("file", format!("{name} is no column; use {}.", COLUMNS.join(", ")))),
            names => {
                let why = format!("{} are no columns; use {}.", names.join(", "), COLUMNS.join(", "));
                return Err(Error::field("file", why));
            }
        }
        let missing = ["title", "zone", "minutes"].into_iter().find(|name| self.place(name).is_none());
        missing.map_or(Ok(()), |name| Err(Error::field("file", format!("The column {name} is missing."))))
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|found| found == name)
    }

    /// What is wrong with a row: each message names its line and column, and its cell as a spreadsheet shows it.
    fn at(&self, row: &Row, wrong: Problems) -> Problems {
        let mut named = Problems::default();
        for problem in wrong.0 {
            let (line, field, message) = (row.line, &problem.field, problem.message.trim_end_matches('.'));
            match self.place(field) {
                Some(at) => {
                    let cell = format!("{}{}", letters(at), row.row);
                    named.add(&format!("{line}.{field}"), format!("Line {line}: {field}: {message} (cell {cell})."));
                }
                None => named.add(&format!("{line}.{field}"), format!("Line {line}: {message}.")),
            }
        }
        named
    }

    fn draft(&self, row: &Row) -> SessionDraft {
        let cell =
            |name: &str| self.place(name).map(|at| row.cell(at)).filter(|cell| !cell.is_empty()).map(str::to_owned);
        SessionDraft {
            campaign_id: cell("campaign_id"),
            title: cell("title").unwrap_or_default(),
            summary: cell("summary").unwrap_or_default(),
            language: cell("language").unwrap_or_default(),
            starts: cell("starts").map(|starts| starts.replacen(' ', "T", 1)),
            zone: cell("zone").unwrap_or_default(),
            minutes: cell("minutes").unwrap_or_default(),
            join_url: cell("join_url"),
            moderation: cell("moderation").unwrap_or_default(),
            ..SessionDraft::default()
        }
    }

    /// Checks a row. A start that cannot be read is told in the form in which it can, each way that it may be meant.
    fn facts(&self, row: &Row) -> Result<SessionFacts, Problems> {
        let draft = self.draft(row);
        let mut checked = draft.check();
        let starts = draft.starts.unwrap_or_default();
        if let Err(wrong) = &mut checked
            && starts.parse::<LocalTime>().is_err()
            && let Some(problem) = wrong.0.iter_mut().find(|problem| problem.field == "starts")
        {
            problem.message = right_form(&starts);
        }
        if row.width() > self.0.len() {
            let (has, most) = (row.width(), self.0.len());
            let many = format!(
                "it has {has} cells where the head has {most}. Put a text that holds the separator between quotes."
            );
            return Err(Problems::one("row", many));
        }
        checked
    }
}

/// `use 2027-02-09 18:00`, or both days where day and month could be either.
fn right_form(starts: &str) -> String {
    let written = |local: LocalTime| local.to_string().replacen('T', " ", 1);
    let mut meant: Vec<String> = readings(starts).into_iter().map(written).collect();
    // Only Americans write the month first, and they write it with strokes.
    meant.truncate(if starts.contains('.') { 1 } else { 2 });
    meant.dedup();
    match meant.is_empty() {
        true => "use a time such as 2027-02-09 18:00".to_owned(),
        false => format!("use {}", meant.join(" or ")),
    }
}

/// Every row, checked; the first of the file is its head.
fn facts(bytes: &[u8]) -> Result<(Head, Vec<(Row, SessionFacts)>), Error> {
    let file = |why: String| Error::field("file", why);
    let text = octets::text(bytes).map_err(|why| file(why.to_string()))?;
    let known = |rows: &[Row]| rows.first().map_or(0, |row| Head::read(row).known());
    let mut rows = grid::read(&text, known).map_err(file)?.into_iter();
    let head = Head::read(&rows.next().unwrap_or_default());
    head.check()?;
    if rows.len() > MOST {
        return Err(file(format!("A table may have at most {MOST} rows.")));
    }
    let (mut checked, mut wrong) = (Vec::new(), Problems::default());
    for row in rows {
        match head.facts(&row) {
            Ok(facts) => checked.push((row, facts)),
            Err(problems) => wrong.0.extend(head.at(&row, problems).0),
        }
    }
    match (checked.is_empty(), wrong.0.is_empty()) {
        (_, false) => Err(Error::Invalid(wrong)),
        (true, true) => Err(Error::field("file", "The table has no rows below its head.")),
        (false, true) => Ok((head, checked)),
    }
}
