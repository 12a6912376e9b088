//! The words that lists hold, found again however they are spelled.

use std::collections::{BTreeSet, HashMap};

use super::phrases::Want;

/// A word's number in a vocabulary.
pub(super) type WordId = u32;

/// From so many letters on a word is known by one wrong letter, and from so many by two.
const ONE_WRONG: usize = 5;
const TWO_WRONG: usize = 9;

/// Longer words are looked up as they are.
const LONGEST: usize = 18;

/// The words of the lists of one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    words: HashMap<String, WordId>,
    stems: HashMap<String, WordId>,
    numbers: Vec<(u32, u32, WordId)>,
    /// Groups have numbers, too: a phrase's step takes a word or a group.
    groups: HashMap<usize, WordId>,
    /// Words by what is left of them with a letter or two taken out (as in SymSpell).
    near: HashMap<u64, Vec<WordId>>,
    spelled: Vec<Vec<char>>,
    /// Words that are none of ours spelled wrongly.
    real: BTreeSet<String>,
}

impl Vocabulary {
    pub fn new(real: BTreeSet<String>) -> Self {
        Self { real, ..Self::default() }
    }

    /// The number of what is wanted, new or known.
    pub fn id(&mut self, want: &Want) -> WordId {
        let next = WordId::try_from(self.spelled.len()).unwrap_or(WordId::MAX);
        let known = match want {
            Want::Word(word) => self.words.get(word).copied(),
            Want::Stem(stem) => self.stems.get(stem).copied(),
            Want::Number(least, most) => {
                self.numbers.iter().find(|known| (known.0, known.1) == (*least, *most)).map(|known| known.2)
            }
            Want::Group(group) => self.groups.get(group).copied(),
        };
        known.unwrap_or_else(|| self.add(want, next))
    }

    fn add(&mut self, want: &Want, id: WordId) -> WordId {
        match want {
            Want::Word(word) => {
                self.words.insert(word.clone(), id);
                self.spelled.push(word.chars().collect());
                let letters = &self.spelled[self.spelled.len() - 1];
                if letters.len() >= ONE_WRONG {
                    taken_out(letters, |part| self.near.entry(part).or_default().push(id));
                }
            }
            Want::Stem(stem) => {
                self.stems.insert(stem.clone(), id);
                self.spelled.push(Vec::new());
            }
            Want::Number(least, most) => {
                self.numbers.push((*least, *most, id));
                self.spelled.push(Vec::new());
            }
            Want::Group(group) => {
                self.groups.insert(*group, id);
                self.spelled.push(Vec::new());
            }
        }
        id
    }

    pub fn len(&self) -> usize {
        self.spelled.len()
    }

    pub fn has(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    pub fn is_real(&self, word: &str) -> bool {
        self.real.contains(word)
    }

    /// What a word of a text can be; nothing if it is none of ours.
    pub fn ids(&self, letters: &[char]) -> Vec<WordId> {
        let word: String = letters.iter().collect();
        if letters.first().is_some_and(char::is_ascii_digit)
            && let Ok(number) = word.parse::<f64>()
        {
            let within = |known: &&(u32, u32, WordId)| f64::from(known.0) <= number && number <= f64::from(known.1);
            return self.numbers.iter().filter(within).map(|known| known.2).collect();
        }
        let exact = self.exact(&word);
        if !exact.is_empty() || self.is_real(&word) {
            return exact;
        }
        self.misspelt(letters)
    }

    fn exact(&self, word: &str) -> Vec<WordId> {
        let ends = word.char_indices().skip(3).map(|(at, _)| at).chain([word.len()]);
        let stems = ends.filter_map(|end| self.stems.get(&word[..end]));
        self.words.get(word).into_iter().chain(stems).copied().collect()
    }

    /// Drawn out (`heeelp`), with digits for letters (`k1ll`), masked (`k*ll`), or with a wrong letter.
    fn misspelt(&self, letters: &[char]) -> Vec<WordId> {
        for most in [2, 1] {
            let shorter = drawn_in(letters, most);
            if shorter.len() < letters.len() {
                let found = self.exact(&shorter.iter().collect::<String>());
                if !found.is_empty() {
                    return found;
                }
            }
        }
        let plain: Vec<char> = letters.iter().map(|letter| meant(*letter)).collect();
        if plain != letters {
            let found = self.exact(&plain.iter().collect::<String>());
            if !found.is_empty() {
                return found;
            }
        }
        self.nearest(&drawn_in(letters, 2))
    }

    fn nearest(&self, letters: &[char]) -> Vec<WordId> {
        let mut found: Vec<(usize, WordId)> = Vec::new();
        let mut look = |id: WordId| {
            let known = found.iter().any(|found| found.1 == id);
            let wrong = wrong(letters, &self.spelled[usize::try_from(id).unwrap_or_default()]).filter(|_| !known);
            found.extend(wrong.map(|wrong| (wrong, id)));
        };
        if letters.contains(&'*') {
            (0..self.spelled.len()).filter_map(|id| WordId::try_from(id).ok()).for_each(&mut look);
        } else if letters.len() + 1 >= ONE_WRONG && letters.len() <= LONGEST {
            taken_out(letters, |part| self.near.get(&part).into_iter().flatten().for_each(|id| look(*id)));
        }
        let least = found.iter().map(|found| found.0).min();
        found.into_iter().filter(|found| Some(found.0) == least).map(|found| found.1).collect()
    }
}

/// How many letters of a word are wrong, if it is still known by the others.
fn wrong(letters: &[char], word: &[char]) -> Option<usize> {
    let masked = letters.iter().filter(|letter| **letter == '*').count();
    let allowed = if word.len() >= TWO_WRONG { 2 } else { usize::from(word.len() >= ONE_WRONG || masked == 1) };
    if letters.len().abs_diff(word.len()) > allowed || word.is_empty() {
        return None;
    }
    let begins = letters.first() == word.first() || (letters.first() == word.get(1) && letters.get(1) == word.first());
    let wrong = distance(letters, word);
    (begins && wrong <= allowed).then_some(wrong)
}

/// Letters to change, leave out, put in or swap until one is the other (optimal string alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (at, row) in rows.iter_mut().enumerate() {
        row[0] = at;
    }
    rows[0] = (0..=other.len()).collect();
    for i in 1..=one.len() {
        for j in 1..=other.len() {
            let changed = rows[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let least = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            let swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            rows[i][j] = if swapped { least.min(rows[i - 2][j - 2] + 1) } else { least };
        }
    }
    rows[one.len()][other.len()]
}

/// Hands on what is left of a word with each letter taken out in turn, and with each two where it is long; and the whole.
fn taken_out(letters: &[char], mut each: impl FnMut(u64)) {
    let none = letters.len();
    each(hash(letters, none, none));
    if letters.len() > LONGEST {
        return;
    }
    for one in 0..letters.len() {
        each(hash(letters, one, none));
        if letters.len() + 1 >= TWO_WRONG {
            (one + 1..letters.len()).for_each(|other| each(hash(letters, one, other)));
        }
    }
}

/// One number for a word without two of its letters (FNV-1a).
fn hash(letters: &[char], one: usize, other: usize) -> u64 {
    let kept = letters.iter().enumerate().filter(|(at, _)| *at != one && *at != other);
    kept.fold(0xcbf2_9ce4_8422_2325, |hash, (_, letter)| {
        (hash ^ u64::from(u32::from(*letter))).wrapping_mul(0x100_0000_01b3)
    })
}

/// Rows of one letter no longer than `most`, where they were of three or more.
fn drawn_in(letters: &[char], most: usize) -> Vec<char> {
    let mut shorter: Vec<char> = Vec::with_capacity(letters.len());
    for row in letters.chunk_by(|one, other| one == other) {
        let keep = if row.len() >= 3 { most } else { row.len() };
        shorter.extend(&row[..keep]);
    }
    shorter
}

/// The letter that a digit stands for.
fn meant(letter: char) -> char {
    match letter {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let mut vocabulary = Vocabulary::new(["breeding".to_owned()].into());
        for word in words {
            vocabulary.id(&Want::Word((*word).to_owned()));
        }
        vocabulary
    }

    fn knows(vocabulary: &Vocabulary, word: &str) -> bool {
        !vocabulary.ids(&word.chars().collect::<Vec<_>>()).is_empty()
    }

    #[test]
    fn words_are_known_by_most_of_their_letters() {
        let ours = vocabulary(&["breathe", "suicide", "kill", "bleeding", "unconscious", "help", "pills"]);
        for word in [
            "breathe",
            "brethe",
            "breatthe",
            "braethe",
            "sucide",
            "suicude",
            "su*cide",
            "k*ll",
            "k1ll",
            "killll",
            "unconcious",
            "unconsiuos",
            "heeelp",
            "bleedin",
        ] {
            assert!(knows(&ours, word), "{word}");
        }
        for word in ["breeding", "hill", "kilt", "bills", "conscience", "held"] {
            assert!(!knows(&ours, word), "{word}");
        }
    }

    #[test]
    fn numbers_are_known_by_their_size() {
        let mut ours = vocabulary(&[]);
        let id = ours.id(&Want::Number(10, 17));
        assert_eq!(ours.ids(&['1', '4']), [id]);
        assert!(ours.ids(&['1', '7', '.', '5']).is_empty());
    }
}
