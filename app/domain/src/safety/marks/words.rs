//! Lists of words and phrases that a text is looked through for.

/// Words and phrases, up to [`MOST`]. Every word of a text is looked for in dozens of lists: a list is sorted by first letters
/// while the program is built, so that few are compared, and most words with none.
pub(super) struct Words {
    words: &'static [&'static str],
    /// Phrases by their first letter: places in `words`.
    order: [u8; MOST],
    /// The length of each one's first word, in that order.
    lengths: [u8; MOST],
    /// Where each first letter begins in `order`.
    begins: [u8; LETTERS + 1],
    /// The lengths of all first words with a letter, a bit each.
    known: [u32; LETTERS],
}

const LETTERS: usize = 64;
const MOST: usize = 256;

impl Words {
    pub const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() < MOST, "a list of so many words is two");
        let mut list =
            Self { words, order: [0; MOST], lengths: [0; MOST], begins: [0; LETTERS + 1], known: [0; LETTERS] };
        let (mut at, mut initial) = (0, 0);
        while initial < LETTERS {
            list.begins[initial] = at as u8;
            let mut word = 0;
            while word < words.len() {
                let bytes = words[word].as_bytes();
                if letter(bytes) == initial {
                    let length = first(bytes);
                    (list.order[at], list.lengths[at]) = (word as u8, length as u8);
                    list.known[initial] |= bit(length);
                    at += 1;
                }
                word += 1;
            }
            initial += 1;
        }
        list.begins[LETTERS] = at as u8;
        list
    }

    /// Those whose first word is `word`, as what follows on it: nothing, or a blank and further words.
    pub fn beginning<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let initial = word.as_bytes().first().map_or(0, |_| letter(word.as_bytes()));
        let may = !word.is_empty() && self.known[initial] & bit(word.len()) != 0;
        let (begin, end) = (usize::from(self.begins[initial]), usize::from(self.begins[initial + 1]));
        let places = if may { begin..end } else { 0..0 };
        places.filter_map(move |place| {
            let phrase = self.words[usize::from(self.order[place])];
            let fits = usize::from(self.lengths[place]) == word.len() && phrase.as_bytes().starts_with(word.as_bytes());
            fits.then(|| &phrase[word.len()..])
        })
    }
}

/// What a word can be one of.
pub(super) trait Among {
    fn holds(&self, word: &str) -> bool;
}

impl Among for Words {
    fn holds(&self, word: &str) -> bool {
        self.beginning(word).any(str::is_empty)
    }
}

impl<const N: usize> Among for [&str; N] {
    fn holds(&self, word: &str) -> bool {
        self.contains(&word)
    }
}

/// A place for a word's first letter.
const fn letter(word: &[u8]) -> usize {
    word[0] as usize % LETTERS
}

/// The length of a phrase's first word.
const fn first(phrase: &[u8]) -> usize {
    let mut at = 0;
    while at < phrase.len() && phrase[at] != b' ' {
        at += 1;
    }
    at
}

const fn bit(bytes: usize) -> u32 {
    1 << if bytes < 31 { bytes } else { 31 }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SOME: Words = Words::new(&["birth", "date of birth", "date", "ñandú"]);

    #[test]
    fn words_are_known_and_phrases_by_their_first_one() {
        assert!(SOME.holds("birth") && SOME.holds("ñandú"));
        assert!(!SOME.holds("bird") && !SOME.holds("births") && !SOME.holds(""));
        assert_eq!(SOME.beginning("date").collect::<Vec<_>>(), [" of birth", ""]);
        assert_eq!(SOME.beginning("dat").count(), 0);
    }
}
