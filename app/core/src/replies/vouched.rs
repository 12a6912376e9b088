//! What our own mail server says of a message's sender (Authentication-Results, RFC 8601), where a setting names whose word
//! counts. Anybody can write such a header: those of others are not looked at, nor those below the first hop (§5).

use mail_parser::Message;

/// What is known of the sender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Vouched {
    /// No setting names whose word counts: whoever hands the message on has looked.
    #[default]
    NotAsked,
    /// It is who it says.
    Yes,
    /// Nobody vouches for it.
    No,
}

/// Whether `authority` vouches for the message's From.
pub(super) fn of(message: &Message<'_>, authority: Option<&str>) -> Vouched {
    let Some(authority) = authority else { return Vouched::NotAsked };
    let from = message.from().and_then(|from| from.first()).and_then(|one| one.address()).unwrap_or_default();
    let Some((_, domain)) = from.trim().rsplit_once('@') else { return Vouched::No };
    let domain = domain.to_ascii_lowercase();
    // Not `headers_raw`, which reads the bytes of a message: here are its parts alone.
    let headers = message.parts.first().into_iter().flat_map(|whole| &whole.headers);
    // What stands below the first hop was there before our own server had the message.
    let mut since_ours = false;
    for header in headers {
        match header.name.as_str().to_ascii_lowercase().as_str() {
            "received" if since_ours => break,
            "authentication-results" => {
                let results = Results::read(header.value.as_text().unwrap_or_default());
                if results.authority.eq_ignore_ascii_case(authority) {
                    since_ours = true;
                    if results.vouch_for(&domain) {
                        return Vouched::Yes;
                    }
                }
            }
            _ => {}
        }
    }
    Vouched::No
}

/// One header: who says it, and for each method its result and properties.
#[derive(Debug, PartialEq, Eq)]
struct Results {
    authority: String,
    methods: Vec<Method>,
}

/// What one method found, all in small letters.
#[derive(Debug, PartialEq, Eq)]
struct Method {
    name: String,
    result: String,
    properties: Vec<(String, String)>,
}

impl Results {
    fn read(value: &str) -> Self {
        let plain = without_comments(value);
        let mut parts = plain.split(';').map(str::trim);
        // A version may stand behind the name.
        let authority = parts.next().unwrap_or_default().split_whitespace().next().unwrap_or_default().to_owned();
        let pair = |word: &str| {
            let (name, value) = word.split_once('=')?;
            Some((name.trim().to_ascii_lowercase(), value.trim().trim_matches('"').to_ascii_lowercase()))
        };
        let method = |part: &str| {
            let mut words = part.split_whitespace().filter_map(pair);
            let (name, result) = words.next()?;
            // dkim/1 is dkim.
            let name = name.split('/').next().unwrap_or_default().to_owned();
            Some(Method { name, result, properties: words.collect() })
        };
        Self { authority, methods: parts.filter_map(method).collect() }
    }

    /// By DMARC; or by DKIM or SPF of the same domain, as DMARC would align them.
    fn vouch_for(&self, domain: &str) -> bool {
        self.methods.iter().any(|Method { name, result, properties }| {
            let of = |names: &[&str]| {
                properties.iter().any(|(name, value)| names.contains(&name.as_str()) && aligned(value, domain))
            };
            result == "pass"
                && match name.as_str() {
                    "dmarc" => of(&["header.from"]),
                    "dkim" => of(&["header.d", "header.i"]),
                    "spf" => of(&["smtp.mailfrom"]),
                    _ => false,
                }
        })
    }
}

/// Whether an address or a domain belongs to `domain`, or `domain` to it.
fn aligned(value: &str, domain: &str) -> bool {
    let host = value.rsplit('@').next().unwrap_or_default().trim_end_matches('.');
    let within =
        |inner: &str, outer: &str| inner == outer || inner.strip_suffix(outer).is_some_and(|rest| rest.ends_with('.'));
    host.contains('.') && (within(host, domain) || within(domain, host))
}

/// Comments stand in parentheses, one inside another.
fn without_comments(text: &str) -> String {
    let (mut plain, mut depth, mut quoted) = (String::with_capacity(text.len()), 0_usize, false);
    for letter in text.chars() {
        match letter {
            '"' if depth == 0 => {
                quoted = !quoted;
                plain.push(letter);
            }
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            letter if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::super::parts::flat;
    use super::*;

    fn of_headers(headers: &str) -> Vouched {
        let raw = format!("{headers}From: Dr. Lin <Lin@Clinic.example>\r\nSubject: Re\r\n\r\nYes\r\n");
        of(&flat(raw.as_bytes()).expect("a message"), Some("mx.hospital.example"))
    }

    #[test]
    fn our_own_servers_word_counts_and_no_others() {
        let ours = "Authentication-Results: mx.hospital.example 1;\r\n dkim=pass (2048 bits; good) header.d=clinic.example;\r\n spf=fail smtp.mailfrom=x@else.example\r\n";
        for (headers, says) in [
            (ours.to_owned(), Vouched::Yes),
            ("Authentication-Results: MX.hospital.example; dmarc=pass header.from=clinic.example\r\n".into(), Vouched::Yes),
            ("Authentication-Results: mx.hospital.example; spf=pass smtp.mailfrom=bounce@mail.clinic.example\r\n".into(), Vouched::Yes),
            ("Authentication-Results: mx.hospital.example; dkim=pass header.d=else.example\r\n".into(), Vouched::No),
            ("Authentication-Results: mx.hospital.example; dkim=fail header.d=clinic.example\r\n".into(), Vouched::No),
            ("Authentication-Results: mx.hospital.example; dkim=pass header.d=example\r\n".into(), Vouched::No),
            ("Authentication-Results: mx.else.example; dkim=pass header.d=clinic.example\r\n".into(), Vouched::No),
            ("Authentication-Results: mx.hospital.example; none (dkim=pass header.d=clinic.example)\r\n".into(), Vouched::No),
            (String::new(), Vouched::No),
            // Written by whoever sent it: our own server's stands above the hop by which it came.
            (
                "Authentication-Results: mx.hospital.example; dkim=none\r\nReceived: from e by mx\r\nAuthentication-Results: mx.hospital.example; dkim=pass header.d=clinic.example\r\n".into(),
                Vouched::No,
            ),
            // Hops inside the house stand above it.
            (format!("Received: from mx by mailbox\r\n{ours}Received: from clinic by mx\r\n"), Vouched::Yes),
        ] {
            assert_eq!(of_headers(&headers), says, "{headers}");
        }
    }
}
