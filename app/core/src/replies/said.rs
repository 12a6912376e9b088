//! What an answer says to one slot, and for whom it speaks.

use domain::{Instant, LocalDate, LocalTime};

use crate::calendar::read::{Attendee, Event};

/// Characters of their words that are kept: a reason is no longer.
const LONGEST_REASON: usize = 500;

/// What they say.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum What {
    /// They come.
    Yes,
    /// They do not.
    No,
    /// They may.
    Maybe,
    /// They could then.
    AnotherTime(Instant),
    /// Not they, but whoever has these addresses; with a name where one stands there.
    Colleague(Vec<String>, String),
}

/// An answer as its program wrote it, with who is meant by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub what: What,
    /// What they wrote beside it, or nothing.
    pub words: String,
    /// SEQUENCE; absent means 0 (RFC 5545 §3.8.7.4).
    pub sequence: i64,
    /// When they said so, where it says.
    pub at: Option<Instant>,
    /// Of whom it speaks.
    pub attendee: Attendee,
}

impl Said {
    /// Of an event that answers: `theirs` tells which addresses are the clinician's, or of who may act for them.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub(super) fn read(event: &Event, senders: &[String], theirs: impl Fn(&str) -> bool) -> Result<Self, String> {
        let attendee = speaker(&event.people, senders, theirs).ok_or("The reply names no attendee.")?.clone();
        let what = what(event, &attendee)?;
        let at = moment(&event.stamp);
        Ok(Self { what, words: words(event, &attendee), sequence: event.sequence, at, attendee })
    }
}

/// Of several people the one who answers: theirs before others, the sender before others, and who says something first.
fn speaker<'a>(people: &'a [Attendee], senders: &[String], theirs: impl Fn(&str) -> bool) -> Option<&'a Attendee> {
    let rank = |one: &&Attendee| {
        let own = theirs(&one.address) || theirs(&one.email);
        let for_them = theirs(&one.sent_by) || one.delegated_from.iter().any(|from| theirs(from));
        let sent = senders.iter().any(|sender| one.is(sender));
        let says = !matches!(one.partstat.as_str(), "" | "NEEDS-ACTION");
        (own && says, for_them && says, sent && says, own, says)
    };
    // Of equals the first.
    people.iter().rev().max_by_key(rank)
}

fn what(event: &Event, attendee: &Attendee) -> Result<What, String> {
    if !attendee.delegated_from.is_empty() {
        // Whoever was named answers for themselves.
        return Ok(What::Colleague(vec![attendee.address.clone()], attendee.name.clone()));
    }
    if let Some(starts) = event.begins(&event.home).filter(|_| event.method == "COUNTER") {
        return Ok(What::AnotherTime(starts));
    }
    match attendee.partstat.as_str() {
        "ACCEPTED" | "COMPLETED" | "IN-PROCESS" => Ok(What::Yes),
        "DECLINED" => Ok(What::No),
        "TENTATIVE" => Ok(What::Maybe),
        "DELEGATED" => {
            let named = event.people.iter().find(|one| attendee.delegated_to.iter().any(|to| one.is(to)));
            Ok(What::Colleague(attendee.delegated_to.clone(), named.map(|one| one.name.clone()).unwrap_or_default()))
        }
        _ if event.method == "COUNTER" => Err("It proposes another time, and says none that can be read.".to_owned()),
        _ => Err("The reply says neither yes nor no (PARTSTAT).".to_owned()),
    }
}

/// COMMENT, and Outlook's own way to say it, each once.
fn words(event: &Event, attendee: &Attendee) -> String {
    let mut all: Vec<&str> = Vec::new();
    for words in event.comments.iter().chain([&attendee.comment]).map(|words| words.trim()) {
        if !words.is_empty() && !all.contains(&words) {
            all.push(words);
        }
    }
    all.join("\n").chars().filter(|c| *c == '\n' || !c.is_control()).take(LONGEST_REASON).collect()
}

/// `20261128T100500Z`: always UTC (RFC 5545 §3.8.7.2).
fn moment(stamp: &str) -> Option<Instant> {
    let part = |range: std::ops::Range<usize>| stamp.get(range)?.parse::<u8>().ok();
    let date = LocalDate { year: stamp.get(..4)?.parse().ok()?, month: part(4..6)?, day: part(6..8)? };
    let date: LocalDate = date.to_string().parse().ok()?;
    let (hour, minute, second) = (part(9..11)?, part(11..13)?, part(13..15)?.min(59));
    (hour < 24 && minute < 60).then(|| LocalTime { date, hour, minute, second }.as_if_utc())
}
