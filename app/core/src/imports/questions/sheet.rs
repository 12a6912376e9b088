//! A question a row, with its answers in the same one: Zoom's Q&A report, and tables of one's own.

use csv::StringRecord;

use super::columns::Column;
use super::read::{ExportRow, ExportRows, Table};

pub(super) fn rows(table: &Table) -> ExportRows {
    let mut found = ExportRows::default();
    for (line, record) in table.rows() {
        let row = row(table, line, record);
        match found.rows.last_mut() {
            Some(last) if goes_on(last, &row) => last.adds(&row.answer, &row.answerer, &row.answered),
            _ if row.text.is_empty() => found.skip(line, "there is no question in it."),
            _ => found.rows.push(row),
        }
    }
    found
}

fn row(table: &Table, line: usize, record: &StringRecord) -> ExportRow {
    let cell = |column| table.cell(record, column);
    ExportRow {
        line,
        number: cell(Column::Number),
        text: cell(Column::Question),
        name: cell(Column::Name),
        email: cell(Column::Email),
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
