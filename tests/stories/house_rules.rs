//! The house's own rules, read from the source: what the compiler cannot see.

mod circles;

use std::fs;
use std::path::{Path, PathBuf};

/// A source file by its path in the repository.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The code in front of its unit tests, without comments and doc comments.
    fn code(&self) -> String {
        let code = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/") || self.path.contains("/examples/")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every file below `folder` with this ending. A folder without any is a mistake in the rule.
fn files(folder: &str, ending: &str) -> Vec<File> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    assert!(!found.is_empty(), "no {ending} files in {folder}");
    found.sort();
    let file = |path: PathBuf| File {
        text: fs::read_to_string(&path).expect("a source file"),
        path: path.strip_prefix(root()).expect("inside").display().to_string(),
    };
    found.into_iter().map(file).collect()
}

/// All the product's Rust: the doors and the floors below.
fn product() -> Vec<File> {
    ["src", "app/domain/src", "app/core/src", "app/pages/src", "app/islands", "app/browser"]
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .collect()
}

/// Expects that no code below `folder` says any of these words, but for files whose path ends in one of `but`.
#[track_caller]
fn never(folder: &str, words: &[&str], but: &[&str]) {
    let mut wrong = Vec::new();
    for file in files(folder, "rs").iter().filter(|file| !but.iter().any(|end| file.path.ends_with(end))) {
        let code = file.code();
        wrong
            .extend(words.iter().filter(|word| code.contains(**word)).map(|word| format!("{} says {word}", file.path)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Expects that the file above one names it: the compiler passes over one that nobody names, and its tests are never run.
#[track_caller]
fn is_named(file: &File) {
    let path = root().join(&file.path);
    let (folder, name) = (path.parent().expect("a folder"), path.file_stem().expect("a name").to_string_lossy());
    let above = [folder.with_extension("rs"), folder.join("lib.rs"), folder.join("main.rs")];
    let text: String = above.iter().filter_map(|above| fs::read_to_string(above).ok()).collect();
    let named = text.lines().any(|line| line.trim().ends_with(&format!("mod {name};")));
    assert!(named, "{} is named nowhere: no `mod {name};` in any of {above:?}", file.path);
}

#[test]
fn every_file_is_named_and_every_story_told() {
    let all = product().into_iter().chain(files("tests/stories", "rs"));
    all.filter(|file| !file.path.ends_with("/main.rs") && !file.path.ends_with("/lib.rs"))
        .for_each(|file| is_named(&file));
}

#[test]
fn the_domain_has_no_outside() {
    never("app/domain/src", &["leptos", "axum", "tokio", "reqwest", "std::net", "SystemTime", "wellspring_core"], &[]);
    // The system's zone data is looked up in one file, beside the data in the binary.
    never("app/domain/src", &["std::fs", "std::env"], &["zone/data.rs"]);
    // Zone maths stands in one place, and SQL mappings behind their feature.
    never("app/domain/src", &["jiff"], &["zone.rs", "zone/data.rs", "zone/tests.rs", "lib.rs"]);
    for file in files("app/domain/src", "rs").iter().filter(|file| !file.path.ends_with("sql.rs")) {
        for line in file.code().lines().filter(|line| line.contains("sqlx")) {
            let guarded = line.contains("feature = \"sqlx\"") || line.contains("crate::sql_text!");
            assert!(guarded, "{}: {line}", file.path);
        }
    }
}

#[test]
fn pages_and_islands_cannot_reach_the_database() {
    for folder in ["app/pages/src", "app/islands", "app/browser"] {
        never(folder, &["wellspring_core", "sqlx", "axum", "std::fs", "std::net", "tokio::"], &[]);
    }
    for manifest in [
        "app/pages/Cargo.toml",
        "app/islands/browser/Cargo.toml",
        "app/islands/attendee/Cargo.toml",
        "app/islands/staff/Cargo.toml",
        "app/domain/Cargo.toml",
        "app/browser/attendee/Cargo.toml",
        "app/browser/staff/Cargo.toml",
    ] {
        let text = fs::read_to_string(root().join(manifest)).expect("a manifest");
        assert!(!text.contains("wellspring-core") && !text.contains("axum"), "{manifest}");
    }
}

#[test]
fn the_core_knows_no_html_and_no_status_code() {
    never("app/core/src", &["axum", "leptos", "StatusCode", "text/html", "pages::", "<div", "<p>"], &[]);
    let manifest = fs::read_to_string(root().join("app/core/Cargo.toml")).expect("a manifest");
    for word in ["axum", "leptos", "pages", "islands"] {
        assert!(!manifest.contains(word), "core's manifest says {word}");
    }
}

#[test]
fn the_doors_are_thin() {
    never("src", &["sqlx::query", "SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM"], &[]);
    // Only the storage speaks SQL.
    for file in files("app/core/src", "rs") {
        let storage = file.path.contains("/storage") || file.is_test();
        // Savepoints are the unit of work's own.
        let allowed = storage || file.path.ends_with("work.rs");
        let speaks = ["SELECT ", "INSERT INTO", "DELETE FROM"].iter().any(|word| file.code().contains(word));
        assert!(allowed || !speaks, "{} speaks SQL", file.path);
    }
}

#[test]
fn folders_in_the_core_are_nouns_or_the_closed_list() {
    const NOUNS: &[&str] = &[
        "audiences",
        "campaigns",
        "clinicians",
        "duty",
        "identity",
        "lists",
        "posts",
        "questions",
        "retention",
        "scripts",
        "series",
        "sessions",
        "slots",
        "staff",
        "targets",
        "teams",
        "topics",
        "views",
    ];
    const MECHANISMS: &[&str] = &[
        "calendar", "demo", "feeds", "imports", "intake", "jobs", "letters", "live", "notices", "octets", "outside",
        "replies", "safety", "screens", "storage",
    ];
    const WHOLE: &[&str] =
        &["activity", "actor", "app", "error", "held", "key", "lib", "quarantine", "readers", "slug", "work"];
    for entry in fs::read_dir(root().join("app/core/src")).expect("the core").flatten() {
        let name = entry.path().file_stem().expect("a name").to_str().expect("text").to_owned();
        let known = [NOUNS, MECHANISMS, WHOLE].iter().any(|list| list.contains(&name.as_str()));
        assert!(known, "app/core/src/{name}: a noun of the product, or one of the closed list of mechanisms?");
    }
}

/// What `code` names directly below its crate: `crate::slots::…`, and each name of `use crate::{…}`.
fn named(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            names.push(word(rest));
            continue;
        };
        let (mut depth, mut part) = (0, String::new());
        for letter in group.chars() {
            match letter {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => names.push(word(std::mem::take(&mut part).trim())),
                _ => part.push(letter),
            }
        }
        names.push(word(part.trim()));
    }
    names
}

#[test]
fn steps_call_downwards_only() {
    const ORDER: [&str; 10] =
        ["campaigns", "series", "sessions", "slots", "posts", "questions", "duty", "notices", "letters", "jobs"];
    let place = |noun: &str| ORDER.iter().position(|other| *other == noun);
    let mut wrong = Vec::new();
    for file in files("app/core/src", "rs").iter().filter(|file| !file.is_test()) {
        let path = file.path.trim_start_matches("app/core/src/");
        // Whoever works on jobs stands above all nouns; below them is how jobs are enqueued.
        let own = path.split(['/', '.']).next().and_then(place).filter(|_| !path.starts_with("jobs/"));
        let Some(own) = own else { continue };
        let above = |name: &String| place(name).is_some_and(|other| other < own);
        wrong.extend(named(&file.code()).into_iter().filter(above).map(|name| format!("{path} names {name}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_takes_everything() {
    for file in product() {
        let stem = Path::new(&file.path).file_stem().expect("a name").to_str().expect("text");
        assert!(
            !["utils", "util", "common", "manager", "helpers", "services", "misc"].contains(&stem),
            "{}",
            file.path
        );
        let lines = file.text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", file.path);
    }
}

#[test]
fn time_and_chance_come_from_outside() {
    let words = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Timestamp::now",
        "Zoned::now",
        "std::time::Instant",
        "rand::rng",
        "rand::random",
        "thread_rng",
        "now_v7",
        "new_v4",
        "OsRng",
    ];
    for folder in ["src", "app/core/src", "app/domain/src", "app/pages/src"] {
        never(folder, &words, &["core/src/outside/clock.rs", "core/src/outside/chance.rs"]);
    }
    // Timers of the runtime wait; they do not tell the time.
    for file in product() {
        let code = file.code();
        let told = code.matches("Instant::now(").count();
        let waits = code.matches("tokio::time::Instant::now(").count();
        assert_eq!(told, waits, "{}", file.path);
    }
}

#[test]
fn pages_have_no_inline_style_and_no_inline_script() {
    for file in ["app/pages/src", "app/islands"].iter().flat_map(|folder| files(folder, "rs")) {
        let code = file.code();
        for word in [" style=", "style:", "onclick=", "onsubmit=", "javascript:", "http-equiv"] {
            assert!(!code.contains(word), "{} says {word}", file.path);
        }
        for script in code.split("<script").skip(1) {
            let (tag, rest) = script.split_once('>').expect("a tag");
            assert!(tag.contains("src=") && rest.trim_start().starts_with("</script>"), "{}: <script{tag}>", file.path);
        }
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for file in files("style", "css") {
        assert!(
            !file.text.contains("@import url(http") && !file.text.contains("url(http") && !file.text.contains("url(//"),
            "{}",
            file.path
        );
    }
    for file in files("public", "js") {
        assert!(
            !file.text.contains("import(\"http") && !file.text.contains("from \"http") && !file.text.contains("eval("),
            "{}",
            file.path
        );
    }
}

#[test]
fn nothing_is_left_half_done() {
    for file in product() {
        for word in ["todo!", "unimplemented!", "dbg!", "FIXME", "XXX", "TODO"] {
            assert!(!file.text.contains(word), "{} says {word}", file.path);
        }
    }
}

#[test]
fn migrations_are_one_text_for_both_databases() {
    let all = files("migrations", "sql");
    // The search index is the named exception: a folder for each database, with the same numbers.
    let (search, common): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|file| file.path.starts_with("migrations/search/"));
    let of = |database: &str| -> Vec<String> {
        let folder = format!("migrations/search/{database}/");
        search.iter().filter_map(|file| file.path.strip_prefix(&folder)).map(str::to_owned).collect()
    };
    assert_eq!(of("sqlite"), of("postgres"));
    assert_eq!(of("sqlite").len() * 2, search.len(), "only these two folders");
    for file in common {
        let text = file.text.to_uppercase();
        for word in [
            "AUTOINCREMENT",
            "SERIAL",
            "JSONB",
            "STRICT",
            "PRAGMA",
            "INTEGER",
            "TIMESTAMP",
            "WITHOUT ROWID",
            "USING GIN",
            "UUID ",
            "RETURNS",
        ] {
            assert!(!text.contains(word), "{} says {word}", file.path);
        }
        assert!(file.path.starts_with("migrations/0"), "{}: one folder, numbered", file.path);
    }
}

#[test]
fn statements_are_one_text_for_both_databases() {
    for file in files("app/core/src/storage", "rs").iter().filter(|file| !file.path.contains("storage/search")) {
        let code = file.code();
        for word in ["FOR UPDATE", "ILIKE", "$1::", "$2::", "$3::", "INSERT OR ", "sqlx::Any", "GLOB ", "ON DUPLICATE"]
        {
            assert!(!code.contains(word), "{} says {word}", file.path);
        }
    }
}

/// A story that reads the machine's clock passes on some days and fails on others.
#[test]
fn stories_choose_their_day() {
    never("tests/stories", &["SystemClock", "HeldClock", "Outside::real", "Outside::alone"], &["house_rules.rs"]);
    never("app/core/src", &["SystemClock"], &["outside.rs", "outside/clock.rs"]);
}

/// `questions/read.rs` leaves out what a reader may not see; an asker's own page is the asker's.
#[test]
fn screens_read_questions_by_who_reads() {
    const PAST: [&str; 7] = ["get", "contact", "replies", "notes", "list", "live_of", "open_of"];
    for file in files("app/core/src/screens", "rs").iter().filter(|file| !file.path.ends_with("attendee.rs")) {
        let code = file.code();
        let of_questions = if code.contains("questions as rows") { "rows" } else { "storage::questions" };
        let past: Vec<_> = PAST.iter().filter(|row| code.contains(&format!("{of_questions}::{row}("))).collect();
        assert!(past.is_empty(), "{} reads {past:?} beside questions/read.rs", file.path);
    }
}

#[test]
fn nothing_comes_in_or_goes_out_but_past_the_readers() {
    const ONLY: [(&str, &[&str]); 3] = [
        // Cleared text is made by the gate alone; what is stored was made by it before.
        ("PublicText(", &["app/domain/src/gate.rs"]),
        // A text is looked through in one place, with the house's lists and names.
        ("Looked::at(", &["app/core/src/safety.rs"]),
        // And no question begins elsewhere than where one is asked for.
        ("Question::asked(", &["app/core/src/questions/ask.rs"]),
    ];
    for file in product().iter().filter(|file| !file.is_test()) {
        for (makes, places) in ONLY {
            let allowed = places.contains(&file.path.as_str());
            assert!(allowed || !file.code().contains(makes), "{}: {makes}", file.path);
        }
    }
}

#[test]
fn the_storage_knows_nothing_above_itself() {
    for file in files("app/core/src", "rs").iter().filter(|file| file.path.contains("core/src/storage")) {
        for line in file.code().lines().filter(|line| line.contains("crate::") && !line.contains("$crate::")) {
            let words =
                line.split("crate::").skip(1).all(|path| path.starts_with("storage") || path.starts_with("Error"));
            assert!(words, "{}: {line}", file.path);
        }
    }
}

#[test]
fn statements_that_write_run_in_a_transaction() {
    const WRITING: &[&str] = &["INSERT INTO", "UPDATE ", "DELETE FROM"];
    for file in files("app/core/src/storage", "rs") {
        for function in file.code().split("fn ").skip(1).filter(|text| WRITING.iter().any(|word| text.contains(word))) {
            let head = function.split('{').next().unwrap_or_default();
            assert!(head.contains("impl Writes"), "{}: fn {head}", file.path);
        }
    }
}

#[test]
fn stories_sleep_for_no_fixed_time() {
    for file in files("tests/stories", "rs").iter().filter(|file| !file.path.ends_with("house_rules.rs")) {
        assert!(!file.text.contains("sleep("), "{}", file.path);
    }
}
