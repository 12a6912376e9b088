use super::*;

const GERMAN: &str = "Größe – Müdigkeit & Ängste; „gut schlafen“";

fn as_windows(text: &str) -> Vec<u8> {
    WINDOWS_1252.encode(text).0.into_owned()
}

fn as_wide(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn refused(bytes: &[u8]) -> String {
    text(bytes).map_or_else(|why| why.to_string(), |text| panic!("read as {text:?}"))
}

#[test]
fn letters_of_every_kind_are_read() {
    for plain in
        ["question,name\nWofür?,Jörg\n", GERMAN, "¿Cuántos años?\nEl niño también.", "Où dormir ? Ça dépend…", "plain"]
    {
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        for bytes in [
            plain.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", plain.as_bytes().to_vec()),
            marked(b"\xFF\xFE", as_wide(plain, true)),
            marked(b"\xFE\xFF", as_wide(plain, false)),
            as_wide(plain, true),
            as_wide(plain, false),
            as_windows(plain),
            plain.replace('\n', "\r\n").into_bytes(),
            plain.replace('\n', "\r\r\n").into_bytes(),
            plain.replace('\n', "\r").into_bytes(),
        ] {
            assert_eq!(text(&bytes).as_deref(), Ok(plain), "{bytes:?}");
        }
    }
}

#[test]
fn other_scripts_are_read_by_their_mark() {
    for plain in ["Сон и здоровье", "睡眠与健康", "שינה ובריאות"] {
        assert_eq!(text(&[b"\xFF\xFE".to_vec(), as_wide(plain, true)].concat()).as_deref(), Ok(plain));
        assert_eq!(text(plain.as_bytes()).as_deref(), Ok(plain));
    }
}

#[test]
fn other_encodings_are_named_and_never_read_as_something_else() {
    let wrote = |encoding: &'static Encoding, text: &str| encoding.encode(text).0.into_owned();
    let russian = "Сон и здоровье: как спать лучше после шестидесяти лет?";
    let polish = "Żywienie a ból głowy: jak źle spać i dlaczego się męczyć";
    let japanese = "睡眠と健康についての質問です。昼寝は体に良いですか。";
    for (encoding, text) in [
        (encoding_rs::WINDOWS_1251, russian),
        (encoding_rs::KOI8_R, russian),
        (encoding_rs::WINDOWS_1250, polish),
        (encoding_rs::SHIFT_JIS, japanese),
        (encoding_rs::EUC_JP, japanese),
    ] {
        let said = refused(&wrote(encoding, text));
        assert!(said.contains("they look like") && said.ends_with("Save it as UTF-8, and try again."), "{said}");
    }
    assert!(refused(b"\xFF\xFE\0\0a\0\0\0").contains("UTF-32"));
    assert!(refused(b"\x00\x01\x02\x00\x00\x00\xFF\xFE\x00\x00").contains("This is no text."));
}

#[test]
fn damaged_text_names_its_line() {
    let cut = [b"Wer\nhilft bei M\xC3\xBCdigkeit?\r\nUnd bei \xC3\n".as_slice(), "Übelkeit\n".as_bytes()].concat();
    assert!(refused(&cut).starts_with("Line 3: some letters are damaged"), "{}", refused(&cut));
    // One part was written by a program that knows no UTF-8.
    let mixed = ["question\nHilft Übung?\n".as_bytes(), &as_windows("Müde, träge, größer, älter, öfter?\n")].concat();
    assert!(refused(&mixed).starts_with("Line 3: some letters are damaged"), "{}", refused(&mixed));
    let mut odd = [b"\xFF\xFE".to_vec(), as_wide("one\ntwo", true)].concat();
    odd.pop();
    assert!(refused(&odd).starts_with("Line 2: some letters of this UTF-16"), "{}", refused(&odd));
    let half = [b"\xFF\xFE".to_vec(), as_wide("one\n", true), vec![0x00, 0xD8], as_wide("x", true)].concat();
    assert!(refused(&half).starts_with("Line 2: "), "{}", refused(&half));
}

#[test]
fn folds_may_part_a_letter() {
    let line = "SUMMARY:Rückenschule 💪 für alle";
    for width in 1..line.len() {
        for end in ["\r\n ", "\n\t", "\r\r\n ", "\r "] {
            let folded: Vec<u8> = line.as_bytes().chunks(width).collect::<Vec<_>>().join(end.as_bytes());
            let text = unfolded(&folded).unwrap_or_else(|why| panic!("{width}: {why}"));
            assert_eq!(text.trim_end_matches('\n'), line, "{width}");
        }
    }
    let wide = [b"\xFF\xFE".to_vec(), as_wide("SUMMARY:Rücken\r\n schule\r\nX:1", true)].concat();
    assert_eq!(unfolded(&wide).as_deref(), Ok("SUMMARY:Rückenschule\n\nX:1\n"));
    let windows = as_windows("SUMMARY:Gr\r\n öße – M\r\n üdigkeit & Ängste\r\n");
    assert_eq!(unfolded(&windows).unwrap().trim_end(), "SUMMARY:Größe – Müdigkeit & Ängste");
}

#[test]
fn lines_keep_their_numbers() {
    let text = unfolded(b"A:1\r\n 2\r\n\r\nB:3\r\nC:4\r\n  5").unwrap();
    assert_eq!(text, "A:12\n\n\nB:3\nC:4 5\n\n");
    assert_eq!(text.split('\n').position(|line| line == "B:3"), Some(3));
    // What was unfolded once reads the same.
    assert_eq!(unfolded(text.as_bytes()).unwrap().trim_end(), text.trim_end());
    assert!(refused_at(b"A:\xC3\xBC\r\n \xC3\xA4\r\nB:\xC3\xB6\xFF\r\n") == Some(3));
}

fn refused_at(bytes: &[u8]) -> Option<usize> {
    unfolded(bytes).expect_err("a refusal").line
}

proptest::proptest! {
    #[test]
    fn no_bytes_become_letters_that_nobody_can_read(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
        for bytes in [bytes.clone(), [b"BEGIN:VCALENDAR\r\n".as_slice(), &bytes].concat(), [b"\xFF\xFE".as_slice(), &bytes].concat()] {
            let had = String::from_utf8_lossy(&bytes).matches('\u{fffd}').count() == 0;
            for read in [text(&bytes), unfolded(&bytes)].into_iter().flatten() {
                let is_own = had || bytes.windows(3).any(|three| three == [0xEF, 0xBF, 0xBD]) || bytes.windows(2).any(|pair| pair == [0xFD, 0xFF] || pair == [0xFF, 0xFD]);
                proptest::prop_assert!(is_own || !read.contains('\u{fffd}'), "{read:?}");
            }
        }
    }
}
