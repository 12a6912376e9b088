//! Calendars that are imported, and busy times.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wellspring_core::readers::READERS;

fuzz_target!(|bytes: &[u8]| {
    let (_, read) = READERS.into_iter().find(|(name, _)| *name == "calendar").expect("a reader");
    read(bytes);
});
