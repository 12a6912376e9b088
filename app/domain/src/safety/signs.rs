//! The reader of signs.

use super::around::Reach;
use super::list::Weight;
use super::points::{self, Pointed};
use super::reading::Word;
use super::tongue::{Found, Of, Token, Tongue, between};
use super::{Lists, Sign, SignKind, Span, reading};
use crate::Language;

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
    seen.meant().into_iter().map(|(list, found)| (list, seen.span(found))).collect()
}

/// A text with all that one language's lists find in it.
struct Seen<'a> {
    tongue: &'a Tongue,
    tokens: Vec<Token>,
    /// What lists found, in the order of the text.
    found: Vec<Found>,
    /// What each kind of surroundings found, in the order of the text.
    around: Vec<Vec<Found>>,
    /// What each list says is something else.
    other: Vec<Vec<Found>>,
}

/// Words on each side of a sign that count as around it, however long its sentence goes on.
const NEAR: usize = 60;
/// Signs of one list at most: more say nothing new.
const MOST: usize = 40;

impl<'a> Seen<'a> {
    fn new(tongue: &'a Tongue, words: &[Word]) -> Self {
        let tokens = tongue.tokens(words);
        let mut seen = Self {
            tongue,
            found: Vec::new(),
            around: vec![Vec::new(); tongue.arounds.len()],
            other: vec![Vec::new(); tongue.quiet.len()],
            tokens,
        };
        let mut found = tongue.find(&seen.tokens);
        found.sort_by_key(|found| (found.first, found.last));
        for found in found {
            match tongue.rules[found.rule].of {
                Of::Around(around) => seen.around[around].push(found),
                Of::List(list, Weight::Not) => seen.other[list].push(found),
                Of::List(..) => seen.found.push(found),
            }
        }
        seen
    }

    fn signs(&self) -> Vec<Sign> {
        let entry = |found: Found| self.tongue.rules[found.rule].text.clone();
        let sign = |(list, found)| Sign { kind: SignKind::ALL[list], span: self.span(found), entry: entry(found) };
        self.meant().into_iter().map(sign).collect()
    }

    fn span(&self, found: Found) -> Span {
        self.tokens[found.first].span.with(self.tokens[found.last].span)
    }

    /// What is found and counts, with its list.
    fn meant(&self) -> Vec<(usize, Found)> {
        let mut meant = points::sums(&self.pointed());
        let mut of_list = vec![0; self.tongue.quiet.len()];
        for found in &self.found {
            let Of::List(list, weight) = self.tongue.rules[found.rule].of else { continue };
            if matches!(weight, Weight::Points(_)) {
                continue;
            }
            if of_list[list] < MOST && self.counts(*found).is_some() {
                of_list[list] += 1;
                meant.push((list, *found));
            }
        }
        meant
    }

    /// What gives points.
    fn pointed(&self) -> Vec<Pointed> {
        let pointed = |found: &Found| match self.tongue.rules[found.rule].of {
            Of::List(list, Weight::Points(points)) if points < 0 || self.counts(*found).is_some() => {
                Some(Pointed { list, found: *found, points, sentence: self.tokens[found.first].sentence })
            }
            _ => None,
        };
        self.found.iter().filter_map(pointed).take(MOST * self.tongue.quiet.len()).collect()
    }

    fn counts(&self, found: Found) -> Option<usize> {
        let rule = &self.tongue.rules[found.rule];
        let Of::List(list, weight) = rule.of else { return None };
        let counts = match weight {
            Weight::Not => false,
            // "I do not want to kill myself" says the contrary; all else takes nothing from it.
            Weight::Strong => !self.is_quiet(list, found, |reach| matches!(reach, Reach::Before(_))),
            Weight::Sign | Weight::Points(_) => !self.is_quiet(list, found, |_| true),
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
        near(&self.other[list], sign).any(|other| other.first <= sign.last && sign.first <= other.last)
    }

    /// Whether a sign stands in such surroundings, and nothing takes them back.
    fn stands(&self, around: usize, sign: Found) -> bool {
        let reach = self.tongue.arounds[around].reach;
        let denies = matches!(reach, Reach::Before(_));
        let met = self.met(around, sign).any(|place| {
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
        met && !self.tongue.unless[around].iter().any(|undo| self.met(*undo, sign).any(beside))
    }

    fn met(&self, around: usize, sign: Found) -> impl Iterator<Item = Found> {
        let whole = self.tongue.arounds[around].reach == Reach::Text;
        let all = if whole { self.around[around].as_slice() } else { &[] };
        near(&self.around[around], sign).chain(all.iter().copied().take(1))
    }

    fn reaches(&self, reach: Reach, place: Found, sign: Found) -> bool {
        let (first, last) = (&self.tokens[place.first], &self.tokens[place.last]);
        let (begin, end) = (&self.tokens[sign.first], &self.tokens[sign.last]);
        match reach {
            Reach::Before(words) => {
                place.last < sign.first
                    && last.clause == begin.clause
                    && between(&self.tokens, place.last, sign.first) <= words
            }
            Reach::Clause => first.clause <= end.clause && begin.clause <= last.clause,
            Reach::Sentence => first.sentence <= end.sentence && begin.sentence <= last.sentence,
            Reach::Beside => first.sentence <= end.sentence + 1 && begin.sentence <= last.sentence + 1,
            Reach::Text => true,
        }
    }
}

/// Those of `found`, which are in the order of the text, that stand near a sign.
fn near(found: &[Found], sign: Found) -> impl Iterator<Item = Found> {
    let begin = found.partition_point(|place| place.first + NEAR < sign.first);
    found[begin..].iter().copied().take_while(move |place| place.first <= sign.last + NEAR)
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
