//! `cargo xtask ics FOLDER`: reads real calendars, and compares their dates with what other libraries found there.

#[path = "../tests/compare/mod.rs"]
mod compare;

use std::path::Path;

/// Where those libraries agree and RFC 5545 says otherwise.
const ARGUED: [(&str, &str); 5] = [
    (
        "19-talios",
        "the zone's name ends in Pacific/Auckland, which is a zone; they read the time as floating for want of a VTIMEZONE",
    ),
    (
        "41-test_with_int_tzid",
        "TZID names the VTIMEZONE of the same file (§3.2.19), a blank before both; they read the time as floating",
    ),
    ("57-end_before_start", "DTEND has to be later than DTSTART (§3.8.2.2); an end before the start is left out"),
    (
        "58-issue_148",
        "of two components with one UID the higher SEQUENCE stands (§3.8.7.4); they show both. Its EXDATE takes out the changed date",
    ),
    ("59-issue_163", "as 58: the later master takes out the date that had been changed"),
];

fn main() {
    let folder = std::env::args().nth(1).expect("a folder with calendars and expected.json");
    let folder = Path::new(&folder);
    let all = compare::expected(folder);
    let mut same = 0;
    for expected in &all {
        let argument = ARGUED.iter().find(|(file, _)| expected.file.starts_with(file));
        match (compare::compare(folder, expected), argument) {
            (Ok(()), _) => same += 1,
            (Err(_), Some((_, argument))) => {
                println!("{}: argued: {argument}", expected.file);
                same += 1;
            }
            (Err(why), None) => println!("{}: {why}", expected.file),
        }
    }
    println!("{same} passed, {} failed", all.len() - same);
    std::process::exit(i32::from(same != all.len()));
}
