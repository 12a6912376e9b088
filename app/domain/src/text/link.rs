//! Links as people paste them: parsed, not compared.

/// Letters of a link at most.
const MOST: usize = 2_000;
const FORM: &str = "Use a link that begins with https://.";

/// A link on the web (http or https, in any case), as browsers write it; none for nothing.
///
/// # Errors
/// A sentence for what is none.
pub fn web_link(text: &str) -> Result<Option<String>, String> {
    match text.trim() {
        "" => Ok(None),
        link => parsed(link, |_| None).map(Some).ok_or_else(|| FORM.to_owned()),
    }
}

/// The same where nobody on the way is to read or change what stands there: https alone.
///
/// # Errors
/// A sentence for what is none.
pub fn secure_link(text: &str) -> Result<Option<String>, String> {
    let link = web_link(text)?;
    let open = link.as_ref().is_some_and(|link| !link.starts_with("https://"));
    if open { Err(FORM.to_owned()) } else { Ok(link) }
}

/// The same for a calendar's address, which programs also hand out as `webcal:` and `webcals:`: those are read by https.
///
/// # Errors
/// A sentence for what is none.
pub fn calendar_link(text: &str) -> Result<Option<String>, String> {
    let secure = |scheme: &str| matches!(scheme, "webcal" | "webcals").then_some("https");
    match text.trim() {
        "" => Ok(None),
        link => parsed(link, secure).map(Some).ok_or_else(|| FORM.to_owned()),
    }
}

/// The link, with another scheme where `instead` knows one.
fn parsed(link: &str, instead: impl Fn(&str) -> Option<&'static str>) -> Option<String> {
    let plain = |c: char| !(c.is_whitespace() || c.is_control() || "\"<>\\".contains(c));
    let (scheme, rest) = link.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let scheme = instead(&scheme).unwrap_or(&scheme);
    // Browsers take further slashes for none: `https:///room` would lead to a host of that name.
    let names_host = rest.strip_prefix("//").is_some_and(|rest| !rest.starts_with('/'));
    if link.len() > MOST || !link.chars().all(plain) || !matches!(scheme, "http" | "https") || !names_host {
        return None;
    }
    written(&format!("{scheme}:{rest}")).filter(|link| link.len() <= MOST)
}

#[cfg(feature = "unicode")]
fn written(link: &str) -> Option<String> {
    let url = url::Url::parse(link).ok()?;
    url.has_host().then(|| url.into())
}

/// The parser is the server's, which looks again.
#[cfg(not(feature = "unicode"))]
fn written(link: &str) -> Option<String> {
    let host = link.split('/').nth(2)?;
    (!host.is_empty()).then(|| link.to_owned())
}

#[cfg(all(test, feature = "unicode"))]
mod tests {
    use super::*;

    #[test]
    fn schemes_and_hosts_count_in_any_case() {
        let read = |text: &str| web_link(text).unwrap();
        assert_eq!(
            read(" Https://Meet.Example/Salt?pwd=a%3Db#x ").as_deref(),
            Some("https://meet.example/Salt?pwd=a%3Db#x")
        );
        assert_eq!(read("HTTP://meet.example/").as_deref(), Some("http://meet.example/"));
        assert_eq!(read("https://bücher.example/ä").as_deref(), Some("https://xn--bcher-kva.example/%C3%A4"));
        assert_eq!(read("  "), None);
    }

    #[test]
    fn what_is_no_link_is_refused() {
        for text in [
            "meet.example",
            "ftp://meet.example/",
            "javascript://x.example/%0aalert(1)",
            "https:",
            "https://",
            "https:///",
            "https:///room",
            "https:x",
            "//x.example",
            "https://x.example/a b",
            "https://x.example/\"",
            "https://x.example\\@y.example",
            "https://[::1",
            "https://x:99999/",
            "webcal://x.example/a.ics",
        ] {
            assert_eq!(web_link(text), Err(FORM.to_owned()), "{text}");
        }
        assert!(web_link(&format!("https://x.example/{}", "ä".repeat(900))).is_err(), "too long once written");
    }

    #[test]
    fn what_everybody_watches_comes_by_https_alone() {
        assert_eq!(secure_link("https://v.example/1").unwrap().as_deref(), Some("https://v.example/1"));
        assert_eq!(secure_link("http://v.example/1"), Err(FORM.to_owned()));
        assert_eq!(secure_link(" "), Ok(None));
    }

    #[test]
    fn calendars_have_schemes_of_their_own() {
        for text in [
            "webcal://cal.example/a.ics",
            "WEBCAL://cal.example/a.ics",
            "webcals://Cal.example/a.ics",
            "https://cal.example/a.ics",
        ] {
            assert_eq!(calendar_link(text).unwrap().as_deref(), Some("https://cal.example/a.ics"), "{text}");
        }
        assert!(calendar_link("webcalx://cal.example/a.ics").is_err());
    }
}
