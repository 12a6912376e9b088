//! Values inside the query of an address.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters (RFC 3986 §2.3).
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A value that the address may hold, whatever stands in it.
pub fn encoded(value: &str) -> String {
    utf8_percent_encode(value, &RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn everything_but_plain_letters_is_encoded() {
        assert_eq!(encoded("Q&A: é ~1"), "Q%26A%3A%20%C3%A9%20~1");
    }
}
