//! Years of sessions and questions, written straight into the tables.

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::Outcome;
use crate::house::Known;

/// Rows that are added at once.
pub struct Years {
    /// Where they lie.
    pub place: &'static str,
    /// Statements with `{now}` and `{session}` in them.
    statements: Vec<String>,
}

/// Ids end in twelve digits; each kind of rows has a range of its own.
const OLD: i64 = 100_000_000_000;
const NEW: i64 = 200_000_000_000;
/// How long ago the newest of what lies outside was, and how far it reaches back, in milliseconds.
const AGO: i64 = 2 * 365 * 86_400_000;
const REACH: i64 = 8 * 365 * 86_400_000;

impl Years {
    /// Sessions that ended years ago, and their questions, which have an end.
    pub fn outside(sessions: i64, questions: i64) -> Self {
        let step = REACH / sessions;
        let sessions_sql = format!(
            "INSERT INTO sessions (id, title, summary, slug, code, state, starts, zone, tzdata, minutes, starts_at, ends_at,
                moderation, sequence, published_at, closed_at, created_at, updated_at, version)
             WITH RECURSIVE years (n) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT n + 1 FROM years WHERE n + 1 < {sessions})
             SELECT '00000000-0000-7000-8000-' || CAST({OLD} + n AS TEXT), 'Session ' || CAST(n AS TEXT), 'What helps.',
                    'session-' || CAST(n AS TEXT), 'old' || CAST(n AS TEXT), 'ended', '2020-01-01T10:00', 'Europe/Berlin', '2026f', 60,
                    {{now}} - {AGO} - n * {step}, {{now}} - {AGO} - n * {step} + 3600000, 'held', 0,
                    {{now}} - {AGO} - n * {step}, {{now}} - {AGO} - n * {step} + 3600000, {{now}} - {AGO} - n * {step},
                    {{now}} - {AGO} - n * {step}, 1
               FROM years"
        );
        let session = format!("'00000000-0000-7000-8000-' || CAST({OLD} + n % {sessions} AS TEXT)");
        let at = format!("{{now}} - {AGO} - (n % {sessions}) * {step}");
        let state = "CASE n % 4 WHEN 0 THEN 'dismissed' WHEN 1 THEN 'taken_offline' ELSE 'answered' END";
        let visibility = "CASE n % 3 WHEN 0 THEN 'public' WHEN 1 THEN 'held' ELSE 'private' END";
        let text = "'How much should I walk in a week, and how often? ' || CAST(n AS TEXT)";
        Self {
            place: "outside",
            statements: vec![sessions_sql, asked(OLD, questions, &session, &at, state, visibility, text)],
        }
    }

    /// Open questions that all say what is looked for; the live session gets its share of them.
    pub fn inside(sessions: i64, questions: i64) -> Self {
        let session = format!(
            "CASE n % {sessions} WHEN 0 THEN '{{session}}' ELSE '00000000-0000-7000-8000-' || CAST({OLD} + n % {sessions} AS TEXT) END"
        );
        let state = "CASE n % 3 WHEN 0 THEN 'acknowledged' ELSE 'received' END";
        let text = "'May I take melatonin with my other pills? ' || CAST(n AS TEXT)";
        let at = "{now} - 3000 * n";
        Self { place: "inside", statements: vec![asked(NEW, questions, &session, at, state, "'held'", text)] }
    }

    /// Writes the rows, and lets the database learn what it holds. They are indexed at the next start.
    pub async fn pass(&self, house: &Known) -> Outcome<()> {
        let now = std::time::UNIX_EPOCH.elapsed()?.as_millis().to_string();
        let mut statements: Vec<String> =
            self.statements.iter().map(|sql| sql.replace("{now}", &now).replace("{session}", &house.session)).collect();
        statements.push("DELETE FROM facts WHERE name = 'questions are indexed'".to_owned());
        if house.url.starts_with("sqlite") {
            let mut to = SqliteConnection::connect(&house.url).await?;
            for sql in statements {
                sqlx::query(AssertSqlSafe(sql)).execute(&mut to).await?;
            }
            to.close().await?;
        } else {
            let mut to = PgConnection::connect(&house.url).await?;
            statements.push("VACUUM ANALYZE".to_owned());
            for sql in statements {
                sqlx::query(AssertSqlSafe(sql)).execute(&mut to).await?;
            }
            to.close().await?;
        }
        Ok(())
    }
}

/// So many questions; of those that are open, every thousandth is past its time, and somebody looks after every third.
fn asked(first: i64, many: i64, session: &str, at: &str, state: &str, visibility: &str, text: &str) -> String {
    let by = format!("CASE n % 1000 WHEN 0 THEN {at} ELSE {{now}} + 864000000 + n * 1000 END");
    let late = format!("CASE WHEN {state} IN ('received', 'acknowledged') THEN {by} END");
    format!(
        "INSERT INTO questions (id, handle, session_id, text, kind, state, visibility, urgency, public_answer, voter, votes,
            created_at, acknowledged_at, answered_at, updated_at, version, source, clock_from, acknowledge_by, answer_by, late_at,
            warn_at, owner_id)
         WITH RECURSIVE years (n) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT n + 1 FROM years WHERE n + 1 < {many})
         SELECT '00000000-0000-7000-8000-' || CAST({first} + n AS TEXT), 'bulk' || CAST({first} + n AS TEXT), {session}, {text},
                'question', {state}, {visibility}, 'routine', 'Every day is best.', '', n % 7,
                {at}, {at}, {at}, {at}, 1, 'session', {at}, {by}, {by}, {late}, {late} + 864000000,
                CASE n % 3 WHEN 0 THEN (SELECT MIN(id) FROM staff) END
           FROM years"
    )
}
