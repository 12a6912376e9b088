//! A mail message (RFC 5322) as a flat list of its parts (RFC 2045–2046), however it nests them: whoever looks through it
//! needs no recursion, and a message with tens of thousands of messages in it is refused before anything goes down into it.
//! `mail_parser` reads each part's head and decodes its body; by itself it would build the whole tree, which ends the
//! program when it is dropped.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{ContentType, GetHeader, Header, HeaderName, Message, MessageParser, MessagePart, PartType};

/// Parts in parts. Real mail has three or four: a reply in something signed, in a forwarded message.
const DEEPEST: usize = 12;
/// Parts of one message at most, the outer ones included.
const MOST: usize = 100;

/// The message, its own head first; then each part with what it holds behind it, containers with nothing. Text in a
/// charset that is known is decoded, anything else comes as bytes.
///
/// # Errors
/// A sentence for what is no message, or nests deeper or in more parts than any mail does.
pub(super) fn flat(raw: &[u8]) -> Result<Message<'static>, String> {
    let mut found = Vec::new();
    part(raw, &Place { depth: 0, in_digest: false }, &mut found)?;
    if found.first().is_none_or(|whole: &MessagePart<'_>| whole.headers.is_empty()) {
        return Err("This is not a mail message.".to_owned());
    }
    Ok(Message { parts: found, ..Message::default() })
}

/// Where a part stands.
struct Place {
    depth: usize,
    /// In a `multipart/digest`, where a part without a type is a message (RFC 2046 §5.1.5).
    in_digest: bool,
}

/// What a part is.
enum Kind {
    Multipart { boundary: String, digest: bool },
    Message,
    Text { charset: Option<String> },
    Other,
}

fn part(raw: &[u8], place: &Place, found: &mut Vec<MessagePart<'static>>) -> Result<(), String> {
    if found.len() >= MOST {
        return Err("The message has more parts than any reply.".to_owned());
    }
    if place.depth > DEEPEST {
        return Err("The message has parts in parts in parts, deeper than any reply.".to_owned());
    }
    let (head, body) = split(raw);
    let headers = headers(head);
    let kind = Kind::of(&headers, place);
    let within = |in_digest| Place { depth: place.depth + 1, in_digest };
    let (encoding, at) = (encoding(&headers), found.len());
    found.push(MessagePart { headers, ..MessagePart::default() });
    match kind {
        Kind::Multipart { boundary, digest } => {
            for piece in pieces(body, boundary.as_bytes()) {
                part(piece, &within(digest), found)?;
            }
        }
        Kind::Message => part(&decoded(body, &encoding), &within(false), found)?,
        Kind::Text { charset } => found[at].body = text(decoded(body, &encoding), charset.as_deref()),
        Kind::Other => found[at].body = PartType::Binary(decoded(body, &encoding).into_owned().into()),
    }
    Ok(())
}

impl Kind {
    fn of(headers: &Vec<Header<'static>>, place: &Place) -> Self {
        let written = headers.header_value(&HeaderName::ContentType).and_then(|value| value.as_content_type());
        let Some(written) = written else {
            return if place.in_digest { Self::Message } else { Self::Text { charset: None } };
        };
        let subtype = |wanted: &[&str]| {
            written.subtype().is_some_and(|found| wanted.iter().any(|word| found.eq_ignore_ascii_case(word)))
        };
        let attribute = |written: &ContentType<'_>, name| written.attribute(name).map(str::to_owned);
        match written.ctype().to_ascii_lowercase().as_str() {
            "multipart" => match attribute(written, "boundary") {
                Some(boundary) => Self::Multipart { boundary, digest: subtype(&["digest"]) },
                None => Self::Other,
            },
            "message" if subtype(&["rfc822", "global"]) => Self::Message,
            "text" => Self::Text { charset: attribute(written, "charset") },
            _ => Self::Other,
        }
    }
}

/// Head and body, at the first empty line.
fn split(raw: &[u8]) -> (&[u8], &[u8]) {
    let mut from = 0;
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        let end = from + line.len();
        if matches!(line, b"\n" | b"\r\n") {
            return (&raw[..from], &raw[end..]);
        }
        from = end;
    }
    (raw, &[])
}

fn headers(head: &[u8]) -> Vec<Header<'static>> {
    let read = MessageParser::default().parse_headers(head);
    let first = read.and_then(|read| read.parts.into_iter().next());
    first.map(|part| part.headers.into_iter().map(Header::into_owned).collect()).unwrap_or_default()
}

fn encoding(headers: &Vec<Header<'static>>) -> String {
    let written = headers.header_value(&HeaderName::ContentTransferEncoding).and_then(|value| value.as_text());
    written.unwrap_or_default().trim().to_ascii_lowercase()
}

/// What cannot be decoded stays as it is.
fn decoded<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    let decoded = match encoding {
        "base64" => base64_decode(body),
        "quoted-printable" => quoted_printable_decode(body),
        _ => None,
    };
    decoded.map_or(Cow::Borrowed(body), Cow::Owned)
}

fn text(bytes: Cow<'_, [u8]>, charset: Option<&str>) -> PartType<'static> {
    let decode = charset.filter(|charset| !charset.is_empty()).and_then(|charset| charset_decoder(charset.as_bytes()));
    match decode {
        Some(decode) => PartType::Text(decode(&bytes).into()),
        None => match String::from_utf8(bytes.into_owned()) {
            Ok(text) => PartType::Text(text.into()),
            Err(other) => PartType::Binary(other.into_bytes().into()),
        },
    }
}

/// What stands between a boundary's lines (RFC 2046 §5.1.1); the line break before each is the boundary's.
fn pieces<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let (mut all, mut begin, mut from) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let mark = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary)).map(<[u8]>::trim_ascii_end);
        if let Some(rest @ (b"" | b"--")) = mark {
            all.extend(begin.map(|begin| without_break(&body[begin..from])));
            if rest == b"--" {
                return all;
            }
            begin = Some(from + line.len());
        }
        from += line.len();
    }
    // Cut off on the way: what came counts.
    all.extend(begin.map(|begin| &body[begin..]));
    all
}

fn without_break(piece: &[u8]) -> &[u8] {
    let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
    piece.strip_suffix(b"\r").unwrap_or(piece)
}

#[cfg(test)]
mod tests {
    use mail_parser::MimeHeaders;
    use proptest::prelude::*;

    use super::*;

    fn kinds(message: &Message<'_>) -> Vec<String> {
        let kind = |part: &MessagePart<'_>| {
            let kind = part.content_type()?;
            Some(format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()))
        };
        message.parts.iter().map(|part| kind(part).unwrap_or_default()).collect()
    }

    #[test]
    fn what_is_nested_lies_flat_in_its_order() {
        let raw = "From: lin@clinic.example\r\nContent-Type: multipart/mixed; boundary=\"a b\"\r\n\r\npreamble\r\n\
                   --a b\r\nContent-Type: multipart/alternative;\r\n boundary=inner\r\n\r\n--inner\r\n\r\nYes\r\n\
                   --inner \r\nContent-Type: text/html\r\n\r\n<p>Yes</p>\r\n--inner--\r\nepilogue\r\n\
                   --a b\r\ncontent-type : message/rfc822\r\n\r\nSubject: inside\r\nContent-Type: text/calendar\r\n\
                   Content-Transfer-Encoding: base64\r\n\r\nQkVHSU46\r\n--a b--\r\n";
        let message = flat(raw.as_bytes()).unwrap();
        let wanted = ["multipart/mixed", "multipart/alternative", "", "text/html", "message/rfc822", "text/calendar"];
        assert_eq!(kinds(&message), wanted);
        assert_eq!(message.from().and_then(|from| from.first()?.address()), Some("lin@clinic.example"));
        assert_eq!(message.parts[2].text_contents(), Some("Yes"));
        assert_eq!(message.parts[5].text_contents(), Some("BEGIN:"));
    }

    #[test]
    fn a_message_in_base64_and_one_of_a_digest_are_looked_into_too() {
        let inner = "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR";
        let inner = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, inner);
        let raw = format!(
            "Content-Type: multipart/digest; boundary=d\r\n\r\n--d\r\nContent-Type: message/rfc822\r\n\
             Content-Transfer-Encoding: BASE64\r\n\r\n{inner}\r\n--d\r\n\r\nSubject: no type\r\n\r\nHello\r\n--d--"
        );
        let message = flat(raw.as_bytes()).unwrap();
        assert_eq!(kinds(&message), ["multipart/digest", "message/rfc822", "text/calendar", "", ""]);
        assert_eq!(message.parts[2].text_contents(), Some("BEGIN:VCALENDAR"));
        assert_eq!(message.parts[4].text_contents(), Some("Hello"));
    }

    /// However it is spelled, on a stack on which nothing could go down into each.
    #[test]
    fn nesting_ends_on_every_spelling() {
        let heads = [
            "Content-Type: message/rfc822\r\n\r\n",
            "content-type : message/rfc822\n\n",
            "CONTENT-TYPE:\r\n message/GLOBAL\r\n\r\n",
            "Content-Type: (note) message/rfc822; charset=utf-8\r\n\r\n",
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
            "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n",
            "Content-Type : MULTIPART/x; BOUNDARY=\"b\"\n\n--b\n",
        ];
        let mut all = vec![heads.concat().repeat(40_000 / heads.len())];
        all.extend(heads.map(|head| head.repeat(40_000)));
        // The same behind an encoding, and again behind that.
        let mut encoded = heads[1].repeat(40_000);
        for _ in 0..3 {
            let text = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &encoded);
            encoded = format!("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{text}");
            all.push(encoded.clone());
        }
        let small = std::thread::Builder::new()
            .stack_size(512 * 1024)
            .spawn(move || all.iter().map(|raw| flat(raw.as_bytes()).err().unwrap_or_default()).collect::<Vec<_>>());
        let said = small.unwrap().join().unwrap();
        assert!(said.iter().all(|said| said.contains("than any reply")), "{said:?}");
    }

    #[test]
    fn many_parts_beside_each_other_end_too() {
        let raw = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", "--b\r\n\r\nx\r\n".repeat(5_000));
        assert!(flat(raw.as_bytes()).unwrap_err().contains("more parts"));
    }

    proptest! {
        #[test]
        fn any_bytes_end_in_a_message_or_a_sentence(raw in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Err(said) = flat(&raw) {
                prop_assert!(said.ends_with('.'));
            }
        }
    }
}
