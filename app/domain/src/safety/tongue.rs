//! The lists of one language, made ready to be looked for.

mod search;

use std::collections::{BTreeMap, BTreeSet};

use super::Span;
use super::around::{Around, Reach};
use super::glued;
use super::grammar;
use super::list::{Entry, Fault, List, Weight};
use super::meaning::Meaning;
use super::phrases::{Step, Want, Way, Writer};
use super::reading::Word;
use super::spelling::{Vocabulary, WordId};
use search::{Groups, Search};

/// A word of a text, as the lists know it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// What it can be; nothing where no list names it.
    ids: Vec<WordId>,
    pub span: Span,
    pub sentence: usize,
    pub clause: usize,
    /// It may stand between any two others.
    filler: bool,
    /// It says *no*: what follows it at once is denied.
    denies: bool,
    /// How many of the words up to it say something.
    told: usize,
}

/// What was found: the words from `first` to `last`, by rule `rule`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub rule: usize,
    pub first: usize,
    pub last: usize,
}

/// What an entry is of.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// The list, or the surroundings, by number.
    pub of: Of,
    pub text: String,
    /// Surroundings by number.
    pub needs: Vec<usize>,
    /// It says *no* or *not* itself: that one takes nothing from it.
    pub denies: bool,
}

/// Where a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    List(usize, Weight),
    Around(usize),
}

/// A way to say it: each step as the numbers that it may be.
#[derive(Clone, Debug)]
struct Phrase {
    says: Says,
    steps: Vec<(usize, Vec<WordId>)>,
    /// The step that is rarest among all phrases: it is looked for first.
    anchor: usize,
    /// Phrases of groups come before those that hold them.
    level: usize,
}

/// What a phrase is a way to say.
#[derive(Clone, Copy, Debug)]
enum Says {
    Rule(usize),
    Group(WordId),
}

/// The lists of one language.
#[derive(Clone, Debug)]
pub(super) struct Tongue {
    meaning: Meaning,
    vocabulary: Vocabulary,
    /// Words that, in front of a sign, take its meaning.
    denying: BTreeSet<String>,
    /// Those of them that take it from the next word alone.
    at_once: BTreeSet<String>,
    pub arounds: Vec<Around>,
    /// What takes each kind of surroundings back, by number.
    pub unless: Vec<Vec<usize>>,
    /// The surroundings in which each list's entries say nothing, by number.
    pub quiet: Vec<Vec<usize>>,
    pub rules: Vec<Rule>,
    phrases: Vec<Phrase>,
    /// Phrases by level, and by what their anchor may be.
    anchors: Vec<Vec<Vec<usize>>>,
}

/// So many words that say nothing may stand between two.
const FILLERS: usize = 4;
/// Groups stand in groups at most so deep.
const LEVELS: usize = 8;
/// What the end of a sentence counts in a gap.
const SENTENCE: usize = 2;

impl Tongue {
    /// Makes lists ready. A fault names the list by its place, or none for what they share.
    ///
    /// # Errors
    /// The first entry that cannot be written out.
    pub fn new(meaning: Meaning, arounds: Vec<Around>, lists: &[&List]) -> Result<Self, (Option<usize>, Fault)> {
        let vocabulary = Vocabulary::new(meaning.real.clone());
        let (denying, at_once) = (denying(&arounds, usize::MAX), denying(&arounds, 1));
        let mut tongue = Self { meaning, vocabulary, denying, at_once, arounds, ..Self::empty() };
        let unless = tongue.arounds.iter().map(|around| tongue.numbers(&around.unless)).collect::<Result<_, _>>();
        tongue.unless = unless.map_err(|reason| (None, Fault { line: 1, reason }))?;
        for (at, list) in lists.iter().enumerate() {
            let quiet = tongue.numbers(&list.quiet_when);
            tongue.quiet.push(quiet.map_err(|reason| (Some(at), Fault { line: 1, reason }))?);
        }
        let mut writer = Writer::new(&tongue.meaning.families, &tongue.meaning.spellings);
        for at in 0..tongue.arounds.len() {
            for (line, text) in tongue.arounds[at].entries.clone() {
                let added = tongue.rule(&mut writer, Of::Around(at), &text, &[]);
                added.map_err(|reason| (None, Fault { line, reason }))?;
            }
        }
        for (at, list) in lists.iter().enumerate() {
            for Entry { line, text, weight, needs } in &list.entries {
                let added = tongue.rule(&mut writer, Of::List(at, *weight), text, needs);
                added.map_err(|reason| (Some(at), Fault { line: *line, reason }))?;
            }
        }
        tongue.groups(writer.groups);
        tongue.anchor();
        Ok(tongue)
    }

    fn empty() -> Self {
        Self {
            meaning: Meaning::default(),
            vocabulary: Vocabulary::default(),
            denying: BTreeSet::new(),
            at_once: BTreeSet::new(),
            arounds: Vec::new(),
            unless: Vec::new(),
            quiet: Vec::new(),
            rules: Vec::new(),
            phrases: Vec::new(),
            anchors: Vec::new(),
        }
    }

    fn rule(&mut self, writer: &mut Writer, of: Of, text: &str, needs: &[String]) -> Result<(), String> {
        let ways = writer.ways(&grammar::parse(text)?)?;
        let needs = self.numbers(needs)?;
        let rule = self.rules.len();
        ways.iter().for_each(|way| self.phrase(Says::Rule(rule), way));
        let denies = self.denies(text);
        self.rules.push(Rule { of, text: text.to_owned(), needs, denies });
        Ok(())
    }

    /// Whether an entry holds a word that, in front of a sign, takes its meaning.
    fn denies(&self, text: &str) -> bool {
        let plain = text.replace(['\'', '’'], "").to_lowercase();
        plain.split(|letter: char| !letter.is_alphanumeric()).any(|word| {
            let meant = self.meaning.spellings.get(word);
            self.denying.contains(word)
                || meant.is_some_and(|words| words.iter().any(|word| self.denying.contains(word)))
        })
    }

    fn groups(&mut self, groups: Vec<Vec<Way>>) {
        for (at, ways) in groups.into_iter().enumerate() {
            let id = self.vocabulary.id(&Want::Group(at));
            ways.iter().for_each(|way| self.phrase(Says::Group(id), way));
        }
    }

    fn phrase(&mut self, says: Says, way: &Way) {
        let steps: Vec<_> = way.iter().map(|step| (usize::from(step.gap), self.ids(step))).collect();
        if !steps.is_empty() {
            self.phrases.push(Phrase { says, steps, anchor: 0, level: 0 });
        }
    }

    fn ids(&mut self, step: &Step) -> Vec<WordId> {
        let mut ids: Vec<WordId> = step.wants.iter().map(|want| self.vocabulary.id(want)).collect();
        ids.sort_unstable();
        ids
    }

    /// Surroundings by name.
    fn numbers(&self, names: &[String]) -> Result<Vec<usize>, String> {
        let number = |name: &String| {
            let known = self.arounds.iter().position(|around| around.name == *name);
            known.ok_or_else(|| format!("There are no surroundings \u{201c}{name}\u{201d}."))
        };
        names.iter().map(number).collect()
    }

    /// Chooses each phrase's anchor: the step that the fewest phrases hold.
    fn anchor(&mut self) {
        let mut held: BTreeMap<WordId, usize> = BTreeMap::new();
        for id in self.phrases.iter().flat_map(|phrase| &phrase.steps).flat_map(|(_, ids)| ids) {
            *held.entry(*id).or_default() += 1;
        }
        self.level();
        let levels = self.phrases.iter().map(|phrase| phrase.level + 1).max().unwrap_or_default();
        self.anchors = vec![vec![Vec::new(); self.vocabulary.len()]; levels];
        for (at, phrase) in self.phrases.iter_mut().enumerate() {
            let weight = |(_, ids): &(usize, Vec<WordId>)| ids.iter().map(|id| held[id]).sum::<usize>();
            let rarest = (0..phrase.steps.len()).min_by_key(|step| weight(&phrase.steps[*step]));
            phrase.anchor = rarest.unwrap_or_default();
            for id in &phrase.steps[phrase.anchor].1 {
                self.anchors[phrase.level][index(*id)].push(at);
            }
        }
    }

    /// A phrase's level is above those of the groups that it holds.
    fn level(&mut self) {
        let mut levels: BTreeMap<WordId, usize> = BTreeMap::new();
        for _ in 0..LEVELS {
            for phrase in &mut self.phrases {
                let inner = phrase.steps.iter().flat_map(|(_, ids)| ids).filter_map(|id| levels.get(id)).max();
                phrase.level = inner.map_or(0, |level| level + 1);
                if let Says::Group(id) = phrase.says {
                    let level = levels.entry(id).or_default();
                    *level = phrase.level.max(*level);
                }
            }
        }
    }

    /// A text's words as the lists know them: written out, put together and taken apart.
    pub fn tokens(&self, words: &[Word]) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(words.len());
        let (mut at, mut parted) = (0, 0);
        while let Some(word) = words.get(at) {
            let joined = words.get(at + 1).and_then(|next| self.together(word, next));
            at += 1 + usize::from(joined.is_some());
            parted += usize::from(self.meaning.breaks.contains(&word.text()));
            self.add(joined.as_ref().unwrap_or(word), parted, &mut tokens);
        }
        let mut told = 0;
        for token in &mut tokens {
            told += usize::from(!token.filler);
            token.told = told;
        }
        tokens
    }

    /// Two words that are one of ours: `over dose`.
    fn together(&self, word: &Word, next: &Word) -> Option<Word> {
        let letters = word.letters.len() + next.letters.len();
        if !(6..=14).contains(&letters) || word.clause != next.clause || word.letters.len().min(next.letters.len()) < 2
        {
            return None;
        }
        let joined = word.joined(next);
        self.vocabulary.has(&joined.text()).then_some(joined)
    }

    fn add(&self, word: &Word, parted: usize, tokens: &mut Vec<Token>) {
        let text = word.text();
        if let Some(meant) = self.meaning.spellings.get(&text) {
            tokens.extend(meant.iter().map(|meant| self.token(word, &meant.chars().collect::<Vec<_>>(), parted)));
            return;
        }
        let digits = word.letters.iter().take_while(|letter| letter.is_ascii_digit() || **letter == '.').count();
        if (1..word.letters.len()).contains(&digits) && word.letters[0].is_ascii_digit() {
            self.add(&word.part(0, digits), parted, tokens);
            self.add(&word.part(digits, word.letters.len()), parted, tokens);
            return;
        }
        let token = self.token(word, &word.letters, parted);
        let knows = |part: &str| self.vocabulary.has(part) || self.meaning.spellings.contains_key(part);
        let parts = if token.ids.is_empty() { glued::apart(word, &knows, &self.vocabulary) } else { Vec::new() };
        match parts[..] {
            [] => tokens.push(token),
            _ => parts.iter().for_each(|part| self.add(part, parted, tokens)),
        }
    }

    fn token(&self, word: &Word, letters: &[char], parted: usize) -> Token {
        let text: String = letters.iter().collect();
        let (filler, denies) = (self.meaning.fillers.contains(&text), self.at_once.contains(&text));
        let ids = self.vocabulary.ids(letters);
        Token { ids, span: word.span, sentence: word.sentence, clause: word.clause + parted, filler, denies, told: 0 }
    }

    /// Every place at which a rule is met, in order.
    pub fn find(&self, tokens: &[Token]) -> Vec<Found> {
        if tokens.is_empty() {
            return Vec::new();
        }
        let mut search = Search { tongue: self, tokens, groups: Groups::new(tokens.len()), found: Vec::new() };
        (0..self.anchors.len()).for_each(|level| search.level(level));
        search.found.sort_unstable();
        search.found.dedup();
        search.found
    }
}

/// Words that, at most `most` words in front of a sign, take its meaning.
fn denying(arounds: &[Around], most: usize) -> BTreeSet<String> {
    let before = arounds.iter().filter(|around| matches!(around.reach, Reach::Before(words) if words <= most));
    let ways = before.flat_map(|around| &around.entries).map(|(_, entry)| entry.as_str());
    ways.filter(|entry| entry.chars().all(char::is_alphanumeric)).map(str::to_owned).collect()
}

/// What stands between two words, in words.
pub(super) fn between(tokens: &[Token], first: usize, last: usize) -> usize {
    let words = tokens[last].told - usize::from(!tokens[last].filler) - tokens[first].told;
    words + SENTENCE * usize::from(tokens[first].sentence != tokens[last].sentence)
}

fn index(id: WordId) -> usize {
    usize::try_from(id).unwrap_or_default()
}
