//! An old database: made step by step as older versions made it, with something of everything in it, and opened by today's.

use domain::staff::Role;
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::world::On;

static COMMON: Migrator = sqlx::migrate!("./migrations");
static SQLITE_SEARCH: Migrator = sqlx::migrate!("./migrations/search/sqlite");
static POSTGRES_SEARCH: Migrator = sqlx::migrate!("./migrations/search/postgres");

/// The last migrations that the old version knew: of the common ones, and of the search index.
const OLD: [i64; 2] = [9, 9001];

/// Rows as they were kept after a migration: of each table that it made.
const SAMPLES: [(i64, &str); 3] = [
    (1, include_str!("upgrade/0001.sql")),
    (2, include_str!("upgrade/0002.sql")),
    (4, include_str!("upgrade/0004.sql")),
];

fn old(search: &Migrator) -> Migrator {
    let known = COMMON.iter().filter(|one| one.version <= OLD[0]);
    Migrator::with_migrations(known.chain(search.iter().filter(|one| one.version <= OLD[1])).cloned().collect())
}

/// One step after the other; after each the rows of its time.
macro_rules! made {
    ($database:expr, $search:expr) => {{
        let mut database = $database.await.expect("an empty database");
        let steps = old($search);
        for step in steps.iter() {
            steps.run_to(step.version, &mut database).await.expect("a step");
            for (_, rows) in SAMPLES.iter().filter(|(after, _)| *after == step.version) {
                sqlx::raw_sql(AssertSqlSafe(*rows)).execute(&mut database).await.expect("rows of its time");
            }
        }
        database.close().await.expect("an end");
    }};
}

async fn old_house(on: On, url: String) {
    match on {
        On::Sqlite => made!(SqliteConnection::connect(&format!("{url}?mode=rwc")), &SQLITE_SEARCH),
        On::Postgres => made!(PgConnection::connect(&url), &POSTGRES_SEARCH),
    }
}

/// Tables of the old version, as far as they hold what people did.
fn tables() -> Vec<&'static str> {
    let lines = SAMPLES.iter().flat_map(|(_, rows)| rows.lines());
    let mut names: Vec<_> = lines.filter_map(|line| line.strip_prefix("INSERT INTO ")?.split(' ').next()).collect();
    names.dedup();
    names
}

#[test]
fn every_table_of_the_old_version_has_rows_that_are_brought_along() {
    let known = COMMON.iter().filter(|one| one.version <= OLD[0]);
    let sql: String = known.map(|one| one.sql.as_str().to_owned()).collect();
    let made = sql.lines().filter_map(|line| line.strip_prefix("CREATE TABLE ")?.split(' ').next());
    let bare: Vec<_> = made.filter(|table| !tables().contains(table)).collect();
    assert!(bare.is_empty(), "{bare:?}");
}

story! {
async fn an_old_database_is_brought_up_to_date_with_everything_in_it(world: World) {
    let world = world.upgraded(old_house).await;
    for table in tables() {
        let rows = SAMPLES.iter().map(|(_, rows)| rows.matches(&format!("INSERT INTO {table} ")).count()).sum::<usize>();
        // Whoever was signed in signs in once more.
        let rows = if table == "sign_ins" { 0 } else { rows };
        let found = world.count(table).await;
        assert!(found >= rows && (rows > 0 || found == 0), "{table}: {found} of {rows}");
    }
    let olga = world.staff("Olga", Role::Admin).await;
    let page = world.phone().opens("/events/sleep-long-ago").await;
    page.says("An old public question?").says("An old public answer.").hides("in private words");
    assert_eq!(world.phone().get("/e/oldtwo").await.leads(), "/events/sleep-to-come");
    world.phone().opens("/blog/old-naps").await.says("Dim the lights.");
    world.calendar_client().opens("/calendar.ics").await.says("SUMMARY:Sleep\\, to come");
    let question = olga.opens("/inbox/00000000-0000-7000-8000-000000000009").await;
    question.says("An old held question?").says("Old Rosa").says("An old word more.").says("An old note.");
    olga.opens("/inbox?q=held").await.says("An old held question?");
    let session = olga.opens("/plan/sessions/00000000-0000-7000-8000-000000000007").await;
    session.says("Dr. Old Lin").says("https://meet.example/old");
    olga.opens("/plan?on=2026-12-01").await.says("Sleep, to come");
    olga.opens("/plan/posts/00000000-0000-7000-8000-000000000024").await.says("Old naps, in review");
    olga.opens("/people").await.says("Ed Older");
    world.close().await;
} }

story! {
async fn what_newer_versions_ask_for_is_told_by_what_the_old_one_kept(world: World) {
    let world = world.upgraded(old_house).await;
    let is = async |sql: &'static str, expected: &[&str]| assert_eq!(world.rows(sql).await, expected, "{sql}");
    is("SELECT id FROM sessions WHERE live_at = 1795165201000", &["00000000-0000-7000-8000-000000000006"]).await;
    is("SELECT email FROM question_followers WHERE told_at IS NULL", &["untold@old.example"]).await;
    is("SELECT email FROM question_followers WHERE confirmed_at IS NULL", &[]).await;
    is("SELECT lane FROM jobs WHERE kind = 'publish'", &["publishing"]).await;
    is("SELECT told_to || ' ' || shown FROM slots WHERE told_sequence = 1", &["lin@old.example agreed"]).await;
    is("SELECT title FROM posts WHERE submitted_at IS NOT NULL", &["Old naps, in review"]).await;
    is("SELECT title FROM posts WHERE returned_at IS NOT NULL", &["Old naps, sent back"]).await;
    world.close().await;
} }
