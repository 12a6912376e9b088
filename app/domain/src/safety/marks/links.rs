//! Addresses of mail, and names and pages in networks.

use super::chars::Text;
use super::mark;
use crate::safety::{Mark, MarkKind};

/// Networks whose pages are somebody's.
const NETWORKS: &[&str] = &[
    "facebook.com",
    "fb.com",
    "fb.me",
    "m.me",
    "instagram.com",
    "instagr.am",
    "twitter.com",
    "x.com",
    "linkedin.com",
    "tiktok.com",
    "youtube.com",
    "youtu.be",
    "snapchat.com",
    "t.me",
    "wa.me",
    "threads.net",
    "pinterest.com",
    "reddit.com",
    "tumblr.com",
    "strava.com",
    "github.com",
    "linktr.ee",
    "patreon.com",
    "gofundme.com",
    "caringbridge.org",
    "mastodon.social",
];

/// Words after which a name in a network follows.
const NETWORK_NAMES: &[&str] = &[
    "instagram",
    "insta",
    "ig",
    "snapchat",
    "snap",
    "tiktok",
    "twitter",
    "telegram",
    "discord",
    "kik",
    "username",
    "handle",
    "skype",
    "signal",
    "whatsapp",
    "reddit",
    "twitch",
    "threads",
    "bluesky",
    "mastodon",
    "facebook",
    "fb",
    "usuario",
    "xbox",
    "psn",
    "gamertag",
    "wechat",
    "line",
    "viber",
    "strava",
    "pinterest",
    "messenger",
    "venmo",
    "cashapp",
];

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
    letter.is_alphanumeric() || "!#$%&'*+-/=?^_{|}~.".contains(letter)
}

fn is_host(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '.' | '-')
}

/// The address around the `@` at `at`.
fn email(text: &Text, at: usize) -> Option<Mark> {
    // `rosa @ example.org` is one, too.
    let apart =
        at > 1 && text.letters[at - 1] == ' ' && text.at(at + 1) == Some(' ') && is_mailbox(text.letters[at - 2]);
    if apart {
        let begin = (0..at - 1).rev().take(64).take_while(|place| is_mailbox(text.letters[*place])).last()?;
        let end = at + 2 + text.letters[at + 2..].iter().take(254).take_while(|letter| is_host(**letter)).count();
        let dotted = text.letters[at + 2..end]
            .iter()
            .position(|letter| *letter == '.')
            .is_some_and(|dot| dot > 0 && dot + 3 < end - at);
        return dotted.then(|| mark(MarkKind::Email, begin, end));
    }
    let mailbox = (0..at).rev().take(64).take_while(|place| is_mailbox(text.letters[*place])).last()?;
    let mut end = at + 1 + text.letters[at + 1..].iter().take(254).take_while(|letter| is_host(**letter)).count();
    while end > at && matches!(text.letters[end - 1], '.' | '-') {
        end -= 1;
    }
    let host = &text.letters[(at + 1).min(end)..end];
    // A sentence may go on without a blank: `rosa@example.org.Can I …` still holds its address.
    let dot = host.iter().position(|letter| *letter == '.')?;
    (dot > 0 && host.len() > dot + 2).then(|| mark(MarkKind::Email, mailbox, end))
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

/// `rosa at example dot org`, `rosa arroba example punto org`.
fn spoken_emails(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in text.places(&["at", "arroba"]).filter(|at| *at > 0) {
        let mut end = at + 2;
        let mut dots = 0;
        while text.tokens.get(end).is_some_and(|token| token.is(&["dot", "punto"]))
            && text.tokens.get(end + 1).is_some()
        {
            end += 2;
            dots += 1;
        }
        let host = text.tokens.get(at + 1);
        // `at gmail.com` counts with its dot as well.
        let written =
            host.is_some_and(|host| host.is(HOSTS)) && text.tokens.get(at + 2).is_some_and(|token| token.before == ".");
        let ending = text.tokens.get(at + 2).is_some_and(|token| {
            token.before == "." && token.is(&["com", "org", "net", "edu", "es", "mx", "co", "gov", "us"])
        });
        let written = written || ending && text.tokens[at].before.contains(['(', '[', '{']);
        if host.is_none() || (dots == 0 && !written) {
            continue;
        }
        let end = if written { at + 3 } else { end };
        let mut begin = at - 1;
        while begin >= 2 && text.tokens[begin - 1].is(&["dot", "punto", "underscore", "guion", "dash"]) {
            begin -= 2;
        }
        marks.push(mark(MarkKind::Email, text.tokens[begin].start, text.tokens[end - 1].end));
    }
    marks
}

const HOSTS: &[&str] = &[
    "gmail",
    "yahoo",
    "hotmail",
    "outlook",
    "icloud",
    "aol",
    "proton",
    "protonmail",
    "live",
    "msn",
    "comcast",
    "example",
];

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
        if is_profile(&address) {
            marks.push(mark(MarkKind::Profile, at, end));
        }
        at = next;
    }
    marks
}

fn is_address(letter: char) -> bool {
    letter.is_alphanumeric() || ":/.-_~%?=&#@+".contains(letter)
}

fn is_profile(address: &str) -> bool {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let Some((host, path)) = bare.split_once('/') else { return false };
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    let is_in = |network: &str| host == network || host.strip_suffix(network).is_some_and(|rest| rest.ends_with('.'));
    !path.trim_matches('/').is_empty() && NETWORKS.iter().any(|network| is_in(network))
}

/// `my insta is rosa_m`, `IG: rosa.m`: a name that no word is.
fn named_handles(text: &Text) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in text.places(NETWORK_NAMES) {
        let mut next = at + 1;
        while text.tokens.get(next).is_some_and(|token| {
            token.is(&["is", "es", "name", "handle", "user", "username", "id", "usuario", "account", "cuenta"])
        }) {
            next += 1;
        }
        let Some(token) = text.tokens.get(next) else { continue };
        let told = next > at + 1 || token.before.contains(':');
        let belongs = |letter: &&char| letter.is_alphanumeric() || matches!(**letter, '_' | '.' | '-' | '#');
        let mut end = token.start + text.letters[token.start..].iter().take_while(belongs).count();
        while end > token.start && matches!(text.letters[end - 1], '.' | '-') {
            end -= 1;
        }
        let name = &text.letters[token.start..end];
        let odd = name.iter().any(|letter| matches!(letter, '_' | '#' | '.') || letter.is_ascii_digit());
        let named = name.iter().any(|letter| letter.is_alphabetic());
        if named && odd && (told || name.contains(&'_')) && name.len() > 3 {
            marks.push(mark(MarkKind::Handle, token.start, end));
        }
    }
    marks
}
