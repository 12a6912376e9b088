//! What addresses name.

use wellspring_core::Error;

/// An id from an address: what is no id names nothing.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| Error::NotFound)
}
