//! A question a row, with its answers in the same one: Zoom's Q&A report, other tools' lists, and tables of one's own.

use super::super::grid::Row;
use super::columns::Column;
use super::read::{At, ExportRow, ExportRows, Table};

pub(super) fn rows(table: &Table) -> ExportRows {
    let mut found = ExportRows::default();
    for line in table.rows() {
        let row = row(table, line);
        match (table.unfit(line), found.rows.last_mut()) {
            (Some(why), _) => found.skip(At::from(line), why),
            (None, Some(last)) if goes_on(last, &row) => last.adds(&row.answer, &row.answerer, &row.answered),
            _ if row.text.is_empty() => found.skip(row.at, "there is no question in it."),
            _ => found.rows.push(row),
        }
    }
    found
}

fn row(table: &Table, row: &Row) -> ExportRow {
    let cell = |column| table.cell(row, column);
    let (name, email) = table.asker(row, Column::Name);
    ExportRow {
        at: At::from(row),
        number: cell(Column::Number),
        text: table.asked(row),
        name,
        email,
        asked: cell(Column::Asked),
        answer: cell(Column::Answer),
        answerer: cell(Column::Answerer),
        answered: cell(Column::Answered),
        status: cell(Column::Status),
    }
}

/// Whether a row only brings a further answer to the question above it. The same words under another number are another
/// person's: their answer is not for the first one.
fn goes_on(last: &ExportRow, row: &ExportRow) -> bool {
    let same_number = row.number == last.number;
    match row.text.is_empty() {
        true => !row.answer.is_empty() && (row.number.is_empty() || same_number),
        false => !row.number.is_empty() && same_number && row.text == last.text,
    }
}
