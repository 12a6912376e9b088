//! Tables of strangers (CSV, RFC 4180), strictly: what stands between quotes is one cell, and quotes that do not close are
//! refused with their line, since whatever they swallow would become one person's words.

use std::iter::Peekable;
use std::str::Chars;

/// A table of one column has none of them in its head; then the last one counts, since commas stand in sentences.
const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// Rows of a table's beginning among which its head may stand.
pub(super) const PREAMBLE: usize = 40;

/// A row with the numbers under which people find it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The line at which it begins, from 1, as an editor of text shows it.
    pub line: usize,
    /// The row, from 1, as a spreadsheet shows it.
    pub row: usize,
    /// Its cells as they stand there.
    pub cells: Vec<String>,
}

impl Row {
    /// A cell without blanks around it; empty where there is none.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// How many cells it has, up to the last with something in it.
    pub fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
    }
}

/// A column as a spreadsheet names it: `A`, `B`, … `AA`.
pub(super) fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { letters(column / 26 - 1) + &last.to_string() }
}

/// A table as one separator gives it, up to a quote that breaks it. Rows without anything are counted and not kept.
struct Scanned {
    rows: Vec<Row>,
    broken: Option<usize>,
}

/// The rows of a table, split by the separator under which `known` knows most of its beginning.
///
/// # Errors
/// A sentence with the line of a quote that does not close.
pub(super) fn read(text: &str, known: impl Fn(&[Row]) -> usize) -> Result<Vec<Row>, String> {
    let said = text.split('\n').next().and_then(separator);
    let separators = said.as_ref().map_or(SEPARATORS.as_slice(), std::slice::from_ref);
    // Of a table that nobody knows the widest counts: its heads are quoted back.
    let knows = |separator: &&char| {
        let rows = scan(text, **separator, said.is_some(), PREAMBLE).rows;
        match known(&rows) {
            0 => (0, rows.iter().map(Row::width).max()),
            known => (known, None),
        }
    };
    let separator = separators.iter().max_by_key(knows).copied().unwrap_or(',');
    let Scanned { rows, broken } = scan(text, separator, said.is_some(), usize::MAX);
    match broken.or_else(|| swallowed(&rows, separator)) {
        None => Ok(rows),
        Some(line) => Err(format!(
            "Line {line}: a quote (\") opens a cell here and is not closed where the cell ends. Close it, or take it \
             away; inside a cell, write two (\"\") for one."
        )),
    }
}

/// What Excel writes above a table: `sep=;`.
fn separator(first: &str) -> Option<char> {
    let mut letters = first.trim().strip_prefix("sep=")?.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// The line of a cell that holds what look like rows of others: several lines, one of them with just as many separators
/// as the table has, and none of these before a blank, as commas of a sentence are.
fn swallowed(rows: &[Row], separator: char) -> Option<usize> {
    let columns = rows.iter().map(Row::width).max().filter(|columns| *columns > 2)?;
    let is_row = |line: &str| {
        let parts: Vec<&str> = line.split(separator).collect();
        parts.len() == columns && !parts[1..].iter().any(|part| part.starts_with(' '))
    };
    let lines = |cell: &String| cell.contains('\n') && cell.lines().any(is_row);
    rows.iter().find(|row| row.cells.iter().any(lines)).map(|row| row.line)
}

/// Where reading stands.
struct Scan<'a> {
    rest: Peekable<Chars<'a>>,
    separator: char,
    line: usize,
}

/// What ends a cell.
#[derive(PartialEq, Eq)]
enum End {
    Separator,
    Line,
    Text,
}

fn scan(text: &str, separator: char, is_said: bool, most: usize) -> Scanned {
    let mut scan = Scan { rest: text.chars().peekable(), separator, line: 1 };
    let mut scanned = Scanned { rows: Vec::new(), broken: None };
    if is_said {
        scan.plain();
        scan.rest.by_ref().find(|letter| *letter == '\n');
        scan.line = 2;
    }
    let mut row = Row { line: scan.line, row: 1, cells: Vec::new() };
    loop {
        let begins = scan.line;
        let Some((cell, end)) = scan.cell() else {
            scanned.broken = Some(begins);
            return scanned;
        };
        row.cells.push(cell);
        if end != End::Separator {
            let next = Row { line: scan.line, row: row.row + 1, cells: Vec::new() };
            let read = std::mem::replace(&mut row, next);
            scanned.rows.extend(Some(read).filter(|row| !row.is_empty()));
        }
        if end == End::Text || scanned.rows.len() >= most {
            return scanned;
        }
    }
}

impl Scan<'_> {
    /// The next cell and what ends it; none where its quotes do not close.
    fn cell(&mut self) -> Option<(String, End)> {
        let mut ahead = self.rest.clone();
        let is_quoted = ahead.find(|letter| *letter != ' ') == Some('"');
        if !is_quoted {
            return Some(self.plain());
        }
        self.rest = ahead;
        let cell = self.quoted()?;
        let (behind, end) = self.plain();
        behind.trim().is_empty().then_some((cell, end))
    }

    fn plain(&mut self) -> (String, End) {
        let mut cell = String::new();
        for letter in self.rest.by_ref() {
            match letter {
                '\n' => {
                    self.line += 1;
                    return (cell, End::Line);
                }
                letter if letter == self.separator => return (cell, End::Separator),
                letter => cell.push(letter),
            }
        }
        (cell, End::Text)
    }

    /// What stands up to the closing quote.
    fn quoted(&mut self) -> Option<String> {
        let mut cell = String::new();
        while let Some(letter) = self.rest.next() {
            match letter {
                '"' if self.rest.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => return Some(cell),
                letter => {
                    self.line += usize::from(letter == '\n');
                    cell.push(letter);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, usize, Vec<String>)> {
        let rows = read(text, |rows| rows[0].cells.len()).unwrap_or_else(|why| panic!("{why}"));
        rows.into_iter().map(|row| (row.line, row.row, row.cells)).collect()
    }

    fn row(line: usize, row: usize, cells: &[&str]) -> (usize, usize, Vec<String>) {
        (line, row, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    fn broken(text: &str) -> Option<usize> {
        let why = read(text, |rows| rows.first().map_or(0, |row| row.cells.len())).err()?;
        why.strip_prefix("Line ")?.split(':').next()?.parse().ok()
    }

    #[test]
    fn lines_and_rows_are_counted_as_people_see_them() {
        let text = "a,b\n\"one\ntwo\",\"say \"\"hi\"\"\"\n\nlast,\n";
        assert_eq!(
            cells(text),
            [row(1, 1, &["a", "b"]), row(2, 2, &["one\ntwo", "say \"hi\""]), row(5, 4, &["last", ""])]
        );
        let said = "sep=;\na;b\n1,5;2\n";
        assert_eq!(cells(said), [row(2, 1, &["a", "b"]), row(3, 2, &["1,5", "2"])]);
        assert_eq!(cells("a;b\n\"x;y\" ; \"z\"\n"), [row(1, 1, &["a", "b"]), row(2, 2, &["x;y", "z"])]);
        assert_eq!(
            cells("a\tb\n5\" wide, is \"it\"?\tno"),
            [row(1, 1, &["a", "b"]), row(2, 2, &["5\" wide, is \"it\"?", "no"])]
        );
    }

    #[test]
    fn a_quote_that_does_not_close_names_its_line() {
        let rest = "Is snoring dangerous?,Mia,m@x\nMay I stop?,Jo,j@x\n";
        for open in [
            format!("q,name,email\nTea?,R,r@x\n\"How late?,Otto,o@x\n{rest}"),
            format!("q,name,email\nTea?,R,r@x\n\"How late?,Otto,o@x\nIs it?,\"Mia, Jr\",m@x\n{rest}"),
            format!("q,name,email\nTea?,R,r@x\n\"How late?,Otto,o@x\n\"Is it?\",Mia,m@x\n{rest}"),
            format!("q,name,email\nTea?,R,r@x\n\"How late?,Otto,o@x\nIs 5 inches\",Mia,m@x\n{rest}"),
            format!("q,name,email\nTea?,R,r@x\nHow late?,\"Otto,o@x\n{rest}"),
            format!("q,name,email\nTea?,R,r@x\n\"How \"late\"?\",Otto,o@x\n{rest}"),
            "q;name;email\n\"Tea\n?\";R;r@x\n\"How late?;Otto;o@x".to_owned(),
        ] {
            let line = if open.starts_with("q;") { 4 } else { 3 };
            assert_eq!(broken(&open), Some(line), "{open}");
        }
    }

    #[test]
    fn answers_of_several_lines_are_no_rows() {
        let answer = "Some, perhaps, not all.\nAsk your doctor, or your nurse, first.\n\n1,000 steps, daily";
        assert_eq!(broken(&format!("q,name,answer\nTea?,R,\"{answer}\"\n")), None);
        assert_eq!(broken("q\n\"one\ntwo\"\n"), None);
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        assert_eq!(
            [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letters),
            ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]
        );
    }

    proptest::proptest! {
        #[test]
        fn what_a_spreadsheet_writes_is_read_back(rows in proptest::collection::vec(proptest::collection::vec("[a-z\",;\\t \\n]{0,8}", 3..4), 1..6)) {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let text: Vec<String> = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
            let scanned = scan(&(text.join("\n") + "\n"), ',', false, usize::MAX);
            proptest::prop_assert_eq!(scanned.broken, None);
            let read: Vec<Vec<String>> = scanned.rows.into_iter().map(|row| row.cells).collect();
            let filled: Vec<_> = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
            proptest::prop_assert_eq!(read, filled);
        }
    }
}
