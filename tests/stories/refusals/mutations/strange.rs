//! Words that nobody should send, and words that everybody sends in other places.

use std::sync::LazyLock;

use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};

/// Controls, other scripts, other notations, and what means something elsewhere.
const STRANGE: [&str; 44] = [
    "",
    " ",
    "\r\n",
    "a\r\nset-cookie: b=c",
    "\0",
    "\u{7f}",
    "\u{202e}abc",
    "\u{feff}",
    "\u{200b}",
    "é",
    "Übelkeit",
    "💥",
    "中文",
    "..",
    "../../etc/passwd",
    "/",
    "\\",
    "%",
    "%00",
    "%zz",
    "'",
    "\"",
    "';--",
    "<script>",
    "{{7*7}}",
    "$1",
    "null",
    "true",
    "-1",
    "0",
    "9223372036854775808",
    "1e400",
    "NaN",
    "2027-02-30T25:61",
    "0000-00-00",
    "99999-01-01T00:00",
    "2027-03-14T02:30",
    "UTC+25",
    "Europe/Nowhere",
    "a@b",
    "a..b@c.example",
    "javascript:alert(1)",
    "http://127.0.0.1/",
    "00000000-0000-0000-0000-000000000000",
];

/// Last parts of addresses, and names of states.
const STEPS: [&str; 26] = [
    "schedule", "go_live", "end", "cancel", "confirm", "decline", "withdraw", "another", "submit", "approve", "new",
    "publish", "hold", "answer", "dismiss", "merge", "route", "now", "next", "later", "join", "part", "disable",
    "remove", "link", "delete",
];

/// Names of queries and forms that no schema has.
const MORE: [&str; 34] = [
    "next",
    "cursor",
    "q",
    "state",
    "session",
    "owner",
    "from",
    "to",
    "dry_run",
    "as",
    "notice",
    "sort",
    "all",
    "after",
    "version",
    "month",
    "week",
    "view",
    "show",
    "password",
    "withdraw",
    "override_reason",
    "chosen",
    "due_at",
    "confirm",
    "into",
    "mode",
    "keep",
    "show_as",
    "url",
    "file",
    "text",
    "zone",
    "edit",
];

/// Every name that the API's document gives to a field, and more.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let document = wellspring::http::routes::document();
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    let properties = schemas.values().filter_map(|schema| schema["properties"].as_object());
    let mut names: Vec<String> = properties.flat_map(|fields| fields.keys().cloned()).collect();
    names.extend(MORE.map(str::to_owned));
    names.sort();
    names.dedup();
    names
});

pub fn step(dice: &mut StdRng) -> &'static str {
    STEPS.choose(dice).expect("steps")
}

pub fn name(dice: &mut StdRng) -> &'static str {
    NAMES.choose(dice).expect("names")
}

/// A strange word; now and then a very long one.
pub fn word(dice: &mut StdRng) -> String {
    let word = *STRANGE.choose(dice).expect("words");
    match dice.random_range(0..20) {
        0 => word.repeat(2_000),
        1 => format!("{word}{}", STRANGE.choose(dice).expect("words")),
        _ => word.to_owned(),
    }
}

/// What is usual for a field of this name, or strange.
pub fn value(name: &str, dice: &mut StdRng) -> String {
    if dice.random_bool(0.35) {
        return word(dice);
    }
    let usual = match name {
        "zone" => "Europe/Berlin",
        "minutes" | "offset_minutes" | "version" | "count" | "interval" => "60",
        "email" => "rosa@example.org",
        "url" | "join_url" | "recording_url" => "https://calendar.example/a.ics",
        "moderation" => "held",
        "kind" => "article",
        "role" => "viewer",
        "color" => "teal",
        name if name.contains("starts") || name.contains("_at") || name.contains("until") => "2027-02-03T10:00",
        name if name.ends_with("_on") || name == "from" || name == "to" => "2027-02-03",
        name if name.ends_with("_id") => "01935f5e-7c1a-7000-8000-000000000007",
        _ => "Walk a little each day",
    };
    usual.to_owned()
}

/// JSON of any shape.
pub fn json(dice: &mut StdRng, depth: usize) -> Value {
    match dice.random_range(0..9) {
        0 => Value::Null,
        1 => json!(dice.random_bool(0.5)),
        2 => json!(dice.random_range(-3_i64..100)),
        3 => json!(1e300),
        4 => json!(i64::MIN),
        5 if depth > 0 => Value::Array((0..dice.random_range(0..4)).map(|_| json(dice, depth - 1)).collect()),
        6 if depth > 0 => object(dice, depth - 1),
        _ => json!(word(dice)),
    }
}

/// An object whose fields have names that we know.
pub fn object(dice: &mut StdRng, depth: usize) -> Value {
    let fields = (0..dice.random_range(0..9)).map(|_| {
        let name = name(dice);
        let value = if dice.random_bool(0.5) { json!(value(name, dice)) } else { json(dice, depth) };
        (name.to_owned(), value)
    });
    Value::Object(fields.collect())
}
