//! From an export's bytes to its rows: whatever its letters, its separator and the lines above its head.

use csv::{ReaderBuilder, StringRecord};
use domain::import::questions::LeftOut;
use encoding_rs::{Encoding, UTF_8, UTF_16LE, WINDOWS_1252};

use super::columns::{Column, Head};
use super::{sheet, thread};
use crate::Error;
use crate::calendar::read::MOST_BYTES;

/// Questions of one export at most.
const MOST: usize = 2_000;
/// Lines above the head at most.
const PREAMBLE: usize = 40;
/// A table of one column has none of them in its head; then the last one counts, since commas stand in sentences.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

const NO_HEAD: &str = "There is no column of questions in this. Give the Q&A report of Zoom or Teams as CSV, or a table \
                       with a column named “question”.";

/// A row of the export, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ExportRow {
    pub line: usize,
    /// The tool's own number or id.
    pub number: String,
    pub text: String,
    pub name: String,
    pub email: String,
    pub asked: String,
    pub answer: String,
    pub answerer: String,
    pub answered: String,
    /// What the tool says became of it.
    pub status: String,
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
    pub fn skip(&mut self, line: usize, reason: impl Into<String>) {
        self.skipped.push(LeftOut { line, reason: reason.into() });
    }
}

/// The text of a file: UTF-8, UTF-16 as Teams writes it, or what Excel saves on Windows; lines end in `\n`.
///
/// # Errors
/// [`Error::Invalid`] beside `file`: nothing is in it, it is a workbook, or larger than 2 MiB.
pub fn text(bytes: &[u8]) -> Result<String, Error> {
    let wrong = |why: &str| Err(Error::field("file", why));
    if bytes.starts_with(b"PK\x03\x04") {
        return wrong("This is a workbook, not a CSV file. Open it, save it as “CSV UTF-8”, and try again.");
    }
    let text = encoding(bytes).decode(bytes).0.replace("\r\n", "\n").replace('\r', "\n");
    match text.len() {
        _ if text.trim().is_empty() => wrong("Paste the export, or choose its file."),
        length if length > MOST_BYTES => wrong("The export is larger than 2 MiB. Give it in parts."),
        _ => Ok(text),
    }
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    marked.unwrap_or_else(|| match bytes {
        [_, 0, ..] => UTF_16LE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    })
}

/// A table whose head was found.
pub(super) struct Table {
    head: Head,
    rows: Vec<(usize, StringRecord)>,
}

impl Table {
    /// The rows below the head with the line at which each begins; empty ones are passed over.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &StringRecord)> {
        let filled = self.rows.iter().filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()));
        filled.map(|(line, record)| (*line, record))
    }

    /// What a row has in a column; empty where there is none.
    pub fn cell(&self, record: &StringRecord, column: Column) -> String {
        let cell = self.head.at(column).and_then(|at| record.get(at));
        cell.unwrap_or_default().trim().to_owned()
    }

    /// The separator decides what the head is, so each is tried and the one that gives most columns counts.
    fn parse(text: &str) -> Option<Self> {
        SEPARATORS.iter().filter_map(|separator| Self::split(text, *separator)).max_by_key(|table| table.head.known())
    }

    /// Zoom writes a few lines about the webinar above the head.
    fn split(text: &str, separator: u8) -> Option<Self> {
        let mut rows = records(text, separator);
        let heads = rows.iter().take(PREAMBLE).map(|(_, record)| Head::read(record)).enumerate();
        let (at, head) =
            heads.filter(|(_, head)| head.asks()).max_by_key(|(at, head)| (head.known(), usize::MAX - at))?;
        rows.drain(..=at);
        Some(Self { head, rows })
    }
}

/// Every record with the line at which it begins, from 1.
fn records(text: &str, separator: u8) -> Vec<(usize, StringRecord)> {
    let reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut line, mut seen) = (1, 0);
    let numbered = |record: StringRecord| {
        let begins = record.position().map_or(seen, |position| position.byte() as usize);
        // The reader's position stands before the empty lines that it passed over.
        let blank = text[begins..].len() - text[begins..].trim_start_matches('\n').len();
        line += text[seen..begins + blank].matches('\n').count();
        seen = begins + blank;
        (line, record)
    };
    reader.into_records().filter_map(Result::ok).map(numbered).collect()
}

/// Reads the rows of an export.
///
/// # Errors
/// A sentence: it has no head that we know, nothing below it, or too much.
pub(super) fn rows(text: &str) -> Result<ExportRows, String> {
    let table = Table::parse(text).ok_or(NO_HEAD)?;
    let found = if table.head.is_thread() { thread::rows(&table) } else { sheet::rows(&table) };
    match found.rows.len() {
        0 if found.skipped.is_empty() => Err("There is no question below the table’s head.".to_owned()),
        many if many > MOST => Err(format!("This has {many} questions; at most {MOST} are brought in at once.")),
        _ => Ok(found),
    }
}
