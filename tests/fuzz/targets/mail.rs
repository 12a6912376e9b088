//! Replies that a mail gateway hands on.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wellspring_core::readers::READERS;

fuzz_target!(|bytes: &[u8]| {
    let (_, read) = READERS.into_iter().find(|(name, _)| *name == "mail").expect("a reader");
    read(bytes);
});
