//! What the lists of one language share: how words are spelled in short, which say nothing, which mean the same.

use std::collections::BTreeSet;

use super::grammar;
use super::list::Fault;
use super::phrases::{Families, Spellings};

/// The shared words of a language.
#[derive(Clone, Debug, Default)]
pub(super) struct Meaning {
    pub families: Families,
    pub spellings: Spellings,
    /// Words that may stand between any two others: *really*, *so*, *just*.
    pub fillers: BTreeSet<String>,
    /// Words that part clauses as a comma does: *but*, *and*.
    pub breaks: BTreeSet<String>,
    /// Words that are none of ours spelled wrongly, though a letter would make them one.
    pub real: BTreeSet<String>,
}

impl Meaning {
    /// Reads `words.txt`: under each heading one thing a line, or several with commas between.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn parse(text: &str, real: &str) -> Result<Self, Fault> {
        let mut meaning = Self { real: real.split_whitespace().map(str::to_owned).collect(), ..Self::default() };
        let mut heading = "";
        for (line, text) in super::list::lines(text) {
            match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
                Some(name) => heading = name,
                None => meaning.line(heading, text).map_err(|reason| Fault { line, reason })?,
            }
        }
        Ok(meaning)
    }

    fn line(&mut self, heading: &str, text: &str) -> Result<(), String> {
        let listed = || text.split(',').map(str::trim).filter(|word| !word.is_empty());
        match heading {
            "says nothing" => self.fillers.extend(listed().map(str::to_owned)),
            "parts clauses" => self.breaks.extend(listed().map(str::to_owned)),
            "in short" => {
                for pair in listed() {
                    let (short, long) = pair.split_once('=').ok_or("Write \u{201c}short = what it means\u{201d}.")?;
                    self.spellings
                        .insert(short.trim().to_owned(), long.split_whitespace().map(str::to_owned).collect());
                }
            }
            "families" => {
                let (name, ways) = text.split_once(':').ok_or("Write \u{201c}name: word, word\u{201d}.")?;
                let ways = ways.split(',').map(|way| grammar::parse(way.trim())).collect::<Result<Vec<_>, _>>()?;
                self.families.entry(name.trim().to_owned()).or_default().extend(ways);
            }
            _ => return Err("This stands under no heading that is known.".to_owned()),
        }
        Ok(())
    }
}
