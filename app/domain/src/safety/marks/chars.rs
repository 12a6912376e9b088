//! A text as the readers of marks see it: letters as they were typed, and words with what stands around them.

use super::given::{Known, known};
use super::words::{Among, Words};
use crate::safety::Span;
use crate::text::folded_letter;

/// A word or number: letters and digits, with apostrophes between letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    /// Small and without accents.
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
    /// It begins with a capital.
    pub capital: bool,
    /// What is known of it as a name.
    pub known: Known,
    /// What stands between the one before and it, eight letters at most.
    pub before: &'a str,
}

impl Token<'_> {
    pub fn is_digits(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    pub fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }

    pub fn has_digit(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }

    /// Only blanks stand between the one before and it.
    pub fn follows(&self) -> bool {
        self.before.chars().all(|letter| matches!(letter, ' ' | '\u{a0}'))
    }

    /// A sentence, or what counts as one, ends between the one before and it.
    pub fn begins_sentence(&self) -> bool {
        self.before.chars().any(|letter| matches!(letter, '.' | '!' | '?' | '\n' | ';'))
    }

    pub fn is(&self, words: &impl Among) -> bool {
        words.holds(self.text)
    }
}

/// A text.
pub(super) struct Text<'a> {
    pub letters: &'a [char],
    pub tokens: Vec<Token<'a>>,
    /// Hardly a small letter: capitals say nothing.
    pub shouts: bool,
}

impl<'a> Text<'a> {
    pub fn new(text: &'a str, words: &'a Read) -> Self {
        let token = |at: usize| {
            let (word, last) = (&words.words[at], at.checked_sub(1).map_or(0, |last| words.words[last].bytes.1));
            let before = &text[last..word.bytes.0];
            let before = before.char_indices().nth(8).map_or(before, |(end, _)| &before[..end]);
            let (start, end) = word.span;
            let text = &words.plain[word.plain.0..word.plain.1];
            Token { text, start, end, capital: word.capital, known: known(text), before }
        };
        let tokens = (0..words.words.len()).map(token).collect();
        Self { letters: &words.letters, tokens, shouts: words.shouts() }
    }

    pub fn at(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }

    /// What stands there, small and without accents.
    pub fn folded(&self, span: Span) -> String {
        self.letters[span.start..span.end.min(self.letters.len())]
            .iter()
            .flat_map(|letter| folded_letter(*letter))
            .collect()
    }

    /// The first token that begins at `place` or after it.
    pub fn from(&self, place: usize) -> usize {
        self.tokens.partition_point(|token| token.start < place)
    }

    /// Places of tokens that are one of `words`.
    pub fn places(&self, words: &impl Among) -> impl Iterator<Item = usize> {
        (0..self.tokens.len()).filter(|at| self.tokens[*at].is(words))
    }

    /// Whether the token at `at` is one of `words`.
    pub fn is(&self, at: usize, words: &impl Among) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(words))
    }

    /// Whether the tokens from `at` on are `words`.
    pub fn says(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.tokens.get(at + step).is_some_and(|token| token.text == *word))
    }

    /// The place after the longest of `phrases` that stands at `at`.
    pub fn after(&self, at: usize, phrases: &Words) -> Option<usize> {
        let first = self.tokens.get(at)?.text;
        let end = |rest: &str| {
            let mut end = at + 1;
            for word in rest.split_ascii_whitespace() {
                self.tokens.get(end).filter(|token| token.text == word)?;
                end += 1;
            }
            Some(end)
        };
        phrases.beginning(first).filter_map(end).max()
    }

    /// The place after up to `most` tokens from `at` on that are one of `words`.
    pub fn past(&self, at: usize, words: &impl Among, most: usize) -> usize {
        at + (at..self.tokens.len()).take(most).take_while(|place| self.tokens[*place].is(words)).count()
    }
}

/// A text's letters and words, for a [`Text`] to point into.
pub(super) struct Read {
    letters: Vec<char>,
    /// All words, small and without accents, one after another.
    plain: String,
    words: Vec<Word>,
}

struct Word {
    /// Where it stands in `plain`.
    plain: (usize, usize),
    /// Where it stands in the text, in code points and in bytes.
    span: (usize, usize),
    bytes: (usize, usize),
    capital: bool,
}

impl Read {
    pub fn new(text: &str) -> Self {
        let mut read =
            Self { letters: text.chars().collect(), plain: String::with_capacity(text.len()), words: Vec::new() };
        let (mut at, mut byte) = (0, 0);
        while let Some(first) = read.letters.get(at).copied() {
            if !first.is_alphanumeric() {
                (at, byte) = (at + 1, byte + first.len_utf8());
                continue;
            }
            let end = end(&read.letters, at);
            let begin = (read.plain.len(), byte);
            for letter in at..end {
                let letter = read.letters[letter];
                byte += letter.len_utf8();
                read.fold(letter);
            }
            let (plain, bytes) = ((begin.0, read.plain.len()), (begin.1, byte));
            read.words.push(Word { plain, span: (at, end), bytes, capital: first.is_uppercase() });
            at = end;
        }
        read
    }

    /// Adds a letter of a word, small and without its accent.
    fn fold(&mut self, letter: char) {
        match letter {
            _ if is_apostrophe(letter) => {}
            _ if letter.is_ascii() => self.plain.push(letter.to_ascii_lowercase()),
            'á' => self.plain.push('a'),
            'é' => self.plain.push('e'),
            'í' => self.plain.push('i'),
            'ó' => self.plain.push('o'),
            'ú' | 'ü' => self.plain.push('u'),
            'ñ' => self.plain.push('n'),
            _ => self.plain.extend(folded_letter(letter).filter(|letter| !is_apostrophe(*letter))),
        }
    }

    fn shouts(&self) -> bool {
        let small = self.letters.iter().filter(|letter| letter.is_lowercase()).count();
        let large = self.letters.iter().filter(|letter| letter.is_uppercase()).count();
        large > 3 * small
    }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`')
}

/// Where the word that begins at `at` ends: letters with combining marks; apostrophes between letters.
fn end(letters: &[char], at: usize) -> usize {
    let digits = letters[at].is_ascii_digit();
    let mut end = at + 1;
    while let Some(letter) = letters.get(end) {
        let joins = letters.get(end + 1).is_some_and(|next| next.is_alphabetic()) && letters[end - 1].is_alphabetic();
        let belongs =
            letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}') || (is_apostrophe(*letter) && joins);
        if !belongs || (digits && !letter.is_alphanumeric()) {
            break;
        }
        end += 1;
    }
    end
}
