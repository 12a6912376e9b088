//! Addresses of mail, and names and pages in networks.

mod lists;

use super::chars::{Text, Token};
use super::mark;
use super::words::Words;
use crate::safety::{Mark, MarkKind};
use lists::{HOSTS, NETWORK_NAMES, NETWORKS};

/// Mail addresses, handles and profiles.
pub(super) fn marks(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in (0..text.letters.len()).filter(|at| matches!(text.letters[*at], '@' | '＠')) {
        marks.extend(email(text, at).or_else(|| handle(text, at)));
    }
    marks.extend(spoken_emails(text));
    marks.extend(profiles(text));
    marks.extend(named_handles(text));
    marks
}

fn is_mailbox(letter: char) -> bool {
    let sign = || matches!(letter, '!' | '#'..='\'' | '*' | '+' | '-' | '.' | '=' | '?' | '^' | '_' | '{'..='~');
    letter.is_alphanumeric() || sign()
}

fn is_host(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '.' | '-')
}

/// The address around the `@` at `at`.
fn email(text: &Text, at: usize) -> Option<Mark> {
    // `rosa @ example.org` is one, too.
    let before = usize::from(at > 1 && text.letters[at - 1] == ' ' && is_mailbox(text.letters[at - 2]));
    let after = usize::from(text.at(at + 1) == Some(' '));
    let begin = at - before;
    let mailbox = (0..begin).rev().take(64).take_while(|place| is_mailbox(text.letters[*place])).last()?;
    let from = at + 1 + after;
    let mut end = from + text.letters.get(from..)?.iter().take(254).take_while(|letter| is_host(**letter)).count();
    while end > from && matches!(text.letters[end - 1], '.' | '-') {
        end -= 1;
    }
    let host = &text.letters[from..end];
    // A sentence may go on without a blank: `rosa@example.org.Can I …` still holds its address.
    let dotted = host.iter().position(|letter| *letter == '.').is_some_and(|dot| dot > 0 && host.len() > dot + 2);
    let word = text.tokens.get(text.from(from)).filter(|token| token.start == from);
    let known = word.is_some_and(|word| word.is(&HOSTS));
    let whole = known || dotted && before + after != 1;
    whole.then(|| mark(MarkKind::Email, mailbox, with_ending(text, end, dotted)))
}

/// `rosa@gmail,com`: an ending behind a slip of the finger belongs to the address.
fn with_ending(text: &Text, end: usize, dotted: bool) -> usize {
    let next = text.tokens.get(text.from(end)).filter(|token| !dotted && token.start <= end + 3);
    let near = |next: &&Token| next.before.chars().all(|letter| matches!(letter, ' ' | ',' | '.'));
    next.filter(near).filter(|next| next.is(&["com", "org", "net", "es", "mx", "edu"])).map_or(end, |next| next.end)
}

/// `@rosa_m`.
fn handle(text: &Text, at: usize) -> Option<Mark> {
    let joined = at > 0 && text.letters[at - 1].is_alphanumeric();
    let belongs = |letter: &&char| letter.is_alphanumeric() || matches!(**letter, '_' | '.' | '-');
    let mut end = at + 1 + text.letters[at + 1..].iter().take(60).take_while(belongs).count();
    while end > at + 1 && matches!(text.letters[end - 1], '.' | '-') {
        end -= 1;
    }
    let named = text.letters[at + 1..end].iter().filter(|letter| letter.is_alphabetic()).count();
    // `@rosa@mastodon.example`.
    let home = text.at(end) == Some('@');
    let end = if home {
        end + 1 + text.letters[end + 1..].iter().take(100).take_while(|letter| is_host(**letter)).count()
    } else {
        end
    };
    (!joined && named >= 2).then(|| mark(MarkKind::Handle, at, end))
}

/// `rosa at example dot org`, `rosa guion bajo 78 arroba example punto org`.
fn spoken_emails(text: &Text) -> Vec<Mark> {
    let ats = text.places(&["at", "arroba", "aroba"]).filter(|at| *at > 0);
    let spoken = |at| {
        let end = host(text, at)?;
        Some(mark(MarkKind::Email, text.tokens[mailbox(text, at)].start, text.tokens[end - 1].end))
    };
    ats.filter_map(spoken).collect()
}

/// The place after the host of a spoken address whose `at` stands at `at`.
fn host(text: &Text, at: usize) -> Option<usize> {
    static ENDINGS: Words =
        Words::new(&["com", "org", "net", "edu", "es", "mx", "co", "gov", "us", "uk", "ca", "info", "me", "io"]);
    let host = text.tokens.get(at + 1)?;
    let dot = |end: usize| text.is(end, &["dot", "punto", "point"]) && text.tokens.get(end + 1).is_some();
    let dots = (0..4).take_while(|dots| dot(at + 2 + 2 * dots)).count();
    if dots > 0 {
        return Some(at + 2 + 2 * dots);
    }
    // `at gmail.com` counts with its dot as well, and `at gmail` where mail is spoken of.
    let next = text.tokens.get(at + 2).filter(|token| matches!(token.before, "." | "," | " .") && token.is(&ENDINGS));
    let known = host.is(&HOSTS);
    if next.is_some() && (known || text.tokens[at].before.contains(['(', '[', '{', '<'])) {
        let country = text.tokens.get(at + 3).is_some_and(|token| token.before == "." && token.is(&ENDINGS));
        return Some(at + 3 + usize::from(country));
    }
    let said = text.tokens[..at].iter().rev().take(7).any(|token| token.is(&["email", "mail", "correo", "e", "gmail"]));
    (known && (said || text.is(at, &["arroba", "aroba"]))).then_some(at + 2)
}

/// Where the mailbox in front of a spoken `at` begins.
fn mailbox(text: &Text, at: usize) -> usize {
    static SIGNS: Words = Words::new(&[
        "dot",
        "punto",
        "underscore",
        "guion",
        "dash",
        "hyphen",
        "point",
        "bajo",
        "score",
        "medio",
        "minus",
        "plus",
    ]);
    let mut begin = at - 1;
    for _ in 0..6 {
        let sign = begin >= 2 && text.tokens[begin - 1].is(&SIGNS);
        let double = sign && begin >= 3 && text.tokens[begin - 1].is(&["bajo", "score", "medio"]);
        if !sign {
            break;
        }
        begin -= 2 + usize::from(double);
    }
    // `coach.benally(at)gmail`: what stands without a blank in front belongs to it.
    while begin > 0 && at - begin < 8 && matches!(text.tokens[begin].before, "." | "_" | "-" | "__" | "+") {
        begin -= 1;
    }
    // `rosa 78 at …`: digits belong to the word in front of them.
    let digits = text.tokens[begin].is_digits() && begin > 0 && text.tokens[begin].follows();
    let word = digits && !text.tokens[begin - 1].known.common;
    begin - usize::from(word)
}

/// Pages of somebody in a network, with or without `https://`.
fn profiles(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.letters.len() {
        let begins = is_address(text.letters[at]) && (at == 0 || !is_address(text.letters[at - 1]));
        if !begins {
            at += 1;
            continue;
        }
        let mut end = at + text.letters[at..].iter().take_while(|letter| is_address(**letter)).count();
        let next = end;
        while end > at && matches!(text.letters[end - 1], '.' | '-' | '?' | '/' | '_' | '=') {
            end -= 1;
        }
        let address: String = text.letters[at..end].iter().take(300).collect::<String>().to_lowercase();
        if is_profile(&address) || is_own(text, at, &address) {
            marks.push(mark(MarkKind::Profile, at, end));
        }
        at = next;
    }
    marks
}

fn is_address(letter: char) -> bool {
    let sign = || matches!(letter, ':' | '/' | '.' | '-' | '_' | '~' | '%' | '?' | '=' | '&' | '#' | '@' | '+');
    letter.is_alphanumeric() || sign()
}

/// `my blog is rosa.example.org`, `u/rosa_p`: a page that is said to be whoever writes'.
fn is_own(text: &Text, at: usize, address: &str) -> bool {
    static PAGES: Words = Words::new(&[
        "blog",
        "website",
        "site",
        "page",
        "channel",
        "podcast",
        "profile",
        "vlog",
        "pagina",
        "sitio",
        "canal",
        "perfil",
        "web",
        "portfolio",
        "linkedin",
        "fundraiser",
    ]);
    if address.strip_prefix("u/").or_else(|| address.strip_prefix("/u/")).is_some_and(|name| name.len() > 3) {
        return true;
    }
    let mine = || {
        let before = &text.tokens[..text.from(at)];
        let page = before.iter().rev().take(4).any(|token| token.is(&PAGES));
        page && before.iter().rev().take(7).any(|token| token.is(&["my", "mi", "mis"]))
    };
    address.contains('.')
        && address.contains(|letter: char| letter.is_alphabetic())
        && !address.ends_with("..")
        && mine()
}

fn is_profile(address: &str) -> bool {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let Some((host, path)) = bare.split_once('/') else { return false };
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    let is_in = |network: &str| host == network || host.strip_suffix(network).is_some_and(|rest| rest.ends_with('.'));
    path.starts_with('@') && path.len() > 3
        || !path.trim_matches('/').is_empty() && NETWORKS.iter().any(|network| is_in(network))
}

/// `my insta is rosa_m`, `IG: rosa.m`: a name that no word is.
fn named_handles(text: &Text) -> Vec<Mark> {
    static SAYS: Words = Words::new(&[
        "is",
        "es",
        "name",
        "handle",
        "user",
        "username",
        "id",
        "usuario",
        "account",
        "cuenta",
        "as",
        "como",
        "estoy",
        "soy",
        "me",
        "at",
        "my",
        "mi",
        "under",
        "tag",
        "i",
        "m",
        "im",
        "am",
        "busquenme",
        "encuentran",
        "profile",
        "perfil",
        "it",
        "its",
    ]);
    let mut marks = Vec::new();
    for at in text.places(&NETWORK_NAMES) {
        let next = text.past(at + 1, &SAYS, 4);
        let told = next > at + 1 || text.tokens.get(next).is_some_and(|token| token.before.contains(':'));
        marks.extend(nick(text, next, told, text.tokens[at].is(&USERS)));
        // `rosa_m on insta`, `soy rosa.m en ig`.
        let on = at >= 2 && text.tokens[at - 1].is(&["on", "en", "at", "in"]);
        marks.extend(if on { nick(text, begin(text, at - 2), true, false) } else { None });
    }
    marks
}

/// What says by itself that a name in a network follows.
static USERS: Words = Words::new(&["username", "handle", "usuario", "gamertag", "user"]);

/// The first token of what stands without blanks up to the one at `at`.
fn begin(text: &Text, at: usize) -> usize {
    let glued = |place: &usize| matches!(text.tokens[*place].before, "." | "_" | "-" | "__" | "#");
    at - (0..4).map(|step| at - usize::min(step, at)).take_while(glued).count().min(at)
}

/// The nick that begins with the token at `at`: odd letters tell, or where a name was said to follow, any word that is none.
fn nick(text: &Text, at: usize, told: bool, user: bool) -> Option<Mark> {
    let token = text.tokens.get(at).filter(|token| !token.before.contains(['?', '!', '\n']))?;
    let belongs = |letter: &&char| letter.is_alphanumeric() || matches!(**letter, '_' | '.' | '-' | '#');
    let start = token.start - usize::from(token.start > 0 && text.letters[token.start - 1] == '_');
    let mut end = start + text.letters[start..].iter().take(60).take_while(belongs).count();
    while end > start && matches!(text.letters[end - 1], '.' | '-' | '#') {
        end -= 1;
    }
    let name = &text.letters[start..end];
    let odd = name.iter().any(|letter| matches!(letter, '_' | '#' | '.') || letter.is_ascii_digit());
    let named = name.iter().any(|letter| letter.is_alphabetic());
    let word = token.known.common || name.len() < 5;
    let plain = user && told && !word;
    (named && name.len() > 3 && (odd && (told || name.contains(&'_')) || plain))
        .then(|| mark(MarkKind::Handle, start, end))
}

#[cfg(test)]
mod tests;
