//! The reader of signs.

use super::around::Reach;
use super::list::Weight;
use super::reading::Word;
use super::tongue::{Found, Of, Token, Tongue, between};
use super::{Language, Lists, Sign, SignKind, Span, reading};

/// Every sign in `text` that somebody is in danger, or is a child, in order. Lists of all languages are read, since people write
/// in either, those of `language` first.
#[must_use]
pub fn signs(text: &str, language: Language, lists: &Lists) -> Vec<Sign> {
    let words = reading::words(text);
    let of = |tongue| Seen::new(tongue, &words).signs();
    longest(lists.tongues(language).flat_map(of).collect())
}

/// Every place at which a list of `tongue` says something: the list by number, and where.
pub(super) fn places(tongue: &Tongue, words: &[Word]) -> Vec<(usize, Span)> {
    let seen = Seen::new(tongue, words);
    seen.meant().map(|(list, found)| (list, seen.span(found))).collect()
}

/// A text with all that one language's lists find in it.
struct Seen<'a> {
    tongue: &'a Tongue,
    tokens: Vec<Token>,
    found: Vec<Found>,
}

impl<'a> Seen<'a> {
    fn new(tongue: &'a Tongue, words: &[Word]) -> Self {
        let tokens = tongue.tokens(words);
        let found = tongue.find(&tokens);
        Self { tongue, tokens, found }
    }

    fn signs(&self) -> Vec<Sign> {
        let entry = |found: Found| self.tongue.rules[found.rule].text.clone();
        let sign = |(list, found)| Sign { kind: SignKind::ALL[list], span: self.span(found), entry: entry(found) };
        self.meant().map(sign).collect()
    }

    fn span(&self, found: Found) -> Span {
        self.tokens[found.first].span.with(self.tokens[found.last].span)
    }

    /// What is found and counts, with its list.
    fn meant(&self) -> impl Iterator<Item = (usize, Found)> {
        self.found.iter().filter_map(|found| self.counts(*found).map(|list| (list, *found)))
    }

    fn counts(&self, found: Found) -> Option<usize> {
        let rule = &self.tongue.rules[found.rule];
        let Of::List(list, weight) = rule.of else { return None };
        let counts = match weight {
            Weight::Not => false,
            // "I do not want to kill myself" says the contrary; all else takes nothing from it.
            Weight::Strong => !self.is_quiet(list, found, |reach| matches!(reach, Reach::Before(_))),
            Weight::Sign => !self.is_quiet(list, found, |_| true),
        };
        let stands = rule.needs.iter().all(|around| self.stands(*around, found));
        (counts && stands && !self.is_other(list, found)).then_some(list)
    }

    /// Whether surroundings of such a reach take the meaning of what is found.
    fn is_quiet(&self, list: usize, found: Found, of: impl Fn(Reach) -> bool) -> bool {
        let quiet = self.tongue.quiet[list].iter().filter(|around| of(self.tongue.arounds[**around].reach));
        quiet.into_iter().any(|around| self.stands(*around, found))
    }

    /// Whether the list says that this is something else.
    fn is_other(&self, list: usize, sign: Found) -> bool {
        let meets = |other: &Found| other.first <= sign.last && sign.first <= other.last;
        let is_not = |other: &Found| self.tongue.rules[other.rule].of == Of::List(list, Weight::Not);
        self.found.iter().any(|other| is_not(other) && meets(other))
    }

    /// Whether a sign stands in such surroundings, and nothing takes them back.
    fn stands(&self, around: usize, sign: Found) -> bool {
        let reach = self.tongue.arounds[around].reach;
        let denies = matches!(reach, Reach::Before(_));
        let met = self.met(around).any(|place| {
            match sign.first <= place.first && place.last <= sign.last {
                // "I am not suicidal" is denied in its midst; "I do not want to live" is not.
                true if denies => !self.tongue.rules[sign.rule].denies,
                // What begins with it says it itself: "afraid that he comes back".
                true => sign.first < place.first,
                false => self.reaches(reach, place, sign),
            }
        });
        // A "now" far off in the sentence is about something else.
        let beside = |place: Found| {
            let (first, last) = (self.tokens[place.first].clause, self.tokens[place.last].clause);
            let (begin, end) = (self.tokens[sign.first].clause, self.tokens[sign.last].clause);
            self.reaches(Reach::Sentence, place, sign) && first <= end + 1 && begin <= last + 1
        };
        met && !self.tongue.unless[around].iter().any(|undo| self.met(*undo).any(beside))
    }

    fn met(&self, around: usize) -> impl Iterator<Item = Found> {
        self.found.iter().copied().filter(move |found| self.tongue.rules[found.rule].of == Of::Around(around))
    }

    fn reaches(&self, reach: Reach, place: Found, sign: Found) -> bool {
        let (first, last) = (&self.tokens[place.first], &self.tokens[place.last]);
        let (begin, end) = (&self.tokens[sign.first], &self.tokens[sign.last]);
        match reach {
            Reach::Before(words) => {
                place.last < sign.first && last.clause == begin.clause && between(&self.tokens, place.last, sign.first) <= words
            }
            Reach::Clause => first.clause <= end.clause && begin.clause <= last.clause,
            Reach::Sentence => first.sentence <= end.sentence && begin.sentence <= last.sentence,
            Reach::Text => true,
        }
    }
}

/// Of signs of one kind that overlap, the longest; in the order of the text.
fn longest(mut signs: Vec<Sign>) -> Vec<Sign> {
    signs.sort_by_key(|sign| std::cmp::Reverse(sign.span.end - sign.span.start));
    let mut kept: Vec<Sign> = Vec::new();
    for sign in signs {
        if !kept.iter().any(|other| other.kind == sign.kind && other.span.meets(sign.span)) {
            kept.push(sign);
        }
    }
    kept.sort_by_key(|sign: &Sign| (sign.span.start, sign.span.end));
    kept
}

