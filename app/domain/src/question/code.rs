//! A short code opens the asker's own page, for those without e-mail: ten characters that nobody mistakes for others.

use std::fmt;
use std::str::FromStr;

/// No `0`, `1`, `i`, `l`, `o` or `u`, which look or sound like others.
const LETTERS: &[u8; 30] = b"23456789abcdefghjkmnpqrstvwxyz";
const USED: u64 = LETTERS.len() as u64;
/// Characters of a code.
const LENGTH: usize = 10;

/// A code as it is compared: ten small letters and digits. Never logged: it has no `Debug` of its contents.
#[derive(Clone, PartialEq, Eq)]
pub struct ShortCode(String);

impl ShortCode {
    /// The code that these bytes mean: 30¹⁰, nearly 2⁴⁹, of them.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 8]) -> Self {
        let mut rest = u64::from_be_bytes(bytes);
        let mut letter = || {
            let at = usize::try_from(rest % USED).unwrap_or_default();
            rest /= USED;
            char::from(LETTERS[at])
        };
        Self((0..LENGTH).map(|_| letter()).collect())
    }

    /// As it is compared.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// As people read and type it: `xxxxx-xxxxx`.
impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, other) = self.0.split_at(LENGTH / 2);
        write!(f, "{one}-{other}")
    }
}

impl fmt::Debug for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShortCode(…)")
    }
}

impl FromStr for ShortCode {
    type Err = ();

    /// Whatever somebody types: in any case, with blanks or dashes anywhere.
    fn from_str(typed: &str) -> Result<Self, ()> {
        let apart = |letter: &char| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—' | '.' | '_');
        let code: String = typed.chars().filter(apart).flat_map(char::to_lowercase).collect();
        let known = code.bytes().all(|byte| LETTERS.contains(&byte));
        if code.len() == LENGTH && known { Ok(Self(code)) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = ShortCode::from_bytes([7, 1, 2, 3, 4, 5, 6, 9]);
        let shown = code.to_string();
        assert_eq!(shown.len(), 11);
        for typed in [shown.clone(), shown.to_uppercase(), shown.replace('-', " "), format!("  {} ", code.as_str())] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
        for wrong in ["", "abc", "aaaaa-aaaao", "aaaaa-aaaaaa"] {
            assert!(wrong.parse::<ShortCode>().is_err(), "{wrong}");
        }
    }
}
