//! What was erased, by id and without a word, in a file outside the database: a backup that is put back does not bring it
//! back. A line each: the question's id, and what was left of it, or `waits` where something stands against it yet;
//! `lapsed` stands before what was left where its time was over.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use domain::id::QuestionId;
use domain::question::Left;

use crate::{Error, keep_private};

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is to be erased once nothing stands against it.
    Waits,
    /// It was erased, but for this.
    Gone(Left),
    /// Its time was over, and it was erased, but for this.
    Lapsed(Left),
}

/// The word for what waits.
const WAITS: &str = "waits";
/// The word before what was left once its time was over.
const LAPSED: &str = "lapsed";

impl std::fmt::Display for Fate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Waits => f.write_str(WAITS),
            Self::Gone(left) => left.fmt(f),
            Self::Lapsed(left) => write!(f, "{LAPSED} {left}"),
        }
    }
}

impl std::str::FromStr for Fate {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word.split_once(' ') {
            Some((LAPSED, left)) => left.parse().map(Self::Lapsed),
            None if word == WAITS => Ok(Self::Waits),
            _ => word.parse().map(Self::Gone),
        }
    }
}

/// A question whose words go, and how far that has come.
pub(crate) type Erased = (QuestionId, Fate);

/// Whether lines can be added.
///
/// # Errors
/// [`Error::Internal`].
pub(crate) async fn probe(file: PathBuf) -> Result<(), Error> {
    append(file, Vec::new()).await
}

/// Adds lines, on the disk once this returns.
///
/// # Errors
/// [`Error::Internal`], for the log: then nothing is to be erased.
pub(super) async fn append(file: PathBuf, erased: Vec<Erased>) -> Result<(), Error> {
    let name = file.display().to_string();
    let written = tokio::task::spawn_blocking(move || write(&file, &erased)).await;
    let done = written.unwrap_or_else(|error| Err(io::Error::other(error)));
    done.map_err(|error| {
        Error::Internal(format!("{name} cannot be written: {error}. Name another one with --erased-file"))
    })
}

fn write(file: &Path, erased: &[Erased]) -> io::Result<()> {
    keep_private(file, true)?;
    let mut to = OpenOptions::new().append(true).create(true).open(file)?;
    // A power cut may have left half a line: each begins anew.
    let lines: String = erased.iter().map(|(id, fate)| format!("\n{id} {fate}\n")).collect();
    to.write_all(lines.as_bytes())?;
    to.sync_all()
}

/// Every line that is whole, the latest for each question.
///
/// # Errors
/// What the system says; a file that is not there holds nothing.
pub(crate) fn read(file: &Path) -> io::Result<Vec<Erased>> {
    let text = match std::fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        text => text?,
    };
    let line = |line: &str| line.split_once(' ').and_then(|(id, fate)| Some((id.parse().ok()?, fate.parse().ok()?)));
    Ok(text.lines().filter_map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn lines_are_added_and_half_a_line_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("wellspring.erased");
        assert_eq!(read(&file).unwrap(), []);
        let id: QuestionId = "01935f5e-0000-7000-8000-000000000001".parse().unwrap();
        append(file.clone(), vec![(id.clone(), Fate::Waits)]).await.unwrap();
        append(file.clone(), vec![(id.clone(), Fate::Gone(Left::Nothing))]).await.unwrap();
        OpenOptions::new().append(true).open(&file).unwrap().write_all(b"01935f5e-0000-70").unwrap();
        let both = [(id.clone(), Fate::Waits), (id.clone(), Fate::Gone(Left::Nothing))];
        assert_eq!(read(&file).unwrap(), both);
        append(file.clone(), vec![(id.clone(), Fate::Lapsed(Left::Wording))]).await.unwrap();
        assert_eq!(read(&file).unwrap().last(), Some(&(id, Fate::Lapsed(Left::Wording))));
        assert_eq!(read(&file).unwrap().len(), 3);
        assert!(!crate::is_open_to_others(&file));
    }
}
