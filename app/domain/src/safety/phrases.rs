//! An entry, written out: each way to say it is a row of steps. Rows of words that several entries choose from, such as a family,
//! become groups, which are looked for once.

use std::collections::{BTreeMap, HashMap};

use super::grammar::Part;

/// What stands at a step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Want {
    /// This word.
    Word(String),
    /// One that begins so.
    Stem(String),
    /// A number from one to another.
    Number(u32, u32),
    /// Any row of words of a group.
    Group(usize),
}

/// One place of a phrase.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// How many words may stand before it.
    pub gap: u8,
    /// Any of these.
    pub wants: Vec<Want>,
}

/// One way to say something.
pub(super) type Way = Vec<Step>;

/// Words in short and long: `u = you`, `dont = do not`.
pub(super) type Spellings = BTreeMap<String, Vec<String>>;

/// Families by name.
pub(super) type Families = BTreeMap<String, Vec<Vec<Part>>>;

/// Ways to say one entry at most, beside what its groups choose from.
const MOST: usize = 200;
/// Families that stand in each other at most.
const DEEPEST: usize = 6;

/// What entries are written out with, and the groups so far: each holds only those before it.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub families: Families,
    pub spellings: Spellings,
    pub groups: Vec<Vec<Way>>,
    known: HashMap<String, Vec<Want>>,
}

impl Writer {
    pub fn new(families: &Families, spellings: &Spellings) -> Self {
        Self { families: families.clone(), spellings: spellings.clone(), ..Self::default() }
    }

    /// Every way to say an entry.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn ways(&mut self, parts: &[Part]) -> Result<Vec<Way>, String> {
        let swap = parts.iter().position(|part| matches!(part, Part::AnyOrder(_)));
        let Some(at) = swap else { return self.sequence(parts, 0) };
        let Part::AnyOrder(words) = parts[at] else { return Ok(Vec::new()) };
        let gap = [Part::Gap(words)];
        let forth = self.sequence(&[&parts[..at], &gap, &parts[at + 1..]].concat(), 0)?;
        let back = self.sequence(&[&parts[at + 1..], &gap, &parts[..at]].concat(), 0)?;
        Ok([forth, back].concat())
    }

    /// The ways to say a row of parts.
    fn sequence(&mut self, parts: &[Part], depth: usize) -> Result<Vec<Way>, String> {
        let (mut ways, mut gap) = (vec![Way::new()], 0);
        for part in parts {
            let next = match part {
                Part::Gap(words) => {
                    gap = *words;
                    continue;
                }
                Part::AnyOrder(_) => {
                    return Err("\u{201c}~~\u{201d} goes once into an entry, outside brackets.".to_owned());
                }
                part => self.part(part, depth)?,
            };
            if ways.len() * next.len() > MOST {
                return Err(format!("This entry can be said in more than {MOST} ways: make two of it."));
            }
            ways = ways.iter().flat_map(|way| next.iter().map(|next| following(way, next, gap))).collect();
            gap = 0;
        }
        Ok(ways)
    }

    fn part(&mut self, part: &Part, depth: usize) -> Result<Vec<Way>, String> {
        let step = |wants| vec![vec![Step { gap: 0, wants }]];
        match part {
            Part::Word(word) => Ok(vec![self.word(word)]),
            Part::Number(least, most) => Ok(step(vec![Want::Number(*least, *most)])),
            Part::Either(ways) => Ok(step(self.either(ways, depth)?)),
            Part::Maybe(ways) => Ok([vec![Way::new()], step(self.either(ways, depth)?)].concat()),
            Part::Family(name) => {
                let ways = self.families.get(name).cloned().ok_or_else(|| format!("There is no family <{name}>."))?;
                Ok(step(self.either(&ways, depth)?))
            }
            Part::Gap(_) | Part::AnyOrder(_) => Ok(vec![Way::new()]),
        }
    }

    /// Ways of one word each stand at one step; longer ones are a group.
    fn either(&mut self, ways: &[Vec<Part>], depth: usize) -> Result<Vec<Want>, String> {
        let name = format!("{ways:?}");
        if let Some(wants) = self.known.get(&name) {
            return Ok(wants.clone());
        }
        if depth > DEEPEST {
            return Err("A family names itself.".to_owned());
        }
        let (mut wants, mut longer) = (Vec::new(), Vec::new());
        for way in ways {
            for mut way in self.sequence(way, depth + 1)? {
                if way.len() == 1 { wants.append(&mut way[0].wants) } else { longer.push(way) }
            }
        }
        if !longer.is_empty() {
            wants.push(Want::Group(self.groups.len()));
            self.groups.push(longer);
        }
        wants.sort();
        wants.dedup();
        self.known.insert(name, wants.clone());
        Ok(wants)
    }

    fn word(&self, word: &str) -> Way {
        let plain: String = crate::text::folded(word).chars().filter(|letter| !matches!(letter, '\'' | '’')).collect();
        if let Some(stem) = plain.strip_suffix('*') {
            return vec![Step { gap: 0, wants: vec![Want::Stem(stem.to_owned())] }];
        }
        let words = self.spellings.get(&plain).cloned().unwrap_or_else(|| vec![plain]);
        words.into_iter().map(|word| Step { gap: 0, wants: vec![want(word)] }).collect()
    }
}

/// A word as it is wanted: one of digits is a number.
fn want(word: String) -> Want {
    match word.parse() {
        Ok(number) => Want::Number(number, number),
        Err(_) => Want::Word(word),
    }
}

fn following(way: &Way, next: &Way, gap: u8) -> Way {
    let mut whole = way.clone();
    whole.extend(next.iter().cloned());
    if let Some(step) = whole.get_mut(way.len()).filter(|_| !way.is_empty()) {
        step.gap = gap.max(step.gap);
    }
    whole
}
