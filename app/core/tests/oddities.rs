//! One calendar per oddity, in `tests/ics`: each has the dates that python's icalendar with recurring-ical-events reads there
//! (`tests/ics/read.py`); `tests/browser/oddities.mjs` compares the same with ical.js.

mod compare;

use std::path::Path;

#[test]
fn every_oddity_is_read_as_two_other_libraries_read_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ics");
    let all = compare::expected(&folder);
    let wrong: Vec<String> = all
        .iter()
        .filter_map(|expected| compare::compare(&folder, expected).err().map(|why| format!("{}: {why}", expected.file)))
        .collect();
    assert!(all.len() >= 20 && wrong.is_empty(), "{wrong:#?}");
}
