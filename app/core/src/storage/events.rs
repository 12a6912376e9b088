//! Event topics: a counter row each, gapless and in commit order, and the events behind it.

use domain::Instant;
use domain::live::{EventKind, Topic};

use super::{Reads, Writes, all, as_list, maybe, run, run_one};
use crate::Error;

/// Counts the topic up by so many and locks its row until the commit; gives the newest number.
pub(crate) async fn count_up(mut db: impl Writes, topic: &Topic, many: i64) -> Result<i64, Error> {
    let (seq,) = run_one!(
        db,
        (i64,),
        "INSERT INTO topics (name, seq) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET seq = topics.seq + $2 RETURNING seq",
        topic.to_string(),
        many
    )?;
    Ok(seq)
}

/// Notes events, in one statement however many.
pub(crate) async fn insert(mut db: impl Writes, events: &[(&Topic, Event)], at: Instant) -> Result<(), Error> {
    if events.is_empty() {
        return Ok(());
    }
    let list = as_list(events.iter().map(|(topic, event)| (topic.to_string(), event.seq, event.kind, &event.subject)))?;
    run!(
        db,
        "INSERT INTO events (topic, seq, kind, subject, at)
         SELECT json_extract(value, '$[0]'), CAST(json_extract(value, '$[1]') AS BIGINT), json_extract(value, '$[2]'),
                json_extract(value, '$[3]'), $2
           FROM json_each($1)",
        list,
        at
    )?;
    Ok(())
}

/// An event as stored: what happened to which subject; its content is read when it is sent.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Event {
    pub(crate) seq: i64,
    pub(crate) kind: EventKind,
    pub(crate) subject: String,
}

/// Events after `seq`, in order, at most `most`.
pub(crate) async fn after(mut db: impl Reads, topic: &Topic, seq: i64, most: i64) -> Result<Vec<Event>, Error> {
    all!(
        db,
        Event,
        "SELECT seq, kind, subject FROM events WHERE topic = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        topic.to_string(),
        seq,
        most
    )
}

/// The topic's newest number; 0 before its first event.
pub(crate) async fn newest(mut db: impl Reads, topic: &Topic) -> Result<i64, Error> {
    let row = maybe!(db, (i64,), "SELECT seq FROM topics WHERE name = $1", topic.to_string())?;
    Ok(row.map_or(0, |(seq,)| seq))
}

/// When the topic's newest event happened; None where that is forgotten.
pub(crate) async fn last(mut db: impl Reads, topic: &Topic) -> Result<Option<Instant>, Error> {
    let sql = "SELECT at FROM events WHERE topic = $1 ORDER BY seq DESC LIMIT 1";
    Ok(maybe!(db, (Instant,), sql, topic.to_string())?.map(|(at,)| at))
}

/// The newest numbers of several topics, for nodes that watch what others commit.
pub(crate) async fn newest_of(mut db: impl Reads, topics: &[Topic]) -> Result<Vec<(String, i64)>, Error> {
    let list = as_list(topics.iter().map(ToString::to_string))?;
    all!(db, (String, i64), "SELECT name, seq FROM topics WHERE name IN (SELECT value FROM json_each($1))", list)
}

/// How far each desk has come of which there was news after `since`.
pub(crate) async fn desks(mut db: impl Reads, since: Instant) -> Result<Vec<(String, i64)>, Error> {
    all!(
        db,
        (String, i64),
        "SELECT topic, MAX(seq) FROM events WHERE at > $1 AND topic >= 'desk:' AND topic < 'desk;' GROUP BY topic",
        since
    )
}
