//! Questions and answers in rows of their own, as Teams writes them: an answer finds its question by its ids, or else
//! answers the question above it.

use csv::StringRecord;

use super::columns::Column;
use super::read::{ExportRow, ExportRows, Table};

/// A question with what others call it by.
struct Asked {
    id: String,
    thread: String,
}

/// What a row is, by its type.
enum Says {
    Question,
    Answer,
    Else,
}

/// A row that answers.
struct Reply<'a> {
    line: usize,
    record: &'a StringRecord,
    /// The question above it.
    above: Option<usize>,
}

pub(super) fn rows(table: &Table) -> ExportRows {
    let (mut found, mut asked, mut replies) = (ExportRows::default(), Vec::new(), Vec::new());
    for (line, record) in table.rows() {
        match says(&table.cell(record, Column::Type)) {
            Says::Question if table.cell(record, Column::Content).is_empty() => {
                found.skip(line, "there is no question in it.");
            }
            Says::Question => {
                asked.push(Asked { id: table.cell(record, Column::Id), thread: table.cell(record, Column::Thread) });
                found.rows.push(question(table, line, record));
            }
            Says::Answer => replies.push(Reply { line, record, above: asked.len().checked_sub(1) }),
            Says::Else => found.skip(line, "it neither asks nor answers."),
        }
    }
    for reply in replies {
        answer(table, &mut found, &asked, &reply);
    }
    found
}

fn says(kind: &str) -> Says {
    let kind = kind.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| kind.contains(word));
    match () {
        () if has(&["response", "reply", "answer"]) => Says::Answer,
        () if has(&["question"]) => Says::Question,
        () => Says::Else,
    }
}

fn question(table: &Table, line: usize, record: &StringRecord) -> ExportRow {
    let cell = |column| table.cell(record, column);
    let anonymous = cell(Column::Standing).to_lowercase().contains("anonym");
    ExportRow {
        line,
        text: cell(Column::Content),
        name: if anonymous { String::new() } else { cell(Column::Author) },
        email: if anonymous { String::new() } else { cell(Column::Email) },
        asked: cell(Column::Asked),
        status: cell(Column::Status),
        ..ExportRow::default()
    }
}

/// Puts an answer to its question. What attendees tell each other is no answer of ours.
fn answer(table: &Table, found: &mut ExportRows, asked: &[Asked], reply: &Reply<'_>) {
    let cell = |column| table.cell(reply.record, column);
    let (text, standing) = (cell(Column::Content), cell(Column::Standing).to_lowercase());
    if standing.contains("attendee") || standing.contains("participant") {
        return found.skip(reply.line, "an attendee wrote this answer.");
    }
    match to(asked, reply, &cell(Column::Parent), &cell(Column::Thread)) {
        _ if text.is_empty() => found.skip(reply.line, "there is no answer in it."),
        None => found.skip(reply.line, "it answers a question that is not in this export."),
        Some(at) => found.rows[at].adds(&text, &cell(Column::Author), &cell(Column::Asked)),
    }
}

/// The question that a reply belongs to.
fn to(asked: &[Asked], reply: &Reply<'_>, parent: &str, thread: &str) -> Option<usize> {
    let known = |id: &str| asked.iter().position(|asked| !id.is_empty() && (asked.id == id || asked.thread == id));
    match (parent, thread) {
        ("", "") => reply.above,
        _ => known(parent).or_else(|| known(thread)),
    }
}
