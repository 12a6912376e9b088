//! Every reader of strangers' bytes, by name: for fuzzing (`cargo xtask fuzz`), and for the test that feeds them whatever was
//! found that way. Each is what runs in [`quarantine`](crate::quarantine), without the thread around it.

use domain::Instant;
use domain::time::DAY;
use domain::{Span, ZoneName};

use crate::{calendar, imports, posts, replies};

/// A reader: what it makes of the bytes does not matter here, only that it ends.
pub type Reader = fn(&[u8]);

/// All of them.
pub const READERS: [(&str, Reader); 5] =
    [("mail", mail), ("calendar", calendar), ("questions", questions), ("table", table), ("markdown", markdown)];

fn mail(bytes: &[u8]) {
    drop(replies::read(bytes));
}

/// As an import and as somebody's busy times.
fn calendar(bytes: &[u8]) {
    let (home, now) = (ZoneName("Europe/Berlin".to_owned()), Instant(1_795_000_000_000));
    let window = Span { start: now, end: now.plus(730 * DAY) };
    if let Ok(mut file) = calendar::read::read(bytes, &home) {
        calendar::read::occurrences(&mut file, window, false);
    }
    drop(calendar::read::Busy::read(bytes, "lin@clinic.example", &home, window));
}

fn questions(bytes: &[u8]) {
    drop(imports::questions_text(bytes).map(|text| imports::read_questions(&text)));
}

fn table(bytes: &[u8]) {
    drop(imports::read_sessions(bytes));
}

fn markdown(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        drop(posts::cleaned(text));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;

    /// What began the fuzzing, and whatever it found: each was an abort, or took longer than this once.
    #[test]
    fn what_was_found_once_is_read_in_no_time() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz");
        for (name, reader) in READERS {
            let kinds = ["seeds", "found"].map(|kind| folder.join(kind).join(name));
            let files = kinds.iter().filter_map(|kind| std::fs::read_dir(kind).ok()).flatten().flatten();
            let files: Vec<_> = files.map(|file| file.path()).collect();
            assert!(!files.is_empty(), "no seeds for {name}");
            for file in files {
                let (bytes, began) = (std::fs::read(&file).unwrap(), tokio::time::Instant::now());
                // Much smaller a stack than there is in quarantine.
                let thread = std::thread::Builder::new().stack_size(1024 * 1024).spawn(move || reader(&bytes));
                assert!(thread.unwrap().join().is_ok(), "{} ends {name} in a panic", file.display());
                assert!(began.elapsed() < Duration::from_secs(3), "{} takes {:?}", file.display(), began.elapsed());
            }
        }
    }
}
