//! Tables of sessions (CSV): nothing is saved until every row passes.

use super::planned;

const PATH: &str = "/api/v1/import/sessions.csv";

story! {
async fn nothing_of_a_table_is_saved_until_every_row_passes(world: World) {
    let program = world.program("plan").await;
    let bad = "title,starts,zone,minutes\nSleep,2026-12-01 18:00,America/New_York,45\n,2026-12-02T18:00,Mars/Olympus,45\nSalt,2026-03-08T02:30,America/New_York,zero\n";
    let problem = program.raw(PATH, "text/csv", bad.into()).await.problem(422, "invalid");
    let fields: Vec<&str> = problem["problems"].as_array().expect("errors").iter().filter_map(|it| it["field"].as_str()).collect();
    for field in ["3.title", "3.zone", "4.minutes"] {
        assert!(fields.contains(&field), "{field} of {problem}");
    }
    assert!(!fields.iter().any(|field| field.starts_with("2.")), "{problem}");
    assert!(planned(&world).await.is_empty());
    let good = "\u{feff}Title;x\n";
    program.raw(PATH, "text/csv", good.into()).await.is(422).says("is no column");
    let good = "title,starts,zone,minutes,summary\n\"Sleep, again\",2026-12-01 18:00,America/New_York,45,\"Two\nlines\"\nSalt,,UTC,30,\n";
    let seen = program.raw(&format!("{PATH}?dry_run"), "text/csv", good.into()).await.is(200).json();
    assert_eq!((&seen["added"], &seen["items"][0]["id"]), (&2.into(), &serde_json::Value::Null));
    assert!(planned(&world).await.is_empty());
    let done = program.raw(PATH, "text/csv", good.into()).await.is(200).json();
    assert!(done["items"][0]["id"].is_string(), "{done}");
    let titles: Vec<String> = planned(&world).await.into_iter().map(|(_, title, _)| title).collect();
    assert_eq!(titles, ["Salt", "Sleep, again"]);
} }

story! {
async fn broken_tables_say_what_to_do(world: World) {
    let program = world.program("plan").await;
    for (text, says) in [
        ("", "The column title is missing."),
        ("title,zone,minutes\n", "The table has no rows below its head."),
        ("title,zone,minutes,colour\nA,UTC,30,red\n", "“colour” is no column; use campaign_id, title"),
        ("title,minutes\nA,30\n", "The column zone is missing."),
        ("title,zone,minutes,campaign_id\nA,UTC,30,019ad000-0000-7000-8000-000000000000\n", "2.campaign_id"),
    ] {
        program.raw(PATH, "text/csv", text.into()).await.is(422).says(says);
    }
    let many = "title,zone,minutes\n".to_owned() + &"A,UTC,30\n".repeat(2_001);
    program.raw(PATH, "text/csv", many).await.is(422).says("at most 2000 rows");
    program.raw(PATH, "text/csv", "a".repeat(2 * 1024 * 1024 + 1)).await.is(422).says("larger than 2 MiB");
    assert!(planned(&world).await.is_empty());
} }
