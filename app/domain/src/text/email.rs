//! Addresses of mail: what a form takes, the mailer can send.

use serde::{Deserialize, Serialize};

use super::clean::{is_blank, is_hidden};

/// An e-mail address that any mail server takes (RFC 5321 §4.1.2, without quoted mailboxes and numbers as hosts): plain
/// letters before the `@`, since few take others (RFC 6531); the domain as A-labels (`xn--bcher-kva.example`, RFC 5890);
/// all of it in small letters, at most 254 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Email(pub(super) String);

const FORM: &str = "Use an e-mail address such as rosa@example.org.";
const PLAIN: &str = "Letters with accents, or of other alphabets, cannot stand before the @: mail servers do not take them. Use \
                     another address.";
const HIDDEN: &str = "There is an invisible letter in this address. Please type it anew.";

/// Letters of a mailbox and of a whole address at most (RFC 5321 §4.5.3.1).
const MAILBOX: usize = 64;
const WHOLE: usize = 254;

impl Email {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Email {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim_matches(is_blank);
        if text.chars().any(|letter| is_hidden(letter) || is_blank(letter)) && !text.contains(char::is_whitespace) {
            return Err(HIDDEN.to_owned());
        }
        let (mailbox, host) = text.rsplit_once('@').ok_or(FORM)?;
        let whole = format!("{}@{}", self::mailbox(mailbox)?, domain(host).ok_or(FORM)?);
        if whole.len() <= WHOLE { Ok(Self(whole)) } else { Err(FORM.to_owned()) }
    }
}

/// Words of plain letters with single dots between (RFC 5322 §3.2.3, dot-atom).
fn mailbox(text: &str) -> Result<String, &'static str> {
    if !text.is_ascii() {
        return Err(PLAIN);
    }
    let plain = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&c);
    let formed = text.split('.').all(|word| !word.is_empty() && word.bytes().all(plain));
    if formed && text.len() <= MAILBOX { Ok(text.to_ascii_lowercase()) } else { Err(FORM) }
}

/// A name with a dot in it whose last part is none of a number's.
fn domain(text: &str) -> Option<String> {
    let host = as_ascii(text)?;
    let (_, last) = host.rsplit_once('.')?;
    (!last.bytes().all(|c| c.is_ascii_digit())).then_some(host)
}

#[cfg(feature = "unicode")]
fn as_ascii(host: &str) -> Option<String> {
    use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
    let (allowed, hyphens) = (AsciiDenyList::STD3, Hyphens::CheckFirstLast);
    Uts46::new().to_ascii(host.as_bytes(), allowed, hyphens, DnsLength::Verify).ok().map(Into::into)
}

/// The tables are the server's, which looks again.
#[cfg(not(feature = "unicode"))]
fn as_ascii(host: &str) -> Option<String> {
    (!host.contains(char::is_whitespace)).then(|| host.to_ascii_lowercase())
}

impl TryFrom<String> for Email {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "sqlx")]
crate::sql_kept!(Email);

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        text.parse::<Email>().map(|email| email.to_string())
    }

    #[test]
    fn addresses_cannot_carry_a_second_header() {
        assert!(read("rosa@example.org").is_ok());
        for text in [
            "rosa@example.org\r\nBcc: x@y.z",
            "rosa@@example.org",
            "rosa@example.org>",
            "a,b@example.org",
            "\"a b\"@x.org",
        ] {
            assert_eq!(read(text), Err(FORM.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_no_server_takes_is_refused_in_the_form() {
        let long = format!("{}@x.example", "a".repeat(65));
        for text in [
            "a..b@x.example",
            "a.@x.example",
            ".a@x.example",
            "@x.example",
            "a@",
            "a@x",
            "a@x..example",
            "a@.x.example",
            "a@x.example.",
            "a@-x.example",
            "a@x-.example",
            "a@x_y.example",
            "a@192.0.2.1",
            "a@[192.0.2.1]",
            "a",
            "",
            &long,
        ] {
            assert_eq!(read(text), Err(FORM.to_owned()), "{text}");
        }
        assert_eq!(read("rösa@x.example"), Err(PLAIN.to_owned()));
        assert_eq!(read("роза@x.example"), Err(PLAIN.to_owned()));
        for text in
            ["ro\u{200b}sa@x.example", "rosa@x\u{ad}.example", "rosa\u{202e}@x.example", "ro\u{2800}sa@x.example"]
        {
            assert_eq!(read(text), Err(HIDDEN.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn blanks_around_it_are_none_of_it() {
        assert_eq!(read("\u{feff} Rosa+1@X.example\u{200b}\n").as_deref(), Ok("rosa+1@x.example"));
        assert_eq!(read("o'hara_{x}@x--y.example").as_deref(), Ok("o'hara_{x}@x--y.example"));
    }

    #[cfg(feature = "unicode")]
    #[test]
    fn domains_become_what_name_servers_know() {
        for text in
            ["rosa@bücher.example", "rosa@BÜCHER.example", "rosa@bu\u{308}cher.example", "rosa@xn--bcher-kva.example"]
        {
            assert_eq!(read(text).as_deref(), Ok("rosa@xn--bcher-kva.example"), "{text}");
        }
        assert_eq!(read("a@例え。テスト").as_deref(), Ok("a@xn--r8jz45g.xn--zckzah"));
        assert!(read(&format!("a@{}.example", "ü".repeat(60))).is_err(), "a label has at most 63 bytes");
    }
}
