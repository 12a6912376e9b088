//! One list: the entries of one kind in one language, with who answers for them.

use crate::LocalDate;

/// What is wrong with a list, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in a sentence.
    pub reason: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Line {}: {}", self.line, self.reason)
    }
}

/// A list as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Rises with every change.
    pub version: u32,
    /// When it has to be read again.
    pub review_by: LocalDate,
    /// Who answers for it.
    pub owner: String,
    /// In what surroundings its entries say nothing.
    pub quiet_when: Vec<String>,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
}

/// One way, or several, to say something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its line, from 1.
    pub line: usize,
    /// What it looks for, in the grammar of [`super::Lists`].
    pub text: String,
    /// Whether it counts, and whatever stands around it.
    pub weight: Weight,
    /// The surroundings without which it says nothing.
    pub needs: Vec<String>,
}

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It is a sign.
    Sign,
    /// It is a sign whatever stands around it (`!`).
    Strong,
    /// What it finds is no sign of this kind (`not:`).
    Not,
    /// It is a sign together with others that stand near: so many points (`+2`), or so many less (`-1`).
    Points(i8),
}

/// Points that one entry gives, or takes, at most.
const MOST_POINTS: u8 = 9;

impl List {
    /// Reads a list: four lines about it (`version`, `review by`, `owner`, `quiet when`), then an entry a line. Lines that begin
    /// with `--` are notes.
    ///
    /// # Errors
    /// Every line that cannot be read.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let first = LocalDate { year: 1970, month: 1, day: 1 };
        let mut list =
            Self { version: 0, review_by: first, owner: String::new(), quiet_when: Vec::new(), entries: Vec::new() };
        let read = |(line, text): (usize, &str)| list.line(line, text).err().map(|reason| Fault { line, reason });
        let mut faults: Vec<Fault> = lines(text).filter_map(read).collect();
        if list.version == 0 || list.owner.is_empty() || list.review_by == first {
            faults.insert(
                0,
                Fault { line: 1, reason: "A list begins with its version, review by and owner.".to_owned() },
            );
        }
        if faults.is_empty() { Ok(list) } else { Err(faults) }
    }

    fn line(&mut self, line: usize, text: &str) -> Result<(), String> {
        if let Some((head, value)) = text.split_once(':')
            && self.about(head.trim(), value.trim())?
        {
            // Further down nobody would see what it changes.
            let is_first = self.entries.is_empty();
            return is_first.then_some(()).ok_or("This goes to the head, before the first entry.".to_owned());
        }
        let (text, needs) = text.split_once(';').unwrap_or((text, ""));
        let needs = match needs.trim() {
            "" => Vec::new(),
            needs => names(needs.strip_prefix("needs ").ok_or("After \u{201c};\u{201d} goes \u{201c}needs\u{201d}.")?),
        };
        let (weight, text) = weighed(text)?;
        super::grammar::parse(text.trim())?;
        self.entries.push(Entry { line, text: text.trim().to_owned(), weight, needs });
        Ok(())
    }

    fn about(&mut self, head: &str, value: &str) -> Result<bool, String> {
        match head {
            "version" => self.version = value.parse().map_err(|_| "The version is a number.".to_owned())?,
            "review by" => self.review_by = value.parse().map_err(|_| "Write the day as 2027-05-01.".to_owned())?,
            "owner" => self.owner = value.to_owned(),
            "quiet when" => self.quiet_when = names(value),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// What an entry does, and what is left of its line.
fn weighed(text: &str) -> Result<(Weight, &str), String> {
    match (text.strip_prefix('!'), text.strip_prefix("not:")) {
        (Some(text), _) => Ok((Weight::Strong, text)),
        (_, Some(text)) => Ok((Weight::Not, text)),
        (None, None) if text.starts_with(['+', '-']) => {
            let (points, entry) = text.split_once(' ').unwrap_or((text, ""));
            let points = points.parse().ok().filter(|points: &i8| (1..=MOST_POINTS).contains(&points.unsigned_abs()));
            let why = || format!("After + or - go points from 1 to {MOST_POINTS}, then a blank.");
            points.map(|points| (Weight::Points(points), entry)).ok_or_else(why)
        }
        (None, None) => Ok((Weight::Sign, text)),
    }
}

/// Names with commas between.
pub(super) fn names(text: &str) -> Vec<String> {
    text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The lines that say something, with their numbers.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    numbered.filter(|(_, line)| !(line.is_empty() || line.starts_with("--")))
}
