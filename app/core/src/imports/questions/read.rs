//! From an export's bytes to its rows: whatever its letters, its separator and the lines above its head.

use domain::import::questions::LeftOut;

use super::super::grid::{self, PREAMBLE, Row};
use super::columns::{Column, Head};
use super::said::{is_unnamed, is_yes};
use super::{sheet, thread};
use crate::calendar::read::MOST_BYTES;
use crate::{Error, octets};

/// Questions of one export at most.
const MOST: usize = 2_000;
/// Heads that are quoted back, and letters of each.
const QUOTED: usize = 12;
const LETTERS: usize = 40;

const NO_HEAD: &str = "There is no column of questions in this.";
const GIVE: &str = "Give the Q&A report of Zoom or Teams as CSV, or a table with a column named “question”.";

/// A row of the export, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ExportRow {
    /// Where it stands.
    pub at: At,
    /// The tool's own number or id.
    pub number: String,
    pub text: String,
    /// Empty for who wished to be unnamed, and so is their address.
    pub name: String,
    pub email: String,
    pub asked: String,
    pub answer: String,
    pub answerer: String,
    pub answered: String,
    /// What the tool says became of it.
    pub status: String,
}

/// Where a row stands: its line in an editor of text, its row in a spreadsheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct At {
    pub line: usize,
    pub row: usize,
}

impl From<&Row> for At {
    fn from(row: &Row) -> Self {
        Self { line: row.line, row: row.row }
    }
}

impl ExportRow {
    /// A further answer to the same question, perhaps by somebody else.
    pub fn adds(&mut self, answer: &str, by: &str, at: &str) {
        join(&mut self.answer, "\n", answer);
        if !self.answerer.contains(by) {
            join(&mut self.answerer, ", ", by);
        }
        if self.answered.is_empty() {
            at.clone_into(&mut self.answered);
        }
    }
}

fn join(text: &mut String, between: &str, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str(between);
    }
    text.push_str(more);
}

/// Every row that asks something, and those that do not.
#[derive(Clone, Debug, Default)]
pub(super) struct ExportRows {
    pub rows: Vec<ExportRow>,
    pub skipped: Vec<LeftOut>,
}

impl ExportRows {
    pub fn skip(&mut self, at: At, reason: impl Into<String>) {
        self.skipped.push(LeftOut { line: at.line, row: at.row, reason: reason.into() });
    }
}

/// The text of a file: UTF-8, UTF-16 as Teams writes it, or what Excel saves on Windows; lines end in `\n`.
///
/// # Errors
/// [`Error::Invalid`] beside `file`: nothing is in it, it is a workbook or no text, or larger than 2 MiB.
pub fn text(bytes: &[u8]) -> Result<String, Error> {
    let wrong = |why: &str| Err(Error::field("file", why));
    if bytes.starts_with(b"PK\x03\x04") {
        return wrong("This is a workbook, not a CSV file. Open it, save it as “CSV UTF-8”, and try again.");
    }
    if bytes.len() > 2 * MOST_BYTES {
        return wrong(LARGE);
    }
    let text = octets::text(bytes).map_err(|why| Error::field("file", why.to_string()))?;
    match text.len() {
        _ if text.trim().is_empty() => wrong("Paste the export, or choose its file."),
        length if length > MOST_BYTES => wrong(LARGE),
        _ => Ok(text),
    }
}

const LARGE: &str = "The export is larger than 2 MiB. Give it in parts.";

/// A table whose head was found.
pub(super) struct Table {
    head: Head,
    rows: Vec<Row>,
}

impl Table {
    /// The rows below the head.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// What a row has in a column; empty where there is none.
    pub fn cell(&self, row: &Row, column: Column) -> String {
        self.head.at(column).map_or("", |at| row.cell(at)).to_owned()
    }

    /// What was asked: in its own column, or in that of texts.
    pub fn asked(&self, row: &Row) -> String {
        let column = if self.head.at(Column::Question).is_some() { Column::Question } else { Column::Content };
        self.cell(row, column)
    }

    /// Who asked and where the answer goes; neither of who wished to be unnamed, by any column that says so.
    pub fn asker(&self, row: &Row, name: Column) -> (String, String) {
        let cell = |column| self.cell(row, column);
        let names = [cell(name), cell(Column::Standing), cell(Column::Email)];
        if names.iter().any(|name| is_unnamed(name)) || is_yes(&cell(Column::Unnamed)) {
            return (String::new(), String::new());
        }
        let [name, _, email] = names;
        (name, email)
    }

    /// Why a row cannot be told apart into cells; none where it can.
    pub fn unfit(&self, row: &Row) -> Option<String> {
        let (has, most) = (row.width(), self.head.width);
        let why = || {
            format!("it has {has} cells where the head has {most}. Put a text that holds the separator between quotes.")
        };
        (has > most).then(why)
    }

    /// Zoom writes a few lines about the webinar above the head.
    fn parse(text: &str) -> Result<Self, String> {
        let rows = grid::read(text, |rows| head(rows).map_or(0, |(_, head)| head.known()))?;
        let Some((at, head)) = head(&rows) else { return Err(without_head(&rows)) };
        Ok(Self { head, rows: rows.into_iter().skip(at + 1).collect() })
    }
}

/// The head among the first rows, and where it stands: of several the one that knows most columns, then the first.
fn head(rows: &[Row]) -> Option<(usize, Head)> {
    let heads = rows.iter().take(PREAMBLE).map(Head::read).enumerate();
    heads.filter(|(_, head)| head.asks()).max_by_key(|(at, head)| (head.known(), usize::MAX - at))
}

/// What is said of a table without a head: what was seen in its place, the widest of the first rows.
fn without_head(rows: &[Row]) -> String {
    let seen = rows.iter().take(PREAMBLE).enumerate().max_by_key(|(at, row)| (row.width(), usize::MAX - at));
    let Some((_, row)) = seen.filter(|(_, row)| row.width() > 1) else { return format!("{NO_HEAD} {GIVE}") };
    let cells = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let quoted =
        |cell: &str| format!("“{}”", cell.chars().filter(|c| !c.is_control()).take(LETTERS).collect::<String>());
    let quoted: Vec<String> = cells.take(QUOTED).map(quoted).collect();
    format!("{NO_HEAD} In line {} it has {}. {GIVE}", row.line, quoted.join(", "))
}

/// Reads the rows of an export.
///
/// # Errors
/// A sentence: a quote in it is not closed, it has no head that we know, nothing below it, or too much.
pub(super) fn rows(text: &str) -> Result<ExportRows, String> {
    let table = Table::parse(text)?;
    let found = if table.head.is_thread() { thread::rows(&table) } else { sheet::rows(&table) };
    match found.rows.len() {
        0 if found.skipped.is_empty() => Err("There is no question below the table’s head.".to_owned()),
        many if many > MOST => Err(format!("This has {many} questions; at most {MOST} are brought in at once.")),
        _ => Ok(found),
    }
}
