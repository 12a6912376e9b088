//! Somebody's text beside ours: what turns the direction of letters ends where their text ends.

/// Isolates that a line opens and does not close are closed at its end; what closes none is dropped. In a page each text
/// stands in an element of its own, which such a mark would leave or keep open (UAX #9, BD9).
#[cfg(feature = "unicode")]
pub(super) fn closed(text: &str) -> String {
    if !text.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']) {
        return text.to_owned();
    }
    text.split('\n').map(closed_line).collect::<Vec<_>>().join("\n")
}

fn closed_line(line: &str) -> String {
    let (mut open, mut whole) = (0, String::with_capacity(line.len()));
    for letter in line.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' if open == 0 => continue,
            '\u{2069}' => open -= 1,
            _ => {}
        }
        whole.push(letter);
    }
    whole.extend(std::iter::repeat_n('\u{2069}', open));
    whole
}

/// A text in a sentence of ours where there are no elements, as in a letter: one that can turn the letters around it
/// stands between FSI and PDI (UAX #9 §2.5), each line for itself. Others stay as they are.
#[must_use]
pub fn isolated(text: &str) -> String {
    if !text.chars().any(turns) {
        return text.to_owned();
    }
    let line = |line: &str| match line.chars().any(turns) {
        true => format!("\u{2068}{}\u{2069}", closed_line(line)),
        false => line.to_owned(),
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Letters that are written from right to left, and marks that turn others: by their blocks, which Unicode keeps for them.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(letter, '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(all(test, feature = "unicode"))]
mod tests {
    use super::*;

    #[test]
    fn isolates_end_with_their_line() {
        assert_eq!(closed("a\u{2067}b\nc"), "a\u{2067}b\u{2069}\nc");
        assert_eq!(closed("a\u{2069}b\u{2068}c\u{2069}\u{2069}"), "ab\u{2068}c\u{2069}");
        assert_eq!(closed("\u{202e}abc"), "\u{202e}abc");
    }

    #[test]
    fn what_turns_letters_stands_for_itself() {
        assert_eq!(isolated("Dr. Lin"), "Dr. Lin");
        assert_eq!(isolated("שלום"), "\u{2068}שלום\u{2069}");
        assert_eq!(isolated("Is this \u{202e}elbisivni"), "\u{2068}Is this \u{202e}elbisivni\u{2069}");
        assert_eq!(isolated("a\u{2069}\u{202e}b"), "\u{2068}a\u{202e}b\u{2069}");
        assert_eq!(isolated("plain\nهل"), "plain\n\u{2068}هل\u{2069}");
    }
}
