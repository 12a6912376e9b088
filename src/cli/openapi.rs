//! `wellspring openapi`: the API's document, for code generators and readers without a running server.

use std::io::{self, Write};

use super::Refusal;
use crate::http::routes;

/// Prints it.
pub(super) fn run() -> Result<(), Refusal> {
    let text = format!("{:#}\n", routes::document());
    match io::stdout().write_all(text.as_bytes()) {
        // Whoever reads may have read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done.map_err(|error| Refusal::from(format!("standard output cannot be written: {error}."))),
    }
}
