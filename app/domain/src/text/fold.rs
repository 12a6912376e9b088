//! Texts as they are compared: to look for one, to see how near two are, to know one again.

use super::clean::is_hidden;

/// A text without what makes no difference between two questions: upper case, blanks and line breaks, how a letter is
/// composed, and what nobody sees. Accents stay: they part *año* from *ano*.
#[must_use]
pub fn as_compared(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| !is_hidden(*letter)).collect();
    let lower = composed(&seen).to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in small letters without accents, vowel points and what nobody sees, for finding it however it was typed.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in apart(text).filter(|letter| !(is_accent(*letter) || is_hidden(*letter))) {
        letter.to_lowercase().for_each(|letter| match spelled(letter) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(letter),
        });
    }
    composed(&plain)
}

/// One letter in small letters without accents: mostly one, none for an accent or what nobody sees. What [`folded`] does with
/// a text, for readers that have to know where in the original each letter stood.
pub(crate) fn folded_letter(letter: char) -> impl Iterator<Item = char> {
    let mut alone = [0; 4];
    let text: &str = letter.encode_utf8(&mut alone);
    let text = if text.is_ascii() { text.to_ascii_lowercase() } else { folded(text) };
    text.chars().collect::<Vec<_>>().into_iter()
}

/// Accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic ones, and the Arabic stroke that only
/// stretches a word. Marks of other scripts are vowels, which make another word.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}')
        || matches!(letter, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Small letters that are a letter with something to it, though Unicode does not take them apart; and those of two shapes.
fn spelled(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(feature = "unicode")]
fn composed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}

#[cfg(feature = "unicode")]
fn apart(text: &str) -> impl Iterator<Item = char> {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd()
}

#[cfg(not(feature = "unicode"))]
fn composed(text: &str) -> String {
    text.to_owned()
}

#[cfg(not(feature = "unicode"))]
fn apart(text: &str) -> impl Iterator<Item = char> {
    text.chars()
}

#[cfg(all(test, feature = "unicode"))]
mod tests {
    use super::*;

    #[test]
    fn the_same_question_however_it_was_typed() {
        let meant = as_compared("Hilft Übung gegen Müdigkeit?");
        for other in [
            "hilft übung  gegen\nmüdigkeit?",
            "Hilft U\u{308}bung gegen Mu\u{308}digkeit?",
            "Hilft Ü\u{200b}bung gegen Müdig\u{ad}keit?",
        ] {
            assert_eq!(as_compared(other), meant, "{other}");
        }
        assert_ne!(as_compared("¿Cuántos años?"), as_compared("¿Cuántos anos?"));
    }

    #[test]
    fn case_and_accents_fold_in_every_script() {
        for (one, other) in [
            ("Übelkeit", "U\u{308}BELKEIT"),
            ("Größe", "GRÖSSE"),
            ("ύπνος", "ΥΠΝΟΣ"),
            ("Сон, ещё", "СОН, ЕЩЕ"),
            ("ışık", "IŞIK"),
            ("İyi", "iyi"),
            ("łagodny", "LAGODNY"),
            ("søvn", "SØVN"),
            ("cœur", "COEUR"),
            ("شُكْرًا", "شكرا"),
            ("שָׁלוֹם", "שלום"),
            ("knie\u{ad}schmerz", "Knieschmerz"),
            ("ﬁsh", "FISH"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
        assert_ne!(folded("नींद"), folded("नद"), "vowels are no accents");
    }
}
