//! A text as words: folded letters that know where they stood, with the sentence and clause of each.

use super::Span;
use crate::text::folded_letter;

/// A word of a text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its letters and digits, small and without accents and apostrophes; `*` where one is masked.
    pub letters: Vec<char>,
    /// Where each letter stood.
    spots: Vec<usize>,
    /// Where it begins and ends.
    pub span: Span,
    /// Sentences are counted from 0; a line break ends one, too.
    pub sentence: usize,
    /// Clauses are counted through the whole text; any comma or plus ends one.
    pub clause: usize,
}

impl Word {
    /// The letters from `start` to `end` as a word of their own.
    pub fn part(&self, start: usize, end: usize) -> Self {
        let span = Span { start: self.spots[start], end: self.spots[end - 1] + 1 };
        Self { letters: self.letters[start..end].to_vec(), spots: self.spots[start..end].to_vec(), span, ..*self }
    }

    /// Both as one word.
    pub fn joined(&self, next: &Self) -> Self {
        let letters = [self.letters.as_slice(), &next.letters].concat();
        let spots = [self.spots.as_slice(), &next.spots].concat();
        Self { letters, spots, span: self.span.with(next.span), ..*self }
    }

    pub fn text(&self) -> String {
        self.letters.iter().collect()
    }
}

/// Letters of a word at most: what is longer is cut there.
const LONGEST: usize = 60;

/// Code points that are read: more than any form takes of a question or an answer.
const READ: usize = 8_000;

/// The words of `text`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut reading = Reading::default();
    let mut letters = text.chars().take(READ).enumerate().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, letter)| *letter);
        reading.letter(at, letter, next);
    }
    reading.close();
    reading.words
}

#[derive(Default)]
struct Reading {
    words: Vec<Word>,
    letters: Vec<char>,
    spots: Vec<usize>,
    sentence: usize,
    clause: usize,
}

impl Reading {
    fn letter(&mut self, at: usize, letter: char, next: Option<char>) {
        let inside = !self.letters.is_empty() && next.is_some_and(char::is_alphanumeric);
        match letter {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' if inside => {}
            '*' if inside => self.keep(at, letter),
            '@' if inside => self.keep(at, 'a'),
            '$' if inside => self.keep(at, 's'),
            '.' | '!' | '?' | '\n' | '…' | '。' | '？' | '！' | '¿' | '¡' => {
                // A number with a point in it, such as 37.5, goes on.
                let number = letter == '.' && inside && next.is_some_and(|next| next.is_ascii_digit());
                if number && self.letters.last().is_some_and(char::is_ascii_digit) {
                    self.keep(at, '.')
                } else {
                    self.end_sentence()
                }
            }
            ',' | ';' | ':' | '(' | ')' | '+' | '&' | '—' | '–' => self.end_clause(),
            _ if letter.is_ascii_alphanumeric() => self.keep(at, letter.to_ascii_lowercase()),
            _ if letter.is_ascii() => self.close(),
            _ => self.other(at, letter),
        }
    }

    /// A letter beyond ASCII; accents and what nobody sees add nothing.
    fn other(&mut self, at: usize, letter: char) {
        let mut seen = false;
        for folded in folded_letter(letter) {
            seen = true;
            if folded.is_alphanumeric() { self.keep(at, folded) } else { self.close() }
        }
        if !seen && letter.is_whitespace() {
            self.close();
        }
    }

    fn keep(&mut self, at: usize, letter: char) {
        if self.letters.len() < LONGEST {
            self.letters.push(letter);
            self.spots.push(at);
        }
    }

    fn end_sentence(&mut self) {
        self.close();
        self.sentence += 1;
        self.clause += 1;
    }

    fn end_clause(&mut self) {
        self.close();
        self.clause += 1;
    }

    fn close(&mut self) {
        let (Some(first), Some(last)) = (self.spots.first(), self.spots.last()) else { return };
        let span = Span { start: *first, end: last + 1 };
        let (letters, spots) = (std::mem::take(&mut self.letters), std::mem::take(&mut self.spots));
        self.words.push(Word { letters, spots, span, sentence: self.sentence, clause: self.clause });
    }
}
