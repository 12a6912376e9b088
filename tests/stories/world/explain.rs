//! How a database would find what a statement asks for.

use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row, SqliteConnection};

use super::{On, World};

/// Tables that grow with the years. No page reads one of them whole.
const GROWING: [&str; 13] = [
    "activities",
    "events",
    "jobs",
    "letters",
    "posts",
    "question_contacts",
    "question_entries",
    "question_reports",
    "questions",
    "sessions",
    "slots",
    "topics",
    "votes",
];

/// Indexes over a few rows of such a table, or ones that are read in order until a page is full.
const PARTIAL: [&str; 3] = ["posts_by_change", "posts_unfinished", "questions_by_answer"];

/// As if the tables were full, PostgreSQL reads none of them from end to end where an index serves.
const FULL: &str = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;
    SET enable_mergejoin = off; SET enable_hashjoin = off";
/// Nor does it sort where an index gives the order.
const ORDERED: &str = "SET enable_bitmapscan = off; SET enable_sort = off; SET enable_incremental_sort = off";

/// What the database would do for one statement.
pub struct Explained {
    /// Growing tables that it would read whole.
    pub scans: Vec<String>,
    /// Whether it would sort what it found, whatever else it could do.
    pub sorts: bool,
}

impl World {
    /// Asks the database about a statement, whatever its parameters are.
    pub async fn explains(&self, sql: &'static str) -> Explained {
        match self.on {
            On::Sqlite => {
                let mut rows = SqliteConnection::connect(&self.url).await.expect("the database");
                let asked = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
                let steps = sqlx::query(asked).fetch_all(&mut rows).await.unwrap_or_else(|why| panic!("{why}: {sql}"));
                of_sqlite(&steps.iter().map(|step| step.get("detail")).collect::<Vec<String>>())
            }
            On::Postgres => Explained {
                scans: of_postgres(&plan(&self.url, sql, FULL).await).scans,
                sorts: of_postgres(&plan(&self.url, sql, &format!("{FULL}; {ORDERED}")).await).sorts,
            },
        }
    }
}

/// PostgreSQL's plan under these settings.
async fn plan(url: &str, sql: &str, settings: &str) -> Value {
    let (text, parameters) = numbered(sql);
    let nulls = vec!["NULL"; parameters].join(", ");
    let given = if nulls.is_empty() { nulls } else { format!("({nulls})") };
    let mut rows = PgConnection::connect(url).await.expect("the database");
    for statement in [settings.to_owned(), format!("PREPARE asked AS {text}")] {
        let done = sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut rows).await;
        done.unwrap_or_else(|why| panic!("{why}: {sql}"));
    }
    let asked = AssertSqlSafe(format!("EXPLAIN (FORMAT JSON) EXECUTE asked{given}"));
    let plan = sqlx::raw_sql(asked).fetch_one(&mut rows).await;
    let plan: Value = plan.unwrap_or_else(|why| panic!("{why}: {sql}")).get(0);
    plan[0]["Plan"].clone()
}

/// The statement with its parameters numbered without a gap, and how many there are.
fn numbered(sql: &str) -> (String, usize) {
    let mut known: Vec<&str> = Vec::new();
    let mut parts = sql.split('$');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = part.split_at(digits);
        if number.is_empty() {
            text += "$";
        } else {
            let at = known.iter().position(|other| *other == number).unwrap_or_else(|| {
                known.push(number);
                known.len() - 1
            });
            text += &format!("${}", at + 1);
        }
        text += rest;
    }
    (text, known.len())
}

fn of_sqlite(steps: &[String]) -> Explained {
    let scanned = |step: &&String| {
        let grows = GROWING.iter().any(|table| step.split(' ').take(2).eq(["SCAN", table]));
        grows && !PARTIAL.iter().any(|index| step.ends_with(index))
    };
    Explained {
        scans: steps.iter().filter(scanned).cloned().collect(),
        sorts: steps.iter().any(|step| step.starts_with("USE TEMP B-TREE FOR ORDER BY")),
    }
}

fn of_postgres(node: &Value) -> Explained {
    let word = |name: &str| node[name].as_str().unwrap_or_default();
    let (kind, table, index) = (word("Node Type"), word("Relation Name"), word("Index Name"));
    let walked = kind.starts_with("Index") && node["Index Cond"].is_null() && !PARTIAL.contains(&index);
    let whole = GROWING.contains(&table) && (kind == "Seq Scan" || walked);
    let mut found = Explained {
        scans: whole.then(|| format!("{kind} {table} {index}")).into_iter().collect(),
        sorts: kind.ends_with("Sort"),
    };
    for part in node["Plans"].as_array().into_iter().flatten() {
        let part = of_postgres(part);
        found.scans.extend(part.scans);
        found.sorts |= part.sorts;
    }
    found
}
