//! Where the phrases of a language stand in a text: each from its rarest word on, in both directions.

use super::super::spelling::WordId;
use super::{FILLERS, Found, Phrase, Says, Token, Tongue, between, index};

/// Groups that were found: for each word those that begin there with their ends, and those that end there with their beginnings.
pub(super) struct Groups {
    begin: Vec<Vec<(WordId, usize)>>,
    end: Vec<Vec<(WordId, usize)>>,
}

impl Groups {
    pub fn new(words: usize) -> Self {
        Self { begin: vec![Vec::new(); words], end: vec![Vec::new(); words] }
    }

    fn add(&mut self, id: WordId, first: usize, last: usize) {
        if !self.begin[first].contains(&(id, last)) {
            self.begin[first].push((id, last));
            self.end[last].push((id, first));
        }
    }
}

/// Steps of a phrase, each at a word of the text, from which no way leads on: none is tried twice, so that wide gaps between
/// words that come again and again take no longer than others.
type Dead = Vec<(usize, usize)>;

/// What is found in a text, level by level.
pub(super) struct Search<'a> {
    pub tongue: &'a Tongue,
    pub tokens: &'a [Token],
    pub groups: Groups,
    pub found: Vec<Found>,
}

impl Search<'_> {
    pub fn level(&mut self, level: usize) {
        for at in 0..self.tokens.len() {
            let words = self.tokens[at].ids.iter().map(|id| (*id, at));
            let ids: Vec<(WordId, usize)> = words.chain(self.groups.begin[at].iter().copied()).collect();
            for (id, last) in ids {
                self.anchored(level, id, at, last);
            }
        }
    }

    /// Every phrase of a level whose anchor is `id`, which stands from `first` to `last`.
    fn anchored(&mut self, level: usize, id: WordId, first: usize, last: usize) {
        for phrase in &self.tongue.anchors[level][index(id)] {
            let phrase = &self.tongue.phrases[*phrase];
            let begin = self.back(phrase, phrase.anchor, first, &mut Dead::new());
            let Some(first) = begin else { continue };
            let Some(last) = self.forth(phrase, phrase.anchor, last, &mut Dead::new()) else { continue };
            match phrase.says {
                Says::Group(id) => self.groups.add(id, first, last),
                Says::Rule(rule) => self.found.push(Found { rule, first, last }),
            }
        }
    }

    /// Where a phrase begins whose step `step` begins at `at`; `dead` are those of which no way leads on.
    fn back(&self, phrase: &Phrase, step: usize, at: usize, dead: &mut Dead) -> Option<usize> {
        let Some(before) = step.checked_sub(1) else { return Some(at) };
        if dead.contains(&(step, at)) {
            return None;
        }
        let (gap, ids) = (phrase.steps[step].0, &phrase.steps[before].1);
        let near = (0..at).rev().take(gap + FILLERS + 1).take_while(|place| between(self.tokens, *place, at) <= gap);
        let near = near.filter(|place| !self.is_denied(*place, at));
        let found = near
            .flat_map(|place| ending(&self.tokens[place], &self.groups.end[place], place, ids))
            .find_map(|begin| self.back(phrase, before, begin, dead));
        if found.is_none() {
            dead.push((step, at));
        }
        found
    }

    /// Whether, between what is found at `first` and at `last`, the latter is denied: "hit his head, no vomiting".
    fn is_denied(&self, first: usize, last: usize) -> bool {
        first + 1 < last && self.tokens[last - 1].denies
    }

    /// Where it ends, where its step `step` ends at `at`; `dead` as before.
    fn forth(&self, phrase: &Phrase, step: usize, at: usize, dead: &mut Dead) -> Option<usize> {
        let Some((gap, ids)) = phrase.steps.get(step + 1) else { return Some(at) };
        if dead.contains(&(step, at)) {
            return None;
        }
        let near = (at + 1..self.tokens.len()).take(gap + FILLERS + 1);
        let found = near
            .take_while(|place| between(self.tokens, at, *place) <= *gap)
            .filter(|place| !self.is_denied(at, *place))
            .flat_map(|place| ending(&self.tokens[place], &self.groups.begin[place], place, ids))
            .find_map(|end| self.forth(phrase, step + 1, end, dead));
        if found.is_none() {
            dead.push((step, at));
        }
        found
    }
}

/// The other ends of what stands at `place` and is wanted: of the word itself, and of groups.
fn ending<'a>(
    token: &'a Token,
    groups: &'a [(WordId, usize)],
    place: usize,
    ids: &'a [WordId],
) -> impl Iterator<Item = usize> + 'a {
    let word = token.ids.iter().any(|id| ids.binary_search(id).is_ok()).then_some(place);
    let wanted = groups.iter().filter(|(id, _)| ids.binary_search(id).is_ok()).map(|(_, end)| *end);
    word.into_iter().chain(wanted)
}
