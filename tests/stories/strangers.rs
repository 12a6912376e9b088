//! What strangers send, as the world writes it: tables, calendars, letters of every script, addresses. `tests/strangers`
//! holds what real programs wrote, in small.

mod addresses;
mod calendars;
mod directions;
mod posts;
mod tables;
mod words;

/// A file of `tests/strangers`.
pub fn sample(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/strangers").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
