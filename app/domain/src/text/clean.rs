//! What strangers type, as it is stored: letters in one spelling, nothing that a feed or a page cannot hold.

/// `text` as it is stored: lines end in `\n`, letters are composed (NFC), controls and what XML cannot hold are gone, what
/// turns the direction of letters ends with its line, and no blanks stand around it. Empty where nothing could be seen.
///
/// Source: XML 1.0 §2.2, Unicode 16 §23.7 (noncharacters), UAX #15.
#[must_use]
pub fn clean(text: &str) -> String {
    let clean = written(text).trim_matches(is_blank).to_owned();
    if is_visible(&clean) { clean } else { String::new() }
}

/// Lines that end in `\n`, whichever of CR LF, CR CR LF and CR they ended in.
#[must_use]
pub fn unix(text: &str) -> String {
    if !text.contains('\r') {
        return text.to_owned();
    }
    text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', "\n")
}

/// Whether XML can hold a letter, and it is one: no control but line break and tab, no noncharacter.
#[must_use]
pub fn is_kept(letter: char) -> bool {
    let is_noncharacter = matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe;
    matches!(letter, '\n' | '\t') || !(letter.is_control() || is_noncharacter)
}

/// Whether anything of a text can be seen.
#[must_use]
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|letter| !(is_blank(letter) || is_hidden(letter) || letter.is_control()))
}

/// Blanks of any script, and what is none but shows nothing either: it says nothing at the edge of a text. Joiners and
/// variation selectors belong to the letter beside them and are none.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2060}' | '\u{2800}')
        || matches!(letter, '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fffc}' | '\u{1d159}')
}

/// Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties): shown as nothing.
const HIDDEN: [(u32, u32); 17] = [
    (0xad, 0xad),
    (0x34f, 0x34f),
    (0x61c, 0x61c),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180b, 0x180f),
    (0x200b, 0x200f),
    (0x202a, 0x202e),
    (0x2060, 0x206f),
    (0x3164, 0x3164),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff0, 0xfff8),
    (0x1_bca0, 0x1_bca3),
    (0x1_d173, 0x1_d17a),
    (0xe_0000, 0xe_0fff),
];

/// Whether a letter is shown as nothing.
#[must_use]
pub fn is_hidden(letter: char) -> bool {
    let code = u32::from(letter);
    HIDDEN.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

#[cfg(feature = "unicode")]
fn written(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let kept: String = unix(text).chars().filter(|letter| is_kept(*letter)).collect();
    super::direction::closed(&kept).nfc().collect()
}

/// A browser only has to know whether something is there: the server, which has the tables, looks again.
#[cfg(not(feature = "unicode"))]
fn written(text: &str) -> String {
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use icu_properties::CodePointSetData;
    use icu_properties::props::DefaultIgnorableCodePoint;

    use super::*;

    #[test]
    fn what_is_hidden_is_what_unicode_says() {
        let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
        let wrong: Vec<char> =
            ('\0'..=char::MAX).filter(|letter| ignorable.contains(*letter) != is_hidden(*letter)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn nothing_visible_is_nothing() {
        let braille_and_notes = "\u{2800}\u{2800} \u{1d159}";
        for text in ["\u{200b}\u{200b}\u{200b}", "\u{3164}", braille_and_notes, "\u{2060}\u{feff}", "\u{200d}\u{fe0f}"]
        {
            assert_eq!(clean(text), "", "{text:?}");
        }
        for text in
            ["\u{202e}\u{202c}", "\u{ad}", "\u{e0041}\u{e007f}", "\u{3000}\u{2003}\u{a0}", "\u{fffc}", "\0\u{7}"]
        {
            assert_eq!(clean(text), "", "{text:?}");
        }
        assert_eq!(clean("\u{200b} May I?"), "May I?");
        assert_eq!(clean("?"), "?");
    }

    #[test]
    fn joiners_in_words_and_pictures_stay() {
        for text in ["می\u{200c}خواهم", "👩\u{200d}⚕\u{fe0f}", "❤\u{fe0f}", "क्\u{200d}ष", "שלום\u{200f}!"]
        {
            assert_eq!(clean(text), text, "{text:?}");
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_gone() {
        assert_eq!(clean("Sleep\u{ffff} well\u{fffe} \u{fdd0}tonight\u{1ffff}\u{b}\u{85}"), "Sleep well tonight");
        let holds = |c: char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(('\0'..=char::MAX).filter(|letter| is_kept(*letter)).all(holds));
    }

    #[test]
    fn lines_end_in_one_way() {
        assert_eq!(clean("a\r\nb\rc\nd\r\r\ne\r\n\r\nf"), "a\nb\nc\nd\ne\n\nf");
    }

    #[cfg(feature = "unicode")]
    #[test]
    fn letters_have_one_spelling() {
        assert_eq!(clean("U\u{308}belkeit"), "Übelkeit");
        assert_eq!(clean("\u{1112}\u{1161}\u{11ab}"), "한");
        assert_eq!(clean("Å"), "Å", "the sign of Ångström is the letter");
    }

    proptest::proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "\\PC*|[\\u2066-\\u2069\\u202a-\\u202e\\n ab\u{5d0}\u{308}]*") {
            let once = clean(&text);
            proptest::prop_assert_eq!(clean(&once), once);
        }
    }
}
