//! What stands around a sign and takes its meaning away: *no*, *in 1998*, *my grandfather died of*, *how do I recognise*.

use super::list::{Fault, lines, names};

/// How near it has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// At most so many words in front of it.
    Before(usize),
    /// In the same clause.
    Clause,
    /// In the same sentence.
    Sentence,
    /// In the same sentence or the one before or after it.
    Beside,
    /// Anywhere.
    Text,
}

/// A kind of surroundings.
#[derive(Clone, Debug)]
pub(super) struct Around {
    pub name: String,
    pub reach: Reach,
    /// The surroundings that take it back where they stand in the sign's sentence.
    pub unless: Vec<String>,
    /// Ways to say it, each with its line.
    pub entries: Vec<(usize, String)>,
}

/// Reads `around.txt`: headings such as `[not] 4 before` or `[past] sentence, unless now`, with an entry a line below each.
///
/// # Errors
/// The first line that cannot be read.
pub(super) fn parse(text: &str) -> Result<Vec<Around>, Fault> {
    let mut all: Vec<Around> = Vec::new();
    for (line, text) in lines(text) {
        if text.starts_with('[') && text.contains("] ") {
            all.push(
                heading(text)
                    .ok_or_else(|| Fault { line, reason: "Write \u{201c}[name] 4 before\u{201d}.".to_owned() })?,
            );
        } else if let Some(last) = all.last_mut() {
            last.entries.push((line, text.to_owned()));
        }
    }
    Ok(all)
}

fn heading(text: &str) -> Option<Around> {
    let (name, about) = text.strip_prefix('[')?.split_once(']')?;
    let (reach, unless) = about.split_once(", unless ").unwrap_or((about, ""));
    let reach = match reach.trim() {
        "clause" => Reach::Clause,
        "sentence" => Reach::Sentence,
        "beside" => Reach::Beside,
        "text" => Reach::Text,
        before => Reach::Before(before.strip_suffix(" before")?.parse().ok()?),
    };
    Some(Around { name: name.to_owned(), reach, unless: names(unless), entries: Vec::new() })
}
