//! Browsers from which somebody has signed in before (OWASP, "Slow down online guessing attacks with device cookies").
//!
//! Such a browser keeps a word that we signed for one account. It opens nothing: it only tells its owner's attempts from
//! those of strangers, so that guessing slows down strangers alone. Of several accounts, as on a ward's computer, the newest
//! few are known.

use uuid::Uuid;

use super::throttle::Browser;
use crate::Wellspring;
use crate::key::{Key, Purpose};

/// For how many accounts one browser is known.
const ACCOUNTS: usize = 5;
/// Between the words of a cookie; base64url has none.
const BETWEEN: char = '.';
/// The longest name that is kept, in characters.
const LONGEST: usize = 60;

/// The browser as one that has signed in to this account before, if its cookie says so in our hand.
pub(super) fn known(key: &Key, cookie: Option<&str>, email: &str) -> Option<Browser> {
    let account = account(email);
    let word = words(cookie).find(|word| names(key, word) == Some(account))?;
    Some(Browser::of(word))
}

/// The cookie of a browser that has signed in to this account just now.
pub(super) fn remember(app: &Wellspring, cookie: Option<&str>, email: &str) -> String {
    let account = account(email);
    let fresh = app.key.sign(Purpose::Browser, account, u32::from_be_bytes(app.outside.bytes::<4>()));
    let others = words(cookie).filter(|word| names(&app.key, word).is_some_and(|of| of != account));
    let all = std::iter::once(fresh.as_str()).chain(others).take(ACCOUNTS);
    all.collect::<Vec<_>>().join(&BETWEEN.to_string())
}

/// Who signed in last in this browser, as a word that only we can make; None where that is not known. What such a browser
/// sends once its sign-in has ended is theirs.
pub fn last_in(app: &Wellspring, cookie: Option<&str>) -> Option<String> {
    let account = words(cookie).find_map(|word| names(&app.key, word))?;
    Some(app.key.sign(Purpose::Kept, account, 0))
}

/// Whether that word speaks of the account with this address.
pub fn is_of(app: &Wellspring, word: &str, email: &str) -> bool {
    app.key.verify(Purpose::Kept, word).is_some_and(|linked| linked.subject == account(email))
}

fn words(cookie: Option<&str>) -> impl Iterator<Item = &str> {
    cookie.unwrap_or_default().split(BETWEEN).filter(|word| !word.is_empty()).take(ACCOUNTS)
}

fn names(key: &Key, word: &str) -> Option<Uuid> {
    key.verify(Purpose::Browser, word).map(|linked| linked.subject)
}

/// The account as what a link token can name: no lookup is needed to know a browser, and none tells who has an account.
fn account(email: &str) -> Uuid {
    use sha2::Digest;
    let hash = sha2::Sha256::digest(email.as_bytes());
    Uuid::from_slice(&hash[..16]).unwrap_or_default()
}

/// A browser as people would say it, from its `User-Agent`: "Firefox on Windows 10".
pub fn browser_name(agent: &str) -> String {
    let read = woothee::parser::Parser::new().parse(agent);
    let known = |word: &&str| !["", "UNKNOWN", "HTTP Library"].contains(word);
    let name = read.as_ref().map(|read| read.name).filter(known).unwrap_or("A browser");
    let system = read.as_ref().map(|read| read.os).filter(known);
    let said = system.map_or_else(|| name.to_owned(), |system| format!("{name} on {system}"));
    said.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_as_people_say_them() {
        for (agent, said) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
                "Firefox on Windows 10",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            ("", "A browser"),
            ("curl/8.0", "A browser"),
        ] {
            assert_eq!(browser_name(agent), said);
        }
        assert!(browser_name(&"x".repeat(100_000)).len() <= LONGEST);
    }
}
