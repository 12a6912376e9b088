//! How much two questions have in common, to offer one where somebody types the other. A hint for people, never a
//! decision: a "not" or another dose hardly changes it.

use std::collections::BTreeSet;

use crate::text::folded;

/// Words that nearly every question has.
const COMMON: [&str; 44] = [
    "a", "about", "after", "am", "an", "and", "any", "are", "as", "at", "be", "can", "do", "does", "for", "from",
    "have", "how", "i", "if", "in", "is", "it", "may", "me", "my", "of", "on", "or", "should", "so", "than", "that",
    "the", "there", "this", "to", "was", "what", "when", "which", "with", "you", "your",
];

/// The longest text that is looked at, in bytes of its letters: more says nothing new.
const LONGEST: usize = 1_000;

/// A text's telling words, cut into threes of letters, so that "walk" and "walking" meet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<u64>);

impl Words {
    /// The words of a text, in any language, however its letters were typed.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let folded = folded(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let telling = words.filter(|word| !COMMON.contains(word));
        let mut threes = BTreeSet::new();
        let mut seen = 0;
        for word in telling.take_while(|word| (seen < LONGEST, seen += word.len()).0) {
            let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
            threes.extend(letters.windows(3).map(packed));
        }
        Self(threes.into_iter().collect())
    }

    /// Whether there is nothing to compare.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What both have in common, in thousandths of what they have together (Dice's coefficient).
    #[must_use]
    pub fn likeness(&self, other: &Self) -> usize {
        let (mut mine, mut theirs, mut both) = (0, 0, 0);
        while let (Some(one), Some(two)) = (self.0.get(mine), other.0.get(theirs)) {
            mine += usize::from(one <= two);
            theirs += usize::from(two <= one);
            both += usize::from(one == two);
        }
        2_000 * both / (self.0.len() + other.0.len()).max(1)
    }
}

/// Three letters in one number: a letter has 21 bits.
fn packed(three: &[char]) -> u64 {
    three.iter().fold(0, |packed, letter| packed << 21 | u64::from(u32::from(*letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, two: &str) -> usize {
        Words::from_text(one).likeness(&Words::from_text(two))
    }

    #[test]
    fn the_same_question_in_other_words_is_near() {
        assert_eq!(likeness("May I walk after a stroke?", "Should I walk after my stroke"), 1_000);
        assert!(likeness("Is walking good after strokes?", "May I walk after a stroke?") > 400);
        assert!(likeness("Wie viel Schlaf brauche ich?", "Wieviel Schlaf braucht man mit 60?") > 400);
    }

    #[cfg(feature = "unicode")]
    #[test]
    fn spelling_keeps_nobody_apart() {
        assert_eq!(likeness("Hilft Übung gegen Müdigkeit?", "HILFT U\u{308}BUNG GEGEN MU\u{308}\u{ad}DIGKEIT"), 1_000);
        assert_eq!(likeness("¿Cuánta melatonina?", "cuanta melatonina"), 1_000);
        assert_eq!(likeness("Сон и ещё раз сон", "сон и еще раз СОН"), 1_000);
    }

    #[test]
    fn another_question_is_far() {
        assert!(likeness("May I walk after a stroke?", "How much melatonin is safe?") < 150);
        assert_eq!(likeness("What is it?", "May I?"), 0);
        assert!(Words::from_text("What is it?").is_empty());
    }

    #[test]
    fn another_dose_is_near_and_no_more() {
        let near = likeness("Is 5 mg melatonin safe at night?", "Is 50 mg melatonin safe at night?");
        assert!((600..1_000).contains(&near), "{near}");
    }
}
