//! The words of a text as both databases keep and look for them: folded by us, so that neither's own rules decide
//! whether *Übelkeit* is found by *ubelkeit*, or *Сон* by *сон*.

use domain::text::folded;

/// Letters of a word that count: longer ones are cut, in the index and in what is looked for alike.
const LETTERS: usize = 40;
/// Words of a question that count.
const WORDS: usize = 1_000;

/// What somebody typed with a sign in it, folded: `50%`, `b_12`, a `!` alone. A sentence's own signs around a word are none.
pub(super) fn signed(text: &str) -> Vec<String> {
    let bare = |part: &str| part.trim_matches(|letter| ".,;:?!¿¡\"'()„“”«»".contains(letter)).to_owned();
    let whole = folded(text);
    let parts = whole
        .split_whitespace()
        .map(|part| Some(bare(part)).filter(|bare| !bare.is_empty()).unwrap_or(part.to_owned()));
    parts.filter(|part| !part.chars().all(belongs)).collect()
}

fn belongs(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

/// A text's words in small letters without accents, in order, as many as count. A sign of Han or Thai, which write no blanks, is a
/// word.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = all_words(text);
    words.truncate(WORDS);
    words
}

/// All of them: of what is long and written by us.
pub(super) fn all_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in folded(text).chars() {
        let belongs = belongs(letter);
        let alone = stands_alone(letter);
        if (!belongs || alone) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|word| belongs && word.chars().count() < LETTERS) {
            word.push(letter);
        }
        if alone {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Scripts without blanks between words: Thai to Khmer, kana, Han.
fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
        && letter.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_how_a_letter_is_composed_make_no_difference() {
        assert_eq!(words("Übelkeit"), ["ubelkeit"]);
        assert_eq!(words("U\u{308}BELKEIT"), ["ubelkeit"]);
        assert_eq!(words("Сон, ещё раз"), ["сон", "еще", "раз"]);
        assert_eq!(words("Ibuprofen 400mg/day – “safe”?"), ["ibuprofen", "400mg", "day", "safe"]);
        assert_eq!(words("½ ﬁsh"), ["1", "2", "fish"]);
        assert_eq!(words("GRÖSSE, Größe"), ["grosse", "grosse"]);
        assert_eq!(words("ύπνος ΥΠΝΟΣ"), ["υπνοσ", "υπνοσ"]);
        assert_eq!(words("Knie\u{ad}schmerz \u{202e}tief"), ["knieschmerz", "tief"]);
        assert_eq!(words(" ?! "), Vec::<String>::new());
    }

    #[test]
    fn scripts_without_blanks_are_found_sign_by_sign_and_their_marks_stay() {
        assert_eq!(words("睡眠 ok"), ["睡", "眠", "ok"]);
        assert_eq!(words("नींद"), ["नींद"]);
    }

    #[test]
    fn signs_count_where_they_belong_to_what_is_looked_for() {
        assert_eq!(signed("50% of Ärger, b_12?"), ["50%", "b_12"]);
        assert_eq!(signed("Is “melatonin” safe?!"), Vec::<String>::new());
        assert_eq!(signed("! _"), ["!", "_"]);
    }

    #[test]
    fn what_is_endless_is_cut() {
        assert_eq!(words(&"x".repeat(5_000))[0].len(), LETTERS);
        assert_eq!(words(&"x ".repeat(5_000)).len(), WORDS);
    }
}
