//! Tables for spreadsheets (CSV, RFC 4180).

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use wellspring_core::Error;

/// What tells Excel that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// A table as a file `{name}.csv`, with a head above its rows.
///
/// # Errors
/// [`Error::Internal`], which writing into memory does not cause.
pub fn file<const N: usize>(
    name: &str,
    head: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<Response, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::Internal(format!("the table {name}: {error}"));
    let mut table = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    table.write_record(head).map_err(|error| broken(&error))?;
    for row in rows {
        table.write_record(row.map(guarded)).map_err(|error| broken(&error))?;
    }
    let bytes = table.into_inner().map_err(|error| broken(&error))?;
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    let named =
        HeaderValue::try_from(format!("attachment; filename=\"{name}.csv\"")).map_err(|error| broken(&error))?;
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, named)], bytes).into_response())
}

/// A cell that no spreadsheet reads as a formula (OWASP, CSV injection).
fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    async fn written(cells: [&str; 2]) -> String {
        let rows = [cells.map(str::to_owned)].into_iter();
        let file = file("calendar", ["one", "two"], rows).expect("a table");
        assert_eq!(file.headers()[CONTENT_DISPOSITION], "attachment; filename=\"calendar.csv\"");
        let bytes = to_bytes(file.into_body(), 1_000).await.expect("its bytes");
        String::from_utf8(bytes.to_vec()).expect("UTF-8")
    }

    #[tokio::test]
    async fn no_cell_is_a_formula() {
        let head = "\u{feff}\"one\",\"two\"\r\n";
        assert_eq!(written(["=1+1", "Sleep, well"]).await, format!("{head}\"'=1+1\",\"Sleep, well\"\r\n"));
        assert_eq!(written(["@now \"x\"", "a\nb"]).await, format!("{head}\"'@now \"\"x\"\"\",\"a\nb\"\r\n"));
        for start in ["+", "-", "\t", "\r"] {
            assert!(written([start, "1 - 1"]).await.ends_with(&format!("\"'{start}\",\"1 - 1\"\r\n")), "{start:?}");
        }
    }
}
