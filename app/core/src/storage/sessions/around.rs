//! Sessions around an instant. What runs, what is to come and what is past are queries of their own, each bounded from
//! the instant on: however much is past, it never takes the place of what is to come.

use domain::session::Session;
use domain::{Instant, Span};

use super::select;
use crate::Error;
use crate::storage::{Reads, all};

/// Public sessions that run, by start; at most 500.
///
/// # Errors
/// [`Error::Storage`].
pub async fn live(mut db: impl Reads) -> Result<Vec<Session>, Error> {
    let sql = select!("WHERE state = 'live' AND published_at IS NOT NULL ORDER BY ends_at, id LIMIT 500");
    let mut found = all!(db, Session, sql)?;
    found.sort_by(|one, other| (one.starts_at, &one.id).cmp(&(other.starts_at, &other.id)));
    Ok(found)
}

/// Public sessions that nobody has begun and whose time is not over at `now`, called off or not, which start before
/// `until`: the `most` that end next, by start.
///
/// # Errors
/// [`Error::Storage`].
pub async fn upcoming(mut db: impl Reads, now: Instant, until: Instant, most: i64) -> Result<Vec<Session>, Error> {
    let mut found = all!(db, Session, UPCOMING, now, until, most)?;
    found.sort_by(|one, other| (one.ends_at, &one.id).cmp(&(other.ends_at, &other.id)));
    found.truncate(usize::try_from(most).unwrap_or(0));
    found.sort_by(|one, other| (one.starts_at, &one.id).cmp(&(other.starts_at, &other.id)));
    Ok(found)
}

const UPCOMING: &str = concat!(
    "SELECT * FROM (",
    select!(
        "WHERE state = 'scheduled' AND ends_at > $1 AND starts_at < $2 AND published_at IS NOT NULL
         ORDER BY ends_at, id LIMIT $3"
    ),
    ") AS scheduled UNION ALL SELECT * FROM (",
    select!(
        "WHERE state = 'cancelled' AND ends_at > $1 AND starts_at < $2 AND published_at IS NOT NULL
         ORDER BY ends_at, id LIMIT $3"
    ),
    ") AS cancelled"
);

/// Public sessions that are over: ended, or never begun and their time has passed at `now`; not those called off. The
/// `most` of them that end last after `from`, the latest start first.
///
/// # Errors
/// [`Error::Storage`].
pub async fn past(mut db: impl Reads, from: Instant, now: Instant, most: i64) -> Result<Vec<Session>, Error> {
    let mut found = all!(db, Session, PAST, from, now, most)?;
    found.sort_by(|one, other| (other.starts_at, &other.id).cmp(&(one.starts_at, &one.id)));
    found.truncate(usize::try_from(most).unwrap_or(0));
    Ok(found)
}

const PAST: &str = concat!(
    "SELECT * FROM (",
    select!(
        "WHERE state = 'ended' AND ends_at > $1 AND published_at IS NOT NULL ORDER BY ends_at DESC, id DESC LIMIT $3"
    ),
    ") AS ended UNION ALL SELECT * FROM (",
    select!(
        "WHERE state = 'scheduled' AND ends_at > $1 AND ends_at <= $2 AND published_at IS NOT NULL
         ORDER BY ends_at DESC, id DESC LIMIT $3"
    ),
    ") AS never_begun"
);

/// Public sessions that were called off and would have ended from `from` to `now`: the `most` latest.
///
/// # Errors
/// [`Error::Storage`].
pub async fn called_off(mut db: impl Reads, from: Instant, now: Instant, most: i64) -> Result<Vec<Session>, Error> {
    all!(
        db,
        Session,
        select!(
            "WHERE state = 'cancelled' AND ends_at > $1 AND ends_at <= $2 AND published_at IS NOT NULL
             ORDER BY ends_at DESC, id DESC LIMIT $3"
        ),
        from,
        now,
        most
    )
}

/// Public sessions that start in `from..to`, in order.
///
/// # Errors
/// [`Error::Storage`].
pub async fn public_from(mut db: impl Reads, from: Instant, to: Instant) -> Result<Vec<Session>, Error> {
    all!(
        db,
        Session,
        select!("WHERE starts_at >= $1 AND starts_at < $2 AND published_at IS NOT NULL ORDER BY starts_at, id"),
        from,
        to
    )
}

/// All sessions that start in `span`, in order: the `most` latest of those before `now`, and the `most` next ones.
///
/// # Errors
/// [`Error::Storage`].
pub async fn around(mut db: impl Reads, span: Span, now: Instant, most: i64) -> Result<Vec<Session>, Error> {
    let mut found = all!(
        db,
        Session,
        select!("WHERE starts_at >= $1 AND starts_at < $2 ORDER BY starts_at DESC, id DESC LIMIT $3"),
        span.start,
        now,
        most
    )?;
    found.reverse();
    found.extend(all!(
        db,
        Session,
        select!("WHERE starts_at >= $1 AND starts_at < $2 ORDER BY starts_at, id LIMIT $3"),
        now,
        span.end,
        most
    )?);
    Ok(found)
}
