//! A text as the readers of marks see it: letters as they were typed, and words with what stands around them.

use crate::safety::Span;
use crate::text::folded_letter;

/// A word or number: letters and digits, with apostrophes, and hyphens between letters.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Small and without accents.
    pub text: String,
    pub start: usize,
    pub end: usize,
    /// It begins with a capital.
    pub capital: bool,
    /// What stands between the one before and it.
    pub before: String,
}

impl Token {
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

    pub fn is(&self, words: &[&str]) -> bool {
        // Lists are long, and every word of a text is looked for in each: its first letter rules out nearly all.
        let (text, first) = (self.text.as_str(), self.text.as_bytes().first());
        words.iter().any(|word| word.as_bytes().first() == first && *word == text)
    }
}

/// A text.
pub(super) struct Text {
    pub letters: Vec<char>,
    pub tokens: Vec<Token>,
    /// Hardly a small letter: capitals say nothing.
    pub shouts: bool,
}

impl Text {
    pub fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let small = letters.iter().filter(|letter| letter.is_lowercase()).count();
        let large = letters.iter().filter(|letter| letter.is_uppercase()).count();
        let tokens = tokens(&letters);
        Self { letters, tokens, shouts: large > 3 * small }
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
    pub fn places<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
        (0..self.tokens.len()).filter(move |at| self.tokens[*at].is(words))
    }

    /// Whether the tokens from `at` on are `words`.
    pub fn says(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.tokens.get(at + step).is_some_and(|token| token.text == *word))
    }

    /// The place after the first of `phrases` that stands at `at`.
    pub fn after(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let first = self.tokens.get(at)?.text.as_str();
        let initial = first.as_bytes().first();
        let phrase = |phrase: &&str| {
            let rest = (phrase.as_bytes().first() == initial).then(|| phrase.strip_prefix(first)).flatten()?;
            if rest.is_empty() {
                return Some(at + 1);
            }
            let mut end = at + 1;
            for word in rest.strip_prefix(' ')?.split(' ') {
                self.tokens.get(end).filter(|token| token.text == word)?;
                end += 1;
            }
            Some(end)
        };
        phrases.iter().filter_map(phrase).max()
    }
}

fn tokens(letters: &[char]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut last) = (0, 0);
    while at < letters.len() {
        if !letters[at].is_alphanumeric() {
            at += 1;
            continue;
        }
        let end = end(letters, at);
        let text =
            letters[at..end].iter().flat_map(|letter| folded_letter(*letter)).filter(|letter| !is_apostrophe(*letter));
        let before = letters[last..at].iter().take(8).collect();
        tokens.push(Token { text: text.collect(), start: at, end, capital: letters[at].is_uppercase(), before });
        (at, last) = (end, end);
    }
    tokens
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
