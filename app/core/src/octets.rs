//! Strangers' bytes, read into text: UTF-8, UTF-16, or windows-1252 where the bytes themselves say so. Whatever else it is
//! gets a sentence: a letter that nobody can read is never put in a question's or a calendar's place in silence.
//!
//! Calendars and tables share it. Callers bound the size.

use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use domain::text::unix;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at for the blanks between narrow letters of UTF-16.
const LOOKED_AT: usize = 4_096;

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Illegible {
    /// The line that cannot be read, from 1; none where it is all of it.
    pub line: Option<usize>,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    /// Most of it is UTF-8; some bytes are not.
    Damaged,
    /// Half letters, or a half of one at the end.
    Broken,
    /// Another encoding, by its name.
    Other(&'static str),
    /// Nobody's letters.
    NoText,
}

impl Illegible {
    fn all(why: Why) -> Self {
        Self { line: None, why }
    }
}

impl fmt::Display for Illegible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.line.map_or_else(|| "Some".to_owned(), |line| format!("Line {line}: some"));
        match self.why {
            Why::Damaged => write!(f, "{at} letters are damaged: most of it is UTF-8, and they are not.")?,
            Why::Broken => write!(f, "{at} letters of this UTF-16 are damaged or cut off.")?,
            Why::Other(name) => {
                write!(f, "The letters of this are neither UTF-8, UTF-16 nor windows-1252; they look like {name}.")?
            }
            Why::NoText => write!(f, "This is no text.")?,
        }
        f.write_str(" Save it as UTF-8, and try again.")
    }
}

/// The text of bytes, without a byte order mark; lines end in `\n`.
///
/// # Errors
/// A sentence for bytes that are no text of ours.
pub fn text(bytes: &[u8]) -> Result<String, Illegible> {
    let text = match wide(bytes)? {
        Some(encoding) => widely(bytes, encoding)?,
        None => narrowly(bytes)?,
    };
    Ok(unix(&whole(text)))
}

/// The text of a calendar with its lines unfolded (RFC 5545 §3.1). Folds may part the bytes of a letter, so they go before
/// the letters are read. A blank line stands for each that went, so that lines keep their numbers.
///
/// # Errors
/// As for [`text`].
pub fn unfolded(bytes: &[u8]) -> Result<String, Illegible> {
    let text = match wide(bytes)? {
        Some(encoding) => String::from_utf8(unfold(widely(bytes, encoding)?.as_bytes())).unwrap_or_default(),
        None => narrowly(&unfold(bytes))?,
    };
    Ok(whole(text))
}

/// Without the byte order mark, and without the zero bytes that no letter is.
fn whole(text: String) -> String {
    text.trim_start_matches('\u{feff}').replace('\0', "")
}

/// Bytes of lines that end in `\n`, whatever ended them, with what was folded in one and blank lines behind it.
fn unfold(bytes: &[u8]) -> Vec<u8> {
    let (mut whole, mut gone) = (Vec::with_capacity(bytes.len() + 1), 0);
    for (at, line) in lines(bytes).enumerate() {
        match line {
            [b' ' | b'\t', rest @ ..] if at > 0 => {
                whole.extend_from_slice(rest);
                gone += 1;
                continue;
            }
            // Blank lines end nothing: some programs write one after each line.
            [] if at > 0 => {
                gone += 1;
                continue;
            }
            _ => {}
        }
        if at > 0 {
            whole.extend(std::iter::repeat_n(b'\n', gone + 1));
        }
        gone = 0;
        whole.extend_from_slice(line);
    }
    whole.extend(std::iter::repeat_n(b'\n', gone + 1));
    whole
}

/// Lines that end in LF, CR LF, CR CR LF or CR.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let bytes = rest?;
        let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            rest = None;
            return Some(bytes);
        };
        let width = match &bytes[end..] {
            [b'\r', b'\r', b'\n', ..] => 3,
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        };
        rest = Some(&bytes[end + width..]);
        Some(&bytes[..end])
    })
}

/// UTF-16, by its mark or by the blanks between letters of Europe.
fn wide(bytes: &[u8]) -> Result<Option<&'static Encoding>, Illegible> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(Illegible::all(Why::Other("UTF-32"))),
        [0xff, 0xfe, ..] => return Ok(Some(UTF_16LE)),
        [0xfe, 0xff, ..] => return Ok(Some(UTF_16BE)),
        _ => {}
    }
    let looked = &bytes[..bytes.len().min(LOOKED_AT)];
    let blanks = |from: usize| looked.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, quarter) = (blanks(0), blanks(1), looked.len() / 8);
    match () {
        // A single one is a slip of some program's.
        () if even + odd <= looked.len() / 100 => Ok(None),
        () if odd > quarter && even * 8 < odd => Ok(Some(UTF_16LE)),
        () if even > quarter && odd * 8 < even => Ok(Some(UTF_16BE)),
        () => Err(Illegible::all(Why::NoText)),
    }
}

fn widely(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Illegible> {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(_) => Ok(text.into_owned()),
        None => {
            let read = text.split('\u{fffd}').next().unwrap_or_default();
            Err(Illegible { line: Some(read.matches('\n').count() + 1), why: Why::Broken })
        }
    }
}

/// UTF-8, or windows-1252 by evidence.
fn narrowly(bytes: &[u8]) -> Result<String, Illegible> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if is_utf_8_by_half(bytes) => Err(Illegible { line: Some(first_damaged(bytes)), why: Why::Damaged }),
        Err(_) => windows(bytes),
    }
}

/// Whether bytes were UTF-8 before something happened to them: more letters of it than bytes that are none, or the two
/// bytes of a letter that nobody writes as two (`Ã¼`).
fn is_utf_8_by_half(bytes: &[u8]) -> bool {
    let (mut letters, mut strays, mut telling) = (0, 0, false);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        telling |= chunk.valid().contains(tells);
        strays += chunk.invalid().len();
    }
    telling || letters > strays
}

/// Letters of Europe whose two bytes are no text in windows-1252: an `Ã` before a sign. Behind it, quotes and dashes are.
fn tells(letter: char) -> bool {
    ('À'..='ÿ').contains(&letter) && !matches!(letter, 'Å' | 'Ñ'..='Ô' | 'Ö' | '×')
}

/// The line of the first byte that is no UTF-8.
fn first_damaged(bytes: &[u8]) -> usize {
    let fine = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    bytes[..fine].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Windows-1252 where that is what the bytes look like: a detector says so, and no byte is one of the five that it lacks.
fn windows(bytes: &[u8]) -> Result<String, Illegible> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    match () {
        () if guess != WINDOWS_1252 => Err(Illegible::all(Why::Other(guess.name()))),
        () if text.contains(|letter| ('\u{80}'..='\u{9f}').contains(&letter)) => Err(Illegible::all(Why::NoText)),
        () => Ok(text.into_owned()),
    }
}

#[cfg(test)]
mod tests;
