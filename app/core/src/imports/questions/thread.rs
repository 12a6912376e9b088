//! Questions and answers in rows of their own, as Teams writes them: an answer finds its question by its ids, or else
//! answers the question above it.

use super::super::grid::Row;
use super::columns::Column;
use super::read::{At, ExportRow, ExportRows, Table};
use super::said::{Says, is_attendee, says};

/// A question with what others call it by.
struct Asked {
    id: String,
    thread: String,
}

/// A row that answers.
struct Reply<'a> {
    row: &'a Row,
    /// The question above it.
    above: Option<usize>,
}

pub(super) fn rows(table: &Table) -> ExportRows {
    let (mut found, mut asked, mut replies) = (ExportRows::default(), Vec::new(), Vec::new());
    for row in table.rows() {
        let says = says(&table.cell(row, Column::Type));
        match (table.unfit(row), says) {
            (Some(why), _) => found.skip(At::from(row), why),
            (None, Says::Question) if table.asked(row).is_empty() => {
                found.skip(At::from(row), "there is no question in it.");
            }
            (None, Says::Question) => {
                asked.push(Asked { id: table.cell(row, Column::Id), thread: table.cell(row, Column::Thread) });
                found.rows.push(question(table, row));
            }
            (None, Says::Answer) => replies.push(Reply { row, above: asked.len().checked_sub(1) }),
            (None, Says::Else) => found.skip(At::from(row), "it neither asks nor answers."),
        }
    }
    for reply in replies {
        answer(table, &mut found, &asked, &reply);
    }
    found
}

fn question(table: &Table, row: &Row) -> ExportRow {
    let cell = |column| table.cell(row, column);
    let (name, email) = table.asker(row, Column::Author);
    ExportRow {
        at: At::from(row),
        text: table.asked(row),
        name,
        email,
        asked: cell(Column::Asked),
        status: cell(Column::Status),
        ..ExportRow::default()
    }
}

/// Puts an answer to its question. What attendees tell each other is no answer of ours.
fn answer(table: &Table, found: &mut ExportRows, asked: &[Asked], reply: &Reply<'_>) {
    let cell = |column| table.cell(reply.row, column);
    let (text, at) = (cell(Column::Content), At::from(reply.row));
    if is_attendee(&cell(Column::Standing)) {
        return found.skip(at, "an attendee wrote this answer.");
    }
    match to(asked, reply, &cell(Column::Parent), &cell(Column::Thread)) {
        _ if text.is_empty() => found.skip(at, "there is no answer in it."),
        None => found.skip(at, "it answers a question that is not in this export."),
        Some(asked) => found.rows[asked].adds(&text, &cell(Column::Author), &cell(Column::Asked)),
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
